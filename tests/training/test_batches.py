"""Examples become arrays with targets, and batches that hold each of them once."""

from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from bot.encoder import DEFAULT_MODEL, locate
from bot.judge.pair import FOCUS, PairText, open_tokenizer, tokenize
from training.batches import (
    LONGER,
    NOT_SUPPORTED,
    UNKNOWN,
    Tokenized,
    collate,
    epoch,
    in_order,
    load,
    save,
    tokenized,
)
from training.examples import Example, read, write

MAX_TOKENS = 128
FERRY = Example("1", "made", "Who sank the ferry?", "The ferry was sunk by Ann Os, it is said.")
MIX = [
    Example("a", "made", "The ferry sank.", "It sank off Toru.", "supported", True),
    Example("b", "made", "The ferry sank.", "It did not sink.", "refuted", True, group="ferry"),
    Example("c", "made", "The mill burned.", "Ships sank.", "nei", False),
    Example("d", "made", "A ferry sank.", "It did not sink.", "not_supported", group="ferry"),
    replace(FERRY, id="e", question=True, relevant=True, answer=(22, 28), group="asked"),
    replace(FERRY, id="f", question=True, relevant=False, focus="Rain.", group="asked"),
    Example("g", "made", "Rain.", "Rain. " * 20, title="Rain", date="2024-08-06", before="Wind."),
]


@cache
def tokenizer() -> Tokenizer:
    return open_tokenizer(locate(DEFAULT_MODEL) / "tokenizer.json")


def of_lengths(lengths: list[int], units: list[list[int]]) -> Tokenized:
    """Rows of so many tokens; the ids of row i are i."""
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    ids = np.repeat(np.arange(len(lengths)), lengths).astype(np.int32)
    queries = np.tile(np.array([1, 2], dtype=np.int32), (len(lengths), 1))
    targets = np.full((len(lengths), 4), UNKNOWN, dtype=np.int32)
    return Tokenized(ids, np.zeros_like(ids, dtype=np.int8), starts, queries, targets, units)


@st.composite
def many(draw: st.DrawFn) -> Tokenized:
    """Up to a few dozen units of one to four rows each."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=40))
    rows = sum(sizes)
    lengths = draw(st.lists(st.integers(3, 90), min_size=rows, max_size=rows))
    order = draw(st.permutations(range(rows)))
    edges = np.cumsum(sizes)[:-1]
    return of_lengths(lengths, [part.tolist() for part in np.split(np.array(order), edges)])


class TestEpoch:
    @settings(deadline=None)
    @given(many(), st.integers(20, 400), st.integers(0, 5))
    def test_holds_every_example_once_in_whole_units_within_the_budget(
        self, data: Tokenized, budget: int, seed: int
    ) -> None:
        batches = epoch(data, budget, seed)
        assert sorted(chain.from_iterable(batches)) == list(range(len(data)))
        lengths = data.lengths()
        for batch in batches:
            held = [unit for unit in data.units if set(unit) & set(batch)]
            assert sorted(chain.from_iterable(held)) == sorted(batch)
            # Only a unit that is too long by itself may be over the budget, and then alone.
            assert len(batch) * max(lengths[batch]) <= budget or len(held) == 1

    def test_of_a_seed_is_always_the_same_and_of_another_seed_another(self) -> None:
        data = of_lengths([10] * 200, [[row] for row in range(200)])
        assert epoch(data, 100, 1) == epoch(data, 100, 1)
        assert epoch(data, 100, 1) != epoch(data, 100, 2)

    def test_puts_examples_of_like_lengths_together(self) -> None:
        lengths = [5, 50] * 100
        data = of_lengths(lengths, [[row] for row in range(200)])
        mixed = [one for one in epoch(data, 500, 1) if len({lengths[row] for row in one}) > 1]
        assert len(mixed) <= 1

    def test_comes_in_an_order_that_length_does_not_tell(self) -> None:
        data = of_lengths(list(range(5, 105)), [[row] for row in range(100)])
        longest = [max(batch) for batch in epoch(data, 200, 1)]
        assert longest != sorted(longest)
        assert longest != sorted(longest, reverse=True)


class TestScoring:
    @settings(deadline=None)
    @given(many(), st.integers(90, 400))
    def test_passes_every_example_once_shortest_first_within_the_budget(
        self, data: Tokenized, budget: int
    ) -> None:
        batches = list(in_order(data, budget))
        rows = list(chain.from_iterable(batches))
        assert sorted(rows) == list(range(len(data)))
        lengths = data.lengths()
        assert lengths[rows].tolist() == sorted(lengths.tolist())
        assert all(len(batch) * max(lengths[batch]) <= budget for batch in batches)


class TestFiles:
    def test_hold_the_arrays_that_were_saved(self, tmp_path: Path) -> None:
        data = tokenized(MIX, MAX_TOKENS)
        save(tmp_path / "mix.npz", data)
        found = load(tmp_path / "mix.npz")
        for name in ("ids", "types", "starts", "queries", "targets"):
            saved, loaded = getattr(data, name), getattr(found, name)
            assert saved.dtype == loaded.dtype
            assert np.array_equal(saved, loaded)
        assert [sorted(unit) for unit in found.units] == [sorted(unit) for unit in data.units]

    def test_hold_the_examples_that_were_written(self, tmp_path: Path) -> None:
        assert write(tmp_path / "mix.jsonl.gz", MIX) == len(MIX)
        assert list(read(tmp_path / "mix.jsonl.gz")) == MIX

    def test_of_the_same_examples_are_the_same_bytes(self, tmp_path: Path) -> None:
        write(tmp_path / "one.gz", MIX)
        write(tmp_path / "other.gz", MIX)
        assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()


class TestUnits:
    def test_are_groups_and_else_single_examples(self) -> None:
        alike = [replace(one, group=one.group and "ferry") for one in MIX[:4]]
        assert tokenized(alike, MAX_TOKENS).units == [[0], [1, 3], [2]]

    def test_are_divided_where_lengths_differ_much(self) -> None:
        mix = [replace(FERRY, focus="It sank. " * count, group="one") for count in (9, 1, 10, 2)]
        data = tokenized(mix, MAX_TOKENS)
        assert sorted(map(sorted, data.units)) == [[0, 2], [1, 3]]
        lengths = data.lengths()
        assert all(max(lengths[unit]) <= LONGER * min(lengths[unit]) for unit in data.units)


class TestTargets:
    def test_have_a_code_for_each_stance(self) -> None:
        stances = tokenized(MIX, MAX_TOKENS).targets[:, 0].tolist()
        assert stances == [0, 1, 2, NOT_SUPPORTED, UNKNOWN, UNKNOWN, UNKNOWN]

    def test_tell_whether_a_passage_is_relevant_where_that_is_known(self) -> None:
        relevant = tokenized(MIX, MAX_TOKENS).targets[:, 1].tolist()
        assert relevant == [1, 1, 0, UNKNOWN, 1, 0, UNKNOWN]

    @pytest.mark.parametrize(
        ("focus", "answer"),
        [
            ("The ferry was sunk by Ann Os, it is said.", "Ann Os"),
            ("The ferry was sunk by Ann Os, it is said.", "The"),
            ("The ferry was sunk by Ann Os, it is said.", "."),
            ("It rose by 2.5 metres (8 ft).", "2.5 metres"),
            ("Zoë Müller sank it — off São Tomé 🙂 in May", "São Tomé"),
            ("東京の船は三月に沈んだ。", "三月"),
            ("The unsinkable Os.", "unsinkable"),
        ],
    )
    def test_are_the_tokens_that_the_answer_stands_in(self, focus: str, answer: str) -> None:
        start = focus.index(answer)
        place = (start, start + len(answer))
        one = Example("1", "made", "Who? 🙂", focus, None, True, True, place, "Tïtle", "", "Wind.")
        first, last = tokenized([one], MAX_TOKENS).targets[0, 2:].tolist()
        pair = tokenize(tokenizer(), PairText("Who? 🙂", focus, "Tïtle", "", "Wind."), MAX_TOKENS)
        begun = pair.offsets[first - pair.focus[0]][0]
        ended = pair.offsets[last - pair.focus[0]][1]
        assert focus[begun:ended] == answer

    def test_of_part_of_a_word_are_the_tokens_around_it(self) -> None:
        one = replace(FERRY, answer=(24, 27))
        data = tokenized([one], MAX_TOKENS)
        first, last = data.targets[0, 2:].tolist()
        assert tokenizer().decode(data.ids[first : last + 1].tolist()) == "ann os"

    def test_have_no_span_where_there_is_no_answer_or_it_was_cut_off(self) -> None:
        long = "Rain. " * 300 + "Ann."
        cut = replace(FERRY, focus=long, answer=(len(long) - 4, len(long) - 1))
        found = tokenized([FERRY, cut], MAX_TOKENS).targets[:, 2:].tolist()
        assert found == [[UNKNOWN, UNKNOWN]] * 2


class TestCollation:
    def test_pads_rows_to_the_longest(self) -> None:
        data = tokenized(MIX, MAX_TOKENS)
        rows = [6, 0, 4]
        batch = collate(data, rows)
        lengths = data.lengths()[rows].tolist()
        assert batch.ids.shape == (3, max(lengths))
        assert batch.mask.sum(1).tolist() == lengths
        for place, row in enumerate(rows):
            own = data.ids[data.starts[row] : data.starts[row + 1]].tolist()
            assert batch.ids[place].tolist() == own + [0] * (max(lengths) - len(own))
            assert batch.targets[place].tolist() == data.targets[row].tolist()

    def test_marks_the_query_and_the_focus(self) -> None:
        data = tokenized(MIX, MAX_TOKENS)
        batch = collate(data, list(range(len(MIX))))
        for place, one in enumerate(MIX):
            ids = batch.ids[place]
            query = tokenizer().encode(one.query, add_special_tokens=False).ids
            focus = tokenizer().encode(one.focus, add_special_tokens=False).ids
            assert ids[batch.query[place] == 1].tolist() == query
            assert ids[batch.types[place] == FOCUS].tolist() == focus
