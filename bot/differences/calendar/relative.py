"""Phrases that give a date by its distance from today: "last Tuesday", "two years ago"."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.differences.calendar.patterns import MONTH_NAMES, MONTHS, part_of
from bot.differences.calendar.periods import Part, Period
from bot.differences.language.common_words import WEEKDAYS
from bot.differences.language.counting import COUNT

WEEKDAY = "|".join(WEEKDAYS)
RANGED = r"(?:to|through|until|till)\s+(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?\s+)?"
"""What joins two weekdays, perhaps with a time of day: the days between are none of them."""
_VAGUE = r"(?:a\s+few|several|some|many|a\s+couple\s+of)"
_NO_DAY = r"(?<!super\s)(?<!black\s)(?<!bloody\s)(?<!shrove\s)(?<!ash\s)(?<!cyber\s)(?<!fat\s)"
"""What stands before the weekday of a feast or a sale: Super Tuesday is no day of every week."""
PHRASE = re.compile(
    rf"\b(?:(?P<part>early|mid|late|earlier|later)[\s-]+)?"
    rf"(?:(?P<within>(?:on\s+)?(?:{WEEKDAY})\s+(?:of\s+)?(?P<whose>last|this|next)\s+week)"
    rf"|(?P<unit>(?:last|this|next)\s+(?:month|year))"
    rf"|(?P<week>(?:last|this|next)\s+(?:week(?:end)?|quarter|decade|century))"
    rf"|(?P<season>(?:last|this|next)\s+(?:spring|summer|autumn|fall|winter))"
    rf"|(?P<monthly>(?:last|this|next)\s+(?:{'|'.join(MONTH_NAMES)}))(?![\s,]+\d)"
    rf"|(?P<ago>{COUNT}\s+(?P<scale>day|week|fortnight|month|year|decade)s?\s+ago)"
    rf"|(?P<loose>{_VAGUE}\s+(?:day|week|month|year|decade)s?\s+ago"
    rf"|{COUNT}\s+(?:hour|minute)s?\s+ago"
    rf"|the\s+(?:previous|following|next)\s+(?:day|night|morning|week|weekend|month|year)"
    rf"|the\s+(?:day|night|week|month|year)\s+(?:before|after)(?!\s+(?:the|a|an|his|her|its)\b)"
    rf"|over\s+the\s+weekend|overnight|tonight|last\s+night|this\s+(?:morning|afternoon|evening))"
    rf"|(?P<day>yesterday|today|tomorrow)"
    rf"|{_NO_DAY}(?P<weekday>(?:(?P<which>last|this|next|on)\s+)?(?:{WEEKDAY})))\b"
    rf"(?!\s+{RANGED}(?:on\s+)?(?:{WEEKDAY}))",
    re.IGNORECASE,
)


def weekday_of(phrase: str) -> int | None:
    """The weekday that a phrase names, Monday being 0."""
    for word in phrase.lower().split():
        if word in WEEKDAYS:
            return WEEKDAYS.index(word)
    return None


@lru_cache(maxsize=1024)
def resolve(phrase: str, published: date) -> tuple[Period, ...]:
    """Place a phrase on the calendar, seen from an article's date; empty where it is too vague.

    "On Tuesday" may be the one before or the one to come: both are given.
    """
    match = PHRASE.fullmatch(phrase)
    if match is None or match["week"] is not None or match["loose"] is not None:
        return ()
    try:
        return _placed(match, published)
    except OverflowError:
        # The first and the last years of the calendar have no week before or after them.
        return ()


def _placed(match: re.Match[str], published: date) -> tuple[Period, ...]:
    phrase = match.group()
    if match["within"] is not None:
        return _day_of_week(phrase, match["whose"].lower(), published)
    if match["weekday"] is not None:
        return _weekday(phrase, (match["which"] or "on").lower(), published)
    part = part_of(match["part"])
    if match["season"] is not None:
        which, season = match["season"].lower().replace("fall", "autumn").split()
        years = {"last": (-1, 0), "this": (0,), "next": (0, 1)}[which]
        return tuple(Period(published.year + year, named=season, part=part) for year in years)
    if match["monthly"] is not None:
        which, month = match["monthly"].lower().split()
        return _month(which, MONTHS[month], published, part)
    words = (match["unit"] or match["ago"] or match["day"]).lower()
    moment = _parsed(words.replace("a fortnight", "two weeks"), published)
    if moment is None:
        return ()
    scale = (match["scale"] or words.split()[-1]).lower()
    if scale == "decade":
        return tuple(Period(moment.year + year) for year in (-1, 0, 1))
    if scale == "year":
        return (Period(moment.year, part=part),)
    if scale in {"month", "week", "fortnight"}:
        return (Period(moment.year, moment.month, part=part),)
    return (Period(moment.year, moment.month, moment.day),)


def _month(which: str, month: int, published: date, part: Part | None) -> tuple[Period, ...]:
    """Place "last June"; soon after a month it may be that one, or the one a year before."""
    year, over = published.year, month < published.month
    years = {
        "last": (year, year - 1) if over else (year - 1,),
        "this": (year,),
        "next": (year + 1,) if over or month == published.month else (year, year + 1),
    }[which]
    return tuple(Period(each, month, part=part) for each in years)


def _day_of_week(phrase: str, whose: str, published: date) -> tuple[Period, ...]:
    weekday = weekday_of(phrase) or 0
    monday = published - timedelta(days=published.weekday())
    weeks = {"last": -1, "this": 0, "next": 1}[whose]
    # Where the week begins on Sunday, that day is of the week after ours.
    days = [monday + timedelta(days=weekday, weeks=weeks)]
    if weekday == 6:
        days.append(days[0] - timedelta(days=7))
    return tuple(_period(day) for day in days)


def _weekday(phrase: str, which: str, published: date) -> tuple[Period, ...]:
    weekday = weekday_of(phrase) or 0
    back = published - timedelta(days=(published.weekday() - weekday) % 7)
    ahead = published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    if which == "next":
        days = [ahead, ahead + timedelta(days=7)]
    elif which == "last":
        earlier = back - timedelta(days=7)
        days = [earlier] if back == published else [back, earlier]
    else:
        days = [back, ahead]
    return tuple(_period(day) for day in days)


def _period(day: date) -> Period:
    return Period(day.year, day.month, day.day)


def _parsed(words: str, published: date) -> datetime | None:
    # dateparser takes 50 ms to import: a check without such a phrase must not wait for it.
    import dateparser  # type: ignore[import-untyped]

    base = datetime(published.year, published.month, published.day)
    found = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": base})
    return found if isinstance(found, datetime) else None
