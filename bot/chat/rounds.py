"""What the bot does by the clock: it deletes what is old, and looks at what is watched."""

import logging
from collections.abc import Awaitable, Callable

from discord.ext import tasks

from bot.chat.departures import Departures
from bot.chat.failures import record
from bot.chat.shards import ShardedClient
from bot.chat.shift import RestartingError
from bot.chat.watchman import Watchman

log = logging.getLogger(__name__)

LOOK_S = 60.0
"""How often the bot looks whether the sources of watched claims have changed."""


class Rounds:
    """One loop a duty; a round that fails is logged, and the next one comes anyway."""

    def __init__(self, client: ShardedClient, departures: Departures, watchman: Watchman) -> None:
        self._client = client
        self._departures = departures
        self._watchman = watchman
        self._loops = (tasks.loop(hours=1)(self.sweep), tasks.loop(seconds=LOOK_S)(self.watch))

    @property
    def running(self) -> bool:
        """Whether any loop goes on."""
        return any(loop.is_running() for loop in self._loops)

    def start(self) -> None:
        """Begin with a first round each."""
        for loop in self._loops:
            loop.start()

    def stop(self) -> None:
        """End at once, also in the middle of a round."""
        for loop in self._loops:
            loop.cancel()

    async def sweep(self) -> None:
        """Delete what is old and what belongs to servers that left for good."""
        await self._round("sweep", self._sweep)

    async def watch(self) -> None:
        """Check watched claims again where their sources have changed."""
        await self._round("watch", self._watchman.look)

    async def _sweep(self) -> None:
        await self._departures.sweep(
            self._client.serves, lambda server: self._client.get_guild(server) is not None
        )

    async def _round(self, duty: str, work: Callable[[], Awaitable[None]]) -> None:
        await self._client.wait_until_ready()
        try:
            await work()
        except RestartingError:
            log.info("left to the next start duty=%s", duty)
        except Exception as error:  # noqa: BLE001
            record(error, duty)
