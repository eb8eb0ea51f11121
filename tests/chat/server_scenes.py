"""What the pictures of a server's affairs show: its sources, jobs, settings and figures."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import discord

from bot.chat import audit
from bot.chat.index_cards import (
    indexed_card,
    interrupted_card,
    progress_card,
    waiting_card,
)
from bot.chat.progress import Pace
from bot.chat.statistics import DAYS, sum_up
from bot.chat.stats import PICTURE, in_words, stats_card
from bot.chat.stats_picture import draw
from bot.holdings import IndexProgress
from bot.servers import AdminAction
from bot.store import AutoCheck, Count, Job, JobKind
from tests.chat import examples
from tests.chat.fakes import FAILED, own_feed, server_sources
from tests.chat.scenes import Act, Scene

TODAY = date(2026, 1, 1)
"""The day on which all pictures are taken."""


async def _welcome(scene: Scene) -> Any:
    guild = scene.env.bot.get_guild(scene.guild.id)
    scene.env.backend.edit_guild(guild.id, {"system_channel_id": scene.channel.id})
    await scene.env.settle()
    await scene.env.bot.on_guild_join(guild)
    return scene.channel.last_message


async def _status(scene: Scene) -> Any:
    scene.engine.held = server_sources(scene.server)
    return await scene.used("index status")


async def _sources(scene: Scene) -> Any:
    scene.engine.held = [*server_sources(scene.server), own_feed(scene.server)]
    return await scene.used("sources list")


async def _source(scene: Scene) -> Any:
    await _sources(scene)
    return await scene.used("sources show", source="minutes-2024.md")


async def _removal(scene: Scene) -> Any:
    await _sources(scene)
    return await scene.used("sources remove", source="minutes-2024.md")


async def _rebuild(scene: Scene) -> Any:
    await _sources(scene)
    return await scene.used("index rebuild")


async def _settings(scene: Scene) -> Any:
    role = scene.guild.create_role("Desk editors")
    await scene.env.bot.book.change(
        scene.guild.id, channels=(scene.channel.id,), managers=(role.id,), cooldown_s=30
    )
    return await scene.used("settings view")


async def _audit(scene: Scene) -> Any:
    when = datetime(2025, 12, 31, 9, 30, tzinfo=UTC)
    done = (
        (audit.REBUILT, ""),
        (audit.AUTOCHECK_ON, "#claims · ≥ 90 % · ≤ 6/h"),
        (f"{audit.SETTING}cooldown_s", json.dumps(30)),
        (f"{audit.SETTING}house", json.dumps(obj=False)),
        (audit.SOURCE_REMOVED, "courier-*.html"),
        (audit.SOURCE_ADDED, "minutes-2024.md"),
    )
    entries = [
        AdminAction(when - timedelta(hours=5 * number), scene.person.id, action, detail)
        for number, (action, detail) in enumerate(done)
    ]
    card = audit.audit_card(entries, scene.words)
    return await scene.posted(card, audit.audit_file(entries))


async def _autocheck(scene: Scene) -> Any:
    desk = scene.guild.create_text_channel("news-desk")
    checks = scene.engine.records.autochecks
    checks.switch_on(AutoCheck(scene.server, scene.channel.id))
    checks.switch_on(AutoCheck(scene.server, desk.id, 0.97, 1))
    await scene.env.bot.book.change(scene.guild.id, channels=(scene.channel.id,))
    return await scene.used("autocheck status")


async def _stats(scene: Scene) -> Any:
    words = scene.words
    outcomes = ("supported", "refuted", "conflicting", "not_enough_evidence", "answered")
    counts = [
        Count(TODAY - timedelta(days=day), "check", outcome, (day * 7 + place * 5) % 11)
        for day in range(DAYS)
        for place, outcome in enumerate((*outcomes, "unanswered"))
        if (day + place) % 3 and day % 7
    ]
    summed = sum_up(counts, TODAY, (64, 9))
    open_ones = [
        (9, examples.UNANSWERED.query.text),
        (4, "When does the Linden bridge close for repairs?"),
        (1, examples.UNKNOWN.query.text),
    ]
    drawn = io.BytesIO(draw(summed, words))
    file = discord.File(drawn, PICTURE, description=in_words(summed, words))
    return await scene.posted(stats_card(summed, open_ones, words), file)


async def _waiting(scene: Scene) -> Any:
    return await scene.posted(waiting_card("Indexing minutes-2024.md", 2, scene.words))


async def _progress(scene: Scene) -> Any:
    progress = IndexProgress(212, 640, "lagos-port.html", FAILED.failed)
    pace = Pace(96.0, 267.0)
    return await scene.posted(
        progress_card("Indexing minutes-2024.md", progress, scene.words, pace)
    )


async def _interrupted(scene: Scene) -> Any:
    feed = "https://post.example/feed"
    job = Job(1, scene.server, scene.channel.id, scene.person.id, JobKind.ADDRESS, feed)
    return await scene.posted(interrupted_card(job, scene.words, offer=True))


async def _indexed(scene: Scene) -> Any:
    return await scene.posted(indexed_card(FAILED, scene.words))


SERVERS: dict[str, Act] = {
    "help": lambda scene: scene.used("help"),
    "welcome": _welcome,
    "status": _status,
    "sources": _sources,
    "source": _source,
    "removal": _removal,
    "rebuild": _rebuild,
    "settings": _settings,
    "audit": _audit,
    "autocheck": _autocheck,
    "stats": _stats,
    "privacy": lambda scene: scene.used("privacy"),
    "waiting": _waiting,
    "progress": _progress,
    "interrupted": _interrupted,
    "indexed": _indexed,
}
