"""Finding numbers in a text: what is counted, in which unit, and how exactly."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from bot.differences.calendar.finding import dates_in
from bot.differences.figures.amounts import Kind, Quantity
from bot.differences.figures.counted import bound_of, counted, label_of, lead_of, rate_of, said_of
from bot.differences.figures.currencies import UNNAMED, currency_called, currency_of
from bot.differences.figures.expressions import expressed, ranked
from bot.differences.figures.patterns import NUMBER, is_age, is_grand, rounding_of, value_of
from bot.differences.figures.units import unit_called
from bot.differences.language.text import Text, Word, analyse

__all__ = ["Quantity", "quantities_in"]

_TO = re.compile(r"\s?[-\u2013]\s?|\s+(?:to|or)\s+")
_MOST = 40
"""A table set as one sentence may hold hundreds of numbers; the first ones must do."""
_TIME = re.compile(
    r"\s?(?:[ap]\.?m\b\.?|o'clock|GMT|UTC|hours\s+GMT)|:\d\d"
    r"|\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:half|quarter)\s+(?:past|to)\s+$", re.IGNORECASE)
_DEGREES = re.compile(
    r"\s*(?:\u00b0|degrees?)\s*(?P<scale>C|F|Celsius|Fahrenheit)\b", re.IGNORECASE
)
_BELOW_ZERO = re.compile(
    r"\s+(?:degrees?\s+)?(?:celsius\s+|centigrade\s+)?below\s+(?:zero|freezing)\b", re.IGNORECASE
)
_MINUS = re.compile(r"\bminus\s+$", re.IGNORECASE)
_NO = re.compile(r"\bno[\s-]$", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude(?:\s+of)?\s+$", re.IGNORECASE)


@lru_cache(maxsize=512)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Find the numbers of a text that are no part of a date or a time."""
    analysed = analyse(text)
    taken = [mention.span for mention in dates_in(text, None)]
    found: list[Quantity] = []
    for quantity in islice(_all(analysed), _MOST):
        if all(quantity.end <= start or end <= quantity.start for start, end in taken):
            found.append(quantity)
            taken.append(quantity.span)
    found.sort(key=lambda quantity: quantity.start)
    return tuple(_joined(text, found))


def _all(text: Text) -> Iterator[Quantity]:
    yield from expressed(text)
    yield from ranked(text)
    for match in NUMBER.finditer(text.text):
        quantity = _quantity(text, match)
        if quantity is not None:
            yield quantity


def _quantity(text: Text, match: re.Match[str]) -> Quantity | None:
    value = value_of(match)
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    timed = _TIME.match(text.text, match.end()) or _PAST.search(
        text.text, max(0, start - 32), start
    )
    if value is None or timed:
        return None
    end = match.end()
    nouns = counted(text, end)
    kind, unit, used, end = _kind_of(text, match, start, nouns)
    nobody = _NO.search(text.text, max(0, start - 4), start)
    if (match["words"] or "").lower() == "one" and kind == "count" and (nobody or not nouns):
        return None
    after = max(end, nouns[-1].end) if nouns else end
    if kind in {"money", "age"}:
        nouns = nouns[used:] if kind == "money" else ()
    if unit.startswith("\u00b0") and _is_below_zero(text.text, start, end):
        value = -abs(value)
    bound, begin = bound_of(text.text, start, end)
    rounding, sure = rounding_of(match, value, measured=kind == "count" and bool(unit))
    return Quantity(
        start, end, value, kind, unit, bound, nouns, said_of(text, after), lead_of(text, begin),
        rounding, sure, rate_of(text, after),
    )  # fmt: skip


def _is_below_zero(text: str, start: int, end: int) -> bool:
    return bool(_BELOW_ZERO.match(text, end) or _MINUS.search(text, max(0, start - 8), start))


def _kind_of(
    text: Text, match: re.Match[str], start: int, nouns: tuple[Word, ...]
) -> tuple[Kind, str, int, int]:
    """The kind of a number, its unit, how many of the nouns name that, and where it ends."""
    end = match.end()
    if match["percent"]:
        return "percent", "points" if match["points"] else "", 0, end
    if match["currency"]:
        return "money", currency_of(match["currency"]), 0, end
    if is_grand(match):
        return "money", UNNAMED, 0, end
    if match["suffix"]:
        return "ordinal", "", 0, end
    following = _adjoining(text, end)
    if following and (money := currency_called(following)):
        return "money", money[0], money[1], end
    if is_age(text.text, start, end):
        return "age", "", 0, end
    measure = _measure(text, match, start, following)
    if measure is not None:
        return "count", *measure
    if match["digits"] and not match["scale"]:
        label = label_of(text, match.start("digits"), nouns)
        if label is not None:
            return "label", label, 0, end
    return "count", "", 0, end


def _adjoining(text: Text, position: int) -> list[str]:
    """The words right after a number, with nothing but spaces or hyphens between."""
    found: list[str] = []
    for word in text.after(position, 3):
        if text.text[position : word.start].strip(" -\xa0"):
            break
        found.append(word.plain)
        position = word.end
    return found


def _measure(
    text: Text, match: re.Match[str], start: int, following: list[str]
) -> tuple[str, int, int] | None:
    """The unit that a number is given in, how many words name it, and where the number ends."""
    end = match.end()
    if _MAGNITUDE.search(text.text, max(0, start - 16), start):
        return "magnitude", 0, end
    degrees = _DEGREES.match(text.text, end)
    if degrees is not None:
        return f"\u00b0{degrees['scale'][0].upper()}", 0, degrees.end()
    if match["unit"]:
        following = [match["unit"].lower()]
    named = unit_called(following)
    return None if named is None else (*named, end)


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Make one quantity of "three to five years" or "one or two"."""
    index = 0
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        if second is not None and _are_ends(text, first, second):
            yield replace(
                second, start=first.start, value=first.value, high=second.value, lead=first.lead,
                bound="exact",
            )  # fmt: skip
            index += 2
            continue
        yield first
        index += 1


def _are_ends(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are the ends of a range."""
    if first.value >= second.value or "dozens" in {first.bound, second.bound}:
        return False
    alike = first.kind == second.kind or first.kind == "count"
    if not alike or second.kind not in {"count", "percent", "money", "age", "ordinal"}:
        return False
    gap = text[first.end : second.start]
    if gap.strip() == "or" or gap.replace(" ", "") in {"-or", "-to"}:
        return not first.nouns or first.kind == "ordinal"
    if first.nouns or first.lead == "from":
        return False
    if _TO.fullmatch(gap):
        return True
    return gap == " and " and text[max(0, first.start - 8) : first.start].lower().endswith(
        "between "
    )
