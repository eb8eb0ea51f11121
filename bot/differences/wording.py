"""Differences, and whose word a statement is, in words."""

import re
from decimal import Decimal, InvalidOperation

from bot.differences.figures.currencies import money_written
from bot.differences.figures.patterns import ordinal_suffix, plain_number
from bot.differences.result import Missing
from bot.differences.speech.reported import Attribution
from bot.differences.speech.speakers import PRONOUNS
from bot.differences.speech.telling import Strength
from bot.domain import Difference, DifferenceKind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE_SIGNS = {">": "after ", "<": "before ", "≥": "since ", "≤": "up to "}
_SIGNS = {">": "more than ", "≥": "at least ", "≤": "at most ", "~": "about "}
_HALVES = {"H1": "first half of", "H2": "second half of"}
_CENTURY = re.compile(r"C(\d+)")
_FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?P<unit>%|\s.+)?")
_SCALES = ((12, "tn", "trillion"), (9, "bn", "billion"), (6, "m", "million"))
_CODE = re.compile(r"[A-Z]{3}")
_ARTICLES = frozenset({"the", "a", "an"})


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
        case DifferenceKind.CORRECTION:
            return f"The source takes this back (“{found}”)."
        case DifferenceKind.NAME | DifferenceKind.TIME:
            pass
    return f"Source says {found}; the claim says {claimed}."


def describe_attribution(attribution: Attribution) -> str:
    """Tell in one plain sentence that a statement is somebody's word."""
    words, speaker = attribution.words, attribution.speaker
    if speaker is None:
        return f"The source marks this as hearsay (“{words}”)."
    opening = speaker.partition(" ")[0].lower()
    if opening in _ARTICLES:
        speaker = opening + speaker[len(opening) :]
    if opening in PRONOUNS:
        return f"A speaker's word (“{speaker} {words}”); the source itself does not state it."
    if attribution.strength is Strength.DENIED:
        return f"Denied by {speaker} (“{words}”)."
    how = "" if words.lower().startswith("according") else f" (“{words}”)"
    return f"According to {speaker}{how}; the source itself does not state it."


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
    sign = _DATE_SIGNS.get(normal[:1], "")
    plain = normal[1:] if sign else normal
    return sign + " to ".join(_date(part) for part in plain.split("/"))


def _date(normal: str) -> str:
    """Write 2024-08-14 as 14 Aug 2024, and what is less exact as far as it goes."""
    part, _, whole = normal.rpartition(" ")
    if part in {"early", "mid", "late"}:
        return f"{part} {_date(whole)}"
    century = _CENTURY.fullmatch(normal)
    if century is not None:
        number = int(century[1])
        return f"{number}{ordinal_suffix(number)} century"
    known = normal.startswith("--")
    parts = normal.removeprefix("--").split("-")
    year = "" if known else parts.pop(0)
    if parts and parts[0][:1].isalpha():
        return f"{_HALVES.get(parts[0], parts[0])} {year}".rstrip()
    if not all(piece.isdigit() for piece in parts) or len(parts) > 2 or not year.isdigit() | known:
        return normal
    if parts and not 1 <= int(parts[0]) <= len(_MONTHS):
        return normal
    month = _MONTHS[int(parts[0]) - 1] if parts else ""
    day = parts[1].lstrip("0") if len(parts) > 1 else ""
    return " ".join(word for word in (day, month, year) if word)


def _number(normal: str) -> str:
    """Write a number's normal form the way people do: $3.4bn, 1.2 million, 10 km, fewer than 50."""
    sign = normal[:1] if normal[:1] in {*_SIGNS, "<"} else ""
    match = _FIGURE.fullmatch(normal.removeprefix(sign))
    if match is None:
        return normal
    unit = (match["unit"] or "").strip()
    ends = [_one(figure, unit) for figure in match.groups()[:2] if figure]
    if normal == "0":
        return "none"
    written = "\u2013".join(ends)
    if _CODE.fullmatch(unit):
        written = money_written(written, unit)
    elif unit == "magnitude":
        written = f"magnitude {written}"
    elif unit == "%":
        written += "%"
    elif unit:
        written = f"{written} {_called(unit, ends)}"
    fewer = "fewer than " if not unit else "less than "
    return (fewer if sign == "<" else _SIGNS.get(sign, "")) + written


def _one(figure: str, unit: str) -> str:
    """Write a figure with its thousands apart, and millions by their name."""
    try:
        value = Decimal(figure)
    except InvalidOperation:
        return figure
    for power, short, name in _SCALES:
        scaled = value.scaleb(-power)
        if abs(scaled) >= 1 and scaled * 100 % 1 == 0:
            plain = plain_number(scaled)
            return plain + short if _CODE.fullmatch(unit) else f"{plain} {name}"
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}" if len(whole) > 4 or _CODE.fullmatch(unit) else figure


def _called(unit: str, ends: list[str]) -> str:
    if unit == "points":
        unit = "percentage points"
    single = ends == ["1"] and unit.endswith("s")
    return {"centuries": "century", "inches": "inch"}.get(unit, unit[:-1]) if single else unit
