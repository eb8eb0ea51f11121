"""Permissions that a server's admins give to commands, against their defaults."""

from tests.chat.conftest import World


def allow_everybody(world: World, command: str) -> None:
    """Let everybody see and use a command, as a server's admins can."""
    registered = world.env.backend.find_command(command, world.guild.id, type=1)
    world.guild.set_command_permissions(int(registered["id"]), {world.guild.default_role: True})
