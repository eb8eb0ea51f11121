"""Times of day, and how long something took."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import agreed, passage_of, told

LANDED = "The probe touched down at 6:04 p.m. Indian time."
SHOOK = "The quake shook Velmar at 4:17 a.m. local time."
VOTE = "Voting in Orlen ends at 20:00."
BLAST = "The bomb in Orlen went off shortly after midday."
RACE = "Tove Berg won the race in 2 hours, 0 minutes and 35 seconds."


@pytest.mark.parametrize(
    ("claim", "sentence", "place"),
    [
        ("The probe touched down at 6:04 pm", LANDED, "6:04 p.m."),
        ("The probe touched down at 18:04", LANDED, "6:04 p.m."),
        ("The probe touched down around 6 p.m.", LANDED, "6:04 p.m."),
        ("The quake shook Velmar at 4 am", SHOOK, "4:17 a.m."),
        ("The quake shook Velmar shortly after four o'clock", SHOOK, "4:17 a.m."),
        ("Voting in Orlen ends at 8 pm", VOTE, "20:00"),
        ("Voting in Orlen ends at eight o'clock", VOTE, "20:00"),
        ("The bomb in Orlen went off at noon", BLAST, "midday"),
        ("The probe touched down at around 6 in the evening", LANDED, "6:04 p.m."),
        ("The bomb in Orlen went off at half past twelve in the afternoon", BLAST, "midday"),
        ("Voting in Orlen ends at eight in the evening", VOTE, "20:00"),
        ("Tove Berg won the race in 2:00:35", RACE, "2 hours, 0 minutes and 35 seconds"),
        ("Tove Berg won the race in just over two hours", RACE,
         "2 hours, 0 minutes and 35 seconds"),
    ],
)  # fmt: skip
def test_the_same_time_agrees_however_it_is_told(claim: str, sentence: str, place: str) -> None:
    passage = passage_of(sentence)
    found = compare(claim, passage)
    assert place in agreed(found, passage)
    assert not found.differences
    assert not found.missing


@pytest.mark.parametrize(
    ("claim", "sentence", "kind", "pair"),
    [
        ("The probe touched down at 7:04 p.m.", LANDED, DifferenceKind.TIME,
         ("7:04 p.m.", "6:04 p.m.")),
        ("The probe touched down at 6:04 a.m.", LANDED, DifferenceKind.TIME,
         ("6:04 a.m.", "6:04 p.m.")),
        ("The quake shook Velmar at 5 am", SHOOK, DifferenceKind.TIME, ("5 am", "4:17 a.m.")),
        ("Voting in Orlen ends at 9 pm", VOTE, DifferenceKind.TIME, ("9 pm", "20:00")),
        ("Voting in Orlen ends at half past nine", VOTE, DifferenceKind.TIME,
         ("half past nine", "20:00")),
        ("Voting in Orlen ends at ten at night", VOTE, DifferenceKind.TIME,
         ("ten at night", "20:00")),
        ("Voting in Orlen ends at quarter to six", VOTE, DifferenceKind.TIME,
         ("quarter to six", "20:00")),
        ("The bomb in Orlen went off at midnight", BLAST, DifferenceKind.TIME,
         ("midnight", "midday")),
        ("The fire in Orlen began at 3:30 p.m.", "The fire in Orlen began around 5:30 p.m.",
         DifferenceKind.TIME, ("3:30 p.m.", "5:30 p.m.")),
        ("Tove Berg won the race in 2:00:45", RACE, DifferenceKind.NUMBER,
         ("2:00:45", "2 hours, 0 minutes and 35 seconds")),
    ],
)  # fmt: skip
def test_another_time_differs(
    claim: str, sentence: str, kind: DifferenceKind, pair: tuple[str, str]
) -> None:
    assert told(compare(claim, passage_of(sentence)), kind) == [pair]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The plane took off at 6:15 am", "The plane landed at 9:40 am."),
        ("Doors open at 7 pm", "The concert begins at 8 pm."),
        # Noon in one place is no noon in another.
        ("The probe touched down at 14:00 UTC", LANDED),
        # A ratio and a place in a book are no times of day.
        ("The screen is 16:9", "The screen is 4:3."),
        ("The quake shook Velmar at 4:17 a.m.", "The quake shook Velmar at 4 a.m."),
        # 25 o'clock and 13 p.m. are none.
        ("The probe touched down at 13 p.m.", LANDED),
    ],
)
def test_what_is_no_other_time_of_the_same_does_not_differ(claim: str, sentence: str) -> None:
    assert not compare(claim, passage_of(sentence)).differences


def test_a_sentence_without_a_time_is_silent_on_it() -> None:
    found = compare("The probe touched down at 6:04 pm", passage_of("The probe touched down."))
    assert [(missing.kind, missing.text) for missing in found.missing] == [("time", "6:04 pm")]
