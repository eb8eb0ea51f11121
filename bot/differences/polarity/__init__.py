"""Denial and opposites: what the claim affirms and the sentence denies, or the reverse."""

from bot.differences.language.asides import (
    is_aside,
    is_elsewhen,
    is_past_perfect,
    led_up,
)
from bot.differences.language.attachment import is_content
from bot.differences.language.clauses import clause_of
from bot.differences.language.denials import is_denied
from bot.differences.language.lexicon import is_converse, is_verb, opposed
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.subjects import same_subject
from bot.differences.polarity.denied import denial_between, phrase_at
from bot.differences.polarity.objects import is_passive
from bot.differences.polarity.unreal import is_unreal
from bot.differences.result import Findings
from bot.domain import Difference, DifferenceKind

_SHARED = 0.7
"""The share of the claim's content that must be in the sentence before polarity is compared."""

_OPPOSITE_SHARED = 0.75
_BEFORE_ITS_NOUN = frozenset({"before", "after", "more", "fewer"})


def compare_polarity(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report one denial or one opposite around what the two share."""
    words = event_words(claim)
    if overlap_of(words, sentence) >= _SHARED:
        difference = denial_between(claim, sentence)
        if difference is not None:
            findings.differences.append(difference)
            return
    difference = _opposite(claim, sentence)
    if difference is not None:
        findings.differences.append(difference)


def _opposite(claim: Text, sentence: Text) -> Difference | None:
    """Find a word whose opposite stands in the sentence, among the same other words."""
    for index, word in enumerate(claim.words):
        if _is_said_of_it(claim, index, sentence):
            continue
        for other, match in enumerate(sentence.words):
            if not opposed(word.senses, match.senses) or _in_a_name(sentence, other):
                continue
            if is_converse(word.senses) and not _same_side(claim, index, sentence, other):
                continue
            if is_denied(claim, index) != is_denied(sentence, other):
                continue
            if is_unreal(claim, index) or is_unreal(sentence, other):
                continue
            if not same_subject(claim, word, sentence, match) or is_elsewhen(
                sentence, other, claim
            ):
                continue
            if not _same_setting(claim, index, sentence, other):
                continue
            span, found = phrase_at(sentence, other)
            return Difference(DifferenceKind.NEGATION, phrase_at(claim, index)[1], found, span)
    return None


def _is_said_of_it(claim: Text, index: int, sentence: Text) -> bool:
    """Whether the sentence has the claim's word too, and says it of what the claim says it of."""
    places = [p for p, other in enumerate(sentence.words) if shares(claim.words[index], other)]
    ours = _subject(claim, index)
    if ours is None:
        return bool(places)
    for place in places:
        owned = _subject(sentence, place) is None or _leads_up(ours, sentence, place)
        earlier = is_aside(sentence, place) and is_past_perfect(sentence, place)
        if owned and (is_past_perfect(claim, index) or not earlier):
            return True
    return bool(places) and not any(
        opposed(claim.words[index].senses, match.senses) and _leads_up(ours, sentence, place)
        for place, match in enumerate(sentence.words)
    )


def _leads_up(subject: Word, sentence: Text, place: int) -> bool:
    return any(shares(subject, word) for word in led_up(sentence, place))


def _subject(text: Text, index: int) -> Word | None:
    """The noun or name nearest before a word in its clause."""
    return next(
        (
            word
            for word in reversed(led_up(text, index))
            if (is_content(word) or word.country is not None)
            and not (word.text.islower() and is_verb(word.plain))
        ),
        None,
    )


def _in_a_name(text: Text, index: int) -> bool:
    """Whether a word is a part of a name: a "Federal Building" is nothing that was built."""
    return index > 0 and text.words[index].text.istitle()


def _same_side(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether the nearest noun before two verbs is the same: who buys is not who sells.

    Who was beaten has lost.
    """
    if is_passive(claim, index) != is_passive(sentence, other):
        return False
    ours, theirs = (
        next((w for w in reversed(led_up(text, place)) if not w.is_stop), None)
        for text, place in ((claim, index), (sentence, other))
    )
    return ours is None or theirs is None or shares(ours, theirs)


def _same_setting(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether all else is shared, and near the opposite rather than somewhere in the sentence."""
    word = claim.words[index]
    rest = [w for w in event_words(claim) if w is not word and not w.is_stop]
    if not rest or overlap_of(rest, sentence) < _OPPOSITE_SHARED:
        return False
    if word.plain in _BEFORE_ITS_NOUN:
        if any(w.plain == "than" for w in sentence.words[other + 1 : other + 2]):
            return False
        follows = [w for w in claim.words[index + 1 :] if not w.is_stop][:1]
        after = [w for w in sentence.words[other + 1 :] if not w.is_stop][:2]
        return any(shares(one, two) for one in follows for two in after)
    around = (*led_up(sentence, other), *clause_of(sentence, other))
    return any(shares(w, o) for w in rest for o in around)
