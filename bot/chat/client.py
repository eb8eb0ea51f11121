"""The Discord client: it owns the desk, the commands and the one handler of errors."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import time
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands

from bot.chat.admin import IndexGroup
from bot.chat.autocheck import AutoChecker
from bot.chat.autocheck_group import AutoCheckGroup
from bot.chat.buttons import BUTTONS
from bot.chat.choosing import CHOOSING_ITEMS
from bot.chat.commands import add_commands
from bot.chat.departures import Departures
from bot.chat.desk import Desk
from bot.chat.failures import record
from bot.chat.forms import FORM_BUTTONS, submitted
from bot.chat.gate import Gate
from bot.chat.interruption import tell_interrupted
from bot.chat.jobs import JobQueue
from bot.chat.messages import Listener
from bot.chat.pace import Now
from bot.chat.ports import Answerer
from bot.chat.posted import Posted
from bot.chat.privacy import ForgetButton, add_privacy
from bot.chat.progress import Clock
from bot.chat.replies import Interaction, refuse
from bot.chat.rounds import Rounds
from bot.chat.settings import SettingsBook
from bot.chat.settings_group import SettingsGroup
from bot.chat.settings_items import SETTING_ITEMS
from bot.chat.shift import RestartingError
from bot.chat.source_buttons import SOURCE_BUTTONS
from bot.chat.sources import SourcesGroup
from bot.chat.translation import CatalogueTranslator
from bot.chat.watch_button import WatchButton
from bot.chat.watchman import Watchman
from bot.chat.withdrawals import Withdrawals
from bot.errors import ConfigError
from bot.store import Job

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

GRACE_S, APOLOGY_S, REST_S = 8.0, 3.0, 2.0
"""How long a stopping bot goes on answering, tells the rest, and waits for its threads."""


def _now() -> datetime:
    return datetime.now(UTC)


# Receipts never speaks, so that no voice library is installed is nothing to warn of.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree[Any]):
    """A command tree whose errors all reach the person who asked."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the asker what went wrong; see `bot.chat.replies.refuse`."""
        await refuse(interaction, error)


class ReceiptsBot(discord.Client):
    """Answers on Discord with an engine, without any privileged intent unless configured."""

    def __init__(
        self,
        engine: Answerer,
        *,
        clock: Clock = time.monotonic,
        now: Now = _now,
        message_content: bool = False,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_messages = True
        intents.dm_messages = True
        intents.message_content = message_content
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.desk = Desk(engine)
        self.book = SettingsBook(self.desk)
        self.now = now
        self.gate = Gate(self.book, now)
        self._departures = Departures(self.desk, self.book, now)
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        add_commands(self.tree, self.desk)
        self.jobs = JobQueue(self.desk, clock)
        self.tree.add_command(IndexGroup(self.desk, self.jobs))
        self.tree.add_command(SourcesGroup(self.desk, self.jobs))
        self.tree.add_command(SettingsGroup(self.desk))
        self.tree.add_command(AutoCheckGroup(self.desk, self.gate))
        add_privacy(self.tree)
        self._interrupted: tuple[Job, ...] = ()
        self._withdrawals = Withdrawals(self.desk, self.get_partial_messageable)
        self._listener = Listener(self.desk, self.book, self.gate, self._withdrawals)
        self._autochecker = AutoChecker(self.desk, self.book, self.gate, self._withdrawals, now)
        self._watchman = Watchman(self.desk, self.book, Posted(self), now)
        self.rounds = Rounds(self, self._departures, self._watchman)

    async def setup_hook(self) -> None:
        """Read the settings, register the buttons and publish the commands."""
        await self.book.load()
        self._interrupted = await self.desk.look_up(self.desk.engine.records.jobs.interrupt)
        self.add_dynamic_items(
            *BUTTONS,
            WatchButton,
            *FORM_BUTTONS,
            *CHOOSING_ITEMS,
            *SOURCE_BUTTONS,
            *SETTING_ITEMS,
            ForgetButton,
        )
        self.rounds.start()
        await self.tree.set_translator(CatalogueTranslator())
        try:
            commands = await self.tree.sync()
        except discord.HTTPException as error:
            # Those published before still work, and mentions need none.
            log.error("commands not published status=%s code=%s", error.status, error.code)
        else:
            log.info("commands published count=%d", len(commands))

    async def on_ready(self) -> None:
        """Say that the bot is connected, and what its last restart interrupted."""
        log.info("ready guilds=%d", len(self.guilds))
        await self._departures.here(self.guilds)
        interrupted, self._interrupted = self._interrupted, ()
        await tell_interrupted(self, self.book, interrupted)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that a server has the bot, perhaps again."""
        await self._departures.here([guild])

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Note that a server is back."""
        await self._departures.here([guild])

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that a server has removed the bot."""
        await self._departures.left(guild)

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for the bot."""
        if self.user is not None:
            await self._listener.hear(message, self.user)
            if self.intents.message_content:
                await self._autochecker.hear(message, self.user)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take back what a deleted message asked for, and end the watches of a deleted card."""
        await self._withdrawals.deleted(payload.channel_id, [payload.message_id])
        await self._watchman.deleted(payload.guild_id, [payload.message_id])

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Do for each deleted message what is done for one."""
        await self._withdrawals.deleted(payload.channel_id, payload.message_ids)
        await self._watchman.deleted(payload.guild_id, payload.message_ids)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Take a form that was sent; discord.py itself finds commands, buttons and menus."""
        if interaction.type is discord.InteractionType.modal_submit:
            await submitted(interaction)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log a bug in an event's handler; the event's words stay out of the log."""
        error = sys.exception()
        if isinstance(error, RestartingError):
            log.info("event not handled while stopping event=%s", event_method)
        elif error is not None:
            record(error, event_method)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Connect to the gateway, again and again once it was reached.

        Raises:
            ConnectionError: The gateway could not be reached the first time.
        """
        try:
            await super().connect(reconnect=reconnect)
        except AttributeError as error:
            # discord.py goes on with a connection that it never had.
            if self.ws is None:
                raise ConnectionError("no gateway") from error
            raise

    async def leave(self) -> None:
        """Finish or give up what is being answered, telling whoever asked, and disconnect."""
        self.rounds.stop()
        await self.desk.shift.end(GRACE_S, APOLOGY_S)
        await self.close()

    async def close(self) -> None:
        """Disconnect and take no more work."""
        self.rounds.stop()
        self.desk.close()
        await super().close()


def run(engine: Answerer, token: str, *, message_content: bool = False) -> None:
    """Serve Discord until told to stop by SIGTERM or Ctrl-C.

    Args:
        engine: What answers.
        token: The bot's token.
        message_content: Whether to ask for the privileged intent that shows all messages.

    Raises:
        ConfigError: The token is missing or refused, the intent is refused, or Discord cannot be
            reached.
    """
    if not token.strip():
        raise ConfigError(NO_TOKEN)
    bot = ReceiptsBot(engine, message_content=message_content)
    try:
        asyncio.run(_serve(bot, token.strip()))
    except discord.LoginFailure as error:
        raise ConfigError(REFUSED_TOKEN) from error
    except discord.PrivilegedIntentsRequired as error:
        raise ConfigError(REFUSED_INTENT) from error
    except (OSError, discord.DiscordServerError) as error:
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
