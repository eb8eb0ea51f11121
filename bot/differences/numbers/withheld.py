"""Where a number of the sentence that is not the claim's says nothing against it.

The sentence may tell the claim's number elsewhere, or leave it to be reckoned.
"""

import re

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.bearing import bears_on
from bot.differences.figures.pairing import is_whole, likeness, meets, of_one_sort
from bot.differences.figures.patterns import plain_number
from bot.differences.figures.units import dimension_of
from bot.differences.language.clauses import is_finite
from bot.differences.language.lexicon import REPORTING, is_verb
from bot.differences.language.text import Text, Word
from bot.differences.numbers.implied import is_change, is_sum
from bot.differences.numbers.phrases import Numbers, adds, bare, clause_around, held_by, phrase_of
from bot.verbs import may_be_past

_THEN = re.compile(
    r"\b(?:had|ago|earlier|previous(?:ly)?|before|until|used\s+to|original(?:ly)?|"
    r"initial(?:ly)?|former(?:ly)?)\b",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(r"\s+others?\b", re.IGNORECASE)
_AND_ONE = re.compile(
    r"\b(?:another|one\s+other|a\s+(?:second|third|fourth|fifth))\b(?!\s+of)", re.IGNORECASE
)
_MARGIN = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_STANDING = re.compile(r"\b(?:with|on|at)\s+(?:\w+\s+){0,1}$", re.IGNORECASE)
_THAN = re.compile(r"(?:\s+[^\W\d]+)?\s+(?:more|fewer|less)\s+than\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:with)?in\s+(?:\w+\s+)?$", re.IGNORECASE)
_ALL_BUT = re.compile(r"\ball\s+but\s+$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
_HEAD = 3
_RECKONED = frozenset({"count", "money", "percent"})
"""Kinds of numbers that may be told elsewhere or reckoned."""


def is_withheld(
    claim: Text, quantity: Quantity, sentence: Text, numbers: Numbers, claimed: Numbers,
    other: Quantity,
) -> bool:  # fmt: skip
    """Whether a number of the sentence counts something else, or the claim's may be reckoned."""
    if quantity.kind not in _RECKONED:
        return False
    return (
        is_change(claim, quantity, sentence, numbers)
        or _is_of_another(quantity, claimed, other)
        or _is_margin(claim, quantity, sentence, other)
        or _is_ahead(claim, quantity, sentence, other)
        or adds(claim, quantity) != adds(sentence, other)
        or (_is_definite(claim, quantity) and likeness(quantity, other) < _HEAD)
    )


def is_told_otherwise(
    claim: Text, quantity: Quantity, sentence: Text, numbers: Numbers, wanted: tuple[Word, ...],
    other: Quantity,
) -> bool:  # fmt: skip
    """Whether the sentence may tell the claim's number beside one that is not the claim's."""
    if quantity.kind not in _RECKONED:
        return False
    return (
        _is_told(claim, quantity, sentence, numbers, wanted, other)
        or is_sum(quantity, sentence, numbers, wanted)
        or _is_one_more(quantity, sentence, other)
    )


def _is_told(
    claim: Text, quantity: Quantity, sentence: Text, numbers: Numbers, wanted: tuple[Word, ...],
    other: Quantity,
) -> bool:  # fmt: skip
    """Whether the claim's number stands elsewhere, with words of the claim that this one lacks."""
    near = held_by(wanted, phrase_of(sentence, other, numbers), countries=False)
    nouns = {word.start for word in quantity.nouns}
    for one in numbers:
        if one is other:
            continue
        if _is_of_share(quantity, sentence, one):
            return True
        if not _may_equal(quantity, one):
            continue
        if other.end < one.start and is_whole(sentence, one):
            if not _tells_of_part(wanted, nouns, sentence, other, one):
                return True
            continue
        if _is_of_other_things(quantity, other, one):
            continue
        if one.lead == "from" and bare(one) and _THEN.search(claim.text):
            return True
        theirs = held_by(wanted, phrase_of(sentence, one, numbers))
        if not theirs < (near - nouns if bare(one) else near):
            return True
    return False


def _is_of_other_things(quantity: Quantity, other: Quantity, one: Quantity) -> bool:
    """Whether the claim's things are what another number counts, and the equal one counts others.

    What befell them tells so too: "62 were killed and 19 wounded".
    """
    same_event = meets(quantity.event, other.event)
    done = (one.nouns if one.nouns and bare(one) else one.event)[:1]
    if done and is_verb(done[0].plain) and same_event:
        return not meets(quantity.event, done)
    head = likeness(quantity, other) >= _HEAD and (same_event or not other.event)
    return head and not bare(one) and likeness(quantity, one) < _HEAD


def _may_equal(quantity: Quantity, one: Quantity) -> bool:
    """Whether a number is the claim's figure, perhaps without its unit or read as a label."""
    if quantity.value != one.value or one.high is not None:
        return False
    if of_one_sort(quantity, one):
        return quantity.unit == one.unit and bears_on(quantity, one) == "agrees"
    unnamed = one.kind == "label" or (one.kind == "count" and not one.unit)
    if quantity.kind == "count" and not quantity.unit:
        return unnamed
    return unnamed and bare(one) and quantity.kind != "percent"


def _is_of_share(quantity: Quantity, sentence: Text, one: Quantity) -> bool:
    """Whether a number is one of the two of a share in figures: "15 out of 18"."""
    if one.kind != "percent" or quantity.kind != "count" or quantity.unit:
        return False
    words = sentence.text[one.start : one.end].split()
    return "of" in words and plain_number(quantity.value) in one.written.split("/")


def _tells_of_part(
    wanted: tuple[Word, ...], nouns: set[int], sentence: Text, part: Quantity, whole: Quantity
) -> bool:
    """Whether a claim says of all what the sentence says of a part: "six of the eight are dead".

    What stands before the part has it for an object; else what follows is said of it.
    """
    rest = tuple(word for word in wanted if word.start not in nouns)
    mine = clause_around(sentence, part)
    before = tuple(word for word in mine if word.end <= part.start)
    telling = max((n for n, word in enumerate(before) if word.stem in REPORTING), default=-1)
    before = before[telling + 1 :]
    if not any(is_verb(word.plain) for word in before):
        after = tuple(word for word in mine if word.start >= whole.end)
        verb = next((n for n, word in enumerate(after) if is_finite(word)), len(after))
        before = after[verb:]
    return bool(held_by(rest, before))


def _is_of_another(quantity: Quantity, claimed: Numbers, other: Quantity) -> bool:
    """Whether another number of the claim has a better title to a number of the sentence."""
    ours = likeness(quantity, other)
    return any(
        one is not quantity
        and one.value == other.value
        and of_one_sort(one, other)
        and likeness(one, other) >= ours
        for one in claimed
    )


def _is_margin(claim: Text, quantity: Quantity, sentence: Text, other: Quantity) -> bool:
    """Whether only one number is by how much: who won with 13,000 votes did not win by as many."""
    ours, theirs = claim.text[: quantity.start], sentence.text[: other.start]
    by, standing = _MARGIN.search(ours), _STANDING.search(ours)
    if by is not None and _STANDING.search(theirs):
        return True
    more, than = (
        _THAN.match(text.text, one.end) for text, one in ((claim, quantity), (sentence, other))
    )
    if bool(more) != bool(than) or bool(_ALL_BUT.search(ours)) != bool(_ALL_BUT.search(theirs)):
        return True
    return standing is not None and _MARGIN.search(theirs) is not None


def _is_ahead(claim: Text, quantity: Quantity, sentence: Text, other: Quantity) -> bool:
    """Whether a claim tells how far off it is, and the sentence how long something takes.

    "Votes in three days" does not differ from "180 days to comply".
    """
    if dimension_of(quantity.unit) != "time" or not _IN.search(claim.text, 0, quantity.start):
        return False
    past = any(may_be_past(word.plain) for word in claim.words)
    to_come = not past or any(word.plain == "will" for word in claim.words)
    return to_come and not _IN.search(sentence.text, 0, other.start)


def _is_one_more(quantity: Quantity, sentence: Text, other: Quantity) -> bool:
    """Whether a claim counts one in that is told apart: "two died and a third was hurt"."""
    if quantity.value != other.value + 1:
        return False
    apart = _OTHER_AFTER.match(sentence.text, other.end)
    return bool(apart or _AND_ONE.search(sentence.text, other.end))


def _is_definite(text: Text, quantity: Quantity) -> bool:
    """Whether a number only says which are meant: "in the two attacks"."""
    return _THE.search(text.text, 0, quantity.start) is not None
