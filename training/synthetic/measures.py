"""Amounts that can be bounded: counts, sums of money, shares."""

import re
from dataclasses import dataclass
from random import Random
from typing import Literal

from training.synthetic.amounts import WORDS, figures
from training.synthetic.shortening import Style

Kind = Literal["count", "money", "share"]

_LEAD = (
    r"(?:\b(?:[Aa]t least|[Mm]ore than|[Oo]ver|[Uu]p to|[Aa]bout|[Nn]early|[Aa]lmost|[Aa]round|"
    r"[Ss]ome|[Rr]oughly|[Aa]pproximately|[Aa]n estimated) )?"
)
_PEOPLE = r"people|men|women|children|troops|police|policemen|fishermen|schoolchildren"
_COUNT = re.compile(
    rf"{_LEAD}(?<![\w$€£#/.,:\u2013-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{2,4}}|{'|'.join(WORDS)})"
    rf"(?P<size>(?: million| billion)?)(?= (?:[a-z]+ )?(?P<noun>{_PEOPLE}|[a-z]{{3,}}s)\b)"
)
_APART = (
    r"(?=[.,]|$| (?:of|in|to|for|from|on|at|by|after|as|"
    r"with|over|since|during|and|per|worth|this|last)\b)"
)
_MONEY = re.compile(
    rf"{_LEAD}(?<![\w.])(?P<sign>US\$|\$|€|£)(?P<number>\d+(?:\.\d+)?)"
    rf"(?P<size> million| billion| trillion){_APART}"
)
_SHARE = re.compile(
    rf"{_LEAD}(?<![\w.,$-])(?P<number>\d{{2}}(?:\.\d+)?)(?:%| percent| per cent)(?![\w-])"
)
_NOT_COUNTED_TABLE = """
    is was has others as this his its across series thus plus minus percent years months days hours
    minutes seconds weeks degrees points
"""
_NOT_COUNTED = frozenset(_NOT_COUNTED_TABLE.split())
_NAMED = re.compile(
    r"(?:\b(?:No\.|aged?|of|the|top|first|last|next|all|other|these|those|his|her|its|their|than|"
    r"to|and|or|between|from|another|by)|\b[A-Z][\w-]*|['\u2019]s) $"
)
_NAMED_SHARE = re.compile(
    r"\b(?:and|or|between|from|the|than|an?|record|its|their|his|her|"
    r"another|first|this|that|only|just|total) $"
)
_FRACTIONS = {20: "a fifth", 25: "a quarter", 50: "half", 75: "three-quarters"}


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount in a sentence, with the place where it stands."""

    kind: Kind
    start: int
    end: int
    value: float
    size: str = ""
    sign: str = ""
    after: str = ""

    @property
    def least(self) -> float:
        """What every amount told instead must exceed."""
        return 1 if self.kind == "count" and not self.size else 0.1

    @property
    def under(self) -> tuple[str, ...]:
        """Words for an upper bound."""
        if self.kind == "count" and not self.size:
            return "fewer than", "less than"
        return "less than", "under"

    def near(self, factor: float) -> float:
        """Multiply, rounded to a number that people would name."""
        value = self.value * factor
        if value >= 100:
            whole = round(value)
            return round(whole, 2 - len(str(whole)))
        if value >= 30 and (self.kind != "count" or self.size):
            return round(value / 5) * 5
        return round(value) if value >= 10 or not self.size else round(value, 1)

    def in_passage(self, value: float) -> str:
        """Write an amount as newspapers do."""
        if self.kind == "count":
            return figures(int(value)) if not self.size else f"{value:g}{self.size}"
        return f"{self.sign}{value:g}{self.size}" if self.kind == "money" else f"{value:g}%"

    def in_claim(self, value: float, style: Style) -> str:
        """Write an amount as people do: shares as fractions where there is one."""
        fraction = _FRACTIONS.get(int(value)) if value == int(value) else None
        if self.kind == "share" and fraction and self.after.startswith(" of "):
            return fraction if style.chance("fraction", 0.7) else self.in_passage(value)
        return self.in_passage(value)

    def silent(self, random: Random) -> str | None:
        """Words that leave the amount open, where there are such."""
        if self.kind == "money":
            return random.choice(["an undisclosed sum", "an unknown amount"])
        if self.kind == "share":
            return "part" if self.after.startswith(" of ") else None
        return random.choice(["several", "many", "a number of"]) if not self.size else "many"


def measured(text: str, random: Random) -> Measure | None:
    """Find an amount of a sentence that can be bounded; sums and shares come first."""
    found = [
        *_all(_MONEY, "money", text),
        *_all(_SHARE, "share", text),
    ]
    found = found or _all(_COUNT, "count", text)
    if not found or (len(found) > 1 and found[0].kind == "count"):
        return None
    return random.choice(found)


def _all(pattern: re.Pattern[str], kind: Kind, text: str) -> list[Measure]:
    found: list[Measure] = []
    for match in pattern.finditer(text):
        groups = match.groupdict()
        number, size = match["number"], groups.get("size") or ""
        value = float(WORDS.get(number) or number.replace(",", ""))
        named = _NAMED if kind == "count" else _NAMED_SHARE
        if named.search(text[: match.start()]):
            continue
        if kind == "count" and (groups.get("noun") in _NOT_COUNTED or not _large(value, size)):
            continue
        if kind == "share" and not 12 <= value <= 99:
            continue
        start = match.start()
        after = text[match.end() :]
        found.append(
            Measure(kind, start, match.end(), value, size, groups.get("sign") or "", after)
        )
    return found


def _large(value: float, size: str) -> bool:
    return bool(size) or (value >= 10 and not 1900 <= value <= 2100)
