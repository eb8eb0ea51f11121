import asyncio
from typing import Any

import pytest

from bot.chat.board import Board
from bot.chat.cards import Card
from bot.chat.client import ReceiptsBot
from bot.chat.progress import LiveProgress, pace
from bot.chat.words import Words
from bot.domain import Source
from bot.holdings import Failure, IndexProgress, IndexReport
from tests.chat import fakes
from tests.chat.conftest import World
from tests.chat.reading import words

EN = Words.of("en")
ADMINS_ONLY = EN("notice.admins_only")
SERVER_ONLY = EN("notice.server_only")


class Ticks:
    """A clock that goes on by `step` each time it is read."""

    def __init__(self, step: float) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def edits(world: World) -> list[str]:
    return [
        entry.json["components"][0]["components"][0]["content"]
        for entry in world.env.http_requests
        if entry.method == "PATCH"
    ]


def kept(world: World) -> list[str]:
    """The jobs that a restart would call interrupted."""
    return [job.subject for job in world.engine.records.jobs.interrupt()]


async def rebuild(world: World, person: Any = None) -> Any:
    result = await world.admin.slash(world.channel, "index rebuild")
    return await (person or world.admin).click(result.response, label="Rebuild")


async def test_a_rebuild_is_asked_about_before_anything_changes(world: World) -> None:
    feed = fakes.own_feed(str(world.guild.id))
    upload = Source("upload:a.txt", feed.collection, fakes.ADDED, 1, 1)
    world.engine.held = [feed, upload, *fakes.server_sources("1")]
    result = await world.admin.slash(world.channel, "index rebuild")
    assert result.ephemeral
    told = words(result.response)
    assert "1 source will be read again:\n-# https\\://post.example/feed" in told
    assert "the earlier text will be lost" in told
    assert "-# What was uploaded (1 file) stays as it is." in told
    assert world.engine.rebuilt == []
    await world.admin.click(result.response, label="Leave it as it is")
    assert world.engine.rebuilt == []


@pytest.mark.parametrize(("step", "shown"), [(0.1, 0), (10.0, 1)])
async def test_progress_edits_the_one_message(world: World, step: float, shown: int) -> None:
    world.engine.steps = 1
    world.engine.held = [fakes.own_feed(str(world.guild.id))]
    await world.env.restart_bot(ReceiptsBot(world.engine, clock=Ticks(step)))
    result = await rebuild(world)
    told = edits(world)[1:]
    assert told[0] == "### ⏳ Rebuilding the index\n-# Starting"
    assert sum("**1** of 1 · 100 %" in text for text in told) == shown
    assert told[-1] == "### ✅ Indexed\n**3** added"
    assert len(told) == shown + 2
    assert result.followups == []
    assert kept(world) == []


def fail_edits(world: World, status: int, code: int) -> None:
    fault = {"method": "PATCH", "path": "/webhooks/*", "status": status, "code": code}
    world.env.backend.faults.append({**fault, "message": "injected", "times": None})


async def add(world: World) -> Any:
    return await world.admin.slash(
        world.channel, "sources add", address="https://post.example/feed"
    )


async def test_progress_that_cannot_be_shown_does_not_stop_the_job(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.engine.steps = 1
    world.engine.before_steps = lambda: fail_edits(world, 400, 50035)
    await world.env.restart_bot(ReceiptsBot(world.engine, clock=Ticks(10.0)))
    await add(world)
    assert "progress not shown code=50035" in caplog.text
    assert words(world.channel.last_message) == "### ✅ Indexed\n**3** added"


async def test_a_job_that_outlives_its_interaction_goes_on_in_the_channel(world: World) -> None:
    world.engine.steps = 1
    world.engine.before_steps = lambda: fail_edits(world, 401, 50027)
    await world.env.restart_bot(ReceiptsBot(world.engine, clock=Ticks(10.0)))
    await add(world)
    [message] = world.written()
    assert words(message) == "### ✅ Indexed\n**3** added"
    [edit] = [one for one in world.env.http_requests if one.method == "PATCH"][-1:]
    assert f"/channels/{world.channel.id}/messages/{message.id}" in edit.path


async def test_where_the_bot_may_not_write_it_goes_on_in_a_direct_message(world: World) -> None:
    fault = {"method": "POST", "path": f"/channels/{world.channel.id}/messages", "status": 403}
    world.env.backend.faults.append({**fault, "code": 50013, "message": "injected", "times": None})
    world.engine.before_steps = lambda: fail_edits(world, 401, 50027)
    await add(world)
    assert words(world.admin.user.dm_channel.last_message) == "### ✅ Indexed\n**3** added"


async def test_a_bug_while_indexing_shows_an_id(world: World) -> None:
    world.engine.error = RuntimeError("bug")
    result = await add(world)
    assert "Something went wrong on my side (id " in words(result.response)
    assert kept(world) == []


async def test_progress_is_shown_once_a_second_and_one_edit_at_a_time() -> None:
    shown: list[int] = []
    clock = Ticks(0.0)
    edited = asyncio.Event()

    async def show(progress: IndexProgress) -> None:
        shown.append(progress.done)
        await edited.wait()

    live = LiveProgress(show, asyncio.get_running_loop(), clock=clock)
    for done, now in enumerate((0.5, 0.9, 1.0, 1.5, 2.5, 2.6)):
        clock.now = now
        live(IndexProgress(done, 9, ""))
    await asyncio.sleep(0)
    edited.set()
    await live.settle()
    assert shown == [2]
    clock.now = 3.0
    live(IndexProgress(9, 9, ""))
    await asyncio.sleep(0)
    await live.settle()
    assert shown == [2, 9]


async def test_progress_that_cannot_be_shown_does_not_change_what_a_job_did(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut_off(board: Board, card: Card) -> None:
        if "of 3" in next(one.content for one in card.walk_children() if hasattr(one, "content")):
            raise ConnectionResetError

    monkeypatch.setattr(Board, "show", cut_off)
    await world.env.restart_bot(ReceiptsBot(world.engine, clock=Ticks(10.0)))
    result = await add(world)
    assert words(result.response) == "### ✅ Indexed\n**3** added"
    assert kept(world) == []
    assert "where=progress" in caplog.text


def test_the_pace_tells_how_long_is_left() -> None:
    told = pace(IndexProgress(30, 120, ""), 60.0)
    assert told is not None
    assert (told.per_minute, told.left_s) == (30.0, 180.0)
    assert pace(IndexProgress(0, 120, ""), 60.0) is None


async def test_progress_tells_pace_and_failures(world: World) -> None:
    world.engine.steps = 2
    world.engine.failed = (Failure("scan.pdf", "it holds no text"),)
    await world.env.restart_bot(ReceiptsBot(world.engine, clock=Ticks(10.0)))
    await add(world)
    [told] = [text for text in edits(world) if "**1** of 2" in text]
    assert "articles a minute · less than a minute left" in told
    assert "-# ⚠️ Could not read 1 · scan.pdf" in told


async def test_status_tells_counts_and_age(world: World) -> None:
    told = words((await world.admin.slash(world.channel, "index status")).response)
    assert "**345** articles · **6,789** sentences · **3** sources" in told
    assert "Newest article 6 Aug 2024 · indexed <t:1723021200:R>" in told


def allow_everybody(world: World, command: str) -> None:
    """What a server's admin can do: override the default permission of a command."""
    registered = world.env.backend.find_command(command, world.guild.id, type=1)
    world.guild.set_command_permissions(int(registered["id"]), {world.guild.default_role: True})


@pytest.mark.parametrize("command", ["index rebuild", "index status", "index cancel"])
async def test_members_are_refused_in_code_as_well(world: World, command: str) -> None:
    allow_everybody(world, "index")
    result = await world.alice.slash(world.channel, command)
    assert words(result.response) == f"⚠️ {ADMINS_ONLY}"
    assert result.ephemeral


async def test_a_server_without_the_bot_has_no_index_to_manage(world: World) -> None:
    state = world.env.bot._connection
    state._remove_guild(world.env.bot.get_guild(world.guild.id))
    result = await world.admin.slash(world.channel, "index status")
    assert words(result.response) == f"⚠️ {SERVER_ONLY}"


async def test_an_empty_run_is_told(world: World) -> None:
    world.engine.report = IndexReport()
    result = await add(world)
    assert words(result.response) == "### ✅ Indexed\n-# No article found"
