"""Stretches of the calendar, as precise as a text gives them."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Part = Literal["early", "mid", "late"]

_PARTS: dict[Part, tuple[int, int]] = {"early": (1, 12), "mid": (8, 23), "late": (18, 31)}
_MONTH_PARTS: dict[Part, tuple[int, int]] = {"early": (1, 5), "mid": (4, 9), "late": (8, 12)}
_ANY_LEAP_YEAR = 2000
_NEAR = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month, a year or a span of years; None where the text doesn't say.

    `assumed` marks a year that was taken from the article's date and not from the text.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    years: int = 1
    assumed: bool = False

    @property
    def valid(self) -> bool:
        """Whether the calendar has it."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.year is not None and not 1 <= self.year <= 9990:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return False
        year = _ANY_LEAP_YEAR if self.year is None else self.year
        return 1 <= self.day <= calendar.monthrange(year, self.month)[1]

    @property
    def normal(self) -> str:
        """ISO 8601, with `--` for a year that isn't known: 2024-08-14, --08-14, 2024-08, 2021."""
        if self.month is None:
            return f"{self.year:04d}" + ("s" if self.years > 1 else "")
        month = f"-{self.month:02d}" if self.year is None else f"{self.year:04d}-{self.month:02d}"
        prefix = "-" if self.year is None else ""
        return prefix + month + ("" if self.day is None else f"-{self.day:02d}")

    def bounds(self, year: int) -> tuple[date, date]:
        """The first and the last day, in the given year where the text has none."""
        year = self.year or year
        if self.month is None:
            first, last = _MONTH_PARTS[self.part] if self.part else (1, 12)
            end = year + self.years - 1
            return date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1])
        length = calendar.monthrange(year, self.month)[1]
        if self.day is not None:
            day = date(year, self.month, min(self.day, length))
            return day, day
        first, last = _PARTS[self.part] if self.part else (1, 31)
        return date(year, self.month, first), date(year, self.month, min(last, length))

    def informs(self, other: "Period") -> bool:
        """Whether the two give a part of the date in common in their own words."""
        if self.month is not None and other.month is not None:
            return True
        stated = self.year is not None and not self.assumed
        return stated and other.year is not None and not other.assumed


def with_year(period: Period, published: date | None) -> tuple[Period, ...]:
    """Place a period without a year near an article's date; two readings where both are likely."""
    if period.year is not None or period.month is None or published is None:
        return (period,)
    readings = [
        replace(period, year=year, assumed=True)
        for year in (published.year - 1, published.year, published.year + 1)
        if 1 < year < 9000
    ]
    readings = [reading for reading in readings if reading.valid]
    if not readings:
        return (period,)
    readings.sort(key=lambda reading: _distance(reading, published))
    if _distance(readings[0], published) > _NEAR:
        return tuple(readings[:2])
    return (readings[0],)


def _distance(period: Period, published: date) -> timedelta:
    first, last = period.bounds(published.year)
    if first <= published <= last:
        return timedelta(0)
    # News looks back more often than ahead, so a date to come counts as further away.
    return (published - last) if last < published else (first - published) * 1.5


def overlaps(left: Period, right: Period) -> bool:
    """Whether one can lie in the other; a year that only one side gives decides nothing."""
    shared = left.year or right.year or _ANY_LEAP_YEAR
    first, last = left.bounds(shared)
    begin, end = right.bounds(shared)
    return first <= end and begin <= last
