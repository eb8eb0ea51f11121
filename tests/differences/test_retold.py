"""A claim takes the passage's words for dates and numbers that are the same."""

from datetime import date

import pytest

from bot.differences import compare
from bot.differences import retold as in_the_words_of
from bot.domain import Passage
from tests.differences.passages import passage_of

TUESDAY = date(2024, 8, 6)


def retold(claim: str, passage: Passage) -> str:
    return in_the_words_of(claim, passage, compare(claim, passage))


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"),
    [
        ("The mill burned on 4 August 2024.", "The mill burned on Sunday.", "on Sunday."),
        ("The mill burned on Aug 5.", "On Monday the mill burned.", "burned On Monday."),
        ("The mill burned in July.", "The mill burned late last month.", "burned late last month."),
        ("The mill burned on July 31.", "The mill burned last Wednesday.", "last Wednesday."),
        ("It opens by autumn 2028.", "It opens by the fall of 2028.", "by fall of 2028."),
        ("It took about two weeks.", "It took about 14 days.", "took about 14 days."),
        ("It cost less than 100 million dollars.", "It cost roughly $75 million.",
         "cost roughly $75 million."),
        ("Over forty sailors died.", "The storm killed 47 sailors.", "47 sailors died."),
        ("About a quarter of voters stayed home.", "Some 26% of voters stayed home.",
         "Some 26% of voters"),
        ("He got fifty grand for it.", "It earned him $50,000.", "got $50,000 for"),
        ("He paid one pound for it.", "He bought it for £1.", "paid £1 for"),
        ("It is the 4th tour of Ferro.", "It is the fourth tour of Ferro.", "the fourth tour"),
        ("Twenty ships sank.", "In the storm 20 ships sank.", "20 ships sank."),
    ],
)  # fmt: skip
def test_what_is_the_same_is_told_alike(claim: str, sentence: str, expected: str) -> None:
    assert expected in retold(claim, passage_of(sentence, TUESDAY))


def test_a_day_counted_from_the_one_before_is_told_so() -> None:
    passage = passage_of("A day later the mill burned.", TUESDAY, before="It flooded on Aug. 4.")
    assert retold("The mill burned on 5 August.", passage) == "The mill burned A day later."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The mill burned on 4 August 2024.", "The mill burned on Monday."),
        ("The mill burned on 4 August 2024.", "The mill burned on 3 August."),
        # A year holds a day, but says less.
        ("The mill burned in 2024.", "The mill burned on Sunday."),
        ("The mill burned in August.", "The mill burned on 4 August."),
        # One that reads it must not take a bound for the number, nor a range for its start.
        ("It opens by 2028.", "It opened in 1977."),
        ("Forty sailors died.", "Up to 40 sailors died."),
        ("He speaks on 4 August.", "He speaks between Aug. 4 and Aug. 8."),
        # It bears the claim out and is another number.
        ("Depositors had more than $250,000.", "The bank had $209 billion."),
        ("They ran for more than two hours.", "They ran for two weeks."),
        ("It came down at the end of September.", "It came down in September."),
        # A reader's "yesterday" is not the article's.
        ("The mill burned yesterday.", "The mill burned on Monday."),
        ("The mill burned.", "The mill burned on Monday, and 40 sailors died."),
    ],
)
def test_what_is_not_the_same_stays(claim: str, sentence: str) -> None:
    assert retold(claim, passage_of(sentence, TUESDAY)) == claim


def test_each_part_is_retold() -> None:
    told = retold(
        "Over forty sailors died on 4 August 2024.",
        passage_of("47 sailors died on Sunday.", TUESDAY),
    )
    assert told == "47 sailors died on Sunday."


@pytest.mark.parametrize("verb", ["must hand", "handed", "is turning", "signs"])
def test_to_hand_over_is_no_bound(verb: str) -> None:
    claim = f"He {verb} over 11 million dollars."
    assert retold(claim, passage_of("He must pay $11.02 billion.")) == claim
