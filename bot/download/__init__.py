"""Pages of the web: their addresses, and what fetching one gives.

`bot.download.client` fetches them; it is apart because it takes long to load.
"""

from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from bot.errors import FetchError

MAX_ADDRESS = 2000
NOT_WHOLE = "That is not a whole web address. Copy it again from your browser."


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: `address` is where the redirects ended.

    `suffix` is that of a file of this kind (.html, .txt, .md, .xml); `charset` is as the server
    says, None where it is silent.
    """

    address: str
    content: bytes
    suffix: str
    charset: str | None


def is_web_address(location: str) -> bool:
    """Tell whether a location is a web address rather than a path."""
    return location.strip().lower().startswith(("https://", "http://"))


def web_address(typed: str) -> str:
    """Return an address in the form in which it is kept: trimmed, without its fragment.

    Raises:
        FetchError: it is none that could be fetched.
    """
    trimmed = typed.strip()
    if not is_web_address(trimmed):
        raise FetchError(
            "Only addresses that begin with https:// or http:// can be read. Copy the whole "
            "address from your browser."
        )
    if len(trimmed) > MAX_ADDRESS:
        raise FetchError(f"That address is longer than {MAX_ADDRESS} characters.")
    try:
        address = urldefrag(trimmed).url
        parts = urlsplit(address)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or any(one.isspace() or not one.isprintable() for one in trimmed):
        raise FetchError(NOT_WHOLE)
    if "@" in parts.netloc:
        raise FetchError("An address that holds a user name or a password is not read.")
    return address


def host_of(address: str) -> str:
    """Return the website's name in an address."""
    return urlsplit(address).hostname or address
