"""Spans of time: "2:00:35", "2 hours and 35 seconds", "a week of mourning", "half an hour"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.counted import bound_of, counted, lead_of, said_of
from bot.differences.language.counting import NUMBER, number_of
from bot.differences.language.text import Text

_AMOUNT = rf"zero|{NUMBER}"
_DURATION = re.compile(
    r"(?<![\w:.,-])(?:(\d{1,2}):([0-5]\d):([0-5]\d)(?![:\w]|\.\d|\s?[ap]\.?m\b)|"
    rf"(?=(?:{_AMOUNT})\s)(?:({_AMOUNT})\s(?:hours?|hrs?))?(?:,?\s?(?:and\s)?({_AMOUNT})\s(?:minutes?|mins?))?"
    rf"(?:,?\s?(?:and\s)?({_AMOUNT})\s(?:seconds?|secs?))?\b)",
    re.IGNORECASE,
)
_MINUTES_READ = 300
"""How many seconds a duration told in hours and minutes may lie from the exact one."""
_LONGER = re.compile(
    rf"(?<![\w:.,-])(?P<years>{_AMOUNT})\syears?,?\s(?:and\s)?(?P<months>{_AMOUNT})\smonths?\b(?!\s+(?:ago|old)\b)"
    rf"|(?<![\w:.,-])(?P<weeks>{_AMOUNT})\sweeks?,?\s(?:and\s)?(?P<days>{_AMOUNT})\sdays?\b(?!\s+(?:ago|old)\b)",
    re.IGNORECASE,
)
"""A span told in two units: "three years and six months"."""
_UNIT_OF_TIME = r"second|minute|hour|day|week|month|year|decade"
_ONE_OF_TIME = re.compile(
    rf"\b(?:an?|one)\s+(?P<of>{_UNIT_OF_TIME})\s+of\s+(?!the\b|his\b|her\b|its\b|their\b|this\b|that\b)"
    rf"|\b(?P<long>{_UNIT_OF_TIME})-?long\b"
    rf"|\bhalf\s+(?:an?|of\s+an?)\s+(?P<half>{_UNIT_OF_TIME})\b(?!\s+(?:ago|later|earlier|before|after))"
    rf"|\ban?\s+(?P<more>{_UNIT_OF_TIME})\s+and\s+a\s+half\b",
    re.IGNORECASE,
)
"""Spans of time without a number: "a week of mourning", "a month-long ban", "half an hour"."""


def durations(text: Text) -> Iterator[Quantity]:
    """Yield the spans of time that are told otherwise than by one number and its unit."""
    yield from _timed(text)
    yield from _longer(text)
    yield from _single(text)


def _timed(text: Text) -> Iterator[Quantity]:
    """Yield 2:00:35, and "2 hours, 0 minutes and 35 seconds", in seconds."""
    for match in _DURATION.finditer(text.text):
        parts = match.groups()
        hours, minutes, seconds = parts[:3] if parts[0] else parts[3:]
        if sum(part is not None for part in (hours, minutes, seconds)) < 2:
            continue
        value = sum(
            number_of(part) * scale
            for part, scale in ((hours, 3600), (minutes, 60), (seconds, 1))
            if part
        )
        bound, begin = bound_of(text.text, *match.span())
        yield Quantity(
            *match.span(), Decimal(value), "count", "seconds", bound, (),
            said_of(text, match.end()), lead_of(text, begin),
            Decimal(0 if seconds else _MINUTES_READ), written=match.group(),
        )  # fmt: skip


def _longer(text: Text) -> Iterator[Quantity]:
    """Yield "three years and six months" in months, "a week and two days" in days."""
    for match in _LONGER.finditer(text.text):
        large, small, scale, unit = match["years"], match["months"], 12, "months"
        if match["weeks"]:
            large, small, scale, unit = match["weeks"], match["days"], 7, "days"
        value = Decimal(number_of(large) * scale + number_of(small))
        bound, begin = bound_of(text.text, *match.span())
        yield Quantity(
            *match.span(), value, "count", unit, bound, counted(text, match.end()),
            said_of(text, match.end()), lead_of(text, begin), written=match.group(),
        )  # fmt: skip


def _single(text: Text) -> Iterator[Quantity]:
    for match in _ONE_OF_TIME.finditer(text.text):
        unit = next(named for named in match.groups() if named).lower()
        value = Decimal("0.5") if match["half"] else Decimal("1.5") if match["more"] else Decimal(1)
        bound, begin = bound_of(text.text, *match.span())
        end = match.end("of") if match["of"] else match.end()
        yield Quantity(
            match.start(), end, value, "count", f"{unit}s", bound, counted(text, end),
            said_of(text, end), lead_of(text, begin),
        )  # fmt: skip
