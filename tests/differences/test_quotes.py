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


QUAY = "“The old quay must be saved, whatever it costs us,” said Nora Falk, who leads the council."
RAINS = "“We have lost the harvest,” Okoro said, “and the rains have not come back.”"
RULING = "Hale called the ruling “a very dark day for every reader in this country”."
SHIFT = '"No one was warned," the report says. "Not even the night shift."'
NESTED = "“He told me \u2018never come back\u2019 and left,” Hale said."

VERBATIM = [
    ("Falk said “the old quay must be saved”", QUAY),
    ('Falk said "The old quay must be saved, whatever it costs us"', QUAY),
    ("Falk said “The old quay … must be saved”", QUAY),
    ("Falk said “The old quay ... whatever it costs us”", QUAY),
    ("Falk said “The old quay […] whatever it costs us”", QUAY),
    ("Falk said “[The] old quay must be saved”", QUAY),
    ("Falk said “the old quay [on the river] must be saved”", QUAY),
    ("Falk said «the old quay must be saved»", QUAY),
    ("Falk said „the old quay must be saved“", QUAY),
    ("Falk said 'the old quay must be saved'", QUAY),
    ("Nora Falk said: “THE OLD QUAY MUST BE SAVED!”", QUAY),
    ("“The old quay,” Falk said, “must be saved”", QUAY),
    ("Okoro said “we have lost the harvest and the rains have not come back”", RAINS),
    ("Okoro said “the rains have not come back”", RAINS),
    ("Hale called the ruling “a very dark day for every reader”", RULING),
    ("The report says “No one was warned. Not even the night shift.”", SHIFT),
    ("Hale said “he told me \u2018never come back\u2019 and left”", NESTED),
    ("Hale said “he told me never come back and left”", NESTED),
]

ALTERED = [
    ("Falk said “the old quay must be sold, whatever it costs us”", QUAY, "saved"),
    ("Falk said “the old quay must be saved, whatever it costs you”", QUAY, "us"),
    ("Falk said “the new quay must be saved”", QUAY, "old"),
    ("Falk said “the old quay should be saved”", QUAY, "must"),
    ("Okoro said “we have saved the harvest”", RAINS, "lost"),
    ("Okoro said “we have lost the harvest and the floods have not come back”", RAINS, "rains"),
    ("Hale called the ruling “a very bright day for every reader in this country”", RULING,
     "dark"),
    ("The report says “No one was hurt. Not even the night shift.”", SHIFT, "warned"),
    ("The report says “No one was warned. Not even the day shift.”", SHIFT, "night"),
    ("Hale said “he told me \u2018always come back\u2019 and left”", NESTED, "never"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence"), VERBATIM)
def test_marks_omissions_and_a_teller_between_leave_a_quotation_verbatim(
    claim: str, sentence: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert (found.differences, found.missing) == ((), ())


@pytest.mark.parametrize(("claim", "sentence", "changed"), ALTERED)
def test_an_altered_quotation_points_to_the_words_that_were_changed(
    claim: str, sentence: str, changed: str
) -> None:
    quotes = [d for d in compare(claim, passage_of(sentence)).differences if d.kind == "quote"]
    assert [sentence[slice(*d.span)] for d in quotes if d.span] == [changed]


def test_a_quotation_over_two_sentences_is_found_in_both() -> None:
    passage = passage_of("We will stay,” he said.", before="“The boats are ours.")
    found = compare("He said “the boats are ours. We will stay”", passage)
    assert (found.differences, found.missing) == ((), ())


def test_a_quotation_given_to_another_names_the_one_who_said_it() -> None:
    found = compare("Jan Lund said “the old quay must be saved”", passage_of(QUAY))
    assert told(found, DifferenceKind.NAME) == [("Jan Lund", "Nora Falk")]
