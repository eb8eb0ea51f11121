"""How much of a claim's content a text shares."""

from collections.abc import Iterable

from bot.differences.language.common_words import CALENDAR
from bot.differences.language.lexicon import REPORTING
from bot.differences.language.text import Text, Word, analyse

_NO_EVENTS = CALENDAR | {"one", "k", "m", "bn", "mn"}
"""What is part of a date or of a number: "130k people"."""


def content_overlap(claim: str, text: str) -> float:
    """The share of the claim's content words found in a text; 0 for a claim without any.

    Synonyms, inflections, and a country's name, people and capital count as equal.
    """
    return overlap_of(content_words(analyse(claim)), analyse(text))


def content_words(text: Text) -> list[Word]:
    """The words that carry content, figures and dates included."""
    return [word for word in text.words if not word.is_stop]


def event_words(text: Text) -> list[Word]:
    """The content words without figures, dates and words of telling."""
    words = [
        word
        for word in content_words(text)
        if not word.plain[0].isdigit() and word.plain not in _NO_EVENTS
    ]
    return [word for word in words if word.stem not in REPORTING] or words


def overlap_of(words: list[Word], text: Text) -> float:
    """The share of some words that a text holds."""
    if not words:
        return 0.0
    senses = senses_of(text.words)
    return sum(held(word, senses) for word in words) / len(words)


def senses_of(words: Iterable[Word]) -> frozenset[str]:
    """All that some words may mean, to look up many others in at once."""
    found: set[str] = set()
    for word in words:
        found |= word.senses
        if word.country is not None:
            found.add(_country(word.country))
    return frozenset(found)


def held(word: Word, senses: frozenset[str]) -> bool:
    """Whether a word shares its meaning with one of those that `senses` was made of."""
    if not word.senses.isdisjoint(senses):
        return True
    return word.country is not None and _country(word.country) in senses


def _country(name: str) -> str:
    return f"@{name}"
