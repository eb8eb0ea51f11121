"""The exported network says what the trained one does, and its judgements are probabilities."""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import torch

from bot.domain import Judgement, Passage, Query, Question
from bot.judge.calibrated import passage_judgement
from bot.judge.card import WEIGHTS, Calibration
from bot.judge.network import LONGEST_ANSWER
from bot.judge.pair import MAX_TOKENS, PairText
from tests.fakes import article, claim, passage
from tests.judge.networks import Exported
from training.batches import collate, tokenized
from training.examples import Example
from training.model import Outputs

PAIRS = (
    PairText("Who?", "Ann."),
    PairText("Did the ferry sink?", "The ferry sank off Toru.", "Ferry lost", "2024-08-06"),
    PairText("The mill burned.", "", before="It was dark.", after="Two men died."),
    PairText("The mill burned in May.", "A mill in Osk burned on 3 May, and two men died. " * 3),
    PairText(
        "Lida Ferro won. " * 9, "Lida Ferro won the final in Toru. " * 5, before="Chess. " * 9
    ),
    PairText("The harbour opens on Sunday.", "The harbour of Toru was closed, " * 60),
)
ASKED = ("When does it open?", "Who said so?", "What sank off Toru?")
TOLD_OF = (
    "The harbour of Toru opens on Sunday morning, said Ann.",
    "A mill near the bridge burned down in the same night.",
    "Two members left before the end, as they had a train to catch.",
)
RIVER = "It rained for a week. The river Osk rose by three metres on Sunday. Farmers fled."
TOLD = passage(RIVER, focus=1)
PASSAGES = [
    TOLD,
    passage("Rain.", "b"),
    passage("A mill burned in the harbour of Toru, and ships sank. " * 20, "c", focus=7),
    passage("Lida Ferro won the chess final. She is nine.", "d"),
]
QUERIES: tuple[Query, ...] = (
    claim("The river Osk rose"),
    Question("Who won the chess final?"),
    claim("No ship sank in Toru."),
)


def outputs(exported: Exported, pairs: Sequence[PairText]) -> Outputs:
    """What the network itself makes of pairs, batched as for training."""
    examples = [
        Example(
            "", "", p.query, p.focus, None, None, False, None, p.title, p.date, p.before, p.after
        )
        for p in pairs
    ]
    batch = collate(tokenized(examples, MAX_TOKENS), range(len(pairs)))
    with torch.inference_mode():
        found: Outputs = exported.model(batch.ids, batch.types, batch.mask, batch.query)
    return found


def values(one: Judgement) -> tuple[float, float, float, float]:
    return one.relevance, one.supports, one.refutes, one.neutral


class TestNetwork:
    def test_gives_the_logits_of_the_network_that_was_exported(self, exported: Exported) -> None:
        readings = exported.network.read(PAIRS)
        lengths = [reading.tokens for reading in readings]
        assert (min(lengths), max(lengths)) == (7, MAX_TOKENS)
        expected = outputs(exported, PAIRS)
        stances = np.array([reading.stance for reading in readings])
        assert stances == pytest.approx(expected.stance.numpy(), abs=5e-3)
        found = [reading.relevance for reading in readings]
        assert found == pytest.approx(expected.relevance.tolist(), abs=5e-3)
        # Pairs differ by far more than that, or the comparison would tell nothing.
        assert stances.std(axis=0).min() > 0.1

    def test_gives_the_best_spans_of_the_network_that_was_exported(
        self, exported: Exported
    ) -> None:
        pairs = [PairText(query, told, "Harbour") for query in ASKED for told in TOLD_OF]
        lengths = []
        for pair, reading in zip(pairs, exported.network.read(pairs), strict=True):
            starts, ends = outputs(exported, [pair]).span[0].unbind(1)
            answered = Example("", "", pair.query, pair.focus, answer=reading.span, title="Harbour")
            data = tokenized([answered], MAX_TOKENS)
            places = np.flatnonzero(data.types).tolist()
            best = max(float(starts[i] + ends[j]) for i in places for j in places if i <= j)
            first, last = data.targets[0, 2:].tolist()
            assert float(starts[first] + ends[last]) == pytest.approx(best, abs=1e-2)
            lengths.append(last - first + 1)
        assert max(lengths) > 1

    def test_does_not_mix_the_pairs_of_a_batch(self, exported: Exported) -> None:
        together = exported.network.read([*PAIRS, *PAIRS[::-1]])
        for pair, found in zip([*PAIRS, *PAIRS[::-1]], together, strict=True):
            (alone,) = exported.network.read([pair])
            assert found.stance == pytest.approx(alone.stance, abs=1e-4)
            assert found.relevance == pytest.approx(alone.relevance, abs=1e-4)
            assert (found.span, found.tokens) == (alone.span, alone.tokens)

    def test_reads_no_pairs_as_none(self, exported: Exported) -> None:
        assert exported.network.read([]) == []

    def test_takes_less_than_50_megabytes(self, exported: Exported) -> None:
        assert (exported.folder / WEIGHTS).stat().st_size < 50e6


class TestJudgements:
    def test_are_of_the_sentence_between_its_neighbours_under_title_and_date(
        self, exported: Exported
    ) -> None:
        dated = replace(TOLD, article=article(RIVER, title="Flood", published=date(2024, 8, 5)))
        text = PairText(
            "Osk rose",
            "The river Osk rose by three metres on Sunday.",
            "Flood",
            "2024-08-05",
            "It rained for a week.",
            "Farmers fled.",
        )
        (reading,) = exported.network.read([text])
        (found,) = exported.judge.judge(claim("Osk rose"), [dated])
        assert found == passage_judgement(reading, Calibration())

    @pytest.mark.parametrize("query", QUERIES)
    def test_are_probabilities_whose_stances_sum_to_1(
        self, exported: Exported, query: Query
    ) -> None:
        for found in exported.judge.judge(query, PASSAGES):
            assert all(0 <= value <= 1 for value in values(found))
            assert found.supports + found.refutes + found.neutral == pytest.approx(1)

    def test_of_a_question_are_neutral_with_a_place_in_the_sentence(
        self, exported: Exported
    ) -> None:
        for text in ("Who won the chess final?", "How far did the river rise?"):
            found = exported.judge.judge(Question(text), PASSAGES)
            for one, told in zip(found, PASSAGES, strict=True):
                assert (one.supports, one.refutes, one.neutral) == (0, 0, 1)
                assert one.span is not None
                start, end = one.span
                assert 0 <= start < end <= len(told.sentence.text)

    def test_have_answers_of_a_bounded_length(self, exported: Exported) -> None:
        focus = "one two three four five six seven eight nine ten " * 12
        for query in ("Who?", "When was it?", "How many ships sank?"):
            (reading,) = exported.network.read([PairText(query, focus)])
            assert len(focus[slice(*reading.span)].split()) <= LONGEST_ANSWER

    def test_of_a_claim_have_no_place(self, exported: Exported) -> None:
        found = exported.judge.judge(claim("The river Osk rose"), PASSAGES)
        assert [one.span for one in found] == [None] * len(PASSAGES)

    def test_of_many_passages_at_once_are_those_of_each_alone(self, exported: Exported) -> None:
        for query in QUERIES:
            together = exported.judge.judge(query, PASSAGES)
            for told, found in zip(PASSAGES, together, strict=True):
                (alone,) = exported.judge.judge(query, [told])
                assert values(found) == pytest.approx(values(alone), abs=1e-4)
                assert found.span == alone.span

    def test_are_of_the_claim_as_it_is_worded_for_each_passage(self, exported: Exported) -> None:
        said, worded = claim("The Osk rose by over two metres"), "The Osk rose by three metres"
        found = exported.judge.judge(said, [TOLD, TOLD], [worded, said.text])
        (as_worded,) = exported.judge.judge(claim(worded), [TOLD])
        (as_said,) = exported.judge.judge(said, [TOLD])
        assert values(found[0]) == pytest.approx(values(as_worded), abs=1e-4)
        assert values(found[1]) == pytest.approx(values(as_said), abs=1e-4)
        assert values(as_worded) != pytest.approx(values(as_said), abs=1e-4)

    def test_of_no_passages_are_none(self, exported: Exported) -> None:
        assert exported.judge.judge(claim("The river Osk rose"), []) == ()

    def test_are_the_same_from_several_threads(self, exported: Exported) -> None:
        def judged(pair: tuple[Query, Passage]) -> Judgement:
            (found,) = exported.judge.judge(pair[0], [pair[1]])
            return found

        pairs = [(query, told) for told in PASSAGES for query in QUERIES]
        alone = [judged(pair) for pair in pairs]
        often = sys.getswitchinterval()
        sys.setswitchinterval(1e-5)
        try:
            with ThreadPoolExecutor(2) as pool:
                together = list(pool.map(judged, pairs * 3))
        finally:
            sys.setswitchinterval(often)
        assert together == alone * 3
