"""Reads pages and feeds of the web into a run."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.articles import parse_article
from bot.articles.feeds import Entry, is_feed, read_feed
from bot.domain import Article
from bot.download import Page
from bot.errors import FetchError, ParseError
from bot.indexer.run import Run

Fetch = Callable[[str], Page]
"""Returns the page at an address, or raises `FetchError`."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands at an address: an article, or else the entries of a feed."""

    article: Article | None
    entries: tuple[Entry, ...] = ()

    @property
    def articles(self) -> int:
        """How many articles there are to read."""
        return 1 if self.article else len(self.entries)


class Web:
    """Pages and feeds, fetched one after another."""

    def __init__(self, fetch: Fetch, feed_articles: int) -> None:
        self._fetch = fetch
        self._feed_articles = feed_articles

    def open(self, address: str) -> Opened:
        """Fetch what stands at an address.

        Raises:
            FetchError: it cannot be had.
            ParseError: it holds neither an article nor a feed.
        """
        page = self._fetch(address)
        if is_feed(page.content, page.suffix):
            return Opened(None, read_feed(page.content, page.address)[: self._feed_articles])
        return Opened(_article(page))

    def read(self, run: Run, source_id: int, opened: Opened) -> None:
        """Take an article, or every article that a feed names, into a run.

        A feed names its newest articles alone, so those that it names no more are kept.
        """
        if opened.article is not None:
            uri = opened.article.uri
            run.take(source_id, uri, opened.article)
            run.finish_source(source_id, {uri: uri})
            return
        for entry in opened.entries:
            name = entry.title or entry.link or "an article without a title"
            run.announce(name)
            try:
                article = self._entry(entry)
            except (FetchError, ParseError) as error:
                run.fail(name, str(error))
            else:
                run.take(source_id, article.uri, article)
        run.finish_source(source_id)

    def _entry(self, entry: Entry) -> Article:
        if entry.link is None:
            raise ParseError("The feed does not say where this article is.")
        page = self._fetch(entry.link)
        if is_feed(page.content, page.suffix):
            raise ParseError(f"{page.address} is a feed, not an article.")
        article = _article(page)
        return replace(article, published=article.published or entry.published)


def _article(page: Page) -> Article:
    read = parse_article(
        page.content, page.address, page.address, suffix=page.suffix, charset=page.charset
    )
    # A page may name any address as its own; what is cited is where it was found.
    return replace(read, uri=page.address)
