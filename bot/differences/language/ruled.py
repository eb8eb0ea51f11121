"""Dates, numbers and names that a text names only to rule them out."""

import re
from functools import lru_cache

from bot.differences.language.common_words import WEEKDAYS
from bot.differences.language.counting import SMALL
from bot.domain import Span

BOUNDING = r"(?:(?!(?:and|but|or)\b)[\w'\u2019-]+\s+){0,7}?(?:until\b|(?:more|less|fewer)\s+than\s)"
"""What follows a "not" that bounds a day or a number and denies nothing else."""
_SMALL = r"(?:(?:by|on|in|at|to|from|of|for|with|the|an?|its|his|her|their)\s+)*"
_RULING = re.compile(
    rf"(?P<aside>\b(?i:if|or|why|do|does|did|has|have|had|will|would|could|should|may|might)\s+)?"
    rf"\b(?P<words>(?i:not|rather\s+than|instead\s+of|as\s+opposed\s+to)\s+{_SMALL})"
    rf"(?=[A-Z\d$€£]|(?i:(?:jan|feb|mar|apr|may|june|july|aug|sept?|oct|nov|dec)(?:[a-z]*)\s+\d"
    rf"|{'|'.join((*WEEKDAYS, *SMALL[1:]))})\b)"
)
"""What rules out a value that follows; "did not on Monday" and "if not 20" rule out none."""


def ruled_out(text: str, start: int) -> bool:
    """Whether what begins at a place is said not to be so."""
    return _ruling_before(text, start) < start


def with_ruling(text: str, span: Span) -> Span:
    """Return a place with the words before it that rule out what stands there, if any."""
    return _ruling_before(text, span[0]), span[1]


def _ruling_before(text: str, start: int) -> int:
    return next((begin for begin, end in rulings(text) if begin < start <= end), start)


@lru_cache(maxsize=512)
def rulings(text: str) -> tuple[Span, ...]:
    """Return the places of the words that rule out what follows each of them."""
    return tuple(match.span("words") for match in _RULING.finditer(text) if match["aside"] is None)
