"""What the Discord face needs of the engine."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.domain import Answer, Claim, IndexStatus, Passage, Report, Scope, Source
from bot.freshness import Freshness
from bot.holdings import Holding, IndexProgress, IndexReport
from bot.store import Records

OnProgress = Callable[[IndexProgress], None]


class Answerer(Protocol):
    """An engine: synchronous and safe to call from several threads at once."""

    @property
    def records(self) -> Records:
        """What chats and servers leave behind."""

    def answer(self, text: str, scope: Scope) -> Report | Answer:
        """Answer a message of either kind: claims give a report, a question gives an answer."""

    def ask(self, text: str, scope: Scope) -> Answer:
        """Answer a question; one that a yes or a no answers has a verdict."""

    def check(self, text: str, scope: Scope, picked: Sequence[int] = ()) -> Report:
        """Check the claims of a text, or those picked by number."""

    def claims_of(self, text: str) -> tuple[Claim, ...]:
        """Return the claims of a text, quickly and without checking them."""

    def follow_up(self, question: str, earlier: str, scope: Scope) -> Answer:
        """Answer a question that leaves unsaid what an earlier query said."""

    def freshness(self, scope: Scope) -> Freshness:
        """Return how new what a scope sees is."""

    def context(self, uri: str, position: int, scope: Scope, radius: int = 3) -> Passage | None:
        """Return a cited sentence with its neighbours, or None where it is gone."""

    def add_upload(
        self, name: str, content: bytes, scope: Scope, progress: OnProgress | None = None
    ) -> IndexReport:
        """Index a file that was uploaded."""

    def add_addresses(
        self, addresses: Sequence[str], scope: Scope, progress: OnProgress | None = None
    ) -> IndexReport:
        """Index pages and feeds of the web."""

    def holding(self, source: Source, offset: int, limit: int, scope: Scope) -> Holding | None:
        """Return what a source holds, from `offset` on, or None where it is gone."""

    def remove(self, location: str, scope: Scope) -> int:
        """Remove a source; the result counts its articles."""

    def sources(self, scope: Scope) -> tuple[Source, ...]:
        """List the sources that a scope sees."""

    def reindex(self, scope: Scope, progress: OnProgress | None = None) -> IndexReport:
        """Index a scope's sources again."""

    def status(self, scope: Scope) -> IndexStatus:
        """Say what the index holds for a scope."""

    def alike(self, texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """Return the indexes of texts that say nearly the same, the largest group first."""

    def forget_server(self, server: str) -> None:
        """Delete a server's sources and everything that is kept of it."""
