"""Figures and number words: their pattern and their value."""

import re
from decimal import Decimal

from text_to_num import text2num  # type: ignore[import-untyped]

from bot.differences.figures.currencies import SIGNS
from bot.differences.figures.units import SYMBOLS

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORD = "|".join(f"{_ONES} {_TEENS} {_TENS} hundred thousand million billion zero".split(" "))
_SCALES = {"thousand": 3, "k": 3, "million": 6, "mln": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9}
_SCALES |= {"b": 9, "trillion": 12, "tn": 12, "trn": 12, "lakh": 5, "crore": 7, "grand": 3}
_GRAND = (
    r"[\s-]grand\b(?=\s*(?:$|[^\w\s])|\s+(?:for|from|in|to|on|of|off|out|and|or|an?|per|each|at|as|by|"
    r"with|more|less|too|after|before|that|which|the|his|her|their)\b)"
)
"""A thousand of some currency, and no jury, slam or piano."""
_STANDING = "tall|high|long|wide|deep|above|below|away|thick"
_SCALE = (
    rf"{_GRAND}|"
    r"[\s-]?(?:(?:thousand|million|billion|trillion|lakh|crore)s?|mln|bn|trn|tn|mn)\b|"
    rf"(?(currency)\s?)(?:m(?!\s+(?:{_STANDING})\b)|k|b)\b"
)
NUMBER = re.compile(
    rf"""
    (?P<currency>{SIGNS})?\s?
    (?<![\w.,/:]) (?<![^\W\d]-) (?P<sign>(?<!\d)[-\u2212])?
    (?:(?P<digits>\d{{1,3}}(?:,\d{{2,3}}){{0,8}},\d{{3}}(?:\.\d+)?|\d+(?:\.\d+)?)
      (?P<suffix>(?:st|nd|rd|th)\b)?
    | (?P<words>\b(?:(?:an?|half\s+an?)\s+(?=hundred|thousand|million|billion|dozen|couple))?
      (?:(?:{NUMBER_WORD}|dozen|couple)\b
        (?:(?:\s?-\s?|\s|(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+)
        (?:{NUMBER_WORD})\b){{0,12}})))
    (?P<more>\s+and\s+(?:a\s+half|a\s+quarter|three\s+quarters))?
    (?P<scale>{_SCALE})?
    (?:(?P<percent>\s?%|[\s-](?:percentage|percent|per\s+cent|pct)\b)
       (?P<points>[\s-]points?\b)?
     | \s?(?P<unit>{SYMBOLS}|(?<=\s)m|m(?=\s(?:{_STANDING})))(?![\w/]))?
    (?!\w|:\d|/\d|[.,]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AGE = re.compile(r"[\s-]{1,3}years?[\s-]{1,3}(?:olds?|of\s+age)\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged?|as\s+(?:young|old)\s+as|(?:at\s+)?(?:the\s+)?age\s+of)\s+"
    r"(?:(?:only|just|over|under|at\s+least|about|around|nearly|almost)\s+)?$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:am|is|was|were|turns|turned|turning)\s+(?:only\s+|just\s+|still\s+)*$", re.IGNORECASE
)
_THEN = re.compile(r"\s+(?:years\s+)?(?:when|at\s+the\s+time|at\s+that\s+time)\b", re.IGNORECASE)
"""What makes a bare number an age: "she was 35 when", and never "it was 35 degrees when"."""
_NAMED = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+, $")
"""A person's name before a number that may end the sentence: "the winner is Ida Rao, 34"."""
_OLDEST = 110
_MORE = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.75")}
_LARGEST = 30
_ZEROS_REACH, _SCALE_REACH = Decimal("0.03"), Decimal("0.1")
"""How far a rounded number may lie from the exact one and still be said to be it, as a share."""


def value_of(match: re.Match[str]) -> Decimal | None:
    """The value of a match of `NUMBER`; None where its words make no number."""
    value = _digits(match) if match["digits"] else _spelled(match["words"])
    if value is None:
        return None
    if match["more"]:
        value += _MORE[match["more"].split()[-1].lower()]
    value = value.scaleb(_scale(match))
    return -value if match["sign"] else value


def is_grand(match: re.Match[str]) -> bool:
    """Whether a match of `NUMBER` is a sum in thousands of a currency that is not named."""
    return _scale_word(match) == "grand"


def _digits(match: re.Match[str]) -> Decimal | None:
    digits = match["digits"].replace(",", "")
    return Decimal(digits) if len(digits) <= _LARGEST else None


def _spelled(written: str) -> Decimal | None:
    words = " ".join(written.lower().replace("-", " ").split())
    half = words.startswith("half")
    words = words.removeprefix("half ").removeprefix("an ").removeprefix("a ")
    if words in {"dozen", "couple"}:
        return Decimal({"dozen": 12, "couple": 2}[words]) / (2 if half else 1)
    dozens = words.endswith(" dozen")
    try:
        value = Decimal(text2num(words.removesuffix(" dozen"), "en"))
    except ValueError:
        return None
    return value * (12 if dozens else 1) / (2 if half else 1)


def _scale_word(match: re.Match[str]) -> str:
    return (match["scale"] or "").strip(" -\n\t\xa0").lower()


def _scale(match: re.Match[str]) -> int:
    scale = _scale_word(match)
    return _SCALES[scale] if scale in _SCALES else _SCALES.get(scale.removesuffix("s"), 0)


def rounding_of(match: re.Match[str], value: Decimal, *, measured: bool) -> tuple[Decimal, Decimal]:
    """How far a number may be rounded: half a unit of its last digit, and how much of it is sure.

    Within the first, two numbers may be one; within the second, they are.
    """
    digits, scale = match["digits"], _scale(match)
    if match["words"] and not scale:
        approximate = {"dozen": 2, "couple": 1}.get(match["words"].lower().split()[-1], 0)
        return Decimal(approximate), Decimal(0)
    places = len((digits or "").partition(".")[2])
    if match["percent"]:
        half = Decimal(5).scaleb(-places - 1)
        return half, half
    if scale >= 5:
        half = Decimal(5).scaleb(scale - places - 1)
        return half, min(half, abs(value) * _SCALE_REACH)
    if scale or measured or match["currency"]:
        half = Decimal(5).scaleb(scale - places - 1)
        return half, min(half, abs(value) * _SCALE_REACH)
    bare = (digits or "").replace(",", "")
    zeros = 0 if places else len(bare) - len(bare.rstrip("0"))
    half = Decimal(5).scaleb(zeros - 1) if zeros >= 2 and value else Decimal(0)
    return half, min(half, abs(value) * _ZEROS_REACH)


def plain_number(value: Decimal) -> str:
    """Write a number without exponent or needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ordinal_suffix(number: int) -> str:
    """The letters after an ordinal in figures: "nd" for 2."""
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def is_age(text: str, start: int, end: int) -> bool:
    """Whether a number is an age: "34-year-old", "aged 34", "Rao, 34, won", "was 34 when"."""
    if _AGE.match(text, end) or _AGED.search(text, max(0, start - 24), start):
        return True
    number = text[start:end]
    if not (number.isdecimal() and len(number) < 4 and int(number) <= _OLDEST):
        return False
    ends = "," if _NAMED.search(text, max(0, start - 24), start) is None else ",.;"
    apposed = text[max(0, start - 2) : start] == ", " and text[end : end + 1] in {*ends}
    reached = _TURNED.search(text, max(0, start - 24), start) and _THEN.match(text, end)
    return apposed or reached is not None
