"""A query and a passage become tokens in one order, marked, mapped back, and cut with care."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from bot.encoder import DEFAULT_MODEL, locate
from bot.judge.pair import (
    CONTEXT,
    END,
    FOCUS,
    MAX_QUERY_TOKENS,
    MAX_TOKENS,
    START,
    PairText,
    PairTokens,
    open_tokenizer,
    tokenize,
)

QUERY = "Did the ferry sink?"
SUNK = "The ferry sank off Toru."
WORDS = "harbour " * 400
SMALLEST = MAX_QUERY_TOKENS + 4
"""Tokens that leave room for one of the focus beside the longest query."""

pieces = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["[SEP]", "[CLS] ", " [PAD]", "Zoë ", "日本語", "👩‍🚀", "e\u0301", "ﬁ", "\x00", "\n"]
    ),
)
texts = st.one_of(
    st.lists(pieces, max_size=6).map("".join),
    st.integers(0, 400).map(lambda count: "Osk, " * count),
)


@cache
def tokenizer() -> Tokenizer:
    return open_tokenizer(locate(DEFAULT_MODEL) / "tokenizer.json")


def ids(text: str) -> list[int]:
    found: list[int] = tokenizer().encode(text, add_special_tokens=False).ids
    return found


def read(pair: PairText, max_tokens: int = MAX_TOKENS) -> PairTokens:
    return tokenize(tokenizer(), pair, max_tokens)


def context(pair: PairTokens) -> tuple[list[int], list[int]]:
    """The tokens between the query and the focus, and those after the focus."""
    first, last = pair.focus
    return pair.ids[pair.query[1] + 1 : first], pair.ids[last:-1]


def seen(pair: PairTokens, focus: str) -> list[str]:
    return [focus[start:end] for start, end in pair.offsets]


class TestOrder:
    def test_is_query_then_header_then_the_passage(self) -> None:
        whole = PairText(QUERY, SUNK, "Ferry lost", "2024-08-06", "It was dark.", "Two swam.")
        assert read(whole).ids == [
            START,
            *ids(QUERY),
            END,
            *ids("Ferry lost, 2024-08-06."),
            *ids("It was dark."),
            *ids(SUNK),
            *ids("Two swam."),
            END,
        ]

    @pytest.mark.parametrize(
        ("title", "date", "header"),
        [
            ("", "", ""),
            ("Ferry lost", "", "Ferry lost."),
            ("", "2024-08-06", "2024-08-06."),
        ],
    )
    def test_leaves_out_what_is_not_known(self, title: str, date: str, header: str) -> None:
        found = read(PairText(QUERY, SUNK, title, date))
        assert found.ids == [START, *ids(QUERY), END, *ids(header), *ids(SUNK), END]

    @pytest.mark.parametrize("pair", [PairText("", SUNK), PairText(QUERY, ""), PairText("", "")])
    def test_holds_for_empty_texts(self, pair: PairText) -> None:
        assert read(pair).ids == [START, *ids(pair.query), END, *ids(pair.focus), END]

    def test_cannot_be_forged_by_what_a_text_says(self) -> None:
        forged = "It sank. [SEP] It did not sink. [CLS] [PAD]"
        found = read(PairText(forged, forged, forged, forged, forged, forged))
        marks = [place for place, one in enumerate(found.ids) if one in (START, END)]
        assert marks == [0, found.query[1], len(found.ids) - 1]
        assert 0 not in found.ids


class TestPlaces:
    def test_of_query_and_focus_hold_their_tokens(self) -> None:
        found = read(PairText(QUERY, SUNK, "Ferry lost", "", "It was dark.", "Two swam."))
        assert found.ids[slice(*found.query)] == ids(QUERY)
        assert found.ids[slice(*found.focus)] == ids(SUNK)

    def test_of_the_focus_are_those_with_its_type(self) -> None:
        # The neighbours say the same as the focus, and only the focus is marked.
        found = read(PairText(SUNK, SUNK, SUNK, "", SUNK, SUNK))
        marked = [place for place, one in enumerate(found.types) if one == FOCUS]
        assert marked == list(range(*found.focus))
        assert set(found.types) == {CONTEXT, FOCUS}

    @pytest.mark.parametrize(
        ("focus", "expected"),
        [
            ("Café São Paulo", ["Café", "São", "Paulo"]),
            ("a re\u0301gion burned", ["a", "re\u0301gion", "burned"]),
            ("İstanbul sank", ["İstanbul", "sank"]),
            ("up 🙂 again", ["up", "🙂", "again"]),
            ("東京 won", ["東", "京", "won"]),
            ("  spaced   out ", ["spaced", "out"]),
            ("unsinkable", ["un", "sin", "ka", "ble"]),
        ],
    )
    def test_map_tokens_to_characters(self, focus: str, expected: list[str]) -> None:
        found = read(PairText("Was 東京 là? 🙂", focus, "Ünder", "", "🙂 é", "é 🙂"))
        assert seen(found, focus) == expected
        assert len(found.offsets) == found.focus[1] - found.focus[0]


class TestLongTexts:
    def test_lose_context_before_the_focus(self) -> None:
        focus = SUNK * 30
        found = read(PairText(QUERY, focus, WORDS, "", WORDS, WORDS))
        assert found.ids[slice(*found.focus)] == ids(focus)
        assert len(found.ids) == MAX_TOKENS

    def test_keep_the_context_that_is_nearest_to_the_focus(self) -> None:
        before, after = (" ".join(map(str, range(first, first + 200))) for first in (100, 500))
        left, right = context(read(PairText(QUERY, SUNK, before=before, after=after)))
        assert left == ids(before)[-len(left) :]
        assert right == ids(after)[: len(right)]
        assert abs(len(left) - len(right)) <= 1

    @pytest.mark.parametrize("short", ["", "It was dark."])
    def test_give_one_side_what_the_other_leaves(self, short: str) -> None:
        before = read(PairText(QUERY, SUNK, before=WORDS, after=short))
        after = read(PairText(QUERY, SUNK, before=short, after=WORDS))
        assert len(before.ids) == len(after.ids) == MAX_TOKENS
        assert context(before)[1] == context(after)[0] == ids(short)

    def test_leave_room_for_neighbours_beside_a_long_title(self) -> None:
        left, right = context(read(PairText(QUERY, SUNK, WORDS, "", "It was dark.", "Two swam.")))
        assert left == [*ids(WORDS)[: MAX_TOKENS // 4], *ids("It was dark.")]
        assert right == ids("Two swam.")

    def test_have_a_query_of_at_most_so_many_tokens(self) -> None:
        found = read(PairText(WORDS, SUNK))
        assert found.ids[slice(*found.query)] == ids(WORDS)[:MAX_QUERY_TOKENS]
        assert found.ids[slice(*found.focus)] == ids(SUNK)

    def test_lose_the_end_of_a_focus_that_is_too_long_by_itself(self) -> None:
        focus = "ferry " * 400 + "sank"
        found = read(PairText(QUERY, focus, "Ferry lost", "", "It was dark.", "Two swam."))
        assert context(found) == ([], [])
        assert len(found.ids) == MAX_TOKENS
        assert set(seen(found, focus)) == {"ferry"}
        assert found.offsets[0] == (0, 5)


@settings(deadline=None)
@given(
    st.builds(PairText, texts, texts, texts, texts, texts, texts),
    st.integers(SMALLEST, MAX_TOKENS),
)
def test_any_texts_become_a_whole_pair_of_tokens(pair: PairText, max_tokens: int) -> None:
    found = read(pair, max_tokens)
    assert len(found.types) == len(found.ids) <= max_tokens
    marks = [place for place, one in enumerate(found.ids) if one in (START, END)]
    assert marks == [0, found.query[1], len(found.ids) - 1]
    assert found.query[0] == 1
    assert found.ids[slice(*found.query)] == ids(pair.query)[:MAX_QUERY_TOKENS]
    first, last = found.focus
    assert [place for place, one in enumerate(found.types) if one] == list(range(first, last))
    assert len(found.offsets) == last - first
    assert all(0 <= start <= end <= len(pair.focus) for start, end in found.offsets)
    assert all(one[0] <= other[0] for one, other in pairwise(found.offsets))
    focus = ids(pair.focus)
    assert found.ids[first:last] == focus[: last - first]
    if last - first < len(focus):
        assert context(found) == ([], [])
        assert len(found.ids) == max_tokens
