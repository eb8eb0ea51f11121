"""Dates: those that a sentence tells, and those that can be added to it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

Found = tuple[int, int, tuple[str, str], tuple[str, str], str]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_SHORT = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(MONTHS)
_FULL = re.compile(
    rf"\s(?P<lead>on) (?:(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH}))"
    r"(?:,? (?P<year>(?:19|20)\d\d))?(?=[,.]|\s[a-z])"
)
_YEAR = re.compile(r"\s(?P<lead>in|since) (?P<year>(?:19|20)\d\d)(?=[,.]|\s(?!and |or |to )[a-z])")
TIMED = re.compile(
    rf"\b(?:{_MONTH}|{'|'.join(WEEKDAYS)}|today|yesterday|tomorrow|tonight|now|week|weeks|month|"
    r"months|years? ago|days?|earlier|later|since|until|next|last|annual|(?:19|20)\d\d|"
    r"morning|evening|night|hours|Christmas|upcoming|soon|currently|New Year)\b"
)


def absolute_dates(text: str, day: str, random: Random) -> Iterator[Found]:
    """Yield (start, end, wordings in passages, wordings in claims, document's date or "")."""
    told = date.fromisoformat(day)
    for match in _FULL.finditer(text):
        month = MONTHS.index(match["m1"] or match["m2"]) + 1
        try:
            one = date(int(match["year"] or told.year), month, int(match["d1"] or match["d2"]))
        except ValueError:
            continue
        with_year = match["year"] is not None
        if not with_year and abs((one - told).days) > 180:
            continue
        two = other_day(one, random)
        if two.year != one.year and not with_year:
            two = _moved(two, one.year)
        passages = tuple(
            " on " + absolute(d, "%B %-d, %Y" if with_year else "%B %-d") for d in (one, two)
        )
        claims = claimed(one, two, random, with_year)
        yield (
            match.start(),
            match.end(),
            (passages[0], passages[1]),
            claims,
            "" if with_year else day,
        )
    for match in _YEAR.finditer(text):
        year = int(match["year"])
        other = year + random.choice([-3, -2, -1, 1, 2, 3])
        other = other if other <= told.year + 1 else year - 2
        told_years = (f" {match['lead']} {year}", f" {match['lead']} {other}")
        yield match.start(), match.end(), told_years, told_years, ""


def added_date(day: str, random: Random) -> tuple[tuple[str, str], tuple[str, str], bool, str]:
    """Choose when a sentence without a date happens: (passages, claims, relative, kind).

    Args:
        day: The date of the document; the event is on it or up to five days before.
        random: Chooses the day, the other day and how they are told.
    """
    told = date.fromisoformat(day)
    back = random.choice([0, 1, 1, 2, 3, 4, 5])
    one = told - timedelta(days=back)
    style = random.random()
    if style < 0.5:
        others = [n for n in range(6) if n != back]
        two = told - timedelta(days=random.choice(others))
        passages = (_relative(one, told, random), _relative(two, told, random))
        claims = claimed(one, two, random, random.random() < 0.6)
        if (
            passages[0].startswith(" on ")
            and passages[1].startswith(" on ")
            and random.random() < 0.2
        ):
            claims = passages
        return passages, claims, True, "relative_date"
    two = other_day(one, random)
    with_year = two.year != one.year or random.random() < 0.6
    form = random.choice(["%B %-d", "%-d %B"]) + (
        random.choice([", %Y", " %Y"]) if with_year else ""
    )
    form = form.replace("%-d %B,", "%-d %B").replace("%B %-d %Y", "%B %-d, %Y")
    return (
        (" on " + absolute(one, form), " on " + absolute(two, form)),
        claimed(one, two, random, with_year),
        False,
        "date",
    )


def other_day(one: date, random: Random) -> date:
    """Choose a day that is easily taken for another."""
    kind = random.random()
    if kind < 0.45:
        return one + timedelta(days=random.choice([-10, -7, -5, -3, -2, -1, 1, 2, 3, 5, 7, 10, 14]))
    if kind < 0.8:
        month = (one.month - 1 + random.choice([-3, -2, -1, 1, 2, 3, 5])) % 12 + 1
        return date(one.year, month, min(one.day, 28))
    return _moved(one, one.year + random.choice([-2, -1, 1]))


def claimed(one: date, two: date, random: Random, with_year: bool) -> tuple[str, str]:
    """Word two days as a claim does: in one form, from which they can be told apart."""
    forms = ["%B %-d", "%-d %B", "%B %-dth", "%b %-d"]
    form = random.choice(forms)
    if with_year:
        form += " %Y" if form.startswith("%-d") else ", %Y"
        if (one.year, one.month) != (two.year, two.month) and random.random() < 0.3:
            form = "%B %Y"
    elif one.month != two.month and random.random() < 0.2:
        form = "%B"
    if one.year != two.year and "%Y" not in form:
        form += " %Y"
    lead = "in" if form.startswith(("%B %Y",)) or form == "%B" else "on"
    return f" {lead} {absolute(one, form)}", f" {lead} {absolute(two, form)}"


def absolute(day: date, form: str) -> str:
    """Write a day; the form is strftime's, with "%-dth" for an ordinal."""
    written = form.replace("%-dth", ordinal(day.day)).replace("%-d", str(day.day))
    written = written.replace("%B", MONTHS[day.month - 1]).replace("%b", _SHORT[day.month - 1])
    return written.replace("%Y", str(day.year))


def ordinal(number: int) -> str:
    """Write 1 as "1st"."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _relative(day: date, told: date, random: Random) -> str:
    back = (told - day).days
    if back == 0 and random.random() < 0.6:
        return random.choice([" today", " earlier today"])
    if back == 1 and random.random() < 0.6:
        return " yesterday"
    return f" on {WEEKDAYS[day.weekday()]}"


def _moved(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
