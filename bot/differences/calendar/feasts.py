"""Days that are named for what is kept on them, the same day everywhere and every year."""

import re
from collections.abc import Iterator

from bot.differences.calendar.periods import Period
from bot.domain import Span

_DAYS: dict[str, tuple[tuple[int, int], ...]] = {
    "new year's day": ((1, 1),),
    "new year's eve": ((12, 31),),
    "new year's night": ((12, 31), (1, 1)),
    "valentine's day": ((2, 14),),
    "april fools' day": ((4, 1),),
    "may day": ((5, 1),),
    "fourth of july": ((7, 4),),
    "bastille day": ((7, 14),),
    "halloween": ((10, 31),),
    "christmas eve": ((12, 24),),
    "christmas day": ((12, 25),),
    "boxing day": ((12, 26),),
}
"""Their month and day; a night is of two days."""
_ANY = "|".join(_DAYS).replace("'", "['\u2019]?").replace(" ", r"\s+")
_FEAST = re.compile(
    rf"\b(?P<day>{_ANY})\b(?:,?\s+(?:of\s+|in\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b)?", re.IGNORECASE
)
_BY_LETTERS = {"".join(filter(str.isalnum, name)): days for name, days in _DAYS.items()}


def feasts_in(text: str) -> Iterator[tuple[Span, tuple[Period, ...]]]:
    """Yield where a text names such a day, and the days that it may be."""
    for match in _FEAST.finditer(text):
        days = _BY_LETTERS["".join(filter(str.isalnum, match["day"].lower()))]
        year = int(match["year"]) if match["year"] else None
        yield match.span(), tuple(Period(year, month, day) for month, day in days)
