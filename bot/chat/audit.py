"""The log of what a server's admins did: writing it, and showing it to them."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.chat.cards import ANSWERED, Card, Item, rule, text
from bot.chat.exhibits import fitting
from bot.chat.markup import clip, escape
from bot.chat.replies import Interaction
from bot.chat.settings_card import setting_told
from bot.chat.words import Words
from bot.servers import AdminAction

SOURCE_ADDED = "source_added"
SOURCE_REMOVED = "source_removed"
REBUILT = "rebuilt"
CANCELLED = "cancelled"
CARD_DELETED = "card_deleted"
AUTOCHECK_ON = "autocheck_on"
AUTOCHECK_OFF = "autocheck_off"
SETTING = "setting:"
"""How the action starts that changed a setting; the setting's name follows."""

MAX_SHOWN = 12
MAX_CHARACTERS = 3500
FILE = "admin-log.csv"


async def note(interaction: Interaction, action: str, detail: str = "") -> None:
    """Write into the server's log what the person has just done."""
    desk = interaction.client.desk
    write = desk.engine.records.audit.write
    await desk.look_up(write, str(interaction.guild_id), interaction.user.id, action, detail)


async def note_setting(interaction: Interaction, name: str, value: Any) -> None:
    """Write into the server's log that a setting has a new value."""
    await note(interaction, SETTING + name, json.dumps(value))


def audit_card(entries: Sequence[AdminAction], words: Words) -> Card:
    """Return the last entries of a log, newest first, above the file with all of them."""
    title = f"### 📋 {words('audit.title')}"
    if not entries:
        return Card([text(title, words("audit.nothing"))], colour=ANSWERED)
    lines = [_line(entry, words) for entry in entries[:MAX_SHOWN]]
    lines = lines[: fitting(lines, MAX_CHARACTERS)]
    told = words("audit.file", count=len(entries))
    blocks: list[Item] = [text(title, *lines), rule(), text(f"-# {told}")]
    return Card([*blocks, ui.File(f"attachment://{FILE}")], colour=ANSWERED)


def audit_file(entries: Sequence[AdminAction]) -> discord.File:
    """Return a log as a table that no spreadsheet program takes for formulas."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(("when", "user_id", "action", "detail"))
    for entry in entries:
        row = (entry.when.isoformat(), str(entry.person), entry.action, entry.detail)
        table.writerow(tuple(_plain(cell) for cell in row))
    return discord.File(io.BytesIO(written.getvalue().encode("utf-8-sig")), FILE)


def _line(entry: AdminAction, words: Words) -> str:
    when = discord.utils.format_dt(entry.when, "f")
    return f"{when} · <@{entry.person}> · {_told(entry, words)}"


def _told(entry: AdminAction, words: Words) -> str:
    if entry.action.startswith(SETTING):
        return setting_told(entry.action.removeprefix(SETTING), json.loads(entry.detail), words)
    action = f"**{words(f'audit.{entry.action}')}**"
    return f"{action} · {escape(clip(entry.detail, 80))}" if entry.detail else action


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
