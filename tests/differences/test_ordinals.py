"""Ordinals and multiples."""

import pytest

from tests.differences.outcomes import AGREES, LEFT_ALONE, SILENT, outcome

STORM = "Hanna was the seventh storm to hit the island of Corlay this year."
TERM = "Judge Ilse Brandt began her second term on the court."
FLOOR = "The fire broke out on the 21st floor of the Meridian tower."
FINISH = "The rower from Ballow finished 3rd in the final."
DEAL = "Sales of bicycles doubled in the town of Ermel."
TRIP = "The crew circled the Moon twice before landing."

ORDINALS = [
    ("Hanna was the seventh storm to hit Corlay", STORM, AGREES),
    ("Hanna was the 7th storm to hit Corlay", STORM, AGREES),
    ("Hanna was the sixth storm to hit Corlay", STORM, "6th | 7th"),
    ("Hanna was the 17th storm to hit Corlay", STORM, "17th | 7th"),
    ("Hanna was the first storm to hit Corlay", STORM, "1st | 7th"),
    ("Hanna was the twenty-seventh storm to hit Corlay", STORM, "27th | 7th"),
    ("Hanna was the seventh ferry to hit Corlay", STORM, AGREES),
    ("Hanna was the third ferry to hit Corlay", STORM, SILENT),
    ("Hanna was a storm that hit Corlay", STORM, LEFT_ALONE),
    ("Brandt began her second term on the court", TERM, AGREES),
    ("Brandt began her 2nd term on the court", TERM, AGREES),
    ("Brandt began her third term on the court", TERM, "3rd | 2nd"),
    ("Brandt began her first term on the court", TERM, "1st | 2nd"),
    ("Brandt began her fourth term on the court", TERM, "4th | 2nd"),
    ("Brandt began her second year on the court", TERM, AGREES),
    ("The fire broke out on the 21st floor", FLOOR, AGREES),
    ("The fire broke out on the twenty-first floor", FLOOR, AGREES),
    ("The fire broke out on the 12th floor", FLOOR, "12th | 21st"),
    ("The fire broke out on the 22nd floor", FLOOR, "22nd | 21st"),
    ("The fire broke out on the eleventh floor", FLOOR, "11th | 21st"),
    ("The fire broke out on the first floor", FLOOR, "1st | 21st"),
    ("The fire broke out on the third floor", "The fire broke out at night.", SILENT),
    ("The rower from Ballow finished third in the final", FINISH, AGREES),
    ("The rower from Ballow finished 3rd in the final", FINISH, AGREES),
    ("The rower from Ballow finished 5th in the final", FINISH, "5th | 3rd"),
    ("The rower from Ballow finished 103rd in the final", FINISH, "103rd | 3rd"),
    ("It was the fourth strike at the mill", "It was the 4th strike at the mill.", AGREES),
    ("It was the tenth strike at the mill", "It was the 4th strike at the mill.", "10th | 4th"),
    ("It was the 11th strike at the mill", "It was the eleventh strike at the mill.", AGREES),
    ("It was the 13th strike at the mill", "It was the thirtieth strike at the mill.", SILENT),
    ("It is the second or third such case", "It is the second or third such case.", AGREES),
    ("The second reading passed", "The second and third readings passed.", AGREES),
    ("It was her first album", "It was her first album.", AGREES),
    ("It was her first album in six years", "It was her ninth studio album.", SILENT),
    ("The second witness left", "The second witness left and the third witness stayed.", AGREES),
    ("The fifth witness left", "The second witness left and the third witness stayed.", SILENT),
    ("The first minister resigned", "The minister resigned on the second day.", LEFT_ALONE),
    ("Sales of bicycles doubled in Ermel", DEAL, AGREES),
    ("Sales of bicycles tripled in Ermel", DEAL, "3 times | 2 times"),
    ("Sales of bicycles quadrupled in Ermel", DEAL, "4 times | 2 times"),
    ("Sales of bicycles halved in Ermel", DEAL, "0.5 times | 2 times"),
    ("Sales of bicycles doubled in Ermel", "Sales of bicycles in Ermel rose sharply.", LEFT_ALONE),
    ("The crew circled the Moon two times", TRIP, AGREES),
    ("The crew circled the Moon twice", TRIP, AGREES),
    ("The crew circled the Moon three times", TRIP, "3 times | 2 times"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence", "expected"), ORDINALS)
def test_ranks_and_multiples_are_compared(claim: str, sentence: str, expected: str) -> None:
    assert outcome(claim, sentence, "number") == expected
