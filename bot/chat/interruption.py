"""After a restart: tells which jobs it interrupted, and offers to go on with them."""

import logging
from collections.abc import Iterable

import discord

from bot.chat.index_cards import interrupted_card
from bot.chat.replies import server_words
from bot.chat.settings import SettingsBook
from bot.store import Job

log = logging.getLogger(__name__)


async def tell_interrupted(client: discord.Client, book: SettingsBook, jobs: Iterable[Job]) -> None:
    """Tell of every job in its channel, else the person who asked for it."""
    for job in jobs:
        server = int(job.server)
        words = server_words(client.get_guild(server), book.of(server))
        channel = client.get_partial_messageable(job.channel)
        try:
            await channel.send(view=interrupted_card(job, words, offer=True))
            continue
        except discord.HTTPException as error:
            log.info("interruption not told in its channel code=%s", error.code)
        try:
            person = await client.fetch_user(job.person)
            # A server's jobs are gone on with in the server, where rights can be checked.
            await person.send(view=interrupted_card(job, words, offer=False))
        except discord.HTTPException as error:
            log.warning("interruption not told code=%s", error.code)
