"""The buttons and menus of a card; what they refer to travels in their custom ids.

So restarts lose nothing. Each is a plain item: the ids are matched by the templates here.
"""

from collections.abc import Sequence
from typing import Any

import discord

from bot.chat.words import Words

Button = discord.ui.Button[Any]
Menu = discord.ui.Select[Any]

_ASKED = r"(?P<asked>[0-9A-Za-z_-]{1,40})"
_CLAIM = r"(?P<claim>\d{1,3})"
EVIDENCE_TEMPLATE = rf"receipts:evidence:{_ASKED}:{_CLAIM}:(?P<offset>\d{{1,3}})"
CONTEXT_TEMPLATE = rf"receipts:context:{_ASKED}:{_CLAIM}:(?P<evidence>\d{{1,3}}(?:\.\d{{1,3}})*)"
CLAIMS_TEMPLATE = rf"receipts:claims:{_ASKED}:(?P<offset>\d{{1,3}})"
CLAIM_TEMPLATE = rf"receipts:claim:{_ASKED}:(?P<offset>\d{{1,3}})"
SHARE_TEMPLATE = rf"receipts:share:{_ASKED}"
DELETE_TEMPLATE = rf"receipts:delete:{_ASKED}"
FOLLOW_TEMPLATE = rf"receipts:follow:{_ASKED}:{_CLAIM}"
FEEDBACK_TEMPLATE = rf"receipts:feedback:{_ASKED}:{_CLAIM}"
PICK_TEMPLATE = rf"receipts:pick:{_ASKED}"
PICKED_TEMPLATE = rf"receipts:picked:{_ASKED}:(?P<which>these|all)"
WATCH_TEMPLATE = rf"receipts:watch:{_ASKED}:{_CLAIM}:(?P<message>\d{{1,20}}):(?P<on>[01])"
SETTING_TEMPLATE = r"receipts:set:(?P<name>channels|askers|managers|watch_channel|language)"
SWITCH_TEMPLATE = r"receipts:switch:(?P<name>private|house|keeps_text):(?P<to>on|off)"
PACE_TEMPLATE = r"receipts:pace"
FORGET_TEMPLATE = r"receipts:forget"
SOURCES_TEMPLATE = r"receipts:sources:(?P<offset>\d{1,6})"
_SOURCE = r"(?P<source>[0-9a-f]{20})"
HOLDING_TEMPLATE = rf"receipts:source:{_SOURCE}:(?P<offset>\d{{1,7}})"
REMOVE_TEMPLATE = rf"receipts:remove:{_SOURCE}"
REBUILD_TEMPLATE = r"receipts:rebuild"
KEEP_TEMPLATE = r"receipts:keep"
RESUME_TEMPLATE = r"receipts:resume:(?P<job>\d{1,18})"


def evidence_button(asked: str, claim: int, offset: int, label: str) -> Button:
    """Return the button that shows a claim's evidence from `offset` on."""
    return _button(f"receipts:evidence:{asked}:{claim}:{offset}", label)


def context_button(asked: str, claim: int, evidence: Sequence[int], words: Words) -> Button:
    """Return the button that shows cited sentences among their neighbours."""
    numbers = ".".join(map(str, evidence))
    return _button(f"receipts:context:{asked}:{claim}:{numbers}", words("card.context"))


def claims_button(asked: str, offset: int, label: str) -> Button:
    """Return the button that shows a report's claims from `offset` on."""
    return _button(f"receipts:claims:{asked}:{offset}", label)


def claim_menu(
    asked: str, offset: int, options: Sequence[discord.SelectOption], words: Words
) -> Menu:
    """Return the menu that opens one claim of a report; `offset` is that of its first option."""
    return discord.ui.Select(
        custom_id=f"receipts:claim:{asked}:{offset}",
        placeholder=words("report.open"),
        options=list(options),
    )


def share_button(asked: str, words: Words) -> Button:
    """Return the button that posts a private card in the channel."""
    label = words("card.share")
    return _decision(f"receipts:share:{asked}", label, discord.ButtonStyle.primary)


def delete_button(asked: str, words: Words) -> Button:
    """Return the button that deletes the card."""
    return _button(f"receipts:delete:{asked}", words("card.delete"))


def follow_button(asked: str, claim: int, words: Words) -> Button:
    """Return the button that asks on about a claim."""
    return _button(f"receipts:follow:{asked}:{claim}", words("card.follow_up"))


def feedback_button(asked: str, claim: int, words: Words) -> Button:
    """Return the button that takes a vote on a card."""
    return _button(f"receipts:feedback:{asked}:{claim}", words("card.feedback"))


def pick_menu(asked: str, options: Sequence[discord.SelectOption], words: Words) -> Menu:
    """Return the menu that picks claims; what was picked stands in its options."""
    return discord.ui.Select(
        custom_id=f"receipts:pick:{asked}",
        placeholder=words("picker.hint"),
        min_values=0,
        max_values=len(options),
        options=list(options),
    )


def picked_button(asked: str, label: str, *, all_of_them: bool, enabled: bool) -> Button:
    """Return the button that has the picked claims checked, or all."""
    button = _button(f"receipts:picked:{asked}:{'all' if all_of_them else 'these'}", label)
    button.disabled = not enabled
    if not all_of_them:
        button.style = discord.ButtonStyle.primary
    return button


def watch_button(asked: str, claim: int, message: int, *, watched: bool, words: Words) -> Button:
    """Return the button that watches a claim of a message's card, or stops it; 0: its own."""
    label = words("watch.stop") if watched else words("watch.begin")
    return _button(f"receipts:watch:{asked}:{claim}:{message}:{0 if watched else 1}", label)


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
    return _decision("receipts:forget", label, discord.ButtonStyle.danger)


def sources_button(offset: int, label: str) -> Button:
    """Return the button that shows the list of sources from `offset` on."""
    return _button(f"receipts:sources:{offset}", label)


def holding_button(source: str, offset: int, label: str) -> Button:
    """Return the button that shows a source's articles from `offset` on."""
    return _button(f"receipts:source:{source}:{offset}", label)


def remove_button(source: str, words: Words) -> Button:
    """Return the button that removes a source."""
    label = words("sources.remove")
    return _decision(f"receipts:remove:{source}", label, discord.ButtonStyle.danger)


def rebuild_button(words: Words) -> Button:
    """Return the button that rebuilds the server's index."""
    return _decision("receipts:rebuild", words("sources.rebuild"), discord.ButtonStyle.primary)


def keep_button(words: Words) -> Button:
    """Return the button that leaves everything as it is."""
    return _button("receipts:keep", words("sources.keep"))


def resume_button(job: int, words: Words) -> Button:
    """Return the button that goes on with an interrupted job."""
    return _decision(f"receipts:resume:{job}", words("job.go_on"), discord.ButtonStyle.primary)


def _decision(custom_id: str, label: str, style: discord.ButtonStyle) -> Button:
    button = _button(custom_id, label)
    button.style = style
    return button


def _button(custom_id: str, label: str) -> Button:
    return discord.ui.Button(
        style=discord.ButtonStyle.secondary, custom_id=custom_id, label=label[:80]
    )
