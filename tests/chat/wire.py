"""A bot in a process of its own, and what must hold of all that it sent."""

import asyncio
import multiprocessing
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from simcord.components import walk_components

from bot.config import DiscordSettings
from tests.chat import loopback, openapi, serve, unwritten
from tests.chat.loopback import Discord, Seen

# Forks of a process that has loaded the bot start at once.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.chat.serve"])

GRACE_S = 2 * loopback.TIMEOUT_S
"""A bot that waits this long for nothing has not ended in time."""

_RECONNECT = re.compile(
    r"^ERROR:discord\.shard:(Attempting a reconnect|Failed to connect).*?(?=^[A-Z]+:|\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Bot:
    """A process of the bot's."""

    discord: Discord
    process: ForkServerProcess
    folder: Path
    log: Path

    @property
    def logged(self) -> str:
        return self.log.read_text("utf-8")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Ask the bot to stop."""
        if self.process.pid is not None:
            os.kill(self.process.pid, number)

    async def ended(self) -> int:
        """Return the exit status; a bot that does not end is killed, and the test fails."""
        await asyncio.to_thread(self.process.join, loopback.TIMEOUT_S)
        if self.process.exitcode is None:
            self.process.kill()
            await asyncio.to_thread(self.process.join, loopback.TIMEOUT_S)
            raise AssertionError(f"The bot did not end.\n{self.logged}")
        return self.process.exitcode


async def start(
    discord: Discord,
    folder: Path,
    *,
    token: str = loopback.TOKEN,
    grace_s: float = GRACE_S,
    settings: DiscordSettings = serve.WHOLE,
) -> Bot:
    """Start a bot whose records are in a folder; another may have the same."""
    log = folder / f"log{discord.port}{settings.shard_ids}"
    given = (discord.port, token, folder, log, grace_s, settings)
    process = FORKS.Process(target=serve.serve, args=given, daemon=True)
    await asyncio.to_thread(process.start)
    return Bot(discord, process, folder, log)


@asynccontextmanager
async def serving(
    discord: Discord,
    folder: Path,
    *,
    grace_s: float = GRACE_S,
    settings: DiscordSettings = serve.WHOLE,
) -> AsyncIterator[Bot]:
    """Give a bot that is ready; it is stopped and checked at the end, and killed at the worst."""
    bot = await start(discord, folder, grace_s=grace_s, settings=settings)
    try:
        await discord.ready()
        yield bot
    finally:
        await finish(bot)


async def finish(bot: Bot) -> None:
    """Stop a bot and check how it ended, what it logged, and all that it sent."""
    bot.discord.gate.set()
    if bot.process.is_alive():
        bot.stop()
    assert await bot.ended() == 0, bot.logged
    assert loopback.TOKEN not in bot.logged
    # discord.py logs a lost connection with the places in its code.
    told = _RECONNECT.sub("", bot.logged)
    assert "Traceback" not in told, told
    assert "failure id=" not in told, told
    for seen in bot.discord.requests:
        assert unwritten.breaches(seen) == []
        if openapi.DESCRIPTION.exists():
            assert openapi.problems(seen) == []


def texts(seen: Seen) -> str:
    """The words of a card that was sent."""
    body = seen.body.get("data", seen.body)
    parts = walk_components(body["components"])
    return "\n".join(part["content"] for part in parts if part["type"] == 10)
