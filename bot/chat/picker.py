"""The card that asks which claims of a long text to check."""

from collections.abc import Sequence

import discord

from bot.chat import controls
from bot.chat.cards import ANSWERED, Card, Item, lines, rule, text
from bot.chat.content import MAX_CHARACTERS
from bot.chat.desk import Choice
from bot.chat.markup import clip, escape, length
from bot.chat.reports import option_label
from bot.chat.words import Words
from bot.domain import Claim

OFFERED = 25
"""Options that a menu may have."""

LENGTHS = (200, 130, 60)
"""To how many characters a claim may be clipped, the first that lets all of them stand."""


def picker_card(choice: Choice, words: Words, picked: Sequence[int] = ()) -> Card:
    """Return the claims of a text with a menu to pick from them.

    Args:
        choice: The text and its claims.
        words: The reader's language.
        picked: Which are picked, counted from 0.
    """
    count, offered = len(choice.claims), choice.claims[:OFFERED]
    top = lines(f"### {words('picker.found', count=count)}", words("picker.ask"))
    rest = f"-# {words('picker.rest', count=OFFERED)}" if count > OFFERED else ""
    listed = _listed(offered, MAX_CHARACTERS - length(top) - length(rest))
    blocks: list[Item] = [text(top), rule(), text(listed)]
    if rest:
        blocks += (rule(), text(rest))
    options = [
        discord.SelectOption(
            label=option_label(number, claim.text), value=str(number), default=number in picked
        )
        for number, claim in enumerate(offered)
    ]
    these = words("picker.these", count=len(picked)) if picked else words("picker.none")
    id = choice.asked.id
    buttons = [
        controls.picked_button(id, these, all_of_them=False, enabled=bool(picked)),
        controls.picked_button(
            id, words("picker.all", count=len(offered)), all_of_them=True, enabled=True
        ),
    ]
    menu = controls.pick_menu(id, options, words)
    return Card(blocks, colour=ANSWERED, menu=menu, buttons=buttons)


def checking_card(count: int, words: Words) -> Card:
    """Return what stands in the picker's place while the claims are checked."""
    return Card([text(f"### ⏳ {words('picker.checking', count=count)}")], colour=ANSWERED)


def _listed(claims: Sequence[Claim], budget: int) -> str:
    for limit in LENGTHS:
        told = [escape(clip(claim.text.strip(), limit)) for claim in claims]
        listed = "\n".join(f"**{number}** · {one}" for number, one in enumerate(told, 1))
        if length(listed) <= budget:
            break
    return listed
