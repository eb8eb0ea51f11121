"""Fetches pages of the web within limits of size, time and kind, and from public addresses alone.

The one call is synchronous: it runs an event loop of its own, so it belongs in a thread that has
none.
"""

import asyncio
import ssl
from dataclasses import dataclass
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver

from bot import __version__
from bot.download import NOT_WHOLE, Page, host_of, web_address
from bot.download.guard import Allowed, Guard, is_public
from bot.errors import FetchError

MAX_REDIRECTS = 5
CHUNK_BYTES = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEXTS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
}
_HEADERS = {
    "User-Agent": f"Receipts/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "text/markdown, text/plain, application/xml;q=0.9, text/xml;q=0.9",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may take: bytes after decompression, and seconds with all its redirects."""

    max_bytes: int
    timeout_s: float


class Downloader:
    """Fetches pages, each with connections of its own and without cookies."""

    def __init__(
        self,
        limits: Limits,
        *,
        resolver: AbstractResolver | None = None,
        allowed: Allowed = is_public,
    ) -> None:
        """Keep to the limits.

        Args:
            limits: What a page may take.
            resolver: Looks up names; the system's where there is none.
            allowed: Which numeric addresses may be connected to.
        """
        self._limits = limits
        self._resolver = resolver
        self._allowed = allowed

    def fetch(self, address: str) -> Page:
        """Return the page at a web address.

        Raises:
            FetchError: it cannot be had, and why.
        """
        return asyncio.run(self._within_time(web_address(address)))

    async def _within_time(self, address: str) -> Page:
        try:
            async with asyncio.timeout(self._limits.timeout_s):
                return await self._follow(address)
        except TimeoutError as error:
            raise FetchError(
                f"{host_of(address)} took longer than {self._limits.timeout_s:g} seconds. "
                "Try again later."
            ) from error

    async def _follow(self, address: str) -> Page:
        start = address
        for _ in range(MAX_REDIRECTS + 1):
            guard = Guard(self._allowed)
            connector = aiohttp.TCPConnector(
                resolver=self._resolver, use_dns_cache=False, socket_factory=guard
            )
            try:
                async with (
                    aiohttp.ClientSession(
                        connector=connector,
                        cookie_jar=aiohttp.DummyCookieJar(),
                        headers=_HEADERS,
                    ) as session,
                    session.get(address, allow_redirects=False) as response,
                ):
                    if response.status not in _REDIRECTS:
                        return await self._read(address, response)
                    target = response.headers.get("Location", "")
            except (aiohttp.ClientError, OSError, ValueError) as error:
                if isinstance(error, TimeoutError):
                    raise
                raise FetchError(_explain(error, guard, address)) from error
            address = _joined(address, target)
        raise FetchError(f"{start} leads on to other addresses more than {MAX_REDIRECTS} times.")

    async def _read(self, address: str, response: aiohttp.ClientResponse) -> Page:
        if response.status != 200:
            raise FetchError(_refusal(response.status, address))
        kind = response.content_type.lower()
        suffix = ".xml" if kind.endswith(("/xml", "+xml")) else None
        suffix = _TEXTS.get(kind, suffix)
        if suffix is None:
            raise FetchError(
                f"{address} is no page of text but {kind}. Give the address of an article or a "
                "feed; a file can be attached instead."
            )
        content = bytearray()
        async for chunk in response.content.iter_chunked(CHUNK_BYTES):
            content += chunk
            if len(content) > self._limits.max_bytes:
                raise FetchError(
                    f"{address} has more than {self._limits.max_bytes / 1e6:g} MB, the most for "
                    "one page."
                )
        return Page(address, bytes(content), suffix, response.charset)


def _joined(address: str, target: str) -> str:
    try:
        return web_address(urljoin(address, target))
    except ValueError as error:
        raise FetchError(f"{host_of(address)} leads on to what is no web address.") from error


def _refusal(status: int, address: str) -> str:
    host = host_of(address)
    if status in (404, 410):
        return f"There is no page at {address} ({status}). Check the address."
    if status in (401, 402, 403, 407, 451):
        return f"{host} does not let me read {address} ({status})."
    if status == 429:
        return f"{host} says that I ask too often (429). Try again later."
    if status >= 500:
        return f"{host} has a problem of its own ({status}). Try again later."
    return f"{host} gave no page for {address} ({status})."


def _explain(error: Exception, guard: Guard, address: str) -> str:
    host = host_of(address)
    if guard.refused:
        return f"{host} is not on the public internet, so I may not read it."
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"There is no website {host}. Check the spelling."
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return f"{host} has no valid certificate, so I don't trust what it sends."
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"{host} does not answer. Try again later."
    if isinstance(error, aiohttp.InvalidURL):
        return NOT_WHOLE
    return f"{host} broke off while it was being read. Try again later."
