"""What the buttons of a card do; a custom id finds them, also after a restart."""

import re
from typing import Any, Self

from discord import ui

from bot.chat import cards, controls
from bot.chat.desk import Desk, Reply
from bot.chat.replies import (
    Interaction,
    acknowledge,
    acknowledge_press,
    refuse,
    respond,
    scope_of,
    words_of,
)
from bot.chat.reports import report_card, result_card
from bot.chat.words import Words
from bot.domain import Answer
from bot.errors import QueryError


class CardButton(ui.DynamicItem[ui.Button[Any]], template=r"receipts:never"):
    """A pressed button; subclasses say what it shows."""

    def __init__(self, button: ui.Button[Any], match: re.Match[str], desk: Desk) -> None:
        super().__init__(button)
        self.desk = desk
        self.asked: str = match["asked"]
        self.numbers = {
            name: int(value) for name, value in match.groupdict().items() if name != "asked"
        }

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Build the button again from its custom id."""
        if not isinstance(item, ui.Button):
            raise TypeError(f"{match.string} is not a button")
        return cls(item, match, interaction.client.desk)

    async def callback(self, interaction: Interaction) -> None:
        """Show a private card."""
        try:
            if await acknowledge(interaction, private=True):
                await respond(interaction, await self.card(interaction, words_of(interaction)))
        except Exception as error:  # noqa: BLE001
            await refuse(interaction, error)

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return what the button shows."""
        raise NotImplementedError

    async def reply(self, interaction: Interaction, words: Words) -> Reply:
        """Return the result that the card was made of."""
        reply = await self.desk.recall(self.asked, scope_of(interaction))
        if reply is None:
            raise QueryError(words("notice.forgotten"))
        return reply

    def claim(self, reply: Reply, words: Words) -> Answer:
        """Return the answer that the button belongs to."""
        answer = reply.claim(self.numbers["claim"])
        if answer is None:
            raise QueryError(words("notice.changed"))
        return answer


class EvidenceButton(CardButton, template=controls.EVIDENCE_TEMPLATE):
    """Shows the evidence that did not fit the card."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the evidence from the button's offset on."""
        reply = await self.reply(interaction, words)
        answer, offset = self.claim(reply, words), self.numbers["offset"]
        if offset >= len(answer.evidence):
            raise QueryError(words("notice.changed"))
        return cards.evidence_card(reply.asked, answer, self.numbers["claim"], offset, words)


class ContextButton(CardButton, template=controls.CONTEXT_TEMPLATE):
    """Shows a cited sentence among its neighbours."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the neighbours of the cited sentence."""
        reply = await self.reply(interaction, words)
        answer, number = self.claim(reply, words), self.numbers["evidence"]
        if number >= len(answer.evidence):
            raise QueryError(words("notice.changed"))
        passage = await self.desk.context(answer, number, scope_of(interaction))
        if passage is None:
            raise QueryError(words("notice.changed"))
        return cards.context_card(answer.citations[number], passage, words)


class ClaimsButton(CardButton, template=controls.CLAIMS_TEMPLATE):
    """Shows the claims that did not fit the card."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the claims from the button's offset on."""
        reply, offset = await self.reply(interaction, words), self.numbers["offset"]
        if isinstance(reply.result, Answer) or offset >= len(reply.result.claims):
            raise QueryError(words("notice.changed"))
        return report_card(reply.asked, reply.result, words, private=False, offset=offset)


class ShareButton(CardButton, template=controls.SHARE_TEMPLATE):
    """Posts a private card in the channel, once."""

    async def callback(self, interaction: Interaction) -> None:
        """Post the card publicly, then take the button off the private one."""
        try:
            if await acknowledge_press(interaction):
                await self._share(interaction)
        except Exception as error:  # noqa: BLE001
            await refuse(interaction, error)

    async def _share(self, interaction: Interaction) -> None:
        words = words_of(interaction)
        reply = await self.reply(interaction, words)
        pressed = interaction.message.id if interaction.message else interaction.id
        if not await self.desk.look_up(self.desk.engine.claim_message, pressed):
            return
        name = interaction.user.mention
        public = result_card(reply.asked, reply.result, words, private=False, shared_by=name)
        await interaction.followup.send(view=public)
        await respond(interaction, result_card(reply.asked, reply.result, words, private=False))


BUTTONS: tuple[type[CardButton], ...] = (EvidenceButton, ContextButton, ClaimsButton, ShareButton)
