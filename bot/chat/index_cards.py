"""Cards for those who look after a server's sources."""

from collections.abc import Sequence

import discord

from bot.chat.cards import ANSWERED, QUIET, Card, Item, rule, text
from bot.chat.markup import clip, escape
from bot.domain import (
    Failure,
    IndexProgress,
    IndexReport,
    IndexStatus,
    Source,
    source_name,
)
from bot.render import day

MAX_LISTED = 10
BAR = 16
DONE = discord.Colour(0x3BA55D)
PARTIAL = discord.Colour(0xE9A23B)


def waiting_card(job: str) -> Card:
    """Return the card of a job that waits for its turn."""
    return Card([text(f"### ⏳ {job}", "-# Waiting for its turn")], colour=ANSWERED)


def progress_card(job: str, progress: IndexProgress) -> Card:
    """Return the card of a job under way."""
    share = progress.done / progress.total if progress.total else 0.0
    filled = round(BAR * min(1.0, share))
    bar = "▰" * filled + "▱" * (BAR - filled)
    return Card(
        [
            text(
                f"### ⏳ {job}",
                f"{bar}  **{progress.done:,}** of {progress.total:,} · {share * 100:.0f} %",
                f"-# {escape(clip(progress.current, 120))}" if progress.current else "",
            )
        ],
        colour=ANSWERED,
    )


def indexed_card(report: IndexReport) -> Card:
    """Return what an indexing job did, with what failed and why."""
    counts = (
        (report.added, "added"),
        (report.updated, "updated"),
        (report.unchanged, "unchanged"),
        (report.removed, "removed"),
    )
    told = [f"**{count:,}** {word}" for count, word in counts if count]
    failed = len(report.failed)
    top = "### ⚠️ Indexed, with failures" if failed else "### ✅ Indexed"
    if failed and not any(count for count, _ in counts):
        top = "### ❌ Nothing indexed"
    blocks: list[Item] = [text(top, f"{' · '.join(told)}" if told else "-# No article found")]
    if failed:
        blocks += (rule(), text(*_failures(report.failed)))
    return Card(blocks, colour=PARTIAL if failed else DONE)


def _failures(failed: Sequence[Failure]) -> list[str]:
    lines = [f"**Could not read {len(failed):,}**"]
    for failure in failed[:MAX_LISTED]:
        name, why = escape(clip(failure.name, 60)), escape(clip(failure.why, 100))
        lines.append(f"-# {name}: {why}")
    if len(failed) > MAX_LISTED:
        lines.append(f"-# and {len(failed) - MAX_LISTED:,} more")
    return lines


def removed_card(location: str, articles: int) -> Card:
    """Return how many articles went with a source."""
    plural = "" if articles == 1 else "s"
    return Card(
        [
            text(
                "### 🗑️ Source removed",
                f"{escape(clip(source_name(location), 200))}",
                f"-# {articles:,} article{plural} removed",
            )
        ],
        colour=QUIET,
    )


def status_card(status: IndexStatus, sources: Sequence[Source], own: str) -> Card:
    """Return what the index holds; `own` names the server's collection."""
    counted = (
        f"**{status.articles:,}** articles · **{status.sentences:,}** sentences · "
        f"**{status.sources:,}** sources"
    )
    facts = []
    if status.newest:
        facts.append(f"Newest article {day(status.newest)}")
    if status.indexed:
        facts.append(f"indexed {discord.utils.format_dt(status.indexed, 'R')}")
    if status.model:
        facts.append(escape(status.model))
    blocks: list[Item] = [text("### 🗂️ Index", counted, f"-# {' · '.join(facts)}" if facts else "")]
    listed = sorted(sources, key=lambda source: (source.collection != own, source.location))
    if listed:
        blocks += (rule(), text(*_sources(listed, own)))
    return Card(blocks, colour=ANSWERED)


def _sources(sources: Sequence[Source], own: str) -> list[str]:
    lines: list[str] = []
    for source in sources[:MAX_LISTED]:
        place = "this server" if source.collection == own else "shared"
        plural = "" if source.articles == 1 else "s"
        lines.append(f"**{escape(clip(source.name, 120))}**")
        lines.append(f"-# {source.articles:,} article{plural} · {place}")
    if len(sources) > MAX_LISTED:
        lines.append(f"-# and {len(sources) - MAX_LISTED:,} more")
    return lines
