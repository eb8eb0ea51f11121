"""What Discord refuses, or shows wrongly, and no description of its API says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from tests.chat.loopback import Seen

MAX_OF_A_TYPE = {1: 100, 2: 5, 3: 5}
"""Commands of a type: slash, user, message; discord.py holds itself to these."""

_MASKED = re.compile(r"(?<!\\)\]\(\s*<?([^\s)>]*)")
_TIMESTAMP = re.compile(r"(?<!\\)<t:[^>]*>")
_GOOD_TIMESTAMP = re.compile(r"<t:-?\d{1,13}(:[tTdDfFRsS])?>")
_NAME = re.compile(r"[-_'\w]{1,32}")
_MAY_BE_ATTACHED = "attachment"


def breaches(seen: Seen) -> list[str]:
    """Return what is wrong with a request."""
    if seen.body is None:
        return []
    if seen.method == "PUT" and seen.path.endswith("/commands"):
        return list(_commands(seen.body))
    message = seen.body.get("data") or seen.body
    if not isinstance(message, dict):
        return []
    return [
        *_text(str(message.get("content") or ""), "content"),
        *_components(message.get("components") or []),
        *_choices(message.get("choices") or [], "autocomplete"),
        *(wrong for embed in message.get("embeds") or [] for wrong in _embed(embed)),
    ]


def _components(components: Iterable[dict[str, Any]]) -> Iterator[str]:
    for part in components:
        kind = part["type"]
        if kind in (1, 9, 17) and not part.get("components"):
            yield f"component {kind} is empty"
        yield from _components(part.get("components") or [])
        if "accessory" in part:
            yield from _components([part["accessory"]])
        if kind == 10:
            if not part["content"].strip():
                yield "a text is empty"
            yield from _text(part["content"], "text")
        if kind == 2:
            yield from _button(part)
        media = [part.get("media"), *(item.get("media") for item in part.get("items") or [])]
        for one in media:
            yield from _address((one or {}).get("url"), "media", _MAY_BE_ATTACHED)


def _button(button: dict[str, Any]) -> Iterator[str]:
    if not (button.get("label") or "").strip() and not button.get("emoji"):
        yield "a button has neither label nor emoji"
    if button.get("style") == 5:
        yield from _address(button.get("url") or "", "link button")


def _text(text: str, where: str) -> Iterator[str]:
    for address in _MASKED.findall(text):
        yield from _address(address, where)
    for stamp in _TIMESTAMP.findall(text):
        if not _GOOD_TIMESTAMP.fullmatch(stamp):
            yield f"{where}: {stamp} is no timestamp"


def _address(address: str | None, where: str, *also: str) -> Iterator[str]:
    if address is None:
        return
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https", *also) and bool(parts.netloc)
    except ValueError:
        good = False
    if not good:
        yield f"{where}: {address!r} is no web address"


def _embed(embed: dict[str, Any]) -> Iterator[str]:
    if not any(embed.get(key) for key in ("title", "description", "fields", "image", "author")):
        yield "an embed is empty"
    for field in embed.get("fields") or []:
        if not (field.get("name") or "").strip() or not (field.get("value") or "").strip():
            yield "an embed's field is empty"
    parts = [embed, *(embed.get(key) or {} for key in ("image", "thumbnail", "author"))]
    for part in parts:
        yield from _address(part.get("url"), "embed", _MAY_BE_ATTACHED)
    for key in ("title", "description"):
        yield from _text(embed.get(key) or "", f"embed's {key}")
    if embed.get("timestamp") is not None:
        try:
            datetime.fromisoformat(embed["timestamp"])
        except (TypeError, ValueError):
            yield f"{embed['timestamp']!r} is no timestamp"


def _commands(commands: list[dict[str, Any]]) -> Iterator[str]:
    for kind, count in Counter(command.get("type", 1) for command in commands).items():
        if count > MAX_OF_A_TYPE[kind]:
            yield f"{count} commands of type {kind}"
    for command in commands:
        if command.get("type", 1) == 1:
            yield from _described(command)
        elif not command["name"].strip():
            yield "a command has no name"


def _described(command: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a slash command, or with an option: they have the same rules."""
    name = command["name"]
    for shown in (name, *(command.get("name_localizations") or {}).values()):
        if not _NAME.fullmatch(shown) or shown != shown.lower():
            yield f"{shown!r} is no name of a command or an option"
    for told in (
        command["description"],
        *(command.get("description_localizations") or {}).values(),
    ):
        if not told.strip():
            yield f"{name} has no description"
    options = command.get("options") or []
    names = [option["name"] for option in options]
    if len(set(names)) < len(names):
        yield f"{name} has two options of one name"
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        yield f"{name} has a required option after an optional one"
    yield from _choices(command.get("choices") or [], name)
    for option in options:
        yield from _described(option)


def _choices(choices: list[dict[str, Any]], where: str) -> Iterator[str]:
    names = [choice["name"] for choice in choices]
    if not all(name.strip() for name in names) or len(set(names)) < len(names):
        yield f"{where} has a choice without a name, or two of one name"
