"""How differences of dates and numbers are told."""

import pytest

from bot.differences import compare, describe
from bot.domain import Difference, DifferenceKind
from tests.differences.passages import passage_of

DATES = [
    ("2024-08-14", "14 Aug 2024"), ("--08-14", "14 Aug"), ("2024-08", "Aug 2024"),
    ("2021", "2021"), ("1990s", "1990s"), ("C19", "19th century"), ("late C3", "late 3rd century"),
    ("early 2024-08", "early Aug 2024"), ("2021-Q1", "Q1 2021"), ("2021-spring", "spring 2021"),
    ("2021-H1", "first half of 2021"), (">2019", "after 2019"), ("<2019-05", "before May 2019"),
    ("≥2019", "since 2019"), ("≤2019", "up to 2019"), ("2019/2021", "2019 to 2021"),
    ("on Tuesday", "on Tuesday"), ("2019-13-45", "2019-13-45"), ("not 5 March", "not 5 March"),
]  # fmt: skip
NUMBERS = [
    ("84", "84"), ("<50", "fewer than 50"), (">60", "more than 60"), ("≥84", "at least 84"),
    ("≤7", "at most 7"), ("~60", "about 60"), ("61%", "61%"), ("<15%", "less than 15%"),
    ("3400000000 USD", "$3.4bn"), (">45000 EUR", "more than €45,000"), ("120 CHF", "120 CHF"),
    ("1204332", "1,204,332"), ("1200000", "1.2 million"), ("10 km", "10 km"), ("1 weeks", "1 week"),
    ("6.4 magnitude", "magnitude 6.4"), ("3rd", "3rd"), ("3-1", "3\u20131"), ("1/3", "1/3"),
    ("6 points", "6 percentage points"), ("0", "none"), ("dozens", "dozens"),
    ("2 times", "2 times"), ("55-60%", "55\u201360%"),
]  # fmt: skip


@pytest.mark.parametrize(("normal", "words"), DATES)
def test_dates_are_told_the_usual_way(normal: str, words: str) -> None:
    difference = Difference(DifferenceKind.DATE, "1066", normal)
    assert describe(difference) == f"Source says {words}; the claim says 1066."


@pytest.mark.parametrize(("normal", "words"), NUMBERS)
def test_numbers_are_told_the_usual_way(normal: str, words: str) -> None:
    difference = Difference(DifferenceKind.NUMBER, normal, "99")
    assert describe(difference) == f"Source says 99; the claim says {words}."


def test_a_bound_is_told_on_both_sides() -> None:
    passage = passage_of("At least 84 homes in Tarbet were flooded.")
    found = compare("Fewer than 50 homes in Tarbet were flooded", passage)
    assert [describe(one) for one in found.differences] == [
        "Source says at least 84; the claim says fewer than 50."
    ]
