"""Whether a date or a number of a sentence belongs to what the claim is about."""

import re

from bot.differences.language.common_words import CALENDAR
from bot.differences.language.lexicon import REPORTING
from bot.differences.language.ruled import BOUNDING, rulings
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word, shares
from bot.domain import Span

_MEASURING_WORDS = """
    less fewer greater exactly precisely total aged age old percent percentage point just only well
"""
_MEASURING = frozenset(_MEASURING_WORDS.split())
"""Words that belong to a number rather than to what happened."""


_ANNOUNCING = frozenset(stem(word) for word in ("announce", "declare", "proclaim"))
"""Words that are the act they tell of: what was announced on a day was done that day."""
_JUST_BEFORE = 3
_DENIAL = re.compile(
    rf"\bwithout\b|(?:\b(?:not|never|cannot)\b|n['\u2019]t\b)(?!\s+{BOUNDING})", re.IGNORECASE
)


def content(words: tuple[Word, ...]) -> list[Word]:
    """The words that say what happens: no names of countries, dates, figures or sources."""
    return [word for word in words if is_content(word)]


def is_content(word: Word) -> bool:
    """Whether a word says something of the event itself."""
    return not (
        word.is_stop
        or word.plain in _MEASURING
        or word.plain[0].isdigit()
        or word.plain in CALENDAR
        or word.stem in REPORTING
        or word.country is not None
    )


def attached(claim: Text, sentence: Text, span: Span) -> bool:
    """Whether the clause around a place shares content with the claim, or has none of its own."""
    clause = next((w.clause for w in sentence.words if w.start >= span[0]), None)
    around = tuple(
        word
        for word in sentence.words
        if word.clause == clause and not (span[0] <= word.start < span[1])
    )
    own = [word for word in content(around) if word.text[0].islower()]
    announced = any(word.stem in _ANNOUNCING for word in sentence.before(span[0], _JUST_BEFORE))
    if not own or announced:
        return True
    wanted = content(claim.words)
    return any(shares(word, other) for word in own for other in wanted)


def dates_the_telling(claim: Text, sentence: Text, span: Span) -> bool:
    """Whether a date is that of a report, not of what is reported: "said on Wednesday that".

    What was announced on a day was done that day, and a claim may be about the report itself.
    """
    verb = next(
        (w for w in reversed(sentence.before(span[0], _JUST_BEFORE)) if w.stem in REPORTING), None
    )
    if verb is None or verb.stem in _ANNOUNCING:
        return False
    between = [word for word in sentence.words if verb.end <= word.start < span[0]]
    reported = any(word.stem in REPORTING for word in claim.words)
    return not reported and not any(word.plain == "that" for word in between)


def nearness(claim: Text, sentence: Text, span: Span) -> int:
    """How far a place is from the nearest word that the claim shares, in characters."""
    wanted = content(claim.words)
    distances = [
        min(abs(span[0] - word.end), abs(word.start - span[1]))
        for word in content(sentence.words)
        if any(shares(word, other) for other in wanted)
    ]
    return min(distances, default=len(sentence.text))


def one_denies(claim: Text, sentence: Text) -> bool:
    """Whether only one of the two is a denial: "did not come on 4 May" says nothing against 6 May.

    To rule a value out, "on 6 May, not 4 May", denies nothing else, and neither does a clause that
    tells of nothing that the other text tells.
    """
    return _denies(claim, sentence) != _denies(sentence, claim)


def _denies(text: Text, other: Text) -> bool:
    ruling = {begin for begin, _ in rulings(text.text)}
    return any(
        match.start() not in ruling and _tells_of(text, match.start(), other)
        for match in _DENIAL.finditer(text.text)
    )


def _tells_of(text: Text, position: int, other: Text) -> bool:
    """Whether the clause at a place has a word of content in common with another text."""
    following = text.after(position, 1)
    clause = following[0].clause if following else text.words[-1].clause
    return any(
        shares(word, mate)
        for word in text.words
        if word.clause == clause and is_content(word)
        for mate in other.words
    )
