"""A message that is deleted takes its answer along."""

import asyncio
import threading
from datetime import date
from typing import Any

import discord
import pytest

from bot.chat.client import ReceiptsBot
from bot.chat.desk import Desk
from bot.chat.withdrawals import Withdrawals
from bot.domain import Scope
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.fakes import FakeEngine, queries


async def test_a_message_deleted_before_its_answer_is_not_answered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, loop = world.env.bot, asyncio.get_running_loop()
    withdrawals = bot._withdrawals

    def deleted_meanwhile(text: str, scope: Scope) -> Any:
        [message_id] = withdrawals._errands
        deleting = withdrawals.deleted(world.channel.id, [message_id])
        asyncio.run_coroutine_threadsafe(deleting, loop).result(10)
        return examples.SUPPORTED

    monkeypatch.setattr(world.engine, "answer", deleted_meanwhile)
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert world.written() == []
    assert withdrawals._errands == {}
    assert queries(world.engine) == []
    assert world.engine.records.counts.since(str(world.guild.id), date.min) == ()


async def test_what_waits_for_the_engine_is_dropped_with_its_message(engine: FakeEngine) -> None:
    desk, go = Desk(engine), threading.Event()
    withdrawals = Withdrawals(desk, no_channel)
    busy = asyncio.create_task(desk._run(desk._answers, go.wait, 10))
    with withdrawals.errand(1) as errand:
        waiting = asyncio.create_task(errand.run(desk.reply("ask", "words", Scope("1"))))
        await asyncio.sleep(0)
        await withdrawals.deleted(5, [1])
        assert await waiting is None
    go.set()
    await busy
    await desk._run(desk._answers, go.wait, 10)
    desk.close()
    assert engine.asked == []


async def test_a_message_deleted_while_its_answer_is_sent_loses_it(world: World) -> None:
    withdrawals = world.env.bot._withdrawals
    reply = await world.env.bot.get_channel(world.channel.id).send("an answer")
    with withdrawals.errand(1) as errand:
        await withdrawals.deleted(world.channel.id, [1])
        await withdrawals.replied(errand, 1, reply)
    assert world.written() == []


def no_channel(channel_id: int) -> discord.PartialMessageable:
    raise AssertionError(channel_id)


async def test_the_reply_to_a_message_that_is_deleted_soon_goes_with_it(world: World) -> None:
    message = await world.alice.send(world.channel, f"{world.mention} did it?")
    assert len(world.written()) == 1
    await world.env.restart_bot(ReceiptsBot(world.engine))
    await world.alice.delete(message)
    assert world.written() == []


async def test_the_reply_to_a_message_that_is_deleted_late_stays(world: World) -> None:
    message = await world.alice.send(world.channel, f"{world.mention} did it?")
    with world.engine.records.memory._connections.writing() as db:
        db.execute(
            "UPDATE answered_messages SET created = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', ?)",
            ["-16 minutes"],
        )
    await world.alice.delete(message)
    assert len(world.written()) == 1


async def test_other_deleted_messages_change_nothing(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} did it?")
    await world.alice.delete(await world.alice.send(world.channel, "never mind"))
    assert len(world.written()) == 1


async def test_a_reply_that_is_gone_already_is_no_trouble(world: World) -> None:
    message = await world.alice.send(world.channel, f"{world.mention} did it?")
    await world.alice.click(world.channel.last_message, label="Delete")
    await world.alice.delete(message)
    assert world.written() == []


async def test_a_message_is_sent_once_whatever_the_connection(world: World) -> None:
    message = await world.alice.send(world.channel, f"{world.mention} did it?")
    told = world.env.http_requests[-1].json
    assert (told["nonce"], told["enforce_nonce"]) == (str(message.id), True)
