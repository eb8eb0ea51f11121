"""How new what an answer was made of is."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Freshness:
    """The date of the newest article that a scope sees, and when it was last indexed anything."""

    newest: date | None
    indexed: datetime | None
