"""How a number of a sentence bears on a claim's."""

from dataclasses import replace
from decimal import Decimal

from bot.differences.calendar.outcomes import Outcome
from bot.differences.figures.amounts import Quantity
from bot.differences.figures.currencies import UNNAMED, is_dollar
from bot.differences.figures.units import converted, dimension_of

_TOLERANCE = Decimal("0.1")
"""How far "about" and "nearly" reach, as a share of the number."""
_REACH = Decimal("1.25")
"""How far above its number "more than" can be meant, as a factor."""
_CONVERTED = Decimal("0.05")
"""How far a measure may lie from what was rounded before it was converted, as a share."""
_WITHIN = Decimal("0.99")
"""What leaves out half a unit of a number's last digit: 5.5% is not rounded to 5%."""
_STANDS_FOR = Decimal(2)
"""How much larger a number may be than one that it stands for, as a factor."""
_DOZENS_FROM, _DOZENS_TO = Decimal("1.5"), Decimal(20)
"""Between which multiples of its word "dozens" or "hundreds" surely lies."""


def bears_on(claimed: Quantity, found: Quantity) -> Outcome:
    """Tell whether the sentence's number bears out the claim's, contradicts it, or does neither."""
    match claimed.kind:
        case "score":
            same = sorted(claimed.written.split("-")) == sorted(found.written.split("-"))
            return "agrees" if same else "conflicts"
        case "label":
            return "agrees" if claimed.value == found.value else "fits"
        case "ordinal" | "multiple":
            return "agrees" if claimed.value == found.value else "conflicts"
    if claimed.unit != found.unit:
        if claimed.kind == "money":
            return _across_currencies(claimed, found)
        if not claimed.unit or dimension_of(claimed.unit) != dimension_of(found.unit):
            return "fits"
        found = _in_unit(found, claimed.unit)
    elif _is_finer(claimed, found):
        found = replace(found, sure=Decimal(0), rounding=found.rounding * _WITHIN)
    return _compared(claimed, found)


def _is_finer(claimed: Quantity, found: Quantity) -> bool:
    """Whether a claim gives more figures than the sentence: 5.2% where that has 5%."""
    worded = claimed.written or found.written
    return (
        not worded and claimed.bound in {"exact", "exactly"} and claimed.rounding < found.rounding
    )


def stands_for(claimed: Quantity, found: Quantity) -> bool:
    """Whether a number that bears the claim's out may take its place: 84 that of "more than 80"."""
    if found.bound in {"most", "under", "dozens"} and found.bound != claimed.bound:
        return False
    if claimed.unit != found.unit and claimed.kind == "count":
        found = _in_unit(found, claimed.unit)
    low, high = sorted((abs(claimed.value), abs(found.value)))
    return high <= low * _STANDS_FOR


def _across_currencies(claimed: Quantity, found: Quantity) -> Outcome:
    """Two currencies differ where the sum is one; another sum may be the same money."""
    if UNNAMED in {claimed.unit, found.unit}:
        return _compared(claimed, found)
    if claimed.value != found.value:
        return "fits"
    return "agrees" if is_dollar(claimed.unit) and is_dollar(found.unit) else "conflicts"


def _in_unit(found: Quantity, unit: str) -> Quantity:
    value = converted(found.value, found.unit, unit)
    step = abs(converted(found.value + found.rounding, found.unit, unit) - value)
    slack = step + abs(value) * _CONVERTED
    high = None if found.high is None else converted(found.high, found.unit, unit)
    return replace(found, value=value, high=high, unit=unit, rounding=slack, sure=slack)


def _compared(claimed: Quantity, found: Quantity) -> Outcome:
    if claimed.high is not None:
        return _in_range(claimed, found)
    match claimed.bound:
        case "least" | "over":
            return _at_least(claimed, found)
        case "most" | "under":
            return _at_most(claimed, found)
        case "dozens":
            return _dozens(claimed, found)
    return _at(claimed, found)


def _at(claimed: Quantity, found: Quantity) -> Outcome:
    """The claim gives a number, exactly or about."""
    value, other = claimed.value, found.value
    if found.high is not None:
        return "fits" if other - claimed.rounding <= value <= found.high else "conflicts"
    same = abs(value - other) <= max(claimed.sure, found.sure)
    same = same or (claimed.bound != "exactly" and _is_about(claimed, found))
    match found.bound:
        case "least" | "over":
            if same:
                return "fits" if claimed.bound == "exactly" else "agrees"
            beyond = value < _low(other, claimed) or value > other * _REACH
            return "conflicts" if beyond else "fits"
        case "most" | "under":
            if same:
                return "fits" if claimed.bound == "exactly" else "agrees"
            return "conflicts" if value > _high(other, claimed) else "fits"
        case "dozens":
            return "conflicts" if value < other * (1 - _TOLERANCE) else "fits"
    if same:
        return "agrees"
    return "fits" if abs(value - other) <= max(claimed.rounding, found.rounding) else "conflicts"


def _is_about(claimed: Quantity, found: Quantity) -> bool:
    if not {"about", "nearly"} & {claimed.bound, found.bound}:
        return False
    low, high = sorted((abs(claimed.value), abs(found.value)))
    return claimed.value * found.value >= 0 and low >= high * (1 - _TOLERANCE)


def _low(value: Decimal, claimed: Quantity) -> Decimal:
    """What a claim must reach to come up to a number, given how it is rounded."""
    slack = abs(value) * _TOLERANCE if claimed.bound in {"about", "nearly"} else Decimal(0)
    return value - max(slack, claimed.rounding)


def _high(value: Decimal, claimed: Quantity) -> Decimal:
    return 2 * value - _low(value, claimed)


def _at_least(claimed: Quantity, found: Quantity) -> Outcome:
    value, other, bounds = claimed.value, found.value, (claimed.bound, found.bound)
    if found.high is not None:
        return "agrees" if other >= value else "conflicts" if found.high < value else "fits"
    match found.bound:
        case "most" | "under":
            strict = other == value and not {"over", "under"}.isdisjoint(bounds)
            return "conflicts" if other < value or strict else "fits"
        case "dozens":
            if other >= value:
                return "agrees"
            return "conflicts" if other * _DOZENS_TO < value else "fits"
        case "least" | "over":
            strict = claimed.bound == "over" and found.bound == "least"
            if other > value or (other == value and not strict):
                return "agrees"
            return "conflicts" if value > other * _REACH else "fits"
    if other > value or (other == value and claimed.bound == "least"):
        return "agrees"
    reached = other + _slack(found)
    short = reached < value or (reached == value and claimed.bound == "over")
    return "conflicts" if short else "fits"


def _at_most(claimed: Quantity, found: Quantity) -> Outcome:
    value, other, bounds = claimed.value, found.value, (claimed.bound, found.bound)
    if found.high is not None:
        return "agrees" if found.high <= value else "conflicts" if other > value else "fits"
    match found.bound:
        case "least" | "over" | "dozens":
            strict = other == value and not {"over", "under"}.isdisjoint(bounds)
            return "conflicts" if other > value or strict else "fits"
        case "most" | "under":
            if claimed.bound == "most" and found.bound == "most":
                # "Up to 500" names a limit, and one that is told to be 250 is another.
                same = _at(claimed, replace(found, bound="exact")) == "agrees"
                return "agrees" if same else "conflicts"
            return "agrees" if other <= value else "fits"
    if other < value or (other == value and claimed.bound == "most"):
        return "agrees"
    reached = other - _slack(found)
    beyond = reached > value or (reached == value and claimed.bound == "under")
    return "conflicts" if beyond else "fits"


def _slack(found: Quantity) -> Decimal:
    """How far from its number the sentence's own may lie."""
    about = found.bound in {"about", "nearly"}
    return max(found.rounding, abs(found.value) * _TOLERANCE if about else Decimal(0))


def _dozens(claimed: Quantity, found: Quantity) -> Outcome:
    value, other = claimed.value, found.value
    if found.bound == "dozens" and value == other:
        return "agrees"
    if found.bound in {"most", "under"}:
        return "conflicts" if other < value else "fits"
    if found.top < value * (1 - _TOLERANCE):
        open_ended = found.bound in {"least", "over", "dozens"}
        reach = _REACH if found.bound != "dozens" else Decimal(8)
        return "fits" if open_ended and found.top * reach > value else "conflicts"
    if found.bound == "dozens":
        return "fits"
    return "agrees" if value * _DOZENS_FROM <= other <= value * _DOZENS_TO else "fits"


def _in_range(claimed: Quantity, found: Quantity) -> Outcome:
    low, high = claimed.value, claimed.top
    match found.bound if found.high is None else "exact":
        case "least" | "over" | "dozens":
            return "conflicts" if found.value > high else "fits"
        case "most" | "under":
            return "conflicts" if found.value < low else "fits"
    if low <= found.value and found.top <= high:
        return "agrees"
    slack = _slack(found)
    apart = found.value - slack > high or found.top + slack < low
    return "conflicts" if apart else "fits"
