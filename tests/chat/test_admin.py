import asyncio

import pytest

from bot.chat.admin import choice_value
from bot.chat.client import ReceiptsBot
from bot.chat.progress import LiveProgress
from bot.chat.words import Words
from bot.domain import IndexProgress, IndexReport, Scope, Source
from bot.errors import ParseError
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


async def test_an_upload_is_indexed_for_this_server(world: World) -> None:
    result = await world.admin.slash(world.channel, "index add", file=("news.txt", b"Words."))
    assert result.ephemeral
    assert words(result.response) == "### ✅ Indexed\n**3** added"
    assert world.engine.uploads == [("news.txt", b"Words.", Scope(str(world.guild.id)))]


async def test_failures_of_an_upload_are_told_by_name(world: World) -> None:
    world.engine.report = fakes.FAILED
    result = await world.admin.slash(world.channel, "index add", file=("a.zip", b"x"))
    told = words(result.response)
    assert told.startswith("### ⚠️ Indexed, with failures\n**41** added · **7** unchanged")
    assert "-# scan-0412.txt: the file is empty." in told


async def test_an_upload_that_is_too_large_is_not_read(world: World) -> None:
    group = world.env.bot.tree.get_command("index")
    group._max_upload = 1024 * 1024
    big = b"x" * (1024 * 1024 + 1)
    result = await world.admin.slash(world.channel, "index add", file=("a.txt", big))
    assert words(result.response) == (
        "⚠️ That file is larger than 1 MB. Split it and add the parts."
    )
    assert world.engine.uploads == []


async def test_an_unusable_file_is_told(world: World) -> None:
    world.engine.error = ParseError("a.bin holds no text.")
    result = await world.admin.slash(world.channel, "index add", file=("a.bin", b"x"))
    assert words(result.response) == "⚠️ a.bin holds no text."


@pytest.mark.parametrize(("step", "shown"), [(0.1, 0), (10.0, 1)])
async def test_progress_edits_the_one_message(world: World, step: float, shown: int) -> None:
    world.engine.steps = 1
    await world.env.restart_bot(ReceiptsBot(world.engine, clock=Ticks(step)))
    result = await world.admin.slash(world.channel, "index rebuild")
    told = edits(world)
    assert told[0] == "### ⏳ Rebuilding the index\n-# Waiting for its turn"
    assert sum("**1** of 1 · 100 %" in text for text in told) == shown
    assert told[-1] == "### ✅ Indexed\n**3** added"
    assert len(told) == shown + 2
    assert result.followups == []


def fail_edits(world: World, status: int, code: int) -> None:
    fault = {"method": "PATCH", "path": "/webhooks/*", "status": status, "code": code}
    world.env.backend.faults.append({**fault, "message": "injected", "times": None})


async def test_progress_that_cannot_be_shown_does_not_stop_the_job(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.engine.steps = 1
    world.engine.before_steps = lambda: fail_edits(world, 400, 50035)
    await world.env.restart_bot(ReceiptsBot(world.engine, clock=Ticks(10.0)))
    await world.admin.slash(world.channel, "index rebuild")
    assert "progress not shown code=50035" in caplog.text
    assert words(world.admin.user.dm_channel.last_message) == "### ✅ Indexed\n**3** added"


async def test_a_job_that_outlives_its_interaction_is_told_in_a_direct_message(
    world: World,
) -> None:
    world.engine.before_steps = lambda: fail_edits(world, 401, 50027)
    await world.admin.slash(world.channel, "index rebuild")
    assert words(world.admin.user.dm_channel.last_message) == "### ✅ Indexed\n**3** added"


async def test_a_bug_while_indexing_shows_an_id(world: World) -> None:
    world.engine.error = RuntimeError("bug")
    result = await world.admin.slash(world.channel, "index rebuild")
    assert "Something went wrong on my side (id " in words(result.response)


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


async def test_a_source_is_removed(world: World) -> None:
    world.engine.held = fakes.server_sources(str(world.guild.id))
    result = await world.admin.slash(world.channel, "index remove", source="minutes-2024.md")
    assert words(result.response) == (
        "### 🗑️ Source removed\nminutes-2024.md\n-# 212 articles removed"
    )
    assert len(world.engine.held) == 2


async def test_removing_what_is_not_there_is_told(world: World) -> None:
    result = await world.admin.slash(world.channel, "index remove", source="x")
    assert words(result.response) == "⚠️ There is no such source. Pick one from the list."


async def test_only_the_servers_own_sources_are_offered(world: World) -> None:
    world.engine.held = fakes.server_sources(str(world.guild.id))
    offered = await world.admin.autocomplete(world.channel, "index remove", "source", "")
    assert [choice["value"] for choice in offered] == ["minutes-2024.md", "courier-*.html"]
    offered = await world.admin.autocomplete(world.channel, "index remove", "source", "COUR")
    assert [choice["value"] for choice in offered] == ["courier-*.html"]


async def test_choices_keep_discords_limits_and_still_find_their_source(world: World) -> None:
    own = Scope(str(world.guild.id)).collection
    world.engine.held = [
        Source(f"{'folder/' * 20}{number}.txt", own, fakes.ADDED, 1, 1) for number in range(40)
    ]
    offered = await world.admin.autocomplete(world.channel, "index remove", "source", "39")
    [choice] = offered
    assert len(choice["name"]) <= 100
    assert len(choice["value"]) <= 100
    assert choice["value"] == choice_value(world.engine.held[39])
    every = await world.admin.autocomplete(world.channel, "index remove", "source", "")
    assert len(every) == 25
    await world.admin.slash(world.channel, "index remove", source=choice["value"])
    assert len(world.engine.held) == 39


async def test_status_tells_counts_age_and_sources(world: World) -> None:
    world.engine.held = fakes.server_sources(str(world.guild.id))
    result = await world.admin.slash(world.channel, "index status")
    told = words(result.response)
    assert "**345** articles · **6,789** sentences · **3** sources" in told
    assert "Newest article 6 Aug 2024 · indexed <t:1723021200:R> · all-MiniLM-L6-v2" in told
    assert "**minutes-2024.md**\n-# 212 articles · this server" in told
    assert told.endswith("**https\\://wire.example/feed.xml**\n-# 132 articles · shared")


def allow_everybody(world: World) -> None:
    """What a server's admin can do: override the default permission of a command."""
    registered = world.env.backend.find_command("index", world.guild.id, type=1)
    world.guild.set_command_permissions(int(registered["id"]), {world.guild.default_role: True})


@pytest.mark.parametrize("command", ["rebuild", "status"])
async def test_members_are_refused_in_code_as_well(world: World, command: str) -> None:
    allow_everybody(world)
    result = await world.alice.slash(world.channel, f"index {command}")
    assert words(result.response) == f"⚠️ {ADMINS_ONLY}"
    assert result.ephemeral


async def test_members_are_offered_no_sources(world: World) -> None:
    allow_everybody(world)
    world.engine.held = fakes.server_sources(str(world.guild.id))
    assert await world.alice.autocomplete(world.channel, "index remove", "source", "") == []


async def test_members_may_not_add_or_remove(world: World) -> None:
    allow_everybody(world)
    world.engine.held = fakes.server_sources(str(world.guild.id))
    await world.alice.slash(world.channel, "index add", file=("a.txt", b"x"))
    await world.alice.slash(world.channel, "index remove", source="minutes-2024.md")
    assert world.engine.uploads == []
    assert len(world.engine.held) == 3


async def test_a_server_without_the_bot_has_no_index_to_manage(world: World) -> None:
    state = world.env.bot._connection
    state._remove_guild(world.env.bot.get_guild(world.guild.id))
    result = await world.admin.slash(world.channel, "index status")
    assert words(result.response) == f"⚠️ {SERVER_ONLY}"


async def test_an_empty_run_is_told(world: World) -> None:
    world.engine.report = IndexReport()
    result = await world.admin.slash(world.channel, "index rebuild")
    assert words(result.response) == "### ✅ Indexed\n-# No article found"
