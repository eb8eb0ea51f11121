"""Another event of the same kind is no contradiction."""

import pytest

from bot.differences import compare
from tests.differences.passages import passage_of

OTHERS = [
    ("The bank cut 500 jobs in Spain", "The bank cut 2,000 jobs in Britain."),
    ("Rates were raised to 4% in March", "Rates were raised to 5% in July."),
    ("The army downed 10 drones on Monday", "The army downed 25 drones on Tuesday night."),
    ("Berg finished second in 2019", "Berg finished third in 2021."),
    ("Norris finished second", "Piastri finished third behind Norris."),
    ("The ban was upheld in May", "A second ban was overturned in June."),
    ("The firm made a loss in 2020", "The firm made a profit in 2021."),
    ("No one was hurt in the second blast", "Three people were hurt in the first blast."),
    ("She is the second woman to lead the bank", "She succeeds the first woman to lead the bank."),
    ("The minister did not resign", "The minister's deputy resigned."),
    ("The road is 40 km long", "The road was closed for 3 km."),
    ("The ship carried 4,000 containers", "The ship lost 40 containers."),
    ("Three of the four hostages came home", "Three hostages came home; the fourth died."),
    ("The firm cut a tenth of its 12,000 jobs", "The firm, which has 12,000 jobs, cut 1,200 jobs."),
    ("The minister didn't resign until May", "The minister resigned in May."),
    ("The first ferry sails on 3 May", "The last ferry sails on 9 May."),
    ("Jimmy Moss was paid $15,000", "He earned $100,000 for the victory."),
]


@pytest.mark.parametrize(("claim", "sentence"), OTHERS)
def test_another_event_does_not_contradict(claim: str, sentence: str) -> None:
    assert not compare(claim, passage_of(sentence)).differences


def test_what_differs_in_another_event_is_kept_for_the_judge_to_weigh() -> None:
    found = compare(
        "The bank cut 500 jobs in Spain", passage_of("The bank cut 2,000 jobs in Britain.")
    )
    assert {(one.claimed, one.found) for one in found.rivals} >= {("Spain", "Britain")}


def test_somebody_elses_sum_is_no_rival() -> None:
    found = compare(
        "Jimmy Moss was paid $15,000", passage_of("He earned $100,000 for the victory.")
    )
    assert not found.rivals


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("All six workers survived", "Two of the six workers survived."),
        ("No one was injured", "Three people were injured."),
        ("Germany will send tanks", "Germany refused to send tanks."),
        ("The cure has been approved", "The agency has not yet approved the cure."),
        ("The court upheld the ban", "The court overturned the ban."),
        ("The strike began in the north", "The strike began in the south."),
        ("The museum reopened on Sunday", "The museum closed in 2019 and reopened on Saturday."),
        ("2023 was the warmest year on record", "2023 was the second-warmest year on record."),
        ("The minister resigned in June", "The minister did not resign until May."),
        ("The strike lasted until 7 May", "The strike lasted from 3 to 5 May."),
        ("Norris finished third", "Norris finished second."),
        ("Sales fell by a quarter", "Sales fell by 20%."),
        ("The council voted 54 to 46 for it", "The council voted 52-48 for it."),
        ("It reached 45 degrees Celsius", "It reached 104 degrees Fahrenheit."),
    ],
)
def test_the_same_event_told_otherwise_contradicts(claim: str, sentence: str) -> None:
    assert compare(claim, passage_of(sentence)).differences
