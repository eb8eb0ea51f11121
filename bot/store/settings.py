"""What each server's admins have set, one row a server."""

import json
import logging

from bot.errors import ConfigError
from bot.servers import ServerSettings, settings_from, settings_values
from bot.store.rows import now
from bot.store.schema import Connections

log = logging.getLogger(__name__)


class KeptSettings:
    """Settings by server; a server without a row, or with a damaged one, has the defaults."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, server: str) -> ServerSettings:
        """Return a server's settings."""
        with self._connections.explained() as db:
            row = db.execute(
                "SELECT settings FROM server_settings WHERE server = ?", [server]
            ).fetchone()
        return _read(server, row[0]) if row else ServerSettings()

    def every(self) -> dict[str, ServerSettings]:
        """Return the settings of every server that has a row."""
        with self._connections.explained() as db:
            rows = db.execute("SELECT server, settings FROM server_settings").fetchall()
        return {server: _read(server, written) for server, written in rows}

    def save(self, server: str, settings: ServerSettings) -> None:
        """Write a server's settings over what it had."""
        with self._connections.writing() as db:
            db.execute(
                """INSERT INTO server_settings (server, settings, changed) VALUES (?, ?, ?)
                ON CONFLICT (server) DO UPDATE SET settings = excluded.settings,
                changed = excluded.changed""",
                [server, json.dumps(settings_values(settings)), now()],
            )

    def forget_server(self, server: str) -> None:
        """Drop a server's settings."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM server_settings WHERE server = ?", [server])


def _read(server: str, written: str) -> ServerSettings:
    try:
        values = json.loads(written)
        if not isinstance(values, dict):
            raise ConfigError("The settings are not a table.")
        return settings_from(values)
    except (ValueError, RecursionError, ConfigError) as error:
        log.warning("settings damaged, defaults used server=%s error=%s", server, error)
        return ServerSettings()
