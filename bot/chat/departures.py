"""Servers that come and go: what is a server's is deleted once it has left for good."""

import logging
from collections.abc import Callable, Iterable

import discord

from bot.chat.desk import Desk
from bot.chat.pace import Now
from bot.chat.settings import SettingsBook

log = logging.getLogger(__name__)


class Departures:
    """Notes who has left, and deletes what is due.

    Only Discord's word that the bot was removed counts. A server that is unavailable, or missing
    when the bot starts, loses nothing.
    """

    def __init__(self, desk: Desk, book: SettingsBook, now: Now) -> None:
        self._desk = desk
        self._book = book
        self._now = now

    async def left(self, guild: discord.Guild) -> None:
        """Note that the bot was removed from a server."""
        if guild.unavailable:
            log.warning("removal of an unavailable server ignored server=%s", guild.id)
            return
        note = self._desk.engine.records.departures.left
        await self._desk.look_up(note, str(guild.id), self._now())
        log.info("server left server=%s", guild.id)

    async def here(self, guilds: Iterable[discord.Guild]) -> None:
        """Note that the bot is in these servers."""
        note = self._desk.engine.records.departures.returned
        returned = await self._desk.look_up(note, *(str(guild.id) for guild in guilds))
        if returned:
            log.info("servers returned count=%d", returned)

    async def sweep(self, serves: Callable[[int], bool], member_of: Callable[[int], bool]) -> None:
        """Delete what is old, and what belongs to servers that left long enough ago.

        Args:
            serves: Whether a server is this process's: of another's it does not know who is back.
            member_of: Whether the bot is in a server now; such a server loses nothing.
        """
        records = self._desk.engine.records
        await self._desk.look_up(records.forget_old)
        for server in await self._desk.look_up(records.departures.due, self._now()):
            if not serves(int(server)):
                continue
            if member_of(int(server)):
                await self._desk.look_up(records.departures.returned, server)
                continue
            if await self._desk.index(self._forget, server):
                self._book.forget(int(server))
                self._desk.forget_server(server)
                log.info("server forgotten server=%s", server)

    def _forget(self, server: str) -> bool:
        # It may have returned while this waited behind an indexing job.
        if server not in self._desk.engine.records.departures.due(self._now()):
            return False
        self._desk.engine.forget_server(server)
        return True
