"""What stands around a number: what it counts, its bound, the name it is part of."""

import re

from bot.differences.figures.amounts import Bound
from bot.differences.language.common_words import CALENDAR, is_ordinary
from bot.differences.language.lexicon import is_verb
from bot.differences.language.text import Text, Word
from bot.verbs import is_base

_GIVEN = "".join(
    rf"(?<!\b{verb}{ending} )"
    for verb in ("hand", "turn", "sign")
    for ending in ("", "s", "ed", "ing")
)
"""Whoever hands over eleven million does not hand more than that."""
_BY_MUCH = r"(?:(?:just|slightly|a\s+little|a\s+bit|well|far)\s+)?"
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (
        "least",
        r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+less\s+than|a\s+minimum\s+of|as\s+few\s+as",
    ),
    (
        "over",
        rf"{_BY_MUCH}(?:(?:more|greater|higher|larger|older)\s+than|{_GIVEN}over|above)|"
        r"exceed(?:s|ed|ing)|upwards?\s+of",
    ),
    (
        "most",
        r"at\s+most|up\s+to|not?\s+(?:more|older|higher)\s+than|a\s+maximum\s+of|"
        r"as\s+(?:many|much)\s+as",
    ),
    (
        "under",
        r"(?:fewer|less|lower|smaller|younger)\s+than|"
        r"(?:not|\w+n['\u2019]t)\s+(?:\w+\s+)?even|under|below",
    ),
    (
        "nearly",
        r"nearly|almost|close\s+to|(?:just|slightly|a\s+little)\s+(?:under|below|less\s+than)",
    ),
    ("about", r"about|around|roughly|approximately|some|(?:an\s+)?estimated|circa|approx\.?|~"),
    ("exactly", r"exactly|precisely|only|just"),
)
_BOUND = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS)
    + r")\s*(?:the\s+age\s+of\s+|age\s+|a\s+total\s+of\s+)?$",
    re.IGNORECASE,
)
_DENIED: dict[Bound, Bound] = {"over": "most", "under": "least", "least": "under", "most": "over"}
_DENYING = re.compile(
    r"\b(?:not|never|cannot|\w+n['\u2019]t)\s+(?!only|just|even|until)(?:\w+\s+){0,5}$",
    re.IGNORECASE,
)
"""What turns a bound round: who can't be ready in less than ten weeks needs at least ten."""
_BOUND_AFTER = re.compile(
    r"(?P<plus>\+)|(?:\s+\w+)?\s+or\s+(?:(?P<least>more|above|older|over|higher)|"
    r"(?P<most>fewer|less|under|younger|below|lower)|(?P<about>so)\b)|-(?P<odd>odd)\b",
    re.IGNORECASE,
)
_BOUND_REACH = 32
_RATE_REACH = 40
_ENDS = re.compile(r"[.;:!?]")
_RATE = re.compile(
    r"\s*(?:(?:per|/|each|every)\s?(?P<each>[^\W\d_]+)"
    r"|an?\s+(?P<time>second|minute|hour|day|night|week|month|year|head|litre|gallon|barrel|tonne)\b"
    r"|-?a-(?P<joined>day|week|month|year)\b)",
    re.IGNORECASE,
)
_LABELLING = """
    article section chapter page paragraph clause rule amendment resolution flight route highway
    number no version level phase stage category type grade class round game episode volume
    part room gate channel line platform lane track act scene unit block terminal day week year
    step figure table appendix proposition question item lot bus
"""
_LABELLED = frozenset(_LABELLING.split())
"""Words after which a figure is a name: "stage 4", "page 12"."""
_STREETS = "street road avenue lane drive boulevard square place st rd ave blvd"
_ADDRESSES = frozenset(_STREETS.split(" "))
_WHO = frozenset(
    {"people", "persons", "men", "women", "children", "others", "residents", "workers"}
)
"""Those after whom a verb may stand as it is in the dictionary: "people visit"."""
_SPANS_OF_TIME = frozenset({"year", "month", "week", "day"})
_ENDING = frozenset({"per", "percent", "ago", "including"})
"""What ends the words for what is counted."""
_LEADS = frozenset({"to", "by", "from"})


def counted(text: Text, position: int) -> tuple[Word, ...]:
    """The words for what a number counts: up to three, as far as the noun phrase may go."""
    found: list[Word] = []
    last = position
    for word in text.after(position, 4):
        gap = text.text[last : word.start]
        if word.is_stop or word.plain[0].isdigit() or gap.strip() not in {"", "-"}:
            break
        if word.plain in _ENDING or (found and is_verb(word.plain)):
            break
        if found and found[-1].plain.endswith("s") and word.plain.endswith("ing"):
            break
        if found and found[-1].plain in _WHO and is_base(word.plain):
            break
        if word.plain in CALENDAR and word.stem not in _SPANS_OF_TIME:
            break
        found.append(word)
        last = word.end
        if len(found) == 3:
            break
    return tuple(found)


def said_of(text: Text, position: int) -> tuple[Word, ...]:
    """The verb that follows, up to the next number."""
    found: list[Word] = []
    last = position
    for word in text.after(position, 4):
        if word.plain[0].isdigit() or _ENDS.search(text.text, last, word.start):
            break
        last = word.end
        if not word.is_stop:
            found.append(word)
    return tuple(found[:1])


def rate_of(text: Text, position: int) -> str:
    """What a number is for each of: "5 per match", "$15 an hour"."""
    match = _RATE.match(text.text, position)
    if match is None:
        return ""
    return (match["each"] or match["time"] or match["joined"]).lower().removesuffix("s")


def rate_end(text: Text, position: int) -> int:
    """Where the words end that say what a number is for each of, its unit between."""
    match = _RATE.search(text.text, position, position + _RATE_REACH)
    return position if match is None else match.end()


def label_of(text: Text, start: int, nouns: tuple[Word, ...]) -> str | None:
    """The name that a figure is part of: "Article 5", "Boeing 737", "10 Downing Street"."""
    if any(word.plain in _ADDRESSES and word.text[0].isupper() for word in nouns[1:]):
        return "address"
    before = text.before(start, 1)
    if not before or text.text[before[0].end : start] not in {" ", "-", ". ", " No. "}:
        return None
    word = before[0]
    if word.plain in _LABELLED and word.start > 0:
        return word.stem
    named = word.text[0].isupper() and not word.is_stop
    named = named and (word.start > 0 or not is_ordinary(word.plain))
    return word.stem if named and word.country is None else None


def bound_of(text: str, start: int, end: int) -> tuple[Bound, int]:
    """The bound that is set on a number, and where its words begin."""
    before = _BOUND.search(text, max(0, start - _BOUND_REACH), start)
    after = _BOUND_AFTER.match(text, end)
    begin = before.start() if before else start
    if after is not None:
        if after["plus"] or after["least"]:
            return "least", begin
        if after["most"]:
            return "most", begin
        return "about", begin
    for name, _ in _BOUNDS:
        if before and before[name]:
            return _DENIED[name] if name in _DENIED and is_denied_at(text, begin) else name, begin
    return "exact", start


def is_denied_at(text: str, begin: int) -> bool:
    """Whether what is bounded from a place on is denied: "did not lose more than 20"."""
    return _DENYING.search(text, 0, begin) is not None


def lead_of(text: Text, start: int) -> str:
    """The preposition before a number: what rises to it does not rise by it."""
    before = text.before(start, 1)
    return before[0].plain if before and before[0].plain in _LEADS else ""
