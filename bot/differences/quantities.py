"""Finding numbers in a text: what is counted, in which unit, and how exactly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Literal

from bot.differences.attachment import CALENDAR
from bot.differences.calendar_words import dates_in
from bot.differences.common_words import is_ordinary
from bot.differences.figures import (
    CURRENCIES,
    NUMBER,
    is_age,
    ordinal_suffix,
    plain_number,
    rounding_of,
    value_of,
)
from bot.differences.lexicon import is_verb
from bot.differences.text import Text, Word, analyse
from bot.domain import Span

Kind = Literal["count", "percent", "money", "ordinal", "age", "label", "score"]
Bound = Literal["exact", "least", "over", "most", "under", "about", "nearly"]

_RANKS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: number for number, word in enumerate(_RANKS.split(" "), start=2)}
_RANKED = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_SCORE_WORDS = re.compile(
    r"\b(?:won|win|wins|beat|beats|beating|lost|lose|loses|defeated|defeat|drew|draw|victory|vote|"
    r"voted|score|scored|led|lead|thrashed|edged|ahead|down|up|aggregate|final)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?[-\u2013]\s?|\s+(?:to|or)\s+")
_SCORE = re.compile(r"(?<![\w./,-])(\d{1,3})\s?[-\u2013]\s?(\d{1,3})(?![\w/-]|[.,]\d|\s?%)")
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("least", r"at\s+least|no\s+(?:fewer|less)\s+than|a\s+minimum\s+of|not\s+less\s+than"),
    ("over", r"more\s+than|over|above|exceeding|upwards?\s+of|greater\s+than"),
    ("most", r"at\s+most|up\s+to|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of"),
    ("under", r"fewer\s+than|less\s+than|under|below"),
    ("nearly", r"nearly|almost|close\s+to|just\s+under"),
    ("about", r"about|around|roughly|approximately|some|an\s+estimated|estimated|circa"),
)
_BOUND = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS) + r")\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(r"\s+or\s+(?:(?P<least>more)|(?P<most>fewer|less))\b", re.IGNORECASE)
_MOST = 40
"""A table set as one sentence may hold hundreds of numbers; the first ones must do."""

_SPANS_OF_TIME = frozenset({"year", "month", "week", "day"})
_TIME = re.compile(r"\s?(?:[ap]\.?m\b\.?|o'clock|GMT|UTC|hours\s+GMT)|:\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    `nouns` are the stems right after it, `event` those a little further; `lead` is the
    preposition before it ("to 15%", "by 3%").
    """

    start: int
    end: int
    value: Decimal
    kind: Kind
    unit: str
    bound: Bound
    nouns: tuple[Word, ...]
    event: tuple[Word, ...]
    lead: str
    rounding: Decimal = Decimal(0)
    score: str = ""
    high: Decimal | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @property
    def normal(self) -> str:
        """Its normal form: 84, 15%, 3400000000 USD, 4th, 3-1."""
        if self.kind == "score":
            return self.score
        plain = plain_number(self.value)
        if self.high is not None:
            plain = f"{plain}-{plain_number(self.high)}"
        if self.kind == "percent":
            return f"{plain}%"
        if self.kind == "money":
            return f"{plain} {self.unit}"
        return plain + ordinal_suffix(int(self.value)) if self.kind == "ordinal" else plain


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


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Make one quantity of "three to five years"."""
    index = 0
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        if (
            second is not None
            and _spans(text, first, second)
            and first.lead != "from"
            and not first.nouns
            and (first.kind == second.kind or first.kind == "count")
            and second.kind in {"count", "percent", "money"}
            and first.value < second.value
        ):
            yield replace(
                second, start=first.start, value=first.value, high=second.value, lead=first.lead
            )
            index += 2
            continue
        yield first
        index += 1


def _spans(text: str, first: Quantity, second: Quantity) -> bool:
    gap = text[first.end : second.start]
    if _TO.fullmatch(gap):
        return True
    return gap == " and " and text[: first.start].lower().endswith("between ")


def _all(text: Text) -> Iterator[Quantity]:
    for match in _SCORE.finditer(text.text):
        if not _SCORE_WORDS.search(text.text):
            continue
        score = f"{match[1]}-{match[2]}"
        yield Quantity(
            *match.span(), Decimal(match[1]), "score", "", "exact", (), (), "", score=score
        )
    for match in NUMBER.finditer(text.text):
        quantity = _quantity(text, match)
        if quantity is not None:
            yield quantity
    for match in _RANKED.finditer(text.text):
        nouns = _counted(text, match.end())
        if nouns:
            value = Decimal(_ORDINALS[match.group().lower()])
            yield Quantity(*match.span(), value, "ordinal", "", "exact", nouns, (), "")


def _quantity(text: Text, match: re.Match[str]) -> Quantity | None:
    value = value_of(match)
    if value is None or _TIME.match(text.text, match.end()):
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    end = match.end()
    nouns = _counted(text, end)
    kind: Kind = "count"
    unit = ""
    if match["percent"]:
        kind = "percent"
    elif match["currency"]:
        kind, unit = "money", CURRENCIES[match["currency"].strip().lower()]
    elif match["suffix"]:
        kind = "ordinal"
    elif nouns and (money := CURRENCIES.get(nouns[0].plain.removesuffix("s"))):
        kind, unit, nouns = "money", money, nouns[1:]
    elif is_age(text.text, start, end):
        kind = "age"
    elif (label := _label(text, match)) is not None:
        kind, unit = "label", label
    elif match["words"] and match["words"].lower() == "one" and not nouns:
        return None
    bound = _bound(text.text, start, end)
    event = text.after(nouns[-1].end if nouns else end, 4)
    return Quantity(
        start, end, value, kind, unit, bound, nouns, _said_of(event), _lead(text, start),
        rounding_of(match, value),
    )  # fmt: skip


def _counted(text: Text, position: int) -> tuple[Word, ...]:
    """The words for what a number counts: up to three, as far as the noun phrase may go."""
    found: list[Word] = []
    last = position
    for word in text.after(position, 4):
        gap = text.text[last : word.start]
        if word.is_stop or word.plain[0].isdigit() or gap.strip() not in {"", "-"}:
            break
        if found and is_verb(word.plain):
            break
        if word.plain in CALENDAR and word.stem not in _SPANS_OF_TIME:
            break
        found.append(word)
        last = word.end
        if len(found) == 3:
            break
    return tuple(found)


def _said_of(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The verb that follows, up to the next number."""
    found: list[Word] = []
    for word in words:
        if word.plain[0].isdigit():
            break
        if not word.is_stop:
            found.append(word)
    return tuple(found[:1])


def _label(text: Text, match: re.Match[str]) -> str | None:
    """The name that a number is part of: "Article 5", "Boeing 737"."""
    if not match["digits"] or match["scale"] or match["suffix"]:
        return None
    before = text.before(match.start("digits"), 1)
    if not before or text.text[before[0].end : match.start("digits")] not in {" ", "-", ". "}:
        return None
    word = before[0]
    named = word.text[0].isupper() and not word.is_stop
    named = named and (word.start > 0 or not is_ordinary(word.plain))
    return word.stem if named and word.country is None else None


def _bound(text: str, start: int, end: int) -> Bound:
    before = _BOUND.search(text, max(0, start - 30), start)
    after = _BOUND_AFTER.match(text, end)
    for name, _ in _BOUNDS:
        if (before and before[name]) or (after and name in {"least", "most"} and after[name]):
            return name
    return "exact"


def _lead(text: Text, start: int) -> str:
    before = text.before(start, 1)
    return before[0].plain if before and before[0].plain in {"to", "by", "from"} else ""
