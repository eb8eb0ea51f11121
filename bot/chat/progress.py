"""Progress of an indexing job, carried from its thread to one message that is edited in place."""

import asyncio
import contextvars
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.chat.failures import record
from bot.holdings import IndexProgress

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a job goes on, and how long it still takes at that."""

    per_minute: float
    left_s: float


def pace(progress: IndexProgress, elapsed_s: float) -> Pace | None:
    """Return the pace of a job since it began, or None while nothing can be said of it."""
    if not progress.done or elapsed_s <= 0:
        return None
    per_second = progress.done / elapsed_s
    return Pace(per_second * 60, max(0, progress.total - progress.done) / per_second)


class LiveProgress:
    """Shows progress at most once an interval, and never two edits at a time."""

    def __init__(
        self,
        show: Callable[[IndexProgress], Coroutine[Any, Any, None]],
        loop: asyncio.AbstractEventLoop,
        *,
        clock: Clock = time.monotonic,
        interval_s: float = 1.0,
        go_on: Callable[[], None] = lambda: None,
    ) -> None:
        """Show progress with `show` on `loop`.

        Args:
            show: Edits the message.
            loop: Where it may be awaited.
            clock: Tells seconds.
            interval_s: The least time between two edits.
            go_on: Raises where the job is not wanted any more.
        """
        self._show = show
        self._loop = loop
        self._clock = clock
        self._interval_s = interval_s
        self._go_on = go_on
        # discord.py finds its session in a context variable, which threads don't inherit.
        self._context = contextvars.copy_context()
        self._shown = clock()
        self._busy = False
        self._edit: asyncio.Task[None] | None = None

    def __call__(self, progress: IndexProgress) -> None:
        """Take note of progress; called in the indexing thread."""
        self._go_on()
        now = self._clock()
        if self._busy or now - self._shown < self._interval_s:
            return
        self._shown, self._busy = now, True
        self._loop.call_soon_threadsafe(self._begin, progress, context=self._context)

    async def settle(self) -> None:
        """Wait for the edit under way, so that what follows is the last word."""
        if self._edit is not None:
            await self._edit

    def _begin(self, progress: IndexProgress) -> None:
        self._edit = self._loop.create_task(self._finish(progress))

    async def _finish(self, progress: IndexProgress) -> None:
        try:
            await self._show(progress)
        except Exception as error:  # noqa: BLE001
            # Whatever keeps progress from being shown, the job goes on and its result counts.
            record(error, "progress")
        finally:
            self._busy = False
