"""Numbers that a sentence gives as an earlier word on the matter."""

import pytest

from tests.differences.outcomes import AGREES, LEFT_ALONE, outcome

ARRESTS = (
    "In Ermel officers made 148 arrests, the police said, having earlier given a figure of 83."
)
CROWD = (
    "Fewer than 50 people were on the ferry, the harbour said, having earlier spoken of around 100."
)
COST = "Repairs to the pier in Tarbet will cost £9 million, after a first estimate of £4 million."
TOLL = "The fire in Dorrin killed 12 people; an earlier toll of 17 was revised by the clinic."

SUPERSEDED = [
    ("Police in Ermel made 148 arrests", ARRESTS, AGREES),
    ("Police in Ermel made 83 arrests", ARRESTS, "83 | 148"),
    ("Officers in Ermel made exactly 83 arrests", ARRESTS, "83 | 148"),
    ("Police first spoke of 83 arrests in Ermel", ARRESTS, AGREES),
    ("Police in Ermel initially gave a figure of 83 arrests", ARRESTS, AGREES),
    ("There were about 100 people on the ferry", CROWD, "~100 | <50"),
    ("Fewer than 50 people were on the ferry", CROWD, AGREES),
    ("The harbour had earlier spoken of around 100 people on the ferry", CROWD, AGREES),
    ("Repairs to the pier in Tarbet will cost £9 million", COST, AGREES),
    ("The fire in Dorrin killed 12 people", TOLL, AGREES),
    ("The fire in Dorrin killed 17 people", TOLL, "17 | 12"),
    ("An earlier toll of the fire in Dorrin was 17", TOLL, AGREES),
    ("The fire in Dorrin killed 30 people", TOLL, "30 | 12"),
    ("The fire in Dorrin was put out", TOLL, LEFT_ALONE),
    ("The yard announced 30 job cuts", "The yard first announced 30 job cuts in 5 towns.", AGREES),
    ("The yard announced 30 job cuts", "The yard had earlier announced 30 job cuts.", AGREES),
]


@pytest.mark.parametrize(("claim", "sentence", "expected"), SUPERSEDED)
def test_what_was_said_before_is_not_what_is_said(claim: str, sentence: str, expected: str) -> None:
    assert outcome(claim, sentence, "number") == expected
