"""What admins have done in each server."""

from datetime import UTC, datetime, timedelta

from bot.servers import AdminAction
from bot.store.rows import now
from bot.store.schema import Connections

KEPT_DAYS = 365
"""How long an entry is kept."""


class AuditLog:
    """Entries by server, newest first; nobody but `forget_server` and time removes any."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def write(self, server: str, person: int, action: str, detail: str = "") -> None:
        """Add what a person did just now."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO audit (server, at, person, action, detail) VALUES (?, ?, ?, ?, ?)",
                [server, now(), person, action, detail],
            )

    def last(self, server: str, limit: int = -1) -> tuple[AdminAction, ...]:
        """Return a server's last entries, newest first; all of them without a limit."""
        with self._connections.explained() as db:
            rows = db.execute(
                """SELECT at, person, action, detail FROM audit
                WHERE server = ? AND at >= ? ORDER BY id DESC LIMIT ?""",
                [server, _oldest(), limit],
            ).fetchall()
        return tuple(
            AdminAction(datetime.fromisoformat(at), person, action, detail)
            for at, person, action, detail in rows
        )

    def forget_server(self, server: str) -> None:
        """Drop every entry of a server."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM audit WHERE server = ?", [server])

    def forget_old(self) -> None:
        """Drop the entries that have been kept long enough."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM audit WHERE at < ?", [_oldest()])


def _oldest() -> str:
    return (datetime.now(UTC) - timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds")
