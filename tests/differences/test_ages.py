"""Ages, however they are told."""

import pytest

from tests.differences.outcomes import AGREES, LEFT_ALONE, SILENT, outcome

POET = "The 82-year-old poet died at her home in Sorvik."
DIVER = "Marta Olin, 34, rescued the boy from the lake."
KING = "The king took the throne at the age of 19."
DRIVER = "The driver, aged 57, was unhurt."
TREE = "Voters must be at least 18 years old to take part."
TWINS = "The twins, aged 9 and 9, and their 41-year-old father were found."

FORMS = ("aged 82", "who was 82 years old", "82 years of age", "aged eighty-two")

AGES = [
    ("The poet was 82 when she died at home", POET, AGREES),
    ("The poet was only 72 when she died at home", POET, "72 | 82"),
    ("The driver is Ida Rao, 34.", "The driver, Ida Rao, 36, was unhurt.", "34 | 36"),
    ("It was 82 degrees when the poet died at home", POET, SILENT),
    *((f"The poet, {form}, died at home", POET, AGREES) for form in FORMS),
    ("The 82-year-old poet died at home", POET, AGREES),
    ("The 82 year old poet died at home", POET, AGREES),
    ("The eighty-two-year-old poet died at home", POET, AGREES),
    ("The poet died at home at the age of 82", POET, AGREES),
    ("The poet died at home at age 82", POET, AGREES),
    ("The 28-year-old poet died at home", POET, "28 | 82"),
    ("The 83-year-old poet died at home", POET, "83 | 82"),
    ("The poet, aged 72, died at home", POET, "72 | 82"),
    ("The seventy-two-year-old poet died at home", POET, "72 | 82"),
    ("The poet died at home at the age of 92", POET, "92 | 82"),
    ("The poet died aged over 80", POET, AGREES),
    ("The 82-year-old poet died at home", "The poet died at her home.", SILENT),
    ("The 30-year-old cook left Sorvik", POET, SILENT),
    ("Marta Olin, 34, rescued the boy", DIVER, AGREES),
    ("Marta Olin, aged 34, rescued the boy", DIVER, AGREES),
    ("Marta Olin rescued the boy at the age of 34", DIVER, AGREES),
    ("34-year-old Marta Olin rescued the boy", DIVER, AGREES),
    ("Marta Olin, 43, rescued the boy", DIVER, "43 | 34"),
    ("Marta Olin, aged 24, rescued the boy", DIVER, "24 | 34"),
    ("The 35-year-old Marta Olin rescued the boy", DIVER, "35 | 34"),
    ("Marta Olin married at the age of 20", DIVER, SILENT),
    ("Marta Olin rescued 34 boys", DIVER, SILENT),
    ("The king took the throne at the age of 19", KING, AGREES),
    ("The king took the throne aged 19", KING, AGREES),
    ("The king took the throne aged nineteen", KING, AGREES),
    ("The king took the throne at the age of 21", KING, "21 | 19"),
    ("The king took the throne at age 9", KING, "9 | 19"),
    ("The king left the palace at the age of 60", KING, SILENT),
    ("The driver, aged 57, was unhurt", DRIVER, AGREES),
    ("The 57-year-old driver was unhurt", DRIVER, AGREES),
    ("The driver, 57, was unhurt", DRIVER, AGREES),
    ("The driver, 75, was unhurt", DRIVER, "75 | 57"),
    ("The 58-year-old driver was unhurt", DRIVER, "58 | 57"),
    ("The driver was unhurt", DRIVER, LEFT_ALONE),
    ("Voters must be at least 18 years old to take part", TREE, AGREES),
    ("Voters must be at least 16 years old to take part", TREE, AGREES),
    ("Voters must be at least 25 years old to take part", TREE, "≥25 | ≥18"),
    ("Voters must be under 16 years old to take part", TREE, "<16 | ≥18"),
    ("The 41-year-old father was found", TWINS, AGREES),
    ("The twins, aged 9, were found", TWINS, AGREES),
    ("The 55-year-old father was found", TWINS, "55 | 41"),
    ("A child as young as 6 was hurt", "A child as young as six was hurt.", AGREES),
    ("The wine is 40 years old", "The wine is 40 years old.", AGREES),
    ("The 16- to 20-year-olds were kept apart", "The 16- to 20-year-olds were kept apart.", AGREES),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence", "expected"), AGES)
def test_ages_are_compared(claim: str, sentence: str, expected: str) -> None:
    assert outcome(claim, sentence, "number") == expected
