"""Days told by their distance from another event."""

from datetime import date

import pytest

from bot.differences import compare, retold
from bot.domain import DifferenceKind
from tests.differences.passages import agreed, passage_of, told

BANK = (
    "Customers could draw money again on Monday, 5 August, three days after regulators closed the "
    "lender."
)
RESCUE = "The rescue began on 2 May, the day after the ferry sank."
CAPSULE = "The landing came four days after the rival capsule, bound for the same crater, crashed."


@pytest.mark.parametrize(
    ("claim", "sentence", "pair"),
    [
        ("Regulators closed the lender on 5 August", BANK, ("2024-08-05", "2024-08-02")),
        ("The ferry sank on 2 May", RESCUE, ("2024-05-02", "2024-05-01")),
        ("The ferry sank on 4 May", "The inquest opened two days before the ferry sank.", None),
    ],
)
def test_a_day_counted_in_the_sentence_is_that_of_what_it_is_counted_for(
    claim: str, sentence: str, pair: tuple[str, str] | None
) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.DATE) == (
        [pair] if pair else []
    )


@pytest.mark.parametrize(
    ("claim", "sentence", "place", "rest"),
    [
        ("Regulators closed the lender on 2 August", BANK, "three days after",
         "Regulators closed the lender"),
        ("Regulators closed the lender on Friday, 2 August", BANK, "three days after",
         "Regulators closed the lender"),
        ("The ferry sank on 1 May", RESCUE, "the day after", "The ferry sank"),
    ],
)  # fmt: skip
def test_a_day_that_is_reckoned_out_is_left_out_for_who_cannot_reckon(
    claim: str, sentence: str, place: str, rest: str
) -> None:
    passage = passage_of(sentence)
    found = compare(claim, passage)
    assert place in agreed(found, passage)
    assert retold(claim, passage, found) == rest


def test_what_stands_before_keeps_its_own_day() -> None:
    found = compare("Customers could draw money again on 5 August", passage_of(BANK))
    assert found.whole


def test_a_day_may_be_counted_from_any_told_before_and_then_never_differs() -> None:
    before = "The probe came down on Wednesday, 40 days after its launch on July 14."
    passage = passage_of(CAPSULE, date(2024, 8, 24), before=before)
    assert compare("The rival capsule crashed on 17 August", passage).whole
    other = compare("The rival capsule crashed on 18 August", passage)
    assert not other.differences
    assert [missing.kind for missing in other.missing] == ["date"]


def test_days_at_the_ends_of_the_calendar_have_none_beyond() -> None:
    passage = passage_of("The feast was on Monday, a day after the ferry sank.", date(1, 1, 1))
    assert not compare("The ferry sank on 2 May", passage).differences


TUNNEL = "The tunnel at Ermel opened in May, four years after miners broke through the last wall."
SILENCE = "Dorrin fell silent on Monday, exactly one week after the eruption of the volcano."
SALE = "The sale was closed on 13 October 2023, nearly 21 months after it was announced."


@pytest.mark.parametrize(
    ("claim", "sentence", "bears_out"),
    [
        ("Miners broke through the last wall in 2020", TUNNEL, True),
        ("Miners broke through the last wall in 2016", TUNNEL, False),
        ("The volcano erupted on 29 July 2024", SILENCE, True),
        ("The volcano erupted on 5 August 2024", SILENCE, False),
        ("The sale was announced in early 2022", SALE, True),
        ("The sale was announced in 2021", SALE, False),
    ],
)
def test_weeks_months_and_years_are_counted_too(claim: str, sentence: str, bears_out: bool) -> None:
    found = compare(claim, passage_of(sentence))
    assert (any(m.kind == "date" for m in found.missing) or bool(found.differences)) != bears_out


MOEN = "Ida Moen's elder son, Lars, turned four on Saturday."
TREATY = "The feast fell on the 74th anniversary of the signing of the treaty of Velmar."


@pytest.mark.parametrize(
    ("claim", "sentence", "bears_out"),
    [
        ("Lars Moen was born on 3 August 2020", MOEN, True),
        ("Lars Moen was born in 2020", MOEN, True),
        ("Lars Moen was born in August 2018", MOEN, False),
        ("The treaty of Velmar was signed in 1950", TREATY, True),
        ("The treaty of Velmar was signed in 1974", TREATY, False),
    ],
)
def test_years_are_counted_back_from_ages_and_anniversaries(
    claim: str, sentence: str, bears_out: bool
) -> None:
    found = compare(claim, passage_of(sentence))
    assert not found.differences
    assert any(missing.kind == "date" for missing in found.missing) != bears_out


def test_no_year_is_counted_back_without_a_day_to_count_from() -> None:
    found = compare("Lars Moen was born in 2020", passage_of(MOEN, None))
    assert "date" in {missing.kind for missing in found.missing}


def test_a_day_earlier_is_counted_from_the_last_day_that_the_article_told() -> None:
    before = "Visby won the cup on Saturday. Lund held on for an hour. The crowd was small."
    passage = passage_of("Ballow had taken third place a day earlier.", before=before)
    assert compare("Ballow took third place on 2 August", passage).whole
