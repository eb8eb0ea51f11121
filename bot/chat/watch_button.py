"""The button that watches a claim: the bot says when its verdict changes."""

import discord

from bot.chat import controls
from bot.chat.buttons import CardButton, opened_card
from bot.chat.desk import Reply
from bot.chat.gate import let_in
from bot.chat.permissions import may_moderate
from bot.chat.posted import LostError, Place, Posted, language_of, shared_by
from bot.chat.replies import (
    Interaction,
    NotAllowedError,
    acknowledge_press,
    guild_of,
    respond,
    words_of,
)
from bot.chat.reports import result_card
from bot.chat.standing import Standing
from bot.chat.words import Words
from bot.domain import Verdict
from bot.errors import QueryError
from bot.store import Full, Watch, Watched

_FULL = {Full.SERVER: "watch.server_full", Full.PERSON: "watch.person_full"}


class WatchButton(CardButton, template=controls.WATCH_TEMPLATE):
    """Begins to watch a claim, or stops, whichever its label said."""

    async def press(self, interaction: Interaction) -> None:
        """Change the card in place, so that it says whether the claim is watched."""
        if self.numbers["on"] and not await let_in(interaction, counted=True):
            return
        if await acknowledge_press(interaction):
            await self._change(interaction, words_of(interaction))

    async def _change(self, interaction: Interaction, words: Words) -> None:
        place = self._place(interaction, words)
        records = self.desk.engine.records.watches
        watches = await self.desk.look_up(records.on_card, place.server, place.message)
        claim = self.numbers["claim"]
        watch = next((one for one in watches if one.claim.claim == claim), None)
        if watch is not None and not self.numbers["on"]:
            _require_stopper(interaction, watch, words)
            await self.desk.look_up(records.end, watch.id)
        reply = await self.reply(interaction, words)
        card = await self._card_message(interaction, place, words)
        if self.numbers["on"] and watch is None:
            watch = await self._begin(interaction, reply, card, words)
        try:
            await self._draw(interaction, reply, card, place)
        except LostError:
            if watch is not None:
                await self.desk.look_up(records.end, watch.id)
            raise QueryError(words("watch.not_here")) from None

    def _place(self, interaction: Interaction, words: Words) -> Place:
        guild = guild_of(interaction)
        message, channel = interaction.message, interaction.channel_id
        if guild is None or message is None or channel is None:
            raise QueryError(words("watch.server_only"))
        return Place(str(guild.id), channel, self.numbers["message"] or message.id)

    async def _begin(
        self, interaction: Interaction, reply: Reply, card: discord.Message, words: Words
    ) -> Watch:
        verdict = self.claim(reply, words).verdict
        if not isinstance(verdict, Verdict):
            raise QueryError(words("notice.changed"))
        claim = Watched(
            str(interaction.guild_id),
            card.channel.id,
            card.id,
            self.asked,
            self.numbers["claim"],
            interaction.user.id,
            language_of(card, words.language),
            shared_by(card),
        )
        records = self.desk.engine.records.watches
        begun = await self.desk.look_up(records.begin, claim, verdict, interaction.client.now())
        if isinstance(begun, Full):
            raise QueryError(words(_FULL[begun]))
        return begun

    async def _card_message(
        self, interaction: Interaction, place: Place, words: Words
    ) -> discord.Message:
        if interaction.message is not None and interaction.message.id == place.message:
            return interaction.message
        try:
            return await Posted(interaction.client).read(place)
        except LostError:
            raise QueryError(words("watch.not_here")) from None

    async def _draw(
        self, interaction: Interaction, reply: Reply, message: discord.Message, place: Place
    ) -> None:
        records = self.desk.engine.records.watches
        watches = await self.desk.look_up(records.on_card, place.server, place.message)
        words = words_of(interaction)
        card = result_card(
            reply.asked,
            reply.result,
            Words.of(language_of(message, words.language)),
            private=False,
            shared_by=shared_by(message),
            fresh=reply.fresh,
            standing=Standing.of(watches),
        )
        await Posted(interaction.client).edit(place, card)
        if interaction.message is not None and interaction.message.id != place.message:
            # Pressed on the private card of one claim of a report.
            number = self.numbers["claim"]
            standing = Standing.of(watches, message=place.message)
            answer = self.claim(reply, words)
            await respond(interaction, opened_card(reply, answer, number, words, standing))


def _require_stopper(interaction: Interaction, watch: Watch, words: Words) -> None:
    """Let only who began a watch, or who may delete the card anyway, stop it."""
    if interaction.user.id != watch.claim.person and not may_moderate(interaction):
        raise NotAllowedError(words("watch.others"))
