"""Finding dates in a text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice

from bot.differences.calendar import patterns as written
from bot.differences.calendar.feasts import feasts_in
from bot.differences.calendar.mentions import DateMention, joined, on_weekdays
from bot.differences.calendar.patterns import RANKS, is_month, is_year, month_of, part_of, year_of
from bot.differences.calendar.periods import Part, Period, with_year
from bot.differences.calendar.relative import PHRASE, RANGED, WEEKDAY, resolve

_MOST = 40
_REPEATED = re.compile(
    rf"\b(?:(?:every|each|most|any)\s+|(?:{WEEKDAY})\s+{RANGED})$", re.IGNORECASE
)


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
    found.sort(key=lambda mention: mention.start)
    found = [_placed(mention, published, assume_year) for mention in joined(text, found)]
    return tuple(on_weekdays(text, found))


def days_in(text: str, published: date | None) -> Iterator[date]:
    """Yield the single days that a text tells; of a weekday the past one."""
    for mention in dates_in(text, published):
        first = mention.readings[0] if mention.readings else Period()
        if first.year and first.day and mention.until is None and mention.relation == "on":
            yield first.bounds(first.year)[0]


def _mentions(text: str) -> Iterator[DateMention]:
    """Yield dates, the most exact patterns first; later ones may lie inside earlier ones."""
    digits = any(character.isdigit() for character in text)
    if digits:
        yield from _with_numbers(text)
    for span, days in feasts_in(text):
        yield DateMention(*span, days)
    yield from _centuries(text)
    phrases = list(PHRASE.finditer(text))
    for match in phrases:
        if match["monthly"]:
            yield DateMention(*match.span(), (), phrase=match.group())
    for match in written.MONTH_ONLY.finditer(text):
        if match["year"] or is_month(text, match):
            yield _mention(match, Period(year_of(match), month_of(match), part=_part(match)))
    if digits:
        yield from _parts_of_years(text)
        yield from _years(text)
    for match in phrases:
        named = match["weekday"] is None or match["which"] or match.group()[:1].isupper()
        if named and not _REPEATED.search(text, max(0, match.start() - 36), match.start()):
            yield DateMention(*match.span(), (), phrase=match.group())


def _with_numbers(text: str) -> Iterator[DateMention]:
    for match in written.ISO.finditer(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        yield _mention(match, Period(year, month, day))
    for match in written.NUMERIC.finditer(text):
        yield from _numeric(match)
    for pattern in (written.MONTH_DAY, written.DAY_MONTH):
        for match in pattern.finditer(text):
            if match["month"].islower() and not is_month(text, match, exact=True):
                continue
            period = Period(year_of(match), month_of(match), int(match["day"]))
            more = match["more"]
            if more is None:
                yield _mention(match, period)
                continue
            last = replace(period, day=int(more))
            if match["join"].lower() in {"and", "or", "&"}:
                yield _mention(match, period, last)
            elif period.valid and last.valid:
                yield DateMention(*match.span(), (period,), until=last)


def _numeric(match: re.Match[str]) -> Iterator[DateMention]:
    """Yield a date in figures, read as day/month and as month/day where both are possible."""
    first, mark, second, year = match.groups()
    if len(year) == 2 and mark != "/":
        return
    full = int(year) + (2000 if len(year) == 2 else 0)
    one, other = int(first), int(second)
    yield _mention(match, Period(full, one, other), Period(full, other, one))


def _mention(match: re.Match[str], *readings: Period) -> DateMention:
    """Make a date; one that the calendar doesn't have keeps its place but has no reading."""
    valid = dict.fromkeys(reading for reading in readings if reading.valid)
    end = match.end() - match.group().endswith(".")
    return DateMention(match.start(), end, tuple(valid))


def _centuries(text: str) -> Iterator[DateMention]:
    for match in written.CENTURY.finditer(text):
        ranks = [_rank(word) for word in (match["rank"], match["more"]) if word]
        if match["era"] or not all(1 <= rank <= 30 for rank in ranks):
            # Years before our era are compared as they are written.
            continue
        # Few keep to it that a century begins with its year one, so it has a hundred and one.
        starts = [Period(max(1, rank * 100 - 100), years=101, part=_part(match)) for rank in ranks]
        if len(starts) == 2 and match["join"].lower() not in {"or", "and", "&"}:
            yield DateMention(*match.span(), (starts[0],), until=starts[1])
        else:
            yield _mention(match, *starts)


def _rank(word: str) -> int:
    return int(word[:-2]) if word[0].isdigit() else RANKS[word.lower()]


def _parts_of_years(text: str) -> Iterator[DateMention]:
    for match in written.QUARTER.finditer(text):
        if match["alone"]:
            yield _mention(match, Period(named=f"Q{match['alone']}"))
            continue
        rank = {"final": "4", "last": "4"}.get((match["rank"] or "").lower(), match["rank"])
        number = int(match["number"] or (RANKS.get(rank.lower()) or int(rank[0])))
        half = (match["unit"] or "").lower() == "half"
        name = f"H{min(number, 2)}" if half else f"Q{number}"
        yield _mention(match, Period(year_of(match), named=name))
    for match in written.SEASON.finditer(text):
        season = match["season"].lower().replace("fall", "autumn")
        yield _mention(match, Period(year_of(match), named=season, part=_part(match)))


def _years(text: str) -> Iterator[DateMention]:
    for match in written.YEAR_SPAN.finditer(text):
        first, last = match.groups()
        end = int(last) if len(last) == 4 else int(first[:2] + last)
        if int(first) < end <= int(first) + 60:
            yield DateMention(*match.span(), (Period(int(first)),), until=Period(end))
    for match in written.DECADE.finditer(text):
        year = int(match["year"] or "19" + match["short"])
        years = 10 if year % 100 else 100
        yield _mention(match, Period(year, years=years, part=_part(match)))
    for match in written.YEAR_ONLY.finditer(text):
        if match["part"] or is_year(text, match):
            yield _mention(match, Period(int(match["year"]), part=_part(match)))


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


def _part(match: re.Match[str]) -> Part | None:
    return part_of(match["part"])
