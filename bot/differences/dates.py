"""Dates: the claim's against the sentence's."""

from dataclasses import replace
from datetime import date
from typing import Literal

from bot.differences.attachment import attached, nearness
from bot.differences.calendar_words import DateMention, dates_in
from bot.differences.periods import Period, overlaps
from bot.differences.relative import weekday_of
from bot.differences.result import Findings, Missing
from bot.differences.subjects import governor_shared
from bot.differences.text import Text
from bot.domain import Difference, DifferenceKind

Outcome = Literal["agrees", "fits", "conflicts"]


def compare_dates(
    claim: Text, sentence: Text, published: date | None, findings: Findings, *, same_event: bool
) -> None:
    """Compare each date of the claim with the dates of the sentence."""
    found = dates_in(sentence.text, published)
    for mention in dates_in(claim.text, published, assume_year=False):
        _compare(claim, mention, sentence, found, published, findings, same_event)


def _compare(
    claim: Text,
    mention: DateMention,
    sentence: Text,
    found: tuple[DateMention, ...],
    published: date | None,
    findings: Findings,
    same_event: bool,
) -> None:
    words = claim.text[mention.start : mention.end]
    outcomes = [(_outcome(mention, other, words, sentence), other) for other in found]
    agreeing = [other for outcome, other in outcomes if outcome == "agrees"]
    if agreeing:
        findings.agreements.extend(other.span for other in agreeing)
        return
    conflicts = [
        other
        for outcome, other in outcomes
        if outcome == "conflicts" and attached(claim, sentence, other.span)
    ]
    fits = any(outcome == "fits" for outcome, _ in outcomes)
    same_event = same_event and governor_shared(claim, mention.span, sentence)
    if conflicts and not fits and same_event:
        nearest = min(conflicts, key=lambda other: nearness(claim, sentence, other.span))
        findings.differences.append(_difference(mention, nearest))
    elif mention.phrase is None and not _is_publication_year(mention, published):
        findings.missing.append(Missing("date", words))


def _outcome(mention: DateMention, other: DateMention, words: str, sentence: Text) -> Outcome:
    if mention.phrase is not None:
        return _relative_outcome(mention, other, words, sentence)
    if not (mention.readings and other.readings):
        return "fits"
    pairs = [(one, two) for one in mention.readings for two in other.readings]
    compatible = [pair for pair in pairs if _compatible(mention, pair[0], other, pair[1])]
    if not compatible:
        return "conflicts" if all(_comparable(one, two) for one, two in pairs) else "fits"
    # "Since 2021" allows 2023 but does not say it.
    ranged = mention.until is not None or other.until is not None
    stated = [pair for pair in compatible if ranged or overlaps(*pair)]
    informative = any(one.informs(two) or _same_year(one, two) for one, two in stated)
    return "agrees" if informative else "fits"


def _relative_outcome(
    mention: DateMention, other: DateMention, words: str, sentence: Text
) -> Outcome:
    """A reader's "yesterday" is not the article's, so it is never held against the claim."""
    same = sentence.text[other.start : other.end].lower() == words.lower()
    if same or any(overlaps(one, two) for one in mention.readings for two in other.readings):
        return "agrees"
    weekdays = (weekday_of(words), weekday_of(other.phrase) if other.phrase else None)
    return "fits" if None in weekdays or weekdays[0] == weekdays[1] else "conflicts"


def _same_year(one: Period, two: Period) -> bool:
    """Whether a year alone meets a date that stands in the year of its article."""
    alone = one.month is None or two.month is None
    return alone and one.year == two.year and not (one.assumed and two.assumed)


def _comparable(one: Period, two: Period) -> bool:
    """Whether the two give a common part: 2021 says nothing against a day without a year."""
    if one.month is not None and two.month is not None:
        return True
    return one.year is not None and two.year is not None


def _compatible(mention: DateMention, one: Period, other: DateMention, two: Period) -> bool:
    if mention.until is not None and other.until is not None:
        return overlaps(one, two) and overlaps(mention.until, other.until)
    if mention.until is not None or other.until is not None:
        return _meet(one, mention.until, two, other.until)
    if mention.relation == other.relation:
        return overlaps(one, two)
    return overlaps(one, two) or _open_ended(mention, one, other, two)


def _meet(one: Period, one_end: Period | None, two: Period, two_end: Period | None) -> bool:
    year = one.year or two.year or 2000
    first, last = one.bounds(year)[0], (one_end or one).bounds(year)[1]
    begin, end = two.bounds(year)[0], (two_end or two).bounds(year)[1]
    return first <= end and begin <= last


def _open_ended(mention: DateMention, one: Period, other: DateMention, two: Period) -> bool:
    """Whether "since 2020" takes in 2021, or "by May" takes in April."""
    year = one.year or two.year or 2000
    (first, last), (begin, end) = one.bounds(year), two.bounds(year)
    if mention.relation == "from" or other.relation == "until":
        last, begin = (date.max, begin) if mention.relation == "from" else (last, date.min)
    if mention.relation == "until" or other.relation == "from":
        first, end = (date.min, end) if mention.relation == "until" else (first, date.max)
    return first <= end and begin <= last


def _difference(mention: DateMention, other: DateMention) -> Difference:
    """Word a difference; a claim without a year takes the year of the passage's date."""
    if not (mention.readings and other.readings):
        # Two weekdays, in an article without a date.
        return Difference(DifferenceKind.DATE, mention.normal, other.normal, other.span)
    claimed, found = mention.readings[0], other.readings[0]
    if claimed.year is None and found.year is not None and claimed.month is not None:
        mention = DateMention(
            mention.start,
            mention.end,
            (replace(claimed, year=found.year),),
            replace(mention.until, year=mention.until.year or found.year)
            if mention.until
            else None,
        )
    return Difference(DifferenceKind.DATE, mention.normal, other.normal, other.span)


def _is_publication_year(mention: DateMention, published: date | None) -> bool:
    year_only = mention.until is None and all(r.month is None for r in mention.readings)
    return (
        year_only
        and published is not None
        and any(reading.year == published.year for reading in mention.readings)
    )
