"""Brings the index in step with its sources, an article at a time, and builds generations."""

import os
from collections.abc import Sequence
from pathlib import Path

from bot.articles import parse_article
from bot.domain import UPLOAD, Scope
from bot.download import is_web_address, web_address
from bot.encoder import Encoder, for_many
from bot.errors import FetchError, ParseError, SourceError
from bot.fetch import expanded, list_files, read_file, too_large, total_bytes
from bot.holdings import IndexProgress, IndexReport
from bot.indexer.run import Progress, Run
from bot.indexer.web import Web
from bot.store import Store

__all__ = ["Indexer", "Progress", "Web"]

BYTES_PER_SENTENCE = 130
"""About what a sentence of news takes in a file; tells whether there are many to come."""


class Indexer:
    """Reads sources into the store; every article is written whole or not at all."""

    def __init__(self, store: Store, encoder: Encoder, article_bytes: int, web: Web) -> None:
        self._store = store
        self._encoder = encoder
        self._article_bytes = article_bytes
        self._web = web

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
        with run.until_stopped():
            for path, files in found:
                self._read(run, self._store.catalog.add_source(scope, str(path)), files)
        # A path that gave nothing is no source, nor is a file that now belongs to its folder.
        paths_read = {str(path) for path, files in found for path in (path, *files)}
        self._store.catalog.drop_empty_sources(scope, paths_read)
        return run.report()

    def add_addresses(
        self, addresses: Sequence[str], scope: Scope, progress: Progress | None = None
    ) -> IndexReport:
        """Index pages and feeds of the web, and remember them as sources.

        Raises:
            SourceError: what stands at an address cannot be had, or is neither an article nor a
                feed; nothing was indexed then.
        """
        opened = {web_address(one): self._web.open(one) for one in addresses}
        total = sum(one.articles for one in opened.values())
        run = Run(self._store, self._encoder, scope, progress, total)
        with run.until_stopped():
            for address, found in opened.items():
                self._web.read(run, self._store.catalog.add_source(scope, address), found)
        self._store.catalog.drop_empty_sources(scope, set(opened))
        return run.report()

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
        run = Run(self._store, self._encoder, scope, progress, 1)
        source_id = self._store.catalog.add_source(scope, origin)
        with run.until_stopped():
            run.take(source_id, origin, article)
            run.finish_source(source_id, {origin: article.uri})
        return run.report()

    def refresh(self, scope: Scope, progress: Progress | None = None) -> IndexReport:
        """Read every source of the scope's own again: add, update, and prune what has gone."""
        sources = self._store.catalog.own_sources(scope)
        addresses = {id: one for id, one in sources.items() if is_web_address(one)}
        on_disk = {
            id: _files_now(Path(location))
            for id, location in sources.items()
            if id not in addresses and not location.startswith(UPLOAD)
        }
        run = self._run(scope, progress, [file for files in on_disk.values() for file in files])
        run.expect(len(addresses))
        with run.until_stopped():
            for id, files in on_disk.items():
                self._read(run, id, files)
            for id, address in addresses.items():
                self._read_again(run, id, address)
        return run.report()

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

    def _run(self, scope: Scope, progress: Progress | None, files: Sequence[Path]) -> Run:
        encoder = for_many(self._encoder, total_bytes(files) // BYTES_PER_SENTENCE)
        return Run(self._store, encoder, scope, progress, len(files))

    def _read(self, run: Run, source_id: int, files: Sequence[Path]) -> None:
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
        run.finish_source(source_id, held)

    def _read_again(self, run: Run, source_id: int, address: str) -> None:
        run.announce(address)
        try:
            opened = self._web.open(address)
        except (FetchError, ParseError) as error:
            run.fail(address, str(error))
            run.finish_source(source_id)
        else:
            run.expect(opened.articles - 1)
            self._web.read(run, source_id, opened)


def _files_now(path: Path) -> list[Path]:
    # A source that has gone keeps nothing; one that cannot be read now keeps everything, by the
    # error that this raises.
    return list_files(path) if os.path.lexists(path) else []
