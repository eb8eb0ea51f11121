"""The command /stats: what a server's members asked, in numbers and as a picture."""

import asyncio
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands, ui

from bot.chat.cards import ANSWERED, Card, Item, rule, text
from bot.chat.desk import Desk
from bot.chat.groups import BY_SERVERS, IN_SERVERS, MANAGERS
from bot.chat.markup import clip, escape
from bot.chat.permissions import require_admin
from bot.chat.replies import Interaction, acknowledge, respond, words_of
from bot.chat.statistics import DAYS, Statistics, first_day, sum_up
from bot.chat.stats_picture import draw, outcome_name
from bot.chat.translation import named
from bot.chat.words import Words

PICTURE = "statistics.png"
MAX_GROUPS = 5
MAX_EXAMPLE = 160
MAX_ALT = 1024
TIMES = "\N{MULTIPLICATION SIGN}"

Group = tuple[int, str]
"""How many texts are alike, and one of them."""


def stats_command(desk: Desk) -> app_commands.Command[Any, ..., None]:
    """Return the command."""

    @app_commands.command(
        name=named("command.stats.name"), description=named("command.stats.description")
    )
    @app_commands.default_permissions(MANAGERS)
    @app_commands.guild_only()
    async def stats(interaction: Interaction) -> None:
        require_admin(interaction)
        if await acknowledge(interaction, private=True):
            await _show(desk, interaction)

    stats.allowed_contexts = IN_SERVERS
    stats.allowed_installs = BY_SERVERS
    return stats


async def _show(desk: Desk, interaction: Interaction) -> None:
    words, server = words_of(interaction), str(interaction.guild_id)
    statistics = await desk.look_up(_read, desk, server)
    if not statistics.total:
        empty = text(f"### 📊 {words('stats.title')}", words("stats.nothing"))
        await respond(interaction, Card([empty], colour=ANSWERED))
        return
    keeps_text = interaction.client.book.of(interaction.guild_id).keeps_text
    groups = await _open_groups(desk, server) if keeps_text else None
    picture = await asyncio.to_thread(draw, statistics, words)
    told = in_words(statistics, words)
    file = discord.File(io.BytesIO(picture), PICTURE, description=told[:MAX_ALT])
    await respond(interaction, stats_card(statistics, groups, words), [file])


def _read(desk: Desk, server: str) -> Statistics:
    records, today = desk.engine.records, datetime.now(UTC).date()
    since = first_day(today)
    counts = records.counts.since(server, since)
    return sum_up(counts, today, records.feedback.tally(server, since))


async def _open_groups(desk: Desk, server: str) -> Sequence[Group]:
    """Return what stayed open, alike texts together, the largest group first."""
    texts = await desk.look_up(desk.engine.records.unanswered.texts, server, datetime.now(UTC))
    groups = await desk.aside(desk.engine.alike, texts)
    return [(len(group), texts[group[0]]) for group in groups]


def stats_card(statistics: Statistics, groups: Sequence[Group] | None, words: Words) -> Card:
    """Return the card with the picture, the figures that matter most, and what to add next."""
    picture = ui.MediaGallery[Any](
        discord.MediaGalleryItem(
            f"attachment://{PICTURE}", description=in_words(statistics, words)[:MAX_ALT]
        )
    )
    lines = [words("stats.total", count=statistics.total, days=DAYS), _open_line(statistics, words)]
    if statistics.right or statistics.wrong:
        lines.append(words("stats.feedback", right=statistics.right, wrong=statistics.wrong))
    blocks: list[Item] = [text(f"### 📊 {words('stats.title')}", *lines), picture]
    if groups:
        examples = [
            f"- **{words.number(count)}{TIMES}** {escape(clip(example, MAX_EXAMPLE))}"
            for count, example in groups[:MAX_GROUPS]
        ]
        blocks += (rule(), text(f"**{words('stats.add_next')}**", *examples))
    elif groups is None:
        blocks.append(text(f"-# {words('stats.no_words')}"))
    return Card(blocks, colour=ANSWERED)


def in_words(statistics: Statistics, words: Words) -> str:
    """Return what the picture shows, for those who cannot see it."""
    busiest = max(range(len(statistics.days)), key=lambda place: statistics.daily[place])
    outcomes = ", ".join(
        f"{outcome_name(outcome, words)} {words.number(count)}"
        for outcome, count in statistics.outcomes.items()
    )
    parts = (
        words("stats.total", count=statistics.total, days=DAYS),
        words(
            "stats.busiest",
            date=words.day(statistics.days[busiest]),
            number=statistics.daily[busiest],
        ),
        f"{words('stats.outcomes')}: {outcomes}.",
        _open_line(statistics, words),
    )
    return " ".join(part.replace("**", "") for part in parts)


def _open_line(statistics: Statistics, words: Words) -> str:
    return words("stats.open", percent=f"{statistics.open_share * 100:.0f}")
