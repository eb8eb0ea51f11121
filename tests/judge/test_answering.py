"""What is asked for, named or dated otherwise speaks against an answer."""

import pytest

from bot.judge.answering import FAR, LACKING, UNDATED, UNNAMED, doubts
from tests.fakes import passage

FERRY = "The ferry sank off Toru on 3 May 2021 with 9 people on board. Ann Os was its captain."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many people were on board?", 0.0),
        ("When did the ferry sink?", 0.0),
        ("How fast did the ferry sink?", LACKING["number"]),
        ("How many people were on board in 2019?", UNDATED),
        ("How many people from Norway were on board?", FAR),
        ("How old was Ole Berg in 2019?", LACKING["number"] + FAR + UNDATED),
    ],
)
def test_each_thing_that_is_lacking_is_held_against_a_passage(
    question: str, expected: float
) -> None:
    assert doubts(question, passage(FERRY)) == pytest.approx(expected)


def test_a_name_of_the_sentence_beside_is_known() -> None:
    assert doubts("What was Ann Os on the ferry?", passage(FERRY, focus=1)) == 0.0


def test_a_name_of_the_heading_or_the_sentence_before_is_only_a_small_doubt() -> None:
    ferry = passage("Ann Os led them. Ole Berg drowned.", focus=1)
    assert doubts("When did Ann Os drown?", ferry) == LACKING["date"] + UNNAMED
