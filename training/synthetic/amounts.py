"""Numbers of a sentence: what else could be counted, and how else a number is written."""

import re
from collections.abc import Iterator
from random import Random

Found = tuple[int, int, tuple[str, str], tuple[str, str], str | None]

WORDS = dict(
    zip(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        range(2, 21),
        strict=True,
    )
)
_BY_VALUE = {value: word for word, value in WORDS.items()}
BOUND = (
    r"(?:at least|more than|over|about|around|approximately|nearly|almost|up to|as many as|some|"
    r"an estimated|roughly|another|a further|an additional|a total of|fewer than|less than)"
)
_COUNT = re.compile(
    rf"(?<![\w$€£#/.,\u2013-])(?:(?P<bound>{BOUND}) )?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(WORDS)}|{'|'.join(WORDS).title()})"
    r"(?P<size> million| billion)? (?P<noun>(?:[a-z-]+ )?[a-z]+s|people|men|women|children|troops|"
    r"police|civilians)(?![\w-])",
    re.IGNORECASE,
)
_SHARE = re.compile(r" by (?P<number>\d+(?:\.\d+)?)(?P<sign>%| percent| per cent)(?=[ .,])")
_MONEY = re.compile(
    r"(?<![\w.])(?P<sign>US\$|\$|€|£)(?P<number>\d+(?:\.\d+)?)(?P<size> million| billion| trillion)"
    r"(?=[ .,])(?! (?:US|bond|deal|loan|package|aid|in)\b)"
)
_BEFORE_NAME = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Article|Flight|Group|Act|No\.|aged?|of|the|Resolution|Section|Apollo|top|first|"
    r"last|next|all|half|than|other|these|those|his|her|its|their)|\b[A-Z][\w-]*|['\u2019]s) $"
)
_MEASURES_TABLE = """
    pounds metres meters kilometres kilometers miles feet inches dollars euros percent degrees
    tons tonnes kilograms kilos grams acres hectares points seats votes goals runs barrels
    megawatts knots litres liters yards cents sets games
"""
_MEASURES = frozenset(_MEASURES_TABLE.split())
_NO_NOUN_TABLE = """
    is was has others as this his its across
"""
_NO_NOUN = frozenset(_NO_NOUN_TABLE.split())


def amounts_in(text: str, random: Random) -> Iterator[Found]:
    """Yield (start, end, wordings in passages, wordings in claims, wording that leaves it open)."""
    yield from _counts(text, random)
    for match in _SHARE.finditer(text):
        told = _decimals(match["number"], random)
        passages = (f"by {told[0]}{match['sign']}", f"by {told[1]}{match['sign']}")
        sign = random.choice(["%", " percent"])
        claims = (f"by {told[0]}{sign}", f"by {told[1]}{sign}")
        yield match.start() + 1, match.end(), passages, claims, ""
    for match in _MONEY.finditer(text):
        number, size = match["number"], match["size"]
        if random.random() < 0.25:
            other, odd = number, " billion" if size == " million" else " million"
        else:
            other, odd = _decimals(number, random)[1], size
        one, two = f"{match['sign']}{number}{size}", f"{match['sign']}{other}{odd}"
        claims = (one, two)
        if match["sign"] == "$" and random.random() < 0.4:
            claims = (f"{number}{size} dollars", f"{other}{odd} dollars")
        yield match.start(), match.end(), (one, two), claims, None


def _counts(text: str, random: Random) -> Iterator[Found]:
    for match in _COUNT.finditer(text):
        number, noun = match["number"], match["noun"].lower()
        value = WORDS.get(number.lower()) or _value(number)
        last = noun.split()[-1]
        if value < 2 or last in _NO_NOUN or noun.split()[0] in {"of", "in", "and", "to", "is"}:
            continue
        if match["size"] is None and 1900 <= value <= 2100 and "," not in number:
            continue
        if match["bound"] is None and _BEFORE_NAME.search(text[: match.start()]):
            continue
        if (match["bound"] or "").lower() in {"fewer than", "less than", "some"}:
            continue
        end = match.end("size") if match["size"] else match.end("number")
        size = match["size"] or ""
        other = other_count(value, random)
        passages = (f"{_written(value, number)}{size}", f"{_written(other, number)}{size}")
        claims = _claimed(value, other, size, random)
        silent: str | None = "some"
        if value > 20 or size:
            silent = random.choice(["many", "a large number of"])
        elif value > 2:
            silent = random.choice(["several", "a number of"])
        if last in _MEASURES:
            silent = None
        yield match.start(), end, passages, claims, silent


def other_count(value: int, random: Random) -> int:
    """Choose a number that a careless retelling might have instead."""
    if value <= 6:
        return random.choice([n for n in range(2, 12) if n != value])
    if value <= 30:
        near = [n for n in range(max(2, value - 10), value + 15) if abs(n - value) > 1]
        return random.choice(near)
    factor = random.choice([0.3, 0.5, 0.6, 0.7, 1.4, 1.5, 1.7, 2, 3, 10])
    other = round(value * factor)
    if value % 100 == 0 and value >= 1000:
        digits = len(str(value)) - 2
        other = max(round(other, -digits), 10**digits)
    elif value % 10 == 0:
        other = max(round(other, -1), 10)
    return other if other != value else value * 2


def _claimed(value: int, other: int, size: str, random: Random) -> tuple[str, str]:
    style = random.random()
    far = max(value, other) / min(value, other)
    if size:
        return f"{value}{size}", f"{other}{size}"
    if style < 0.25 and far >= 1.4 and value > 30 and other > 30:
        word = random.choice(["about", "around", "roughly"])
        return f"{word} {_rounded(value)}", f"{word} {_rounded(other)}"
    if style < 0.4 and value == 12 and 12 not in {other}:
        return "a dozen", spelled(other)
    if style < 0.6:
        return spelled(value), spelled(other)
    return figures(value), figures(other)


def _rounded(value: int) -> str:
    digits = len(str(value))
    return figures(round(value, 2 - digits) if digits > 2 else round(value, -1))


def figures(value: int) -> str:
    """Write a number in figures: "84", "1,500", "1.5 million"."""
    if value >= 1_000_000 and value % 100_000 == 0:
        return f"{value / 1_000_000:g} million"
    return f"{value:,}"


def spelled(value: int) -> str:
    """Write a number in words where that is short."""
    return _BY_VALUE.get(value) or figures(value)


def _value(number: str) -> int:
    return int(number.replace(",", ""))


def _written(value: int, like: str) -> str:
    if like[0].isalpha():
        return spelled(value)
    return f"{value:,}" if "," in like or value > 9999 else str(value)


def _decimals(number: str, random: Random) -> tuple[str, str]:
    """Return a number and another one with as many decimals."""
    places = len(number.partition(".")[2])
    other = number
    while other == number or float(other) == 0:
        factor = random.choice([0.5, 0.6, 0.8, 1.25, 1.5, 2, 3])
        other = f"{float(number) * factor:.{places}f}"
        if factor in {0.5, 2}:
            other = f"{float(other) + random.choice([-1, 1, 2]) * 10**-places:.{places}f}"
        if float(other) < 0 or float(number) < 95 < float(other):
            other = number
    return number, other
