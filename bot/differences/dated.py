"""Which of a sentence's events a date is of: the claim's, or another one."""

import re

from bot.differences.calendar.mentions import DateMention
from bot.differences.language.lexicon import is_verb
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, shares
from bot.differences.names.subjects import governor, same_subject
from bot.domain import Span

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


def is_of_another(
    claim: Text,
    mention: DateMention,
    sentence: Text,
    other: DateMention,
    against: list[DateMention],
) -> bool:
    """Whether a date like the claim's is that of another verb, and the claim's verb has its own.

    `against` are the dates of events that conflict with the claim's.
    "Gathered on March 1 as Ward, who died on Feb. 16, was buried": nobody died on March 1.
    """
    if other.relation != "on" or other.until is not None:
        return False
    parted = all(_is_parted(sentence, other, one) for one in against)
    return parted and dates_another(claim, mention, sentence, other, against)


def _is_parted(sentence: Text, one: DateMention, other: DateMention) -> bool:
    """Whether a verb stands between two dates."""
    start, end = sorted((one.start, other.start))
    return any(is_verb(word.plain) for word in sentence.words if start <= word.start < end)


def same_doer(claim: Text, mention: DateMention, sentence: Text, other: DateMention) -> bool:
    """Whether what two dates hang on is told of the same one, where it is the same word."""
    word, its = governor(claim, mention.span), governor(sentence, other.span)
    if word is None or its is None or not shares(word, its):
        return True
    return same_subject(claim, word, sentence, its)


def recurs(claim: Text, mention: DateMention, sentence: Text, other: DateMention) -> bool:
    """Whether the dates are of two events of one sort, such as two elections."""
    years = {reading.year for reading in mention.readings}
    if None in years or not years.isdisjoint(reading.year for reading in other.readings):
        return False
    if _EVERY.search(claim.text) or _EVERY.search(sentence.text):
        return True
    return _by_recurring(claim, mention.span) or _by_recurring(sentence, other.span)


def dates_another(
    claim: Text,
    mention: DateMention,
    sentence: Text,
    other: DateMention,
    conflicts: list[DateMention],
) -> bool:
    """Whether a date hangs on another word than the claim's, on which one that conflicts hangs.

    "Closed in 2019 and reopened on Saturday": the year says nothing of the reopening.
    """
    word = governor(claim, mention.span) if conflicts else None
    if word is None:
        return False

    def hangs(one: DateMention) -> bool:
        found = governor(sentence, one.span)
        return found is not None and shares(word, found)

    return not hangs(other) and any(map(hangs, conflicts))


def _by_recurring(text: Text, span: Span) -> bool:
    near = (*text.before(span[0], _NEAR_WORDS), *text.after(span[1], _NEAR_WORDS))
    return any(word.stem in _RECURRING for word in near)
