"""The one card with which the bot greets a server that has added it."""

import logging

import discord

from bot.chat.desk import Desk
from bot.chat.guide import Guide
from bot.chat.settings import SettingsBook
from bot.chat.words import Words

log = logging.getLogger(__name__)


async def welcome(guild: discord.Guild, desk: Desk, book: SettingsBook, guide: Guide) -> None:
    """Greet a server in its system channel, once; without one that the bot may use, nowhere."""
    channel = guild.system_channel
    if channel is None or not _may_write(channel):
        return
    if not await desk.look_up(desk.engine.records.welcomes.claim, str(guild.id)):
        return
    words = Words.of(book.of(guild.id).language or guild.preferred_locale)
    try:
        await channel.send(view=guide.welcome_card(words))
    except discord.HTTPException as error:
        log.warning("server not greeted channel=%s code=%s", channel.id, error.code)


def _may_write(channel: discord.TextChannel) -> bool:
    me: discord.Member | None = channel.guild.me
    if me is None:
        return False
    allowed = channel.permissions_for(me)
    return allowed.view_channel and allowed.send_messages
