"""Servers that have removed the bot, and when: what is theirs goes after a time of grace."""

from datetime import UTC, datetime, timedelta

from bot.store.schema import Connections

GRACE = timedelta(days=7)
"""How long a server's data waits for its return."""


class Departures:
    """A row for each server that has left and not come back."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def left(self, server: str, when: datetime) -> None:
        """Note that a server has removed the bot; the time of grace starts anew."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO departures (server, at) VALUES (?, ?)",
                [server, _written(when)],
            )

    def returned(self, *servers: str) -> int:
        """Note that servers are here, and return how many of them had left."""
        marks = ",".join("?" * len(servers))
        with self._connections.writing() as db:
            sql = f"DELETE FROM departures WHERE server IN ({marks}) RETURNING server"
            return len(db.execute(sql, list(servers)).fetchall())

    def due(self, when: datetime) -> tuple[str, ...]:
        """Return the servers whose time of grace has passed, the first to leave first."""
        with self._connections.explained() as db:
            rows = db.execute(
                "SELECT server FROM departures WHERE at <= ? ORDER BY at",
                [_written(when - GRACE)],
            ).fetchall()
        return tuple(row[0] for row in rows)


def _written(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")
