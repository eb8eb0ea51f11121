"""What one date makes of another: whether it bears it out, allows it, or rules it out."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from bot.differences.calendar.mentions import DateMention
from bot.differences.calendar.periods import Period, overlaps, widened
from bot.differences.calendar.relative import weekday_of
from bot.differences.language.text import Text

Outcome = Literal["agrees", "fits", "conflicts"]


def outcome_of(claim: Text, mention: DateMention, sentence: Text, other: DateMention) -> Outcome:
    """Tell whether the sentence's date bears out the claim's, rules it out, or does neither."""
    if words_of(claim, mention).lower() == words_of(sentence, other).lower():
        same_bound = mention.relation == other.relation or not mention.readings
        if same_bound or "on" in {mention.relation, other.relation} - {"before", "after"}:
            return "agrees"
    if mention.phrase is not None:
        return _relative_outcome(mention, other)
    if not (mention.readings and other.readings):
        return "fits"
    pairs = [
        (widened(one, two), widened(two, one)) for one in mention.readings for two in other.readings
    ]
    compatible = [pair for pair in pairs if _compatible(mention, pair[0], other, pair[1])]
    if not compatible:
        return "conflicts" if all(_comparable(one, two) for one, two in pairs) else "fits"
    stated = [pair for pair in compatible if _states(mention, pair[0], other, pair[1])]
    informative = any(one.informs(two) or _same_year(one, two) for one, two in stated)
    return "agrees" if informative else "fits"


def tells_same(mention: DateMention, other: DateMention) -> bool:
    """Whether a date that agrees tells the claim's day or month, not one within a year of it."""
    ranged = (mention.until is None) is not (other.until is None)
    if mention.phrase is not None or mention.relation != other.relation or ranged:
        return False
    dated = all(reading.within_year for reading in (*mention.readings, *other.readings))
    return dated and (other.phrase is not None or _precision(mention) == _precision(other))


def _precision(mention: DateMention) -> set[tuple[object, ...]]:
    return {(one.day is None, one.part, one.named) for one in mention.readings}


def _relative_outcome(mention: DateMention, other: DateMention) -> Outcome:
    """A reader's "yesterday" is not the article's, so it is never held against the claim."""
    if any(overlaps(one, two) for one in mention.readings for two in other.readings):
        return "agrees"
    weekday = weekday_of(mention.phrase or "")
    if weekday is None:
        return "fits"
    others = set(_weekdays(other))
    return "conflicts" if others and weekday not in others else "fits"


def _weekdays(mention: DateMention) -> Iterator[int]:
    """The weekdays that a date may fall on, where that is known."""
    if mention.phrase is not None and (named := weekday_of(mention.phrase)) is not None:
        yield named
        return
    days = [reading for reading in mention.readings if reading.day and reading.year]
    if mention.until is None and len(days) == len(mention.readings):
        yield from (day.bounds(0)[0].weekday() for day in days)


def _same_year(one: Period, two: Period) -> bool:
    """Whether a year alone meets a date that stands in the year of its article."""
    alone = not (one.within_year and two.within_year)
    return alone and one.year == two.year and not (one.assumed and two.assumed)


def _comparable(one: Period, two: Period) -> bool:
    """Whether the two give a common part: 2021 says nothing against a day without a year."""
    if one.within_year and two.within_year:
        return True
    return one.year is not None and two.year is not None


def _compatible(mention: DateMention, one: Period, other: DateMention, two: Period) -> bool:
    """Whether both dates can be those of one event."""
    if mention.until is not None and other.until is not None:
        return overlaps(one, two) and overlaps(mention.until, other.until)
    if other.until is not None and mention.until is None and mention.relation in {"since", "until"}:
        return overlaps(one, two if mention.relation == "since" else other.until)
    if mention.relation == other.relation and mention.relation in {"on", "since", "until"}:
        ranged = mention.until is not None or other.until is not None
        if not ranged:
            return overlaps(one, two)
    return _meet(_stretch(mention, one, two), _stretch(other, two, one))


def _states(mention: DateMention, one: Period, other: DateMention, two: Period) -> bool:
    """Whether the sentence bears the claim's date out: "since 2021" allows 2023, no more."""
    if mention.until is not None or other.until is not None:
        return True
    relations = {mention.relation, other.relation}
    if mention.relation in {"before", "after", "by"} and other.relation == "on":
        first, last = _stretch(mention, one, two)
        begin, end = two.bounds(two.year or one.year or 2000)
        return first <= begin and end <= last and (one != two or mention.relation == "by")
    if len(relations) > 1 and relations & {"before", "after"}:
        return False
    return overlaps(one, two)


def _stretch(mention: DateMention, reading: Period, beside: Period) -> tuple[date, date]:
    """The first and the last day that a date with its bound leaves open."""
    year = reading.year or beside.year or 2000
    first, last = reading.bounds(year)
    if mention.until is not None:
        last = max(last, mention.until.bounds(year)[1])
    elif mention.relation in {"since", "after"}:
        last = date.max
    elif mention.relation in {"until", "before", "by"}:
        first = date.min
    return first, last


def _meet(one: tuple[date, date], two: tuple[date, date]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def words_of(text: Text, mention: DateMention) -> str:
    """Return a date as its text puts it."""
    return text.text[mention.start : mention.end]
