"""The commands by which admins set how the bot behaves in their server: /settings."""

from discord import app_commands

from bot.chat.audit import audit_card, audit_file
from bot.chat.desk import Desk
from bot.chat.groups import AdminsGroup
from bot.chat.replies import Interaction, acknowledge, respond, words_of
from bot.chat.settings_card import settings_card
from bot.chat.translation import named


class SettingsGroup(AdminsGroup):
    """Shows and changes a server's settings, and shows what its admins did."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            name=named("command.settings.name"),
            description=named("command.settings.description"),
        )
        self._desk = desk

    @app_commands.command(
        name=named("command.view.name"), description=named("command.view.description")
    )
    async def view(self, interaction: Interaction) -> None:
        """Show every setting with what changes it."""
        if await acknowledge(interaction, private=True):
            settings = interaction.client.book.of(interaction.guild_id)
            await respond(interaction, settings_card(settings, words_of(interaction)))

    @app_commands.command(
        name=named("command.audit.name"), description=named("command.audit.description")
    )
    async def audit(self, interaction: Interaction) -> None:
        """Show the last of what admins did, with all of it as a file."""
        if not await acknowledge(interaction, private=True):
            return
        last = self._desk.engine.records.audit.last
        entries = await self._desk.look_up(last, str(interaction.guild_id))
        card = audit_card(entries, words_of(interaction))
        await respond(interaction, card, [audit_file(entries)] if entries else [])
