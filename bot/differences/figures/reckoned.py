"""What the numbers of a sentence amount to: shares of a whole, sums, spans of time.

A claim may tell what its source leaves to be reckoned: "over 95 percent" where it has 184 votes to
seven, "eight years" where it has "since 2007". What comes out is never held against a claim.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from bot.differences.calendar.finding import dates_in
from bot.differences.calendar.mentions import DateMention
from bot.differences.calendar.periods import Period
from bot.differences.figures.amounts import Quantity
from bot.differences.figures.bearing import bears_on
from bot.differences.figures.quantities import quantities_in
from bot.differences.language.lexicon import is_verb
from bot.domain import Span

_OF = re.compile(
    r"(?:\s+\w+){0,2}\s+(?:out\s+)?of\s+(?:(?:the|its|their|some|all|about|around|roughly|nearly|almost|"
    r"more\s+than|at\s+least|over)\s+){0,3}",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\b(?:out\s+)?of\s+(?:(?:the|its|their|all)\s+)*(?:some\s+|about\s+)?$", re.IGNORECASE
)
_AND = re.compile(
    r"(?:\s+[^\W\d]+){0,4}?(?:,|,?\s+and|\s+plus)"
    r"(?:\s+(?:about|some|another)|(?P<whose>(?:\s+[^\W\d]+){1,4}))?\s+",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"(?:\s+votes)?\s+to\s+", re.IGNORECASE)
_AND_ALSO = re.compile(r"\s(?:and|but|while|of\s+whom|of\s+which|of\s+them)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d]+")
_APART = frozenset(["dead", "wounded", "injured", "hurt", "missing", "unhurt", "alive", "against"])
"""What tells of the numbers before and after it that they count different things."""
_IN_ALL = re.compile(
    r"\b(?:both|together|altogether|combined|between\s+(?:them|the\s+two)|in\s+(?:all|total)"
    r"|overall|(?:the|these)\s+(?:two|three|four|five|pair))\b",
    re.IGNORECASE,
)
_SHARE_READ = Decimal("0.6")
"""How many points a share may be rounded by."""
_DAYS = {
    "days": Decimal(1),
    "weeks": Decimal(7),
    "months": Decimal("30.44"),
    "years": Decimal("365.25"),
}
_DAYS["decades"] = _DAYS["years"] * 10
_LESS = Decimal("0.25")
"""What may be lacking of the last year of "eight years", as a share of one."""
_MOST = 6
"""Numbers and dates of a sentence that are put together."""


def adds_up(claim: str) -> bool:
    """Whether a claim speaks of several at once: "both", "between them", "the two finalists"."""
    return _IN_ALL.search(claim) is not None


def put_together(quantity: Quantity, sentence: str, *, of_several: bool) -> Span | None:
    """Return where a sentence has the numbers whose sum or share is the claim's, if it has."""
    if quantity.kind == "percent" and not quantity.unit:
        found = _shares(sentence)
    elif quantity.kind == "money" or (quantity.kind == "count" and not quantity.unit):
        summed = _sums(sentence, quantity, of_several=of_several)
        found = summed if quantity.value > 1 else iter(())
    else:
        return None
    return next((one.span for one in found if bears_on(quantity, one) == "agrees"), None)


def _of_kind(sentence: str, kind: str = "count", unit: str = "") -> list[Quantity]:
    return [
        one
        for one in quantities_in(sentence)
        if (one.kind, one.unit) == (kind, unit) and one.high is None and one.value >= 1
    ][:_MOST]


def _shares(sentence: str) -> Iterator[Quantity]:
    """Yield what part one number is of another: "24 of the 47", "of the 47, 24", "184 to seven"."""
    counts = _of_kind(sentence)
    for part, whole in combinations(counts, 2):
        between = sentence[part.end : whole.start]
        if _OF.fullmatch(between) and part.value < whole.value:
            yield _share(part, whole, part.value / whole.value)
        elif _OUT_OF.search(sentence, 0, part.start) and whole.value < part.value:
            yield _share(whole, part, whole.value / part.value)
    for one in quantities_in(sentence):
        if one.kind == "score":
            yield from _votes(one, one, *map(Decimal, one.written.split("-")))
    for first, last in pairwise(counts):
        if _AGAINST.fullmatch(sentence[first.end : last.start]):
            yield from _votes(first, last, first.value, last.value)
    if len(counts) == 2:
        part, whole = sorted(counts, key=lambda one: one.value)
        if _AND_ALSO.search(sentence[min(part.end, whole.end) : max(part.start, whole.start)]):
            yield _share(part, whole, part.value / whole.value)


def _votes(first: Quantity, last: Quantity, ours: Decimal, theirs: Decimal) -> Iterator[Quantity]:
    """Yield the larger share of those who voted."""
    if ours + theirs:
        yield _share(first, last, max(ours, theirs) / (ours + theirs))


def _share(part: Quantity, whole: Quantity, share: Decimal) -> Quantity:
    return Quantity(
        min(part.start, whole.start), max(part.end, whole.end), 100 * share, "percent",
        bound=part.bound if part.bound in {"over", "least", "under", "most"} else "exact",
        rounding=_SHARE_READ, sure=_SHARE_READ,
    )  # fmt: skip


def _sums(sentence: str, claimed: Quantity, *, of_several: bool) -> Iterator[Quantity]:
    """Yield what numbers of one list come to: "29 and 36 times", "two men, three women".

    "Nine died and four were hurt" is no list, and what Moen has and Lind has neither has alone.
    """
    counts = _of_kind(sentence, claimed.kind, claimed.unit)
    for first in range(len(counts)):
        total = counts[first]
        for last, following in pairwise(counts[first:]):
            if not _is_listed(sentence[last.end : following.start], of_several=of_several):
                break
            if following.bound not in {"exact", "about"}:
                break
            total = replace(
                total, end=following.end, value=total.value + following.value, written="",
                bound="about" if "about" in {total.bound, following.bound} else "exact",
            )  # fmt: skip
            yield total


def _is_listed(between: str, *, of_several: bool) -> bool:
    """Whether two numbers with this between them count parts of one whole."""
    found = _AND.fullmatch(between)
    if found is None or (found["whose"] and not of_several):
        return False
    return not any(word in _APART or is_verb(word) for word in _WORD.findall(between.lower()))


def elapsed(quantity: Quantity, sentence: str, published: date | None) -> Span | None:
    """Return the date from which to another, or to the day of publication, so much time passed."""
    if quantity.unit not in _DAYS:
        return None
    told = [one for one in dates_in(sentence, published)[:_MOST] if _is_dated(one)]
    unit = _DAYS[quantity.unit]
    for one in told:
        if one.until is not None and _is_about(quantity, unit, _reach(one), _day_range(one.until)):
            return one.span
    for one, other in combinations(told, 2):
        if _is_about(quantity, unit, _reach(one), _reach(other)):
            return min(one.start, other.start), max(one.end, other.end)
    if published is None or quantity.unit == "days":
        # So many days before its publication an article tells of many things.
        return None
    today = published, published
    return next((one.span for one in told if _is_about(quantity, unit, _reach(one), today)), None)


def _is_dated(mention: DateMention) -> bool:
    return bool(mention.readings) and mention.readings[0].year is not None


def _reach(mention: DateMention) -> tuple[date, date]:
    return _day_range(mention.readings[0])


def _day_range(period: Period) -> tuple[date, date]:
    return period.bounds(period.year or 1)


def _is_about(
    quantity: Quantity, unit: Decimal, begins: tuple[date, date], ends: tuple[date, date]
) -> bool:
    """Whether the claim's span of time may be the one between two dates."""
    if ends[1] <= begins[0]:
        begins, ends = ends, begins
    low = max(0, (ends[0] - begins[1]).days) / unit
    high = (ends[1] - begins[0]).days / unit
    match quantity.bound:
        case "over" | "least":
            return low >= quantity.value
        case "under" | "most":
            return low > 0 and high <= quantity.value
    return low < quantity.value + 1 and high >= quantity.value - _LESS
