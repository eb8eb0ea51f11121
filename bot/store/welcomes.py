"""Which servers have been greeted, so that none is twice."""

from datetime import UTC, datetime

from bot.store.schema import Connections


class Welcomes:
    """Ids of servers.

    They outlive `Records.forget_server`: a server that returns, even much later, is not greeted
    again. They tell nothing but that it once had the bot.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def claim(self, server: str) -> bool:
        """Return True to the first that would greet a server, and False ever after."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connections.writing() as db:
            row = db.execute(
                "INSERT OR IGNORE INTO welcomes VALUES (?, ?) RETURNING server", [server, now]
            ).fetchall()
        return bool(row)
