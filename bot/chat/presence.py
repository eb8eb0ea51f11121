"""What the bot shows beside its name: how much is indexed, and how old that is."""

import logging

import discord
from discord.ext import tasks

from bot.chat.desk import Desk
from bot.chat.failures import record
from bot.chat.shift import RestartingError
from bot.chat.words import Words
from bot.domain import IndexStatus, Scope
from bot.errors import BotError

log = logging.getLogger(__name__)

REFRESH_S = 300.0


class IndexPresence:
    """Keeps the presence in step with the house's index, which everybody may see."""

    def __init__(self, client: discord.AutoShardedClient, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        self._shown: str | None = None
        self._refreshing = tasks.loop(seconds=REFRESH_S)(self.refresh)

    def start(self) -> None:
        """Show the presence now and look for changes from time to time."""
        if not self._refreshing.is_running():
            self._refreshing.start()

    def stop(self) -> None:
        """Look no more."""
        self._refreshing.cancel()

    def forget(self) -> None:
        """Show the presence again next time: a new session starts without one."""
        self._shown = None

    async def refresh(self) -> None:
        """Show what the index holds now, where it has changed."""
        try:
            status = await self._desk.look_up(self._desk.engine.status, Scope())
            told = presence_of(status, Words.of("en"))
            if told != self._shown:
                await self._client.change_presence(activity=discord.CustomActivity(told))
                self._shown = told
        except RestartingError:
            log.info("presence left as it is")
        except (BotError, discord.DiscordException, OSError) as error:
            log.warning("presence not shown error=%s", type(error).__name__)
        except Exception as error:  # noqa: BLE001
            # An error would end the loop; the next time may go better.
            record(error, "presence")


def presence_of(status: IndexStatus, words: Words) -> str:
    """Return the line for an index."""
    if status.indexed is None or not status.sentences:
        return words("presence.empty")
    day = words.day(status.indexed.date())
    return words("presence.index", count=status.sentences, date=day)
