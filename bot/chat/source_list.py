"""Finding a server's sources by what a person typed or a button holds."""

from bot.chat.desk import Desk
from bot.chat.source_cards import HELD_PAGE, source_key
from bot.chat.words import Words
from bot.domain import Scope, Source
from bot.errors import QueryError
from bot.holdings import Holding


async def sources_of(desk: Desk, scope: Scope, *, own: bool) -> list[Source]:
    """Return the sources that a scope sees, or its own alone."""
    sources = await desk.look_up(desk.engine.sources, scope)
    return [one for one in sources if not own or one.collection == scope.collection]


async def find_source(desk: Desk, scope: Scope, typed: str, words: Words, *, own: bool) -> Source:
    """Return the source that was chosen, or whose name or location was typed.

    Raises:
        QueryError: there is none.
    """
    sources = await sources_of(desk, scope, own=own)
    for wanted in (source_key, _location, _name):
        for source in sources:
            if wanted(source) == typed.strip():
                return source
    raise QueryError(words("sources.unknown"))


async def holding_of(
    desk: Desk, scope: Scope, source: Source, words: Words, offset: int = 0
) -> Holding:
    """Return a page of what a source holds.

    Raises:
        QueryError: the source is gone meanwhile.
    """
    holding = await desk.look_up(desk.engine.holding, source, offset, HELD_PAGE, scope)
    if holding is None:
        raise QueryError(words("sources.unknown"))
    return holding


def _location(source: Source) -> str:
    return source.location


def _name(source: Source) -> str:
    return source.name
