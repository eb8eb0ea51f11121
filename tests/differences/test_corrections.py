"""Corrections: what a sentence says was printed in error."""

import pytest

from bot.differences import compare, describe
from tests.differences.passages import passage_of

EDITION = "Correction: The early edition reported that the probe weighs 62 kg and had been lost."
VERSION = "An earlier version of this article said that the probe weighs 62 kg; it weighs 26 kg."
HEADLINE = "The original headline wrongly said that Eva Holm had resigned on Monday."
STATED = "An earlier version of this article misstated the weight of the probe as 62 kg."


@pytest.mark.parametrize(
    ("claim", "sentence", "words"),
    [
        ("The probe weighs 62 kg", EDITION, "Correction: The early edition reported"),
        ("The probe was lost", EDITION, "Correction: The early edition reported"),
        ("The probe weighs 62 kg", VERSION, "An earlier version of this article said"),
        ("The probe weighs 62 kg", STATED, "An earlier version of this article misstated"),
        ("Eva Holm resigned on Monday", HEADLINE, "The original headline wrongly said"),
    ],
)
def test_what_was_printed_in_error_is_taken_back(claim: str, sentence: str, words: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert found.taken_back is not None
    assert describe(found.taken_back) == f"The source takes this back (“{words}”)."
    assert not found.whole


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        # What is right stands behind it, or is another figure.
        ("The probe weighs 26 kg", VERSION),
        ("The probe weighs 26 kg", STATED),
        # The claim is about the error.
        ("The early edition said that the probe weighs 62 kg", EDITION),
        ("At first the weight of the probe was given as 62 kg", VERSION),
        # Neither of these corrects anything.
        ("The army hit the bridge", "In an earlier report the army said that it hit the bridge."),
        ("The bank failed", "The first report said that the bank had failed."),
        ("Eva Holm resigned on Monday", EDITION),
    ],
)
def test_what_was_not_printed_in_error_stays(claim: str, sentence: str) -> None:
    assert compare(claim, passage_of(sentence)).taken_back is None


def test_a_figure_printed_in_error_is_held_against_no_claim() -> None:
    found = compare("The probe weighs 26 kg", passage_of(EDITION))
    assert not found.differences
    assert not found.rivals
