"""What the Discord face needs of the engine."""

from collections.abc import Callable
from typing import Protocol

from bot.domain import (
    Answer,
    Asked,
    IndexProgress,
    IndexReport,
    IndexStatus,
    Passage,
    Report,
    Scope,
    Source,
)
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

    def check(self, text: str, scope: Scope) -> Report:
        """Check every claim of a text."""

    def context(self, uri: str, position: int, scope: Scope, radius: int = 3) -> Passage | None:
        """Return a cited sentence with its neighbours, or None where it is gone."""

    def add_upload(
        self, name: str, content: bytes, scope: Scope, progress: OnProgress | None = None
    ) -> IndexReport:
        """Index a file that was uploaded."""

    def remove(self, location: str, scope: Scope) -> int:
        """Remove a source; the result counts its articles."""

    def sources(self, scope: Scope) -> tuple[Source, ...]:
        """List the sources that a scope sees."""

    def reindex(self, scope: Scope, progress: OnProgress | None = None) -> IndexReport:
        """Index a scope's sources again."""

    def status(self, scope: Scope) -> IndexStatus:
        """Say what the index holds for a scope."""

    def forget_server(self, server: str) -> None:
        """Delete a server's sources and everything that is kept of it."""

    def remember(self, kind: str, text: str, scope: Scope, person: int | None = None) -> Asked:
        """Keep a query ("ask" or "check") for the buttons of its card, and who asked it."""

    def recall(self, id: str, scope: Scope) -> Asked | None:
        """Return a kept query, or None when it is forgotten or from another scope."""

    def claim_message(self, message_id: int) -> bool:
        """Return True the first time a message or an interaction is seen, also across restarts."""
