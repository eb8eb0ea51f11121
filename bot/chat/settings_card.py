"""The card that shows a server's settings in words, with the menus and buttons that change them."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.chat import controls
from bot.chat.cards import ANSWERED, Card, Item, rule, text
from bot.chat.translation import typed
from bot.chat.words import Words
from bot.servers import LANGUAGES, MAX_PICKED, ServerSettings

NAMES = {
    "en": "English",
    "fr": "Français",
    "uk": "Українська",
    "es": "Español",
    "de": "Deutsch",
}
"""Each language as its speakers call it."""

OWN_LANGUAGE = "own"
PLACES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.category,
]
WRITABLE = [discord.ChannelType.text, discord.ChannelType.news]


def settings_card(settings: ServerSettings, words: Words, saved: Sequence[str] = ()) -> Card:
    """Return the card; `saved` names the settings that were just changed."""
    title = f"### ⚙️ {words('settings.title')}"
    names = ", ".join(words(f"settings.{name}") for name in saved)
    confirmed = f"✅ {words('settings.saved', what=names)}" if saved else ""
    blocks: list[Item] = [text(title, confirmed), rule()]
    for name in ("channels", "askers", "managers", "watch_channel", "language"):
        blocks += (_headed(name, settings, words), ui.ActionRow(_menu(name, settings, words)))
    blocks.append(rule())
    for name in ("private", "house", "keeps_text"):
        on: bool = getattr(settings, name)
        label = words(f"settings.{name}_{'stop' if on else 'start'}")
        button = controls.switch_button(name, not on, label)
        blocks.append(ui.Section(setting_told(name, on, words), accessory=button))
    pace = "\n".join(
        setting_told(name, getattr(settings, name), words)
        for name in ("cooldown_s", "answers_a_minute")
    )
    blocks.append(ui.Section(pace, accessory=controls.pace_button(words("settings.change"))))
    return Card(blocks, colour=ANSWERED)


def setting_told(name: str, value: Any, words: Words) -> str:
    """Return a setting and its value in words, as markdown."""
    return f"**{words(f'settings.{name}')}** · {_value(name, value, words)}"


def _headed(name: str, settings: ServerSettings, words: Words) -> Item:
    """Return what a menu is about; its value stands in the menu itself."""
    heading = f"**{words(f'settings.{name}')}**"
    if name != "managers":
        return text(heading)
    note = ""
    if settings.managers:
        groups = (typed(words, "command.sources.name"), typed(words, "command.index.name"))
        note = f"-# {words('settings.managers_note', commands=', '.join(groups))}"
    return text(f"{heading} · {words('settings.managers_none')}", note)


def _value(name: str, value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return words(f"settings.{name}_{'on' if value else 'off'}")
    if not value:
        return words(f"settings.{name}_none")
    match name:
        case "channels":
            return " ".join(f"<#{id}>" for id in value)
        case "watch_channel":
            return f"<#{value}>"
        case "askers":
            return " ".join(f"<@&{id}>" for id in value)
        case "managers":
            roles = " ".join(f"<@&{id}>" for id in value)
            return f"{words('settings.managers_none')}, {roles}"
        case "language":
            return NAMES[value]
    return words(f"settings.{name}_some", count=value)


def _menu(name: str, settings: ServerSettings, words: Words) -> ui.Item[Any]:
    id = controls.setting_id(name)
    if name == "language":
        return ui.Select(custom_id=id, options=_languages(settings.language, words))
    chosen: Sequence[int] = getattr(settings, name) or ()
    kind = discord.SelectDefaultValueType.role
    hint = _heading(words(f"settings.{name}_{'more' if name == 'managers' else 'none'}"))
    if name in ("askers", "managers"):
        return ui.RoleSelect(
            custom_id=id,
            placeholder=hint,
            min_values=0,
            max_values=MAX_PICKED,
            default_values=[discord.SelectDefaultValue(id=one, type=kind) for one in chosen],
        )
    kind = discord.SelectDefaultValueType.channel
    several = name == "channels"
    if not several:
        chosen = (settings.watch_channel,) if settings.watch_channel else ()
    return ui.ChannelSelect(
        custom_id=id,
        placeholder=hint,
        channel_types=PLACES if several else WRITABLE,
        min_values=0,
        max_values=MAX_PICKED if several else 1,
        default_values=[discord.SelectDefaultValue(id=one, type=kind) for one in chosen],
    )


def _languages(chosen: str | None, words: Words) -> list[discord.SelectOption]:
    own = _heading(words("settings.language_none"))
    options = [discord.SelectOption(label=own, value=OWN_LANGUAGE, default=chosen is None)]
    return options + [
        discord.SelectOption(label=NAMES[one], value=one, default=one == chosen)
        for one in LANGUAGES
    ]


def _heading(told: str) -> str:
    return told[:1].upper() + told[1:]
