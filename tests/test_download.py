"""Pages come from public addresses alone, within limits; every failure is told in plain words."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer

from bot.download import Page, web_address
from bot.download.client import Downloader, Limits
from bot.download.guard import is_public
from bot.errors import FetchError

NAMES = {
    "news.example": "127.0.0.1",
    "inside.example": "10.0.0.7",
    "looped.example": "127.0.0.9",
    "translated.example": "64:ff9b::a00:7",
}


class Names(AbstractResolver):
    """Knows a few names, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        address = NAMES.get(host)
        if address is None:
            raise OSError(f"no such name {host}")
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=kind, proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]  # fmt: skip

    async def close(self) -> None:
        pass


@dataclass
class Site:
    """A website on this machine under the name news.example."""

    port: int
    names: Names
    asked: list[web.Request]
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    async def fetch(self, path: str, timeout_s: float = 10) -> Page:
        return await self.open(self.url(path), timeout_s)

    async def open(self, address: str, timeout_s: float = 10) -> Page:
        downloader = Downloader(
            Limits(1000, timeout_s),
            resolver=self.names,
            allowed=lambda address: is_public(address) or address == "127.0.0.1",
        )
        return await asyncio.to_thread(downloader.fetch, address)

    async def told(self, address: str) -> str:
        with pytest.raises(FetchError) as caught:
            await self.open(address)
        return str(caught.value)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    asked: list[web.Request] = []

    async def serve(request: web.Request) -> web.StreamResponse:
        asked.append(request)
        query = request.query
        if "status" in query:
            return web.Response(status=int(query["status"]))
        if "to" in query:
            return web.Response(status=302, headers={"Location": query["to"]})
        if "hops" in query:
            left = int(query["hops"]) - 1
            return web.Response(status=301, headers={"Location": f"?hops={left}" if left else "/"})
        if "wait" in query:
            await made.released.wait()
        if "break" in query:
            response = web.StreamResponse(headers={"Content-Length": "500"})
            response.content_type = "text/html"
            await response.prepare(request)
            await response.write(b"half")
            if request.transport is not None:
                request.transport.abort()
            return response
        kind = query.get("kind", "text/html; charset=utf-8")
        body = b"x" * int(query.get("size", 10))
        response = web.Response(body=body, headers={"Content-Type": kind})
        if "zip" in query:
            response.enable_compression()
        return response

    app = web.Application()
    app.router.add_get("/{path:.*}", serve)
    server = TestServer(app)
    await server.start_server()
    made = Site(server.port or 0, Names(), asked)
    yield made
    made.released.set()
    await server.close()


async def test_a_page_is_fetched_with_its_kind_and_encoding(site: Site) -> None:
    page = await site.fetch("/a?kind=text/html;charset=windows-1251")
    assert page == Page(site.url("/a?kind=text/html;charset=windows-1251"), b"x" * 10,
                        ".html", "windows-1251")  # fmt: skip
    assert site.asked[0].headers["Host"] == f"news.example:{site.port}"
    assert site.asked[0].headers["User-Agent"].startswith("Receipts/")


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("text/plain", ".txt"),
        ("text/markdown", ".md"),
        ("application/xhtml%2Bxml", ".html"),
        ("application/rss%2Bxml", ".xml"),
        ("application/atom%2Bxml;charset=utf-8", ".xml"),
        ("text/xml", ".xml"),
        ("TEXT/HTML", ".html"),
    ],
)
async def test_every_kind_of_text_is_taken(site: Site, kind: str, suffix: str) -> None:
    assert (await site.fetch(f"/a?kind={kind}")).suffix == suffix


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "video/mp4"])
async def test_other_kinds_are_refused_by_name(site: Site, kind: str) -> None:
    assert f"no page of text but {kind}" in await site.told(site.url(f"/a?kind={kind}"))


async def test_redirects_are_followed_to_where_they_end(site: Site) -> None:
    page = await site.fetch("/?hops=5")
    assert page.address == site.url("/")
    assert len(site.asked) == 6


async def test_more_than_five_redirects_are_too_many(site: Site) -> None:
    assert "more than 5 times" in await site.told(site.url("/?hops=6"))
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://inside.example/",
        "http://looped.example/",
        "http://translated.example/",
        "//10.0.0.1/",
    ],
)
async def test_no_redirect_leads_inside(site: Site, target: str) -> None:
    assert "is not on the public internet" in await site.told(site.url(f"/?to={target}"))
    assert len(site.asked) == 1


@pytest.mark.parametrize("host", ["inside.example", "looped.example", "translated.example"])
async def test_a_name_that_stands_for_an_inner_address_is_refused(site: Site, host: str) -> None:
    told = await site.told(f"http://{host}:{site.port}/")
    assert told == f"{host} is not on the public internet, so I may not read it."
    assert site.asked == []


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "2130706433", "127.1", "0x7f000001", "localhost", "[::]", "[fe80::1]"]
)
async def test_other_ways_to_write_an_inner_address_get_nowhere(site: Site, host: str) -> None:
    await site.told(f"http://{host}:{site.port}/")
    assert site.asked == []


async def test_a_redirect_to_another_scheme_is_refused(site: Site) -> None:
    told = await site.told(site.url("/?to=file:///etc/passwd"))
    assert told.startswith("Only addresses that begin with https:// or http://")


@pytest.mark.parametrize("query", ["size=1001", "size=500000&zip=1"])
async def test_a_page_over_the_limit_is_refused_also_when_packed(site: Site, query: str) -> None:
    assert "more than 0.001 MB" in await site.told(site.url(f"/?{query}"))


async def test_a_page_at_the_limit_is_read(site: Site) -> None:
    assert len((await site.fetch("/?size=1000&zip=1")).content) == 1000


async def test_a_site_that_is_slow_is_given_up(site: Site) -> None:
    with pytest.raises(FetchError, match=r"news\.example took longer than 0\.2 seconds"):
        await site.fetch("/?wait=1", timeout_s=0.2)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("status=404", "There is no page at"),
        ("status=410", "There is no page at"),
        ("status=403", "does not let me read"),
        ("status=429", "I ask too often"),
        ("status=503", "a problem of its own (503)"),
        ("status=204", "gave no page"),
        ("break=1", "broke off"),
    ],
)
async def test_what_the_site_refuses_is_told(site: Site, query: str, told: str) -> None:
    assert told in await site.told(site.url(f"/?{query}"))


async def test_a_name_that_nobody_has_is_told(site: Site) -> None:
    assert await site.told("http://nowhere.example/") == (
        "There is no website nowhere.example. Check the spelling."
    )


async def test_a_site_that_does_not_answer_is_told(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "news.example does not answer" in await site.told(f"http://news.example:{port}/")


async def test_a_name_is_looked_up_anew_for_every_page(site: Site) -> None:
    await site.fetch("/a")
    await site.fetch("/b")
    assert site.names.asked == ["news.example", "news.example"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "192.88.99.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "2001:db8::1", "2001::1", "2002:7f00:1::", "64:ff9b::8.8.8.8", "64:ff9b:1::1",
        "::ffff:8.8.8.8", "::127.0.0.1", "nonsense", "",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111"])
def test_an_address_that_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" https://a.example/b#part ", "https://a.example/b"),
        ("HTTPS://a.example", "HTTPS://a.example"),
        ("https://a.example/?q=1&r=2", "https://a.example/?q=1&r=2"),
    ],
)
def test_an_address_is_kept_without_what_names_no_page(typed: str, kept: str) -> None:
    assert web_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "a.example", "ftp://a.example", "file:///etc/passwd", "https://", "https:///path",
        "https://a.example:0x/", "https://a.example:99999/", "https://[::1", "https://me:pw@a.example",
        "https://a.example/a b", "https://a.example/\u200b", "https://a.example/" + "x" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(FetchError):
        web_address(typed)
