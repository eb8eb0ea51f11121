"""What differs between a source and a claim, in the person's language."""

import re
from decimal import Decimal

from bot.chat.words import Words
from bot.differences import describe
from bot.domain import Difference, DifferenceKind

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_YEARLESS = re.compile(r"--(?P<month>\d\d)-(?P<day>\d\d)")
_DATE_SIGNS = {">": "date.after", "<": "date.before", "≥": "date.since", "≤": "date.up_to"}
_FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?P<unit>%|\s.+)?")
_SIGNS = {
    ">": "number.more",
    "<": "number.less",
    "≥": "number.least",
    "≤": "number.most",
    "~": "number.about",
}
_SCALES = ((12, "number.trillion"), (9, "number.billion"), (6, "number.million"))
_CODE = re.compile(r"[A-Z]{3}")
_UNITS = "unit."


def differs(difference: Difference, words: Words) -> str:
    """Tell a difference in one plain sentence; in English where its form has no translation."""
    if difference.kind is DifferenceKind.CORRECTION:
        return words("differs.taken_back", text=difference.found)
    found, claimed = _told(difference, difference.found, words), None
    if found is not None:
        claimed = _told(difference, difference.claimed, words)
    if claimed is None or words.language == "en":
        return describe(difference)
    return words("differs.says", found=found, claimed=claimed)


def _told(difference: Difference, side: str, words: Words) -> str | None:
    match difference.kind:
        case DifferenceKind.DATE:
            return _period(side, words)
        case DifferenceKind.NUMBER:
            return _number(side, words)
        case DifferenceKind.NAME | DifferenceKind.TIME:
            return side
        case _:
            return words("differs.quoted", text=side)


def _period(normal: str, words: Words) -> str | None:
    """Write the normal form of a date or a range; None for those parts of years that have a name.

    The normal forms are those of `differences.calendar.periods`: 2024-08-14, --08-14, 2024-08,
    2024, a range as two of them with a stroke between, and a sign before what is only a bound.
    """
    sign = _DATE_SIGNS.get(normal[:1])
    ends = (normal[1:] if sign else normal).split("/")
    bound = sign is not None or len(ends) > 1
    told = [_date(end, words, alone=not bound) for end in ends]
    if any(one is None for one in told) or len(told) > 2:
        return None
    start, end = told[0], told[-1]
    whole = words("date.range", start=start, end=end) if len(told) > 1 else start
    return words(sign, date=whole) if sign else whole


def _date(normal: str, words: Words, *, alone: bool) -> str | None:
    match = _DATE.fullmatch(normal) or _YEARLESS.fullmatch(normal)
    if match is None:
        return None
    parts = match.groupdict()
    year, month, day = parts.get("year"), parts["month"], parts["day"]
    if month is None:
        return year
    names = words("date.months" if day or not alone else "date.months_alone").split()
    if not 1 <= int(month) <= len(names):
        return None
    name = names[int(month) - 1]
    if day is None:
        return words("date.month", month=name, year=year)
    number = words("date.first") if day == "01" else str(int(day))
    key = "date.day" if year else "date.day_only"
    return words(key, day=number, month=name, year=year)


def _number(normal: str, words: Words) -> str | None:
    """Write the normal form of a number; None where its unit has no translation."""
    sign = _SIGNS.get(normal[:1])
    match = _FIGURE.fullmatch(normal[1:] if sign else normal)
    if match is None:
        return None
    if normal == "0":
        return words("number.none")
    figures = [Decimal(figure) for figure in match.groups()[:2] if figure]
    unit = (match["unit"] or "").strip()
    counted = unit in {"", "%", "magnitude"} or _CODE.fullmatch(unit) is not None
    told = "\u2013".join(_figure(figure, words, scaled=counted) for figure in figures)
    if _CODE.fullmatch(unit):
        told = f"{told}\u00a0{unit}"
    elif unit == "%":
        told = words("number.percent", figure=told)
    elif unit == "magnitude":
        told = words("number.magnitude", figure=told)
    elif unit:
        if _UNITS + unit not in words.texts:
            return None
        told = words(_UNITS + unit, figure=told, count=figures[-1])
    return words(sign, figure=told) if sign else told


def _figure(value: Decimal, words: Words, *, scaled: bool) -> str:
    """Write a figure, millions by their name where nothing but a currency follows."""
    for power, name in _SCALES:
        short = value.scaleb(-power)
        if scaled and abs(short) >= 1 and short * 100 % 1 == 0:
            return words(name, figure=_plain(short, words), count=short)
    return _plain(value, words)


def _plain(value: Decimal, words: Words) -> str:
    whole, _, rest = f"{value.normalize():f}".partition(".")
    told = words.number(int(whole))
    return f"{told}{words('number.point')}{rest}" if rest else told
