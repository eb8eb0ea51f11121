"""What people think of answers; a vote outlives its card, its reason only where that may be."""

from datetime import UTC, date, datetime, timedelta

from bot.domain import Verdict
from bot.store.memory import KEPT_DAYS
from bot.store.schema import Connections
from bot.votes import Vote

COUNTED_DAYS = 365
"""How long a vote is kept."""


class Feedback:
    """One row for each person and card."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def save(self, vote: Vote) -> None:
        """Write a vote over the one that the person gave before."""
        with self._connections.writing() as db:
            db.execute(
                """INSERT OR REPLACE INTO feedback (asked, claim, person, server, verdict,
                is_right, reason, may_keep, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    vote.asked,
                    vote.claim,
                    vote.person,
                    vote.server,
                    vote.verdict,
                    int(vote.right),
                    vote.reason,
                    int(vote.may_keep),
                    _days_ago(0),
                ],
            )

    def of(self, asked: str, claim: int, person: int) -> Vote | None:
        """Return what a person thinks of a card, or None where they have not said."""
        with self._connections.explained() as db:
            row = db.execute(
                """SELECT server, verdict, is_right, reason, may_keep FROM feedback
                WHERE asked = ? AND claim = ? AND person = ?""",
                [asked, claim, person],
            ).fetchone()
        if row is None:
            return None
        server, verdict, right, reason, may_keep = row
        told = Verdict(verdict) if verdict else None
        return Vote(asked, claim, person, server, told, bool(right), reason, bool(may_keep))

    def tally(self, server: str | None, since: date) -> tuple[int, int]:
        """Return how often people of a server found an answer right since a day, and wrong."""
        with self._connections.explained() as db:
            right, votes = db.execute(
                """SELECT coalesce(sum(is_right), 0), count(*) FROM feedback
                WHERE server IS ? AND created >= ?""",
                [server, since.isoformat()],
            ).fetchone()
        return right, votes - right

    def forget_person(self, person: int) -> int:
        """Delete a person's votes and return how many there were."""
        with self._connections.writing() as db:
            rows = db.execute("DELETE FROM feedback WHERE person = ? RETURNING claim", [person])
            return len(rows.fetchall())

    def forget_server(self, server: str) -> None:
        """Delete the votes of a server."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM feedback WHERE server = ?", [server])

    def keep_no_longer(self, server: str) -> None:
        """Keep the reasons of a server no longer than any, whatever their writers allowed."""
        with self._connections.writing() as db:
            db.execute("UPDATE feedback SET may_keep = 0 WHERE server = ?", [server])

    def forget_old(self) -> None:
        """Delete the reasons that may not be kept longer, and the votes that are old."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE feedback SET reason = NULL WHERE may_keep = 0 AND created < ?",
                [_days_ago(KEPT_DAYS)],
            )
            db.execute("DELETE FROM feedback WHERE created < ?", [_days_ago(COUNTED_DAYS)])


def _days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
