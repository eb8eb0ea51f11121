"""Which numbers that count the same may differ and yet both be true."""

import re
from decimal import Decimal

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.pairing import meets
from bot.differences.figures.units import converted, dimension_of
from bot.differences.language.lexicon import is_verb
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, shares
from bot.differences.names.subjects import governor, governor_shared

_NAMING = re.compile(r"\b(?:(?P<be>is|was|be|been|become|became|as)\s+)?the\s+$", re.IGNORECASE)
_FEW = 3
_ALL_SHARED = 0.75
"""The share of a claim's events from which on a sentence tells the same in whatever order."""
_OTHERS = re.compile(
    r"\b(?:another|others?|(?:more|further)\b(?!\s+than)|additional|else|each)\b", re.IGNORECASE
)


def hangs_on_same(claim: Text, quantity: Quantity, sentence: Text, other: Quantity) -> bool:
    """Whether the word that the claim's number hangs on is in the sentence too."""
    word = governor(claim, quantity.span)
    same_head = quantity.nouns and other.nouns and shares(quantity.nouns[-1], other.nouns[-1])
    if word is not None and word.start > quantity.start and same_head:
        # "137 police officers were on duty": nothing but what is counted stands with the number.
        return True
    hanging = quantity.kind in {"money", "percent", "age", "multiple", "count"}
    return not hanging or governor_shared(claim, quantity.span, sentence)


def is_loose(claim: Text, quantity: Quantity, sentence: Text, other: Quantity) -> bool:
    """Whether two numbers that differ may both be true.

    "One boy chases another" are two boys, and where there are two there is one. What is told in
    months is seldom what another tells in years; "the first album in ten years" is the sixth.
    """
    if dimension_of(quantity.unit) == "time":
        if quantity.unit == other.unit:
            return False
        # "Three years and six months" may be told as three years, and never as five.
        told_in_both = bool(quantity.written or other.written)
        return not told_in_both or abs(_apart(quantity, other)) < 1
    if quantity.kind == "ordinal" and 1 in {quantity.value, other.value}:
        few = max(quantity.value, other.value) <= _FEW
        if few and not (_says_rank(claim, quantity) and _says_rank(sentence, other)):
            return True
        return {word.stem for word in quantity.nouns} != {word.stem for word in other.nouns}
    if quantity.kind != "count" or quantity.measured:
        return False
    if _is_verb(quantity) and _is_verb(other) and not meets(quantity.event, other.event):
        # "26 were found dead", "the bodies of 24 who had died were found" are told in other order.
        return overlap_of(event_words(claim), sentence) < _ALL_SHARED
    if quantity.value == 1 and quantity.bound == "exact" and other.value > 1:
        return True
    if other.top >= quantity.value or not other.nouns:
        return False
    head = other.nouns[-1]
    again = any(word.stem == head.stem for word in sentence.words if word.start != head.start)
    return again or _OTHERS.search(sentence.text) is not None


def _apart(quantity: Quantity, other: Quantity) -> Decimal:
    """How far two spans of time are apart, in the larger of their units."""
    unit = max(quantity.unit, other.unit, key=lambda one: converted(Decimal(1), one, "seconds"))
    ours, theirs = (converted(one.value, one.unit, unit) for one in (quantity, other))
    return ours - theirs


def _says_rank(text: Text, quantity: Quantity) -> bool:
    """Whether an ordinal says which it was; "the second blast" only says which blast is meant."""
    named = _NAMING.search(text.text, 0, quantity.start)
    return named is None or named["be"] is not None


def _is_verb(quantity: Quantity) -> bool:
    return bool(quantity.event) and is_verb(quantity.event[0].plain)
