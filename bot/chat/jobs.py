"""Indexing jobs: one after another, shown as they go, stopped on request, kept until they end."""

import asyncio
import threading
from dataclasses import dataclass, field

from bot.chat import audit, index_cards
from bot.chat.board import Board
from bot.chat.cards import Card, notice_card
from bot.chat.desk import Desk
from bot.chat.ports import Answerer, OnProgress
from bot.chat.progress import Clock, LiveProgress, pace
from bot.chat.replies import Interaction, scope_of, told, words_of
from bot.chat.shift import RestartingError
from bot.chat.words import Words
from bot.domain import Scope
from bot.errors import QueryError, StoppedError
from bot.holdings import IndexProgress, IndexReport
from bot.store import Job, JobKind

MAX_JOBS = 5
"""Jobs that a server may have at once: what waits is kept in memory, uploads with their content."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: `subject` is a file's name, with its content, or a web address."""

    kind: JobKind
    subject: str = ""
    content: bytes = b""

    @property
    def action(self) -> str:
        """What it is in the log of what admins did."""
        return audit.REBUILT if self.kind is JobKind.REBUILD else audit.SOURCE_ADDED

    def carry_out(self, engine: Answerer, scope: Scope, progress: OnProgress) -> IndexReport:
        """Do it, in the indexing thread."""
        if self.kind is JobKind.UPLOAD:
            return engine.add_upload(self.subject, self.content, scope, progress)
        if self.kind is JobKind.ADDRESS:
            return engine.add_addresses([self.subject], scope, progress)
        return engine.reindex(scope, progress)


@dataclass(eq=False, slots=True)
class _Ticket:
    """A job's place in the queue; `began` is None while it waits."""

    job: Job
    title: str
    board: Board
    words: Words
    stop: threading.Event = field(default_factory=threading.Event)
    began: float | None = None
    told: bool = False


class JobQueue:
    """The jobs of all servers; a server sees of others' only how many come before its own."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock
        self._tickets: list[_Ticket] = []

    def require_room(self, interaction: Interaction) -> None:
        """Refuse another job of a server that has as many as it may have.

        Raises:
            QueryError: It has.
        """
        if len(self.of(str(interaction.guild_id))) >= MAX_JOBS:
            words = words_of(interaction)
            stop = f"/{words('command.index.name')} {words('command.cancel.name')}"
            raise QueryError(words("job.too_many", most=MAX_JOBS, command=stop))

    async def run(self, interaction: Interaction, order: Order) -> None:
        """Do a job when its turn comes, and show in place of the response how it goes.

        Raises:
            QueryError: The server has as many jobs as it may have.
        """
        self.require_room(interaction)
        scope, words = scope_of(interaction), words_of(interaction)
        job = await self._desk.look_up(
            self._desk.engine.records.jobs.begin,
            str(interaction.guild_id),
            interaction.channel_id or 0,
            interaction.user.id,
            order.kind,
            order.subject,
        )
        title = index_cards.job_title(order.kind, order.subject, words)
        ticket = _Ticket(job, title, Board(interaction), words)
        self._tickets.append(ticket)
        try:
            place = self._before(ticket)
            await ticket.board.show(index_cards.waiting_card(title, place, words))
            card = await self._outcome(ticket, order, scope)
        except RestartingError:
            # The job stays among those that the next start tells of, unless it was cancelled.
            card = self._given_up(ticket)
        else:
            await self._desk.look_up(self._desk.engine.records.jobs.end, job.id)
        finally:
            self._tickets.remove(ticket)
        if not ticket.told:
            await ticket.board.conclude(card)
        await self._tell_places()

    async def cancel(self, server: str) -> list[Job]:
        """Stop a server's jobs after the article at hand, and return them."""
        of_server = [one for one in self._waiting() if one.job.server == server]
        stopped = [one for one in of_server if not one.stop.is_set()]
        for ticket in stopped:
            ticket.stop.set()
        for ticket in stopped:
            await self._desk.look_up(self._desk.engine.records.jobs.end, ticket.job.id)
            if ticket.began is None:
                ticket.told = True
                card = index_cards.indexed_card(IndexReport(stopped=True), ticket.words)
                await ticket.board.conclude(card)
        return [ticket.job for ticket in stopped]

    def of(self, server: str) -> list[Job]:
        """Return a server's jobs, in their order."""
        return [one.job for one in self._waiting() if one.job.server == server]

    @property
    def busy(self) -> int:
        """How many jobs are under way or waiting."""
        return len(self._waiting())

    async def _outcome(self, ticket: _Ticket, order: Order, scope: Scope) -> Card:
        words = ticket.words

        async def show(progress: IndexProgress) -> None:
            rate = pace(progress, self._clock() - (ticket.began or 0.0))
            card = index_cards.progress_card(ticket.title, progress, words, rate)
            await ticket.board.show(card)

        def go_on() -> None:
            if ticket.stop.is_set():
                raise StoppedError("stopped")
            self._desk.shift.go_on()

        loop = asyncio.get_running_loop()
        live = LiveProgress(show, loop, clock=self._clock, go_on=go_on)

        def work() -> IndexReport:
            if ticket.stop.is_set():
                return IndexReport(stopped=True)
            ticket.began = self._clock()
            report = order.carry_out(self._desk.engine, scope, live)
            if (
                report.added
                or report.updated
                or report.unchanged
                or not (report.failed or report.stopped)
            ):
                self._note(ticket.job, order)
            return report

        try:
            return index_cards.indexed_card(await self._desk.index(work), words)
        except RestartingError:
            raise
        except Exception as error:  # noqa: BLE001
            return notice_card(told(error, "indexing", words))
        finally:
            await live.settle()

    def _note(self, job: Job, order: Order) -> None:
        # In the thread that did it: what a restart interrupts is logged as well.
        write = self._desk.engine.records.audit.write
        write(job.server, job.person, order.action, order.subject)

    def _given_up(self, ticket: _Ticket) -> Card:
        if ticket.stop.is_set():
            return index_cards.indexed_card(IndexReport(stopped=True), ticket.words)
        return index_cards.leaving_card(ticket.job, ticket.words)

    def _waiting(self) -> list[_Ticket]:
        return [ticket for ticket in self._tickets if not ticket.told]

    def _before(self, ticket: _Ticket) -> int:
        waiting = self._waiting()
        return waiting.index(ticket) if ticket in waiting else 0

    async def _tell_places(self) -> None:
        for ticket in self._waiting():
            # The first is under way, or will be before its card could be read.
            place = self._before(ticket)
            if ticket.began is None and place:
                card = index_cards.waiting_card(ticket.title, place, ticket.words)
                await ticket.board.show(card)
