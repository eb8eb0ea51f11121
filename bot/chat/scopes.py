"""Which scopes are servers': a person outside a server has a scope too."""

from bot.domain import Scope


def server_of(scope: Scope) -> str | None:
    """Return the id of the Discord server that a scope is for; None where it is a person's."""
    return scope.server if scope.server is not None and scope.server.isdecimal() else None
