"""What is left to be reckoned out of a sentence: shares, sums, spans of time."""

from datetime import date

import pytest

from bot.differences import compare, retold
from tests.differences.outcomes import AGREES, SILENT, outcome
from tests.differences.passages import agreed, passage_of

SEATS = "Of the 60 seats of the council of Ambel, 45 went to farmers and 15 to millers."
CREW = "More than 180 of the roughly 200 rowers of Ballow signed the letter."
BALLOT = "The parish of Dorrin approved the plan by 190 votes to ten."
SCALES = "The two statues from Velmar weigh 20 and 35 tonnes of marble."
GUESTS = "Three sisters, two cousins and four neighbours of the widow came to the trial in Ermel."
SHARES = [
    ("Three quarters of the council seats of Ambel went to farmers", SEATS, AGREES),
    ("75 percent of the council seats of Ambel went to farmers", SEATS, AGREES),
    ("More than 70% of the council seats of Ambel went to farmers", SEATS, AGREES),
    ("Half of the council seats of Ambel went to farmers", SEATS, SILENT),
    ("90% of the council seats of Ambel went to farmers", SEATS, SILENT),
    ("Nine out of ten rowers of Ballow signed the letter", CREW, AGREES),
    ("Over 80 percent of the rowers of Ballow signed the letter", CREW, AGREES),
    ("Two thirds of the rowers of Ballow signed the letter", CREW, SILENT),
    ("95 percent of the voters in Dorrin approved the plan", BALLOT, AGREES),
    ("Over 90 percent of the voters in Dorrin approved the plan", BALLOT, AGREES),
    ("99 percent of the voters in Dorrin approved the plan", BALLOT, SILENT),
    ("Nine of the widow's people came to the trial in Ermel", GUESTS, AGREES),
    ("Eleven of the widow's people came to the trial in Ermel", GUESTS, SILENT),
]

PRIZES = "Moss of Ambel won 30,000 francs in prize money and his rival Hale 12,000 francs."
STAFF = "The yard in Ermel employs 29 fitters and 16 clerks."
BUS = "In the bus in Dorrin nine people died and four were hurt."
STORM = "In the storm over Velmar there were 28 dead and 12 wounded."
SUMS = [
    ("The yard in Ermel employs 45 people", STAFF, AGREES),
    ("The yard in Ermel employs 44 people", STAFF, SILENT),
    ("Moss and Hale together won 42,000 francs in prize money", PRIZES, AGREES),
    ("Moss and Hale won 42,000 francs between them", PRIZES, AGREES),
    ("Moss won 42,000 francs in prize money", PRIZES, "42000 CHF | 30000 CHF"),
    ("13 people were struck in Dorrin", BUS, SILENT),
    ("40 people were killed in the storm over Velmar", STORM, SILENT),
]


@pytest.mark.parametrize(("claim", "sentence", "expected"), [*SHARES, *SUMS])
def test_shares_and_sums_are_reckoned_and_never_held_against_a_claim(
    claim: str, sentence: str, expected: str
) -> None:
    assert outcome(claim, sentence, "number") == expected


LED = "Moen, who has led the farmers' union since 2016, resigned."
CAMP = "The diggers searched the hill from 2002 to 2010 and found nothing."
SACKED = "Bondar, 75, was dismissed on 6 July and left the country."


@pytest.mark.parametrize(
    ("claim", "sentence", "place"),
    [
        ("Moen led the farmers' union for eight years", LED, "2016"),
        ("Moen led the farmers' union for about eight years", LED, "2016"),
        ("Moen led the farmers' union for more than five years", LED, "2016"),
        ("Moen led the farmers' union for less than ten years", LED, "2016"),
        ("The diggers searched the hill for eight years", CAMP, "2002 to 2010"),
        ("Bondar was dismissed over three weeks before", SACKED, "6 July"),
    ],
)
def test_a_span_of_time_is_reckoned_from_its_dates(claim: str, sentence: str, place: str) -> None:
    passage = passage_of(sentence, date(2024, 8, 5))
    found = compare(claim, passage)
    assert not found.differences
    assert place in agreed(found, passage)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Moen led the farmers' union for twelve years", LED),
        ("Moen led the farmers' union for more than ten years", LED),
        ("The diggers searched the hill for three years", CAMP),
        ("Bondar was dismissed less than two weeks before", SACKED),
    ],
)
def test_a_span_that_does_not_come_out_stays_missing(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence, date(2024, 8, 5)))
    assert not found.differences
    assert "number" in {missing.kind for missing in found.missing}


def test_nothing_is_reckoned_to_the_day_of_an_article_without_a_date() -> None:
    found = compare("Moen led the farmers' union for eight years", passage_of(LED, None))
    assert "number" in {missing.kind for missing in found.missing}


def test_a_sum_is_told_by_its_parts_for_who_cannot_reckon() -> None:
    passage = passage_of(STAFF)
    claim = "The yard in Ermel employs 45 people"
    assert retold(claim, passage, compare(claim, passage)) == (
        "The yard in Ermel employs 29 fitters and 16 people"
    )
