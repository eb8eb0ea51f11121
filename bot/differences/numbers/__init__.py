"""Numbers: the claim's against the sentence's."""

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.bearing import bears_on, stands_for
from bot.differences.figures.counted import bound_of, is_denied_at, rate_end
from bot.differences.figures.currencies import currency_called
from bot.differences.figures.pairing import (
    elliptic,
    is_whole,
    of_one_sort,
    paired_with,
    told_alike,
)
from bot.differences.figures.quantities import quantities_in
from bot.differences.figures.reckoned import adds_up, elapsed, put_together
from bot.differences.figures.superseded import superseded
from bot.differences.figures.units import unit_called
from bot.differences.language.ruled import ruled_out, with_ruling
from bot.differences.language.text import Text
from bot.differences.numbers.loose import hangs_on_same, is_loose
from bot.differences.numbers.phrases import outshone, wanted_by
from bot.differences.numbers.withheld import is_told_otherwise, is_withheld
from bot.differences.precedents import precedent_of
from bot.differences.result import Findings, Missing
from bot.domain import Difference, DifferenceKind, Passage, Span

_TELLING = frozenset({"money", "percent", "age"})
"""Kinds of numbers of which a sentence seldom tells two; so are measures."""

_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})
"""What a number may be given for each of, of which one says nothing of another."""


def compare_numbers(
    claim: Text, sentence: Text, passage: Passage, findings: Findings, *, same_event: bool
) -> None:
    """Compare each number of the claim with the one of the sentence that counts the same.

    What the sentence leaves to be reckoned bears a number out, and speaks against none.
    """
    quantities = quantities_in(claim.text)
    if not quantities:
        return
    several = adds_up(claim.text)
    precedent = precedent_of(claim, sentence)
    found = tuple(one for one in quantities_in(sentence.text) if one.start not in precedent)
    excluded = tuple(one for one in found if one.value != 1 and _is_ruled_out(sentence, one))
    excluded += superseded(claim, sentence, found)
    stated = tuple(one for one in found if one not in excluded)
    for quantity in quantities:
        if _is_ruled_out(claim, quantity):
            continue
        ruled = next((one for one in excluded if _same_figure(quantity, one)), None)
        told = any(_same_figure(quantity, one) for one in stated)
        if ruled is not None and same_event and not told:
            findings.differences.append(_instead(quantity, sentence, stated, ruled))
        elif not (several and _is_put_together(claim, quantity, sentence, findings, several)):
            missing = len(findings.missing)
            _compare(claim, quantity, sentence, stated, quantities, findings, same_event)
            if len(findings.missing) > missing and (
                (not several and _is_put_together(claim, quantity, sentence, findings, several))
                or _has_elapsed(quantity, sentence, passage, findings)
            ):
                findings.missing.pop()


def _is_put_together(
    claim: Text, quantity: Quantity, sentence: Text, findings: Findings, several: bool
) -> bool:
    """Report where the sentence has the numbers whose sum or share is the claim's."""
    span = put_together(quantity, sentence.text, of_several=several)
    if span is None:
        return False
    findings.agreements.append(span)
    if quantity.kind != "percent":
        findings.alike.append((_whole(claim, quantity), span))
    return True


def _has_elapsed(quantity: Quantity, sentence: Text, passage: Passage, findings: Findings) -> bool:
    """Report where the sentence has the days between which so much time passed."""
    span = elapsed(quantity, sentence.text, passage.article.published)
    if span is None:
        return False
    findings.agreements.append(span)
    return True


def _is_ruled_out(text: Text, quantity: Quantity) -> bool:
    return ruled_out(text.text, quantity.start)


def _same_figure(quantity: Quantity, ruled: Quantity) -> bool:
    """Whether a number that a sentence rules out, perhaps without its unit, is the claim's."""
    if not ruled.unit and not ruled.nouns and ruled.kind == "count":
        return quantity.value == ruled.value
    return of_one_sort(quantity, ruled) and bears_on(quantity, ruled) == "agrees"


def _instead(
    quantity: Quantity, sentence: Text, stated: tuple[Quantity, ...], ruled: Quantity
) -> Difference:
    """Word a difference by the number that stands instead, else by what rules the claim's out."""
    same = [other for other in stated if of_one_sort(quantity, other)]
    if same:
        return _difference(quantity, min(same, key=lambda other: abs(other.start - ruled.start)))
    span = with_ruling(sentence.text, ruled.span)
    found = sentence.text[slice(*span)]
    return Difference(DifferenceKind.NUMBER, quantity.bounded, found, span)


def _compare(
    claim: Text,
    quantity: Quantity,
    sentence: Text,
    found: tuple[Quantity, ...],
    claimed: tuple[Quantity, ...],
    findings: Findings,
    same_event: bool,
) -> None:
    same = [other for other in found if of_one_sort(quantity, other)]
    whole = is_whole(claim, quantity)
    same = [other for other in same if is_whole(sentence, other) == whole]
    paired = [other for other in same if told_alike(quantity, other)]
    paired = paired or paired_with(claim, quantity, sentence, same)
    agreeing = [other for other in paired if bears_on(quantity, other) == "agrees"]
    agreeing = agreeing or [other for other in same if elliptic(quantity, other)]
    wanted = wanted_by(claim, quantity, claimed)
    if agreeing and not _told_in_words(quantity, agreeing[0]):
        better = [outshone(claim, quantity, sentence, found, wanted, one) for one in agreeing]
        if all(better):
            agreeing, paired, same = [], [one for one in better if one][:1], []
    if agreeing:
        _agree(claim, quantity, sentence, agreeing, findings)
        return
    differing = [other for other in paired if bears_on(quantity, other) == "conflicts"]
    if differing and is_told_otherwise(claim, quantity, sentence, found, wanted, differing[0]):
        return
    if differing and is_withheld(claim, quantity, sentence, found, claimed, differing[0]):
        _unpaired(claim, quantity, [], findings)
        return
    if same_event and _is_difference(claim, quantity, sentence, paired, differing):
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


def _told_in_words(quantity: Quantity, other: Quantity) -> bool:
    """Whether two numbers are the same in the same words, and in some."""
    return bool(quantity.nouns or quantity.event) and told_alike(quantity, other)


def _agree(
    claim: Text, quantity: Quantity, sentence: Text, agreeing: list[Quantity], findings: Findings
) -> None:
    findings.agreements.extend(other.span for other in agreeing)
    near = next((other for other in agreeing if stands_for(quantity, other)), None)
    ours = None if near is None else _whole(claim, quantity)
    if near and ours and not is_denied_at(claim.text, ours[0]):
        findings.alike.append((ours, _whole(sentence, near)))


def _is_difference(
    claim: Text, quantity: Quantity, sentence: Text, paired: list[Quantity],
    differing: list[Quantity],
) -> bool:  # fmt: skip
    """Whether all that was paired with a number is one other number, of the same thing."""
    return (
        bool(differing)
        and len(differing) == len(paired)
        and len({other.normal for other in paired}) == 1
        and hangs_on_same(claim, quantity, sentence, differing[0])
        and not is_loose(claim, quantity, sentence, differing[0])
    )


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
