"""Who may do what in a server; Discord's own checks can be overridden by a server's admins."""

import discord

from bot.chat.replies import Interaction, NotAllowedError, guild_of, words_of


def is_admin(interaction: Interaction) -> bool:
    """Say whether the person may manage the server."""
    return interaction.permissions.manage_guild


def may_moderate(interaction: Interaction) -> bool:
    """Say whether the person may delete what others have had answered here."""
    return interaction.permissions.manage_messages


def may_manage(interaction: Interaction) -> bool:
    """Say whether the person may manage the server's sources: its admins, and roles they name."""
    managers = interaction.client.book.of(interaction.guild_id).managers
    return is_admin(interaction) or has_role(interaction.user, managers)


def require_admin(interaction: Interaction) -> None:
    """Refuse whoever may not manage the server.

    Raises:
        NotAllowedError: The person may not, or the bot is not a member of the server.
    """
    _require(interaction, is_admin(interaction))


def require_manager(interaction: Interaction) -> None:
    """Refuse whoever may not manage the server's sources; raises as `require_admin` does."""
    _require(interaction, may_manage(interaction))


def _require(interaction: Interaction, allowed: bool) -> None:
    if guild_of(interaction) is None:
        raise NotAllowedError(words_of(interaction)("notice.server_only"))
    if not allowed:
        raise NotAllowedError(words_of(interaction)("notice.admins_only"))


def has_role(person: discord.abc.User, roles: tuple[int, ...]) -> bool:
    """Say whether a member has one of the roles."""
    if not isinstance(person, discord.Member):
        return False
    return any(role.id in roles for role in person.roles)
