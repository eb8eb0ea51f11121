"""An engine with predictable answers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bot import claims
from bot.asked import Asked
from bot.chat.ports import OnProgress
from bot.domain import HOUSE, Answer, Claim, IndexStatus, Passage, Report, Scope, Source
from bot.errors import SourceError, StoppedError
from bot.freshness import Freshness
from bot.holdings import Failure, Held, Holding, IndexProgress, IndexReport
from bot.store import Records, Store
from tests.chat import examples

Result = Report | Answer
ADDED = datetime(2024, 8, 7, 9, 0, tzinfo=UTC)


@dataclass
class FakeEngine:
    """Answers everything with `result`; an error set as `error` is raised instead."""

    records: Records
    result: Result = examples.SUPPORTED
    error: Exception | None = None
    asked: list[tuple[str, str, Scope]] = field(default_factory=list)
    uploads: list[tuple[str, bytes, Scope]] = field(default_factory=list)
    addresses: list[tuple[str, Scope]] = field(default_factory=list)
    rebuilt: list[Scope] = field(default_factory=list)
    failed: tuple[Failure, ...] = ()
    held: list[Source] = field(default_factory=list)
    report: IndexReport = field(default_factory=lambda: IndexReport(added=3))
    picked: list[tuple[int, ...]] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)
    steps: int = 3
    before_steps: Callable[[], None] = lambda: None

    def _give(self, kind: str, text: str, scope: Scope) -> Result:
        self.asked.append((kind, text, scope))
        if self.error is not None:
            raise self.error
        return self.result

    def answer(self, text: str, scope: Scope) -> Result:
        return self._give("answer", text, scope)

    def ask(self, text: str, scope: Scope) -> Answer:
        result = self._give("ask", text, scope)
        return result if isinstance(result, Answer) else result.claims[0]

    def check(self, text: str, scope: Scope, picked: Sequence[int] = ()) -> Report:
        result = self._give("check", text, scope)
        if not isinstance(result, Report):
            return Report((result,))
        self.picked.append(tuple(picked))
        chosen = [result.claims[number] for number in picked] or result.claims
        return Report(tuple(chosen), result.skipped)

    def follow_up(self, question: str, earlier: str, scope: Scope) -> Answer:
        self.earlier.append(earlier)
        result = self._give("follow", question, scope)
        return result if isinstance(result, Answer) else result.claims[0]

    def claims_of(self, text: str) -> tuple[Claim, ...]:
        return tuple(query for query in claims.read(text)[0] if isinstance(query, Claim))

    def freshness(self, scope: Scope) -> Freshness:
        return Freshness(date(2025, 12, 29), datetime(2025, 12, 30, 9, tzinfo=UTC))

    def context(self, uri: str, position: int, scope: Scope, radius: int = 3) -> Passage | None:
        if uri != examples.COURIER.uri:
            return None
        return examples.passage(
            examples.COURIER, examples.BEFORE, examples.CUT, examples.AFTER, focus=1
        )

    def add_upload(
        self, name: str, content: bytes, scope: Scope, progress: OnProgress | None = None
    ) -> IndexReport:
        self.uploads.append((name, content, scope))
        return self._index(progress)

    def add_addresses(
        self, addresses: Sequence[str], scope: Scope, progress: OnProgress | None = None
    ) -> IndexReport:
        self.addresses += [(address, scope) for address in addresses]
        return self._index(progress)

    def reindex(self, scope: Scope, progress: OnProgress | None = None) -> IndexReport:
        self.rebuilt.append(scope)
        return self._index(progress)

    def _index(self, progress: OnProgress | None) -> IndexReport:
        if self.error is not None:
            raise self.error
        self.before_steps()
        for done in range(1, self.steps + 1):
            try:
                if progress is not None:
                    progress(IndexProgress(done, self.steps, f"article {done}", self.failed))
            except StoppedError:
                return IndexReport(added=done, stopped=True)
        return self.report

    def holding(self, source: Source, offset: int, limit: int, scope: Scope) -> Holding | None:
        if source not in self.held:
            return None
        articles = tuple(
            Held(f"Story {number + 1}", f"https://wire.example/{number + 1}", ADDED.date(), 19)
            for number in range(offset, min(offset + limit, source.articles))
        )
        return Holding(source, ADDED, offset, articles, self.failed)

    def remove(self, location: str, scope: Scope) -> int:
        gone = [source for source in self.held if source.location == location]
        if not gone:
            raise SourceError("There is no such source. Pick one from the list.")
        self.held.remove(gone[0])
        return gone[0].articles

    def sources(self, scope: Scope) -> tuple[Source, ...]:
        return tuple(
            source
            for source in self.held
            if source.collection == scope.collection or (scope.house and source.collection == HOUSE)
        )

    def status(self, scope: Scope) -> IndexStatus:
        return IndexStatus(3, 345, 6789, "all-MiniLM-L6-v2", ADDED, date(2024, 8, 6))

    def alike(self, texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        groups: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            groups.setdefault(text.split()[0], []).append(index)
        return tuple(map(tuple, sorted(groups.values(), key=len, reverse=True)))

    def forget_server(self, server: str) -> None:
        own = Scope(server).collection
        self.held = [source for source in self.held if source.collection != own]
        self.records.forget_server(server)


def queries(engine: FakeEngine) -> list[Asked]:
    """The queries that are kept, the oldest first."""
    memory = engine.records.memory
    with memory._connections.explained() as db:
        rows = db.execute("SELECT id, server FROM asked ORDER BY rowid").fetchall()
    return [asked for id, server in rows if (asked := memory.recall(id, Scope(server)))]


@contextmanager
def fake_engine(folder: Path) -> Iterator[FakeEngine]:
    """Give a fake whose records are real, in a file of their own."""
    store = Store(folder / "records.db", create=True)
    try:
        yield FakeEngine(store.records)
    finally:
        store.close()


FAILED = IndexReport(
    added=41, unchanged=7, failed=(Failure("scan-0412.txt", "the file is empty."),)
)


def server_sources(server: str) -> list[Source]:
    """Two sources of a server's own and a shared one."""
    own = Scope(server).collection
    return [
        Source("minutes-2024.md", own, ADDED, 212, 4120),
        Source("courier-*.html", own, ADDED, 1, 38),
        Source("https://wire.example/feed.xml", "house", ADDED, 132, 2631),
    ]


def own_feed(server: str) -> Source:
    """A feed of a server's own."""
    return Source("https://post.example/feed", Scope(server).collection, ADDED, 20, 400)
