"""The menu and the buttons of a picker: which claims of a long text to check."""

from collections.abc import Iterable
from typing import Any

import discord

from bot.chat import controls
from bot.chat.buttons import CardButton
from bot.chat.desk import Choice
from bot.chat.gate import let_in
from bot.chat.items import chosen
from bot.chat.picker import OFFERED, checking_card, picker_card
from bot.chat.replies import (
    Interaction,
    NotAllowedError,
    acknowledge_press,
    respond,
    scope_of,
    words_of,
)
from bot.chat.reports import result_card
from bot.chat.words import Words
from bot.errors import QueryError


class ChoosingItem(CardButton, template=r"receipts:never-choosing"):
    """Something on a picker, for who asked alone."""

    async def choice(self, interaction: Interaction, words: Words) -> Choice:
        """Return the text with its claims.

        Raises:
            QueryError: It is forgotten.
            NotAllowedError: Somebody else asked.
        """
        choice = await self.desk.choice_of(self.asked, scope_of(interaction))
        if choice is None or not choice.claims:
            raise QueryError(words("notice.forgotten"))
        if choice.asked.person not in (None, interaction.user.id):
            raise NotAllowedError(words("notice.not_yours_to_pick"))
        return choice


class PickMenu(ChoosingItem, template=controls.PICK_TEMPLATE):
    """Keeps what was picked, in the menu itself."""

    async def press(self, interaction: Interaction) -> None:
        """Show the picker with what was picked."""
        if not await acknowledge_press(interaction):
            return
        words = words_of(interaction)
        choice = await self.choice(interaction, words)
        picked = [int(value) for value in chosen(interaction)]
        await respond(interaction, picker_card(choice, words, picked))


class PickedButton(ChoosingItem, template=controls.PICKED_TEMPLATE):
    """Has the picked claims checked, or all that can be picked."""

    async def press(self, interaction: Interaction) -> None:
        """Check the claims and put the report in the picker's place."""
        # The question was counted when the picker was shown.
        if not await let_in(interaction, counted=True):
            return
        if not await acknowledge_press(interaction):
            return
        words = words_of(interaction)
        choice = await self.choice(interaction, words)
        picked = list(range(min(OFFERED, len(choice.claims))))
        if self.fields["which"] == "these":
            picked = picked_in(interaction.message)
        if not picked:
            return
        with self.desk.only_once(choice.asked.id) as first:
            # A second press before the picker is gone from the screen asks nothing more.
            if first:
                await self._check(interaction, choice, picked, words)

    async def _check(
        self, interaction: Interaction, choice: Choice, picked: list[int], words: Words
    ) -> None:
        await respond(interaction, checking_card(len(picked), words))
        asked = choice.asked
        try:
            reply = await self.desk.reply(
                "check", asked.text, asked.scope, asked.person, picked=tuple(picked)
            )
        except Exception:
            await respond(interaction, picker_card(choice, words, picked))
            raise
        private = interaction.message is not None and interaction.message.flags.ephemeral
        card = result_card(reply.asked, reply.result, words, private=private, fresh=reply.fresh)
        await respond(interaction, card)


def picked_in(message: discord.Message | None) -> list[int]:
    """Return what stands as picked in a picker's menu."""
    options = _options(message.components) if message else ()
    return [int(option.value) for option in options if option.default and option.value.isdecimal()]


def _options(components: Iterable[Any]) -> Iterable[discord.SelectOption]:
    for component in components:
        if isinstance(component, discord.SelectMenu):
            yield from component.options
        else:
            yield from _options(getattr(component, "children", ()))


CHOOSING_ITEMS: tuple[type[CardButton], ...] = (PickMenu, PickedButton)
