"""What people think of an answer."""

from dataclasses import dataclass

from bot.domain import Verdict


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's view of one card: of a query, and of one claim of it, counted from 0.

    `may_keep` says whether the reason may be kept for longer than the query itself.
    """

    asked: str
    claim: int
    person: int
    server: str | None
    verdict: Verdict | None
    right: bool
    reason: str | None = None
    may_keep: bool = False
