"""Phrases that give a date by its distance from today: "last Tuesday", "two years ago"."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.differences.periods import Part, Period

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "|".join(_WEEKDAYS)
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
PHRASE = re.compile(
    rf"\b(?:(?P<part>early|mid|late)[\s-]+)?"
    rf"(?:(?P<unit>(?:last|this|next)\s+(?:month|year))"
    rf"|(?P<week>(?:last|this|next)\s+week)"
    rf"|(?P<ago>{_COUNT}\s+(?P<scale>day|week|month|year)s?\s+ago)"
    rf"|(?P<day>yesterday|today|tomorrow)"
    rf"|(?P<weekday>(?:(?P<which>last|this|next|on)\s+)?(?:{_DAY})))\b",
    re.IGNORECASE,
)


def weekday_of(phrase: str) -> int | None:
    """The weekday that a phrase names, Monday being 0."""
    last = phrase.split()[-1].lower()
    return _WEEKDAYS.index(last) if last in _WEEKDAYS else None


@lru_cache(maxsize=1024)
def resolve(phrase: str, published: date) -> tuple[Period, ...]:
    """Place a phrase on the calendar, seen from an article's date; empty where it is too vague.

    "On Tuesday" may be the one before or the one to come: both are given.
    """
    match = PHRASE.fullmatch(phrase)
    if match is None or match["week"] is not None:
        return ()
    if match["weekday"] is not None:
        return _weekday(phrase, (match["which"] or "on").lower(), published)
    words = (match["unit"] or match["ago"] or match["day"]).lower()
    moment = _parsed(words, published)
    if moment is None:
        return ()
    scale = (match["scale"] or words.split()[-1]).lower()
    part = part_of(match["part"])
    if scale == "year":
        return (Period(moment.year, part=part),)
    if scale in {"month", "week"}:
        return (Period(moment.year, moment.month, part=part),)
    return (Period(moment.year, moment.month, moment.day),)


def part_of(word: str | None) -> Part | None:
    """The part of a month or a year that a word names."""
    match (word or "").lower().split():
        case ["early", *_] | ["beginning" | "start", *_]:
            return "early"
        case ["mid" | "middle", *_]:
            return "mid"
        case ["late" | "end", *_]:
            return "late"
    return None


def _weekday(phrase: str, which: str, published: date) -> tuple[Period, ...]:
    weekday = weekday_of(phrase)
    if weekday is None:
        return ()
    back = published - timedelta(days=(published.weekday() - weekday) % 7)
    ahead = published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    if which == "next":
        days = [ahead]
    elif which == "last":
        days = [back if back < published else back - timedelta(days=7)]
    else:
        days = [back, ahead]
    return tuple(Period(day.year, day.month, day.day) for day in days)


def _parsed(words: str, published: date) -> datetime | None:
    # dateparser takes 50 ms to import: a check without such a phrase must not wait for it.
    import dateparser  # type: ignore[import-untyped]

    base = datetime(published.year, published.month, published.day)
    found = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": base})
    return found if isinstance(found, datetime) else None
