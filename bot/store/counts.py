"""How many answers came out how, by day, without anything of what was asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.domain import Answer
from bot.store.schema import Connections

KEPT_DAYS = 30
"""How many days are kept, today among them."""

ANSWERED, UNANSWERED = "answered", "unanswered"
"""What stands for the verdict of a question."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers of a kind had an outcome: a verdict, or whether a question was answered."""

    day: date
    kind: str
    outcome: str
    count: int


def outcome_of(answer: Answer) -> str:
    """Return what an answer is counted as."""
    if answer.verdict is not None:
        return answer.verdict.value
    return UNANSWERED if answer.abstains else ANSWERED


class Counts:
    """The counts of all servers; days are given, so that they are the caller's clock's."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, server: str, day: date, kind: str, outcomes: Iterable[str]) -> None:
        """Count answers that were given in a server."""
        rows = [(server, day.isoformat(), kind, outcome) for outcome in outcomes]
        with self._connections.writing() as db:
            db.conn.executemany(
                """INSERT INTO counts VALUES (?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET count = count + 1""",
                rows,
            )

    def since(self, server: str, day: date) -> tuple[Count, ...]:
        """Return a server's counts from a day on, in the order of the days."""
        with self._connections.explained() as db:
            rows = db.execute(
                """SELECT day, kind, verdict, count FROM counts WHERE server = ? AND day >= ?
                ORDER BY day, kind, verdict""",
                [server, day.isoformat()],
            ).fetchall()
        return tuple(
            Count(date.fromisoformat(day), kind, outcome, count)
            for day, kind, outcome, count in rows
        )

    def forget_server(self, server: str) -> None:
        """Forget a server's counts."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM counts WHERE server = ?", [server])

    def forget_old(self) -> None:
        """Forget the days that are kept no longer."""
        oldest = datetime.now(UTC).date() - timedelta(days=KEPT_DAYS - 1)
        with self._connections.writing() as db:
            db.execute("DELETE FROM counts WHERE day < ?", [oldest.isoformat()])
