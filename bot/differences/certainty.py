"""What is planned, possible or feared in a sentence, and plain fact in the claim."""

from bot.differences.language.denials import is_anchor
from bot.differences.language.lexicon import AUXILIARIES, is_verb
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word, shares
from bot.differences.result import Findings, Missing
from bot.verbs import may_be_past

_SHARED = 0.5
"""The share of the claim's content that must be in the sentence before certainty is compared."""

_REACH = 3
_MODALS = frozenset({"may", "might", "could", "should", "unless", "if", "whether"})
_TO_COME = frozenset({"will", "won't", "would", "wouldn't"})
_PLANNING_WORDS = """
    plan threaten want hope expect intend consider propose seek urge ask demand aim agree promise
    vow pledge offer try attempt prepare schedule set order call slate predict forecast
    likely unlikely poised bound
"""
_PLANNING = frozenset(map(stem, _PLANNING_WORDS.split()))
"""Words before "to" that leave open whether it came about."""


def compare_certainty(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report a fact of the claim's that the sentence holds as a plan or a possibility alone."""
    if overlap_of(event_words(claim), sentence) < _SHARED:
        return
    for index, word in enumerate(claim.words):
        if not is_anchor(claim, index) or open_at(claim, index):
            continue
        places = [i for i, other in enumerate(sentence.words) if shares(word, other)]
        unsure = [open_at(sentence, i) or _future(word, claim, index, sentence, i) for i in places]
        if places and all(unsure):
            findings.missing.append(Missing("certainty", word.text))
            return


def open_at(text: Text, index: int) -> bool:
    """Whether a verb is told as possible or planned: "may sink", "threatened to sink"."""
    word = text.words[index]
    before = text.words[max(0, index - _REACH) : index]
    for place, other in enumerate(before, index - len(before)):
        if other.clause != word.clause and other.plain not in {"if", "whether", "unless"}:
            continue
        between = text.words[place + 1 : index]
        if any(_is_verb(w) for w in between):
            continue
        if other.plain in _MODALS and not other.text[0].isupper():
            return True
        to = bool(between) and between[-1].plain == "to"
        if to and other.stem in _PLANNING:
            return True
    return False


def _future(word: Word, claim: Text, index: int, sentence: Text, place: int) -> bool:
    """Whether a past event of the claim's is still to come in the sentence: "will open"."""
    return (
        may_be_past(word.plain) and not _is_to_come(claim, index) and _is_to_come(sentence, place)
    )


def _is_to_come(text: Text, index: int) -> bool:
    word = text.words[index]
    before = text.words[max(0, index - _REACH) : index]
    return any(w.plain in _TO_COME and w.clause == word.clause for w in before)


def _is_verb(word: Word) -> bool:
    return word.text.islower() and word.plain not in AUXILIARIES and is_verb(word.plain)
