"""Claims whose number the sentence tells beside another one, or leaves to be reckoned."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.outcomes import AGREES, LEFT_ALONE, SILENT, outcome
from tests.differences.passages import passage_of, told

COUNCIL = "The Orchard party won 30 seats in Ambel, while the Millers took 41 and the Weavers 38."
FIRES = "Six cooks were killed in Velmar and four in Dorrin when two ovens burst."
RAFT = "Two rowers drowned and 11 were saved when a raft carrying 13 pilgrims sank off Ermel."
TERM = "The court in Ermel reduced the miller's prison sentence to five years from eight."
TOLD_BESIDE = [
    ("The Weavers won 38 seats", COUNCIL),
    ("Four cooks were killed in Dorrin", FIRES),
    ("Thirteen people were on the raft, and 11 were saved", RAFT),
    ("The miller had been sentenced to eight years in prison", TERM),
    ("Nine divers died in a second wreck near Ermel",
     "Twelve divers died when a wreck collapsed and nine more divers died in a second wreck."),
]  # fmt: skip

PARTS = "The mayor of Dorrin said two of the five sailors on the ferry were rescued."
OF_ALL = [
    ("Five sailors were on the ferry near Dorrin", PARTS),
    ("The rebels fired nine rockets", "The army downed six of the nine rockets the rebels fired."),
    ("The rebels sent 16 balloons", "The army downed 12 out of 16 balloons and one of the rafts."),
]

ADDED = [
    ("60 pilgrims were killed or injured in Ermel", "The fire in Ermel killed 21 and injured 39."),
    ("Nine cooks died in Velmar and Dorrin",
     "Six cooks died in Velmar when an oven burst, and three were killed in Dorrin."),
    ("The crew and passengers were 64 people",
     "The ferry had 60 passengers and four crew on board."),
    ("The three divers are safe", "Two divers were flown home and a third was treated in Ermel."),
]  # fmt: skip

RECKONED = [
    ("The baker won by 3,000 votes", "The baker won with 9,140 votes, ahead of Hale on 6,120."),
    ("Ambel added 40 barges", "Velmar holds 900 barges, while Ambel's fleet grew to 300 from 260."),
    ("The Weavers won 22 seats last time", "The Weavers won 31 seats, nine more than last time."),
    ("In 2018, 15% of rowers smoked", "Some 30% of rowers smoked, double the share in 2018."),
    ("All but four of the rowers were saved", "Four rowers drowned and 19 rowers were saved."),
    ("Fourteen sailors died in the two storms in Velmar",
     "Nine sailors died in a storm on Friday and five more sailors died in storms off Velmar."),
    ("The council votes in three days",
     "The council will vote on Thursday on a bill that gives mills 180 days to close."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence"), [*TOLD_BESIDE, *OF_ALL, *ADDED, *RECKONED])
def test_a_number_told_elsewhere_or_reckoned_is_no_difference(claim: str, sentence: str) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.NUMBER) == []


STILL_DIFFERENT = [
    ("The mill was built in ten months", "The mill was built in 14 months.",
     "10 months | 14 months"),
    ("Four cooks were killed", "Six cooks were killed and four wounded in Velmar.", "4 | 6"),
    ("Five sailors were rescued", PARTS, "5 | 2"),
    ("The army downed nine rockets", "The army downed six of the nine rockets.", "9 | 6"),
    ("Five cooks died in the fire", "Three cooks died in the fire and two survived.", "5 | 3"),
    ("The fire killed 50 cooks", "The fire killed 29 cooks and hurt more than 100.", "50 | 29"),
    ("The play won nine prizes", "The play won six prizes including best actor.", "9 | 6"),
    ("The gale left 300 barns without power",
     "The gale left 3,000 barns without power and forced more than 90 trains to stop.",
     "300 | 3000"),
]  # fmt: skip

BALLOT = "Hale won 33.2% of the vote in Dorrin, while Moss took 59.8%."
OUTSHONE = [
    ("Hale won 59.8% of the vote in Dorrin", BALLOT, "59.8% | 33.2%"),
    ("Moss won 59.8% of the vote in Dorrin", BALLOT, AGREES),
    ("70 rowers are missing",
     "The toll rose to 70 on Sunday in Ermel, with 12 rowers still missing.", "70 | 12"),
    ("The Millers won 41 seats", COUNCIL, LEFT_ALONE),
]  # fmt: skip

TERMS = "The judge sentenced the cook to two years and six months in prison."
SPANS = [
    ("The cook was sentenced to 30 months in prison", TERMS, AGREES),
    ("The cook was sentenced to six years in prison", TERMS, "6 years | two years and six months"),
    ("The cook was sentenced to two years and three months in prison", TERMS,
     "two years and three months | two years and six months"),
    ("The march took 16 days", "The march took two weeks and two days.", AGREES),
]  # fmt: skip

ROUNDED = [
    ("The bank kept rates at 5.5%", "The bank kept rates at 5% on Thursday.", "5.5% | 5%"),
    ("The bank kept rates at 5.2%", "The bank kept rates at 5% on Thursday.", SILENT),
    ("The bank kept rates at 5%", "The bank kept rates at 5.2% on Thursday.", AGREES),
    ("The yard raised $1.8 billion", "The yard raised $2 billion.", SILENT),
    ("The yard raised $2 billion", "The yard raised $1.8 billion.", AGREES),
]

VOTES = [
    ("The council approved the bill 53-47", "The council approved the bill 52 to 48.",
     "53-47 | 52-48"),
    ("The council rejected the plan 30-12", "The council rejected the new plan 30 to 12.", AGREES),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"), [*STILL_DIFFERENT, *OUTSHONE, *SPANS, *ROUNDED, *VOTES]
)
def test_a_number_is_held_against_the_one_that_tells_the_same(
    claim: str, sentence: str, expected: str
) -> None:
    assert outcome(claim, sentence, "number") == expected
