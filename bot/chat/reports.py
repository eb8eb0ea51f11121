"""Reports as Discord cards: one compact block for each claim of a message."""

from collections.abc import Sequence

from discord import ui

from bot.chat import content, controls, told
from bot.chat.cards import (
    ANSWERED,
    CLAIM_QUERY,
    QUIET,
    Card,
    Item,
    answer_card,
    colour_of,
    rule,
    shared_line,
    text,
)
from bot.chat.markup import length
from bot.chat.words import Words
from bot.domain import Answer, Asked, Report, Verdict

MAX_CLAIMS = 6
"""A claim takes up to five components of the forty that a message may have."""

CLAIM_SENTENCE = 260


def result_card(
    asked: Asked,
    result: Report | Answer,
    words: Words,
    *,
    private: bool,
    shared_by: str | None = None,
) -> Card:
    """Return the card of an answer, or of a report on a message."""
    if isinstance(result, Answer):
        return answer_card(asked, result, words, private=private, shared_by=shared_by)
    if len(result.claims) == 1:
        footer = content.skipped_line(result.skipped, words)
        return answer_card(
            asked, result.claims[0], words, private=private, footer=footer, shared_by=shared_by
        )
    return report_card(asked, result, words, private=private, shared_by=shared_by)


def report_card(
    asked: Asked,
    report: Report,
    words: Words,
    *,
    private: bool,
    offset: int = 0,
    shared_by: str | None = None,
) -> Card:
    """Return the card of a message with several claims, from claim `offset` on."""
    footer = content.skipped_line(report.skipped, words)
    if not report.claims:
        return Card([text(f"### {words('report.nothing')}", footer)], colour=QUIET)
    top = "\n".join(
        part
        for part in (
            shared_line(shared_by, words),
            f"### {words('report.checked', count=len(report.claims))}",
            content.summary(report, words),
        )
        if part
    )
    claims = report.claims[offset : offset + MAX_CLAIMS]
    texts = [_claim_texts(answer, words) for answer in claims]
    budget = content.MAX_CHARACTERS - length(top) - length(footer)
    fits = content.fitting(["".join(parts) for parts in texts], budget)
    blocks: list[Item] = [text(top)]
    for index, (answer, shown) in enumerate(zip(claims, texts[:fits], strict=False), start=offset):
        blocks += (rule(), _claim_block(asked, answer, index, shown, words))
    if footer:
        blocks += (rule(), text(footer))
    buttons = []
    left = len(report.claims) - offset - fits
    if left > 0:
        label = words("report.more_claims", count=left)
        buttons.append(controls.claims_button(asked.id, offset + fits, label))
    if private:
        buttons.append(controls.share_button(asked.id, words))
    verdicts = {answer.verdict for answer in report.claims}
    colour = colour_of(report.claims[0]) if len(verdicts) == 1 else ANSWERED
    return Card(blocks, colour=colour, buttons=buttons)


def _claim_texts(answer: Answer, words: Words) -> list[str]:
    sure = told.confidence(answer.confidence, words) if answer.confidence > 0 else ""
    top = f"**{content.heading(answer, words)}**"
    lines = [f"{top} · {sure}" if sure else top, content.query_line(answer, CLAIM_QUERY)]
    if content.abstains(answer):
        return ["\n".join([*lines, words("card.silent")])]
    both = answer.verdict is Verdict.CONFLICTING
    chosen = content.order(answer)[: 2 if both else 1]
    shown = content.exhibits(answer, chosen, words, limit=CLAIM_SENTENCE, terse=not both)
    return ["\n".join([*lines, *shown[:1]]), *shown[1:]]


def _claim_block(
    asked: Asked, answer: Answer, claim: int, shown: Sequence[str], words: Words
) -> Item:
    blocks = [text(part) for part in shown]
    label = words("card.closest_short") if content.abstains(answer) else words("card.details")
    if not answer.evidence:
        return blocks[0]
    return ui.Section(*blocks, accessory=controls.evidence_button(asked.id, claim, 0, label))
