"""The same amounts, dates and ranks in other forms, as people write them in claims."""

import re

from training.synthetic.amounts import WORDS
from training.synthetic.days import MONTHS, ordinal
from training.synthetic.shortening import Style

_MONTH = "|".join(MONTHS)
_MONEY = re.compile(
    r"(?<![\w.])(?P<sign>US\$|\$|€|£)(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?: (?P<size>million|billion|trillion))?(?![\w%-]|[.,]\d)"
)
_DOLLARS = re.compile(
    r"(?<![\w.,$€£-])(?P<number>\d+(?:\.\d+)?) (?P<size>million|billion) (?:US )?dollars\b"
)
_SHARE = re.compile(r"(?<![\w.,$€£-])(?P<number>\d+(?:\.\d+)?)(?:%| percent\b| per cent\b)")
_FRACTIONS = (
    (19, 21, "a fifth"),
    (24, 26.5, "a quarter"),
    (32.5, 34.5, "a third"),
    (49, 51, "half"),
    (65.5, 67.5, "two-thirds"),
    (74, 76, "three-quarters"),
)
_EXACT = {20: "a fifth", 25: "a quarter", 50: "half", 75: "three-quarters"}
_OF = re.compile(r"^ of\b")
_LONG = re.compile(r"(?<![\w$€£.,-])(?P<number>\d{1,3}(?:,\d{3}){2,3})(?![\w%]|[.,]\d)")
_SMALL = re.compile(
    r"(?<![\w$€£.,:/#-])(?P<number>[2-9]|1\d|20)"
    r"(?= (?!(?:million|billion|trillion|percent|per|am|pm|[A-Z]|dollars|and|or|to)\b)[a-z]{3,})"
)
_WORD = re.compile(rf"(?<![\w-])(?P<word>{'|'.join(WORDS)})(?= (?!(?:of|or|to|and)\b)[a-z]{{3,}})")
_NOT_BEFORE = re.compile(
    rf"(?:\b(?:{_MONTH}|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[Nn]o\.|\d+|[A-Z][\w-]*|aged?)|['\u2019]s)$"
)
_DAY_LAST = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:,? (?P<year>(?:19|20)\d\d))?(?![\w:])"
)
_DAY_FIRST = re.compile(
    rf"(?<![\w-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})"
    r"(?: (?P<year>(?:19|20)\d\d))?(?!\w)"
)
_SHORT = {month: month[: 4 if month == "September" else 3] for month in MONTHS if len(month) > 4}
_ORDINALS_TABLE = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
"""
_ORDINALS = _ORDINALS_TABLE.split()
_RANK = re.compile(
    rf"\b(?P<lead>[Tt]he|his|her|its|their) "
    rf"(?P<rank>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:th|nd|rd|st))"
    r"(?= (?!half\b|quarter\b|of\b|to\b)[a-z]{4,})"
)
_TIMES = {"twice": "two times", "two times": "twice", "three times": "thrice"}
_TIMES_FOUND = re.compile(r"\b(?P<word>twice|two times)(?! (?:as|the|a|its|that|more|higher)\b)")


def refigured(text: str, style: Style) -> str:
    """Write the figures of a claim in other forms that mean exactly the same."""
    if '"' in text or "“" in text:
        return text
    if style.chance("money", 0.8):
        text = _MONEY.sub(lambda match: _money(match, style), text)
        text = _DOLLARS.sub(lambda match: _money(match, style), text)
    if style.chance("share", 0.7):
        text = _SHARE.sub(lambda match: _share(match, style), text)
    if style.chance("long", 0.7):
        text = _LONG.sub(_shortened, text)
    if style.chance("days", 0.6):
        text = _dated(text, style)
    if style.chance("words", 0.5):
        words = style.chance("in words", 0.5)
        text = _SMALL.sub(_in_words, text) if words else _WORD.sub(_in_figures, text)
    if style.chance("rank", 0.5):
        text = _RANK.sub(_ranked, text)
    if style.chance("times", 0.7):
        text = _TIMES_FOUND.sub(lambda match: _TIMES[match["word"]], text)
    return text


def approximated(text: str, style: Style) -> str:
    """Round shares outside the slot of a claim to a fraction: "26%" as "about a quarter"."""
    if '"' in text or "“" in text or not style.chance("fraction", 0.6):
        return text

    def fraction(match: re.Match[str]) -> str:
        value = float(match["number"])
        found = next((word for low, high, word in _FRACTIONS if low <= value <= high), None)
        before = text[: match.start()]
        bound = re.search(
            r"\b(?:about|around|least|than|over|nearly|some|almost|to|and)\s$", before
        )
        if found is None or bound or not _OF.match(text[match.end() :]):
            return match.group()
        return f"about {found}"

    return _SHARE.sub(fraction, text)


def _money(match: re.Match[str], style: Style) -> str:
    sign = (match.groupdict().get("sign") or "$").removeprefix("US")
    number, size = match["number"], match["size"] or ""
    name = {"$": "dollars", "€": "euros", "£": "pounds"}[sign]
    plain = f"{sign}{number} {size}".rstrip()
    forms = [plain, f"{number} {size} {name}".replace("  ", " ")]
    if size in {"million", "billion"}:
        forms.append(f"{sign}{number}{size[0] if size == 'million' else 'bn'}")
    if sign == "$":
        forms.append(f"US${number} {size}".rstrip())
    return style.choose("money", tuple(forms))


def _share(match: re.Match[str], style: Style) -> str:
    number = match["number"]
    told = _EXACT.get(int(number)) if number.isdigit() else None
    if told and _OF.match(match.string[match.end() :]) and style.chance("fractions", 0.6):
        return told
    return number + style.choose("sign", ("%", " percent", " per cent"))


def _shortened(match: re.Match[str]) -> str:
    value = int(match["number"].replace(",", ""))
    for unit, name in ((10**9, "billion"), (10**6, "million")):
        if value >= unit and value % (unit // 100) == 0:
            return f"{value / unit:g} {name}"
    return match.group()


def _dated(text: str, style: Style) -> str:
    def written(match: re.Match[str]) -> str:
        day, month, year = int(match["day"]), match["month"], match["year"]
        if not 1 <= day <= 31:
            return match.group()
        short = _SHORT.get(month, month)
        tail = f", {year}" if year else ""
        forms = (
            f"{month} {day}{tail}",
            f"{day} {month}{' ' + year if year else ''}",
            f"{short} {ordinal(day)}{tail}",
            f"{short} {day}{tail}",
            f"the {ordinal(day)} of {month}{' ' + year if year else ''}",
        )
        return style.choose("day", forms)

    found = _DAY_LAST.sub(written, text)
    return found if found != text else _DAY_FIRST.sub(written, text)


def _in_words(match: re.Match[str]) -> str:
    if _NOT_BEFORE.search(match.string[: match.start()].rstrip()):
        return match.group()
    value = int(match["number"])
    return next(word for word, number in WORDS.items() if number == value)


def _in_figures(match: re.Match[str]) -> str:
    return str(WORDS[match["word"]])


def _ranked(match: re.Match[str]) -> str:
    rank = match["rank"]
    if rank in _ORDINALS:
        place = _ORDINALS.index(rank) + 1
        return f"{match['lead']} {ordinal(place) if place > 2 else rank}"
    place = int(re.sub(r"\D", "", rank))
    return f"{match['lead']} {_ORDINALS[place - 1] if 1 <= place <= 12 else rank}"
