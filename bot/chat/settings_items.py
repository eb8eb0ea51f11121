"""What the menus and buttons of the settings card do, also after a restart."""

import re
from typing import Any

from discord import ui

from bot.chat import controls
from bot.chat.audit import note_setting
from bot.chat.items import LastingItem, chosen
from bot.chat.permissions import require_admin
from bot.chat.replies import Interaction, acknowledge_press, refuse, respond, words_of
from bot.chat.settings_card import OWN_LANGUAGE, settings_card
from bot.errors import QueryError
from bot.servers import MAX_ANSWERS_A_MINUTE, MAX_COOLDOWN_S


async def change(interaction: Interaction, **values: Any) -> None:
    """Save settings of the server, log what is new, and confirm it in the card."""
    book, server = interaction.client.book, interaction.guild_id
    before = book.of(server)
    after = await book.change(server, **values)
    for name in values:
        if getattr(after, name) != getattr(before, name):
            await note_setting(interaction, name, getattr(after, name))
    await respond(interaction, settings_card(after, words_of(interaction), saved=tuple(values)))


class SettingItem(LastingItem, template=r"receipts:never:setting"):
    """A menu or button of the card; subclasses say what it changes. Admins alone may use it."""

    async def press(self, interaction: Interaction) -> None:
        """Check the permission, then change what the item stands for."""
        require_admin(interaction)
        await self.use(interaction)

    async def use(self, interaction: Interaction) -> None:
        """Do what the item is for."""
        raise NotImplementedError


class SettingMenu(SettingItem, template=controls.SETTING_TEMPLATE):
    """Sets channels, roles or the language."""

    async def use(self, interaction: Interaction) -> None:
        """Save what was picked."""
        if await acknowledge_press(interaction):
            name = self.fields["name"]
            value = _picked(name, chosen(interaction), interaction.guild_id)
            await change(interaction, **{name: value})


class SettingSwitch(SettingItem, template=controls.SWITCH_TEMPLATE):
    """Turns a setting on or off, whichever its label said."""

    async def use(self, interaction: Interaction) -> None:
        """Save the new state."""
        if await acknowledge_press(interaction):
            await change(interaction, **{self.fields["name"]: self.fields["to"] == "on"})


class PaceButton(SettingItem, template=controls.PACE_TEMPLATE):
    """Opens the form for the numbers."""

    async def use(self, interaction: Interaction) -> None:
        """Show the form, filled with what is set."""
        await interaction.response.send_modal(PaceForm(interaction))


class PaceForm(ui.Modal):
    """Asks how fast questions may come."""

    def __init__(self, interaction: Interaction) -> None:
        words, settings = words_of(interaction), interaction.client.book.of(interaction.guild_id)
        super().__init__(title=words("settings.form"))
        self._fields = {
            name: ui.TextInput[Any](
                custom_id=name, default=str(getattr(settings, name)), max_length=5
            )
            for name in ("cooldown_s", "answers_a_minute")
        }
        for name, field in self._fields.items():
            self.add_item(ui.Label(text=words(f"settings.{name}_field"), component=field))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save the numbers."""
        try:
            require_admin(interaction)
            if not await acknowledge_press(interaction):
                return
            words = words_of(interaction)
            limits = {"cooldown_s": MAX_COOLDOWN_S, "answers_a_minute": MAX_ANSWERS_A_MINUTE}
            values = {}
            for name, most in limits.items():
                written = self._fields[name].value.strip()
                if not re.fullmatch(r"[0-9]{1,5}", written) or int(written) > most:
                    raise QueryError(
                        words("settings.number", what=words(f"settings.{name}"), most=most)
                    )
                values[name] = int(written)
            await change(interaction, **values)
        except Exception as error:  # noqa: BLE001
            await refuse(interaction, error)


def _picked(name: str, picked: list[str], server: int | None) -> Any:
    if name == "language":
        return None if picked[0] == OWN_LANGUAGE else picked[0]
    ids = tuple(sorted(int(one) for one in picked))
    if name == "watch_channel":
        return ids[0] if ids else None
    if server in ids:
        # The role of everyone bears the server's id: it narrows nothing, and must not widen.
        return () if name == "askers" else tuple(one for one in ids if one != server)
    return ids


SETTING_ITEMS: tuple[type[SettingItem], ...] = (SettingMenu, SettingSwitch, PaceButton)
