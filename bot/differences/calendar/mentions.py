"""A date as a text tells it, with what stands around it: ranges, bounds, weekdays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.differences.calendar.periods import Period
from bot.differences.calendar.relative import WEEKDAY, weekday_of
from bot.domain import Span

Relation = Literal["on", "since", "until", "before", "after", "by"]

_RELATION = re.compile(
    r"\b(since|after|from|before|by|until|till|through|up\s+to)\s+(?:the\s+)?$", re.IGNORECASE
)
_RELATIONS: dict[str, Relation] = {"since": "since", "from": "since", "after": "after"}
_RELATIONS |= {"before": "before", "by": "by"}
_SIGNS: dict[Relation, str] = {"since": "≥", "until": "≤", "before": "<", "after": ">", "by": "≤"}
_OR_LATER = re.compile(r"\s+or\s+(?:(?P<after>later|after)|(?P<before>earlier|before))\b", re.I)
_BETWEEN = re.compile(r"\s*(?:-|\u2013|\u2014|to|until|till|through)\s*")
_OR = re.compile(r"\s+or\s+")
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{WEEKDAY})(?:,|\s+(?:the|on))?\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf",?\s+(?:\(|an?\s+)?({WEEKDAY})\b\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; more than one reading where it can be read so, `until` for a range.

    `phrase` is a date told from another day ("last week"); it has no reading without that day.
    Without readings and without a phrase it is a day that the calendar lacks: 31 February, or a
    Monday that was a Sunday.
    """

    start: int
    end: int
    readings: tuple[Period, ...]
    until: Period | None = None
    relation: Relation = "on"
    phrase: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @property
    def normal(self) -> str:
        """Its normal form; a range is two joined with a slash, a bare weekday is its own words."""
        if not self.readings:
            return self.phrase or ""
        first = self.readings[0].partial
        if self.until is not None:
            return f"{first}/{self.until.partial}"
        return _SIGNS.get(self.relation, "") + first


def joined(text: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """Join the two ends of a range and note what stands before a date."""
    index = 0
    while index < len(mentions):
        mention = mentions[index]
        lead = text[max(0, mention.start - 16) : mention.start]
        if index + 1 < len(mentions) and mention.readings and mention.until is None:
            span = _range(lead, mention, text, mentions[index + 1])
            if span is not None:
                yield span
                index += 2
                continue
        yield replace(mention, relation=_relation(lead, text, mention))
        index += 1


def _relation(lead: str, text: str, mention: DateMention) -> Relation:
    after = _OR_LATER.match(text, mention.end)
    if after is not None:
        return "after" if after["after"] else "before"
    before = _RELATION.search(lead)
    return "on" if before is None else _RELATIONS.get(before[1].lower(), "until")


def _range(lead: str, mention: DateMention, text: str, other: DateMention) -> DateMention | None:
    """Make one date of "4 May to 8 May", "between 1999 and 2004" or "1971 or 1972"."""
    if not other.readings or other.until is not None or other.start - mention.end > 12:
        return None
    gap = text[mention.end : other.start]
    if _OR.fullmatch(gap):
        return replace(mention, end=other.end, readings=(*mention.readings, *other.readings))
    between = gap.strip().lower() == "and" and lead.lower().rstrip().endswith("between")
    if _BETWEEN.fullmatch(gap) or between:
        return replace(mention, end=other.end, until=other.readings[0])
    return None


def on_weekdays(text: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """Make one date of a weekday and the day beside it; none, where they contradict each other."""
    for index, mention in enumerate(mentions):
        if mention.phrase is not None and _beside_day(text, mentions, index):
            continue
        exact = bool(mention.readings) and mention.phrase is None and mention.until is None
        years = exact and all(r.day and r.year and not r.assumed for r in mention.readings)
        weekday = _weekday_beside(text, mention) if years else None
        if weekday is not None:
            fitting = [r for r in mention.readings if r.bounds(0)[0].weekday() == weekday]
            mention = replace(mention, readings=tuple(fitting))
        yield mention


def _beside_day(text: str, mentions: list[DateMention], index: int) -> bool:
    phrase = mentions[index]
    if weekday_of(phrase.phrase or "") is None:
        return False
    for other in mentions[max(0, index - 1) : index + 2]:
        if other.phrase is None and any(r.day for r in other.readings):
            before = _WEEKDAY_BEFORE.search(text, max(0, other.start - 20), other.start)
            if before is not None and before.start() >= phrase.start and other.start > phrase.start:
                return True
            after = _WEEKDAY_AFTER.match(text, other.end)
            if after is not None and after.start(1) < phrase.end and phrase.start > other.start:
                return True
    return False


def _weekday_beside(text: str, mention: DateMention) -> int | None:
    before = _WEEKDAY_BEFORE.search(text, max(0, mention.start - 20), mention.start)
    after = _WEEKDAY_AFTER.match(text, mention.end)
    if before is not None:
        return weekday_of(before.group().replace(",", " "))
    return weekday_of(after[1]) if after is not None else None
