"""Reports as Discord cards: each claim at a glance, and a menu that opens one."""

from collections.abc import Sequence

import discord

from bot.asked import Asked
from bot.chat import content, controls, told
from bot.chat.cards import (
    ANSWERED,
    QUIET,
    Card,
    Item,
    answer_card,
    colour_of,
    gap,
    lines,
    rule,
    shared_line,
    text,
)
from bot.chat.exhibits import difference_line, fitting, source_name
from bot.chat.markup import clip, length, tidy
from bot.chat.standing import UNWATCHED, Standing
from bot.chat.words import Words
from bot.domain import Answer, Citation, Report, Stance, Verdict
from bot.freshness import Freshness

MAX_CLAIMS = 12
"""A claim takes two components of the forty that a message may have."""

CLAIM_TEXT = 180
OPTION_TEXT = 100


def result_card(
    asked: Asked,
    result: Report | Answer,
    words: Words,
    *,
    private: bool,
    opened: bool = False,
    shared_by: str | None = None,
    fresh: Freshness | None = None,
    standing: Standing | None = UNWATCHED,
) -> Card:
    """Return the card of an answer, or of a report on a message; see `answer_card`."""
    if isinstance(result, Report) and len(result.claims) != 1:
        return report_card(
            asked,
            result,
            words,
            private=private,
            opened=opened,
            shared_by=shared_by,
            fresh=fresh,
            standing=standing,
        )
    return answer_card(
        asked,
        result.claims[0] if isinstance(result, Report) else result,
        words,
        private=private,
        opened=opened,
        footer=content.skipped_line(result.skipped, words) if isinstance(result, Report) else "",
        shared_by=shared_by,
        fresh=fresh,
        standing=standing,
    )


def report_card(
    asked: Asked,
    report: Report,
    words: Words,
    *,
    private: bool,
    opened: bool = False,
    offset: int = 0,
    shared_by: str | None = None,
    fresh: Freshness | None = None,
    standing: Standing | None = None,
) -> Card:
    """Return the card of a message with several claims, from claim `offset` on."""
    footer = content.skipped_line(report.skipped, words)
    if not report.claims:
        return Card([text(f"### {words('report.nothing')}", footer)], colour=QUIET)
    watched = standing.line(words) if standing is not None else ""
    bottom = lines(footer, content.fresh_line(fresh, words), watched)
    top = lines(
        shared_line(shared_by, words),
        f"### {words('report.checked', count=len(report.claims))}",
        content.summary(report, words),
    )
    claims = report.claims[offset : offset + MAX_CLAIMS]
    texts = [_claim_text(number, answer, words) for number, answer in enumerate(claims, offset + 1)]
    fits = fitting(texts, content.MAX_CHARACTERS - length(top) - length(bottom))
    blocks: list[Item] = [text(top), rule()]
    for index, shown in enumerate(texts[:fits]):
        blocks += (gap(), text(shown)) if index else (text(shown),)
    if bottom:
        blocks += (rule(), text(bottom))
    options = [
        _option(number, answer, words) for number, answer in enumerate(claims[:fits], offset)
    ]
    verdicts = {answer.verdict for answer in report.claims}
    return Card(
        blocks,
        colour=colour_of(report.claims[0]) if len(verdicts) == 1 else ANSWERED,
        menu=controls.claim_menu(asked.id, offset, options, words),
        buttons=_buttons(
            asked, len(report.claims), offset + fits, words, private=private, opened=opened
        ),
    )


def _buttons(
    asked: Asked, claims: int, offset: int, words: Words, *, private: bool, opened: bool
) -> list[controls.Button]:
    buttons = []
    if claims > offset:
        label = words("report.more_claims", count=claims - offset)
        buttons.append(controls.claims_button(asked.id, offset, label))
    if private:
        buttons.append(controls.share_button(asked.id, words))
    elif not opened:
        buttons.append(controls.delete_button(asked.id, words))
    return buttons


def _claim_text(number: int, answer: Answer, words: Words) -> str:
    mark, name = content.mark_and_name(answer, words)
    first = f"{mark} **{number} · {name}** · {content.query_line(answer, CLAIM_TEXT)}"
    if answer.abstains:
        return first
    sure = told.sure(answer.confidence, words) if answer.confidence > 0 else ""
    parts = [part for part in (sure, *_grounds(answer, words)) if part]
    return lines(first, f"-# {' · '.join(parts)}" if parts else "")


def _grounds(answer: Answer, words: Words) -> Sequence[str]:
    """Return why the verdict is what it is, at a glance: what differs, else whose word it is."""
    if not answer.evidence:
        return ()
    if answer.verdict is Verdict.CONFLICTING:
        sides = ((Stance.SUPPORTS, "card.for"), (Stance.REFUTES, "card.against"))
        return [
            f"{words(key)}: {source_name(citation, words)}"
            for stance, key in sides
            for citation in _first(answer, stance)
        ]
    return (difference_line(answer.evidence[0], words) or source_name(answer.citations[0], words),)


def _first(answer: Answer, stance: Stance) -> Sequence[Citation]:
    pairs = zip(answer.evidence, answer.citations, strict=True)
    return [citation for evidence, citation in pairs if evidence.stance is stance][:1]


def _option(number: int, answer: Answer, words: Words) -> discord.SelectOption:
    mark, name = content.mark_and_name(answer, words)
    return discord.SelectOption(
        label=option_label(number, answer.query.text),
        value=str(number),
        description=name[:OPTION_TEXT],
        emoji=mark,
    )


def option_label(number: int, claim: str) -> str:
    """Return the words of a menu for a claim, which is counted from 0."""
    return clip(f"{number + 1} · {tidy(claim).strip()}", OPTION_TEXT)
