"""One message that shows a job from its start to its end, however long that takes."""

import asyncio
import logging

import discord

from bot.chat.cards import Card
from bot.chat.replies import Interaction

log = logging.getLogger(__name__)

_ENDED = frozenset({401, 404})
"""How Discord answers when the interaction's token is dead or its message is gone."""


class Board:
    """A card that is replaced in place.

    It stands where the interaction was answered for as long as Discord takes edits there, which is
    15 minutes; then it goes on as an ordinary message in the channel, or where the bot may not
    write there, in a direct message.
    """

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._message: discord.Message | None = None
        self._outlived = False
        self._concluded = False
        self._turn = asyncio.Lock()

    async def show(self, card: Card) -> None:
        """Show a card for now; one that cannot be shown, or comes after the last, is left out."""
        async with self._turn:
            if self._concluded:
                return
            try:
                await self._put(card)
            except discord.HTTPException as error:
                log.warning("progress not shown code=%s", error.code)

    async def conclude(self, card: Card) -> None:
        """Show the last card, elsewhere if it cannot be shown in its place."""
        async with self._turn:
            self._concluded = True
            try:
                await self._put(card)
            except discord.HTTPException as error:
                log.info("result not shown in its place code=%s", error.code)
                await self._send_last(card)

    async def _put(self, card: Card) -> None:
        if not self._outlived and not self._interaction.is_expired():
            try:
                await self._interaction.edit_original_response(view=card)
            except discord.HTTPException as error:
                if error.status not in _ENDED:
                    raise
                log.info("job outlived its interaction code=%s", error.code)
            else:
                return
        self._outlived = True
        if self._message is None:
            self._message = await self._send(card)
        else:
            await self._message.edit(view=card)

    async def _send_last(self, card: Card) -> None:
        try:
            await self._send(card)
        except discord.HTTPException as error:
            log.warning("result not delivered code=%s", error.code)

    async def _send(self, card: Card) -> discord.Message:
        channel = self._interaction.channel
        if isinstance(channel, discord.abc.Messageable):
            try:
                return await channel.send(view=card)
            except discord.HTTPException as error:
                log.info("no message in the channel code=%s", error.code)
        return await self._interaction.user.send(view=card)
