"""Claims whose verdict someone wants to be told of when it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain import Scope, Verdict
from bot.store.rows import visible
from bot.store.schema import Connections

WATCHED_DAYS = 30
MAX_OF_SERVER = 25
MAX_OF_PERSON = 5
"""How many claims one person watches in one server at most."""


class Full(StrEnum):
    """Why no further claim can be watched."""

    SERVER = "server"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Watched:
    """Which claim is watched, on which card, for whom.

    Attributes:
        server: The server's id.
        channel: The channel that the card is in.
        message: The card's message.
        asked: The id of the query that the card answers.
        claim: The claim's number in the answer, from 0.
        person: Who wants to know.
        language: The card's language.
        shared_by: The mention of who shared the card, where someone did.
    """

    server: str
    channel: int
    message: int
    asked: str
    claim: int
    person: int
    language: str
    shared_by: str | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A watched claim.

    Attributes:
        id: The watch's own id.
        claim: What is watched.
        told: The verdict that the channel knows.
        shown: The verdict on the card.
        begun: When the watch began.
        told_at: When the channel was last told of a change; None before the first.
        state: What the sources were like when the claim was last checked; "" before the first time.
    """

    id: int
    claim: Watched
    told: Verdict
    shown: Verdict
    begun: datetime
    told_at: datetime | None
    state: str

    @property
    def until(self) -> datetime:
        """When the watch ends by itself."""
        return self.begun + timedelta(days=WATCHED_DAYS)


class Watches:
    """The watches of all servers; times are given, so that they are the caller's clock's."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def begin(self, claim: Watched, verdict: Verdict, now: datetime) -> Watch | Full:
        """Watch a claim from now on, or say which limit is reached.

        The verdict may be older than the sources as they are, so the claim is due at once.
        """
        with self._connections.writing() as db:
            (of_server,) = db.execute(
                "SELECT count(*) FROM watches WHERE server = ?", [claim.server]
            ).fetchone()
            (of_person,) = db.execute(
                "SELECT count(*) FROM watches WHERE server = ? AND person = ?",
                [claim.server, claim.person],
            ).fetchone()
            if of_server >= MAX_OF_SERVER:
                return Full.SERVER
            if of_person >= MAX_OF_PERSON:
                return Full.PERSON
            rows = db.execute(
                f"""INSERT INTO watches
                (server, channel, message, asked, claim, person, language, shared_by,
                 told, shown, begun, told_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '')
                ON CONFLICT (message, claim) DO UPDATE SET message = message
                RETURNING {_COLUMNS}""",
                [
                    claim.server,
                    claim.channel,
                    claim.message,
                    claim.asked,
                    claim.claim,
                    claim.person,
                    claim.language,
                    claim.shared_by,
                    verdict,
                    verdict,
                    now.isoformat(),
                ],
            ).fetchall()
        return _watch(rows[0])

    def end(self, id: int) -> None:
        """Forget a watch."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM watches WHERE id = ?", [id])

    def on_card(self, server: str, message: int) -> tuple[Watch, ...]:
        """Return the watches of a card, in the order of its claims."""
        return self._read("server = ? AND message = ? ORDER BY claim", [server, message])

    def servers(self) -> tuple[str, ...]:
        """Return the servers that watch anything."""
        with self._connections.explained() as db:
            rows = db.execute("SELECT DISTINCT server FROM watches ORDER BY server").fetchall()
        return tuple(server for (server,) in rows)

    def due(self, server: str, state: str) -> tuple[Watch, ...]:
        """Return a server's watches that were last checked when the sources were different."""
        return self._read("server = ? AND state != ? ORDER BY id", [server, state])

    def untold(self, before: datetime) -> tuple[Watch, ...]:
        """Return the watches whose card has changed, and whose channel was last told by then."""
        return self._read(
            "told != shown AND (told_at IS NULL OR told_at <= ?) ORDER BY id", [before.isoformat()]
        )

    def expired(self, now: datetime) -> tuple[Watch, ...]:
        """Return the watches whose time is over."""
        begun = now - timedelta(days=WATCHED_DAYS)
        return self._read("begun <= ? ORDER BY id", [begun.isoformat()])

    def note_checked(self, id: int, shown: Verdict, state: str) -> None:
        """Keep what a card shows now, and what the sources were like when it was checked."""
        with self._connections.writing() as db:
            db.execute("UPDATE watches SET shown = ?, state = ? WHERE id = ?", [shown, state, id])

    def claim_news(self, watch: Watch, when: datetime) -> bool:
        """Keep that a channel is told of a change; False where another process tells it."""
        with self._connections.writing() as db:
            rows = db.execute(
                "UPDATE watches SET told = ?, told_at = ? WHERE id = ? AND told = ? RETURNING id",
                [watch.shown, when.isoformat(), watch.id, watch.told],
            )
            return bool(rows.fetchall())

    def note_told(self, id: int, told: Verdict, when: datetime | None) -> None:
        """Keep what a channel was told, and when, where telling it anything else failed."""
        at = when.isoformat() if when else None
        with self._connections.writing() as db:
            db.execute("UPDATE watches SET told = ?, told_at = ? WHERE id = ?", [told, at, id])

    def forget_server(self, server: str) -> None:
        """Forget every watch of a server."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM watches WHERE server = ?", [server])

    def forget_person(self, person: int) -> int:
        """Forget every watch of a person, and return how many there were.

        Cards that the person shared stay watched by others, without the name.
        """
        with self._connections.writing() as db:
            rows = db.execute("DELETE FROM watches WHERE person = ? RETURNING id", [person])
            ended = len(rows.fetchall())
            db.execute(
                "UPDATE watches SET shared_by = NULL WHERE shared_by IN (?, ?)",
                [f"<@{person}>", f"<@!{person}>"],
            )
        return ended

    def forget_old(self) -> None:
        """Forget the watches that are over, and whose cards nobody could tell so for a day."""
        begun = datetime.now(UTC) - timedelta(days=WATCHED_DAYS + 1)
        with self._connections.writing() as db:
            db.execute("DELETE FROM watches WHERE begun < ?", [begun.isoformat()])

    def mark(self) -> tuple[int, int]:
        """Return what changes with every change to any articles, and whenever a watch begins."""
        with self._connections.explained() as db:
            revision, newest = db.execute(
                "SELECT number, (SELECT coalesce(max(id), 0) FROM watches) FROM revision"
            ).fetchone()
        return revision, newest

    def state(self, scope: Scope) -> str:
        """Return a word that changes with the articles that a scope sees, and with their model."""
        with self._connections.explained() as db:
            # An article that changes gets a new id, which is higher than any before.
            articles = db.execute(
                """SELECT count(*), coalesce(max(articles.id), 0) FROM articles
                JOIN collections ON collections.id = collection_id WHERE name IN (?, ?)""",
                list(visible(scope)),
            ).fetchone()
            active = db.execute("SELECT id FROM generations WHERE active = 1").fetchone()
        return ":".join(str(number) for number in (*articles, active[0] if active else 0))

    def _read(self, condition: str, values: Sequence[object]) -> tuple[Watch, ...]:
        with self._connections.explained() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM watches WHERE {condition}", list(values)
            ).fetchall()
        return tuple(_watch(row) for row in rows)


_COLUMNS = """server, channel, message, asked, claim, person, language, shared_by,
    id, told, shown, begun, told_at, state"""


def _watch(row: Sequence[Any]) -> Watch:
    id, told, shown, begun, told_at, state = row[8:]
    return Watch(
        id,
        Watched(*row[:8]),
        Verdict(told),
        Verdict(shown),
        datetime.fromisoformat(begun),
        datetime.fromisoformat(told_at) if told_at else None,
        state,
    )
