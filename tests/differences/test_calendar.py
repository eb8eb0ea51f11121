"""Dates in their many forms: ranges, parts of years, weekdays, and dates told from today."""

from datetime import date

import pytest

from tests.differences.outcomes import AGREES, LEFT_ALONE, SILENT, outcome

# The articles are of Monday, 5 August 2024.
STRIKE = "The strike at the port of Halden began on Aug. 2, 2024."
SUNDAY = "The strike at the port of Halden began on Sunday."
LONG = "The garrison held the fort from March 1916 to May 1918."
SINCE = "The curfew in Orlo has been in force since March 2023."
UNTIL = "The tram ran until 2019."
QUARTER = "The ferry firm made a loss in the third quarter of 2023."
SPRING = "The orchard was planted in spring 2022."
CENTURY = "The chapel was built in the 14th century."
DECADE = "The canal was dug in the 1830s."
EARLY = "The museum opened in early 2023."

FORMS = [
    ("The strike at Halden began on 2 August 2024", STRIKE, AGREES),
    ("The strike at Halden began on Friday, 2 August 2024", STRIKE, AGREES),
    ("The strike at Halden began on Friday 2 August", STRIKE, AGREES),
    ("The strike at Halden began on Monday, 2 August 2024", STRIKE, SILENT),
    ("The strike at Halden began on 02/08/2024", STRIKE, AGREES),
    ("The strike at Halden began on 08/02/2024", STRIKE, AGREES),
    ("The strike at Halden began on 08/03/2024", STRIKE, "2024-08-03 | 2024-08-02"),
    ("The strike at Halden began on Friday", STRIKE, AGREES),
    ("The strike at Halden began on Tuesday", STRIKE, "on Tuesday | 2024-08-02"),
    ("The strike at Halden began in summer 2024", STRIKE, AGREES),
    ("The strike at Halden began in the 2020s", STRIKE, AGREES),
    ("The strike at Halden began in the 21st century", STRIKE, AGREES),
    ("The strike at Halden began before September 2024", STRIKE, AGREES),
    ("The strike at Halden began before May 2024", STRIKE, "<2024-05 | 2024-08-02"),
    ("The strike at Halden began after June 2024", STRIKE, AGREES),
    ("The strike at Halden began after 5 August 2024", STRIKE, ">2024-08-05 | 2024-08-02"),
    ("The strike at Halden began by August 2024", STRIKE, AGREES),
    ("The strike at Halden began last week", STRIKE, LEFT_ALONE),
    ("The strike at Halden began yesterday", STRIKE, LEFT_ALONE),
    ("The strike at Halden began two years ago", STRIKE, LEFT_ALONE),
    ("The strike at Halden began on 31 April 2024", STRIKE, SILENT),
    ("The strike at Halden began on its 10th anniversary", "The strike at Halden began.",
     LEFT_ALONE),
    ("The strike at Halden began on 4 August 2024", SUNDAY, AGREES),
    ("The strike at Halden began on 3 August 2024", SUNDAY, "2024-08-03 | 2024-08-04"),
    ("The strike at Halden began on Sunday", SUNDAY, AGREES),
    ("The strike at Halden began on Thursday", SUNDAY, "on Thursday | on Sunday"),
    ("The fort was held from March 1916 to May 1918", LONG, AGREES),
    ("The fort was held from 1916 to 1918", LONG, AGREES),
    ("The fort was held between 1916 and 1918", LONG, AGREES),
    ("The garrison held the fort from 1914 to 1915", LONG, "1914/1915 | 1916-03/1918-05"),
    ("The garrison held the fort in 1917", LONG, AGREES),
    ("The garrison held the fort in 1919", LONG, "1919 | 1916-03/1918-05"),
    ("The curfew in Orlo has been in force since March 2023", SINCE, AGREES),
    ("The curfew in Orlo has been in force since 2023", SINCE, AGREES),
    ("The curfew in Orlo has been in force since 2021", SINCE, "≥2021 | ≥2023-03"),
    ("The curfew in Orlo was in force in June 2023", SINCE, SILENT),
    ("The curfew in Orlo was in force in 2020", SINCE, "2020 | ≥2023-03"),
    ("The tram ran until 2019", UNTIL, AGREES),
    ("The tram ran until 2014", UNTIL, "≤2014 | ≤2019"),
    ("The tram ran in 2022", UNTIL, "2022 | ≤2019"),
    ("The tram ran in 2015", UNTIL, SILENT),
    ("The ferry firm made a loss in Q3 2023", QUARTER, AGREES),
    ("The ferry firm made a loss in 2023", QUARTER, AGREES),
    ("The ferry firm made a loss in the first quarter of 2023", QUARTER, "2023-Q1 | 2023-Q3"),
    ("The ferry firm made a loss in the third quarter of 2021", QUARTER, "2021-Q3 | 2023-Q3"),
    ("The orchard was planted in the spring of 2022", SPRING, AGREES),
    ("The orchard was planted in autumn 2022", SPRING, "2022-autumn | 2022-spring"),
    ("The orchard was planted in spring 2012", SPRING, "2012-spring | 2022-spring"),
    ("The chapel was built in the fourteenth century", CENTURY, AGREES),
    ("The chapel was built in 1372", CENTURY, AGREES),
    ("The chapel was built in the 16th century", CENTURY, "C16 | C14"),
    ("The chapel was built in 1602", CENTURY, "1602 | C14"),
    ("The canal was dug in the 1830s", DECADE, AGREES),
    ("The canal was dug in 1834", DECADE, AGREES),
    ("The canal was dug in the 1860s", DECADE, "1860s | 1830s"),
    ("The canal was dug in the early 19th century", DECADE, AGREES),
    ("The museum opened in early 2023", EARLY, AGREES),
    ("The museum opened in February 2023", EARLY, AGREES),
    ("The museum opened in late 2023", EARLY, "late 2023 | early 2023"),
    ("The museum opened in November 2023", EARLY, "2023-11 | early 2023"),
]  # fmt: skip

TOLD_FROM_TODAY = [
    ("The dam burst on 31 July 2024", "The dam burst on Wednesday last week.", AGREES),
    (
        "The dam burst on 24 July 2024",
        "The dam burst on Wednesday last week.",
        "2024-07-24 | 2024-07-31",
    ),
    ("The dam burst in June 2024", "The dam burst two months ago.", AGREES),
    ("The dam burst in 2019", "The dam burst five years ago.", AGREES),
    ("The dam burst in 2009", "The dam burst five years ago.", "2009 | 2019"),
    ("The dam burst in 2014", "The dam burst a decade ago.", AGREES),
    ("The dam burst in 2023", "The dam burst last summer.", AGREES),
    ("The dam burst in 2020", "The dam burst this spring.", "2020 | 2024-spring"),
    ("The dam burst in 2020", "The dam burst several years ago.", SILENT),
    ("The dam burst on 4 August", "The dam burst the previous day.", SILENT),
    ("The dam burst on 4 August", "The dam burst late on Sunday.", AGREES),
    ("The dam burst on 5 August 2024", "The dam burst today.", AGREES),
    ("The dam will be sealed on 9 August", "The dam will be sealed by Friday.", AGREES),
    ("The dam was sealed on 4 August", "Men seal the dam every Sunday.", SILENT),
    ("The mill is open on Sunday", "The mill is open Monday to Friday.", LEFT_ALONE),
]

OTHER_EVENTS = [
    ("Rosen won the election in 1956", "Rosen won the election in 1950.", SILENT),
    ("Rosen won the 1956 election", "Rosen won the 1950 election.", SILENT),
    ("The annual fair was held in 2018", "The annual fair was held in 2016.", SILENT),
    (
        "The election was held on 5 May 2019",
        "The election was held on 7 May 2019.",
        "2019-05-05 | 2019-05-07",
    ),
    ("Harbour 2049 was shot by Lena Moe", "Lena Moe shot the film in 1982.", SILENT),
    ("The gate did not open on 4 May", "The gate opened on 6 May.", SILENT),
    ("The race had 1500 runners", "Some 1500 runners were in the race.", AGREES),
    ("The farm has 2010 goats", "The farm has 1990 goats.", LEFT_ALONE),
]

CASES = [*FORMS, *TOLD_FROM_TODAY, *OTHER_EVENTS]


@pytest.mark.parametrize(("claim", "sentence", "expected"), CASES)
def test_dates_are_compared(claim: str, sentence: str, expected: str) -> None:
    assert outcome(claim, sentence, "date") == expected


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_raise_nothing(published: date) -> None:
    for sentence in ("It sank last Sunday.", "It sank two years ago.", "It sank next Friday."):
        assert outcome("It sank on 3 May", sentence, "date", published)
