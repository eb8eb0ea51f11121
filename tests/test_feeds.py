"""Feeds name their articles; whatever a feed holds, nothing but its entries comes out."""

from datetime import date
from pathlib import Path

import pytest

from bot.articles.feeds import Entry, is_feed, read_feed
from bot.errors import ParseError

ADDRESS = "https://quarry.example/news/feed.xml"
RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Quarry news</title>
<item><title>Pit &amp; quarry
 shut</title><link>https://quarry.example/pit</link>
<pubDate>Mon, 05 Aug 2024 23:30:00 +0000</pubDate></item>
<item><link>crane</link></item>
<item><title>No link</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quarry</title>
<entry><title>Crane fell</title><link href="https://quarry.example/crane"/>
<updated>2024-08-06T01:00:00+02:00</updated></entry></feed>"""


def test_rss_names_its_articles() -> None:
    pit, crane, last = read_feed(RSS.encode(), ADDRESS)
    assert pit == Entry("https://quarry.example/pit", "Pit & quarry shut", date(2024, 8, 5))
    assert crane == Entry("https://quarry.example/news/crane", None, None)
    assert last == Entry(None, "No link", None)


def test_atom_names_its_articles_by_the_day_in_utc() -> None:
    assert read_feed(ATOM.encode(), ADDRESS) == (
        Entry("https://quarry.example/crane", "Crane fell", date(2024, 8, 5)),
    )


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    cut = RSS[: RSS.index("</item>")] + "<item><title>half"
    assert read_feed(cut.encode(), ADDRESS)[0].title == "Pit & quarry shut"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<?xml version='1.0'?><orders><order/></orders>", "neither an article nor an RSS"),
        ("", "neither an article nor an RSS"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "no article in it"),
    ],
)
def test_what_names_no_article_is_told(content: str, told: str) -> None:
    with pytest.raises(ParseError, match=told):
        read_feed(content.encode(), ADDRESS)


def test_a_page_that_is_a_path_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_text(RSS, "utf-8")
    with pytest.raises(ParseError):
        read_feed(str(secret).encode(), ADDRESS)


def test_entities_neither_read_files_nor_swell(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", "utf-8")
    entities = f'<!ENTITY file SYSTEM "{secret.as_uri()}"><!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    bomb = RSS.replace("<rss", f"<!DOCTYPE rss [{entities}]><rss", 1).replace(
        "No link", "&file; &a11;"
    )
    titles = "".join(entry.title or "" for entry in read_feed(bomb.encode(), ADDRESS))
    assert "hidden" not in titles
    assert len(titles) < 1000


@pytest.mark.parametrize(
    ("content", "suffix", "feed"),
    [
        (RSS, ".html", True),
        (ATOM, ".txt", True),
        ("<html><body>How to write an &lt;rss> feed: <rss></body></html>", ".html", False),
        ("Words.", ".xml", True),
        ("Words.", ".txt", False),
    ],
)
def test_a_feed_is_told_from_a_page(content: str, suffix: str, feed: bool) -> None:
    assert is_feed(content.encode(), suffix) is feed
