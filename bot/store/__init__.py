"""The index: articles, full text, vectors and records of chats in one SQLite file."""

from pathlib import Path

from bot.store.audit import KEPT_DAYS as AUDIT_DAYS
from bot.store.autochecks import AutoCheck
from bot.store.catalog import Catalog, Known
from bot.store.counts import ANSWERED, UNANSWERED, Count, outcome_of
from bot.store.counts import KEPT_DAYS as COUNT_DAYS
from bot.store.departures import GRACE
from bot.store.feedback import COUNTED_DAYS as VOTE_DAYS
from bot.store.generations import Generation, Generations, Unembedded
from bot.store.jobs import KEPT_DAYS as JOB_DAYS
from bot.store.jobs import Job, JobKind
from bot.store.memory import KEPT_DAYS as QUERY_DAYS
from bot.store.records import Records
from bot.store.rows import mismatch, text_digest
from bot.store.schema import NOTHING_INDEXED, Connections
from bot.store.search import Search
from bot.store.shelf import Shelf
from bot.store.unanswered import KEPT_DAYS as TEXT_DAYS
from bot.store.vectors import sentence_number
from bot.store.watches import WATCHED_DAYS, Full, Watch, Watched

__all__ = [
    "ANSWERED",
    "AUDIT_DAYS",
    "COUNT_DAYS",
    "GRACE",
    "JOB_DAYS",
    "NOTHING_INDEXED",
    "QUERY_DAYS",
    "TEXT_DAYS",
    "UNANSWERED",
    "VOTE_DAYS",
    "WATCHED_DAYS",
    "AutoCheck",
    "Count",
    "Full",
    "Generation",
    "Job",
    "JobKind",
    "Known",
    "Records",
    "Store",
    "Unembedded",
    "Watch",
    "Watched",
    "mismatch",
    "outcome_of",
    "sentence_number",
    "text_digest",
]


class Store:
    """One index file; safe to share between threads and processes."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open the index.

        Raises:
            EmptyIndexError: there is none at `path` and `create` is false.
            StoreError: it cannot be opened, is not an index of ours, or is newer.
        """
        self._connections = Connections(path, create=create)
        self.catalog = Catalog(self._connections)
        self.generations = Generations(self._connections)
        self.search = Search(self._connections)
        self.shelf = Shelf(self._connections)
        self.records = Records(self._connections)

    def integrity(self) -> list[str]:
        """Return the damage that SQLite finds in the file; nothing where it is whole."""
        with self._connections.explained() as db:
            rows = db.execute("PRAGMA integrity_check").fetchall()
        return [row[0] for row in rows if row[0] != "ok"]

    def close(self) -> None:
        """Close the file; no other thread may be using it."""
        self._connections.close()
