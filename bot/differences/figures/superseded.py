"""Numbers that were told before better ones: "148 arrests, having earlier spoken of 83"."""

import re

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.pairing import meets, of_one_sort
from bot.differences.language.text import Text

_BEFORE = r"(?:earlier|previously|initially|originally|first|at\s+first|before)"
_FIGURE = r"(?:count|figure|toll|estimate|number|tally|total|report)s?"
_TOLD = r"(?:said|put|gave|given|spoken|spoke|reported|estimated|counted|announced|cited|listed)"
_EARLIER = re.compile(
    rf"\b(?:having|had|has|have)\s+(?:\w+\s+)?{_BEFORE}\s+{_TOLD}\b"
    rf"|\b{_BEFORE}\s+(?:had\s+)?{_TOLD}\b"
    rf"|\b(?:earlier|previous|initial|first|original|preliminary)\s+(?:\w+\s+)?{_FIGURE}\s+"
    rf"(?:of|was|were|had\s+been|had\s+spoken|spoke|said|put)\b"
    rf"|\brevised\s+(?:up|down|upwards?|downwards?)?\s*from\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[;:.]\s|\bbut\b|\band\s+(?:then|later|now)\b", re.IGNORECASE)
_OF_THEN = re.compile(
    rf"\b(?:{_BEFORE}|initial|original|previous|preliminary|early|earliest|revised|then|from|once|wrong(?:ly)?|"
    rf"correct(?:ed|s|ion)?|retract(?:ed|s)?|(?:take|takes|taken|took)\s+back|withdr[ae]wn?|claim)\b",
    re.IGNORECASE,
)
"""What shows that a claim tells of what was said before."""


def superseded(claim: Text, sentence: Text, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the number of a sentence that it gives as an earlier word on another of its numbers.

    There is none for a claim about what was said before.
    """
    match = _EARLIER.search(sentence.text)
    if match is None or _OF_THEN.search(claim.text):
        return ()
    end = _ENDS.search(sentence.text, match.end())
    until = len(sentence.text) if end is None else end.start()
    following = [one for one in found if match.end() <= one.start < until][:1]
    return tuple(
        one
        for one in following
        if any(other is not one and _replaces(other, one) for other in found)
    )


def _replaces(number: Quantity, earlier: Quantity) -> bool:
    """Whether two numbers count the same; an earlier one often stands without its noun."""
    if not of_one_sort(number, earlier):
        return False
    return not earlier.nouns or meets(earlier.nouns[-1:], number.nouns)
