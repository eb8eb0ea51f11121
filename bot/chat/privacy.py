"""What is kept, told in plain words, and deleted when a person asks for it: /privacy."""

from discord import app_commands

from bot.chat import controls
from bot.chat.cards import ANSWERED, QUIET, Card, Item, gap, rule, text
from bot.chat.items import LastingItem
from bot.chat.replies import Interaction, acknowledge, acknowledge_press, respond, words_of
from bot.chat.translation import named
from bot.chat.words import Words
from bot.store import (
    AUDIT_DAYS,
    COUNT_DAYS,
    GRACE,
    JOB_DAYS,
    QUERY_DAYS,
    TEXT_DAYS,
    VOTE_DAYS,
    WATCHED_DAYS,
)


def add_privacy(tree: app_commands.CommandTree) -> None:
    """Register /privacy on a tree."""

    @tree.command(
        name=named("command.privacy.name"), description=named("command.privacy.description")
    )
    async def privacy(interaction: Interaction) -> None:
        if await acknowledge(interaction, private=True):
            reads_all = interaction.client.intents.message_content
            await respond(interaction, privacy_card(words_of(interaction), reads_all=reads_all))


def privacy_card(words: Words, *, reads_all: bool = False) -> Card:
    """Return what is kept and for how long, with the button that deletes a person's own.

    Args:
        words: The person's language.
        reads_all: Whether channels may be checked unasked.
    """
    read = words("privacy.read_channels") if reads_all else words("privacy.read")
    return Card(
        [
            text(f"### 🔏 {words('privacy.title')}", read),
            rule(),
            _listed(
                words("privacy.queries", count=QUERY_DAYS),
                words("privacy.watches", count=WATCHED_DAYS),
                words("privacy.unanswered", count=TEXT_DAYS),
                words("privacy.votes", count=VOTE_DAYS),
            ),
            gap(),
            _listed(
                words("privacy.messages", count=QUERY_DAYS),
                words("privacy.counts", count=COUNT_DAYS),
                words("privacy.server", count=GRACE.days),
                words("privacy.greeted"),
                words("privacy.audit", count=AUDIT_DAYS),
                words("job.remembered", count=JOB_DAYS),
            ),
            rule(),
            text(f"-# {words('privacy.stays', button=words('privacy.delete'))}"),
        ],
        colour=ANSWERED,
        buttons=[controls.forget_button(words("privacy.delete"))],
    )


def _listed(*kept: str) -> Item:
    return text(*(f"- {one}" for one in kept))


def forgotten_card(deleted: int, words: Words) -> Card:
    """Return how much was deleted."""
    told = words("privacy.deleted", count=deleted) if deleted else words("privacy.none")
    return Card([text(f"### 🗑️ {words('privacy.done')}", told)], colour=QUIET)


class ForgetButton(LastingItem, template=controls.FORGET_TEMPLATE):
    """Deletes what is kept of whoever presses it."""

    async def press(self, interaction: Interaction) -> None:
        """Delete, and say how much it was."""
        if await acknowledge_press(interaction):
            deleted = await self.desk.forget(interaction.user.id)
            await respond(interaction, forgotten_card(deleted, words_of(interaction)))
