"""Answering an interaction: deferral first, then one edit; every way it can fail ends here."""

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.chat.cards import Card, notice_card
from bot.chat.failures import explain, record
from bot.chat.words import Words
from bot.domain import Scope
from bot.servers import ServerSettings

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060
_THINKING = discord.InteractionResponseType.deferred_channel_message
_GONE = frozenset({UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED})
_OURS = "ours"
"""The key under which an interaction's extras say that no other process answers it."""


class NotAllowedError(app_commands.CheckFailure):
    """A person may not use this command."""


def scope_of(interaction: Interaction) -> Scope:
    """Return what the asker may see: a server's own sources only where the bot is a member."""
    guild = guild_of(interaction)
    if guild is not None:
        return server_scope(guild, settings_of(interaction))
    return personal_scope(interaction.user.id)


def settings_of(interaction: Interaction) -> ServerSettings:
    """Return the settings of the server where somebody acts; the defaults where I am no member."""
    guild = guild_of(interaction)
    settings: ServerSettings = interaction.client.book.of(guild.id if guild is not None else None)
    return settings


def guild_of(interaction: Interaction) -> discord.Guild | None:
    """Return the server where somebody acts, if the bot is a member of it."""
    if interaction.guild_id is None:
        return None
    guild: discord.Guild | None = interaction.client.get_guild(interaction.guild_id)
    return guild


def server_scope(guild: discord.Guild, settings: ServerSettings) -> Scope:
    """Return the scope of a server: its own sources, and the house's unless it leaves them out."""
    return Scope(server=str(guild.id), house=settings.house)


def words_of(interaction: Interaction) -> Words:
    """Return the words in the server's language, else in that of the person's client."""
    return Words.of(settings_of(interaction).language or interaction.locale)


def server_words(guild: discord.Guild | None, settings: ServerSettings) -> Words:
    """Return a server's words for what is said to nobody in particular."""
    return Words.of(settings.language or (guild.preferred_locale if guild else None))


def personal_scope(user: int) -> Scope:
    """Return the scope of a person outside a server: the house sources alone."""
    return Scope(server=f"user:{user}")


async def acknowledge(interaction: Interaction, *, private: bool) -> bool:
    """Defer with a "thinking" message; False where it is too late, or another process answers."""
    return await _defer(interaction, ephemeral=private, thinking=True)


async def acknowledge_press(interaction: Interaction) -> bool:
    """Defer without a message of its own; False as with `acknowledge`."""
    return await _defer(interaction)


async def _defer(
    interaction: Interaction, *, ephemeral: bool = False, thinking: bool = False
) -> bool:
    desk = interaction.client.desk
    desk.shift.attend()
    try:
        await interaction.response.defer(ephemeral=ephemeral, thinking=thinking)
    except discord.HTTPException as error:
        if error.code not in _GONE:
            raise
        log.warning("interaction gone before the deferral code=%s", error.code)
        if error.code == UNKNOWN_INTERACTION:
            return False
        # Another process acknowledged it, or we did and never heard: whoever claims it answers.
    claimed: bool = await desk.claim_message(interaction.id)
    interaction.extras[_OURS] = claimed
    if not claimed:
        log.info("interaction is answered already")
    return claimed


async def turn_away(interaction: Interaction, card: Card) -> None:
    """Answer at once and privately, without a deferral."""
    try:
        await interaction.response.send_message(view=card, ephemeral=True)
    except discord.HTTPException as error:
        if error.code not in _GONE:
            raise
        log.warning("interaction gone before the refusal code=%s", error.code)


async def respond(interaction: Interaction, card: Card, files: Sequence[discord.File] = ()) -> None:
    """Put the card where the deferral stands, with the files that it shows."""
    try:
        await interaction.edit_original_response(
            view=card, attachments=files or discord.utils.MISSING
        )
    except discord.HTTPException as error:
        if error.code not in _GONE:
            raise
        log.warning("interaction gone before the answer code=%s", error.code)


async def refuse(interaction: Interaction, error: BaseException) -> None:
    """Tell the asker, privately where that is still open, what went wrong."""
    original = getattr(error, "original", error)
    where = interaction.command.qualified_name if interaction.command else "component"
    if isinstance(original, discord.HTTPException) and original.code in _GONE:
        log.warning("interaction gone where=%s code=%s", where, original.code)
        return
    card = notice_card(told(original, where, words_of(interaction)))
    try:
        if interaction.response.type is _THINKING:
            await interaction.edit_original_response(view=card)
        elif interaction.response.is_done() or interaction.extras.get(_OURS):
            await interaction.followup.send(view=card, ephemeral=True)
        else:
            await interaction.response.send_message(view=card, ephemeral=True)
    except discord.HTTPException as failure:
        log.warning("refusal not delivered where=%s code=%s", where, failure.code)


def told(error: BaseException, where: str, words: Words) -> str:
    """Return the words for the person whose command failed."""
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        record(error, where)
        return words("notice.command_changed")
    if isinstance(error, NotAllowedError):
        return str(error)
    if isinstance(error, app_commands.CheckFailure):
        return words("notice.command_refused")
    if isinstance(error, discord.Forbidden):
        return words("notice.permission")
    return explain(error, where, words)
