"""Messages that are deleted: what they asked for is dropped, and a young reply goes with them."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import discord

from bot.chat.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")


class Errand:
    """The answer to one message, as long as it is wanted."""

    def __init__(self) -> None:
        self.withdrawn = False
        self._work: asyncio.Task[Any] | None = None

    async def run(self, work: Coroutine[Any, Any, T]) -> T | None:
        """Return what the work gives, or None where the message was deleted meanwhile."""
        if self.withdrawn:
            work.close()
            return None
        task: asyncio.Task[T] = asyncio.create_task(work)
        self._work = task
        try:
            return await task
        except asyncio.CancelledError:
            if not self.withdrawn:
                raise
            return None
        finally:
            self._work = None

    def withdraw(self) -> None:
        """Drop the work; what waits for its thread never starts."""
        self.withdrawn = True
        if self._work is not None:
            self._work.cancel()


class Withdrawals:
    """Knows which messages are being answered and which replies are young."""

    def __init__(self, desk: Desk, channel: Callable[[int], discord.PartialMessageable]) -> None:
        self._desk = desk
        self._channel = channel
        self._errands: dict[int, Errand] = {}

    @contextmanager
    def errand(self, message_id: int) -> Iterator[Errand]:
        """Give the errand of answering a message; its deletion is told to it until the end."""
        errand = self._errands[message_id] = Errand()
        try:
            yield errand
        finally:
            # Discord may tell of a message twice; the second errand stands in the first's place.
            if self._errands.get(message_id) is errand:
                del self._errands[message_id]

    async def replied(self, errand: Errand, message_id: int, reply: discord.Message) -> None:
        """Note a reply, or take it back where its message was deleted while it was sent."""
        memory = self._desk.engine.records.memory
        await self._desk.look_up(memory.note_reply, message_id, reply.id)
        if errand.withdrawn:
            await self._delete(reply.channel.id, reply.id)

    async def deleted(self, channel_id: int, message_ids: Iterable[int]) -> None:
        """Drop what the deleted messages asked for, and delete their replies that are young."""
        memory = self._desk.engine.records.memory
        for message_id in message_ids:
            errand = self._errands.get(message_id)
            if errand is not None:
                errand.withdraw()
                continue
            reply = await self._desk.look_up(memory.young_reply, message_id)
            if reply is not None:
                await self._delete(channel_id, reply)

    async def _delete(self, channel_id: int, reply_id: int) -> None:
        try:
            await self._channel(channel_id).get_partial_message(reply_id).delete()
        except discord.HTTPException as error:
            log.info("reply not deleted channel=%s code=%s", channel_id, error.code)
