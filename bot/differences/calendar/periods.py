"""Stretches of the calendar, as precise as a text gives them."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Part = Literal["early", "mid", "late"]

_SHARES: dict[Part, tuple[float, float]] = {"early": (0, 0.42), "mid": (0.25, 0.75)}
_SHARES["late"] = (0.55, 1)
"""Which share of a month, a year, a decade or a century its parts take, as generously as news."""

NAMED: dict[str, tuple[int, int]] = {
    **{"spring": (3, 4), "summer": (6, 4), "autumn": (9, 4), "winter": (12, 4)},
    **{"Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6)},
}
"""Named parts of a year: the month they begin in, and how many months they take."""

_ANY_LEAP_YEAR = 2000
_NEAR = timedelta(days=200)
_LAST_YEAR = 9800


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month, a part of a year, a year or a span of years; None where the text is silent.

    `named` is a season, a quarter or a half of the year. `assumed` marks a year that was taken
    from the article's date and not from the text.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    years: int = 1
    assumed: bool = False
    named: str | None = None

    @property
    def valid(self) -> bool:
        """Whether the calendar has it."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.year is not None and not 1 <= self.year <= _LAST_YEAR:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return False
        year = _ANY_LEAP_YEAR if self.year is None else self.year
        return 1 <= self.day <= calendar.monthrange(year, self.month)[1]

    @property
    def normal(self) -> str:
        """ISO 8601, with `--` for an unknown year: 2024-08-14, --08-14, 2024-08, 2021-Q1, 1990s."""
        year = "-" if self.year is None else f"{self.year:04d}"
        if self.named is not None:
            return f"{year}-{self.named}"
        if self.month is None:
            if self.years == 101:
                return f"C{(self.year or 0) // 100 + 1}"
            return year + ("s" if self.years > 1 else "")
        return f"{year}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")

    @property
    def partial(self) -> str:
        """Its normal form with the part of it that the text names: "early 2024-08"."""
        return f"{self.part} {self.normal}" if self.part else self.normal

    def bounds(self, year: int) -> tuple[date, date]:
        """The first and the last day, in the given year where the text has none."""
        year = self.year or year
        if self.day is not None and self.month is not None:
            length = calendar.monthrange(year, self.month)[1]
            day = date(year, self.month, min(self.day, length))
            return day, day
        first, last = self._whole(year)
        if self.part is None:
            return first, last
        start, end = _SHARES[self.part]
        days = (last - first).days
        return first + timedelta(days=int(days * start)), first + timedelta(days=int(days * end))

    def _whole(self, year: int) -> tuple[date, date]:
        if self.named is not None:
            month, months = NAMED[self.named]
            # The winter of a year may be the one that it begins or the one that it ends with.
            if self.named == "winter":
                return date(max(1, year - 1), 12, 1), date(year + 1, 3, 31)
            return date(year, month, 1), _end(year, month + months - 1)
        if self.month is None:
            return date(year, 1, 1), date(year + self.years - 1, 12, 31)
        return date(year, self.month, 1), _end(year, self.month)

    def informs(self, other: "Period") -> bool:
        """Whether the two give a part of the date in common in their own words."""
        if self.within_year and other.within_year:
            return True
        stated = self.year is not None and not self.assumed
        return stated and other.year is not None and not other.assumed

    @property
    def within_year(self) -> bool:
        """Whether it says more than a year."""
        return self.month is not None or self.named is not None


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def with_year(period: Period, published: date | None) -> tuple[Period, ...]:
    """Place a period without a year near an article's date; two readings where both are likely."""
    if period.year is not None or not period.within_year or published is None:
        return (period,)
    readings = [
        replace(period, year=year, assumed=True)
        for year in (published.year - 1, published.year, published.year + 1)
        if 1 < year < _LAST_YEAR
    ]
    readings = [reading for reading in readings if reading.valid]
    if not readings:
        return (period,)
    readings.sort(key=lambda reading: _distance(reading, published))
    if period.named == "winter" or _distance(readings[0], published) > _NEAR:
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


def widened(period: Period, other: Period) -> Period:
    """Take a season or a quarter for its year beside what is no such thing.

    Half the world has spring in October, and a company's first quarter begins when it likes.
    """
    same_sort = other.named is not None and (period.named or "")[:1].isupper() == (
        other.named[:1].isupper()
    )
    if period.named is None or same_sort:
        return period
    return replace(period, named=None)
