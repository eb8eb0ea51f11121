"""The channels whose messages a server's admins have checked without anyone asking."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from bot.store.schema import Connections

CONFIDENCE = 0.9
PER_HOUR = 6


@dataclass(frozen=True, slots=True)
class AutoCheck:
    """A channel whose messages are checked.

    Attributes:
        server: The server's id.
        channel: The channel's id.
        confidence: How sure a verdict must be to be posted.
        per_hour: How many replies an hour there are at most.
    """

    server: str
    channel: int
    confidence: float = CONFIDENCE
    per_hour: int = PER_HOUR


class AutoChecks:
    """The channels of all servers, and when the bot last spoke up in them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def switch_on(self, rule: AutoCheck) -> None:
        """Check a channel's messages from now on, or otherwise than before."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO autochecks VALUES (?, ?, ?, ?)",
                [rule.channel, rule.server, rule.confidence, rule.per_hour],
            )

    def switch_off(self, server: str, channel: int) -> bool:
        """Check a channel's messages no more; False where they were not checked."""
        with self._connections.writing() as db:
            rows = db.execute(
                "DELETE FROM autochecks WHERE server = ? AND channel = ? RETURNING channel",
                [server, channel],
            ).fetchall()
            db.execute("DELETE FROM autocheck_replies WHERE channel = ?", [channel])
        return bool(rows)

    def of_channel(self, server: str, channel: int) -> AutoCheck | None:
        """Return how a channel's messages are checked; None where they are not."""
        return next((rule for rule in self.of_server(server) if rule.channel == channel), None)

    def of_server(self, server: str) -> tuple[AutoCheck, ...]:
        """Return the channels of a server that are checked."""
        with self._connections.explained() as db:
            rows = db.execute(
                """SELECT server, channel, confidence, per_hour FROM autochecks
                WHERE server = ? ORDER BY channel""",
                [server],
            ).fetchall()
        return tuple(AutoCheck(*row) for row in rows)

    def may_speak(self, rule: AutoCheck, now: datetime) -> bool:
        """Tell whether a channel has had fewer replies in the past hour than it may have."""
        with self._connections.explained() as db:
            return _spoken(db, rule, now) < rule.per_hour

    def take_turn(self, rule: AutoCheck, now: datetime) -> bool:
        """Count a reply in a channel; False, and nothing is counted, where it had enough."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM autocheck_replies WHERE at <= ?", [_hour_ago(now)])
            if _spoken(db, rule, now) >= rule.per_hour:
                return False
            db.execute(
                "INSERT INTO autocheck_replies VALUES (?, ?)", [rule.channel, now.isoformat()]
            )
            return True

    def forget_server(self, server: str) -> None:
        """Forget a server's channels, and when the bot spoke up in them."""
        with self._connections.writing() as db:
            db.execute(
                """DELETE FROM autocheck_replies
                WHERE channel IN (SELECT channel FROM autochecks WHERE server = ?)""",
                [server],
            )
            db.execute("DELETE FROM autochecks WHERE server = ?", [server])

    def forget_old(self) -> None:
        """Forget the replies that count no more."""
        with self._connections.writing() as db:
            db.execute(
                "DELETE FROM autocheck_replies WHERE at <= ?", [_hour_ago(datetime.now(UTC))]
            )


def _spoken(db: Database, rule: AutoCheck, now: datetime) -> int:
    (count,) = db.execute(
        "SELECT count(*) FROM autocheck_replies WHERE channel = ? AND at > ?",
        [rule.channel, _hour_ago(now)],
    ).fetchone()
    return int(count)


def _hour_ago(now: datetime) -> str:
    return (now - timedelta(hours=1)).isoformat()
