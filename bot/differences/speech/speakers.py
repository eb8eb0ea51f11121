"""The words for a speaker beside a verb of telling: a name, an office, "officials", "he"."""

import re

from bot.differences.language.common_words import CALENDAR
from bot.differences.language.lexicon import AUXILIARIES, is_verb
from bot.differences.language.text import Text, Word
from bot.differences.names.finding import names_in
from bot.domain import Span

_BREAK = re.compile(r"[,;:()\u2014“”\"«»!?]")
_OPENERS = frozenset(
    {
        *("that", "when", "after", "as", "because", "if", "while", "where", "although", "since"),
        *("before", "but", "though", "and", "whether", "then", "so", "what", "which", "who"),
        *("how", "why", "there", "than"),
    }
)
"""Words before which a speaker's name cannot have begun."""

_CLOSERS = frozenset(
    {
        *("who", "which", "in", "on", "at", "after", "during", "when", "while", "as", "to", "by"),
        *("that", "before", "but", "because", "earlier", "later", "since", "about", "with", "not"),
    }
)
"""Words that end a speaker's name behind the verb."""

PRONOUNS = frozenset({"he", "she", "they", "it"})
"""Speakers whose name stands elsewhere."""

_NOBODY = frozenset({"i", "we", "you", "this", "these", "those", "there", "one"})
_ADVERBS = frozenset(
    {
        *("also", "later", "then", "now", "had", "once", "still", "again", "earlier", "first"),
        *("initially", "originally", "previously", "already", "always", "long", "only", "just"),
        "soon",
    }
)
_LEADING = frozenset(
    {
        *("on", "in", "at", "after", "earlier", "later", "meanwhile", "but", "and", "so"),
        *("however", "also", "then", "by", "for", "however", "still"),
    }
)
_LONGEST = 14
_PLACE = re.compile(r"\s(?:in|at)\s(?:the\s)?$")


def speaker_before(text: Text, index: int) -> Span | None:
    """Find the words for the one who speaks, before a verb; both ends are included."""
    words = text.words
    last = index - 1
    while last >= 0 and _is_adverb(words[last]) and not _broken(text, last + 1):
        last -= 1
        if words[last + 1].plain == "first" and last >= 0 and words[last].plain == "at":
            last -= 1
    if last < 0:
        return None
    acts = words[last].text.islower() and _acts(words[last])
    if _broken(text, last + 1):
        return _before_relative(text, last) if acts else _apposed(text, last)
    if acts:
        return None
    first = _start(text, last)
    if first > last:
        relative = words[last].plain in {"who", "which"}
        return _antecedent(text, last) if relative else None
    return _speaker(text, first, last)


def speaker_after(text: Text, index: int, *, accused: bool = False) -> Span | None:
    """Find the words for the one who speaks, after a verb or after "according to".

    "Accused by the bank of theft": there "of" ends the speaker's name.
    """
    words = text.words
    last = index
    while last + 1 < len(words) and last - index < _LONGEST:
        word = words[last + 1]
        closes = word.plain in _CLOSERS or word.plain in CALENDAR or word.plain in AUXILIARIES
        broken = last > index and _broken(text, last + 1)
        closes = closes or (accused and word.plain == "of")
        if closes and last > index and word.plain in AUXILIARIES:
            return None
        if broken or (closes and (last > index or not word.text[0].isupper())):
            break
        if last > index and word.text.islower() and is_verb(word.plain):
            return None
        last += 1
    return _speaker(text, index + 1, last)


def without_place(speaker: str) -> str:
    """Leave out where somebody speaks: Paris is not who "Chad's embassy in Paris" speaks for."""
    names = names_in(speaker)
    last = names[-1].span if len(names) > 1 else (0, 0)
    place = _PLACE.search(speaker, 0, last[0])
    if place is None or last[1] != len(speaker) or place.start() < names[-2].span[1]:
        return speaker
    return speaker[: place.start()]


def _apposed(text: Text, last: int) -> Span | None:
    """Go back over "X, a spokesman for the navy," to X."""
    start = _start(text, last)
    if not _broken(text, start) or start == 0:
        return _before_relative(text, last)
    first = _start(text, start - 1)
    return _speaker(text, first, start - 1 if last - first > _LONGEST else last)


def _before_relative(text: Text, last: int) -> Span | None:
    """Go back over "X, who took the bank over when it failed," to X."""
    for index in range(last, max(0, last - _LONGEST), -1):
        if text.words[index].plain in {"who", "which"} and _broken(text, index):
            return _antecedent(text, index)
    return None


def _antecedent(text: Text, relative: int) -> Span | None:
    if relative == 0:
        return None
    first = _start(text, relative - 1)
    return _speaker(text, first, relative - 1)


def _start(text: Text, last: int) -> int:
    """Go back from a word to where its group of words may begin."""
    first = last + 1
    while first > 0 and last - first < _LONGEST:
        word = text.words[first - 1]
        joined = word.plain == "and" and first <= last and first > 1
        if joined and not _has_verb(text, first - 1):
            first -= 1
            continue
        if word.plain in _OPENERS or word.plain[0].isdigit() or _is_date(text, word):
            break
        if first <= last and _broken(text, first):
            break
        compound = text.text[max(0, word.start - 1) : word.start] == "-"
        if first <= last and word.text.islower() and _acts(word) and not compound:
            break
        first -= 1
    return first


def _is_date(text: Text, word: Word) -> bool:
    """Whether a word of the calendar is no given name: "April Reyes said"."""
    return word.plain in CALENDAR and not any(
        name.span[0] <= word.start < name.span[1] for name in names_in(text.text)
    )


def _has_verb(text: Text, index: int) -> bool:
    return any(_acts(word) for word in text.words[max(0, index - 6) : index])


def _acts(word: Word) -> bool:
    return word.plain in AUXILIARIES or is_verb(word.plain)


def _speaker(text: Text, first: int, last: int) -> Span | None:
    words = text.words
    while first <= last and words[first].plain in _LEADING:
        first += 1
    if first > last or words[first].plain in _NOBODY:
        return None
    group = words[first : last + 1]
    if any(word.plain in PRONOUNS for word in group):
        return (first, last) if len(group) == 1 else None
    return None if all(word.is_stop for word in group) else (first, last)


def _is_adverb(word: Word) -> bool:
    return word.plain in AUXILIARIES or word.plain in _ADVERBS or word.plain.endswith("ly")


def _broken(text: Text, index: int) -> bool:
    """Whether a mark of punctuation stands before a word."""
    if index <= 0 or index > len(text.words):
        return False
    end = text.words[index].start if index < len(text.words) else len(text.text)
    return _BREAK.search(text.text, text.words[index - 1].end, end) is not None
