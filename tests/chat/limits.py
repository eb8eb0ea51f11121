"""What every card keeps to, and what it says, before it is sent."""

import discord
from discord import ui


def check_limits(view: discord.ui.LayoutView) -> None:
    parts = list(view.walk_children())
    buttons = [part for part in parts if isinstance(part, ui.Button)]
    menus = [part for part in parts if isinstance(part, ui.Select)]
    rows = [part for part in parts if isinstance(part, ui.ActionRow)]
    texts = [part.content for part in parts if isinstance(part, ui.TextDisplay)]
    ids = [*(button.custom_id for button in buttons), *(menu.custom_id for menu in menus)]
    options = [option for menu in menus for option in menu.options]
    assert view.content_length() <= 4000
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= 4000
    assert len(parts) <= 40
    assert all(texts)
    assert all(0 < len(button.label or "") <= 80 for button in buttons)
    assert len(rows) <= 2 + len(menus)
    assert all(len(row.children) <= 5 for row in rows)
    assert all(1 <= len(menu.options) <= 25 for menu in menus)
    assert all(0 < len(option.label) <= 100 for option in options)
    assert all(len(option.description or "") <= 100 for option in options)
    assert all(custom_id and 1 <= len(custom_id) <= 100 for custom_id in ids)
    assert len(set(ids)) == len(ids)


def shown(view: discord.ui.LayoutView) -> str:
    return "\n".join(
        part.content for part in view.walk_children() if isinstance(part, ui.TextDisplay)
    )
