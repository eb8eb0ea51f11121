"""What a text rules out: "on Tuesday, not Monday", "26 kg rather than 62", "by Berg, not Smith"."""

import re

from bot.differences.language.ruled import ruled_out, rulings, with_ruling
from bot.differences.language.text import Text
from bot.differences.names.finding import Name, matches, names_in
from bot.differences.names.replacements import instead
from bot.differences.result import Findings
from bot.domain import Difference

_BUT = re.compile(r",?\s+but\s+(?:by\s+|in\s+|to\s+|from\s+|the\s+)*", re.IGNORECASE)
_NEXT_TO = re.compile(r"\W*(?:and\s+)?", re.IGNORECASE)


def compare_contrasts(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report each name of the claim's that the sentence holds only to rule it out."""
    if not rulings(sentence.text):
        return
    others = names_in(sentence.text)
    for name in names_in(claim.text):
        here = matches(name, sentence.words)
        excluded = [other for other in others if matches(name, other.words)]
        if not here or len(excluded) != len(here) or ruled_out(claim.text, name.span[0]):
            continue
        if all(ruled_out(sentence.text, other.span[0]) for other in excluded):
            difference = _difference(claim, name, sentence, excluded[0], others)
            findings.differences.append(difference)


def _difference(
    claim: Text, name: Name, sentence: Text, excluded: Name, others: tuple[Name, ...]
) -> Difference:
    """Word a difference: by the name that stands instead, else by the words that rule one out."""
    span = with_ruling(sentence.text, excluded.span)
    ruling, end = span
    for other in others:
        first, last = other.span
        before = last <= ruling and _NEXT_TO.fullmatch(sentence.text, last, ruling)
        if before or (first > end and _BUT.fullmatch(sentence.text, end, first)):
            span = other.span
    return instead(claim, name, sentence, span)
