"""Folders of articles for the indexer, and its counts."""

from pathlib import Path

from bot.download import Page, web_address
from bot.errors import FetchError
from bot.holdings import IndexReport
from bot.indexer import Web

LIMIT = 2_000
"""The most bytes of an article in these tests."""


def write(folder: Path, name: str, text: str, url: str | None = None) -> Path:
    path = folder / name
    fields = f"---\nurl: {url}\n---\n\n" if url else ""
    path.write_text(fields + text, "utf-8")
    return path


def counts(report: IndexReport) -> tuple[int, int, int, int, int]:
    """Added, updated, unchanged, removed, failed."""
    return (
        report.added,
        report.updated,
        report.unchanged,
        report.removed,
        len(report.failed),
    )


def fill(folder: Path, number: int) -> None:
    for one in range(number):
        write(folder, f"{one:02}.txt", f"Quarry {one}\n\nQuarry {one} closed. It was deep.")


class Pages(dict[str, Page]):
    """A web of a few pages; every other address has none."""

    def put(self, address: str, text: str, suffix: str = ".html") -> None:
        self[address] = Page(address, text.encode(), suffix, None)

    def fetch(self, address: str) -> Page:
        page = self.get(web_address(address))
        if page is None:
            raise FetchError(f"There is no page at {address} (404). Check the address.")
        return page


NO_WEB = Web(Pages().fetch, feed_articles=50)
