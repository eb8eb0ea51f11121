"""Events of before with which a sentence only compares."""

import pytest

from tests.differences.outcomes import AGREES, SILENT, outcome

FERRY = (
    "It was the deadliest accident in Tarbet since the ferry Ilse sank in April 2014, killing 304."
)
FIRE = "The fire in Ambel was the worst since 1997, killing 42 people."
STRIKE = (
    "The walkout in Ermel is the first since the miners struck for 90 days; it has idled 12 mills."
)

PRECEDENTS = [
    ("The accident in Tarbet killed 150 people", FERRY, SILENT),
    ("The Ilse sank in Tarbet, killing 304", FERRY, AGREES),
    ("The ferry Ilse sank in Tarbet, killing 200", FERRY, "200 | 304"),
    ("The fire in Ambel killed 42 people", FIRE, AGREES),
    ("The fire in Ambel killed 60 people", FIRE, "60 | 42"),
    ("The walkout in Ermel has lasted 40 days", STRIKE, SILENT),
    ("The walkout in Ermel has idled 12 mills", STRIKE, AGREES),
    ("The walkout in Ermel has idled 30 mills", STRIKE, "30 | 12"),
    ("The miners in Ermel struck for 60 days", STRIKE, "60 days | 90 days"),
]


@pytest.mark.parametrize(("claim", "sentence", "expected"), PRECEDENTS)
def test_numbers_of_a_precedent_are_not_those_of_the_event(
    claim: str, sentence: str, expected: str
) -> None:
    assert outcome(claim, sentence, "number") == expected


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The two fires in Ambel killed many", "The fires in Ambel killed 28 people."),
        ("The three brothers robbed a bank", "The brothers robbed 12 banks."),
        ("Two blasts wounded soldiers in Ermel", "The blasts in Ermel wounded 14 soldiers."),
    ],
)
def test_numbers_of_two_things_in_one_event_do_not_differ(claim: str, sentence: str) -> None:
    assert outcome(claim, sentence, "number") == SILENT
