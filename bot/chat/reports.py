"""Reports as Discord cards: one compact block for each claim of a message."""

from collections.abc import Sequence

from discord import ui

from bot.chat import content, controls
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
from bot.domain import Answer, Asked, Report, Verdict
from bot.render import confidence_told

MAX_CLAIMS = 6
"""A claim takes up to five components of the forty that a message may have."""

CLAIM_SENTENCE = 260


def result_card(
    asked: Asked, result: Report | Answer, *, private: bool, shared_by: str | None = None
) -> Card:
    """Return the card of an answer, or of a report on a message."""
    if isinstance(result, Answer):
        return answer_card(asked, result, private=private, shared_by=shared_by)
    if len(result.claims) == 1:
        footer = content.skipped_line(result.skipped)
        return answer_card(
            asked, result.claims[0], private=private, footer=footer, shared_by=shared_by
        )
    return report_card(asked, result, private=private, shared_by=shared_by)


def report_card(
    asked: Asked,
    report: Report,
    *,
    private: bool,
    offset: int = 0,
    shared_by: str | None = None,
) -> Card:
    """Return the card of a message with several claims, from claim `offset` on."""
    footer = content.skipped_line(report.skipped)
    if not report.claims:
        return Card([text("### Nothing to check here", footer)], colour=QUIET)
    top = "\n".join(
        part
        for part in (
            shared_line(shared_by),
            f"### {len(report.claims)} claims checked",
            content.summary(report),
        )
        if part
    )
    claims = report.claims[offset : offset + MAX_CLAIMS]
    texts = [_claim_texts(answer) for answer in claims]
    budget = content.MAX_CHARACTERS - length(top) - length(footer)
    fits = content.fitting(["".join(parts) for parts in texts], budget)
    blocks: list[Item] = [text(top)]
    for index, (answer, shown) in enumerate(zip(claims, texts[:fits], strict=False), start=offset):
        blocks += (rule(), _claim_block(asked, answer, index, shown))
    if footer:
        blocks += (rule(), text(footer))
    buttons = []
    left = len(report.claims) - offset - fits
    if left > 0:
        label = f"{left} more claim{'s' if left > 1 else ''}"
        buttons.append(controls.claims_button(asked.id, offset + fits, label))
    if private:
        buttons.append(controls.share_button(asked.id))
    verdicts = {answer.verdict for answer in report.claims}
    colour = colour_of(report.claims[0]) if len(verdicts) == 1 else ANSWERED
    return Card(blocks, colour=colour, buttons=buttons)


def _claim_texts(answer: Answer) -> list[str]:
    sure = confidence_told(answer.confidence) if answer.confidence > 0 else ""
    top = f"**{content.heading(answer)}**"
    lines = [f"{top} · {sure}" if sure else top, content.query_line(answer, CLAIM_QUERY)]
    if content.abstains(answer):
        return ["\n".join([*lines, content.SILENT])]
    both = answer.verdict is Verdict.CONFLICTING
    chosen = content.order(answer)[: 2 if both else 1]
    shown = content.exhibits(answer, chosen, CLAIM_SENTENCE, terse=not both)
    return ["\n".join([*lines, *shown[:1]]), *shown[1:]]


def _claim_block(asked: Asked, answer: Answer, claim: int, shown: Sequence[str]) -> Item:
    blocks = [text(part) for part in shown]
    label = "Closest" if content.abstains(answer) else "Details"
    if not answer.evidence:
        return blocks[0]
    return ui.Section(*blocks, accessory=controls.evidence_button(asked.id, claim, 0, label))
