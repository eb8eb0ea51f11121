"""Reported speech: which part of a sentence is somebody's word, whose, and by which words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.differences.language.clauses import (
    clause_at,
    has_verb,
    inserted,
    is_last,
    rest_from,
    stopped,
    that_after,
    told_before,
)
from bot.differences.language.common_words import CALENDAR
from bot.differences.language.overlap import event_words, held, senses_of
from bot.differences.language.text import Text, Word, analyse
from bot.differences.speech.speakers import speaker_after, speaker_before, without_place
from bot.differences.speech.telling import (
    ACCUSING,
    AFTERWARDS,
    HEARSAY,
    NAMING,
    PLAIN,
    RUMOURS,
    SAID_TO,
    TELLING,
    Strength,
)
from bot.domain import Span

_MOST = 12
"""More speakers in one sentence are no sentence."""

_TOLD = 0.5
"""The share of what a claim and a sentence have in common that must be in the reported part."""

_OPENS_QUOTE = re.compile('[“"«]')
_STOPS = re.compile(r"[,;:()\u2014“”\"«»]")
_MARKS = frozenset({"the", "a", "an", "of", "its", "his", "her", "their", "our", "to", "no", "any"})
_NEGATORS = frozenset({"not", "never", "nobody", "no"})
_BE = frozenset({"is", "are", "was", "were", "been", "being"})
_NO_CLAUSE = frozenset({"in", "on", "at", "to", "of", "by", "for", "from", "during", "goodbye"})
_OPINIONS = frozenset({"view", "opinion", "words", "account"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "him", "them", "us", "me"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what a sentence tells, in the sentence's words; a hearsay has no speaker.

    `span` holds the words that attribute, `content` the range of what they attribute.
    """

    speaker: str | None
    words: str
    span: Span
    content: Span
    strength: Strength


def attribution_of(sentence: str, claim: str | None = None) -> Attribution | None:
    """Find who is said to have told a sentence, or that part of it that a claim is about."""
    found = attributions_in(sentence) if claim is None else attributions_of(sentence, claim)
    # Of nested ones, "he said that she claimed that", the innermost is nearest to the content.
    return min(found, key=lambda one: one.content[1] - one.content[0], default=None)


def attributions_of(sentence: str, claim: str) -> tuple[Attribution, ...]:
    """Find every place of a sentence that gives to a speaker what a claim is about."""
    text, wanted = analyse(sentence), _told_of(claim)
    senses = senses_of(text.words)
    shared = [word for word in wanted if held(word, senses)]
    return tuple(
        one for one in attributions_in(sentence) if _covers(one, text, shared, len(wanted))
    )


def _told_of(claim: str) -> list[Word]:
    """The words for what a claim is about, without those for the one who says it."""
    words = event_words(analyse(claim))
    own = attribution_of(claim)
    first, last = own.span if own else (0, 0)
    return [word for word in words if not first <= word.start < last] or words


@lru_cache(maxsize=512)
def attributions_in(sentence: str) -> tuple[Attribution, ...]:
    """Find the places of a sentence that give a part of it to a speaker."""
    text = analyse(sentence)
    found = (one for index in range(len(text.words)) for one in _at(text, index))
    return tuple(islice(found, _MOST))


def _at(text: Text, index: int) -> Iterator[Attribution]:
    word = text.words[index]
    following = text.words[index + 1].plain if index + 1 < len(text.words) else ""
    if word.plain in HEARSAY:
        yield _hearsay(text, index, index)
    elif word.plain in SAID_TO and following in {"to", "that"} and _before(text, index) in _BE:
        yield _hearsay(text, index - 1, index + 1)
    elif word.plain in RUMOURS and following == "that" and speaker_before(text, index) is None:
        yield _made(text, None, (index, index + 1), rest_from(text, index + 2), Strength.ALLEGED)
    elif word.plain in {"according", *_OPINIONS} and following in {"to", "of"}:
        yield from _according(text, index)
    elif word.stem in ACCUSING and "of" in _plains(text, index, 8):
        yield from _accusation(text, index)
    elif word.stem in TELLING and _verbal(text, index):
        yield from _telling(text, index)
    elif word.stem in NAMING and _verbal(text, index):
        yield from _naming(text, index)


def _telling(text: Text, index: int) -> Iterator[Attribution]:
    """A verb of telling: what it tells stands after it, or before it behind a comma."""
    verb = text.words[index]
    strength = TELLING[verb.stem]
    speaker = speaker_before(text, index)
    that = that_after(text, index)
    if that is None and verb.stem in AFTERWARDS:
        inverted = speaker_after(text, index) if stopped(text, index) else None
        asked = inverted or speaker
        if (
            asked is not None
            and is_last(text, max(asked[1], index))
            and (told_before(text, min(asked[0], index)) or inserted(text, asked[0], index))
        ):
            content = 0, len(text.text)
            yield _made(text, asked, (index, index), content, strength)
            return
    if speaker is None:
        return
    told_plainly = verb.stem in PLAIN and _clause_follows(text, index)
    if that is not None or told_plainly or strength is Strength.DENIED:
        first = index + 1 if that is None else that + 1
        yield _made(text, speaker, (index, index), rest_from(text, first), strength)


def _naming(text: Text, index: int) -> Iterator[Attribution]:
    """Read "the mayor called the vote “a farce”"."""
    speaker = speaker_before(text, index)
    first, last = rest_from(text, index + 1)
    if speaker is not None and _OPENS_QUOTE.search(text.text, first, last):
        yield _made(text, speaker, (index, index), (first, last), Strength.STATED)


def _according(text: Text, index: int) -> Iterator[Attribution]:
    speaker = speaker_after(text, index + 1)
    if speaker is None:
        return
    first = index - 2 if text.words[index].plain in _OPINIONS else index
    if first >= 0 and (first == index or text.words[first].plain in {"in", "by"}):
        content = 0, len(text.text)
        yield _made(text, speaker, (first, index + 1), content, Strength.STATED)


def _accusation(text: Text, index: int) -> Iterator[Attribution]:
    """Read "Peru accused Chile of spying" and "Chile was accused of spying (by Peru)"."""
    if _before(text, index) in _BE:
        by = text.words[index + 1].plain == "by" if index + 1 < len(text.words) else False
        speaker = speaker_after(text, index + 1, accused=True) if by else None
        content = clause_at(text, index)
        yield _made(text, speaker, (index - 1, index + by), content, Strength.ALLEGED)
    elif _verbal(text, index):
        speaker = speaker_before(text, index)
        if speaker is not None:
            rest = rest_from(text, index + 1)
            yield _made(text, speaker, (index, index), rest, Strength.ALLEGED)


def _hearsay(text: Text, first: int, last: int) -> Attribution:
    that = text.words[last].plain == "that"
    content = rest_from(text, last + 1) if that else clause_at(text, last)
    return _made(text, None, (first, last), content, Strength.ALLEGED)


def _made(
    text: Text, speaker: Span | None, words: Span, content: Span, strength: Strength
) -> Attribution:
    """Build an attribution; a speaker and its words are ranges of words, the last included."""
    found = text.words
    verb = found[words[0]].start, found[words[1]].end
    who = None if speaker is None else (found[speaker[0]].start, found[speaker[1]].end)
    if who is not None and "(" in text.text[slice(*who)] and text.text[who[1] : who[1] + 1] == ")":
        who = who[0], who[1] + 1
    span = verb if who is None else (min(verb[0], who[0]), max(verb[1], who[1]))
    return Attribution(
        None if who is None else without_place(text.text[slice(*who)]),
        text.text[slice(*verb)],
        span,
        content,
        strength,
    )


def _covers(one: Attribution, text: Text, shared: list[Word], wanted: int) -> bool:
    """Whether what a claim has in common with a sentence is, for the most part, in the report."""
    senses = senses_of(
        word
        for word in text.words
        if one.content[0] <= word.start < one.content[1]
        and not (one.span[0] <= word.start < one.span[1])
    )
    inside = sum(held(word, senses) for word in shared)
    return inside > 0 and inside >= _TOLD * wanted and 2 * inside >= len(shared)


def _verbal(text: Text, index: int) -> bool:
    """Whether a word tells as a verb: no noun, no infinitive, and not denied."""
    before: list[str] = []
    for place in range(index, max(0, index - 3), -1):
        if stopped(text, place):
            break
        before.insert(0, text.words[place - 1].plain)
    word = text.words[index]
    if (before and before[-1] in _MARKS) or not (word.text.islower() or text.text.isupper()):
        return False
    if word.plain.endswith("ing") and not (before and before[-1] in _BE):
        return False
    return not any(word in _NEGATORS or word.endswith("n't") for word in before)


def _clause_follows(text: Text, index: int) -> bool:
    """Whether a clause of its own, or a quotation, comes after a verb."""
    words = text.words[index + 1 : index + 13]
    if not words:
        return False
    gap = text.text[text.words[index].end : words[0].start]
    if any(mark in gap for mark in '“"«:'):
        return True
    if _STOPS.search(gap):
        return False
    if text.words[index].stem == "tell":
        return any(word.plain in _SUBJECTS for word in words[:4]) and has_verb(words[1:])
    if words[0].plain in _NO_CLAUSE and words[0].plain not in CALENDAR:
        later = [word.plain for word in words[1:4]]
        return any(word in CALENDAR for word in later) and has_verb(words[2:])
    return has_verb(words[1:])


def _before(text: Text, index: int) -> str:
    return text.words[index - 1].plain if index else ""


def _plains(text: Text, index: int, count: int) -> list[str]:
    return [word.plain for word in text.words[index + 1 : index + 1 + count]]
