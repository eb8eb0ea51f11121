"""What keeps a passage from supporting a claim, though it doesn't contradict it either."""

import re

from bot.differences.language.common_words import TITLES
from bot.differences.language.denials import harmless_spans
from bot.differences.language.overlap import event_words
from bot.differences.language.text import Text, Word, shares
from bot.differences.result import Findings, Missing
from bot.differences.speech.disowning import is_disowning
from bot.differences.speech.reported import attributions_in

_DENYING_WORDS = """
    not no never neither nobody none nor cannot nothing without unwilling refuse refused refuses
    refusing fail failed fails deny denied denies hardly
"""
_DENYING = frozenset(_DENYING_WORDS.split())
_ANAPHOR_WORDS = "he she they it his her their its him them who this these that those"
_ANAPHORS = frozenset(_ANAPHOR_WORDS.split())
_FIRST = re.compile(
    r"\b(?:for\s+the\s+(?:very\s+)?first\s+time|the\s+(?:very\s+)?first|(?:his|her|its|their)\s+first|unprecedented)\b",
    re.IGNORECASE,
)
_TOLD_OF = 0.4
"""The share of the claim's events that a clause must hold to be the one that tells of it."""


def compare_denials(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report a denial that only one of the two holds, where no difference says more of it."""
    denial = _denial(claim.words, claim)
    there = _denial(sentence.words if denial else _telling(claim, sentence), sentence)
    if (denial is None) != (there is None):
        if first_of_all(sentence if denial else claim):
            return
        if _disowns(sentence if denial else claim):
            return
        word = denial or there
        findings.missing.append(Missing("negation", word.text if word else ""))


def first_of_all(text: Text) -> bool:
    """Whether a text tells the first of something, of which there was none before."""
    return _FIRST.search(text.text) is not None


def _disowns(text: Text) -> bool:
    """Whether somebody denies or rejects in it what is said of them."""
    return any(is_disowning(text.text, one) for one in attributions_in(text.text))


def points_back(sentence: Text) -> bool:
    """Whether a sentence may mean someone it doesn't name: "He said", "The spokesman said"."""
    opening = sentence.words[:4]
    return any(word.plain in _ANAPHORS for word in opening[:2]) or (
        any(word.plain == "the" for word in opening[:1])
        and any(word.plain in TITLES for word in opening[1:])
    )


def _telling(claim: Text, sentence: Text) -> list[Word]:
    """The words of the clauses that tell of what the claim tells."""
    events = event_words(claim)
    told: list[Word] = []
    for clause in dict.fromkeys(word.clause for word in sentence.words):
        words = [word for word in sentence.words if word.clause == clause]
        shared = sum(any(shares(event, word) for word in words) for event in events)
        if events and shared / len(events) >= _TOLD_OF:
            # "unwilling, however, to join": what comes to be done is denied before it.
            opens = sentence.words.index(words[0]) if words[0].plain == "to" else None
            told += words if opens is None else sentence.words[:opens] + tuple(words)
    return told


def _denial(words: "tuple[Word, ...] | list[Word]", text: Text) -> Word | None:
    harmless = harmless_spans(text)
    for word in words:
        if word.plain not in _DENYING and not word.plain.endswith("n't"):
            continue
        if not any(start <= word.start < end for start, end in harmless):
            return word
    return None
