"""Days told by their distance from another event: "three days after regulators closed it"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.differences.calendar.finding import dates_in, days_in
from bot.differences.calendar.mentions import DateMention
from bot.differences.calendar.periods import Period
from bot.differences.language.counting import COUNT, number_of
from bot.differences.language.lexicon import is_verb
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, analyse
from bot.domain import Passage

_OFFSET = re.compile(
    rf"\b(?:(?P<count>{COUNT})\s+(?P<unit>day|week|month|year)s?|the\s+day)\s+"
    rf"(?P<way>after|before)\s+(?!that\b|then\b)",
    re.IGNORECASE,
)
_TOLD_THERE = 0.6
"""The share of a claim's events that the words behind "after" must hold to be what it tells of."""


@dataclass(frozen=True, slots=True)
class Offset:
    """The days of what stands behind "three days after": those sure to be meant, and the others.

    `begin` is where that begins; what stands before it is dated by other days.
    """

    sure: tuple[DateMention, ...]
    possible: tuple[DateMention, ...]
    begin: int


def offset_of(claim: Text, sentence: Text, passage: Passage) -> Offset | None:
    """Find the days that a sentence gives by their distance to what a claim tells of.

    They are sure where the day counted from stands in the sentence; else it may be any that the
    article told before.
    """
    match = _OFFSET.search(sentence.text)
    if match is None:
        return None
    events = event_words(claim)
    before, after = analyse(sentence.text[: match.start()]), analyse(_behind(sentence.text, match))
    told = overlap_of(events, after)
    if told < _TOLD_THERE or overlap_of(events, before) >= told:
        done = [word for word in claim.words if not word.is_stop and is_verb(word.plain)]
        if overlap_of(done, before) or not overlap_of(done, after):
            return None
    article = passage.article
    here = list(days_in(sentence.text[: match.start()], article.published))
    sure = _counted(match, here[-1:])
    if sure and _unit(match) in {"day", "week"}:
        return Offset(sure, (), match.end())
    earlier = [*days_in(article.text[: passage.sentence.start], article.published)]
    if _unit(match) in {"month", "year"}:
        earlier += here + _months_in(sentence.text, article.published)
    return Offset((), _counted(match, earlier), match.end())


def _behind(sentence: str, match: re.Match[str]) -> str:
    """Return what stands behind "three days after"; as far as the comma where one is before it."""
    inserted = sentence[: match.start()].rstrip().endswith(",")
    end = sentence.find(",", match.end()) if inserted else -1
    return sentence[match.end() :] if end < 0 else sentence[match.end() : end]


def _months_in(sentence: str, published: date | None) -> list[date]:
    """Return the first days of what a sentence dates by the month or the year."""
    found = [one.readings[0] for one in dates_in(sentence, published) if one.readings]
    return [
        date(one.year, one.month or 1, 1) for one in found if one.year is not None and one.valid
    ]


def _counted(match: re.Match[str], days: Iterable[date]) -> tuple[DateMention, ...]:
    number = number_of(match["count"]) if match["count"] else 1
    number = -number if match["way"].lower() == "after" else number
    found: dict[Period, DateMention] = {}
    for day in days:
        try:
            period = _away(day, number, _unit(match))
        except (OverflowError, ValueError):
            # The first and the last days of the calendar have none before or after them.
            continue
        found[period] = DateMention(match.start(), match.end("way"), (period,))
    return tuple(found.values())


def _unit(match: re.Match[str]) -> str:
    return (match["unit"] or "day").lower()


def _away(day: date, number: int, unit: str) -> Period:
    """Return the day so many days or weeks away, or else the month or the year."""
    if unit in {"day", "week"}:
        told = day + timedelta(days=number * (7 if unit == "week" else 1))
        return Period(told.year, told.month, told.day)
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    period = Period(year, None if unit == "year" else month + 1)
    if not period.valid:
        raise ValueError(f"no year {year}")
    return period
