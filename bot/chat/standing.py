"""How a card stands to watches: which of its claims are watched, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.chat.words import Words
from bot.store import Watch


@dataclass(frozen=True, slots=True)
class Standing:
    """What a card says of watches.

    Attributes:
        claims: The numbers of the claims that are watched.
        until: When the last of their watches ends.
        ended: When a watch ended by itself; None where none did.
        message: The card's message; 0 where the buttons stand on that message themselves.
    """

    claims: frozenset[int] = frozenset()
    until: date | None = None
    ended: date | None = None
    message: int = 0

    @staticmethod
    def of(watches: Sequence[Watch], *, message: int = 0, ended: date | None = None) -> "Standing":
        """Return the standing of a card with these watches."""
        until = max((watch.until.date() for watch in watches), default=None)
        return Standing(frozenset(watch.claim.claim for watch in watches), until, ended, message)

    def line(self, words: Words) -> str:
        """Return a small line on the watch; nothing where there is none."""
        if self.until is not None:
            return f"-# 👁️ {words('watch.until', date=words.day(self.until))}"
        if self.ended is not None:
            return f"-# {words('watch.ended', date=words.day(self.ended))}"
        return ""


UNWATCHED = Standing()
