"""Pages and feeds become sources, are read again, and lose nothing to a failure."""

from datetime import date

import pytest

from bot.domain import Source
from bot.download import Page
from bot.errors import FetchError, ParseError, StoppedError
from bot.holdings import IndexProgress
from bot.indexer import Indexer, Web
from bot.store import Store
from tests.fakes import HERE, HOUSE, WordEncoder, found_by_words
from tests.indexing import LIMIT, Pages, counts

FEED = "https://quarry.example/feed"


def page(title: str, text: str, head: str = "") -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"<p>{text}</p></article></body></html>"
    )


def feed(*names: str) -> str:
    items = "".join(
        f"<item><title>{name}</title><link>https://quarry.example/{name}</link>"
        "<pubDate>Mon, 05 Aug 2024 10:00:00 +0000</pubDate></item>"
        for name in names
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'


@pytest.fixture
def pages() -> Pages:
    made = Pages()
    for name in ("pit", "crane", "shaft"):
        text = f"The {name} was closed by the quarry owners after a long week of heavy rain."
        made.put(f"https://quarry.example/{name}", page(f"A {name} is shut", text))
    made.put(FEED, feed("pit", "crane"), ".xml")
    return made


@pytest.fixture
def web_indexer(store: Store, words: WordEncoder, pages: Pages) -> Indexer:
    return Indexer(store, words, LIMIT, Web(pages.fetch, feed_articles=3))


def source(store: Store, location: str = FEED) -> Source:
    return next(one for one in store.catalog.sources(HOUSE) if one.location == location)


class TestPages:
    def test_are_cited_by_the_address_where_they_were_found(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        other = '<link rel="canonical" href="https://famous.example/story">'
        text = "The pit was closed by the quarry owners after a long week of heavy rain."
        pages.put("https://quarry.example/claims", page("A pit", text, other))
        report = web_indexer.add_addresses(["https://quarry.example/claims#top"], HOUSE)
        assert counts(report) == (1, 0, 0, 0, 0)
        assert set(store.catalog.known(HOUSE)) == {"https://quarry.example/claims"}
        assert source(store, "https://quarry.example/claims").articles == 1

    def test_that_were_redirected_are_cited_by_where_it_ended(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        pages["https://short.example/1"] = pages["https://quarry.example/pit"]
        web_indexer.add_addresses(["https://short.example/1"], HOUSE)
        assert set(store.catalog.known(HOUSE)) == {"https://quarry.example/pit"}

    @pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "latin-1"])
    def test_are_read_in_the_encoding_that_the_server_names(
        self, web_indexer: Indexer, store: Store, pages: Pages, charset: str
    ) -> None:
        address = "https://quarry.example/note"
        content = "The mayor \N{EN DASH} at the café.".encode("windows-1252")
        pages[address] = Page(address, content, ".txt", charset)
        web_indexer.add_addresses([address], HOUSE)
        assert found_by_words(store, '"mayor"') == ["The mayor \N{EN DASH} at the café."]

    @pytest.mark.parametrize(
        ("text", "suffix", "error"),
        [("", ".html", ParseError), ("<orders/>", ".xml", ParseError)],
    )
    def test_without_an_article_leave_nothing(
        self, web_indexer: Indexer, store: Store, pages: Pages, text: str, suffix: str,
        error: type[Exception],
    ) -> None:  # fmt: skip
        pages.put("https://quarry.example/none", text, suffix)
        with pytest.raises(error):
            web_indexer.add_addresses(["https://quarry.example/none"], HOUSE)
        with pytest.raises(FetchError):
            web_indexer.add_addresses(["https://quarry.example/absent"], HOUSE)
        assert store.catalog.sources(HOUSE) == ()

    def test_are_read_again(self, web_indexer: Indexer, store: Store, pages: Pages) -> None:
        address = "https://quarry.example/pit"
        web_indexer.add_addresses([address], HOUSE)
        assert counts(web_indexer.refresh(HOUSE)) == (0, 0, 1, 0, 0)
        text = "The pit was flooded by the river in the night after a long week of heavy rain."
        pages.put(address, page("A pit is shut", text))
        assert counts(web_indexer.refresh(HOUSE)) == (0, 1, 0, 0, 0)
        assert found_by_words(store, '"flooded"') != []

    def test_that_are_gone_keep_what_is_known_of_them(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        address = "https://quarry.example/pit"
        web_indexer.add_addresses([address, "https://quarry.example/crane"], HOUSE)
        del pages[address]
        report = web_indexer.refresh(HOUSE)
        assert counts(report) == (0, 0, 1, 0, 1)
        assert report.failed[0].name == address
        assert found_by_words(store, '"pit"') != []


class TestFeeds:
    def test_bring_the_articles_that_they_name(self, web_indexer: Indexer, store: Store) -> None:
        told: list[IndexProgress] = []
        assert counts(web_indexer.add_addresses([FEED], HOUSE, told.append)) == (2, 0, 0, 0, 0)
        assert source(store).articles == 2
        assert (told[-1].done, told[-1].total) == (2, 2)
        holding = store.shelf.holding(source(store), 0, 10, HOUSE)
        assert holding is not None
        assert [held.published for held in holding.articles] == [date(2024, 8, 5)] * 2
        assert holding.read is not None

    def test_keep_what_they_name_no_more(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        web_indexer.add_addresses([FEED], HOUSE)
        pages.put(FEED, feed("crane", "shaft"), ".xml")
        assert counts(web_indexer.refresh(HOUSE)) == (1, 0, 1, 0, 0)
        assert source(store).articles == 3

    def test_are_read_up_to_the_limit(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        pages.put(FEED, feed("absent", "pit", "crane", "shaft"), ".xml")
        assert counts(web_indexer.add_addresses([FEED], HOUSE)) == (2, 0, 0, 0, 1)

    def test_tell_the_articles_that_failed_by_name(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        pages.put(FEED, feed("absent", "pit"), ".xml")
        report = web_indexer.add_addresses([FEED], HOUSE)
        assert [failure.name for failure in report.failed] == ["absent"]
        holding = store.shelf.holding(source(store), 0, 10, HOUSE)
        assert holding is not None
        assert holding.failed == report.failed
        pages.put(FEED, feed("pit"), ".xml")
        web_indexer.refresh(HOUSE)
        holding = store.shelf.holding(source(store), 0, 10, HOUSE)
        assert holding is not None
        assert holding.failed == ()

    def test_that_share_an_article_hold_it_once(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        pages.put(FEED + "2", feed("pit", "shaft"), ".xml")
        report = web_indexer.add_addresses([FEED, FEED + "2"], HOUSE)
        assert counts(report) == (3, 0, 0, 0, 0)
        assert store.catalog.status(HOUSE).articles == 3

    def test_that_name_other_feeds_do_not_lead_on(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        pages.put(FEED, feed("feed", "pit"), ".xml")
        report = web_indexer.add_addresses([FEED], HOUSE)
        assert counts(report) == (1, 0, 0, 0, 1)
        assert "is a feed, not an article" in report.failed[0].why


class TestStopping:
    def test_ends_after_the_article_at_hand_and_keeps_what_is_done(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        def stop(at: IndexProgress) -> None:
            if at.done == 1:
                raise StoppedError("stopped")

        report = web_indexer.add_addresses([FEED], HOUSE, stop)
        assert report.stopped
        assert counts(report) == (1, 0, 0, 0, 0)
        assert store.catalog.status(HOUSE).articles == 1
        again = web_indexer.add_addresses([FEED], HOUSE)
        assert (counts(again), again.stopped) == ((1, 0, 1, 0, 0), False)

    def test_before_anything_was_read_leaves_no_source(
        self, web_indexer: Indexer, store: Store
    ) -> None:
        def stop(at: IndexProgress) -> None:
            raise StoppedError("stopped")

        assert web_indexer.add_addresses([FEED], HOUSE, stop).stopped
        assert store.catalog.sources(HOUSE) == ()


class TestHoldings:
    def test_are_read_in_parts(self, web_indexer: Indexer, store: Store) -> None:
        web_indexer.add_addresses([FEED], HOUSE)
        parts = [store.shelf.holding(source(store), offset, 1, HOUSE) for offset in range(3)]
        titles = [[held.title for held in part.articles] for part in parts if part]
        assert titles == [["A pit is shut"], ["A crane is shut"], []]

    def test_of_others_are_not_shown(self, web_indexer: Indexer, store: Store) -> None:
        web_indexer.add_addresses([FEED], HERE)
        (theirs,) = store.catalog.sources(HERE)
        assert store.shelf.holding(theirs, 0, 10, HOUSE) is None

    def test_of_the_house_tell_a_server_no_failures(
        self, web_indexer: Indexer, store: Store, pages: Pages
    ) -> None:
        pages.put(FEED, feed("absent", "pit"), ".xml")
        web_indexer.add_addresses([FEED], HOUSE)
        holding = store.shelf.holding(source(store), 0, 10, HERE)
        assert holding is not None
        assert len(holding.articles) == 1
        assert holding.failed == ()
