"""Who alone it was, who said it, and who is meant by "he"."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import passage_of, told

FUND = "Three told the court: Carla Moss, who had run Orrfund and owned it, Gil Wynn and Nils Aro."
BOARD = "The Road Safety Board (RSB), led by Jenna Holm, has opened an inquiry."
LETTER = "Jon Ray, who took the firm over, had written to the judge that it was “a house of cards”."


@pytest.mark.parametrize(
    ("claim", "sentence", "pair"),
    [
        ("It was Gil Wynn who ran Orrfund", FUND, ("Gil Wynn", "Carla Moss")),
        ("Wes Lund is the head of the RSB", BOARD, ("Wes Lund", "Jenna Holm")),
        ("Wes Lund leads the RSB", "Jenna Holm, who leads the RSB, spoke.",
         ("Wes Lund", "Jenna Holm")),
        ("It was the judge who said that the firm was “a house of cards”", LETTER,
         ("the judge", "Jon Ray")),
        ("The reporters said that the dam would hold",
         "Anna Berg told reporters that the dam would hold.", ("The reporters", "Anna Berg")),
    ],
)  # fmt: skip
def test_another_one_is_named(claim: str, sentence: str, pair: tuple[str, str]) -> None:
    assert pair in told(compare(claim, passage_of(sentence)), DifferenceKind.NAME)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("It was Carla Moss who ran Orrfund", FUND),
        ("Gil Wynn told the court", FUND),
        ("Jenna Holm is the head of the RSB", BOARD),
        ("Wes Lund was the head of the RSB until May", BOARD),
        ("It was Berg who founded Orrfund", "Holm has run Orrfund since 2010."),
        ("Jon Ray said that the firm was “a house of cards”", LETTER),
        ("Wes Lund is the head of the bank", "The bank's foundation is led by Jenna Holm."),
    ],
)
def test_the_same_one_or_one_of_several_is_none(claim: str, sentence: str) -> None:
    assert not told(compare(claim, passage_of(sentence)), DifferenceKind.NAME)


def test_the_words_are_those_of_the_one_named_before_he_said() -> None:
    before = "One of its makers, Jordan Hale, stepped up to the microphone."
    passage = passage_of("“There is a mistake,” he said, and held up the card.", before=before)
    wrong = compare("“There is a mistake”, Jim Kell told the hall", passage)
    assert told(wrong, DifferenceKind.NAME) == [("Jim Kell", "Jordan Hale")]
    right = compare("“There is a mistake”, Jordan Hale told the hall", passage)
    assert not right.differences


def test_he_may_be_either_of_two() -> None:
    before = "Jordan Hale and Eva Holm stepped up to the microphone."
    passage = passage_of("“There is a mistake,” he said.", before=before)
    assert not compare("“There is a mistake”, Jim Kell told the hall", passage).differences


def test_a_speaker_written_small_is_found_by_the_last_name() -> None:
    passage = passage_of("Lamia Azer-Holm, who speaks for the eleven, said that there were two.")
    found = compare("azer-holm says there were two", passage)
    assert not [missing for missing in found.missing if missing.kind == "speaker"]
