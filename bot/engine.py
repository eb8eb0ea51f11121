"""The one place where the parts are assembled; every face of the bot works with an `Engine`."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from bot import claims
from bot.checker import Checker
from bot.config import Settings
from bot.domain import UPLOAD, Answer, Claim, IndexStatus, Passage, Report, Scope, Source
from bot.download import Page, is_web_address, web_address
from bot.encoder import Encoder, group_alike, open_encoder, processor_threads
from bot.errors import ModelMismatchError, SourceError, StoreError
from bot.fetch import expanded
from bot.freshness import Freshness
from bot.holdings import Holding, IndexReport
from bot.indexer import Indexer, Progress, Web
from bot.judge import open_judge
from bot.retriever import Retriever
from bot.store import Records, Store, mismatch

log = logging.getLogger(__name__)


class Engine:
    """Indexes sources and answers queries; safe to call from several threads at once.

    Models are loaded when they are first needed, so that listing sources stays quick.
    """

    def __init__(self, settings: Settings, *, create: bool) -> None:
        """Open the index of the settings.

        Raises:
            EmptyIndexError: there is no index and `create` is false.
            StoreError: the index cannot be used.
        """
        self._settings = settings
        self._store = Store(settings.store.path, create=create)
        self._loading = threading.Lock()
        self._indexing = threading.Lock()
        self._encoder: Encoder | None = None
        self._checker: Checker | None = None

    @property
    def records(self) -> Records:
        """What chats and servers leave behind."""
        return self._store.records

    def warm(self) -> None:
        """Load the models now rather than at the first query.

        Raises:
            ModelError: a model cannot be loaded.
        """
        self._loaded_checker()
        self.claims_of("It is.")

    def answer(self, text: str, scope: Scope) -> Answer | Report:
        """Answer a message of either kind; raises as `ask` and `check` do."""
        answered = self._loaded_checker().answer(text, scope)
        _log(answered)
        return answered

    def ask(self, text: str, scope: Scope) -> Answer:
        """Answer a question; one that asks for a yes or a no gets a verdict.

        Raises:
            QueryError: the text cannot be answered as it stands.
            StoreError: the index is empty, or was built with another model.
        """
        answered = self._loaded_checker().ask(text, scope)
        _log(answered)
        return answered

    def follow_up(self, question: str, earlier: str, scope: Scope) -> Answer:
        """Answer a question about an earlier claim or question; raises as `ask` does."""
        answered = self._loaded_checker().follow_up(question, earlier, scope)
        _log(answered)
        return answered

    def check(self, text: str, scope: Scope, picked: Sequence[int] = ()) -> Report:
        """Check the claims of a text, or those picked by number; raises as `ask` does."""
        answered = self._loaded_checker().check(text, scope, picked)
        _log(answered)
        return answered

    def claims_of(self, text: str) -> tuple[Claim, ...]:
        """Return the claims of a text without checking them; none where it is too long to read."""
        if len(text) > self._settings.limits.message_chars:
            return ()
        queries, _ = claims.read(text)
        return tuple(query for query in queries if isinstance(query, Claim))

    def context(self, uri: str, position: int, scope: Scope, radius: int = 3) -> Passage | None:
        """Return a cited sentence with its neighbours, or None where it is gone."""
        return self._store.search.context(uri, position, scope, radius)

    def add(
        self, paths: Sequence[Path], scope: Scope, progress: Progress | None = None
    ) -> IndexReport:
        """Index files and folders.

        Raises:
            SourceError: a path cannot be used; nothing was indexed then.
            ModelMismatchError: the index was built with another model.
        """
        with self._indexing:
            return self._indexer().add(paths, scope, progress)

    def add_addresses(
        self, addresses: Sequence[str], scope: Scope, progress: Progress | None = None
    ) -> IndexReport:
        """Index pages and feeds of the web; raises as `add` does."""
        with self._indexing:
            return self._indexer().add_addresses(addresses, scope, progress)

    def add_upload(
        self, name: str, content: bytes, scope: Scope, progress: Progress | None = None
    ) -> IndexReport:
        """Index a file that was handed over; raises as `add` does."""
        with self._indexing:
            return self._indexer().add_upload(name, content, scope, progress)

    def remove(self, location: str, scope: Scope) -> int:
        """Forget a source of the scope's own, or one article by its uri; return the articles.

        Raises:
            SourceError: there is no such source.
        """
        path = expanded(Path(location.replace("\0", ""))).resolve()
        names = {location, str(path), UPLOAD + location}
        if is_web_address(location):
            names.add(web_address(location))
        catalog = self._store.catalog
        for id, known in catalog.own_sources(scope).items():
            if known in names:
                return catalog.remove_source(id)
        removed = catalog.remove_article(scope, location) or (
            catalog.remove_article(scope, path.as_uri())
        )
        if not removed:
            raise SourceError(f"There is no source '{location}'. List them with: receipts sources")
        return removed

    def sources(self, scope: Scope) -> tuple[Source, ...]:
        """Return every source the scope sees, the house's first."""
        return self._store.catalog.sources(scope)

    def holding(self, source: Source, offset: int, limit: int, scope: Scope) -> Holding | None:
        """Return what a source holds, from `offset` on, or None where it is gone."""
        return self._store.shelf.holding(source, offset, limit, scope)

    def reindex(
        self, scope: Scope, progress: Progress | None = None, *, rebuild: bool = False
    ) -> IndexReport:
        """Read the scope's own sources again, and embed all anew where the model has changed.

        Args:
            rebuild: embed all anew even with the same model; the operator's alone.
        """
        with self._indexing:
            indexer = self._indexer()
            active = self._store.generations.active()
            changed = active is not None and not active.made_by(self._loaded_encoder().identity)
            if rebuild or (changed and scope.server is None):
                indexer.build_generation(progress)
            return indexer.refresh(scope, progress)

    def status(self, scope: Scope) -> IndexStatus:
        """Return what the index holds for a scope."""
        return self._store.catalog.status(scope)

    def examine(self) -> str:
        """Say that the index is whole and fits the configured model.

        Raises:
            StoreError: it is damaged, or was built with another model.
        """
        damage = self._store.integrity()
        if damage:
            raise StoreError(
                f"{self._settings.store.path} is damaged ({damage[0]}). Restore a copy, or move it "
                "away and index again."
            )
        active = self._store.generations.active()
        identity = self._loaded_encoder().identity
        if active is not None and not active.made_by(identity):
            raise ModelMismatchError(mismatch(active.model, identity.name))
        held = self.status(Scope())
        return f"whole: {held.articles} articles, {held.sentences} sentences"

    def freshness(self, scope: Scope) -> Freshness:
        """Return how new what a scope sees is."""
        return self._store.catalog.freshness(scope)

    def alike(self, texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """Return the indexes of texts that say nearly the same, the largest group first."""
        return group_alike(self._loaded_encoder(), texts)

    def forget_server(self, server: str) -> None:
        """Delete a server's sources and everything that is kept of it."""
        with self._indexing:
            self._store.catalog.remove_collection(Scope(server))
        self.records.forget_server(server)

    def close(self) -> None:
        """Close the index."""
        self._store.close()

    def _loaded_encoder(self) -> Encoder:
        with self._loading:
            if self._encoder is None:
                settings = self._settings.encoder
                threads = processor_threads(settings.threads)
                self._encoder = open_encoder(settings.model, settings.cache, threads)
            return self._encoder

    def _loaded_checker(self) -> Checker:
        encoder = self._loaded_encoder()
        with self._loading:
            if self._checker is None:
                retriever = Retriever(self._store, encoder, self._settings.retrieval)
                threads, chosen = self._settings.encoder.threads, self._settings.judge
                judge = open_judge(chosen.model, encoder, threads, second=chosen.second)
                self._checker = Checker(retriever, judge, self._settings)
            return self._checker

    def _indexer(self) -> Indexer:
        limits = self._settings.limits
        web = Web(self._fetch, limits.feed_articles)
        return Indexer(self._store, self._loaded_encoder(), limits.article_bytes, web)

    def _fetch(self, address: str) -> Page:
        from bot.download.client import Downloader, Limits

        limits = self._settings.limits
        return Downloader(Limits(limits.article_bytes, limits.fetch_seconds)).fetch(address)


def _log(answered: Answer | Report) -> None:
    for answer in answered.claims if isinstance(answered, Report) else (answered,):
        log.info("answered verdict=%s elapsed_ms=%.0f", answer.verdict, answer.elapsed_ms)
