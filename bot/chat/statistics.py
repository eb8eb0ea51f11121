"""A server's answers of the past days, summed up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain import Verdict
from bot.store import ANSWERED, COUNT_DAYS, UNANSWERED, Count

DAYS = COUNT_DAYS
_OPEN = frozenset({UNANSWERED, Verdict.NOT_ENOUGH_EVIDENCE.value})
OUTCOMES = (*(verdict.value for verdict in Verdict), ANSWERED, UNANSWERED)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a server's answers came to.

    Attributes:
        days: The days, the oldest first, today last.
        daily: How many answers each day had.
        outcomes: How many answers had which outcome; those that none had are left out.
        right: How many answers people found right.
        wrong: How many answers people found wrong.
    """

    days: tuple[date, ...]
    daily: tuple[int, ...]
    outcomes: dict[str, int]
    right: int = 0
    wrong: int = 0

    @property
    def total(self) -> int:
        """How many answers there were."""
        return sum(self.daily)

    @property
    def open_share(self) -> float:
        """Which share of the answers the sources left open, in [0, 1]."""
        left = sum(count for outcome, count in self.outcomes.items() if outcome in _OPEN)
        return left / self.total if self.total else 0.0


def first_day(today: date) -> date:
    """Return the first of the days that are summed up."""
    return today - timedelta(days=DAYS - 1)


def sum_up(counts: Sequence[Count], today: date, feedback: tuple[int, int]) -> Statistics:
    """Return what the counts of the days up to today come to."""
    days = tuple(first_day(today) + timedelta(days=number) for number in range(DAYS))
    daily: Counter[date] = Counter()
    outcomes: Counter[str] = Counter()
    for count in counts:
        if count.day in days:
            daily[count.day] += count.count
            outcomes[count.outcome] += count.count
    found = {outcome: outcomes[outcome] for outcome in OUTCOMES if outcomes[outcome]}
    return Statistics(days, tuple(daily[day] for day in days), found, *feedback)
