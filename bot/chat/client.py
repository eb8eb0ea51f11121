"""The Discord client: it owns the desk, the commands and the one handler of errors."""

import logging
import sys
import time
from collections.abc import Sequence
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
from bot.chat.guide import Guide, help_command
from bot.chat.interruption import tell_interrupted
from bot.chat.jobs import JobQueue
from bot.chat.messages import Listener
from bot.chat.pace import Now
from bot.chat.ports import Answerer
from bot.chat.posted import Posted
from bot.chat.presence import IndexPresence
from bot.chat.privacy import ForgetButton, add_privacy
from bot.chat.progress import Clock
from bot.chat.replies import Interaction, refuse
from bot.chat.rounds import Rounds
from bot.chat.settings import SettingsBook
from bot.chat.settings_group import SettingsGroup
from bot.chat.settings_items import SETTING_ITEMS
from bot.chat.shards import ShardedClient
from bot.chat.shift import RestartingError
from bot.chat.source_buttons import SOURCE_BUTTONS
from bot.chat.sources import SourcesGroup
from bot.chat.translation import CatalogueTranslator
from bot.chat.watch_button import WatchButton
from bot.chat.watchman import Watchman
from bot.chat.welcome import welcome
from bot.chat.withdrawals import Withdrawals
from bot.store import Job

log = logging.getLogger(__name__)

GRACE_S, APOLOGY_S = 8.0, 3.0
"""How long a stopping bot goes on answering, and tells the rest."""


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


class ReceiptsBot(ShardedClient):
    """Answers on Discord with an engine, without any privileged intent unless configured.

    Several processes may serve one index, each with shards of its own. What must hold for all of
    them is in the index's file: queries behind buttons, what was answered, jobs, watches, servers
    greeted. What is only in memory is of servers of this process's shards (settings, paces, queued
    jobs, errands), or can be made again (results behind cards).
    """

    def __init__(
        self,
        engine: Answerer,
        *,
        clock: Clock = time.monotonic,
        now: Now = _now,
        message_content: bool = False,
        shard_count: int | None = None,
        shard_ids: Sequence[int] | None = None,
    ) -> None:
        """Serve an engine; the shards are those of `ShardedClient`."""
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
            shard_count=shard_count,
            shard_ids=shard_ids,
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
        self._guide = Guide()
        self.tree.add_command(help_command(self._guide))
        self._presence = IndexPresence(self, self.desk)
        self._withdrawals = Withdrawals(self.desk, self.get_partial_messageable)
        self._listener = Listener(self.desk, self.book, self.gate, self._guide, self._withdrawals)
        self._autochecker = AutoChecker(self.desk, self.book, self.gate, self._withdrawals, now)
        self._watchman = Watchman(self.desk, self.book, self.gate, Posted(self), now, self.serves)
        self.rounds = Rounds(self, self._departures, self._watchman)

    async def setup_hook(self) -> None:
        """Read the settings, register the buttons and publish the commands."""
        await self.book.load()
        interrupt = self.desk.engine.records.jobs.interrupt
        self._interrupted = await self.desk.look_up(interrupt, self.serves)
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
            self._guide.learn(commands)
            log.info("commands published count=%d", len(commands))

    async def on_ready(self) -> None:
        """Say that the bot is connected, and what its last restart interrupted."""
        log.info("ready guilds=%d shards=%d", len(self.guilds), len(self.shards))
        self._presence.start()
        await self._departures.here(self.guilds)
        interrupted, self._interrupted = self._interrupted, ()
        await tell_interrupted(self, self.book, interrupted)

    async def on_shard_ready(self, shard_id: int) -> None:
        """Have a new session get its presence."""
        self._presence.forget()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that a server has the bot, perhaps again, and greet it the first time."""
        await self._departures.here([guild])
        await welcome(guild, self.desk, self.book, self._guide)

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

    async def leave(self) -> None:
        """Finish or give up what is being answered, telling whoever asked, and disconnect."""
        self.rounds.stop()
        await self.desk.shift.end(GRACE_S, APOLOGY_S)
        await self.close()

    async def close(self) -> None:
        """Disconnect and take no more work."""
        self.rounds.stop()
        self._presence.stop()
        self.desk.close()
        await super().close()
