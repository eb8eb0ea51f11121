"""What sources hold, and how reading them goes."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import Source


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or article that could not be indexed, and why, in the user's words."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an indexing run did, in articles; `stopped` where a person ended it early."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: tuple[Failure, ...] = ()
    stopped: bool = False

    def __add__(self, other: "IndexReport") -> "IndexReport":
        """Return what two runs did together."""
        return IndexReport(
            self.added + other.added,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.removed + other.removed,
            self.failed + other.failed,
            self.stopped or other.stopped,
        )


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How far an indexing run is, in articles; `current` names the one at hand."""

    done: int
    total: int
    current: str
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An article of a source."""

    title: str
    uri: str
    published: date | None
    sentences: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A source with some of its articles, the newest first, from `offset` on.

    `read` is when it was last read, None where that is not known; `failed` is what could not be
    read then.
    """

    source: Source
    read: datetime | None
    offset: int
    articles: tuple[Held, ...]
    failed: tuple[Failure, ...]
