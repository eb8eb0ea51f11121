"""What each source holds and how its last reading went."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain import Scope, Source
from bot.holdings import Failure, Held, Holding
from bot.store.rows import now, visible
from bot.store.schema import Connections

MAX_FAILURES = 100
"""How many failures of a reading are kept by name."""


class Shelf:
    """Sources one at a time."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def note_reading(self, source_id: int, failed: Sequence[Failure]) -> None:
        """Keep that a source has been read now, and what of it failed."""
        with self._connections.writing() as db:
            db.execute("UPDATE sources SET read = ? WHERE id = ?", [now(), source_id])
            db.execute("DELETE FROM source_failures WHERE source_id = ?", [source_id])
            db.conn.executemany(
                "INSERT INTO source_failures (source_id, name, why) VALUES (?, ?, ?)",
                [(source_id, one.name, one.why) for one in failed[:MAX_FAILURES]],
            )

    def holding(self, source: Source, offset: int, limit: int, scope: Scope) -> Holding | None:
        """Return a source with up to `limit` of its articles, or None where it is gone.

        Failures name what lies on the operator's machine, so only who owns a source gets them.
        """
        if source.collection not in visible(scope):
            return None
        with self._connections.explained() as db:
            row = db.execute(
                """SELECT sources.id, read FROM sources
                JOIN collections ON collections.id = collection_id
                WHERE name = ? AND location = ?""",
                [source.collection, source.location],
            ).fetchone()
            if row is None:
                return None
            articles = db.execute(
                """SELECT title, uri, published, sentences FROM articles WHERE source_id = ?
                ORDER BY published IS NULL, published DESC, id LIMIT ? OFFSET ?""",
                [row[0], limit, offset],
            ).fetchall()
            failed = db.execute(
                "SELECT name, why FROM source_failures WHERE source_id = ? ORDER BY id", [row[0]]
            ).fetchall()
        own = source.collection == scope.collection
        return Holding(
            source,
            datetime.fromisoformat(row[1]) if row[1] else None,
            offset,
            tuple(
                Held(title, uri, date.fromisoformat(day) if day else None, sentences)
                for title, uri, day, sentences in articles
            ),
            tuple(Failure(*one) for one in failed) if own else (),
        )
