"""A bot in a process of its own, and what must hold of all that it sent."""

import asyncio
import multiprocessing
import os
import re
import signal
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from simcord.components import walk_components

from tests.chat import loopback, openapi, serve, unwritten
from tests.chat.loopback import Discord, Seen

# Forks of a process that has loaded the bot start at once.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.chat.serve"])

_RECONNECT = re.compile(
    r"^ERROR:discord\.client:Attempting a reconnect.*?(?=^[A-Z]+:|\Z)", re.MULTILINE | re.DOTALL
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

    async def ended(self) -> int | None:
        """Return the exit status, once there is one."""
        await asyncio.to_thread(self.process.join, loopback.TIMEOUT_S)
        return self.process.exitcode


async def start(
    discord: Discord, folder: Path, *, token: str = loopback.TOKEN, grace_s: float = 20.0
) -> Bot:
    """Start a bot whose records are in a folder; another may have the same."""
    log = folder / f"log{discord.port}"
    process = FORKS.Process(
        target=serve.serve, args=(discord.port, token, folder, log, grace_s), daemon=True
    )
    await asyncio.to_thread(process.start)
    return Bot(discord, process, folder, log)


async def finish(bot: Bot) -> None:
    """Stop a bot and check how it ended, what it logged, and all that it sent."""
    bot.discord.gate.set()
    if bot.process.is_alive():
        bot.stop()
    status = await bot.ended()
    if status is None:
        bot.process.kill()
    assert status == 0, bot.logged
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
