"""Jobs in their queue, stopped on request, interrupted by a restart."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest

from bot.chat.board import Board
from bot.chat.client import ReceiptsBot
from bot.chat.index_cards import indexed_card, waiting_card
from bot.chat.jobs import MAX_JOBS, Order
from bot.errors import QueryError
from bot.holdings import IndexReport
from bot.store import Job, JobKind
from tests.chat.conftest import World
from tests.chat.reading import labels, words
from tests.chat.test_admin import EN, add, kept


def from_the_job(world: World, asked: Callable[[], Any]) -> Callable[[], None]:
    """Do something on the bot's loop while a job is under way in its thread."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        asyncio.run_coroutine_threadsafe(asked(), loop).result(10)

    return wait


async def test_a_cancelled_job_keeps_what_is_done(world: World) -> None:
    stopped: list[str] = []

    async def cancel() -> None:
        jobs = await world.env.bot.jobs.cancel(str(world.guild.id))
        stopped.extend(job.subject for job in jobs)

    world.engine.before_steps = from_the_job(world, cancel)
    result = await add(world)
    assert stopped == ["https://post.example/feed"]
    told = words(result.response)
    assert told.startswith("### ⏹️ Stopped\n**1** added\n-# What is finished is kept.")
    assert kept(world) == []


async def test_a_server_cannot_cancel_the_jobs_of_another(world: World) -> None:
    stopped: list[Job] = []

    async def cancel() -> None:
        stopped.extend(await world.env.bot.jobs.cancel("1"))
        stopped.extend(world.env.bot.jobs.of("1"))

    world.engine.before_steps = from_the_job(world, cancel)
    result = await add(world)
    assert stopped == []
    assert words(result.response).startswith("### ✅ Indexed")


async def test_cancelling_nothing_is_told(world: World) -> None:
    result = await world.admin.slash(world.channel, "index cancel")
    assert words(result.response) == f"⚠️ {EN('job.none')}"


@dataclass
class Asking:
    """What the queue needs of an interaction, with the cards that it was given."""

    client: Any
    user: Any
    guild_id: int
    shown: list[str] = field(default_factory=list)
    channel_id: int = 1
    channel: None = None
    locale: str = "en-US"

    def is_expired(self) -> bool:
        return False

    async def edit_original_response(self, view: Any) -> None:
        self.shown.append(next(one.content for one in view.walk_children() if is_text(one)))


def is_text(part: Any) -> bool:
    return isinstance(part, discord.ui.TextDisplay)


async def test_nothing_comes_after_the_last_card_of_a_job(world: World) -> None:
    asking = Asking(world.env.bot, world.admin.user, world.guild.id)
    board = Board(asking)  # type: ignore[arg-type]
    await board.show(waiting_card("Indexing a.txt", 1, EN))
    await board.conclude(indexed_card(IndexReport(added=3), EN))
    await board.show(waiting_card("Indexing a.txt", 0, EN))
    assert asking.shown[1:] == ["### ✅ Indexed\n**3** added"]


async def test_jobs_run_one_after_another_and_know_their_place(world: World) -> None:
    bot, feed = world.env.bot, Order(JobKind.ADDRESS, "https://post.example/feed")
    asked = [Asking(bot, world.admin.user, world.guild.id) for _ in range(4)]
    turns = threading.Semaphore(0)

    def wait() -> None:
        turns.acquire(timeout=10)

    world.engine.before_steps = wait
    jobs = []
    for one in asked:
        jobs.append(asyncio.create_task(bot.jobs.run(one, feed)))
        while not one.shown:
            await asyncio.sleep(0)
    places = [one.shown[0].splitlines()[-1] for one in asked]
    assert places == ["-# Starting", *(f"-# Waiting: {n}" for n in (
        "1 job comes before it", "2 jobs come before it", "3 jobs come before it"))]  # fmt: skip
    turns.release()
    while len(asked[3].shown) < 2:
        await asyncio.sleep(0)
    assert "2 jobs come before it" in asked[3].shown[1]
    turns.release(3)
    await asyncio.gather(*jobs)
    assert [one.shown[-1] for one in asked] == ["### ✅ Indexed\n**3** added"] * 4
    assert bot.jobs.busy == 0


async def test_a_server_may_have_only_so_many_jobs_and_is_told_how_to_go_on(world: World) -> None:
    bot, feed = world.env.bot, Order(JobKind.ADDRESS, "https://post.example/feed")
    turns = threading.Semaphore(0)

    def wait() -> None:
        turns.acquire(timeout=10)

    world.engine.before_steps = wait
    jobs = []
    for _ in range(MAX_JOBS):
        one = Asking(bot, world.admin.user, world.guild.id)
        jobs.append(asyncio.create_task(bot.jobs.run(one, feed)))
        while not one.shown:
            await asyncio.sleep(0)
    one_more = Asking(bot, world.admin.user, world.guild.id)
    with pytest.raises(QueryError, match=r"has 5 jobs under way .* /index cancel"):
        await bot.jobs.run(one_more, feed)
    assert one_more.shown == []
    assert bot.jobs.busy == MAX_JOBS
    other = Asking(bot, world.admin.user, world.guild.id + 1)
    jobs.append(asyncio.create_task(bot.jobs.run(other, feed)))
    turns.release(MAX_JOBS + 2)
    await asyncio.gather(*jobs)
    assert other.shown[-1] == "### ✅ Indexed\n**3** added"
    await bot.jobs.run(one_more, feed)
    assert one_more.shown[-1] == "### ✅ Indexed\n**3** added"


async def test_a_waiting_job_is_cancelled_at_once(world: World) -> None:
    bot, feed = world.env.bot, Order(JobKind.ADDRESS, "https://post.example/feed")
    first, second = (Asking(bot, world.admin.user, world.guild.id) for _ in range(2))
    turns = threading.Semaphore(0)

    def wait() -> None:
        turns.acquire(timeout=10)

    world.engine.before_steps = wait
    jobs = []
    for one in (first, second):
        jobs.append(asyncio.create_task(bot.jobs.run(one, feed)))
        while not one.shown:
            await asyncio.sleep(0)
    assert len(await bot.jobs.cancel(str(world.guild.id))) == 2
    assert second.shown[-1] == f"### ⏹️ Stopped\n-# {EN('job.kept')}"
    assert len(world.engine.addresses) == 1
    turns.release()
    await asyncio.gather(*jobs)
    assert len(world.engine.addresses) == 1
    assert first.shown[-1].startswith("### ⏹️ Stopped\n**1** added")
    assert kept(world) == []


async def test_who_stops_what_is_told_and_logged(world: World) -> None:
    bot = world.env.bot
    one = Asking(bot, world.alice.user, world.guild.id)
    running = threading.Event()

    def wait() -> None:
        running.set()
        bot.jobs._tickets[0].stop.wait(10)

    world.engine.before_steps = wait
    order = Order(JobKind.ADDRESS, "https://post.example/feed")
    job = asyncio.create_task(bot.jobs.run(one, order))
    await asyncio.to_thread(running.wait, 10)
    result = await world.admin.slash(world.channel, "index cancel")
    await job
    assert "Indexing https\\://post.example/feed" in words(result.response)
    entries = world.engine.records.audit.last(str(world.guild.id))
    assert {(entry.person, entry.action, entry.detail) for entry in entries} == {
        (world.alice.id, "source_added", order.subject),
        (world.admin.id, "cancelled", order.subject),
    }


async def test_the_end_of_the_shift_tells_that_jobs_are_interrupted_and_keeps_them(
    world: World,
) -> None:
    bot, server = world.env.bot, str(world.guild.id)
    orders = [Order(JobKind.ADDRESS, "https://post.example/feed"), Order(JobKind.UPLOAD, "a.txt")]
    asked = [Asking(bot, world.admin.user, world.guild.id) for _ in orders]
    running, turn = threading.Event(), threading.Event()

    def wait() -> None:
        running.set()
        turn.wait(10)

    world.engine.before_steps = wait
    jobs = []
    for one, order in zip(asked, orders, strict=True):
        jobs.append(asyncio.create_task(bot.jobs.run(one, order)))
        while not one.shown:
            await asyncio.sleep(0)
    await asyncio.to_thread(running.wait, 10)
    await bot.desk.shift.end(0.0, 10.0)
    await asyncio.gather(*jobs)
    title = "### ⏸️ Interrupted: Indexing "
    assert asked[0].shown[-1].startswith(f"{title}https\\://post.example/feed\n")
    assert asked[0].shown[-1].endswith(f"-# {EN('job.later')}")
    assert asked[1].shown[-1].startswith(f"{title}a.txt\n")
    assert "`/sources add`" in asked[1].shown[-1]
    assert (bot.jobs.busy, world.engine.uploads) == (0, [])
    turn.set()
    bot.desk.close()
    assert bot.desk.rest(10)
    # The thread stopped at its next step, and what it had done until then is logged.
    assert [one.detail for one in world.engine.records.audit.last(server)] == [orders[0].subject]
    assert kept(world) == [order.subject for order in orders]


async def test_what_was_cancelled_before_the_end_of_the_shift_is_not_offered_again(
    world: World,
) -> None:
    bot = world.env.bot
    one = Asking(bot, world.admin.user, world.guild.id)
    running, turn = threading.Event(), threading.Event()

    def wait() -> None:
        running.set()
        turn.wait(10)

    world.engine.before_steps = wait
    job = asyncio.create_task(bot.jobs.run(one, Order(JobKind.REBUILD)))
    await asyncio.to_thread(running.wait, 10)
    await bot.jobs.cancel(str(world.guild.id))
    await bot.desk.shift.end(0.0, 10.0)
    await job
    turn.set()
    assert one.shown[-1] == f"### ⏹️ Stopped\n-# {EN('job.kept')}"
    assert kept(world) == []


async def restart(world: World) -> None:
    await world.env.restart_bot(ReceiptsBot(world.engine))


def begin(world: World, kind: JobKind, subject: str = "") -> None:
    """Leave a job behind as a bot does that is killed."""
    world.engine.records.jobs.begin(
        str(world.guild.id), world.channel.id, world.admin.user.id, kind, subject
    )


async def test_an_interrupted_job_is_told_once_and_can_be_gone_on_with(world: World) -> None:
    begin(world, JobKind.ADDRESS, "https://post.example/feed")
    await restart(world)
    [message] = world.written()
    assert words(message).startswith(f"### ⏸️ {EN('job.interrupted_unnamed')}\n")
    await restart(world)
    assert len(world.written()) == 1
    await world.alice.click(message, label="Go on")
    assert world.engine.addresses == []
    await world.admin.click(message, label="Go on")
    assert [address for address, _ in world.engine.addresses] == ["https://post.example/feed"]
    assert words(world.written()[0]) == "### ✅ Indexed\n**3** added"


async def test_an_interruption_is_told_in_the_language_of_the_server(world: World) -> None:
    begin(world, JobKind.REBUILD)
    await world.set(language="uk")
    await restart(world)
    [message] = world.written()
    assert "Перервано: Перебудовую індекс" in words(message)
    assert labels(message) == ["Продовжити"]


async def test_an_interrupted_upload_must_be_brought_again(world: World) -> None:
    begin(world, JobKind.UPLOAD, "a.txt")
    await restart(world)
    [message] = world.written()
    assert "Upload it again" in words(message)
    assert labels(message) == []


@pytest.mark.parametrize("kind", [JobKind.UPLOAD, JobKind.ADDRESS])
async def test_a_channel_is_not_told_what_an_admin_was_adding(world: World, kind: JobKind) -> None:
    begin(world, kind, "leak-7731")
    await restart(world)
    [message] = world.written()
    assert "7731" not in words(message)


async def test_another_server_cannot_go_on_with_a_job(world: World) -> None:
    begin(world, JobKind.REBUILD)
    [job] = world.engine.records.jobs.interrupt()
    assert world.engine.records.jobs.take_interrupted(job.id, "1") is None
    assert world.engine.records.jobs.take_interrupted(job.id, job.server) == job
    assert world.engine.records.jobs.take_interrupted(job.id, job.server) is None
