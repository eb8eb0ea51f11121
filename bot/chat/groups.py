"""Groups of commands that only some of a server's members may use."""

import discord
from discord import app_commands

from bot.chat.permissions import require_admin, require_manager
from bot.chat.replies import Interaction

MANAGERS = discord.Permissions(manage_guild=True)
"""Whom Discord shows such commands, until a server's admins say otherwise."""

IN_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
BY_SERVERS = app_commands.AppInstallationType(guild=True, user=False)


class ManagersGroup(app_commands.Group):
    """Commands for those who may manage the sources of the server where they are used."""

    def __init__(
        self, *, name: app_commands.locale_str, description: app_commands.locale_str
    ) -> None:
        super().__init__(
            name=name,
            description=description,
            default_permissions=MANAGERS,
            guild_only=True,
            allowed_contexts=IN_SERVERS,
            allowed_installs=BY_SERVERS,
        )

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse whoever may not: a server's admins can override Discord's own check."""
        require_manager(interaction)
        return True


class AdminsGroup(ManagersGroup):
    """Commands for those who may manage the server where they are used."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse whoever may not manage the server."""
        require_admin(interaction)
        return True
