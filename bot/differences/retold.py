"""A claim in a passage's words, where dates and numbers tell the same in others."""

import re

from bot.differences.calendar.relative import WEEKDAY
from bot.differences.result import Comparison
from bot.domain import Passage

_ON = re.compile(r"\b(?:on|in)\s+$", re.IGNORECASE)
_OPENING = re.compile(rf"(?<!\s)\s*\b(?:(?:on|in)\s+)?(?:(?:{WEEKDAY}),?\s+)?$", re.IGNORECASE)
_SELF_CONTAINED = re.compile(
    r"(?:on|in|at|last|this|next|yesterday|today|earlier|late|that"
    r"|\w+\s+(?:day|week)s?\s+(?:later|earlier)|the\s+(?:same|next|following|previous))\b",
    re.IGNORECASE,
)
"""What a date begins with that needs no preposition before it."""
_UNFINISHED = (" after", " before")
"""How a date ends that is told by its distance from another event, which only the sentence has."""


def retold(claim: str, passage: Passage, comparison: Comparison) -> str:
    """Return a claim with its dates and numbers as the passage's found sentence tells them.

    Only what says the same is put in the sentence's words: "on 4 August 2024" becomes "on Sunday",
    "less than two weeks" becomes "ten days". A reader who cannot reckon can compare the rest.
    """
    text, rest = claim, len(claim)
    for (start, end), (first, last) in reversed(comparison.alike):
        words = passage.sentence.text[first:last]
        if words.lower().endswith(_UNFINISHED):
            words = ""
        if end <= rest and words.lower() != text[start:end].lower():
            opening = _OPENING if not words else _ON if _SELF_CONTAINED.match(words) else None
            before = opening.search(text, 0, start) if opening else None
            rest = before.start() if before else start
            text = text[:rest] + words + text[end:]
    return text
