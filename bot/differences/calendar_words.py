"""Finding dates in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Literal

from bot.differences.periods import Part, Period, with_year
from bot.differences.relative import PHRASE, part_of, resolve
from bot.domain import Span

_MOST = 40
Relation = Literal["on", "from", "until"]

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b)\.?"
)
_PART = r"(?:(?P<part>early|mid|late|(?:(?:the\s+)?(?:beginning|start|middle|end)\s+of))[\s-]+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d%]|,\d)"
_JOIN = r"\s*(?P<join>-|\u2013|\u2014|to|through|until|and|or|&)\s*"
_NOT_COUNT = r"(?![\d:%]|[.,]\d|\s*(?:percent|per\s+cent|million|billion|thousand)\b)"

_ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d|-)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.-]\d)")
_MONTH_DAY = re.compile(
    rf"\b{_PART}{_MONTH}\s*(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}{_NOT_COUNT}"
    rf"(?:{_JOIN}(?P<more>\d{{1,2}}){_ORDINAL}{_NOT_COUNT}(?!\s+[a-z]))?"
    rf"(?:,?\s+(?:of\s+)?{_YEAR})?",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    rf"(?<![\d.,:$€£-])(?P<day>\d{{1,2}}){_ORDINAL}(?:{_JOIN}(?P<more>\d{{1,2}}){_ORDINAL})?"
    rf"(?:\s+(?:of\s+)?|[\s-]){_MONTH}(?![a-z])(?:,?[\s-]+(?:of\s+)?{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(rf"\b{_PART}{_MONTH}(?![a-z])(?:,?\s+(?:of\s+)?{_YEAR})?", re.IGNORECASE)
_DECADE = re.compile(rf"\b{_PART}(?P<year>1[5-9]\d0|20\d0)['\u2019]?s\b", re.IGNORECASE)
_YEAR_ONLY = re.compile(rf"(?<![\d$€£#/.,:-])\b{_PART}{_YEAR}(?![\w/-]|[.:]\d)", re.IGNORECASE)
_YEAR_SPAN = re.compile(
    r"(?<![\d$€£-])(1[5-9]\d\d|20\d\d)\s?[-\u2013/]\s?(20\d\d|1[5-9]\d\d|\d\d)\b"
)

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|during|year|of\s+the\s+year|circa|as\s+of)|\()\s*$", re.IGNORECASE
)
_BEFORE_YEAR_WEAK = re.compile(
    r"(?:\b(?:by|from|before|after|around|of|for|the|its|his|her|their|this|a|on|to|and|or|between|"
    r"through|spring|summer|autumn|fall|winter)|['\u2019]s|,)\s*$",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\s+(?:\w+\s+)?[a-z]+(?:s|people|men|women|children)\b|\s+people\b")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|on|since|until|till|by|from|during|last|this|next|early|mid|late|before|after|"
    r"through|between|every|to)[\s-]+$",
    re.IGNORECASE,
)
_RELATION = re.compile(r"\b(since|after|from|before|by|until|till|through)\s+(?:the\s+)?$", re.I)
_RELATIONS: dict[str, Relation] = {"since": "from", "after": "from", "from": "from"}
_BETWEEN = re.compile(r"\s*(?:-|\u2013|\u2014|to|until|till|through)\s*")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; more than one reading where it can be read so, `until` for a range.

    `phrase` is a date told from another day ("last week"); it has no reading without that day.
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
        first = self.readings[0].normal
        return first if self.until is None else f"{first}/{self.until.normal}"


@lru_cache(maxsize=1024)
def dates_in(
    text: str, published: date | None, *, assume_year: bool = True
) -> tuple[DateMention, ...]:
    """Find the dates of a text, seen from an article's date.

    A date without a year is placed near the article's, unless `assume_year` is False.
    """
    found: list[DateMention] = []
    for mention in islice(_mentions(text), _MOST):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)
    found = [mention for mention in found if mention.readings or mention.phrase]
    found.sort(key=lambda mention: mention.start)
    return tuple(_placed(mention, published, assume_year) for mention in _ranges(text, found))


def _mentions(text: str) -> Iterator[DateMention]:
    """Yield dates, the most exact patterns first; later ones may lie inside earlier ones."""
    if any(character.isdigit() for character in text):
        yield from _with_numbers(text)
    for match in _MONTH_ONLY.finditer(text):
        if match["year"] or _is_month(text, match):
            yield from _mention(match, Period(_year(match), _month(match), part=_part(match)))
    yield from _years(text)
    for match in PHRASE.finditer(text):
        if match["weekday"] is None or match["which"] or match.group()[:1].isupper():
            yield DateMention(*match.span(), (), phrase=match.group())


def _with_numbers(text: str) -> Iterator[DateMention]:
    for match in _ISO.finditer(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        yield from _mention(match, Period(year, month, day))
    for match in _NUMERIC.finditer(text):
        yield from _numeric(match)
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for match in pattern.finditer(text):
            if match["month"].islower() and not _is_month(text, match, exact=True):
                continue
            period = Period(_year(match), _month(match), int(match["day"]))
            more = match["more"]
            if more is None:
                yield from _mention(match, period)
                continue
            last = replace(period, day=int(more))
            if match["join"].lower() in {"and", "or", "&"}:
                yield from _mention(match, period, last)
            elif period.valid and last.valid:
                yield DateMention(*match.span(), (period,), until=last)


def _numeric(match: re.Match[str]) -> Iterator[DateMention]:
    """Yield a date in figures, read as day/month and as month/day where both are possible."""
    first, mark, second, year = match.groups()
    if len(year) == 2 and mark != "/":
        return
    full = int(year) + (2000 if len(year) == 2 else 0)
    one, other = int(first), int(second)
    yield from _mention(match, Period(full, one, other), Period(full, other, one))


def _mention(match: re.Match[str], *readings: Period) -> Iterator[DateMention]:
    """Yield a date; one that the calendar doesn't have keeps its place but has no reading."""
    valid = dict.fromkeys(reading for reading in readings if reading.valid)
    end = match.end() - match.group().endswith(".")
    yield DateMention(match.start(), end, tuple(valid))


def _is_month(text: str, match: re.Match[str], *, exact: bool = False) -> bool:
    """Tell the month from the verb, the adjective and the first name it looks like."""
    word = match["month"].lower()
    prepared = _BEFORE_MONTH.search(text, 0, match.start()) is not None or bool(
        match.groupdict().get("part")
    )
    if prepared or exact:
        return prepared or word not in {"may", "march", "mar"}
    if len(word) <= 4 and word not in {"june", "july"}:
        return False
    return match["month"][0].isupper() and word not in {"march", "april", "june", "august"}


def _years(text: str) -> Iterator[DateMention]:
    for match in _YEAR_SPAN.finditer(text):
        first, last = match.groups()
        end = int(last) if len(last) == 4 else int(first[:2] + last)
        if int(first) < end <= int(first) + 60:
            yield DateMention(*match.span(), (Period(int(first)),), until=Period(end))
    for match in _DECADE.finditer(text):
        yield DateMention(*match.span(), (Period(int(match["year"]), years=10),))
    for match in _YEAR_ONLY.finditer(text):
        if match["part"] or _is_year(text, match):
            yield from _mention(match, Period(int(match["year"]), part=_part(match)))


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Tell a year from a count."""
    before, after = text[: match.start()], text[match.end() :]
    if _BEFORE_YEAR.search(before):
        return True
    if not 1500 <= int(match["year"]) <= 2060 or _COUNTS.match(after):
        return bool(re.search(r"\b(?:the|its|his|her|their|this)\s+$", before, re.IGNORECASE))
    return bool(_BEFORE_YEAR_WEAK.search(before)) or not before.strip()


def _ranges(text: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """Join the two ends of a range and note what stands before a date."""
    index = 0
    while index < len(mentions):
        mention = mentions[index]
        lead = text[: mention.start].lower().rstrip()
        relation = _RELATION.search(text[: mention.start])
        if index + 1 < len(mentions) and mention.readings and mention.until is None:
            follower = mentions[index + 1]
            gap = text[mention.end : follower.start]
            joined = _BETWEEN.fullmatch(gap) is not None
            joined |= gap.strip().lower() == "and" and lead.endswith("between")
            if joined and follower.readings and follower.until is None:
                yield replace(mention, end=follower.end, until=follower.readings[0])
                index += 2
                continue
        if relation is not None:
            mention = replace(mention, relation=_RELATIONS.get(relation[1].lower(), "until"))
        yield mention
        index += 1


def _placed(mention: DateMention, published: date | None, assume_year: bool) -> DateMention:
    if mention.phrase is not None:
        readings = resolve(mention.phrase, published) if published is not None else ()
        return replace(mention, readings=readings)
    if not assume_year:
        published = None
    if mention.until is not None:
        first = mention.readings[0]
        if first.year is None and mention.until.year is not None and first.month is not None:
            first = replace(first, year=mention.until.year)
        last = with_year(mention.until, published)[0]
        return replace(mention, readings=(with_year(first, published)[0],), until=last)
    readings = tuple(r for reading in mention.readings for r in with_year(reading, published))
    return replace(mention, readings=readings)


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].lower()]


def _part(match: re.Match[str]) -> Part | None:
    return part_of((match["part"] or "").lower().replace("the ", ""))
