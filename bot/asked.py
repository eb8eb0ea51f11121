"""A query that is kept for the buttons of its card."""

from dataclasses import dataclass

from bot.domain import Scope

AUTO = "auto"
"""The kind of a text that was checked though nobody asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query behind a card's buttons, kept for a while so that they work after a restart.

    `person` asked it, where that is known. A follow-up question `follows` an earlier query's text.
    `picked` counts the claims of the text that are checked, from 0; all where there is none.
    """

    id: str
    scope: Scope
    kind: str
    text: str
    person: int | None = None
    follows: str | None = None
    picked: tuple[int, ...] = ()
