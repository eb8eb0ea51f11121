"""Which addresses of the internet may be connected to: public ones alone."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

Allowed = Callable[[str], bool]

_TRANSLATED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "64:ff9b::/96",  # NAT64: an IPv4 address follows, which may be a private one
        "64:ff9b:1::/48",  # NAT64 of a local network
        "2002::/16",  # 6to4, likewise
        "192.88.99.0/24",  # the relays of 6to4
    )
)
"""Networks that `ipaddress` takes for global, but which lead on to any IPv4 address."""


def is_public(address: str) -> bool:
    """Tell whether a numeric address belongs to the public internet."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not parsed.is_global or parsed.is_multicast or parsed.is_reserved:
        return False
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.is_site_local:
        return False
    return not any(parsed in network for network in _TRANSLATED)


class Guard:
    """Makes the sockets of a connector, and none to an address that is not allowed.

    It sees the very address that is connected to, after every look-up of a name, so a name that
    changes what it stands for between two look-ups gains nothing.
    """

    def __init__(self, allowed: Allowed = is_public) -> None:
        self._allowed = allowed
        self.refused = False

    def __call__(self, target: tuple[Any, ...]) -> socket.socket:
        """Return a socket for an entry of `getaddrinfo`.

        Raises:
            OSError: its address is not allowed; `refused` says so afterwards.
        """
        family, kind, protocol, _, address = target
        if not self._allowed(str(address[0])):
            self.refused = True
            raise OSError("this address may not be connected to")
        return socket.socket(family=family, type=kind, proto=protocol)
