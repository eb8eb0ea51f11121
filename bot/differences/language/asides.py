"""What belongs together around a verb: its clause, its own part of it, and asides that break it."""

import re

from bot.differences.language.clauses import clause_of
from bot.differences.language.common_words import CALENDAR, WEEKDAYS
from bot.differences.language.lexicon import is_verb
from bot.differences.language.text import Text, Word

_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_OPENING = frozenset({"when", "as", "after", "before", "while", "because", "that", "to"})
"""Words that open what completes the clause before them."""
_JOINING = frozenset({"and", "or", "then"})
_MONTHS = CALENDAR.difference(WEEKDAYS)
_OTHER_TIME = re.compile(
    r"\b(?:had|since|before|previous(?:ly)?|earlier|ever|once|twice|ago|last|separate|another"
    r"|(?:first|second|opening|reverse)\s+(?:leg|half|round|game|match|test|time)"
    r"|(?:1[89]|20)\d\d)\b|\w[\u2019']d\b",
    re.IGNORECASE,
)


def is_aside(text: Text, index: int) -> bool:
    """Whether a word stands in a clause that "who" or "which" opens."""
    return clause_of(text, index)[0].plain in _RELATIVE


def is_elsewhen(text: Text, index: int, other: Text) -> bool:
    """Whether a word tells, in an aside, of a time that another text doesn't tell of.

    "Who had lost the first leg" is such an aside.
    """
    if not is_aside(text, index):
        return False
    words = clause_of(text, index)
    aside = text.text[words[0].start : words[-1].end]
    times = {match.group().lower() for match in _OTHER_TIME.finditer(aside)}
    months = {word.plain for word in words if word.plain in _MONTHS and word.text.istitle()}
    told = {word.plain for word in other.words}
    return any(not set(time.split()) <= told for time in times | months)


def is_past_perfect(text: Text, index: int) -> bool:
    """Whether a verb is told of a time before another: "had won"."""
    return any(
        word.plain == "had"
        for word in clause_of(text, index)
        if word.start < text.words[index].start
    )


def led_up(text: Text, index: int) -> tuple[Word, ...]:
    """The words before a word in its clause, with those before an aside that interrupts it."""
    own = clause_of(text, index)
    word = text.words[index]
    before = tuple(other for other in own if other.start < word.start)
    earlier = tuple(other for other in text.words if other.start < own[0].start)
    if own[0].plain in _RELATIVE | _OPENING or not earlier:
        return before
    aside = clause_of(text, len(earlier) - 1)
    main = tuple(other for other in earlier if other.start < aside[0].start)
    if aside[0].plain not in _RELATIVE or not main:
        return before
    return clause_of(text, len(main) - 1) + before


def completed(text: Text, index: int) -> tuple[Word, ...]:
    """The clause of a word, up to the next verb joined to it, and what completes it after that."""
    own = clause_of(text, index)
    last = next((p for p in range(index + 1, len(text.words)) if _joins(text, p)), None)
    if last is not None and text.words[last].clause == own[0].clause:
        return tuple(word for word in own if word.start < text.words[last].start)
    following = tuple(word for word in text.words if word.start > own[-1].start)
    if following and following[0].plain in _OPENING:
        own += tuple(word for word in following if word.clause == following[0].clause)
    return own


def _joins(text: Text, index: int) -> bool:
    """Whether a word joins another verb to the one before: "cut rates and sold bonds"."""
    if text.words[index].plain not in _JOINING or index + 1 >= len(text.words):
        return False
    return is_verb(text.words[index + 1].plain) or text.words[index + 1].plain in {"did", "said"}
