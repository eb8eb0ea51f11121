"""Answers as Discord cards: components v2, within Discord's limits whatever the sources hold."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.chat import content, controls
from bot.chat.markup import escape, length
from bot.chat.words import Words
from bot.domain import Answer, Asked, Citation, Passage, Verdict

Item = ui.Item[Any]

MAX_SHOWN = 3
CLAIM_QUERY = 240

_COLOURS = {
    Verdict.SUPPORTED: discord.Colour(0x3BA55D),
    Verdict.REFUTED: discord.Colour(0xED4245),
    Verdict.CONFLICTING: discord.Colour(0xE9A23B),
    Verdict.NOT_ENOUGH_EVIDENCE: discord.Colour(0x80848E),
}
ANSWERED = discord.Colour(0x5865F2)
QUIET = discord.Colour(0x80848E)


class Card(ui.LayoutView):
    """A finished message: one framed block, and a row of buttons below it.

    The view is stopped at once, because its buttons are found by their custom ids; discord.py
    would otherwise keep every card that was ever sent.
    """

    def __init__(
        self,
        blocks: Sequence[Item],
        *,
        colour: discord.Colour | None = None,
        buttons: Sequence[controls.Button] = (),
    ) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Container(*blocks, accent_colour=colour))
        if buttons:
            self.add_item(ui.ActionRow(*buttons))
        self.stop()


def text(*lines: str) -> Item:
    """Return a text block of the lines that hold something."""
    return ui.TextDisplay("\n".join(line for line in lines if line))


def rule() -> Item:
    """Return a thin line between blocks."""
    return ui.Separator(spacing=discord.SeparatorSpacing.small)


def gap() -> Item:
    """Return a little space between blocks."""
    return ui.Separator(visible=False, spacing=discord.SeparatorSpacing.small)


def colour_of(answer: Answer) -> discord.Colour:
    """Return the colour that repeats an answer's outcome."""
    if answer.verdict is None:
        return ANSWERED if answer.evidence else QUIET
    return _COLOURS[answer.verdict]


def answer_card(
    asked: Asked,
    answer: Answer,
    words: Words,
    *,
    claim: int = 0,
    private: bool,
    footer: str = "",
    shared_by: str | None = None,
) -> Card:
    """Return the card of one question or claim with its first pieces of evidence."""
    top = "\n".join(
        part
        for part in (
            shared_line(shared_by, words),
            f"### {content.heading(answer, words)}",
            content.query_line(answer),
            content.outcome(answer, words),
        )
        if part
    )
    shown = () if content.abstains(answer) else content.order(answer)[:MAX_SHOWN]
    texts = content.exhibits(answer, shown, words)
    fits = content.fitting(texts, content.MAX_CHARACTERS - length(top) - length(footer))
    blocks: list[Item] = [text(top), *_evidence_blocks(texts[:fits])]
    if footer:
        blocks += (rule(), text(footer))
    buttons = _context_buttons(asked, answer, claim, shown[:fits], words)
    left = len(answer.evidence) - fits
    if left:
        closest = content.abstains(answer)
        label = words("card.closest") if closest else words("card.more_left", count=left)
        buttons.append(controls.evidence_button(asked.id, claim, fits, label))
    if private:
        buttons.append(controls.share_button(asked.id, words))
    return Card(blocks, colour=colour_of(answer), buttons=buttons)


def evidence_card(asked: Asked, answer: Answer, claim: int, offset: int, words: Words) -> Card:
    """Return the evidence of a claim from `offset` on, in the order of showing."""
    closest = content.abstains(answer)
    if offset == 0 and not closest:
        return answer_card(asked, answer, words, claim=claim, private=False)
    title = words("card.closest") if closest else words("card.more")
    note = f"-# {words('card.closest_note')}" if closest else ""
    top = "\n".join(
        part for part in (f"### {title}", note, content.query_line(answer, CLAIM_QUERY)) if part
    )
    shown = content.order(answer)[offset : offset + MAX_SHOWN + 1]
    texts = content.exhibits(answer, shown, words)
    fits = content.fitting(texts, content.MAX_CHARACTERS - length(top))
    blocks: list[Item] = [text(top), *_evidence_blocks(texts[:fits])]
    buttons = _context_buttons(asked, answer, claim, shown[:fits], words)
    left = len(answer.evidence) - offset - fits
    if left > 0:
        label = words("card.more_left", count=left)
        buttons.append(controls.evidence_button(asked.id, claim, offset + fits, label))
    return Card(blocks, colour=QUIET, buttons=buttons)


def context_card(citation: Citation, passage: Passage, words: Words) -> Card:
    """Return a cited sentence among its neighbours."""
    source = content.citation_line(citation, words)
    top = text(f"### {words('card.context')}", content.surroundings(passage), f"> {source}")
    return Card([top], colour=QUIET)


def notice_card(message: str, *, mark: str = "⚠️") -> Card:
    """Return a card with one message of ours."""
    return Card([text(f"{mark} {escape(message)}")], colour=QUIET)


def shared_line(shared_by: str | None, words: Words) -> str:
    """Return who posted a private card in the channel."""
    return f"-# {words('card.shared_by', who=shared_by)}" if shared_by else ""


def _evidence_blocks(texts: Sequence[str]) -> list[Item]:
    blocks: list[Item] = []
    for shown in texts:
        # A text that starts with a quote goes on with the side that the one before named.
        goes_on = bool(blocks) and shown.startswith(">")
        blocks += (gap() if goes_on else rule(), text(shown))
    return blocks


def _context_buttons(
    asked: Asked, answer: Answer, claim: int, indexes: Sequence[int], words: Words
) -> list[controls.Button]:
    if len(indexes) == 1:
        return [controls.context_button(asked.id, claim, indexes[0], words("card.context"))]
    labels = [words("card.context_of", number=answer.citations[index].number) for index in indexes]
    return [
        controls.context_button(asked.id, claim, index, label)
        for index, label in zip(indexes, labels, strict=True)
    ]


def help_card(words: Words) -> Card:
    """Return what the bot does and how to ask it."""
    return Card(
        [
            text("### 🧾 Receipts", words("help.about")),
            rule(),
            text(
                words("help.ask", command=words("command.ask.name")),
                words("help.check", command=words("command.check.name")),
                words("help.message", menu=words("command.check_message.name")),
            ),
        ],
        colour=ANSWERED,
    )
