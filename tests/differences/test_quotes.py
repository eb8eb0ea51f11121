"""Quotations: verbatim, altered, not found."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import SPEECH, passage_of, told

QUOTED = [
    ("Ida Moen said “we will not sell one acre of this valley”", None),
    ('Ida Moen said "We will not sell one acre"', None),
    ("Moen: “WE WILL NOT SELL ONE ACRE OF THIS VALLEY”", None),
    ("Moen said “not sell one acre of this valley.”", None),
    ("Moen said “we will sell one acre of this valley”", "will not sell one acre of this valley"),
    ("Moen said “We will not sell one inch of this valley”",
     "We will not sell one acre of this valley"),
    ('Moen said "We would not sell one acre of this valley"',
     "We will not sell one acre of this valley"),
    ("Moen said “we will never sell an acre of this valley”", "sell one acre of this valley"),
    ("Moen said \u2018we will not sell one acre of this valley\u2019", None),
    ("Moen said «we will not sell one acre of this valley»", None),
    ("Moen warned: “We will not sell one acre of this valley!”", None),
    ("“We will not sell one acre,” Moen said, “of this valley.”", None),
    ("Moen said “We will  not sell one acre of this valley”", None),
    ("Moen told them “We will not lease one acre of this valley”",
     "We will not sell one acre of this valley"),
    ("Moen: “They will not sell one acre of this valley”", "will not sell one acre of this valley"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "found"), QUOTED)
def test_a_quotation_is_held_against_the_passage_to_the_letter(
    claim: str, found: str | None
) -> None:
    passage = passage_of(SPEECH)
    quotes = told(compare(claim, passage), DifferenceKind.QUOTE)
    assert len(quotes) == (found is not None)
    assert all(found is not None and found in source for _, source in quotes)


@pytest.mark.parametrize(
    "claim",
    [
        "Moen read “We Will Not Sell Our Valley”",
        "Moen said “the harvest was the worst in years”",
        'Moen said "taxes must come down at once"',
    ],
)
def test_a_quotation_that_is_nowhere_is_missing(claim: str) -> None:
    found = compare(claim, passage_of(SPEECH))
    assert [missing.kind for missing in found.missing] == ["quote"]


@pytest.mark.parametrize("claim", ["Moen was “very angry”", "Moen's so-called “union”"])
def test_one_or_two_quoted_words_are_no_quotation(claim: str) -> None:
    assert compare(claim, passage_of(SPEECH)).missing == ()


def test_a_quotation_from_the_sentence_before_has_no_place_in_this_one() -> None:
    passage = passage_of("She left the hall.", before="“This is not the end of it,” Moen said.")
    found = compare("Moen said “this is not the end of them”", passage)
    assert [(d.kind, d.span) for d in found.differences] == [(DifferenceKind.QUOTE, None)]
