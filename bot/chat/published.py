"""Compares the commands that Discord shows with those of this version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

_PLAIN = (
    "name", "description", "name_localizations", "description_localizations", "required",
    "autocomplete", "min_value", "max_value", "min_length", "max_length", "nsfw", "value",
)  # fmt: skip
_SETS = ("contexts", "integration_types", "channel_types")
_NESTED = ("options", "choices")
_PERMISSIONS = "default_member_permissions"
_CHAT_INPUT = 1


@dataclass(frozen=True, slots=True)
class Sync:
    """Names of commands that are not published, that only Discord knows, and that differ."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    changed: tuple[str, ...]


async def compare(client: discord.Client, tree: app_commands.CommandTree[Any]) -> Sync:
    """Ask Discord what is published and compare it with a tree.

    Raises:
        discord.HTTPException: Discord does not tell.
    """
    route = Route(
        "GET", "/applications/{application_id}/commands", application_id=client.application_id
    )
    # Without this Discord leaves the translations out.
    published = await client.http.request(route, params={"with_localizations": "true"})
    return differences(await payload(tree), published)


async def payload(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """Return a tree's commands as they are published."""
    commands = tree.get_commands()
    if tree.translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, tree.translator) for command in commands]


def differences(ours: Iterable[Mapping[str, Any]], theirs: Iterable[Mapping[str, Any]]) -> Sync:
    """Compare commands; what Discord adds of its own and leaves out as a default is no change."""
    own, published = _by_name(ours), _by_name(theirs)
    return Sync(
        tuple(sorted(name for _, name in own.keys() - published.keys())),
        tuple(sorted(name for _, name in published.keys() - own.keys())),
        tuple(
            sorted(key[1] for key in own.keys() & published.keys() if own[key] != published[key])
        ),
    )


def _by_name(commands: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], dict[str, Any]]:
    return {
        (int(command.get("type", _CHAT_INPUT)), command["name"]): _shape(command)
        for command in commands
    }


def _shape(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of a command, an option or a choice, without what is empty."""
    shape = {field: part.get(field) for field in _PLAIN}
    shape["type"] = int(part.get("type", _CHAT_INPUT))
    shape |= {field: sorted(part.get(field) or ()) for field in _SETS}
    shape |= {field: [_shape(one) for one in part.get(field) or ()] for field in _NESTED}
    if part.get(_PERMISSIONS) is not None:
        shape[_PERMISSIONS] = str(part[_PERMISSIONS])
    return {field: value for field, value in shape.items() if value}
