"""Denial and opposites: what the claim affirms and the sentence denies, or the reverse."""

import re
from itertools import pairwise

from bot.differences.language.attachment import is_content
from bot.differences.language.denials import is_anchor, is_denied, negator_of
from bot.differences.language.lexicon import AUXILIARIES, is_converse, opposed
from bot.differences.language.overlap import event_words, held, overlap_of, senses_of
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.subjects import same_subject
from bot.differences.result import Findings
from bot.domain import Difference, DifferenceKind

_SHARED = 0.7
"""The share of the claim's content that must be in the sentence before polarity is compared."""

_OPPOSITE_SHARED = 0.75

_UNREAL_WORDS = """
    whether if would could might may should can unless claim allege suspect rumor rumour consider
    plan threaten want hope expect possible deny will propose seek urge demand call ask
"""
_UNREAL = frozenset(map(stem, _UNREAL_WORDS.split()))
_REFUSING = frozenset(map(stem, ("refuse", "decline")))
_ADDING_NOTHING = frozenset({"longer", "one", "yet", "ever"})
_OWNED = re.compile(r"['\u2019]s?\s+$")
_PAST = frozenset({"was", "were", "had", "did"})
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
    anchors = _verbs(sentence)
    for index, word in _verbs(claim):
        others = [other for other, match in anchors if shares(word, match)]
        if not others:
            continue
        denied = is_denied(claim, index)
        if any(is_denied(sentence, other) == denied for other in others):
            continue
        other = others[0]
        if not same_subject(claim, word, sentence, sentence.words[other]):
            continue
        if _is_of_theirs(sentence, other, claim) or _is_of_theirs(claim, index, sentence):
            continue
        to_come = not denied and _is_refused(sentence, other)
        if _is_unreal(sentence, other) or _is_unreal(claim, index, to_come=to_come):
            continue
        if not (_denies_shared(claim, index, sentence) and _denies_shared(sentence, other, claim)):
            continue
        if _is_over(claim, index, sentence, other) or _is_over(sentence, other, claim, index):
            continue
        span, found = _phrase(sentence, other)
        return Difference(DifferenceKind.NEGATION, _phrase(claim, index)[1], found, span)
    return None


def _is_of_theirs(text: Text, index: int, other: Text) -> bool:
    """Whether it is told of another one's own: "the minister's deputy resigned"."""
    subject = next((w for w in reversed(text.words[:index]) if is_content(w)), None)
    if subject is None or subject.clause != text.words[index].clause:
        return False
    owned = _OWNED.search(text.text, 0, subject.start) is not None
    return owned and not any(shares(subject, word) for word in other.words)


def _is_over(text: Text, index: int, past: Text, place: int) -> bool:
    """Whether one text says "no longer" of what the other says was so: both may hold."""
    clause = text.words[index].clause
    before = [w for w in text.words[max(0, index - 6) : index] if w.clause == clause]
    if not any(one.plain == "no" and two.plain == "longer" for one, two in pairwise(before)):
        return False
    around = past.words[max(0, place - 6) : place + 1]
    return any(word.plain in _PAST or word.plain.endswith("ed") for word in around)


def _opposite(claim: Text, sentence: Text) -> Difference | None:
    """Find a word whose opposite stands in the sentence, among the same other words."""
    for index, word in enumerate(claim.words):
        if any(shares(word, other) for other in sentence.words):
            continue
        for other, match in enumerate(sentence.words):
            if not opposed(word.senses, match.senses) or _in_a_name(sentence, other):
                continue
            if is_converse(word.senses) and not _same_noun_before(claim, index, sentence, other):
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


def _in_a_name(text: Text, index: int) -> bool:
    """Whether a word is a part of a name: a "Federal Building" is nothing that was built."""
    return index > 0 and text.words[index].text.istitle()


def _same_noun_before(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether the nearest noun before two verbs is the same: who buys is not who sells."""
    ours, theirs = (
        next((w for w in reversed(text.words[:place]) if not w.is_stop), None)
        for text, place in ((claim, index), (sentence, other))
    )
    return ours is None or theirs is None or shares(ours, theirs)


def _denies_shared(text: Text, index: int, other: Text) -> bool:
    """Whether all that stands between a denial and its verb is in the other text too.

    "Is not a real character" denies that it is real, and not that it is a character.
    """
    negator = negator_of(text, index)
    between = text.words[index if negator is None else negator + 1 : index]
    senses = senses_of(other.words)
    return all(_adds_nothing(w) or held(w, senses) for w in between)


def _adds_nothing(word: Word) -> bool:
    return not is_content(word) or word.plain in _ADDING_NOTHING or word.plain.endswith("ly")


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
    """The words of a text that may be denied."""
    return [(index, word) for index, word in enumerate(text.words) if is_anchor(text, index)]


def _is_unreal(text: Text, index: int, *, to_come: bool = False) -> bool:
    """Whether a word is told as possible, asked for or planned, and not as having happened.

    Where `to_come` is set, what will happen is no less real than what won't.
    """
    word = text.words[index]
    before = text.words[max(0, index - 6) : index]
    return any(
        w.stem in _UNREAL and not (to_come and w.plain == "will")
        for w in before
        if w.clause == word.clause
    )


def _is_refused(text: Text, index: int) -> bool:
    """Whether somebody refuses or declines to do it, which says that it won't be done."""
    negator = negator_of(text, index)
    return negator is not None and text.words[negator].stem in _REFUSING


def _phrase(text: Text, index: int) -> tuple[tuple[int, int], str]:
    """A word with its particle, and with the words that deny it."""
    words = text.words
    first = last = index
    negator = negator_of(text, index) if is_denied(text, index) else None
    if negator is not None:
        auxiliary = negator > 0 and words[negator - 1].plain in AUXILIARIES
        first = negator - auxiliary
    if last + 1 < len(words) and words[last + 1].plain in {"off", "down", "out", "up"}:
        last += 1
    span = words[first].start, words[last].end
    return span, text.text[slice(*span)]
