"""Reading a card as a person would: its text and its buttons."""

from typing import Any

from simcord.components import walk_components


def wire(message: Any) -> list[dict[str, Any]]:
    """The components of a sent message as they went over the wire."""
    components = message.components
    return [part if isinstance(part, dict) else part.to_dict() for part in components]


def words(message: Any) -> str:
    parts = [part for part in walk_components(wire(message)) if part["type"] == 10]
    return "\n".join(part["content"] for part in parts)


def labels(message: Any) -> list[str]:
    return [part["label"] for part in walk_components(wire(message)) if part["type"] == 2]


def rows(message: Any) -> list[list[str]]:
    """The buttons of each row that has any."""
    found = [
        [one["label"] for one in part["components"] if one["type"] == 2]
        for part in wire(message)
        if part["type"] == 1
    ]
    return [row for row in found if row]


def menus(message: Any) -> list[str]:
    """What each menu shows: the chosen options' labels, the chosen ids, or its hint."""
    found = [part for part in walk_components(wire(message)) if part["type"] in (3, 5, 6, 7, 8)]
    return [_shown(menu) for menu in found]


def _shown(menu: dict[str, Any]) -> str:
    options = [one["label"] for one in menu.get("options", ()) if one.get("default")]
    ids = [str(one["id"]) for one in menu.get("default_values", ())]
    return " ".join(options or ids) or menu["placeholder"]
