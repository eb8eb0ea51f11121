"""One indexing run: what it gathers, writes and counts."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.domain import Article, Scope, Sentence
from bot.encoder import Encoder
from bot.errors import StoppedError
from bot.holdings import Failure, IndexProgress, IndexReport
from bot.sentences import split
from bot.store import Known, Store, text_digest

Progress = Callable[[IndexProgress], None]
"""Is told how far a run is; it may raise `StoppedError` to end it after the article at hand."""

BATCH_SENTENCES = 1024
"""Sentences embedded together: enough to sort by length, little enough to show progress."""


@dataclass(frozen=True, slots=True)
class _Pending:
    source_id: int
    origin: str
    article: Article
    sentences: tuple[Sentence, ...]


class Run:
    """One indexing run: gathers articles into batches for the encoder, and counts."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        scope: Scope,
        progress: Progress | None,
        total: int,
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._scope = scope
        self._progress = progress
        self._total = total
        self._known: dict[str, Known] = store.catalog.known(scope)
        self._seen: dict[str, str] = {}
        self._pending: list[_Pending] = []
        self._added = self._updated = self._unchanged = self._removed = self._again = 0
        self._failed: list[Failure] = []
        self._failed_before = 0
        self._stopped = False

    def take(self, source_id: int, origin: str, article: Article) -> None:
        """Index an article unless it is there already, as it is."""
        first = Path(self._seen.get(article.uri, origin)).name
        if article.uri in self._seen and self._seen[article.uri] == origin:
            # The file is in two sources, such as a folder and the file itself.
            self._again += 1
            self._tell(article.title)
            return
        if article.uri in self._seen:
            self.fail(Path(origin).name, f"{origin} names the same address as {first}.")
            return
        self._seen[article.uri] = origin
        known = self._known.get(article.uri)
        if known and known.digest == text_digest(article):
            self._store.catalog.adopt(known.article_id, source_id, origin)
            self._unchanged += 1
            self._tell(article.title)
            return
        self._pending.append(_Pending(source_id, origin, article, split(article.text)))
        if sum(len(pending.sentences) for pending in self._pending) >= BATCH_SENTENCES:
            self._flush()

    def fail(self, name: str, why: str) -> None:
        """Count a file that could not be indexed."""
        self._failed.append(Failure(name, why))
        self._tell(name)

    def announce(self, name: str) -> None:
        """Tell which article is at hand; one that waits for the encoder is not done yet."""
        self._tell(name)

    def expect(self, more: int) -> None:
        """Count with more articles than were known of at first."""
        self._total += more

    @contextmanager
    def until_stopped(self) -> Iterator[None]:
        """Let a person end the run inside; what was written is kept, and nothing is pruned."""
        try:
            yield
        except StoppedError:
            self._stopped = True

    def finish_source(self, source_id: int, held: Mapping[str, str | None] | None = None) -> None:
        """Write what is left of a source, and keep how its reading went.

        Args:
            source_id: the source.
            held: what its files hold, see `Catalog.prune`; None where nothing is to be forgotten.
        """
        self._flush()
        if held is not None:
            self._removed += self._store.catalog.prune(source_id, held)
        self._store.shelf.note_reading(source_id, self._failed[self._failed_before :])
        self._failed_before = len(self._failed)

    def report(self) -> IndexReport:
        """Return the counts."""
        return IndexReport(
            self._added,
            self._updated,
            self._unchanged,
            self._removed,
            tuple(self._failed),
            self._stopped,
        )

    def _flush(self) -> None:
        batch, self._pending = self._pending, []
        texts = [sentence.text for pending in batch for sentence in pending.sentences]
        vectors = self._encoder.encode_documents(texts)
        start = 0
        for pending in batch:
            end = start + len(pending.sentences)
            self._store.catalog.put(
                self._scope,
                pending.source_id,
                pending.origin,
                pending.article,
                pending.sentences,
                vectors[start:end],
                self._encoder.identity,
            )
            start = end
            if pending.article.uri in self._known:
                self._updated += 1
            else:
                self._added += 1
            self._tell(pending.article.title)

    def _tell(self, current: str) -> None:
        counts = (self._added, self._updated, self._unchanged, self._again, len(self._failed))
        done = sum(counts)
        if self._progress:
            told = IndexProgress(min(done, self._total), self._total, current, tuple(self._failed))
            self._progress(told)
