"""Quotations: the claim's against the passage."""

import re

from rapidfuzz import fuzz

from bot.differences.lexicon import REPORTING
from bot.differences.result import Findings, Missing
from bot.differences.text import analyse
from bot.domain import Difference, DifferenceKind, Passage, Span

_ALTERED = 80
"""At or above this partial ratio a passage holds the quotation in other words (of 0 to 100)."""

_SHORTEST = 3
_QUOTED = re.compile(
    r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|(?<!\w)[\u2018']([^\u2018\u2019']{12,})[\u2019'](?!\w)"
)
_FOLDED = str.maketrans({"“": '"', "”": '"', "\u2018": "'", "\u2019": "'", "\u2013": "-", "—": "-"})


_SPOKEN = frozenset(
    [
        "ask",
        "reply",
        "shout",
        "call",
        "describe",
        "tweet",
        "post",
        "promise",
        "vow",
        "pledge",
        "speak",
    ]
)


def compare_quotes(claim: str, passage: Passage, findings: Findings) -> None:
    """Look up each quotation of three words or more in the passage, to the letter."""
    for match in _QUOTED.finditer(claim):
        quote = next(group for group in match.groups() if group is not None).strip(" ,.;:!?")
        if len(quote.split()) >= _SHORTEST:
            spoken = claim[: match.start()].rstrip().endswith(":") or any(
                word.stem in REPORTING | _SPOKEN for word in analyse(claim).words
            )
            _compare(quote, passage, findings, spoken=spoken)


def _compare(quote: str, passage: Passage, findings: Findings, *, spoken: bool) -> None:
    folded, text = _fold(quote), _fold(passage.text)
    first, last = passage.sentence_span
    at = text.find(folded, first)
    if at < 0:
        at = text.find(folded)
    if at >= 0:
        if first <= at and at + len(quote) <= last:
            findings.agreements.append((at - first, at - first + len(quote)))
        return
    alignment = fuzz.partial_ratio_alignment(folded, text, score_cutoff=_ALTERED)
    if alignment is None or len(text) < len(folded):
        findings.missing.append(Missing("quote", quote))
        return
    start, end = _whole_words(passage.text, alignment.dest_start, alignment.dest_end)
    within = first <= start and end <= last
    span: Span | None = (start - first, end - first) if within else None
    found = passage.text[start:end]
    if _letters(found) == _letters(quote):
        if span is not None:
            findings.agreements.append(span)
        return
    if not spoken:
        # A title or a nickname in quotation marks is no speech that could be misquoted.
        findings.missing.append(Missing("quote", quote))
        return
    findings.differences.append(Difference(DifferenceKind.QUOTE, quote, found, span))


def _fold(text: str) -> str:
    """Fold case and quotation marks without moving a character."""
    plain = text.translate(_FOLDED)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else plain


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", _fold(text)).strip()


def _whole_words(text: str, start: int, end: int) -> Span:
    """Widen or narrow a range so that it cuts no word."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
