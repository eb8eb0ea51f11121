"""Dates: the claim's against the sentence's.

A claim's own "yesterday" or "last week" is counted from a day that the rules do not know, so it is
never held against the claim; only its weekday can differ.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.differences.attachment import attached, dates_the_telling, nearness, one_denies
from bot.differences.calendar_words import dates_in
from bot.differences.mentions import DateMention
from bot.differences.offsets import offset_of
from bot.differences.periods import Period, overlaps, widened
from bot.differences.relative import weekday_of
from bot.differences.result import Findings, Missing
from bot.differences.ruled import ruled_out, ruling_before
from bot.differences.sequence import told_in_sequence
from bot.differences.stems import stem
from bot.differences.subjects import governor, governor_shared
from bot.differences.text import Text, shares
from bot.domain import Difference, DifferenceKind, Passage, Span

Outcome = Literal["agrees", "fits", "conflicts"]

_RECURRING = frozenset(
    stem(word)
    for word in (
        *("election", "olympics", "games", "cup", "championship", "tournament", "season", "final"),
        *("census", "budget", "festival", "award", "oscar", "summit", "race", "marathon", "prix"),
        *("playoff", "derby", "edition", "parade", "title", "medal"),
    )
)
"""Events that come again: one of another year is another event."""
_EVERY = re.compile(
    r"\b(?:annual(?:ly)?|yearly|monthly|weekly|daily|(?:every|each)\s+"
    r"(?:year|month|week|day|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_NEAR_WORDS = 3


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
    before = passage.text[: passage.sentence_span[0]]
    counted = told_in_sequence(sentence.text, before, published)
    stated, excluded = _divided(sentence, published)
    offset = offset_of(claim, sentence, passage.article.text[: passage.sentence.start], published)
    if offset is not None:
        stated = tuple(one for one in stated if one.start >= offset.begin)
        counted += offset.possible
    told = _Told(sentence, stated, excluded, counted, published)
    same_event = same_event and not one_denies(claim, sentence)
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
        match _outcome(claim, mention, told.sentence, other):
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
    outcomes = [(_outcome(claim, mention, sentence, other), other) for other in told.stated]
    agreeing = [other for outcome, other in outcomes if outcome == "agrees"]
    # From which day another one is counted is not sure enough to hold it against the claim.
    agreeing += [one for one in told.counted if _outcome(claim, mention, sentence, one) == "agrees"]
    if agreeing:
        findings.agreements.extend(other.span for other in agreeing)
        same = next((other for other in agreeing if _tells_same(mention, other)), None)
        if same is not None:
            findings.alike.append((mention.span, same.span))
        return
    ruled = [one for one in told.excluded if _outcome(claim, mention, sentence, one) == "agrees"]
    if ruled and same_event:
        findings.differences.append(_ruled_out(claim, mention, told, ruled[0]))
        return
    conflicts = [
        other
        for outcome, other in outcomes
        if outcome == "conflicts"
        and attached(claim, sentence, other.span)
        and not dates_the_telling(claim, sentence, other.span)
        and not _recurs(claim, mention, sentence, other)
        and not _ends_name(claim, mention)
    ]
    fits = any(
        outcome == "fits" and not _dates_another(claim, mention, sentence, other, conflicts)
        for outcome, other in outcomes
    )
    same_event = same_event and governor_shared(claim, mention.span, sentence)
    if conflicts and not fits and same_event:
        nearest = min(conflicts, key=lambda other: nearness(claim, sentence, other.span))
        findings.differences.append(_difference(claim, mention, sentence, nearest))
        return
    findings.elsewhen |= not fits and any(outcome == "conflicts" for outcome, _ in outcomes)
    if mention.phrase is None and not _is_publication_year(mention, told.published):
        findings.missing.append(Missing("date", _words(claim, mention)))


def _outcome(claim: Text, mention: DateMention, sentence: Text, other: DateMention) -> Outcome:
    if _words(claim, mention).lower() == _words(sentence, other).lower():
        same_bound = mention.relation == other.relation or not mention.readings
        if same_bound or "on" in {mention.relation, other.relation} - {"before", "after"}:
            return "agrees"
    if mention.phrase is not None:
        return _relative_outcome(mention, other)
    if not (mention.readings and other.readings):
        return "fits"
    pairs = [
        (widened(one, two), widened(two, one)) for one in mention.readings for two in other.readings
    ]
    compatible = [pair for pair in pairs if _compatible(mention, pair[0], other, pair[1])]
    if not compatible:
        return "conflicts" if all(_comparable(one, two) for one, two in pairs) else "fits"
    stated = [pair for pair in compatible if _states(mention, pair[0], other, pair[1])]
    informative = any(one.informs(two) or _same_year(one, two) for one, two in stated)
    return "agrees" if informative else "fits"


def _dates_another(
    claim: Text,
    mention: DateMention,
    sentence: Text,
    other: DateMention,
    conflicts: list[DateMention],
) -> bool:
    """Whether a date hangs on another word than the claim's, on which one that conflicts hangs.

    "Closed in 2019 and reopened on Saturday": the year says nothing of the reopening.
    """
    word = governor(claim, mention.span)
    if word is None:
        return False

    def hangs(one: DateMention) -> bool:
        found = governor(sentence, one.span)
        return found is not None and shares(word, found)

    return not hangs(other) and any(map(hangs, conflicts))


def _tells_same(mention: DateMention, other: DateMention) -> bool:
    """Whether a date that agrees tells the claim's day or month, not one within a year of it."""
    ranged = (mention.until is None) is not (other.until is None)
    if mention.phrase is not None or mention.relation != other.relation or ranged:
        return False
    dated = all(reading.within_year for reading in (*mention.readings, *other.readings))
    return dated and (other.phrase is not None or _precision(mention) == _precision(other))


def _precision(mention: DateMention) -> set[tuple[object, ...]]:
    return {(one.day is None, one.part, one.named) for one in mention.readings}


def _relative_outcome(mention: DateMention, other: DateMention) -> Outcome:
    """A reader's "yesterday" is not the article's, so it is never held against the claim."""
    if any(overlaps(one, two) for one in mention.readings for two in other.readings):
        return "agrees"
    weekday = weekday_of(mention.phrase or "")
    if weekday is None:
        return "fits"
    others = set(_weekdays(other))
    return "conflicts" if others and weekday not in others else "fits"


def _weekdays(mention: DateMention) -> Iterator[int]:
    """The weekdays that a date may fall on, where that is known."""
    if mention.phrase is not None and (named := weekday_of(mention.phrase)) is not None:
        yield named
        return
    days = [reading for reading in mention.readings if reading.day and reading.year]
    if mention.until is None and len(days) == len(mention.readings):
        yield from (day.bounds(0)[0].weekday() for day in days)


def _same_year(one: Period, two: Period) -> bool:
    """Whether a year alone meets a date that stands in the year of its article."""
    alone = not (one.within_year and two.within_year)
    return alone and one.year == two.year and not (one.assumed and two.assumed)


def _comparable(one: Period, two: Period) -> bool:
    """Whether the two give a common part: 2021 says nothing against a day without a year."""
    if one.within_year and two.within_year:
        return True
    return one.year is not None and two.year is not None


def _compatible(mention: DateMention, one: Period, other: DateMention, two: Period) -> bool:
    """Whether both dates can be those of one event."""
    if mention.until is not None and other.until is not None:
        return overlaps(one, two) and overlaps(mention.until, other.until)
    if other.until is not None and mention.until is None and mention.relation in {"since", "until"}:
        return overlaps(one, two if mention.relation == "since" else other.until)
    if mention.relation == other.relation and mention.relation in {"on", "since", "until"}:
        ranged = mention.until is not None or other.until is not None
        if not ranged:
            return overlaps(one, two)
    return _meet(_stretch(mention, one, two), _stretch(other, two, one))


def _states(mention: DateMention, one: Period, other: DateMention, two: Period) -> bool:
    """Whether the sentence bears the claim's date out: "since 2021" allows 2023, no more."""
    if mention.until is not None or other.until is not None:
        return True
    relations = {mention.relation, other.relation}
    if mention.relation in {"before", "after", "by"} and other.relation == "on":
        first, last = _stretch(mention, one, two)
        begin, end = two.bounds(two.year or one.year or 2000)
        return first <= begin and end <= last and (one != two or mention.relation == "by")
    if len(relations) > 1 and relations & {"before", "after"}:
        return False
    return overlaps(one, two)


def _stretch(mention: DateMention, reading: Period, beside: Period) -> tuple[date, date]:
    """The first and the last day that a date with its bound leaves open."""
    year = reading.year or beside.year or 2000
    first, last = reading.bounds(year)
    if mention.until is not None:
        last = max(last, mention.until.bounds(year)[1])
    elif mention.relation in {"since", "after"}:
        last = date.max
    elif mention.relation in {"until", "before", "by"}:
        first = date.min
    return first, last


def _meet(one: tuple[date, date], two: tuple[date, date]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _recurs(claim: Text, mention: DateMention, sentence: Text, other: DateMention) -> bool:
    """Whether the dates are of two events of one sort, such as two elections."""
    years = {reading.year for reading in mention.readings}
    if None in years or not years.isdisjoint(reading.year for reading in other.readings):
        return False
    if _EVERY.search(claim.text) or _EVERY.search(sentence.text):
        return True
    return _by_recurring(claim, mention.span) or _by_recurring(sentence, other.span)


def _ends_name(claim: Text, mention: DateMention) -> bool:
    """Whether a year may be part of a name: the film "Harbour 2049"."""
    before = claim.before(mention.start, 1)
    if not before or before[0].is_stop or before[0].start == 0:
        return False
    adjoins = claim.text[before[0].end : mention.start] == " "
    return adjoins and before[0].text[0].isupper() and _words(claim, mention).isdigit()


def _by_recurring(text: Text, span: Span) -> bool:
    near = (*text.before(span[0], _NEAR_WORDS), *text.after(span[1], _NEAR_WORDS))
    return any(word.stem in _RECURRING for word in near)


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
    span = ruling_before(text, ruled.start), ruled.end
    return Difference(DifferenceKind.DATE, _words(claim, mention), text[slice(*span)], span)


def _words(text: Text, mention: DateMention) -> str:
    return text.text[mention.start : mention.end]


def _is_publication_year(mention: DateMention, published: date | None) -> bool:
    year_only = mention.until is None and not any(r.within_year for r in mention.readings)
    return (
        year_only
        and published is not None
        and any(reading.year == published.year for reading in mention.readings)
    )
