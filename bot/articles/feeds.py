"""Reads RSS and Atom feeds: which articles they name, and where."""

import io
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bot.errors import ParseError

_OPENINGS = (b"<rss", b"<feed", b"<rdf:rdf")
_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as its feed names it; None where the feed is silent."""

    link: str | None
    title: str | None
    published: date | None


def is_feed(content: bytes, suffix: str) -> bool:
    """Tell a feed from a page: by its kind, or by how it opens where the kind is wrong."""
    head = content[:_LOOKED_AT].lower()
    return suffix == ".xml" or (
        b"<html" not in head and any(opening in head for opening in _OPENINGS)
    )


def read_feed(content: bytes, address: str) -> tuple[Entry, ...]:
    """Return what a feed names, in its order.

    Raises:
        ParseError: it is no feed, or names nothing.
    """
    import feedparser

    # A stream: the library would open a text as the file or the address that it names.
    parsed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": address})
    if not parsed.get("version"):
        raise ParseError(f"{address} is neither an article nor an RSS or Atom feed.")
    if not parsed.entries:
        raise ParseError(f"{address} is a feed, but there is no article in it.")
    return tuple(_entry(entry) for entry in parsed.entries)


def _entry(entry: Any) -> Entry:
    link = str(entry.get("link") or "").strip()
    return Entry(
        link=link or None,
        title=" ".join(str(entry.get("title") or "").split()) or None,
        published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
    )


def _day(parsed: Any) -> date | None:
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
