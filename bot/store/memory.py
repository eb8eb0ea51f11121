"""What a chat must remember across restarts: queries behind buttons, messages answered."""

import secrets
from datetime import UTC, datetime, timedelta

from bot.domain import Asked, Scope
from bot.store.schema import Connections

KEPT_DAYS = 30
"""How long a query is kept for the buttons of its card; after that they say so."""


class ChatMemory:
    """Queries and message ids, forgotten after a while."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def remember(self, kind: str, text: str, scope: Scope) -> Asked:
        """Keep a query and return it with an id that cannot be guessed."""
        asked = Asked(secrets.token_urlsafe(9), scope, kind, text)
        with self._connections.writing() as db:
            db.execute("DELETE FROM asked WHERE created < ?", [_days_ago(KEPT_DAYS)])
            db.execute(
                "INSERT INTO asked VALUES (?, ?, ?, ?, ?)",
                [asked.id, scope.server, kind, text, _days_ago(0)],
            )
        return asked

    def recall(self, id: str, scope: Scope) -> Asked | None:
        """Return the query of that id, or None where it is forgotten or another server's."""
        with self._connections.explained() as db:
            row = db.execute(
                "SELECT kind, text FROM asked WHERE id = ? AND server IS ? AND created >= ?",
                [id, scope.server, _days_ago(KEPT_DAYS)],
            ).fetchone()
        return Asked(id, scope, *row) if row else None

    def claim_message(self, message_id: int) -> bool:
        """Return True to the first that asks about a message or an interaction, then False."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM answered_messages WHERE created < ?", [_days_ago(KEPT_DAYS)])
            row = db.execute(
                "INSERT OR IGNORE INTO answered_messages VALUES (?, ?) RETURNING id",
                [message_id, _days_ago(0)],
            ).fetchall()
        return bool(row)


def _days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
