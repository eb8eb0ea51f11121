"""Indexing jobs that are waiting or under way, so that a restart can say which it interrupted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.store.rows import now
from bot.store.schema import Connections

KEPT_DAYS = 30
"""How long an interrupted job can be gone on with."""


class JobKind(StrEnum):
    """What a job does."""

    UPLOAD = "upload"
    ADDRESS = "address"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class Job:
    """A job of a server: `subject` is the file's name or the web address, "" for a rebuild."""

    id: int
    server: str
    channel: int
    person: int
    kind: JobKind
    subject: str


class Jobs:
    """Jobs from when they are asked for until they have ended."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def begin(self, server: str, channel: int, person: int, kind: JobKind, subject: str) -> Job:
        """Keep a job that was asked for."""
        with self._connections.writing() as db:
            row = db.execute(
                """INSERT INTO jobs (server, channel, person, kind, subject, created)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
                [server, channel, person, kind, subject, now()],
            ).fetchall()
        return Job(int(row[0][0]), server, channel, person, kind, subject)

    def end(self, id: int) -> None:
        """Forget a job that has ended, whichever way."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM jobs WHERE id = ?", [id])

    def interrupt(self, serves: Callable[[int], bool] | None = None) -> tuple[Job, ...]:
        """Mark every job that has not ended as interrupted; return those that were not so yet.

        Called when the bot starts, before any job is asked for.

        Args:
            serves: Whether a server is this process's, for jobs of others may be under way; None
                where every server is.
        """
        with self._connections.writing() as db:
            rows = db.execute(f"SELECT {_COLUMNS} FROM jobs WHERE NOT interrupted").fetchall()
            jobs = tuple(
                job for job in map(_job, rows) if serves is None or serves(int(job.server))
            )
            marks = ",".join("?" * len(jobs))
            sql = f"UPDATE jobs SET interrupted = 1 WHERE id IN ({marks})"
            db.execute(sql, [job.id for job in jobs])
        return jobs

    def take_interrupted(self, id: int, server: str) -> Job | None:
        """Return an interrupted job of a server to the one who goes on with it, and forget it."""
        with self._connections.writing() as db:
            rows = db.execute(
                f"""DELETE FROM jobs WHERE id = ? AND server = ? AND interrupted AND created >= ?
                RETURNING {_COLUMNS}""",
                [id, server, _oldest()],
            ).fetchall()
        return _job(rows[0]) if rows else None

    def forget_person(self, person: int) -> int:
        """Delete the jobs that a person asked for, and return how many there were."""
        with self._connections.writing() as db:
            rows = db.execute("DELETE FROM jobs WHERE person = ? RETURNING id", [person])
            return len(rows.fetchall())

    def forget_server(self, server: str) -> None:
        """Delete a server's jobs."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM jobs WHERE server = ?", [server])

    def forget_old(self) -> None:
        """Delete the interrupted jobs that nobody has gone on with for long enough."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM jobs WHERE interrupted AND created < ?", [_oldest()])


_COLUMNS = "id, server, channel, person, kind, subject"


def _oldest() -> str:
    return (datetime.now(UTC) - timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds")


def _job(row: tuple[int, str, int, int, str, str]) -> Job:
    id, server, channel, person, kind, subject = row
    return Job(id, server, channel, person, JobKind(kind), subject)
