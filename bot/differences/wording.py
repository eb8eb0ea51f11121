"""Differences in words."""

from bot.differences.result import Missing
from bot.domain import Difference, DifferenceKind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS = {">": "more than ", "<": "fewer than ", "\u2265": "at least ", "\u2264": "at most "}


def describe(difference: Difference) -> str:
    """Tell a difference in one plain sentence."""
    claimed, found = difference.claimed, difference.found
    match difference.kind:
        case DifferenceKind.DATE:
            claimed, found = _dates(claimed), _dates(found)
        case DifferenceKind.NUMBER:
            claimed, found = _number(claimed), _number(found)
        case DifferenceKind.QUOTE | DifferenceKind.NEGATION | DifferenceKind.ROLE:
            claimed, found = f"“{claimed}”", f"“{found}”"
        case DifferenceKind.NAME:
            pass
    return f"Source says {found}; the claim says {claimed}."


def describe_missing(missing: Missing) -> str:
    """Tell in one plain sentence on what a passage is silent."""
    match missing.kind:
        case "quote":
            return f"The source does not hold the words “{missing.text}”."
        case "negation":
            return f"Only one of source and claim has “{missing.text}”."
        case "certainty":
            return f"Source and claim are not equally sure of it (“{missing.text}”)."
        case "extent":
            return f"The source does not say it of “{missing.text}”."
        case "speaker":
            return f"The source does not give it as the word of “{missing.text}”."
        case _:
            return f"The source says nothing of “{missing.text}”."


def _dates(normal: str) -> str:
    return " to ".join(_date(part) for part in normal.split("/"))


def _date(normal: str) -> str:
    """Write 2024-08-14 as 14 Aug 2024, and what is less exact as far as it goes."""
    known = normal.startswith("--")
    parts = normal.removeprefix("--").split("-")
    if not all(part.isdigit() for part in parts):
        return normal
    if known:
        month, day, year = parts[0], (parts[1:] or [""])[0], ""
    else:
        year, month, day = (*parts, "", "")[:3]
    words = [day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year]
    return " ".join(word for word in words if word)


def _number(normal: str) -> str:
    sign = _SIGNS.get(normal[:1], "")
    plain = normal[1:] if sign else normal
    figure, space, unit = plain.partition(" ")
    if figure.isdigit() and len(figure) > 4:
        figure = f"{int(figure):,}"
    return f"{sign}{figure}{space}{unit}"
