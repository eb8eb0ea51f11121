"""Cards that the bot has posted in channels: reading them, editing them, writing beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.chat import content
from bot.chat.cards import Card
from bot.chat.words import LANGUAGES, Words
from bot.domain import Verdict

_SHARED_BY = re.compile(r"-# .*?(<@!?\d+>)")


class LostError(Exception):
    """A card is gone, or the bot may no longer reach it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card is."""

    server: str
    channel: int
    message: int

    @property
    def link(self) -> str:
        """The address that opens the card."""
        return f"https://discord.com/channels/{self.server}/{self.channel}/{self.message}"


class Posted:
    """Reaches messages by their ids alone, so that it works after a restart."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def guild(self, place: Place) -> discord.Guild | None:
        """Return the server of a card, if the bot is a member of it."""
        return self._client.get_guild(int(place.server))

    async def read(self, place: Place) -> discord.Message:
        """Return a card's message.

        Raises:
            LostError: It is gone, or may not be read.
        """
        try:
            return await self._channel(place.server, place.channel).fetch_message(place.message)
        except (discord.NotFound, discord.Forbidden) as error:
            raise LostError from error

    async def edit(self, place: Place, card: Card) -> None:
        """Show another card in the same message.

        Raises:
            LostError: It is gone, or may not be edited.
        """
        channel = self._channel(place.server, place.channel)
        try:
            await channel.get_partial_message(place.message).edit(view=card)
        except (discord.NotFound, discord.Forbidden) as error:
            raise LostError from error

    async def write(self, server: str, channel: int, card: Card) -> None:
        """Post a card, pinging nobody.

        Raises:
            LostError: There is no such channel, or the bot may not write there.
        """
        try:
            await self._channel(server, channel).send(
                view=card, allowed_mentions=discord.AllowedMentions.none()
            )
        except (discord.NotFound, discord.Forbidden) as error:
            raise LostError from error

    def open_to_all(self, place: Place) -> bool:
        """Say whether every member of the server may read a card; False where that is unknown."""
        guild = self._client.get_guild(int(place.server))
        channel = guild.get_channel_or_thread(place.channel) if guild is not None else None
        if isinstance(channel, discord.Thread):
            channel = None if channel.is_private() else channel.parent
        if guild is None or channel is None:
            return False
        return channel.permissions_for(guild.default_role).read_messages

    def _channel(self, server: str, channel: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel, guild_id=int(server))


def language_of(message: discord.Message, otherwise: str) -> str:
    """Return the language that a card is written in, read from the verdict that it names."""
    told = "\n".join(_texts(message.components))
    for language in LANGUAGES:
        if any(_names(told, *content.named(verdict, Words.of(language))) for verdict in Verdict):
            return language
    return otherwise


def _names(told: str, mark: str, name: str) -> bool:
    """Say whether a text names a verdict: beside its mark, or after the number of a claim."""
    numbered = rf"{mark} \*\*\d+ · {re.escape(name)}\*\*"
    return f"{mark} {name}" in told or re.search(numbered, told) is not None


def shared_by(message: discord.Message) -> str | None:
    """Return the mention of who shared a card, where someone did."""
    first = next(_texts(message.components), "")
    match = _SHARED_BY.match(first)
    return match[1] if match else None


def _texts(components: Sequence[Any]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _texts(getattr(component, "children", ()))
