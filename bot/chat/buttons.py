"""What the buttons of a card do; a custom id finds them, also after a restart."""

import contextlib
import re
from typing import Any

import discord
from discord import ui

from bot.asked import AUTO
from bot.chat import cards, controls
from bot.chat.audit import CARD_DELETED, note
from bot.chat.desk import Desk, Reply
from bot.chat.gate import let_in
from bot.chat.items import LastingItem, chosen
from bot.chat.permissions import may_moderate
from bot.chat.replies import (
    Interaction,
    NotAllowedError,
    acknowledge,
    acknowledge_press,
    guild_of,
    respond,
    scope_of,
    words_of,
)
from bot.chat.reports import report_card, result_card
from bot.chat.standing import UNWATCHED, Standing
from bot.chat.words import Words
from bot.domain import Answer
from bot.errors import QueryError


class CardButton(LastingItem, template=r"receipts:never-card"):
    """A button or a menu of an answer; subclasses say what it shows."""

    def __init__(self, item: ui.Item[Any], match: re.Match[str], desk: Desk) -> None:
        super().__init__(item, match, desk)
        self.asked: str = self.fields["asked"]

    async def press(self, interaction: Interaction) -> None:
        """Show a private card."""
        if await acknowledge(interaction, private=True):
            await respond(interaction, await self.card(interaction, words_of(interaction)))

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return what the button shows."""
        raise NotImplementedError

    async def reply(self, interaction: Interaction, words: Words) -> Reply:
        """Return the result that the card was made of."""
        return await recalled(self.desk, self.asked, interaction, words)

    def claim(self, reply: Reply, words: Words) -> Answer:
        """Return the answer that the button belongs to."""
        return claim_of(reply, self.numbers["claim"], words)


async def recalled(desk: Desk, asked: str, interaction: Interaction, words: Words) -> Reply:
    """Return the result behind a card.

    Raises:
        QueryError: It is forgotten, or another server's.
    """
    reply = await desk.recall(asked, scope_of(interaction))
    if reply is None:
        raise QueryError(words("notice.forgotten"))
    return reply


def claim_of(reply: Reply, claim: int, words: Words) -> Answer:
    """Return one answer of a result.

    Raises:
        QueryError: There is no such claim any more.
    """
    answer = reply.claim(claim)
    if answer is None:
        raise QueryError(words("notice.changed"))
    return answer


def opened_card(
    reply: Reply, answer: Answer, claim: int, words: Words, standing: Standing | None
) -> cards.Card:
    """Return the whole card of one claim, for whoever opened it from a public card."""
    return cards.answer_card(
        reply.asked,
        answer,
        words,
        claim=claim,
        private=False,
        opened=True,
        fresh=reply.fresh,
        standing=standing,
    )


async def _standing(desk: Desk, interaction: Interaction, reply: Reply) -> Standing | None:
    """Return how the card that somebody used stands to watches; None where it has none."""
    message, guild = interaction.message, guild_of(interaction)
    if message is None or message.flags.ephemeral or guild is None:
        return None
    if reply.asked.kind == AUTO:
        # It tells one claim in small. Redrawn as a watched card it would tell the whole message.
        return None
    find = desk.engine.records.watches.on_card
    found = await desk.look_up(find, str(guild.id), message.id)
    return Standing.of(found, message=message.id)


class EvidenceButton(CardButton, template=controls.EVIDENCE_TEMPLATE):
    """Shows the evidence that did not fit the card."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the evidence from the button's offset on."""
        reply = await self.reply(interaction, words)
        answer, offset = self.claim(reply, words), self.numbers["offset"]
        if offset >= len(answer.evidence):
            raise QueryError(words("notice.changed"))
        claim = self.numbers["claim"]
        if offset == 0 and not answer.abstains:
            standing = await _standing(self.desk, interaction, reply)
            return opened_card(reply, answer, claim, words, standing)
        return cards.evidence_card(reply.asked, answer, claim, offset, words)


class ContextButton(CardButton, template=controls.CONTEXT_TEMPLATE):
    """Shows cited sentences among their neighbours."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the neighbours of the cited sentences, of those that are still there."""
        reply = await self.reply(interaction, words)
        answer, scope = self.claim(reply, words), scope_of(interaction)
        found = []
        for number in map(int, self.fields["evidence"].split(".")):
            if number < len(answer.evidence):
                passage = await self.desk.context(answer, number, scope)
                found += [(answer.citations[number], passage)] if passage is not None else []
        if not found:
            raise QueryError(words("notice.changed"))
        return cards.context_card(found, words)


class ClaimsButton(CardButton, template=controls.CLAIMS_TEMPLATE):
    """Shows the claims that did not fit the card."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the claims from the button's offset on."""
        reply, offset = await self.reply(interaction, words), self.numbers["offset"]
        if isinstance(reply.result, Answer) or offset >= len(reply.result.claims):
            raise QueryError(words("notice.changed"))
        return report_card(
            reply.asked, reply.result, words, private=False, opened=True, offset=offset
        )


class ClaimMenu(CardButton, template=controls.CLAIM_TEMPLATE):
    """Opens one claim of a report."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the whole card of the claim that was chosen."""
        reply = await self.reply(interaction, words)
        [claim] = map(int, chosen(interaction))
        answer = claim_of(reply, claim, words)
        standing = await _standing(self.desk, interaction, reply)
        return opened_card(reply, answer, claim, words, standing)


class ShareButton(CardButton, template=controls.SHARE_TEMPLATE):
    """Posts a private card in the channel, once."""

    async def press(self, interaction: Interaction) -> None:
        """Post the card publicly, then take the button off the private one."""
        if not await let_in(interaction, counted=True):
            return
        if not await acknowledge_press(interaction):
            return
        words = words_of(interaction)
        reply = await self.reply(interaction, words)
        pressed = interaction.message.id if interaction.message else interaction.id
        if not await self.desk.claim_message(pressed):
            return
        name = interaction.user.mention
        public, left = (
            result_card(
                reply.asked,
                reply.result,
                words,
                private=False,
                opened=shared_by is None,
                shared_by=shared_by,
                fresh=reply.fresh,
                standing=UNWATCHED if shared_by else None,
            )
            for shared_by in (name, None)
        )
        await interaction.followup.send(view=public)
        await respond(interaction, left)


class DeleteButton(CardButton, template=controls.DELETE_TEMPLATE):
    """Deletes a public card, for who asked and for moderators."""

    async def press(self, interaction: Interaction) -> None:
        """Delete the message that the button stands on."""
        if not await acknowledge_press(interaction):
            return
        asked = await self.desk.look_up(
            self.desk.engine.records.memory.recall, self.asked, scope_of(interaction)
        )
        theirs = asked is not None and asked.person == interaction.user.id
        if not theirs and not may_moderate(interaction):
            raise NotAllowedError(words_of(interaction)("notice.not_yours_to_delete"))
        # Somebody else may have been quicker.
        with contextlib.suppress(discord.NotFound):
            await interaction.delete_original_response()
        if not theirs and guild_of(interaction) is not None:
            await note(interaction, CARD_DELETED)


BUTTONS: tuple[type[CardButton], ...] = (
    EvidenceButton,
    ContextButton,
    ClaimsButton,
    ClaimMenu,
    ShareButton,
    DeleteButton,
)
