"""Denial: a shared verb that one side denies and the other affirms, of the same thing."""

import re
from itertools import pairwise

from bot.differences.language.asides import completed, is_aside, is_elsewhen
from bot.differences.language.denials import REQUESTS, is_anchor, is_denied, negator_of
from bot.differences.language.lexicon import AUXILIARIES
from bot.differences.language.overlap import held, senses_of
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.subjects import same_subject
from bot.differences.polarity.objects import (
    adds_nothing,
    holds_object,
    is_passive,
    names_own,
    object_of,
    owns_object,
    undergoes,
)
from bot.differences.polarity.unreal import is_unreal, one_unreal
from bot.differences.sayings import same_speaker
from bot.differences.silence import first_of_all
from bot.differences.speech.disowning import is_disowning
from bot.differences.speech.reported import Attribution, attributions_in
from bot.domain import Difference, DifferenceKind

_OWNED = re.compile(r"['\u2019]s?\s+$")
_PAST = frozenset({"was", "were", "had", "did"})
_UNTIL_NOW = re.compile(r"\b(?:had|hadn['\u2019]t|before|previously)\b", re.IGNORECASE)
_CONDITIONS = frozenset({"if", "unless"})
_REASON = re.compile(r"[^.;,]*\b(?:because|due\s+to|owing\s+to)\b", re.IGNORECASE)
_WHOLE = frozenset({"all", "every", "both", "entire"})


def denial_between(claim: Text, sentence: Text) -> Difference | None:
    """Find a shared verb that one side denies and the other affirms."""
    anchors = verbs_of(sentence)
    for index, word in verbs_of(claim):
        others = [other for other, match in anchors if shares(word, match)]
        denied = is_denied(claim, index)
        if any(
            is_denied(sentence, other) == denied and _excuses(claim, index, sentence, other)
            for other in others
        ):
            continue
        for other in others:
            if is_denied(sentence, other) != denied and _is_counter(claim, index, sentence, other):
                span, found = phrase_at(sentence, other)
                return Difference(DifferenceKind.NEGATION, phrase_at(claim, index)[1], found, span)
    return None


def verbs_of(text: Text) -> list[tuple[int, Word]]:
    """The words of a text that may be denied."""
    return [(index, word) for index, word in enumerate(text.words) if is_anchor(text, index)]


def phrase_at(text: Text, index: int) -> tuple[tuple[int, int], str]:
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


def _excuses(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether the sentence says the same there: of the same thing, or of none that it names."""
    if is_unreal(sentence, other) and not is_unreal(claim, index):
        return False
    if holds_object(claim, index, sentence, other):
        return True
    return not (names_own(sentence, other, claim) or owns_object(sentence, other, claim))


def _is_counter(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether what is denied on one side is just what the other side affirms."""
    if not _same_sides(claim, index, sentence, other):
        return False
    if _is_of_theirs(sentence, other, claim) or _is_of_theirs(claim, index, sentence):
        return False
    if one_unreal(claim, index, sentence, other):
        return False
    if not (_denies_shared(claim, index, sentence) and _denies_shared(sentence, other, claim)):
        return False
    if _is_over(claim, index, sentence, other) or _is_over(sentence, other, claim, index):
        return False
    if _told_apart(claim, index, sentence, other) or _first_time(claim, index, sentence, other):
        return False
    if _conditions(claim, index) != _conditions(sentence, other):
        return False
    if _denies_reason(claim, index):
        return False
    if _is_of_all(claim, index, sentence) or _is_of_all(sentence, other, claim):
        return False
    return _same_thing(claim, index, sentence, other)


def _same_thing(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether two verbs have one object, told of at one time."""
    aside = is_aside(sentence, other) and not is_aside(claim, index)
    if aside and (is_elsewhen(sentence, other, claim) or not object_of(claim, index)):
        return False
    if not holds_object(claim, index, sentence, other):
        return False
    if (
        is_denied(sentence, other)
        and object_of(claim, index)
        and owns_object(sentence, other, claim)
    ):
        return False
    return not _same_denied(claim, index, sentence, other)


def _same_sides(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether one does it, or undergoes it: "the jury cleared Hale", "Hale was not cleared"."""
    passive = is_passive(claim, index)
    if passive == is_passive(sentence, other):
        return same_subject(claim, claim.words[index], sentence, sentence.words[other])
    if passive:
        return undergoes(claim, index, sentence, other)
    return same_subject(claim, claim.words[index], sentence, sentence.words[other])


def _same_denied(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether both deny one thing before the verb: "no evidence of a wider spread"."""
    ours, theirs = _denied_before(claim, index), _denied_before(sentence, other)
    return any(shares(one, two) for one in ours for two in theirs)


def _denied_before(text: Text, index: int) -> list[Word]:
    clause = text.words[index].clause
    return [
        word
        for place, word in enumerate(text.words[:index])
        if word.clause == clause and place and text.words[place - 1].plain == "no"
    ]


def _conditions(text: Text, index: int) -> frozenset[str]:
    """The conditions that follow a verb: "safe unless it leaks"."""
    following = (word for word in text.words[index + 1 :] if word.plain in _CONDITIONS)
    return frozenset(word.plain for word in following)


def _denies_reason(text: Text, index: int) -> bool:
    """Whether a claim may deny a reason alone: "did not leave because it was late"."""
    denied = is_denied(text, index)
    return denied and _REASON.match(text.text, text.words[index].end) is not None


def _is_of_all(text: Text, index: int, other: Text) -> bool:
    """Whether a text denies it of all alone, where the other affirms it of some."""
    if not is_denied(text, index):
        return False
    following = completed(text, index)
    whole = {w.plain for w in following if w.start > text.words[index].start} & _WHOLE
    return bool(whole) and whole.isdisjoint(word.plain for word in other.words)


def _first_time(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether one tells the first of what, says the other, had never been before."""
    denier, place, affirmer = (
        (claim, index, sentence) if is_denied(claim, index) else (sentence, other, claim)
    )
    words = completed(denier, place)
    until_now = _UNTIL_NOW.search(denier.text, words[0].start, words[-1].end)
    return until_now is not None and first_of_all(affirmer) and not first_of_all(denier)


def _told_apart(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether the two are of different speakers, or one is denied by whom it is told of."""
    ours, theirs = _tellers(claim, index), _tellers(sentence, other)
    if any(is_disowning(claim.text, one) for one in ours) != any(
        is_disowning(sentence.text, one) for one in theirs
    ):
        return True
    return bool(ours and theirs) and not any(
        same_speaker(one.speaker, two.speaker) for one in ours for two in theirs
    )


def _tellers(text: Text, index: int) -> list[Attribution]:
    start = text.words[index].start
    return [
        one
        for one in attributions_in(text.text)
        if one.content[0] <= start < one.content[1] and not one.span[0] <= start < one.span[1]
    ]


def _is_of_theirs(text: Text, index: int, other: Text) -> bool:
    """Whether it is told of another one's own: "the minister's deputy resigned"."""
    subject = next((w for w in reversed(text.words[:index]) if not adds_nothing(w)), None)
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


def _denies_shared(text: Text, index: int, other: Text) -> bool:
    """Whether all that stands between a denial and its verb is in the other text too.

    "Is not a real character" denies that it is real, and not that it is a character.
    """
    negator = negator_of(text, index)
    between = text.words[index if negator is None else negator + 1 : index]
    asked = max((place for place, w in enumerate(between) if w.stem in REQUESTS), default=-1)
    senses = senses_of(other.words)
    return all(adds_nothing(w) or held(w, senses) for w in between[asked + 1 :])
