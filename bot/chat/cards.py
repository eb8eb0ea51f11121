"""Answers as Discord cards: components v2, within Discord's limits whatever the sources hold."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.asked import Asked
from bot.chat import content, controls
from bot.chat.exhibits import (
    Exhibit,
    citation_line,
    fitting_exhibits,
    order,
    surroundings,
)
from bot.chat.markup import escape, length
from bot.chat.scopes import server_of
from bot.chat.standing import Standing
from bot.chat.words import Words
from bot.domain import Answer, Citation, Passage, Verdict
from bot.freshness import Freshness

Item = ui.Item[Any]

MAX_ROW = 5
MAX_SHOWN = 3
MAX_NEAREST = 2
NEAREST_SENTENCE = 260
MAX_CONTEXT = 3000
CLAIM_QUERY = 240

COLOURS = {
    Verdict.SUPPORTED: discord.Colour(0x3BA55D),
    Verdict.REFUTED: discord.Colour(0xED4245),
    Verdict.CONFLICTING: discord.Colour(0xE9A23B),
    Verdict.NOT_ENOUGH_EVIDENCE: discord.Colour(0x80848E),
}
ANSWERED = discord.Colour(0x5865F2)
QUIET = discord.Colour(0x80848E)


class Card(ui.LayoutView):
    """A finished message: one framed block, and a menu and rows of buttons below it.

    The view is stopped at once, because its buttons are found by their custom ids; discord.py
    would otherwise keep every card that was ever sent.
    """

    def __init__(
        self,
        blocks: Sequence[Item],
        *,
        colour: discord.Colour | None = None,
        buttons: Sequence[controls.Button] = (),
        menu: controls.Menu | None = None,
    ) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Container(*blocks, accent_colour=colour))
        if menu is not None:
            self.add_item(ui.ActionRow(menu))
        rows = -(-len(buttons) // MAX_ROW)
        for row in range(rows):
            # Two rows are filled alike, rather than one that overflows by a button.
            first, last = (len(buttons) * at // rows for at in (row, row + 1))
            self.add_item(ui.ActionRow(*buttons[first:last]))
        self.stop()


def lines(*parts: str) -> str:
    """Return the parts that hold something, one below the other."""
    return "\n".join(part for part in parts if part)


def text(*parts: str) -> Item:
    """Return a text block of the parts that hold something."""
    return ui.TextDisplay(lines(*parts))


def rule() -> Item:
    """Return a thin line between blocks."""
    return ui.Separator(spacing=discord.SeparatorSpacing.small)


def gap() -> Item:
    """Return a little space between blocks."""
    return ui.Separator(visible=False, spacing=discord.SeparatorSpacing.small)


def colour_of(answer: Answer) -> discord.Colour:
    """Return the colour that repeats an answer's outcome."""
    if answer.verdict is None:
        return QUIET if answer.abstains else ANSWERED
    return COLOURS[answer.verdict]


def answer_card(
    asked: Asked,
    answer: Answer,
    words: Words,
    *,
    claim: int = 0,
    private: bool,
    opened: bool = False,
    footer: str = "",
    shared_by: str | None = None,
    fresh: Freshness | None = None,
    standing: Standing | None = None,
) -> Card:
    """Return the card of one question or claim with its first pieces of evidence.

    Args:
        asked: The query behind the card.
        answer: What it shows.
        words: The reader's language.
        claim: Which claim of a report it is, counted from 0.
        private: Whether only one person sees it, who may share it.
        opened: Whether it was opened from another card, which is the one to share or delete.
        footer: What was not checked.
        shared_by: Who posted it for all to see.
        fresh: How new what it was made of is.
        standing: How the public card stands to watches; None where there is none to watch.
    """
    top = lines(
        shared_line(shared_by, words),
        content.follows_line(asked, words),
        f"### {content.heading(answer, words)}",
        content.query_line(answer),
        content.outcome(answer, words),
    )
    watched = standing.line(words) if standing is not None else ""
    bottom = lines(footer, content.fresh_line(fresh, words), watched)
    budget = content.MAX_CHARACTERS - length(top) - length(bottom)
    if answer.abstains:
        shown = _nearest(answer, words, budget)
    else:
        shown = fitting_exhibits(answer, order(answer)[:MAX_SHOWN], words, budget)
    blocks: list[Item] = [text(top), *_evidence_blocks(shown)]
    if bottom:
        blocks += (rule(), text(bottom))
    buttons = _evidence_buttons(asked, answer, claim, shown, len(shown), words)
    if answer.evidence:
        buttons.append(controls.follow_button(asked.id, claim, words))
    if standing is not None and not private:
        buttons += _watch_buttons(asked, answer, claim, standing, words)
    buttons.append(controls.feedback_button(asked.id, claim, words))
    if private:
        buttons.append(controls.share_button(asked.id, words))
    elif not opened:
        buttons.append(controls.delete_button(asked.id, words))
    return Card(blocks, colour=colour_of(answer), buttons=buttons)


def evidence_card(asked: Asked, answer: Answer, claim: int, offset: int, words: Words) -> Card:
    """Return the evidence of a claim from `offset` on, in the order of showing."""
    nearest = answer.abstains
    title = words("card.closest") if nearest else words("card.more")
    note = f"-# {words('card.closest_note')}" if nearest else ""
    top = lines(f"### {title}", note, content.query_line(answer, CLAIM_QUERY))
    wanted = order(answer)[offset : offset + MAX_SHOWN + 1]
    budget = content.MAX_CHARACTERS - length(top)
    shown = fitting_exhibits(answer, wanted, words, budget)
    blocks: list[Item] = [text(top), *_evidence_blocks(shown)]
    buttons = _evidence_buttons(asked, answer, claim, shown, offset + len(shown), words)
    return Card(blocks, colour=QUIET, buttons=buttons)


def context_card(found: Sequence[tuple[Citation, Passage]], words: Words) -> Card:
    """Return cited sentences among their neighbours."""
    blocks: list[Item] = [text(f"### {words('card.context')}")]
    for citation, passage in found:
        source = citation_line(citation, words)
        if len(blocks) > 1:
            blocks.append(rule())
        blocks.append(text(surroundings(passage, MAX_CONTEXT // len(found)), f"> {source}"))
    return Card(blocks, colour=QUIET)


def notice_card(message: str, *, mark: str = "⚠️") -> Card:
    """Return a card with one message of ours."""
    return Card([text(f"{mark} {escape(message)}")], colour=QUIET)


def shared_line(shared_by: str | None, words: Words) -> str:
    """Return who posted a private card in the channel."""
    return f"-# {words('card.shared_by', who=shared_by)}" if shared_by else ""


def _nearest(answer: Answer, words: Words, budget: int) -> list[Exhibit]:
    """Return what comes nearest to telling, under a heading that says that it doesn't."""
    heading = f"**{words('card.nearest')}**"
    wanted = order(answer)[:MAX_NEAREST]
    budget -= length(heading)
    shown = fitting_exhibits(answer, wanted, words, budget, limit=NEAREST_SENTENCE, nearest=True)
    return [replace(one, text=f"{heading}\n{one.text}") if one.opens else one for one in shown]


def _evidence_blocks(shown: Sequence[Exhibit]) -> list[Item]:
    blocks: list[Item] = []
    for exhibit in shown:
        blocks += (rule() if exhibit.opens else gap(), text(exhibit.text))
    return blocks


def _evidence_buttons(
    asked: Asked,
    answer: Answer,
    claim: int,
    shown: Sequence[Exhibit],
    offset: int,
    words: Words,
) -> list[controls.Button]:
    """Return the buttons for the evidence from `offset` on and for the context of what is shown."""
    buttons = []
    left = len(answer.evidence) - offset
    if left > 0:
        label = words("card.more_left", count=left)
        buttons.append(controls.evidence_button(asked.id, claim, offset, label))
    if shown:
        indexes = [exhibit.index for exhibit in shown]
        buttons.append(controls.context_button(asked.id, claim, indexes, words))
    return buttons


def _watch_buttons(
    asked: Asked, answer: Answer, claim: int, standing: Standing, words: Words
) -> list[controls.Button]:
    """Return the button for the watch of a claim, in a server."""
    if answer.verdict is None or server_of(asked.scope) is None:
        return []
    watched = claim in standing.claims
    return [controls.watch_button(asked.id, claim, standing.message, watched=watched, words=words)]
