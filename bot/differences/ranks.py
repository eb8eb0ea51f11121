"""Ranks: "the largest" of something against "the second-largest"."""

import re
from dataclasses import dataclass

from bot.differences.calendar.patterns import RANKS
from bot.differences.figures.counted import counted
from bot.differences.language.attachment import is_content
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.finding import matches, names_in
from bot.differences.result import Findings
from bot.domain import Difference, DifferenceKind, Span

_RANK = "|".join(sorted((rank for rank in RANKS if rank != "first"), key=len, reverse=True))
_SUPERLATIVE = re.compile(
    rf"(?<!one\sof\sthe\s)(?<!among\sthe\s)(?<!at\s)\b(?:(?P<rank>{_RANK}|\d+(?:st|nd|rd|th))[\s-])?"
    r"(?P<most>(?:larg|bigg|great|high|tall|deadli|old|young|long|fast|rich|wealthi|small|strong|"
    r"deep|busi|heavi|hott|warm|cold|dri|wett|costli|cheap|poor|bloodi|steep|narrow|short|low|light|"
    r"weak|slow)est|worst)\b",
    re.IGNORECASE,
)
_SAME = {"biggest": "largest", "wealthiest": "richest", "tallest": "highest", "hottest": "warmest"}
_ONLY_AFTER = re.compile(r"\b(?:after|behind|following|than|to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What is ranked: `first` says that it is "the largest", `nouns` of what."""

    first: bool
    most: str
    nouns: tuple[Word, ...]
    span: Span


def compare_ranks(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report the first of a kind against a later one of it, both ways.

    Two later ones are compared as numbers. The first of a narrower kind may be a later one of a
    wider kind, so all that the claim says of the kind must stand in the sentence.
    """
    theirs = _ranked(sentence)
    for ours in _ranked(claim):
        same = [
            other
            for other in theirs
            if other.most == ours.most and shares(other.nouns[-1], ours.nouns[-1])
        ]
        if not same or any(other.first == ours.first for other in same):
            continue
        other = same[0]
        if _as_wide(claim, ours, sentence) and not _comes_before(claim, sentence, other):
            said, found = (
                text.text[slice(*one.span)] for text, one in ((claim, ours), (sentence, other))
            )
            findings.differences.append(
                Difference(DifferenceKind.NUMBER, said.lower(), found.lower(), other.span)
            )


def _ranked(text: Text) -> list[_Ranked]:
    found: list[_Ranked] = []
    for match in _SUPERLATIVE.finditer(text.text):
        nouns = counted(text, match.end())
        if nouns:
            most = match["most"].lower()
            first = match["rank"] is None
            found.append(_Ranked(first, _SAME.get(most, most), nouns, match.span()))
    return found


def _as_wide(claim: Text, ours: _Ranked, sentence: Text) -> bool:
    """Whether the sentence holds what the claim says after the noun: "in Europe", "since 2008"."""
    last = ours.nouns[-1]
    return all(
        any(shares(word, other) for other in sentence.words)
        for word in claim.words
        if word.start > last.start and word.clause == last.clause and is_content(word)
    )


def _comes_before(claim: Text, sentence: Text, other: _Ranked) -> bool:
    """Whether the claim is about what the sentence ranks higher: "second only to Falk"."""
    after = _ONLY_AFTER.search(sentence.text, other.span[1])
    if after is None:
        return False
    above = [word for word in sentence.words if word.start > after.start()]
    return any(matches(name, above) for name in names_in(claim.text))
