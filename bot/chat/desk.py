"""Where questions from chat meet the engine: off the event loop, one model job at a time."""

import asyncio
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal, ParamSpec, TypeVar

from bot.asked import AUTO, Asked
from bot.chat.ports import Answerer
from bot.chat.shift import Shift
from bot.chat.tally import tally
from bot.domain import Answer, Claim, Passage, Report, Scope
from bot.freshness import Freshness

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
Kind = Literal["ask", "check", "answer", "follow"]

UNASKED = 5
"""Claims of one text that are checked without asking which."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A result with the key under which its buttons find it again."""

    asked: Asked
    result: Report | Answer
    fresh: Freshness | None = None

    def claim(self, number: int) -> Answer | None:
        """Return one answer: the only one, or a claim's of a report."""
        answers = (self.result,) if isinstance(self.result, Answer) else self.result.claims
        return answers[number] if 0 <= number < len(answers) else None


@dataclass(frozen=True, slots=True)
class Choice:
    """A text with more claims than are checked unasked, with the key under which it is kept."""

    asked: Asked
    claims: tuple[Claim, ...]


class Desk:
    """Runs the engine in threads: one for answers, one for indexing, one for quick look-ups."""

    def __init__(self, engine: Answerer, *, kept: int = 256) -> None:
        """Serve `engine`, keeping the last `kept` results so that buttons show what the card did.

        Args:
            engine: What answers.
            kept: How many results to keep in memory.
        """
        self.engine = engine
        self.shift = Shift()
        self._kept = kept
        self._results: OrderedDict[tuple[str, Scope], Reply] = OrderedDict()
        self._answers = ThreadPoolExecutor(1, "answers")
        self._indexing = ThreadPoolExecutor(1, "indexing")
        self._lookups = ThreadPoolExecutor(1, "lookups")
        self._asked_for = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._spare = asyncio.Lock()
        self._taken: set[str] = set()

    @property
    def queue(self) -> int:
        """How many answers people wait for."""
        return self._asked_for

    async def reply(
        self,
        kind: Kind,
        text: str,
        scope: Scope,
        person: int | None = None,
        *,
        follows: str | None = None,
        picked: tuple[int, ...] = (),
    ) -> Reply:
        """Answer a text and keep the query, and who asked it, for the card's buttons.

        Args:
            kind: How to read the text.
            text: What was asked.
            scope: Who may see what is quoted.
            person: Who asked.
            follows: The text of the query that a follow-up takes up.
            picked: Which claims of the text to check, counted from 0; all where there is none.
        """
        asked = Asked("", scope, kind, text, person, follows, picked)
        answered = await self._answering(self._answered, asked)
        # Apart from answering, so that nothing is kept of what was withdrawn meanwhile.
        reply = await self.look_up(self._remembered, answered)
        self.keep(reply)
        return reply

    async def choice(
        self, kind: Kind, text: str, scope: Scope, person: int | None = None
    ) -> Choice | None:
        """Return the claims of a text that holds too many to check unasked, None for another."""
        if kind == "ask":
            return None
        found = await self.look_up(self.engine.claims_of, text)
        if len(found) <= UNASKED:
            return None
        asked = await self.look_up(
            self.engine.records.memory.remember, "check", text, scope, person
        )
        return Choice(asked, found)

    async def claim_message(self, id: int) -> bool:
        """Return True to the first that takes up a message or an interaction, in any process."""
        return await self.look_up(self.engine.records.memory.claim_message, id)

    async def choice_of(self, asked_id: str, scope: Scope) -> Choice | None:
        """Return the text behind a picker with its claims; None if forgotten."""
        asked = await self.look_up(self.engine.records.memory.recall, asked_id, scope)
        if asked is None:
            return None
        return Choice(asked, await self.look_up(self.engine.claims_of, asked.text))

    @contextmanager
    def only_once(self, asked_id: str) -> Iterator[bool]:
        """Give True, and False to whoever comes with the same query before the first is done."""
        first = asked_id not in self._taken
        self._taken.add(asked_id)
        try:
            yield first
        finally:
            if first:
                self._taken.discard(asked_id)

    async def recall(self, asked_id: str, scope: Scope) -> Reply | None:
        """Return the result behind a card, answering again after a restart; None if forgotten."""
        asked = await self.look_up(self.engine.records.memory.recall, asked_id, scope)
        if asked is None:
            return None
        reply = self._results.get((asked.id, scope))
        if reply is None:
            reply = await self._answering(self._answered, asked)
        self.keep(reply)
        return reply

    def at_hand(self, asked_id: str, scope: Scope) -> Reply | None:
        """Return the result behind a card if it need not be answered again."""
        return self._results.get((asked_id, scope))

    def keep(self, reply: Reply) -> None:
        """Let the buttons of a card show this result, in place of the one before."""
        key = (reply.asked.id, reply.asked.scope)
        self._results[key] = reply
        self._results.move_to_end(key)
        while len(self._results) > self._kept:
            self._results.popitem(last=False)

    async def again(self, asked: Asked) -> Reply:
        """Answer a kept query anew when nobody waits for an answer; nothing is kept."""
        return await self.aside(self._answered, asked)

    async def unasked(self, text: str, scope: Scope) -> Report:
        """Check a text that nobody asked about when nobody waits; nothing is kept of it."""
        return await self.aside(self.engine.check, text, scope)

    async def adopt(self, text: str, scope: Scope, report: Report, person: int) -> Reply:
        """Keep the report on a text that nobody asked about, because it is to be shown."""
        asked = await self.look_up(self.engine.records.memory.remember, AUTO, text, scope, person)
        await self.look_up(tally, self.engine.records, AUTO, asked, report)
        reply = Reply(asked, report, await self.look_up(self.engine.freshness, scope))
        self.keep(reply)
        return reply

    async def aside(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run model work that can wait: one piece at a time, when nobody waits for an answer."""
        async with self._spare:
            while self._asked_for:
                await self._idle.wait()
            self.shift.take_on()
            return await self._run(self._answers, function, *args, **kwargs)

    async def context(self, answer: Answer, evidence: int, scope: Scope) -> Passage | None:
        """Return the neighbours of a cited sentence."""
        citation = answer.citations[evidence]
        return await self.look_up(self.engine.context, citation.uri, citation.position, scope)

    async def forget(self, person: int) -> int:
        """Delete what is kept of a person, and return how many things it was."""
        deleted = await self.look_up(self.engine.records.forget_person, person)
        # Results in memory don't say whose they are; the buttons of the others answer anew.
        self._results.clear()
        return deleted

    def forget_server(self, server: str) -> None:
        """Drop the results of a server from memory."""
        for key in [key for key in self._results if key[1].server == server]:
            del self._results[key]

    async def look_up(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a quick call of the engine, without waiting behind model work."""
        return await self._run(self._lookups, function, *args, **kwargs)

    async def index(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an indexing job after those that wait already."""
        self.shift.take_on()
        return await self._run(self._indexing, function, *args, **kwargs)

    def close(self) -> None:
        """Take no more work; what runs is left to finish by itself."""
        for executor in (self._answers, self._indexing, self._lookups):
            executor.shutdown(wait=False, cancel_futures=True)

    def rest(self, timeout_s: float) -> bool:
        """Wait for the jobs that still run after `close`; False where one runs on."""
        waiting = threading.Thread(target=self._join, daemon=True)
        waiting.start()
        waiting.join(timeout_s)
        return not waiting.is_alive()

    def _join(self) -> None:
        for executor in (self._answers, self._indexing, self._lookups):
            executor.shutdown(wait=True)

    async def _answering(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run model work that somebody waits for."""
        self.shift.take_on()
        self._asked_for += 1
        self._idle.clear()
        try:
            return await self._run(self._answers, function, *args, **kwargs)
        finally:
            self._asked_for -= 1
            if not self._asked_for:
                self._idle.set()

    def _remembered(self, answered: Reply) -> Reply:
        asked = answered.asked
        kind = asked.kind
        if kind == "answer":
            kind = "check" if isinstance(answered.result, Report) else "ask"
        kept = self.engine.records.memory.remember(
            kind, asked.text, asked.scope, asked.person, follows=asked.follows, picked=asked.picked
        )
        tally(self.engine.records, kind, kept, answered.result)
        return replace(answered, asked=kept)

    def _answered(self, asked: Asked) -> Reply:
        result = self._result(asked)
        return Reply(asked, result, self.engine.freshness(asked.scope))

    def _result(self, asked: Asked) -> Report | Answer:
        if asked.follows is not None:
            return self.engine.follow_up(asked.text, asked.follows, asked.scope)
        if asked.kind == "ask":
            return self.engine.ask(asked.text, asked.scope)
        if asked.kind in ("check", AUTO):
            return self.engine.check(asked.text, asked.scope, asked.picked)
        return self.engine.answer(asked.text, asked.scope)

    async def _run(
        self,
        executor: ThreadPoolExecutor,
        function: Callable[P, T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return await self.shift.run(executor, lambda: function(*args, **kwargs))
