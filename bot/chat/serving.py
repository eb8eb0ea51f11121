"""Serving Discord from a token to the end of the process."""

import asyncio
import contextlib
import logging
import os
import signal

import discord

from bot.chat.client import ReceiptsBot
from bot.chat.ports import Answerer
from bot.config import DiscordSettings
from bot.errors import ConfigError

log = logging.getLogger(__name__)

REFUSED_TOKEN = (
    "Discord refused the bot token. Open your application in the Discord Developer Portal, "
    "choose Bot, then Reset Token, and configure the new one."
)
NO_TOKEN = (
    "There is no bot token. Create an application in the Discord Developer Portal, choose Bot, "
    "then Reset Token, and configure what it shows."
)
REFUSED_INTENT = (
    "Discord refused the Message Content Intent. Open your application in the Discord Developer "
    "Portal, choose Bot, and switch it on, or set message_content = false under [discord] in "
    "config.toml."
)
UNREACHABLE = "Discord cannot be reached. Check the connection of this machine and start again."

REST_S = 2.0
"""How long a stopped bot waits for its threads."""


def run(engine: Answerer, token: str, settings: DiscordSettings) -> None:
    """Serve Discord until told to stop by SIGTERM or Ctrl-C.

    Args:
        engine: What answers.
        token: The bot's token.
        settings: Which shards this process has, and whether it sees all messages.

    Raises:
        ConfigError: The token is missing or refused, the intent is refused, or Discord cannot be
            reached.
    """
    if not token.strip():
        raise ConfigError(NO_TOKEN)
    bot = ReceiptsBot(
        engine,
        message_content=settings.message_content,
        shard_count=settings.shards or None,
        shard_ids=settings.shard_ids or None,
    )
    try:
        asyncio.run(_serve(bot, token.strip()))
    except discord.LoginFailure as error:
        raise ConfigError(REFUSED_TOKEN) from error
    except discord.PrivilegedIntentsRequired as error:
        raise ConfigError(REFUSED_INTENT) from error
    except (OSError, discord.DiscordServerError, discord.GatewayNotFound) as error:
        raise ConfigError(UNREACHABLE) from error
    except KeyboardInterrupt:
        log.info("interrupted")
    if not bot.desk.rest(REST_S):
        # A thread cannot be stopped, and the interpreter would wait for it. The index outlives it.
        log.warning("stopped in the middle of a job that did not end")
        logging.shutdown()
        os._exit(0)


async def _serve(bot: ReceiptsBot, token: str) -> None:
    async with bot:
        starting = asyncio.create_task(bot.start(token))
        told = asyncio.create_task(_told_to_stop())
        await asyncio.wait((starting, told), return_when=asyncio.FIRST_COMPLETED)
        if not told.done():
            told.cancel()
            await starting
            return
        await bot.leave()
        # It may be waiting to try a connection again.
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)


async def _told_to_stop() -> None:
    """Wait for SIGTERM or Ctrl-C; a second Ctrl-C interrupts at once."""
    loop = asyncio.get_running_loop()
    told = asyncio.Event()

    def stop() -> None:
        log.info("stopping")
        told.set()
        loop.remove_signal_handler(signal.SIGINT)

    with contextlib.suppress(NotImplementedError):  # Windows has no such signal handlers.
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop)
    await told.wait()
