"""Corrections: what a sentence says was printed in error."""

import re

from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, analyse, within
from bot.differences.result import Findings
from bot.domain import Difference, DifferenceKind, Span

_TOLD_THERE = 0.3
"""The share of a claim's events that what is taken back must hold to be what the claim tells of."""

_FIGURES = frozenset({"date", "number", "quote"})

_MARK = r"(?:corrections?|clarification|erratum|corrected|editor['\u2019]s\s+note)"
_PRINTED = (
    r"(?:version|edition|report|article|story|headline|caption|item|post|account|dispatch)s?\b"
)
_EARLIER = (
    rf"\b(?:an?|the|our|this|that|some)\s+(?:(?:\w+\s+)?"
    rf"(?:early|earlier|first|previous|original|initial|older|prior|print|online)"
    rf"\s+(?:\w+\s+)?{_PRINTED}|{_PRINTED}\s+(?:that\s+was\s+)?(?:published|printed|posted)\b)"
)
_SAID = (
    r"(?:said|stated|reported|claimed|suggested|implied|gave|put|described|identified|named|called"
    r"|listed|attributed|quoted|referred\s+to|had)\b"
)
_IN_ERROR = r"(?:wrongly|incorrectly|mistakenly|erroneously|falsely|inaccurately)"
_TAKEN_BACK = re.compile(
    rf"(?:^\W*{_MARK}\b[^.]{{0,40}}?[:.\u2014\u2013-]\s*(?:.{{0,40}}?){_EARLIER}[^.;:]*?\b{_SAID}"
    rf"|{_EARLIER}[^.;:]*?\b(?:{_IN_ERROR}\s+{_SAID}|misstated|misreported|misidentified|misquoted)"
    rf"|{_EARLIER}\s+of\s+th(?:is|e)\s+{_PRINTED}[^.;:]*?\b{_SAID})",
    re.IGNORECASE,
)
_TURN = re.compile(r";|\u2014|\s\u2013\s|\bin\s+fact\b|,\s+but\b|\binstead\b", re.IGNORECASE)
"""Where a sentence goes on to what is right."""
_OF_PRINT = re.compile(
    rf"\b(?:{_MARK}|{_PRINTED}|error|mistaken?(?:ly)?|wrong(?:ly)?|incorrect(?:ly)?|at\s+first"
    rf"|initially|originally|printed)\b",
    re.IGNORECASE,
)
"""What shows that a claim is about the error itself."""


def compare_corrections(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report that a sentence takes back what the claim tells.

    A figure that was printed in error is held against no claim; one that is told beside it is.
    """
    found = _taken_back(sentence.text)
    if found is None or _OF_PRINT.search(claim.text):
        return
    words, content = found
    findings.differences = [one for one in findings.differences if not _stands_in(one, content)]
    findings.rivals = [one for one in findings.rivals if not _stands_in(one, content)]
    told = analyse(sentence.text[slice(*content)])
    agrees = all(content[0] <= start < content[1] for start, _ in findings.agreements)
    silent = any(missing.kind in _FIGURES for missing in findings.missing)
    if agrees and not silent and overlap_of(event_words(claim), told) >= _TOLD_THERE:
        said = sentence.text[slice(*words)]
        findings.taken_back = Difference(DifferenceKind.CORRECTION, claim.text, said, words)
        findings.reported = None


def _taken_back(sentence: str) -> tuple[Span, Span] | None:
    """Return where a sentence says that something was printed, and what was printed in error."""
    match = _TAKEN_BACK.search(sentence)
    if match is None:
        return None
    turn = _TURN.search(sentence, match.end())
    return match.span(), (match.end(), turn.start() if turn else len(sentence))


def _stands_in(difference: Difference, content: Span) -> bool:
    return difference.span is not None and within(difference.span, content)
