"""How the bot stops working without leaving anyone waiting for an answer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from bot.errors import StoppedError

T = TypeVar("T")


class RestartingError(StoppedError):
    """The bot is leaving: it did not take the work, or did not get through it."""

    def __init__(self) -> None:
        super().__init__("the bot is leaving")


class Shift:
    """The tasks that owe someone an answer, and the jobs in threads that they wait for."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._jobs: set[asyncio.Future[Any]] = set()
        self._given_up: set[asyncio.Future[Any]] = set()
        self._ending = False
        self._over = False

    def attend(self) -> None:
        """Have the end of the shift wait for the running task."""
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def take_on(self) -> None:
        """Refuse long work once the end has come.

        Raises:
            RestartingError: The end has come.
        """
        if self._ending:
            raise RestartingError

    def go_on(self) -> None:
        """Stop a long job that nobody waits for any more; called between its steps, in its thread.

        Raises:
            RestartingError: The job was given up.
        """
        if self._over:
            raise RestartingError

    async def run(self, executor: ThreadPoolExecutor, function: Callable[[], T]) -> T:
        """Run a job in a thread; the end waits for the job, and for its task where it attends.

        Raises:
            RestartingError: The shift was over before the job was done.
        """
        self.go_on()
        job = asyncio.get_running_loop().run_in_executor(executor, function)
        self._jobs.add(job)
        try:
            return await job
        except asyncio.CancelledError:
            if job in self._given_up:
                raise RestartingError from None
            raise
        finally:
            self._jobs.discard(job)
            self._given_up.discard(job)

    async def end(self, grace_s: float, apology_s: float) -> None:
        """Take on no more; let what runs finish, then have whoever still waits be told.

        Args:
            grace_s: How long what was taken on may go on.
            apology_s: How long telling the rest may take.
        """
        self._ending = True
        await self._settle(grace_s)
        self._over = True
        for job in tuple(self._jobs):
            self._given_up.add(job)
            # One that waits for its thread never starts; one that runs cannot be stopped.
            job.cancel()
        await self._settle(apology_s)

    async def _settle(self, timeout_s: float) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout_s
        while (waiting := self._unsettled()) and loop.time() < deadline:
            await asyncio.wait(waiting, timeout=deadline - loop.time())

    def _unsettled(self) -> set[asyncio.Future[Any]]:
        # Tasks that never end, such as the connection's, have jobs as well.
        return self._tasks | {job for job in self._jobs if not job.done()}
