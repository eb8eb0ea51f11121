"""All, most, some, none: how much of something a claim and a sentence speak of."""

from dataclasses import dataclass

from bot.differences.language.denials import is_denied
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, Word, shares
from bot.differences.result import Findings, Missing
from bot.domain import Difference, DifferenceKind, Span

_NONE, _FEW, _SOME, _MANY, _MOST, _ALL = range(6)
_WORDS = {
    "no": _NONE, "none": _NONE, "neither": _NONE, "few": _FEW, "some": _SOME, "several": _SOME,
    "many": _MANY, "most": _MOST, "all": _ALL, "every": _ALL, "each": _ALL, "both": _ALL,
}  # fmt: skip
_SHARED = 0.7
_BETWEEN = frozenset({"of", "the", "its", "their", "his", "her", "our", "these", "those"})
_REACH = 5


@dataclass(frozen=True, slots=True)
class _Extent:
    rank: int
    noun: Word
    span: Span


def compare_extents(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report "none" against "some", "few" against "most", and "all" where it is only "most"."""
    told = any(one.kind is DifferenceKind.NEGATION for one in findings.differences)
    if told or overlap_of(event_words(claim), sentence) < _SHARED:
        return
    for ours in _extents(claim):
        same = [theirs for theirs in _extents(sentence) if shares(ours.noun, theirs.noun)]
        if not same or any(theirs.rank == ours.rank for theirs in same):
            continue
        theirs = same[0]
        if _opposed(ours.rank, theirs.rank):
            claimed, found = (
                text.text[slice(*one.span)] for text, one in ((claim, ours), (sentence, theirs))
            )
            findings.differences.append(
                Difference(DifferenceKind.NEGATION, claimed, found, theirs.span)
            )
        elif ours.rank > theirs.rank and ours.rank >= _MOST:
            findings.missing.append(Missing("extent", claim.text[slice(*ours.span)]))


def _opposed(one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return (low == _NONE and high > _FEW) or (low == _FEW and high >= _MANY)


def _extents(text: Text) -> list[_Extent]:
    found: list[_Extent] = []
    for index, word in enumerate(text.words):
        rank = _WORDS.get(word.plain)
        if rank is None or (rank == _FEW and index and text.words[index - 1].plain == "a"):
            continue
        before = text.words[index - 1].plain if index else ""
        if before in {"not", "at", "the", "first"} or is_denied(text, index):
            continue
        for place in range(index + 1, min(len(text.words), index + _REACH)):
            noun = text.words[place]
            if noun.clause != word.clause or (noun.is_stop and noun.plain not in _BETWEEN):
                break
            if not noun.is_stop:
                found.append(_Extent(rank, noun, (word.start, noun.end)))
                break
    return found
