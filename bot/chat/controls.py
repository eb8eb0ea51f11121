"""The buttons of a card; what they refer to travels in their custom ids, so restarts lose nothing.

Each is a plain button: the ids are matched by the templates in `bot.chat.buttons`.
"""

from typing import Any

import discord

from bot.chat.words import Words

Button = discord.ui.Button[Any]

_ASKED = r"(?P<asked>[0-9A-Za-z_-]{1,40})"
EVIDENCE_TEMPLATE = rf"receipts:evidence:{_ASKED}:(?P<claim>\d{{1,3}}):(?P<offset>\d{{1,3}})"
CONTEXT_TEMPLATE = rf"receipts:context:{_ASKED}:(?P<claim>\d{{1,3}}):(?P<evidence>\d{{1,3}})"
CLAIMS_TEMPLATE = rf"receipts:claims:{_ASKED}:(?P<offset>\d{{1,3}})"
SHARE_TEMPLATE = rf"receipts:share:{_ASKED}"
SETTING_TEMPLATE = r"receipts:set:(?P<name>channels|askers|managers|watch_channel|language)"
SWITCH_TEMPLATE = r"receipts:switch:(?P<name>private|house|keeps_text):(?P<to>on|off)"
PACE_TEMPLATE = r"receipts:pace"
FORGET_TEMPLATE = r"receipts:forget"


def evidence_button(asked: str, claim: int, offset: int, label: str) -> Button:
    """Return the button that shows a claim's evidence from `offset` on."""
    return _button(f"receipts:evidence:{asked}:{claim}:{offset}", label)


def context_button(asked: str, claim: int, evidence: int, label: str) -> Button:
    """Return the button that shows a cited sentence among its neighbours."""
    return _button(f"receipts:context:{asked}:{claim}:{evidence}", label)


def claims_button(asked: str, offset: int, label: str) -> Button:
    """Return the button that shows a report's claims from `offset` on."""
    return _button(f"receipts:claims:{asked}:{offset}", label)


def share_button(asked: str, words: Words) -> Button:
    """Return the button that posts a private card in the channel."""
    button = _button(f"receipts:share:{asked}", words("card.share"))
    button.style = discord.ButtonStyle.primary
    return button


def setting_id(name: str) -> str:
    """Return the custom id of the menu that changes a setting."""
    return f"receipts:set:{name}"


def switch_button(name: str, to: bool, label: str) -> Button:
    """Return the button that turns a setting on or off."""
    return _button(f"receipts:switch:{name}:{'on' if to else 'off'}", label)


def pace_button(label: str) -> Button:
    """Return the button that opens the form for how fast questions may come."""
    return _button("receipts:pace", label)


def forget_button(label: str) -> Button:
    """Return the button that deletes what is kept of the person who presses it."""
    button = _button("receipts:forget", label)
    button.style = discord.ButtonStyle.danger
    return button


def _button(custom_id: str, label: str) -> Button:
    return discord.ui.Button(
        style=discord.ButtonStyle.secondary, custom_id=custom_id, label=label[:80]
    )
