"""Where a clause begins and ends around a word, and whether it has a verb."""

import re

from bot.differences.language.common_words import CALENDAR
from bot.differences.language.lexicon import AUXILIARIES, is_verb
from bot.differences.language.text import Text, Word
from bot.domain import Span

_BETWEEN_THAT = frozenset({"on", "in", "at", "to", "late", "early", "again", "also", "during"})
_LONGEST_OBJECT = 7
_STOPS = re.compile(r"[,;:()\u2014“”\"«»]")
_ENDS = frozenset({"but", "while", "although", "though", "whereas"})
_CLOSING = '”"»'


def told_before(text: Text, index: int) -> bool:
    """Whether a clause, cut off by a comma, or a quotation stands before a word."""
    if any(mark in _gap(text, index) for mark in _CLOSING):
        return True
    return stopped(text, index) and has_verb(text.words[max(0, index - 40) : index])


def is_last(text: Text, index: int) -> bool:
    """Whether no clause, but at most a place or a day, comes up to the next stop."""
    following = text.words[index + 1 : index + 9]
    for place, word in enumerate(following, index + 1):
        if stopped(text, place) or word.plain in {"who", "which", "when", "after", "as"}:
            return True
        if is_finite(word):
            return False
    return True


def inserted(text: Text, first: int, verb: int) -> bool:
    """Whether speaker and verb stand between commas: "the dam, engineers warned, may burst"."""
    return stopped(text, first) and verb + 1 < len(text.words) and stopped(text, verb + 1)


def stopped(text: Text, index: int) -> bool:
    """Whether a comma, a dash or a closing quotation mark stands before a word."""
    return any(mark in _gap(text, index) for mark in f",?!\u2014{_CLOSING}")


def _gap(text: Text, index: int) -> str:
    """What stands between a word and the one before; nothing before the first."""
    return text.text[text.words[index - 1].end : text.words[index].start] if index else ""


def has_verb(words: tuple[Word, ...]) -> bool:
    """Whether some words may hold a clause's verb."""
    return any(is_finite(word) for word in words)


def is_finite(word: Word) -> bool:
    """Whether a word may be a clause's verb, or be contracted with one: "we'll"."""
    if word.plain in AUXILIARIES or (is_verb(word.plain) and word.text.islower()):
        return True
    return word.text.endswith(("'re", "\u2019re", "'ll", "\u2019ll", "n't", "n\u2019t"))


def rest_from(text: Text, first: int) -> Span:
    """From a word to the end of what is told: a "but" behind a comma, or the sentence's end."""
    if first >= len(text.words):
        return len(text.text), len(text.text)
    start = text.words[first].start
    relative = any(word.plain in {"who", "which"} for word in text.words[max(0, first - 4) : first])
    for place in range(first + 1, len(text.words)):
        gap = text.text[text.words[place - 1].end : text.words[place].start]
        if ";" in gap or ("," in gap and (relative or text.words[place].plain in _ENDS)):
            return start, text.words[place - 1].end
    return start, len(text.text)


def clause_of(text: Text, index: int) -> tuple[Word, ...]:
    """The words of the clause that a word stands in."""
    clause = text.words[index].clause
    return tuple(word for word in text.words if word.clause == clause)


def clause_at(text: Text, index: int) -> Span:
    """The range of the clause that a word stands in."""
    mine = clause_of(text, index)
    return mine[0].start, mine[-1].end


def that_after(text: Text, index: int) -> int | None:
    """The "that" that opens what is told: right after the verb, its listener, or the day."""
    words = text.words
    for place in range(index + 1, min(len(words), index + 1 + _LONGEST_OBJECT)):
        if _STOPS.search(text.text, words[place - 1].end, words[place].start):
            return None
        if words[place].plain == "that":
            if place + 1 < len(words) and is_finite(words[place + 1]):
                return None  # "claims that showed": the word is a relative pronoun.
            first = words[index + 1]
            listener = words[index].stem in {"tell", "inform", "warn"}
            day = first.plain in CALENDAR | _BETWEEN_THAT or first.plain.endswith("ly")
            return place if place == index + 1 or listener or day else None
    return None
