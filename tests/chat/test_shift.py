"""How the work of the bot ends."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.chat.desk import Desk
from bot.chat.shift import RestartingError
from bot.domain import Scope
from tests.chat.fakes import FakeEngine

NEVER_S = 30.0


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def desk(engine: FakeEngine) -> Iterator[Desk]:
    desk = Desk(engine)
    yield desk
    desk.close()


async def begun(desk: Desk, gate: threading.Event) -> asyncio.Task[bool]:
    """A job that waits for the gate, once its thread runs."""
    running = threading.Event()

    def job() -> bool:
        running.set()
        return gate.wait(NEVER_S)

    async def answer() -> bool:
        desk.shift.attend()
        return await desk.index(job)

    task = asyncio.create_task(answer())
    await asyncio.to_thread(running.wait, NEVER_S)
    return task


async def test_the_end_waits_for_what_runs(desk: Desk, gate: threading.Event) -> None:
    task = await begun(desk, gate)
    ending = asyncio.create_task(desk.shift.end(NEVER_S, 0))
    await asyncio.sleep(0)
    gate.set()
    await ending
    assert task.done()
    assert await task


async def test_a_task_that_owes_nobody_an_answer_is_not_waited_for(desk: Desk) -> None:
    async def connection() -> None:
        await desk.look_up(bool)
        looked_up.set()
        await asyncio.Event().wait()

    looked_up = asyncio.Event()
    endless = asyncio.create_task(connection())
    await looked_up.wait()
    async with asyncio.timeout(NEVER_S / 2):
        await desk.shift.end(NEVER_S, NEVER_S)
    assert not endless.done()
    endless.cancel()


async def test_the_end_waits_for_a_job_that_nobody_waits_for(
    desk: Desk, gate: threading.Event
) -> None:
    running, finished = threading.Event(), threading.Event()

    def job() -> None:
        running.set()
        if gate.wait(NEVER_S):
            finished.set()

    sweep = asyncio.create_task(desk.index(job))
    await asyncio.to_thread(running.wait, NEVER_S)
    ending = asyncio.create_task(desk.shift.end(NEVER_S, 0))
    await asyncio.sleep(0)
    gate.set()
    await ending
    assert finished.is_set()
    await sweep


async def test_what_does_not_end_in_time_is_given_up(desk: Desk, gate: threading.Event) -> None:
    running, waiting = await begun(desk, gate), asyncio.create_task(desk.index(gate.wait))
    await asyncio.sleep(0)
    await desk.shift.end(0.0, NEVER_S)
    for task in (running, waiting):
        with pytest.raises(RestartingError):
            await task


async def test_a_job_that_was_given_up_stops_at_its_next_step(
    desk: Desk, gate: threading.Event
) -> None:
    desk.shift.go_on()
    task = await begun(desk, gate)
    await desk.shift.end(0.0, NEVER_S)
    with pytest.raises(RestartingError):
        desk.shift.go_on()
    assert task.done()


async def test_the_end_takes_no_new_work_but_still_looks_things_up(
    desk: Desk, gate: threading.Event
) -> None:
    task = await begun(desk, gate)
    ending = asyncio.create_task(desk.shift.end(NEVER_S, 0))
    await asyncio.sleep(0)
    with pytest.raises(RestartingError):
        await desk.reply("check", "words", Scope())
    assert await asyncio.create_task(desk.look_up(desk.engine.records.memory.claim_message, 61))
    gate.set()
    await ending
    assert await task


async def test_a_desk_says_whether_its_threads_came_to_rest(
    engine: FakeEngine, gate: threading.Event
) -> None:
    desk = Desk(engine)
    task = await begun(desk, gate)
    desk.close()
    assert not desk.rest(0.01)
    gate.set()
    assert desk.rest(NEVER_S)
    assert await task


async def test_a_task_that_is_cancelled_for_another_reason_stays_cancelled(
    desk: Desk, gate: threading.Event
) -> None:
    task = await begun(desk, gate)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
