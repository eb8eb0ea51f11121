"""The commands /autocheck on, off, status: in which channels the bot checks unasked."""

from collections.abc import Collection, Sequence

import discord
from discord import app_commands

from bot.chat import audit
from bot.chat.cards import ANSWERED, QUIET, Card, text
from bot.chat.desk import Desk
from bot.chat.gate import Gate
from bot.chat.groups import AdminsGroup
from bot.chat.replies import Interaction, acknowledge, guild_of, respond, words_of
from bot.chat.translation import named
from bot.chat.words import Words
from bot.errors import QueryError
from bot.store import AutoCheck

MAX_CHANNELS = 20
CHANNEL = "option.channel.name"
CHANNEL_TOLD = "option.channel.description"


class AutoCheckGroup(AdminsGroup):
    """Chooses the channels of the server where it is used."""

    def __init__(self, desk: Desk, gate: Gate) -> None:
        super().__init__(
            name=named("command.autocheck.name"),
            description=named("command.autocheck.description"),
        )
        self._desk = desk
        self._gate = gate

    @app_commands.command(
        name=named("command.on.name"), description=named("command.on.description")
    )
    @app_commands.rename(
        channel=named(CHANNEL),
        confidence=named("option.confidence.name"),
        per_hour=named("option.per_hour.name"),
    )
    @app_commands.describe(
        channel=named(CHANNEL_TOLD),
        confidence=named("option.confidence.description"),
        per_hour=named("option.per_hour.description"),
    )
    async def on(
        self,
        interaction: Interaction,
        channel: discord.TextChannel,
        confidence: app_commands.Range[int, 50, 99] = 90,
        per_hour: app_commands.Range[int, 1, 60] = 6,
    ) -> None:
        """Check the messages of a channel from now on."""
        if not await acknowledge(interaction, private=True):
            return
        words, server = words_of(interaction), str(interaction.guild_id)
        if not _reads_messages(interaction):
            raise QueryError(words("autocheck.no_content"))
        if not self._gate.is_open(channel.guild, channel):
            settings = words("command.settings.name")
            raise QueryError(words("autocheck.closed", channel=channel.name, command=settings))
        checks = self._desk.engine.records.autochecks
        known = await self._desk.look_up(checks.of_server, server)
        if len(known) >= MAX_CHANNELS and channel.id not in {rule.channel for rule in known}:
            raise QueryError(words("autocheck.full"))
        rule = AutoCheck(server, channel.id, confidence / 100, per_hour)
        await self._desk.look_up(checks.switch_on, rule)
        detail = f"#{channel.name} · ≥ {confidence} % · ≤ {per_hour}/h"
        await audit.note(interaction, audit.AUTOCHECK_ON, detail)
        await respond(interaction, await self._status(interaction))

    @app_commands.command(
        name=named("command.off.name"), description=named("command.off.description")
    )
    @app_commands.rename(channel=named(CHANNEL))
    @app_commands.describe(channel=named(CHANNEL_TOLD))
    async def off(self, interaction: Interaction, channel: discord.TextChannel) -> None:
        """Check the messages of a channel no more."""
        if not await acknowledge(interaction, private=True):
            return
        off = self._desk.engine.records.autochecks.switch_off
        if await self._desk.look_up(off, str(interaction.guild_id), channel.id):
            await audit.note(interaction, audit.AUTOCHECK_OFF, f"#{channel.name}")
        await respond(interaction, await self._status(interaction))

    @app_commands.command(
        name=named("command.status.name"),
        description=named("command.autocheck_status.description"),
    )
    async def status(self, interaction: Interaction) -> None:
        """Show the channels that are checked."""
        if await acknowledge(interaction, private=True):
            await respond(interaction, await self._status(interaction))

    async def _status(self, interaction: Interaction) -> Card:
        checks = self._desk.engine.records.autochecks
        rules = await self._desk.look_up(checks.of_server, str(interaction.guild_id))
        guild = guild_of(interaction)
        closed = {
            rule.channel
            for rule in rules
            if guild and not self._gate.is_open(guild, guild.get_channel(rule.channel))
        }
        words, reads = words_of(interaction), _reads_messages(interaction)
        return status_card(rules, words, closed=closed, reads_messages=reads)


def _reads_messages(interaction: Interaction) -> bool:
    """Say whether Discord shows the bot messages that are not meant for it."""
    client: discord.Client = interaction.client
    return client.intents.message_content


def status_card(
    rules: Sequence[AutoCheck],
    words: Words,
    *,
    closed: Collection[int] = (),
    reads_messages: bool = True,
) -> Card:
    """Return the channels that are checked, with their limits.

    Args:
        rules: How each channel is checked.
        words: The person's language.
        closed: The channels where the server's settings don't let the bot answer.
        reads_messages: Whether Discord shows the bot their messages.
    """
    lines = [
        words(
            "autocheck.channel",
            channel=f"<#{rule.channel}>",
            percent=f"{rule.confidence * 100:.0f}",
            count=rule.per_hour,
        )
        + (f"\n-# 🔇 {words('autocheck.silent')}" if rule.channel in closed else "")
        for rule in rules
    ] or [words("autocheck.none")]
    if not reads_messages:
        lines.append(f"-# ⚠️ {words('autocheck.no_content')}")
    title = f"### 👂 {words('autocheck.title')}"
    return Card([text(title, *lines)], colour=ANSWERED if rules else QUIET)
