"""What the sources could not answer, in the askers' words: only where a server lets it be kept."""

from datetime import UTC, datetime, timedelta

from bot.store.schema import Connections

KEPT_DAYS = 30
MAX_READ = 500


class Unanswered:
    """Questions and claims that stayed open, forgotten after a while or when the asker says so."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, server: str, person: int | None, text: str, now: datetime) -> None:
        """Keep a text, and drop those that are too old."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM unanswered WHERE created < ?", [_oldest(now)])
            db.execute(
                "INSERT INTO unanswered (server, person, text, created) VALUES (?, ?, ?, ?)",
                [server, person, text, now.isoformat()],
            )

    def texts(self, server: str, now: datetime) -> tuple[str, ...]:
        """Return a server's latest texts, the newest first."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM unanswered WHERE created < ?", [_oldest(now)])
            rows = db.execute(
                "SELECT text FROM unanswered WHERE server = ? ORDER BY id DESC LIMIT ?",
                [server, MAX_READ],
            ).fetchall()
        return tuple(text for (text,) in rows)

    def forget_server(self, server: str) -> None:
        """Forget a server's texts."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM unanswered WHERE server = ?", [server])

    def forget_person(self, person: int) -> int:
        """Forget a person's texts, and return how many there were."""
        with self._connections.writing() as db:
            rows = db.execute("DELETE FROM unanswered WHERE person = ? RETURNING id", [person])
            return len(rows.fetchall())

    def forget_old(self) -> None:
        """Forget the texts that have been kept long enough."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM unanswered WHERE created < ?", [_oldest(datetime.now(UTC))])


def _oldest(now: datetime) -> str:
    return (now - timedelta(days=KEPT_DAYS)).isoformat()
