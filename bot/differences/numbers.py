"""Numbers: the claim's against the sentence's."""

from decimal import Decimal

from bot.differences.attachment import attached
from bot.differences.overlap import event_words, overlap_of
from bot.differences.quantities import Quantity, quantities_in
from bot.differences.result import Findings, Missing
from bot.differences.subjects import governor_shared
from bot.differences.text import Text, Word, shares
from bot.domain import Difference, DifferenceKind

_TOLERANCE = Decimal("0.05")
"""How far "about" reaches, as a share of the number."""

_OVER_REACH = Decimal("1.25")
"""How far above its number "more than" can be meant, as a factor."""

_SIGNS = {"over": ">", "under": "<", "least": "≥", "most": "≤"}

_REST_SHARED = 0.75
"""The share of the claim's other content that must be there to pair two lone numbers."""


def compare_numbers(claim: Text, sentence: Text, findings: Findings, *, same_event: bool) -> None:
    """Compare each number of the claim with the one of the sentence that counts the same."""
    found = quantities_in(sentence.text)
    for quantity in quantities_in(claim.text):
        same = [other for other in found if other.kind == quantity.kind]
        twins = [other for other in same if _told_alike(quantity, other)]
        paired = twins or _paired(claim, quantity, sentence, same)
        agreeing = [other for other in paired if compatible(quantity, other)]
        if agreeing:
            findings.agreements.extend(other.span for other in agreeing)
        elif (
            paired
            and same_event
            and len({other.value for other in paired}) == 1
            and _hangs_on_same(claim, quantity, sentence)
        ):
            other = paired[0]
            findings.differences.append(
                Difference(DifferenceKind.NUMBER, _worded(quantity), other.normal, other.span)
            )
        else:
            _unpaired(claim, quantity, same if not paired else [], findings)


def _told_alike(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers are the same in the same words."""
    return _wording(quantity) == _wording(other)


def _wording(quantity: Quantity) -> tuple[object, ...]:
    words = tuple(word.plain for word in (*quantity.nouns, *quantity.event))
    return quantity.normal, quantity.unit, quantity.bound, quantity.lead, words


def _hangs_on_same(claim: Text, quantity: Quantity, sentence: Text) -> bool:
    if quantity.kind not in {"money", "percent"}:
        return True
    return governor_shared(claim, quantity.span, sentence)


def _unpaired(claim: Text, quantity: Quantity, same: list[Quantity], findings: Findings) -> None:
    """Take the same figure for an agreement where the sentence names what is counted otherwise."""
    equal = [other for other in same if compatible(quantity, other)]
    if equal:
        findings.agreements.extend(other.span for other in equal)
        return
    findings.missing.append(Missing("number", claim.text[quantity.start : quantity.end]))


def _paired(
    claim: Text, quantity: Quantity, sentence: Text, same: list[Quantity]
) -> list[Quantity]:
    """The numbers of the sentence that count what the claim's number counts."""
    same = [o for o in same if not (quantity.lead and o.lead) or quantity.lead == o.lead]
    if quantity.kind == "label":
        # "Article 5" is no other count of what "Article 4" counts, but another thing.
        return [o for o in same if o.unit == quantity.unit and o.value == quantity.value]
    if quantity.kind in {"ordinal", "money", "age"}:
        equal = [other for other in same if compatible(quantity, other)]
        if equal:
            return equal
    if quantity.kind in {"count", "ordinal"} and quantity.nouns:
        scored = [(_likeness(quantity, other), other) for other in same]
        best = max((score for score, _ in scored), default=0)
        if best:
            return _of_event(quantity, [other for score, other in scored if score == best])
        return _lone(claim, quantity, sentence, same) if quantity.kind == "count" else []
    same = _of_event(quantity, [o for o in same if attached(claim, sentence, o.span)])
    return _lone(claim, quantity, sentence, same)


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
    if len(same) != 1:
        return []
    rest = event_words(claim)
    return (
        same
        if overlap_of(rest, sentence) >= _REST_SHARED and _nouns_there(quantity, sentence)
        else []
    )


def _nouns_there(quantity: Quantity, sentence: Text) -> bool:
    return all(any(shares(noun, word) for word in sentence.words) for noun in quantity.nouns)


def _meets(left: tuple[Word, ...] | list[Word], right: tuple[Word, ...]) -> bool:
    return any(shares(one, two) for one in left for two in right)


def compatible(claimed: Quantity, found: Quantity) -> bool:
    """Whether the sentence's number bears out the claim's, with its bound and its rounding."""
    if claimed.kind == "score":
        return claimed.score == found.score
    if claimed.unit != found.unit and claimed.kind != "label":
        return False
    if claimed.kind in {"ordinal", "label", "age"}:
        return claimed.value == found.value
    if claimed.value == found.value and claimed.high == found.high:
        return not _opposite(claimed.bound, found.bound)
    if claimed.high is not None or found.high is not None:
        return claimed.value <= (found.high or found.value) and found.value <= (
            claimed.high or claimed.value
        )
    return _within(claimed, found)


def _opposite(claimed: str, found: str) -> bool:
    above, below = {"over", "least"}, {"under", "most"}
    if claimed == "under" or found == "under":
        return bool({claimed, found} & above)
    return "over" in {claimed, found} and bool({claimed, found} & below)


def _within(claimed: Quantity, found: Quantity) -> bool:
    value, other = claimed.value, found.value
    match claimed.bound:
        case "least":
            return other >= value
        case "over":
            return other > value or (other == value and found.bound == "over")
        case "most":
            return other <= value and found.bound not in {"over"}
        case "under":
            return other < value
    slack = max(claimed.rounding, found.rounding)
    if "about" in {claimed.bound, found.bound}:
        slack = max(slack, _TOLERANCE * max(abs(value), abs(other)))
    if abs(value - other) <= slack:
        return True
    if claimed.bound == "nearly" or found.bound == "nearly":
        low, high = sorted((value, other))
        return low >= high * (1 - 2 * _TOLERANCE)
    if found.bound == "over":
        return other < value <= other * _OVER_REACH
    if found.bound == "under":
        return other / _OVER_REACH <= value < other
    return False


def _worded(quantity: Quantity) -> str:
    """The claim's number in its normal form, with a sign where it gives a bound."""
    return _SIGNS.get(quantity.bound, "") + quantity.normal
