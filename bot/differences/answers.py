"""The place in a sentence that could answer a question, by the kind of thing it asks for."""

import re
from datetime import date
from typing import Literal

from bot.differences.calendar.finding import dates_in
from bot.differences.figures.quantities import Quantity, quantities_in
from bot.differences.figures.units import dimension_of
from bot.differences.language.attachment import content, nearness
from bot.differences.language.common_words import GENERIC, TITLES
from bot.differences.language.text import Text, Word, analyse, shares
from bot.differences.names.finding import Name, names_in, same_word
from bot.domain import Span

Kind = Literal["date", "number", "name", "place"]

_ASKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "date",
        re.compile(
            r"\b(?:when|(?:what|which)\s+(?:exact\s+)?(?:date|day|month|year|time\s+of\s+year)|"
            r"since\s+when)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "number",
        re.compile(
            r"\bhow\s+(?:many|much|old|far|tall|high|big|large|fast|deep|wide|heavy)\b|"
            r"\b(?:what|which)\s+"
            r"(?:percentage|percent|share|number|proportion|amount|price|fraction|age|rate|score)\b|"
            r"\bwhat\s+(?:is|was|were|are)\s+the\s+(?:\w+\s+){0,2}(?:toll|number|price|percentage|"
            r"score|population|cost|rate|age|total|amount)\b",
            re.IGNORECASE,
        ),
    ),
    ("name", re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)),
    (
        "place",
        re.compile(
            r"\bwhere\b|\b(?:what|which|in\s+which)\s+(?:countr(?:y|ies)|cit(?:y|ies)|towns?|places?|regions?|states?|villages?|"
            r"provinces?|districts?|capitals?)\b",
            re.IGNORECASE,
        ),
    ),
)
_QUESTION_WORD = re.compile(r"\b(?:what|which|why|how|who|whom|whose|when|where)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\b(?:percentage|percent|per\s+cent|share|proportion|rate)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\bhow\s+much\b.*\b(?:cost|pay|paid|spend|spent|worth|money|price|earn|raise|invest|owe)|"
    r"\bprice\b",
    re.IGNORECASE,
)
_MEASURED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("speed", re.compile(r"\bhow\s+fast\b", re.IGNORECASE)),
    ("length", re.compile(r"\bhow\s+(?:tall|high|deep|wide|far)\b", re.IGNORECASE)),
    ("mass", re.compile(r"\bhow\s+heavy\b", re.IGNORECASE)),
)
"""Questions whose answer has a unit, and what it measures."""
_AGE = re.compile(r"\bhow\s+old\b|\b(?:what|which)\s+age\b", re.IGNORECASE)
_ANYONE = frozenset({"people", "persons", "men", "casualties", "deaths", "victims", "dead"})
"""Nouns that any count of persons may answer for."""
_AT = frozenset({"in", "at", "near", "to", "from", "outside", "around", "into", "off", "of"})


def expected_kind(question: str) -> Kind | None:
    """What kind of thing a question asks for; None where its words don't tell."""
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_ASKS)
        if (match := pattern.search(question)) is not None
    ]
    if not found:
        return None
    start, _, kind = min(found)
    # "What did they say when …" asks for what was said: only the first question word asks.
    first = _QUESTION_WORD.search(question)
    return kind if first is None or first.start() >= start else None


def lacks_asked(
    question: str, sentence: str, published: date | None
) -> Literal["date", "number"] | None:
    """Tell what a sentence lacks to answer a question of when or how many; None if nothing.

    Names and places are left out: a sentence may mean them by other words.
    """
    kind = expected_kind(question)
    if kind not in ("date", "number") or answer_span(question, sentence, published) is not None:
        return None
    return kind


def whole_answer(
    question: str, sentence: str, published: date | None, found: Span | None
) -> Span | None:
    """Return the place of an answer that was found in a sentence, as the question wants it.

    A date, a number or a name that it cuts is taken whole. Where a date or a number is asked for
    and the place found holds none, the sentence's own that comes nearest is the answer.
    """
    kind = expected_kind(question)
    if kind == "date":
        places = [mention.span for mention in dates_in(sentence, published)]
        places += [q.span for q in quantities_in(sentence) if dimension_of(q.unit) == "time"]
    elif kind == "number":
        places = [quantity.span for quantity in quantities_in(sentence)]
    else:
        places = [name.span for name in names_in(sentence)]
    cut = [place for place in places if found and place[0] < found[1] and found[0] < place[1]]
    if found and (cut or kind not in {"date", "number"}):
        whole = [found, *cut]
        return min(start for start, _ in whole), max(end for _, end in whole)
    return answer_span(question, sentence, published) or found


def answer_span(question: str, sentence: str, published: date | None) -> Span | None:
    """Find the place in a sentence that could answer a question of who, when, where or how many."""
    asked, told = analyse(question), analyse(sentence)
    match expected_kind(question):
        case "date":
            mentions = [mention.span for mention in dates_in(sentence, published)]
            return _nearest(asked, told, mentions)
        case "number":
            return _number(question, asked, told)
        case "name":
            return _person(question, asked, told)
        case "place":
            return _place(question, asked, told)
        case None:
            return None


def _nearest(asked: Text, told: Text, spans: list[Span]) -> Span | None:
    return min(spans, key=lambda span: nearness(asked, told, span), default=None)


def _number(question: str, asked: Text, told: Text) -> Span | None:
    found = [q for q in quantities_in(told.text) if q.kind in _number_kinds(question)]
    for dimension, pattern in _MEASURED:
        if pattern.search(question):
            found = [q for q in found if q.measured and dimension_of(q.unit) == dimension]
    if not found:
        return None
    wanted = content(asked.words)
    counted = [quantity for quantity in found if _counts(quantity, wanted)]
    of_some_kind = re.search(r"\bhow\s+many\b", question, re.IGNORECASE) is not None
    if not counted and of_some_kind and not any(w.plain in _ANYONE for w in asked.words):
        found = [quantity for quantity in found if not quantity.nouns]
    return _nearest(asked, told, [quantity.span for quantity in counted or found])


def _number_kinds(question: str) -> frozenset[str]:
    if _PERCENT.search(question):
        return frozenset({"percent"})
    if _AGE.search(question):
        return frozenset({"age"})
    if _MONEY.search(question):
        return frozenset({"money"})
    if re.search(r"\bhow\s+much\b", question, re.IGNORECASE):
        return frozenset({"money", "percent", "count"})
    if re.search(r"\bscore\b", question, re.IGNORECASE):
        return frozenset({"score"})
    if re.search(r"\bhow\s+(?:long|far|tall|high)\b", question, re.IGNORECASE):
        return frozenset({"count"})
    return frozenset({"count", "money", "percent"} if "how" not in question.lower() else {"count"})


def _counts(quantity: Quantity, wanted: list[Word]) -> bool:
    return any(shares(noun, word) for noun in quantity.nouns for word in wanted)


def _person(question: str, asked: Text, told: Text) -> Span | None:
    """The person named nearest to what the question and the sentence share."""
    candidates = [
        name
        for name in names_in(told.text)
        if name.country is None and not _mentioned(name, asked) and _person_like(name, told)
    ]
    if not candidates:
        candidates = [
            name
            for name in names_in(told.text)
            if name.country is not None and not _mentioned(name, asked) and _acts(name, told)
        ]
    return _nearest(asked, told, [name.span for name in candidates])


def _person_like(name: Name, told: Text) -> bool:
    """Whether a name isn't a place's or a body's: no "in" before it, no "Ministry" in it."""
    if name.core[-1] in GENERIC or (len(name.words) == 1 and name.words[0].text.isupper()):
        return False
    before = told.before(name.span[0], 1)
    titled = bool(before) and before[0].plain in TITLES
    return titled or not before or before[0].plain not in _AT - {"to", "from", "of"}


def _acts(name: Name, told: Text) -> bool:
    before = told.before(name.span[0], 1)
    return not before or before[0].plain not in _AT


def _place(question: str, asked: Text, told: Text) -> Span | None:
    spans: list[Span] = []
    for name in names_in(told.text):
        before = [w for w in told.before(name.span[0], 3) if w.plain in _AT | {"the"}]
        adjacent = told.before(name.span[0], 1)
        named = bool(adjacent) and adjacent[0].plain in _AT | {"the"} and bool(before)
        located = named and any(word.plain in _AT for word in before)
        country_asked = "countr" in question.lower() and name.country is not None
        if (located or country_asked) and not _mentioned(name, asked):
            spans.append(name.span)
    return _nearest(asked, told, spans)


def _mentioned(name: Name, asked: Text) -> bool:
    return any(same_word(word, other) for word in name.words for other in asked.words)
