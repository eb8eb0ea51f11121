"""Buttons and menus that outlive a restart: each is built again from its custom id."""

import re
from typing import Any, Self

from discord import ui

from bot.chat.desk import Desk
from bot.chat.replies import Interaction, refuse


class LastingItem(ui.DynamicItem[ui.Item[Any]], template=r"receipts:never"):
    """A button or a menu that somebody used; subclasses say what it does.

    Attributes:
        fields: What its custom id holds.
        numbers: Those of the fields that are whole numbers.
        desk: Where the engine is asked.
    """

    def __init__(self, item: ui.Item[Any], match: re.Match[str], desk: Desk) -> None:
        super().__init__(item)
        self.fields = match.groupdict(default="")
        self.numbers = {
            name: int(value) for name, value in self.fields.items() if value.isdecimal()
        }
        self.desk = desk

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Build the item again from its custom id."""
        return cls(item, match, interaction.client.desk)

    async def callback(self, interaction: Interaction) -> None:
        """Do what the item is for, and tell whoever used it where that fails."""
        try:
            await self.press(interaction)
        except Exception as error:  # noqa: BLE001
            await refuse(interaction, error)

    async def press(self, interaction: Interaction) -> None:
        """Do what the item is for."""
        raise NotImplementedError


def chosen(interaction: Interaction) -> list[str]:
    """Return what was chosen in a menu: its values, or the ids of channels and roles."""
    sent: Any = interaction.data or {}
    return list(sent.get("values", ()))
