"""Brings the index in step with its sources, an article at a time, and builds generations."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.articles import parse_article
from bot.domain import (
    UPLOAD,
    Article,
    Failure,
    IndexProgress,
    IndexReport,
    Scope,
    Sentence,
)
from bot.encoder import Encoder, for_many
from bot.errors import FetchError, ParseError, SourceError
from bot.fetch import expanded, list_files, read_file, too_large, total_bytes
from bot.sentences import split
from bot.store import Known, Store, text_digest

Progress = Callable[[IndexProgress], None]

BATCH_SENTENCES = 1024
"""Sentences embedded together: enough to sort by length, little enough to show progress."""

BYTES_PER_SENTENCE = 130
"""About what a sentence of news takes in a file; tells whether there are many to come."""


class Indexer:
    """Reads sources into the store; every article is written whole or not at all."""

    def __init__(self, store: Store, encoder: Encoder, article_bytes: int) -> None:
        self._store = store
        self._encoder = encoder
        self._article_bytes = article_bytes

    def add(
        self, paths: Sequence[Path], scope: Scope, progress: Progress | None = None
    ) -> IndexReport:
        """Index files and folders, and remember them as sources.

        Raises:
            SourceError: a path is missing, or cannot be read, or is of another kind; nothing was
                indexed then.
        """
        homed = [expanded(path) for path in paths]
        found = [(path.resolve(), list_files(path)) for path in homed]
        run = self._run(scope, progress, [file for _, files in found for file in files])
        for path, files in found:
            if not files:
                raise SourceError(f"The folder {path} holds no text, Markdown or HTML file.")
        for path, files in found:
            self._read(run, self._store.catalog.add_source(scope, str(path)), files)
        report = run.finish()
        # A path that gave nothing is no source, nor is a file that now belongs to its folder.
        paths_read = {str(path) for path, files in found for path in (path, *files)}
        self._store.catalog.drop_empty_sources(scope, paths_read)
        return report

    def add_upload(
        self, name: str, content: bytes, scope: Scope, progress: Progress | None = None
    ) -> IndexReport:
        """Index one file that was handed over; it is not read again later.

        Raises:
            ParseError: the file is too large or holds no usable article.
        """
        if len(content) > self._article_bytes:
            raise ParseError(too_large(name, len(content), self._article_bytes))
        origin = UPLOAD + name
        article = parse_article(content, origin, name)
        run = _Run(self._store, self._encoder, scope, progress, 1)
        source_id = self._store.catalog.add_source(scope, origin)
        run.take(source_id, origin, article)
        run.prune(source_id, {origin: article.uri})
        return run.finish()

    def refresh(self, scope: Scope, progress: Progress | None = None) -> IndexReport:
        """Read every source of the scope's own again: add, update, and prune what has gone."""
        sources = self._store.catalog.own_sources(scope)
        on_disk = {
            id: _files_now(Path(location))
            for id, location in sources.items()
            if not location.startswith(UPLOAD)
        }
        run = self._run(scope, progress, [file for files in on_disk.values() for file in files])
        for id, files in on_disk.items():
            self._read(run, id, files)
        return run.finish()

    def build_generation(self, progress: Progress | None = None) -> None:
        """Embed every article with the configured model beside the active set, then switch.

        An interrupted run goes on where it stopped; until the switch the active set serves.
        """
        generations = self._store.generations
        draft = generations.resume_or_begin(self._encoder.identity)
        total = generations.count_unembedded(draft)
        done = 0
        encoder = for_many(self._encoder, self._store.catalog.status(Scope()).sentences)
        while not generations.activate(draft):
            for article in generations.unembedded(draft, limit=16):
                vectors = encoder.encode_documents(article.sentences)
                generations.put(draft, article.article_id, vectors)
                done += 1
                if progress:
                    progress(IndexProgress(done, max(total, done), article.title))

    def _run(self, scope: Scope, progress: Progress | None, files: Sequence[Path]) -> "_Run":
        encoder = for_many(self._encoder, total_bytes(files) // BYTES_PER_SENTENCE)
        return _Run(self._store, encoder, scope, progress, len(files))

    def _read(self, run: "_Run", source_id: int, files: Sequence[Path]) -> None:
        held: dict[str, str | None] = {}
        for file in files:
            origin = str(file.resolve())
            held[origin] = None
            try:
                content = read_file(file, self._article_bytes)
                article = parse_article(content, file.resolve().as_uri(), file.name)
            except (FetchError, ParseError) as error:
                run.fail(file.name.encode("utf-8", "replace").decode(), str(error))
            else:
                held[origin] = article.uri
                run.take(source_id, origin, article)
        run.prune(source_id, held)


@dataclass(frozen=True, slots=True)
class _Pending:
    source_id: int
    origin: str
    article: Article
    sentences: tuple[Sentence, ...]


class _Run:
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

    def prune(self, source_id: int, held: Mapping[str, str | None]) -> None:
        """Drop the source's articles that its files hold no more; see `Catalog.prune`."""
        self._flush()
        self._removed += self._store.catalog.prune(source_id, held)

    def finish(self) -> IndexReport:
        """Index what is left, and return the counts."""
        self._flush()
        return IndexReport(
            self._added, self._updated, self._unchanged, self._removed, tuple(self._failed)
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
            self._progress(IndexProgress(min(done, self._total), self._total, current))


def _files_now(path: Path) -> list[Path]:
    # A source that has gone keeps nothing; one that cannot be read now keeps everything, by the
    # error that this raises.
    return list_files(path) if os.path.lexists(path) else []
