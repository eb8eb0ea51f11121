"""Days told by their distance from another event: "three days after regulators closed it"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.differences.calendar.finding import days_in
from bot.differences.calendar.mentions import DateMention
from bot.differences.calendar.periods import Period
from bot.differences.language.counting import COUNT, number_of
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, analyse
from bot.domain import Passage

_OFFSET = re.compile(
    rf"\b(?:(?P<count>{COUNT})\s+days?|the\s+day)\s+(?P<way>after|before)\s+(?!that\b|then\b)",
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
    told = overlap_of(events, analyse(sentence.text[match.end() :]))
    if told < _TOLD_THERE or overlap_of(events, analyse(sentence.text[: match.start()])) >= told:
        return None
    article = passage.article
    here = list(days_in(sentence.text[: match.start()], article.published))
    sure = _counted(match, here[-1:])
    if sure:
        return Offset(sure, (), match.end())
    earlier = days_in(article.text[: passage.sentence.start], article.published)
    return Offset((), _counted(match, earlier), match.end())


def _counted(match: re.Match[str], days: Iterable[date]) -> tuple[DateMention, ...]:
    distance = timedelta(days=number_of(match["count"]) if match["count"] else 1)
    found: dict[date, DateMention] = {}
    for day in days:
        try:
            told = day - distance if match["way"].lower() == "after" else day + distance
        except OverflowError:
            # The first and the last days of the calendar have none before or after them.
            continue
        period = Period(told.year, told.month, told.day)
        found[told] = DateMention(match.start(), match.end("way"), (period,))
    return tuple(found.values())
