"""Connections to the database file, and the checks made when it is opened."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from bot.errors import EmptyIndexError, StoreError
from bot.store.migrations import migrations

APPLICATION_ID = 0x52435054
"""Written into the file's header ("RCPT"), so that another program's database is left alone."""
BUSY_TIMEOUT_S = 10.0


class Connections:
    """One connection a thread to one database file, opened when a thread first needs it."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open the database, creating it where allowed, and bring its schema up to date.

        Raises:
            EmptyIndexError: there is no database and `create` is false.
            StoreError: the file is not an index of ours, is newer than this program, or cannot
                be opened or written.
        """
        if not create and not os.path.exists(path):  # noqa: PTH110 (it never raises)
            raise EmptyIndexError(NOTHING_INDEXED)
        self.path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._make_folder()
        with self.explained():
            self._check_and_migrate()

    @property
    def db(self) -> Database:
        """The calling thread's connection."""
        db = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = self._connect()
        return db

    @contextmanager
    def explained(self) -> Iterator[Database]:
        """Give the connection and turn SQLite's errors into ours."""
        try:
            yield self.db
        except sqlite3.DatabaseError as error:
            raise StoreError(_explain(error, self.path)) from error

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Give the connection inside one transaction that is rolled back on any error."""
        with self.explained() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def close(self) -> None:
        """Close every thread's connection; no other thread may be using one."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The index cannot be kept at {self.path}: {error.strerror}. Make the folder "
                "writable, or set another path under [store] in config.toml."
            ) from error

    def _connect(self) -> Database:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_TIMEOUT_S, check_same_thread=False, isolation_level=None
        )
        with self._lock:
            self._opened.append(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return Database(connection)

    def _check_and_migrate(self) -> None:
        db = self.db
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreError(
                f"{self.path} is a database, but not an index of Receipts. Set another path "
                "under [store] in config.toml."
            )
        known = {migration.name for migration in migrations.pending(Database(memory=True))}
        if any(migration.name not in known for migration in migrations.applied(db)):
            raise StoreError(
                f"{self.path} was made by a newer version of Receipts. Update Receipts, or set "
                "another path under [store] in config.toml."
            )
        if migrations.pending(db):
            # One transaction, so that two programs that start together do not both create.
            with self.writing():
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrations.apply(db)
        if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            # The switch does not wait for another connection; whoever opens next makes it.
            with suppress(sqlite3.OperationalError):
                db.execute("PRAGMA journal_mode = WAL")


NOTHING_INDEXED = (
    "Nothing is indexed yet. Add articles first: receipts add PATH, or /sources add on Discord."
)


def _explain(error: sqlite3.DatabaseError, path: Path) -> str:
    reason = str(error)
    if "not a database" in reason:
        return (
            f"{path} is not a database. Move it away, or set another path under [store] in "
            "config.toml."
        )
    if "malformed" in reason:
        return f"{path} is damaged ({reason}). Restore a copy, or move it away and index again."
    if "locked" in reason:
        return f"{path} is in use by another process that is writing. Try again in a moment."
    if "full" in reason:
        return f"There is no space left to write {path}. Free some and run the command again."
    if "unable to open" in reason or "readonly" in reason:
        return (
            f"{path} cannot be opened for writing ({reason}). Make its folder writable, or set "
            "another path under [store] in config.toml."
        )
    return f"The index at {path} cannot be used: {reason}."
