"""Numbers told in other ways: shares, multiples, dozens, none, years before our era."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.differences.calendar.patterns import ERA, RANKS
from bot.differences.figures.amounts import Quantity
from bot.differences.figures.counted import bound_of, counted, lead_of, said_of
from bot.differences.figures.currencies import UNNAMED, currency_called
from bot.differences.figures.durations import durations
from bot.differences.figures.scores import scores
from bot.differences.language.counting import NUMBER, SMALL, number_of
from bot.differences.language.text import Text

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10}
_PART = "|".join(part for part in _PARTS if part != "half")
_WHOLE = r"(?!\s+of\s+an?\s+(?:million|billion|century|hour|mile|day|dollar))"
_SHARE = re.compile(
    rf"\b(?P<top>an?|{'|'.join(SMALL[:9])})[\s-](?P<part>{_PART})s?\b(?:(?=\s+of\b)|(?<=s)){_WHOLE}"
    rf"|(?:(?<=\bby\s)|(?<=\bup\s)|(?<=\bdown\s))(?P<by>an?|one)[\s-](?P<change>{_PART})\b(?!\s+of\b)"
    rf"|\b(?P<half>half)\s+(?=(?:of|the|its|their|his|her|all|those|our)\s){_WHOLE}"
    rf"|\b(?P<hyphened>one)-(?P<single>{_PART})\b"
    rf"|\b(?P<some>{NUMBER})\s+(?:(?P<in>in)|out\s+of)\s+(?:every\s+)?(?P<all>{NUMBER})\b(?![.,]?\d|\s+(?:hours|days|weeks|months|years|minutes)\b)",
    re.IGNORECASE,
)
_IN = frozenset({*range(2, 11), 12, 20, 25, 50, 100})
"""What "one in five" is said of; "one in 15 countries" may be one that is in them."""
_NUMBERED = re.compile(r"\b(?:number|no\.|ranked)\s+$", re.IGNORECASE)
_ROUGHLY = Decimal("2.5")
"""How many points a share that is told in words may lie from the percentage."""
_MULTIPLE = re.compile(
    r"\b(?:(?P<verb>doubl|tripl|trebl|quadrupl|halv)(?:ed|ing)|(?P<twice>twice)|"
    rf"(?P<times>{NUMBER})\s+times|(?P<fold>{'|'.join(SMALL[1:])})-?fold)\b",
    re.IGNORECASE,
)
_VERBS = {"doubl": "2", "tripl": "3", "trebl": "3", "quadrupl": "4", "halv": "0.5"}
_DOZENS = re.compile(
    r"\b(?:(?:(?P<tens>tens|hundreds)\s+of\s+)?(?P<unit>dozens|scores|hundreds|thousands|millions|"
    r"billions)\b(?=\s+(?:of\s+)?[^\W\d_])|(?:several|(?:a|the)\s+few|many)\s+"
    r"(?P<few>dozen|hundred|thousand|million|billion)(?:\s+(?P<scale>thousand|million|billion))?\b)",
    re.IGNORECASE,
)
_UNITS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6}
_UNITS |= {"billion": 10**9}
_NONE = re.compile(r"\bno\s+(?=[^\W\d_]+)", re.IGNORECASE)
_IN_FIGURES = re.compile(
    rf"\b(?P<count>{NUMBER})[\s-]figure\s+(?=(?:sum|fee|salary|bail|payout|price|deal|amount|bonus|"
    r"settlement|offer|bill|donation|income|fine|debt|loss|losses|profit|contract)\b)",
    re.IGNORECASE,
)
"""A sum by how many figures it has: seven-figure sums are millions."""
_PHONE = re.compile(r"\+\d[\d\s()-]{6,20}\d|\b\d{3}[-.\s]\d{3,4}[-.]\d{4}\b")
_RANK = re.compile(
    rf"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    rf"(?:{'|'.join(sorted(RANKS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:finish(?:es|ed|ing)?|c[oa]m(?:es?|ing)|plac(?:es|ed|ing)|rank(?:s|ed|ing)?|stands?|stood|"
    r"is|was|are|were)\s+(?:only\s+|just\s+|in\s+)?$",
    re.IGNORECASE,
)
_PLACE_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)])|\s+(?:in|at|behind|with|on|overall|place|by|after|ahead|for)\b"
)
"""What stands around the place that somebody took: "finished third behind", "was second"."""
_SPLIT = re.compile(r"\bsplit[\s-]$", re.IGNORECASE)
"""What makes a second one of time."""
_MOST_FIGURES = 13
_LISTED = re.compile(r"\s+(?:or|and|to|in)\b")
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _ROUND.split(" ")


def expressed(text: Text) -> Iterator[Quantity]:
    """Yield the numbers that are told otherwise than by a figure and a noun."""
    if any(character.isdigit() for character in text.text):
        yield from _names(text)
        yield from scores(text)
    yield from _shares(text)
    yield from _multiples(text)
    yield from _dozens(text)
    yield from _none(text)
    yield from durations(text)
    yield from _in_figures(text)


def _names(text: Text) -> Iterator[Quantity]:
    """Yield telephone numbers and years before our era, which are compared as they are."""
    for match in _PHONE.finditer(text.text):
        digits = re.sub(r"\D", "", match.group())
        yield Quantity(*match.span(), Decimal(digits), "label", "phone")
    for match in ERA.finditer(text.text):
        for name in ("first", "last", "after"):
            if match[name]:
                era = "ad" if name == "after" else "bc"
                yield Quantity(*match.span(name), Decimal(match[name]), "label", era)


def _shares(text: Text) -> Iterator[Quantity]:
    for match in _SHARE.finditer(text.text):
        if match["half"]:
            top, parts = 1, 2
        elif match["some"]:
            top, parts = number_of(match["some"]), number_of(match["all"])
            ranked_first = _NUMBERED.search(text.text, max(0, match.start() - 8), match.start())
            if not 0 < top < parts or (match["in"] and (parts not in _IN or ranked_first)):
                continue
        else:
            top = number_of(match["top"] or match["by"] or match["hyphened"])
            parts = _PARTS[(match["part"] or match["change"] or match["single"]).lower()]
        value = (Decimal(100 * top) / parts).quantize(Decimal("0.1"))
        bound, _ = bound_of(text.text, match.start(), match.end())
        nouns = counted(text, match.end())
        yield Quantity(
            match.start(), match.start() + len(match.group().rstrip()), value, "percent", "",
            bound, nouns, said_of(text, match.end()), lead_of(text, match.start()),
            _ROUGHLY, _ROUGHLY, written=f"{top}/{parts}",
        )  # fmt: skip


def _multiples(text: Text) -> Iterator[Quantity]:
    for match in _MULTIPLE.finditer(text.text):
        if match["verb"]:
            value = Decimal(_VERBS[match["verb"].lower()])
        else:
            value = Decimal(2 if match["twice"] else number_of(match["times"] or match["fold"]))
        bound, _ = bound_of(text.text, match.start(), match.end())
        yield Quantity(
            *match.span(), value, "multiple", "", bound, (), said_of(text, match.end())
        )  # fmt: skip


def _dozens(text: Text) -> Iterator[Quantity]:
    for match in _DOZENS.finditer(text.text):
        tens = {"tens": 10, "hundreds": 100}.get((match["tens"] or "").lower(), 1)
        unit = (match["few"] or match["unit"]).lower().removesuffix("s")
        scale = _UNITS[match["scale"].lower()] if match["scale"] else 1
        value = Decimal(_UNITS[unit] * tens * scale)
        of = re.compile(r"\s+of\b").match(text.text, match.end())
        nouns = counted(text, of.end() if of else match.end())
        paid = of or match["few"]
        money = currency_called([word.plain for word in nouns[:3]]) if paid else None
        code, named = money or ("", 0)
        end = nouns[named - 1].end if named else match.end()
        nouns = nouns[named:]
        event = said_of(text, nouns[-1].end if nouns else end)
        yield Quantity(
            match.start(), end, value, "money" if named else "count", code, "dozens", nouns, event,
            written=" ".join(text.text[match.start() : end].lower().split()),
        )  # fmt: skip


def _none(text: Text) -> Iterator[Quantity]:
    """Yield "no casualties" as none of them; "no longer" and "no one" count nothing."""
    for match in _NONE.finditer(text.text):
        nouns = counted(text, match.end())
        if nouns and (nouns[-1].plain.endswith("s") or nouns[-1].stem == "people"):
            event = said_of(text, nouns[-1].end)
            yield Quantity(
                match.start(), match.end() - 1, Decimal(0), "count", "", "exactly", nouns, event
            )  # fmt: skip


def _in_figures(text: Text) -> Iterator[Quantity]:
    for match in _IN_FIGURES.finditer(text.text):
        figures = number_of(match["count"])
        if 1 < figures < _MOST_FIGURES:
            low = Decimal(10) ** (figures - 1)
            yield Quantity(
                match.start(), match.end() - 1, low, "money", UNNAMED, high=low * 10 - 1,
                written=match.group().rstrip(),
            )  # fmt: skip


def ranked(text: Text) -> Iterator[Quantity]:
    """Yield ordinals in words, where they rank something."""
    for match in _RANK.finditer(text.text):
        if _SPLIT.search(text.text, max(0, match.start() - 6), match.start()):
            continue
        nouns = counted(text, match.end())
        tens, _, last = match.group().lower().rpartition("-")
        value = RANKS.get(match.group().lower()) or RANKS.get(last, 0)
        if tens in _TENS and match.group().lower() not in RANKS:
            value += 20 + 10 * _TENS.index(tens)
        placed = _PLACED.search(text.text, 0, match.start()) and _PLACE_ENDS.match(
            text.text, match.end()
        )
        if nouns or placed or _LISTED.match(text.text, match.end()):
            yield Quantity(*match.span(), Decimal(value), "ordinal", nouns=nouns)
