"""A server's data goes when it has removed the bot for good, and at no other time."""

import asyncio
import threading
from typing import Any

import pytest

from bot.chat.client import ReceiptsBot
from bot.chat.departures import Departures
from tests.chat import fakes
from tests.chat.conftest import World


@pytest.fixture
async def filled(world: World) -> World:
    """The server has sources, settings and a log; another server has settings."""
    server = str(world.guild.id)
    world.engine.held = fakes.server_sources(server)
    await world.set(private=True)
    world.engine.records.audit.write(server, 7, "rebuilt")
    world.engine.records.settings.save("1", world.env.bot.book.of(world.guild.id))
    return world


def whole(world: World) -> bool:
    """Whether the server still has what it had; False where nothing is left."""
    records, server = world.engine.records, str(world.guild.id)
    left = (
        len(world.engine.held) == 3,
        server in records.settings.every(),
        records.audit.last(server) != (),
    )
    assert len(set(left)) == 1
    assert "1" in records.settings.every()
    return left[0]


async def leave(world: World) -> Any:
    """Let the server remove the bot; return the bot's view of it."""
    guild = world.env.bot.get_guild(world.guild.id)
    world.env.bot._connection._remove_guild(guild)
    world.env.bot.dispatch("guild_remove", guild)
    await world.env.settle()
    return guild


async def test_data_goes_seven_days_after_the_bot_was_removed(filled: World) -> None:
    await filled.alice.slash(filled.channel, "check", text="words")
    await leave(filled)
    filled.moment.pass_(days=7, seconds=-1)
    await filled.env.bot.rounds.sweep()
    assert whole(filled)
    filled.moment.pass_(seconds=1)
    await filled.env.bot.rounds.sweep()
    assert not whole(filled)
    assert filled.env.bot.book.of(filled.guild.id).private is False
    assert not filled.env.bot.desk._results
    assert filled.engine.records.departures.due(filled.moment()) == ()


async def test_a_server_of_another_process_is_left_to_it(filled: World) -> None:
    """It may be back there; this process would not know."""
    await leave(filled)
    filled.moment.pass_(days=30)
    own = (filled.guild.id >> 22) % 2
    for shard, kept in ((1 - own, True), (own, False)):
        bot = ReceiptsBot(filled.engine, shard_count=2, shard_ids=[shard])
        departures = Departures(bot.desk, bot.book, filled.moment)
        await departures.sweep(bot.serves, lambda server: False)
        bot.desk.close()
        assert whole(filled) is kept


@pytest.mark.parametrize("event", ["guild_join", "guild_available"])
async def test_a_return_in_time_keeps_everything(filled: World, event: str) -> None:
    guild = await leave(filled)
    filled.moment.pass_(days=6)
    filled.env.bot._connection._add_guild(guild)
    filled.env.bot.dispatch(event, guild)
    await filled.env.settle()
    filled.env.bot._connection._remove_guild(guild)
    filled.moment.pass_(days=30)
    await filled.env.bot.rounds.sweep()
    assert whole(filled)


async def test_a_return_that_went_unnoticed_keeps_everything(filled: World) -> None:
    guild = await leave(filled)
    filled.env.bot._connection._add_guild(guild)
    filled.moment.pass_(days=30)
    await filled.env.bot.rounds.sweep()
    assert whole(filled)
    assert filled.engine.records.departures.due(filled.moment()) == ()


async def test_a_return_while_the_bot_was_away_keeps_everything(filled: World) -> None:
    await leave(filled)
    await filled.env.restart_bot(ReceiptsBot(filled.engine, now=filled.moment))
    filled.moment.pass_(days=30)
    assert filled.engine.records.departures.due(filled.moment()) == ()
    await filled.env.bot.rounds.sweep()
    assert whole(filled)


async def test_a_server_that_is_unavailable_loses_nothing(filled: World) -> None:
    state = filled.env.bot._connection
    state.parse_guild_delete({"id": str(filled.guild.id), "unavailable": True})
    await filled.env.settle()
    filled.moment.pass_(days=30)
    await filled.env.bot.rounds.sweep()
    assert whole(filled)


async def test_a_removal_told_of_an_unavailable_server_does_not_count(filled: World) -> None:
    filled.env.bot.get_guild(filled.guild.id).unavailable = True
    await leave(filled)
    filled.moment.pass_(days=30)
    await filled.env.bot.rounds.sweep()
    assert whole(filled)


async def test_a_server_that_is_missing_at_the_start_loses_nothing(filled: World) -> None:
    bot = filled.env.bot
    bot._connection._remove_guild(bot.get_guild(filled.guild.id))
    await bot.on_ready()
    filled.moment.pass_(days=30)
    await bot.rounds.sweep()
    assert whole(filled)


async def test_a_return_while_an_indexing_job_runs_keeps_everything(filled: World) -> None:
    await leave(filled)
    filled.moment.pass_(days=8)
    desk, departures = filled.env.bot.desk, filled.engine.records.departures
    running, finish = threading.Event(), threading.Event()

    def job() -> None:
        running.set()
        finish.wait(10)
        departures.returned(str(filled.guild.id))

    indexing = asyncio.create_task(desk.index(job))
    await asyncio.to_thread(running.wait, 10)
    sweeping = asyncio.create_task(filled.env.bot.rounds.sweep())
    await desk.look_up(departures.due, filled.moment())
    finish.set()
    await asyncio.gather(indexing, sweeping)
    assert whole(filled)


async def test_a_sweep_that_fails_is_logged_and_the_next_one_works(
    filled: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    await leave(filled)
    filled.moment.pass_(days=8)
    with monkeypatch.context() as broken:
        broken.setattr(filled.engine, "forget_server", None)
        await filled.env.bot.rounds.sweep()
    assert "where=sweep" in caplog.text
    assert whole(filled)
    await filled.env.bot.rounds.sweep()
    assert not whole(filled)
