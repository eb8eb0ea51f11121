"""What a chat must remember across restarts: queries behind buttons, messages answered."""

import secrets
from datetime import UTC, datetime, timedelta

from bot.asked import Asked
from bot.domain import Scope
from bot.store.schema import Connections

KEPT_DAYS = 30
"""How long a query is kept for the buttons of its card; after that they say so."""
TAKEN_BACK_MINUTES = 15
"""How long a reply goes with the message that it answers, where that is deleted."""

_KEPT = "(created >= ? OR id IN (SELECT asked FROM watches))"
"""Which queries are kept: one that is watched outlives the others."""


class ChatMemory:
    """Queries and message ids, forgotten after a while."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def remember(
        self,
        kind: str,
        text: str,
        scope: Scope,
        person: int | None = None,
        *,
        follows: str | None = None,
        picked: tuple[int, ...] = (),
    ) -> Asked:
        """Keep a query, and who asked it, and return it with an id that cannot be guessed."""
        asked = Asked(secrets.token_urlsafe(9), scope, kind, text, person, follows, picked)
        numbers = ",".join(map(str, picked)) or None
        with self._connections.writing() as db:
            db.execute(f"DELETE FROM asked WHERE NOT {_KEPT}", [_days_ago(KEPT_DAYS)])
            db.execute(
                """INSERT INTO asked (id, server, kind, text, created, person, follows, picked)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                [asked.id, scope.server, kind, text, _days_ago(0), person, follows, numbers],
            )
        return asked

    def recall(self, id: str, scope: Scope) -> Asked | None:
        """Return the query of that id, or None where it is forgotten or another server's."""
        with self._connections.explained() as db:
            row = db.execute(
                f"""SELECT kind, text, person, follows, picked FROM asked
                WHERE id = ? AND server IS ? AND {_KEPT}""",
                [id, scope.server, _days_ago(KEPT_DAYS)],
            ).fetchone()
        if row is None:
            return None
        kind, text, person, follows, numbers = row
        picked = tuple(map(int, numbers.split(","))) if numbers else ()
        return Asked(id, scope, kind, text, person, follows, picked)

    def claim_message(self, message_id: int) -> bool:
        """Return True to the first that asks about a message or an interaction, then False."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM answered_messages WHERE created < ?", [_days_ago(KEPT_DAYS)])
            row = db.execute(
                """INSERT OR IGNORE INTO answered_messages (id, created) VALUES (?, ?)
                RETURNING id""",
                [message_id, _days_ago(0)],
            ).fetchall()
        return bool(row)

    def note_reply(self, message_id: int, reply_id: int) -> None:
        """Keep which reply a message got."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE answered_messages SET reply = ? WHERE id = ?", [reply_id, message_id]
            )

    def young_reply(self, message_id: int) -> int | None:
        """Return the reply that a message got a short while ago, or None."""
        since = timedelta(minutes=TAKEN_BACK_MINUTES)
        with self._connections.explained() as db:
            row = db.execute(
                "SELECT reply FROM answered_messages WHERE id = ? AND created >= ?",
                [message_id, _ago(since)],
            ).fetchone()
        return row[0] if row else None

    def forget_person(self, person: int) -> int:
        """Delete a person's queries and return how many there were."""
        with self._connections.writing() as db:
            rows = db.execute("DELETE FROM asked WHERE person = ? RETURNING id", [person])
            return len(rows.fetchall())

    def forget_server(self, server: str) -> None:
        """Delete the queries of a server."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM asked WHERE server = ?", [server])

    def forget_old(self) -> None:
        """Delete what has been kept long enough."""
        with self._connections.writing() as db:
            db.execute(f"DELETE FROM asked WHERE NOT {_KEPT}", [_days_ago(KEPT_DAYS)])
            db.execute("DELETE FROM answered_messages WHERE created < ?", [_days_ago(KEPT_DAYS)])


def _days_ago(days: int) -> str:
    return _ago(timedelta(days=days))


def _ago(age: timedelta) -> str:
    return (datetime.now(UTC) - age).isoformat(timespec="seconds")
