"""Figures and number words: their pattern and their value."""

import re
from decimal import Decimal

from text_to_num import text2num  # type: ignore[import-untyped]

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORD = "|".join(
    f"{_ONES} {_TEENS} {_TENS} hundred thousand million billion zero".split(" ")
)
_SCALES = {"thousand": 3, "k": 3, "million": 6, "mln": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9}
_SCALES |= {"b": 9, "trillion": 12, "tn": 12, "trn": 12, "dozen": 0}
CURRENCIES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "usd": "USD"}
CURRENCIES |= {"eur": "EUR", "gbp": "GBP", "dollar": "USD", "euro": "EUR", "yuan": "CNY"}
CURRENCIES |= {"pound": "GBP", "yen": "JPY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR"}
_SCALE = r"thousand|million|billion|trillion|mln|bn|trn|tn|mn|m|k|b"
NUMBER = re.compile(
    rf"""
    (?P<currency>US\$|[$€£¥]|\b(?:USD|EUR|GBP)\s)?\s?
    (?<![\w.,/:]) (?<![^\W\d]-) (?P<sign>(?<!\d)-)?
    (?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?:(?P<suffix>st|nd|rd|th)\b|[\s-]?(?P<scale>{_SCALE})\b)?
    | (?P<words>\b(?:(?:an?|half\s+an?)\s+(?=hundred|thousand|million|billion|dozen))?
      (?:{_NUMBER_WORD}|dozen)(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+)(?:{_NUMBER_WORD}))*)\b
      (?:\s+(?P<wscale>trillion))?)
    (?P<percent>\s?%|[\s-](?:percent|per\s+cent|pct)\b)?
    (?!\w|:\d|/\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age\s+of)\s+$", re.IGNORECASE)


def value_of(match: re.Match[str]) -> Decimal | None:
    """The value of a match of `NUMBER`; None where its words make no number."""
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", ""))
        scale = match["scale"]
        if scale:
            value = value.scaleb(_SCALES[scale.lower()])
        return -value if match["sign"] else value
    words = match["words"].lower().replace("-", " ")
    half = words.startswith("half")
    words = words.removeprefix("half ").removeprefix("an ").removeprefix("a ")
    if words == "dozen":
        return Decimal(6 if half else 12)
    try:
        value = Decimal(text2num(words, "en"))
    except ValueError:
        return None
    return value / 2 if half else value


def rounding_of(match: re.Match[str], value: Decimal) -> Decimal:
    """Half a unit of the last digit given, where a magnitude or a percentage was rounded."""
    digits = match["digits"]
    if not digits:
        return Decimal(0)
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 0
    places = len(digits.partition(".")[2])
    if scale >= 6 or match["percent"] or match["currency"]:
        return Decimal(5).scaleb(scale - places - 1)
    bare = digits.replace(",", "")
    zeros = len(bare) - len(bare.rstrip("0"))
    return Decimal(5).scaleb(zeros - 1) if zeros >= 3 and value else Decimal(0)


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
    """Whether a number is an age: "34-year-old", "aged 34", "Rao, 34, won"."""
    if _AGE.match(text, end) or _AGED.search(text, 0, start):
        return True
    apposed = text[:start].endswith(", ") and text[end : end + 1] == ","
    return apposed and text[start:end].isdigit() and int(text[start:end]) <= 110
