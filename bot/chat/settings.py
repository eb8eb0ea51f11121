"""Each server's settings in memory: they decide a deferral, which cannot wait for a look-up."""

import asyncio
from dataclasses import replace
from typing import Any

from bot.chat.desk import Desk
from bot.servers import ServerSettings

DEFAULTS = ServerSettings()


class SettingsBook:
    """What every server has set; read at the start, written through on every change."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._settings: dict[int, ServerSettings] = {}
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        """Read the settings of all servers."""
        kept = await self._desk.look_up(self._desk.engine.records.settings.every)
        self._settings = {int(server): settings for server, settings in kept.items()}

    def of(self, server: int | None) -> ServerSettings:
        """Return a server's settings; the defaults outside servers."""
        return DEFAULTS if server is None else self._settings.get(server, DEFAULTS)

    async def change(self, server: int, **values: Any) -> ServerSettings:
        """Save some of a server's settings and return all of them.

        Raises:
            ConfigError: A value is out of its range; nothing was saved.
        """
        async with self._changing:
            changed = replace(self.of(server), **values)
            records = self._desk.engine.records
            await self._desk.look_up(records.settings.save, str(server), changed)
            if not changed.keeps_text:
                await self._desk.look_up(records.forget_texts, str(server))
            self._settings[server] = changed
            return changed

    def forget(self, server: int) -> None:
        """Drop a server's settings from memory."""
        self._settings.pop(server, None)
