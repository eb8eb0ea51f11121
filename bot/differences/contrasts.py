"""What a text rules out: "on Tuesday, not Monday", "26 kg rather than 62", "by Berg, not Smith"."""

import re

from bot.differences.language.ruled import ruled_out, ruling_before
from bot.differences.language.text import Text
from bot.differences.names.finding import Name, matches, names_in
from bot.differences.result import Findings
from bot.domain import Difference, DifferenceKind

_BUT = re.compile(r",?\s+but\s+(?:by\s+|in\s+|to\s+|from\s+|the\s+)*", re.IGNORECASE)
_NEXT_TO = re.compile(r"\W*(?:and\s+)?", re.IGNORECASE)


def compare_contrasts(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report each name of the claim's that the sentence holds only to rule it out."""
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
    ruling = ruling_before(sentence.text, excluded.span[0])
    span = ruling, excluded.span[1]
    for other in others:
        gap = sentence.text[other.span[1] : ruling], sentence.text[excluded.span[1] : other.span[0]]
        before = other.span[1] <= ruling and _NEXT_TO.fullmatch(gap[0])
        if before or (other.span[0] > excluded.span[1] and _BUT.fullmatch(gap[1])):
            span = other.span
    claimed = claim.text[slice(*name.span)]
    return Difference(DifferenceKind.NAME, claimed, sentence.text[slice(*span)], span)
