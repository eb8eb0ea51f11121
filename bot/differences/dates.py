"""Dates: the claim's against the sentence's.

A claim's own "yesterday" or "last week" is counted from a day that the rules do not know, so it is
never held against the claim; only its weekday can differ.
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.differences.calendar.anniversaries import counted_back
from bot.differences.calendar.finding import dates_in
from bot.differences.calendar.mentions import DateMention
from bot.differences.calendar.offsets import offset_of
from bot.differences.calendar.outcomes import outcome_of, tells_same, words_of
from bot.differences.calendar.sequence import told_in_sequence
from bot.differences.dated import dates_another, is_of_another, recurs, same_doer
from bot.differences.language.attachment import attached, dates_the_telling, nearness
from bot.differences.language.ruled import ruled_out, with_ruling
from bot.differences.language.text import Text
from bot.differences.names.subjects import governor_shared
from bot.differences.result import Findings, Missing
from bot.domain import Difference, DifferenceKind, Passage


@dataclass(frozen=True, slots=True)
class _Told:
    """What a passage tells of days.

    Those of its sentence, those that it rules out, and those counted from one before it.
    """

    sentence: Text
    stated: tuple[DateMention, ...]
    excluded: tuple[DateMention, ...]
    counted: tuple[DateMention, ...]
    published: date | None


def compare_dates(
    claim: Text, sentence: Text, passage: Passage, findings: Findings, *, same_event: bool
) -> None:
    """Compare each date of the claim with the dates of the passage's sentence."""
    published = passage.article.published
    mentions = dates_in(claim.text, published, assume_year=False)
    if not mentions:
        return
    before = passage.article.text[: passage.sentence.start]
    counted = told_in_sequence(sentence.text, before, published)
    counted += counted_back(sentence.text, published)
    stated, excluded = _divided(sentence, published)
    offset = offset_of(claim, sentence, passage)
    if offset is not None:
        stated = tuple(one for one in stated if one.start >= offset.begin)
        counted += offset.possible
    told = _Told(sentence, stated, excluded, counted, published)
    for mention in mentions:
        if ruled_out(claim.text, mention.start):
            continue
        sure = () if offset is None or stated else offset.sure
        if not _settled_by_offset(claim, mention, sure, told, findings, same_event):
            _compare(claim, mention, told, findings, same_event)


def _settled_by_offset(
    claim: Text,
    mention: DateMention,
    sure: tuple[DateMention, ...],
    told: _Told,
    findings: Findings,
    same_event: bool,
) -> bool:
    """Compare a date with the one that the sentence counts; tell whether that settles it."""
    for other in sure:
        match outcome_of(claim, mention, told.sentence, other):
            case "agrees":
                findings.agreements.append(other.span)
                findings.alike.append((mention.span, other.span))
                return True
            case "conflicts" if same_event:
                findings.differences.append(_difference(claim, mention, told.sentence, other))
                return True
    return False


def _divided(
    sentence: Text, published: date | None
) -> tuple[tuple[DateMention, ...], tuple[DateMention, ...]]:
    """Return the dates that a sentence states, and those that it only rules out."""
    found = dates_in(sentence.text, published)
    excluded = tuple(one for one in found if ruled_out(sentence.text, one.start))
    return tuple(one for one in found if one not in excluded), excluded


def _compare(
    claim: Text, mention: DateMention, told: _Told, findings: Findings, same_event: bool
) -> None:
    sentence = told.sentence
    outcomes = [(outcome_of(claim, mention, sentence, other), other) for other in told.stated]
    against = [
        other
        for outcome, other in outcomes
        if outcome == "conflicts" and not dates_the_telling(claim, sentence, other.span)
    ]
    agreeing = [
        other
        for outcome, other in outcomes
        if outcome == "agrees" and not is_of_another(claim, mention, sentence, other, against)
    ]
    # From which day another one is counted is not sure enough to hold it against the claim.
    agreeing += [
        one for one in told.counted if outcome_of(claim, mention, sentence, one) == "agrees"
    ]
    if agreeing:
        findings.agreements.extend(other.span for other in agreeing)
        same = next((other for other in agreeing if tells_same(mention, other)), None)
        if same is not None:
            findings.alike.append((mention.span, same.span))
        return
    ruled = [one for one in told.excluded if outcome_of(claim, mention, sentence, one) == "agrees"]
    if ruled and same_event:
        findings.differences.append(_ruled_out(claim, mention, told, ruled[0]))
        return
    conflicts = [
        other
        for other in against
        if attached(claim, sentence, other.span)
        and not recurs(claim, mention, sentence, other)
        and not _ends_name(claim, mention)
        and same_doer(claim, mention, sentence, other)
    ]
    fits = any(
        outcome == "fits" and not dates_another(claim, mention, sentence, other, conflicts)
        for outcome, other in outcomes
    )
    same_event = same_event and governor_shared(claim, mention.span, sentence)
    if conflicts and not fits and same_event:
        nearest = min(conflicts, key=lambda other: nearness(claim, sentence, other.span))
        findings.differences.append(_difference(claim, mention, sentence, nearest))
        return
    findings.elsewhen |= bool(against) and not fits
    if mention.phrase is None and not _is_publication_year(mention, told.published):
        findings.missing.append(Missing("date", words_of(claim, mention)))


def _ends_name(claim: Text, mention: DateMention) -> bool:
    """Whether a year may be part of a name: the film "Harbour 2049"."""
    before = claim.before(mention.start, 1)
    if not before or before[0].is_stop or before[0].start == 0:
        return False
    adjoins = claim.text[before[0].end : mention.start] == " "
    return adjoins and before[0].text[0].isupper() and words_of(claim, mention).isdigit()


def _difference(
    claim: Text, mention: DateMention, sentence: Text, other: DateMention
) -> Difference:
    """Word a difference; a claim without a year takes the year of the passage's date."""
    claimed, found = mention.normal, other.normal
    if mention.phrase is not None:
        # Two weekdays: the claim's is counted from a day that the article doesn't know.
        claimed = mention.phrase
        found = other.phrase or found
    elif mention.readings and other.readings:
        first, year = mention.readings[0], other.readings[0].year
        if first.year is None and year is not None:
            until = mention.until and replace(mention.until, year=mention.until.year or year)
            dated = replace(first, year=year)
            claimed = replace(mention, readings=(dated,), until=until).normal
    return Difference(DifferenceKind.DATE, claimed, found, other.span)


def _ruled_out(claim: Text, mention: DateMention, told: _Told, ruled: DateMention) -> Difference:
    """Word a difference by the date that stands instead, else by the words that rule one out."""
    if told.stated:
        nearest = min(told.stated, key=lambda other: abs(other.start - ruled.start))
        return _difference(claim, mention, told.sentence, nearest)
    text = told.sentence.text
    span = with_ruling(text, ruled.span)
    return Difference(DifferenceKind.DATE, words_of(claim, mention), text[slice(*span)], span)


def _is_publication_year(mention: DateMention, published: date | None) -> bool:
    year_only = mention.until is None and not any(r.within_year for r in mention.readings)
    return (
        year_only
        and published is not None
        and any(reading.year == published.year for reading in mention.readings)
    )
