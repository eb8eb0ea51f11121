"""Denial and opposites: what the claim affirms and the sentence denies, or the reverse."""

import re

from bot.differences.attachment import is_content
from bot.differences.lexicon import AUXILIARIES, is_verb, opposed
from bot.differences.overlap import event_words, overlap_of
from bot.differences.result import Findings
from bot.differences.stems import stem
from bot.differences.subjects import same_subject
from bot.differences.text import Text, Word, shares
from bot.domain import Difference, DifferenceKind, Span
from bot.verbs import is_base

_SHARED = 0.7
"""The share of the claim's content that must be in the sentence before polarity is compared."""

_OPPOSITE_SHARED = 0.75
_REACH = 4

_NEGATORS = frozenset({"not", "never", "neither", "nobody", "none", "nor", "cannot", "no"})
_FAILING = frozenset({"fail", "refuse", "decline"})
_HARMLESS = re.compile(
    r"\b(?:not\s+(?:only|just|merely|simply|least|to\s+mention|surprisingly|far|long)|"
    r"no\s+(?:longer|later|fewer|less|more|doubt|matter|sooner|earlier|other)|not\s+until|whether\s+or\s+not|"
    r"if\s+not|why\s+not|or\s+not)\b",
    re.IGNORECASE,
)
_UNREAL_WORDS = """
    whether if would could might may should can unless claim allege suspect rumor rumour consider
    plan threaten want hope expect possible deny will propose seek urge demand call ask
"""
_UNREAL = frozenset(map(stem, _UNREAL_WORDS.split()))
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "became", "remains"})
_NOUN_MARKS = frozenset({"a", "an", "the", "of", "its", "his", "her", "their", "our", "in", "on"})
_TIME_ORDER = frozenset({"before", "after"})


def compare_polarity(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report one denial or one opposite around what the two share."""
    words = event_words(claim)
    if overlap_of(words, sentence) >= _SHARED:
        difference = _denial(claim, sentence)
        if difference is not None:
            findings.differences.append(difference)
            return
    difference = _opposite(claim, sentence)
    if difference is not None:
        findings.differences.append(difference)


def _denial(claim: Text, sentence: Text) -> Difference | None:
    """Find a shared verb that one side denies and the other affirms."""
    for index, word in _verbs(claim):
        others = [
            other
            for other, match in enumerate(sentence.words)
            if shares(word, match) and _is_anchor(sentence, other)
        ]
        if not others:
            continue
        denied = is_denied(claim, index)
        if any(is_denied(sentence, other) == denied for other in others):
            continue
        other = others[0]
        if not same_subject(claim, word, sentence, sentence.words[other]):
            continue
        if _is_unreal(sentence, other) or _is_unreal(claim, index):
            continue
        span, found = _phrase(sentence, other)
        return Difference(DifferenceKind.NEGATION, _phrase(claim, index)[1], found, span)
    return None


def _opposite(claim: Text, sentence: Text) -> Difference | None:
    """Find a word whose opposite stands in the sentence, among the same other words."""
    for index, word in enumerate(claim.words):
        if any(shares(word, other) for other in sentence.words):
            continue
        for other, match in enumerate(sentence.words):
            if not opposed(word.senses, match.senses):
                continue
            if is_denied(claim, index) != is_denied(sentence, other):
                continue
            if _is_unreal(claim, index) or _is_unreal(sentence, other):
                continue
            if not same_subject(claim, word, sentence, match):
                continue
            if not _same_setting(claim, index, sentence, other):
                continue
            span, found = _phrase(sentence, other)
            return Difference(DifferenceKind.NEGATION, _phrase(claim, index)[1], found, span)
    return None


def _same_setting(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether all else is shared, and near the opposite rather than somewhere in the sentence."""
    word, match = claim.words[index], sentence.words[other]
    rest = [w for w in event_words(claim) if w is not word and not w.is_stop]
    if not rest or overlap_of(rest, sentence) < _OPPOSITE_SHARED:
        return False
    if word.plain in _TIME_ORDER:
        follows = [w for w in claim.words[index + 1 :] if not w.is_stop][:1]
        after = [w for w in sentence.words[other + 1 :] if not w.is_stop][:2]
        return any(shares(one, two) for one in follows for two in after)
    clause = Text(sentence.text, tuple(w for w in sentence.words if w.clause == match.clause))
    return any(shares(w, o) for w in rest for o in clause.words)


def _verbs(text: Text) -> list[tuple[int, Word]]:
    """The words of a claim that may be denied."""
    return [(index, word) for index, word in enumerate(text.words) if _is_anchor(text, index)]


def _is_anchor(text: Text, index: int) -> bool:
    """Whether a word can be denied: a verb, or what "is" says of something."""
    word = text.words[index]
    if not is_content(word) or word.text[0].isupper():
        return False
    before = tuple(w for w in text.words[max(0, index - 7) : index] if w.clause == word.clause)
    if before and before[-1].plain in _NOUN_MARKS:
        return _is_predicate(before)
    return is_verb(word.plain) or is_base(word.plain) or _is_predicate(before)


def _is_predicate(before: tuple[Word, ...]) -> bool:
    """Whether a word is joined to its subject by "is", with no other verb between."""
    return any(
        word.plain in _BE or word.plain.removesuffix("n't") in _BE
        for position, word in enumerate(before)
        if not any(is_verb(between.plain) for between in before[position + 1 :])
    )


def harmless_spans(text: Text) -> list[Span]:
    """The places where a negator denies nothing: "not only", "no longer", "whether or not"."""
    return [match.span() for match in _HARMLESS.finditer(text.text)]


def is_denied(text: Text, index: int) -> bool:
    """Whether a word is denied: an odd number of negators stands before it, near enough."""
    word = text.words[index]
    harmless = harmless_spans(text)
    count = 0
    steps = 0
    for position in range(index - 1, -1, -1):
        before = text.words[position]
        if before.clause != word.clause or steps >= _REACH:
            break
        if any(start <= before.start < end for start, end in harmless):
            steps += 1
            continue
        if _negates(text, position):
            count += 1
        elif (
            before.plain in {"and", "that", "to"} and position < index - 1 and before.plain != "to"
        ):
            break
        if not (before.is_stop or before.plain in AUXILIARIES):
            steps += 1
    following = text.words[index + 1] if index + 1 < len(text.words) else None
    if following is not None and following.plain in {"no", "nobody", "none", "nothing"}:
        gap = text.text[word.end : following.start]
        count += gap == " " and not any(s <= following.start < e for s, e in harmless)
    return count % 2 == 1


def _negates(text: Text, position: int) -> bool:
    word = text.words[position]
    if word.stem in _FAILING:
        following = text.words[position + 1 : position + 2]
        return bool(following) and following[0].plain == "to"
    if word.text[0].isupper() and position > 0 and not word.text.isupper():
        return False
    return word.plain in _NEGATORS or word.plain.endswith("n't")


def _is_unreal(text: Text, index: int) -> bool:
    """Whether a word is told as possible, asked for or planned, and not as having happened."""
    word = text.words[index]
    before = text.words[max(0, index - 6) : index]
    return any(w.stem in _UNREAL for w in before if w.clause == word.clause)


def _phrase(text: Text, index: int) -> tuple[tuple[int, int], str]:
    """A word with its particle, and with the words that deny it."""
    words = text.words
    first = last = index
    if is_denied(text, index):
        for position in range(index - 1, max(-1, index - 6), -1):
            if words[position].clause == words[index].clause and _negates(text, position):
                first = position
                if position and words[position - 1].plain in AUXILIARIES:
                    first = position - 1
                break
    if last + 1 < len(words) and words[last + 1].plain in {"off", "down", "out", "up"}:
        last += 1
    span = words[first].start, words[last].end
    return span, text.text[slice(*span)]
