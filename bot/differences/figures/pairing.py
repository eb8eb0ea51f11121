"""Which number of a sentence counts what a claim's number counts."""

import re

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.bearing import bears_on
from bot.differences.figures.patterns import NUMBER_WORD
from bot.differences.figures.scores import of_one_stage, of_the_end
from bot.differences.figures.units import dimension_of, unit_called
from bot.differences.language.attachment import attached, is_content
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, Word, shares

_REST_SHARED = 0.75
"""The share of the claim's other content that must be there to pair two lone numbers."""

_OF_ALL = re.compile(
    rf"\b(?:\d[\d,.]*%?|{NUMBER_WORD}|half|most|some|many|one|tenth|third|quarter|fifth|percent)\s+"
    r"of\s+(?:the|its|their|his|her|those)\s+$",
    re.IGNORECASE,
)

_DIMENSIONS = frozenset({"deep", "high", "long", "tall", "thick", "wide"})


def is_whole(text: Text, quantity: Quantity) -> bool:
    """Whether a number is that of all of which some are told: "two of the six"."""
    return _OF_ALL.search(text.text, 0, quantity.start) is not None


def of_one_sort(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be compared at all."""
    if quantity.kind != other.kind or quantity.rate != other.rate:
        return False
    if quantity.kind == "percent":
        return quantity.unit == other.unit
    if quantity.kind == "score":
        return of_one_stage(quantity, other)
    if quantity.kind == "count":
        return _dimension(quantity) == _dimension(other) and not _of_other_stuff(quantity, other)
    return True


def _of_other_stuff(quantity: Quantity, other: Quantity) -> bool:
    """Whether two measures are of two things: 40 feet wide, 16 feet deep."""
    if not quantity.measured:
        return False
    ours, theirs = _stuff(quantity), _stuff(other)
    if any(word.plain in _DIMENSIONS for word in ours) and not theirs:
        return True
    return bool(ours and theirs) and not meets(ours, theirs)


def _stuff(quantity: Quantity) -> tuple[Word, ...]:
    return tuple(word for word in quantity.nouns if unit_called([word.plain]) is None)


def _dimension(quantity: Quantity) -> str:
    return dimension_of(quantity.unit) if quantity.unit else ""


def told_alike(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers are the same in the same words."""
    return _wording(quantity) == _wording(other)


def _wording(quantity: Quantity) -> tuple[object, ...]:
    words = tuple(word.plain for word in (*quantity.nouns, *quantity.event))
    return quantity.normal, quantity.unit, quantity.bound, quantity.lead, words


def elliptic(quantity: Quantity, other: Quantity) -> bool:
    """Whether a number stands for the claim's without its noun: "13 nations then, 172 now"."""
    if other.nouns or quantity.value != other.value or bears_on(quantity, other) != "agrees":
        return False
    return not other.event or meets(quantity.event, other.event)


def paired_with(
    claim: Text, quantity: Quantity, sentence: Text, same: list[Quantity]
) -> list[Quantity]:
    """The numbers of the sentence that count what the claim's number counts."""
    same = [o for o in same if not (quantity.lead and o.lead) or quantity.lead == o.lead]
    if quantity.kind == "score":
        same = of_the_end(quantity, same)
        if quantity.unit:
            return same
    if quantity.kind == "label":
        # "Article 5" is no other count of what "Article 4" counts, but another thing.
        return [o for o in same if o.unit == quantity.unit and o.value == quantity.value]
    if quantity.kind in {"ordinal", "money", "age", "percent"} or quantity.measured:
        equal = [other for other in same if bears_on(quantity, other) == "agrees"]
        if equal:
            return equal
    if quantity.kind in {"count", "ordinal"} and quantity.nouns and not quantity.measured:
        return _counting(claim, quantity, sentence, same)
    same = _of_event(quantity, [o for o in same if attached(claim, sentence, o.span)])
    return same if quantity.measured else _lone(claim, quantity, sentence, same)


def _counting(
    claim: Text, quantity: Quantity, sentence: Text, same: list[Quantity]
) -> list[Quantity]:
    scored = [(likeness(quantity, other), other) for other in same]
    scored = [(score, other) for score, other in scored if _none_fits(quantity, other)]
    best = max((score for score, _ in scored), default=0)
    if best:
        return _of_event(quantity, [other for score, other in scored if score == best])
    counts = quantity.kind == "count" and quantity.value
    return _lone(claim, quantity, sentence, [o for o in same if o.value]) if counts else []


def _none_fits(quantity: Quantity, other: Quantity) -> bool:
    """Whether "no new cases" speaks of all that the other number counts."""
    if quantity.value and other.value:
        return True
    none, some = (other, quantity) if quantity.value else (quantity, other)
    if not none.nouns or not some.nouns:
        return none.value == some.value
    return shares(none.nouns[-1], some.nouns[-1]) and all(
        any(shares(noun, word) for word in some.nouns) for noun in none.nouns
    )


def likeness(quantity: Quantity, other: Quantity) -> int:
    """How surely two numbers count the same: 3 by the head noun, 1 by what befell it."""
    if not quantity.nouns:
        return 0
    if not other.nouns:
        return int(meets(quantity.nouns, other.event))
    if shares(quantity.nouns[-1], other.nouns[-1]):
        return 3
    heads = meets(quantity.nouns[-1:], other.nouns) or meets(quantity.nouns, other.nouns[-1:])
    if heads and quantity.nouns[-1].country is None:
        return 2
    return int(meets(quantity.nouns[:1], other.event) and len(quantity.nouns) == 1)


def _of_event(quantity: Quantity, others: list[Quantity]) -> list[Quantity]:
    """Keep the numbers with the claim's own verb, where some have it and some haven't."""
    doing = [*quantity.event, *quantity.nouns]
    kept = [other for other in others if meets(doing, other.event)]
    return kept or others


def _lone(claim: Text, quantity: Quantity, sentence: Text, same: list[Quantity]) -> list[Quantity]:
    """Pair two lone numbers of a kind, where all else that the claim says is in the sentence."""
    if quantity.kind == "count":
        same = [other for other in same if not other.nouns]
    rest = [
        word
        for word in event_words(claim)
        if is_content(word) and not quantity.start <= word.start < quantity.end
    ]
    if len(same) != 1 or overlap_of(rest, sentence) < _REST_SHARED:
        return []
    return same if _nouns_there(quantity, sentence) else []


def _nouns_there(quantity: Quantity, sentence: Text) -> bool:
    return all(any(shares(noun, word) for word in sentence.words) for noun in quantity.nouns)


def meets(left: tuple[Word, ...] | list[Word], right: tuple[Word, ...]) -> bool:
    """Whether a word of the one can mean the same as a word of the other."""
    return any(shares(one, two) for one in left for two in right)
