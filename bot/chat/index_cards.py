"""Cards for those who look after a server's sources."""

from collections.abc import Sequence

import discord

from bot.chat.cards import ANSWERED, QUIET, Card, Item, rule, text
from bot.chat.markup import clip, escape
from bot.chat.words import Words
from bot.domain import (
    Failure,
    IndexProgress,
    IndexReport,
    IndexStatus,
    Source,
    source_name,
)

MAX_LISTED = 10
BAR = 16
DONE = discord.Colour(0x3BA55D)
PARTIAL = discord.Colour(0xE9A23B)


def waiting_card(job: str, words: Words) -> Card:
    """Return the card of a job that waits for its turn."""
    return Card([text(f"### ⏳ {job}", f"-# {words('index.waiting')}")], colour=ANSWERED)


def progress_card(job: str, progress: IndexProgress, words: Words) -> Card:
    """Return the card of a job under way."""
    share = progress.done / progress.total if progress.total else 0.0
    filled = round(BAR * min(1.0, share))
    bar = "▰" * filled + "▱" * (BAR - filled)
    percent = f"{share * 100:.0f}"
    far = words("index.progress", done=progress.done, total=progress.total, percent=percent)
    return Card(
        [
            text(
                f"### ⏳ {job}",
                f"{bar}  {far}",
                f"-# {escape(clip(progress.current, 120))}" if progress.current else "",
            )
        ],
        colour=ANSWERED,
    )


def indexed_card(report: IndexReport, words: Words) -> Card:
    """Return what an indexing job did, with what failed and why."""
    counts = (
        (report.added, "index.added"),
        (report.updated, "index.updated"),
        (report.unchanged, "index.unchanged"),
        (report.removed, "index.removed"),
    )
    told = [words(key, count=count) for count, key in counts if count]
    failed = len(report.failed)
    top = f"⚠️ {words('index.done_partly')}" if failed else f"✅ {words('index.done')}"
    if failed and not told:
        top = f"❌ {words('index.done_nothing')}"
    counted = " · ".join(told) or f"-# {words('index.no_article')}"
    blocks: list[Item] = [text(f"### {top}", counted)]
    if failed:
        blocks += (rule(), text(*_failures(report.failed, words)))
    return Card(blocks, colour=PARTIAL if failed else DONE)


def _failures(failed: Sequence[Failure], words: Words) -> list[str]:
    lines = [f"**{words('index.failed', count=len(failed))}**"]
    for failure in failed[:MAX_LISTED]:
        name, why = escape(clip(failure.name, 60)), escape(clip(failure.why, 100))
        lines.append(f"-# {name}: {why}")
    if len(failed) > MAX_LISTED:
        lines.append(f"-# {words('index.more', count=len(failed) - MAX_LISTED)}")
    return lines


def removed_card(location: str, articles: int, words: Words) -> Card:
    """Return how many articles went with a source."""
    return Card(
        [
            text(
                f"### 🗑️ {words('index.source_removed')}",
                f"{escape(clip(source_name(location), 200))}",
                f"-# {words('index.articles_removed', count=articles)}",
            )
        ],
        colour=QUIET,
    )


def status_card(status: IndexStatus, sources: Sequence[Source], own: str, words: Words) -> Card:
    """Return what the index holds; `own` names the server's collection."""
    counted = " · ".join(
        (
            words("index.articles", count=status.articles),
            words("index.sentences", count=status.sentences),
            words("index.sources", count=status.sources),
        )
    )
    facts = []
    if status.newest:
        facts.append(words("index.newest", date=words.day(status.newest)))
    if status.indexed:
        facts.append(words("index.indexed", when=discord.utils.format_dt(status.indexed, "R")))
    if status.model:
        facts.append(escape(status.model))
    title = f"### 🗂️ {words('index.title')}"
    blocks: list[Item] = [text(title, counted, f"-# {' · '.join(facts)}" if facts else "")]
    listed = sorted(sources, key=lambda source: (source.collection != own, source.location))
    if listed:
        blocks += (rule(), text(*_sources(listed, own, words)))
    return Card(blocks, colour=ANSWERED)


def _sources(sources: Sequence[Source], own: str, words: Words) -> list[str]:
    lines: list[str] = []
    for source in sources[:MAX_LISTED]:
        here = source.collection == own
        key = "index.articles_here" if here else "index.articles_shared"
        lines.append(f"**{escape(clip(source.name, 120))}**")
        lines.append(f"-# {words(key, count=source.articles)}")
    if len(sources) > MAX_LISTED:
        lines.append(f"-# {words('index.more', count=len(sources) - MAX_LISTED)}")
    return lines
