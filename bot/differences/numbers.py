"""Numbers: the claim's against the sentence's."""

import re

from bot.differences.amounts import Quantity, bears_on, stands_for
from bot.differences.attachment import attached, is_content, one_denies
from bot.differences.counted import bound_of, rate_end
from bot.differences.currencies import currency_called
from bot.differences.figures import NUMBER_WORD
from bot.differences.lexicon import is_verb
from bot.differences.overlap import event_words, overlap_of
from bot.differences.quantities import quantities_in
from bot.differences.result import Findings, Missing
from bot.differences.ruled import ruled_out, ruling_before
from bot.differences.subjects import governor_shared
from bot.differences.text import Text, Word, shares
from bot.differences.units import dimension_of, unit_called
from bot.domain import Difference, DifferenceKind, Span

_REST_SHARED = 0.75
"""The share of the claim's other content that must be there to pair two lone numbers."""

_TELLING = frozenset({"money", "percent", "age"})
"""Kinds of numbers of which a sentence seldom tells two; so are measures."""

_OF_ALL = re.compile(
    rf"\b(?:\d[\d,.]*%?|{NUMBER_WORD}|half|most|some|many|one|tenth|third|quarter|fifth|percent)\s+"
    r"of\s+(?:the|its|their|his|her|those)\s+$",
    re.IGNORECASE,
)
_NAMING = re.compile(r"\b(?:(?P<be>is|was|be|been|become|became|as)\s+)?the\s+$", re.IGNORECASE)
_FEW = 3
_DIMENSIONS = frozenset({"deep", "high", "long", "tall", "thick", "wide"})
_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})
"""What a number may be given for each of, of which one says nothing of another."""

_OTHERS = re.compile(r"\b(?:another|others?|more|further|additional|else|each)\b", re.IGNORECASE)


def compare_numbers(claim: Text, sentence: Text, findings: Findings, *, same_event: bool) -> None:
    """Compare each number of the claim with the one of the sentence that counts the same."""
    quantities = quantities_in(claim.text)
    if not quantities:
        return
    found = quantities_in(sentence.text)
    same_event = same_event and not one_denies(claim, sentence)
    excluded = tuple(one for one in found if one.value != 1 and _is_ruled_out(sentence, one))
    stated = tuple(one for one in found if one not in excluded)
    for quantity in quantities:
        if _is_ruled_out(claim, quantity):
            continue
        ruled = next((one for one in excluded if _same_figure(quantity, one)), None)
        if ruled is not None and same_event:
            findings.differences.append(_instead(quantity, sentence, stated, ruled))
        else:
            _compare(claim, quantity, sentence, stated, findings, same_event)


def _is_ruled_out(text: Text, quantity: Quantity) -> bool:
    return ruled_out(text.text, quantity.start)


def _same_figure(quantity: Quantity, ruled: Quantity) -> bool:
    """Whether a number that a sentence rules out, perhaps without its unit, is the claim's."""
    if not ruled.unit and not ruled.nouns and ruled.kind == "count":
        return quantity.value == ruled.value
    return _of_one_sort(quantity, ruled) and bears_on(quantity, ruled) == "agrees"


def _instead(
    quantity: Quantity, sentence: Text, stated: tuple[Quantity, ...], ruled: Quantity
) -> Difference:
    """Word a difference by the number that stands instead, else by what rules the claim's out."""
    same = [other for other in stated if _of_one_sort(quantity, other)]
    if same:
        return _difference(quantity, min(same, key=lambda other: abs(other.start - ruled.start)))
    span = ruling_before(sentence.text, ruled.start), ruled.end
    found = sentence.text[slice(*span)]
    return Difference(DifferenceKind.NUMBER, quantity.bounded, found, span)


def _compare(
    claim: Text,
    quantity: Quantity,
    sentence: Text,
    found: tuple[Quantity, ...],
    findings: Findings,
    same_event: bool,
) -> None:
    same = [other for other in found if _of_one_sort(quantity, other)]
    if _is_whole(claim, quantity) or any(_is_whole(sentence, other) for other in same):
        same = [other for other in same if _is_whole(sentence, other) == _is_whole(claim, quantity)]
    paired = [other for other in same if _told_alike(quantity, other)]
    paired = paired or _paired(claim, quantity, sentence, same)
    agreeing = [other for other in paired if bears_on(quantity, other) == "agrees"]
    agreeing = agreeing or [other for other in same if _elliptic(quantity, other)]
    if agreeing:
        findings.agreements.extend(other.span for other in agreeing)
        near = next((other for other in agreeing if stands_for(quantity, other)), None)
        if near is not None:
            findings.alike.append((_whole(claim, quantity), _whole(sentence, near)))
        return
    differing = [other for other in paired if bears_on(quantity, other) == "conflicts"]
    told_so = differing and _meets(quantity.event, differing[0].event)
    if differing and not told_so and any(_bare(quantity, other) for other in same):
        return
    if (
        differing
        and same_event
        and len(differing) == len(paired)
        and len({other.normal for other in paired}) == 1
        and _hangs_on_same(claim, quantity, sentence)
        and not _is_loose(claim, quantity, sentence, differing[0])
    ):
        findings.differences.append(_difference(quantity, differing[0]))
        return
    telling = quantity.kind in _TELLING or quantity.measured
    if telling and same and all(bears_on(quantity, other) == "conflicts" for other in same):
        findings.rivals.append(_difference(quantity, same[0]))
    if same_event and not same:
        other_rate = _other_rate(claim, quantity, sentence, found)
        if other_rate is not None:
            findings.differences.append(other_rate)
            return
    _unpaired(claim, quantity, same if not paired else [], findings)


def _is_whole(text: Text, quantity: Quantity) -> bool:
    """Whether a number is that of all of which some are told: "two of the six"."""
    return _OF_ALL.search(text.text, 0, quantity.start) is not None


def _other_rate(
    claim: Text, quantity: Quantity, sentence: Text, found: tuple[Quantity, ...]
) -> Difference | None:
    """Return the claim's number where the sentence has it for another time: "20 euros a month"."""
    for other in found:
        alike = quantity.kind == other.kind and quantity.unit == other.unit
        alike = alike and quantity.value == other.value
        if alike and {quantity.rate, other.rate} <= _TIMES and quantity.rate != other.rate:
            span = other.start, rate_end(sentence, other.end)
            claimed = claim.text[quantity.start : rate_end(claim, quantity.end)]
            return Difference(DifferenceKind.NUMBER, claimed, sentence.text[slice(*span)], span)
    return None


def _difference(quantity: Quantity, other: Quantity) -> Difference:
    return Difference(DifferenceKind.NUMBER, quantity.bounded, other.bounded, other.span)


def _whole(text: Text, quantity: Quantity) -> Span:
    """Return where a number stands with its bound and its unit: "less than 14 days"."""
    _, start = bound_of(text.text, quantity.start, quantity.end)
    unit = text.after(quantity.end, 1) if quantity.measured or quantity.kind == "money" else ()
    named = unit and (unit_called([unit[0].plain]) or currency_called([unit[0].plain]))
    return start, unit[0].end if named else quantity.end


def _of_one_sort(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be compared at all."""
    if quantity.kind != other.kind or quantity.rate != other.rate:
        return False
    if quantity.kind == "percent":
        return quantity.unit == other.unit
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
    return bool(ours and theirs) and not _meets(ours, theirs)


def _stuff(quantity: Quantity) -> tuple[Word, ...]:
    return tuple(word for word in quantity.nouns if unit_called([word.plain]) is None)


def _dimension(quantity: Quantity) -> str:
    return dimension_of(quantity.unit) if quantity.unit else ""


def _told_alike(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers are the same in the same words."""
    return _wording(quantity) == _wording(other)


def _wording(quantity: Quantity) -> tuple[object, ...]:
    words = tuple(word.plain for word in (*quantity.nouns, *quantity.event))
    return quantity.normal, quantity.unit, quantity.bound, quantity.lead, words


def _elliptic(quantity: Quantity, other: Quantity) -> bool:
    """Whether a number stands for the claim's without its noun: "13 nations then, 172 now"."""
    if other.nouns or quantity.value != other.value or bears_on(quantity, other) != "agrees":
        return False
    return not other.event or _meets(quantity.event, other.event)


def _bare(quantity: Quantity, other: Quantity) -> bool:
    """Whether a number may be the claim's, of what was named before: "two fell and four hit it"."""
    bare = not other.nouns or is_verb(other.nouns[0].plain)
    return bare and quantity.kind == "count" and quantity.value == other.value


def _hangs_on_same(claim: Text, quantity: Quantity, sentence: Text) -> bool:
    hanging = quantity.kind in {"money", "percent", "age", "multiple", "count"}
    return not hanging or governor_shared(claim, quantity.span, sentence)


def _is_loose(claim: Text, quantity: Quantity, sentence: Text, other: Quantity) -> bool:
    """Whether two numbers that differ may both be true.

    "One boy chases another" are two boys, and where there are two there is one. What is told in
    months is seldom what another tells in years; "the first album in ten years" is the sixth.
    """
    if dimension_of(quantity.unit) == "time":
        return quantity.unit != other.unit
    if quantity.kind == "ordinal" and 1 in {quantity.value, other.value}:
        few = max(quantity.value, other.value) <= _FEW
        if few and not (_says_rank(claim, quantity) and _says_rank(sentence, other)):
            return True
        return {word.stem for word in quantity.nouns} != {word.stem for word in other.nouns}
    if quantity.kind != "count" or quantity.measured:
        return False
    if _is_verb(quantity) and _is_verb(other) and not _meets(quantity.event, other.event):
        return True
    if quantity.value == 1 and quantity.bound == "exact" and other.value > 1:
        return True
    if other.top >= quantity.value or not other.nouns:
        return False
    head = other.nouns[-1]
    again = any(word.stem == head.stem for word in sentence.words if word.start != head.start)
    return again or _OTHERS.search(sentence.text) is not None


def _says_rank(text: Text, quantity: Quantity) -> bool:
    """Whether an ordinal says which it was; "the second blast" only says which blast is meant."""
    named = _NAMING.search(text.text, 0, quantity.start)
    return named is None or named["be"] is not None


def _is_verb(quantity: Quantity) -> bool:
    return bool(quantity.event) and is_verb(quantity.event[0].plain)


def _unpaired(claim: Text, quantity: Quantity, same: list[Quantity], findings: Findings) -> None:
    """Take the same figure for an agreement where the sentence names what is counted otherwise."""
    equal = [other for other in same if bears_on(quantity, other) == "agrees"]
    if equal:
        findings.agreements.extend(other.span for other in equal)
    elif not _is_optional(quantity):
        findings.missing.append(Missing("number", claim.text[quantity.start : quantity.end]))


def _is_optional(quantity: Quantity) -> bool:
    """Whether a passage may tell a number in ways that the rules do not read.

    That there was none is told without a number, and so is what doubled, or came first.
    """
    first = quantity.kind == "ordinal" and quantity.value == 1
    return first or quantity.kind == "multiple" or (not quantity.value and bool(quantity.nouns))


def _paired(
    claim: Text, quantity: Quantity, sentence: Text, same: list[Quantity]
) -> list[Quantity]:
    """The numbers of the sentence that count what the claim's number counts."""
    same = [o for o in same if not (quantity.lead and o.lead) or quantity.lead == o.lead]
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
    scored = [(_likeness(quantity, other), other) for other in same]
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


def _likeness(quantity: Quantity, other: Quantity) -> int:
    """How surely two numbers count the same: 3 by the head noun, 1 by what befell it."""
    if not other.nouns:
        return int(_meets(quantity.nouns, other.event))
    if shares(quantity.nouns[-1], other.nouns[-1]):
        return 3
    heads = _meets(quantity.nouns[-1:], other.nouns) or _meets(quantity.nouns, other.nouns[-1:])
    if heads and quantity.nouns[-1].country is None:
        return 2
    return int(_meets(quantity.nouns[:1], other.event) and len(quantity.nouns) == 1)


def _of_event(quantity: Quantity, others: list[Quantity]) -> list[Quantity]:
    """Keep the numbers with the claim's own verb, where some have it and some haven't."""
    doing = [*quantity.event, *quantity.nouns]
    kept = [other for other in others if _meets(doing, other.event)]
    return kept or others


def _lone(claim: Text, quantity: Quantity, sentence: Text, same: list[Quantity]) -> list[Quantity]:
    """Pair two lone numbers of a kind, where all else that the claim says is in the sentence."""
    if not quantity.nouns and quantity.kind == "count":
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


def _meets(left: tuple[Word, ...] | list[Word], right: tuple[Word, ...]) -> bool:
    return any(shares(one, two) for one in left for two in right)
