"""The commands about a server's sources: /sources list, show, add, remove."""

import discord
from discord import app_commands

from bot.chat import source_cards
from bot.chat.desk import Desk
from bot.chat.groups import ManagersGroup
from bot.chat.jobs import JobQueue, Order
from bot.chat.permissions import may_manage
from bot.chat.replies import Interaction, acknowledge, respond, scope_of, words_of
from bot.chat.source_list import find_source, holding_of, sources_of
from bot.chat.translation import named
from bot.chat.words import Words
from bot.domain import Source
from bot.download import web_address
from bot.errors import QueryError, SourceError
from bot.store import JobKind

SOURCE = "option.source.name"
WHICH = "option.source.description"
MAX_CHOICES = 25
MAX_CHOICE = 100
MAX_UPLOAD = 25 * 1024 * 1024


class SourcesGroup(ManagersGroup):
    """Manages the sources of the server where it is used."""

    def __init__(self, desk: Desk, jobs: JobQueue, *, max_upload: int = MAX_UPLOAD) -> None:
        super().__init__(
            name=named("command.sources.name"), description=named("command.sources.description")
        )
        self._desk = desk
        self._jobs = jobs
        self._max_upload = max_upload

    @app_commands.command(
        name=named("command.list.name"), description=named("command.list.description")
    )
    async def list_sources(self, interaction: Interaction) -> None:
        """Show the server's sources and the shared ones."""
        if not await acknowledge(interaction, private=True):
            return
        scope = scope_of(interaction)
        sources = await sources_of(self._desk, scope, own=False)
        words = words_of(interaction)
        await respond(interaction, source_cards.list_card(sources, scope.collection, 0, words))

    @app_commands.command(
        name=named("command.show.name"), description=named("command.show.description")
    )
    @app_commands.rename(source=named(SOURCE))
    @app_commands.describe(source=named(WHICH))
    async def show(self, interaction: Interaction, source: str) -> None:
        """Show one source."""
        if not await acknowledge(interaction, private=True):
            return
        scope, words = scope_of(interaction), words_of(interaction)
        found = await find_source(self._desk, scope, source, words, own=False)
        holding = await holding_of(self._desk, scope, found, words)
        await respond(interaction, source_cards.holding_card(holding, scope.collection, words))

    @app_commands.command(
        name=named("command.add.name"), description=named("command.add.description")
    )
    @app_commands.rename(file=named("option.file.name"), address=named("option.address.name"))
    @app_commands.describe(
        file=named("option.file.description"), address=named("option.address.description")
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        address: str | None = None,
    ) -> None:
        """Index an attachment or a web address, showing progress."""
        if not await acknowledge(interaction, private=True):
            return
        self._jobs.require_room(interaction)
        words = words_of(interaction)
        if file is not None and address is None:
            order = Order(JobKind.UPLOAD, file.filename, await self._content(file, words))
        elif address is not None and file is None:
            order = Order(JobKind.ADDRESS, web_address(address))
        else:
            raise QueryError(words("sources.one_of_both"))
        await self._jobs.run(interaction, order)

    @app_commands.command(
        name=named("command.remove.name"), description=named("command.remove.description")
    )
    @app_commands.rename(source=named(SOURCE))
    @app_commands.describe(source=named(WHICH))
    async def remove(self, interaction: Interaction, source: str) -> None:
        """Ask before one source of the server is removed."""
        if not await acknowledge(interaction, private=True):
            return
        scope, words = scope_of(interaction), words_of(interaction)
        found = await find_source(self._desk, scope, source, words, own=True)
        holding = await holding_of(self._desk, scope, found, words)
        await respond(interaction, source_cards.removal_question(holding, words))

    @show.autocomplete("source")
    async def complete_any(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer every source that the server sees and that holds what was typed."""
        return await self._complete(interaction, typed, own=False)

    @remove.autocomplete("source")
    async def complete_own(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the server's own sources that hold what was typed."""
        return await self._complete(interaction, typed, own=True)

    async def _complete(
        self, interaction: Interaction, typed: str, *, own: bool
    ) -> list[app_commands.Choice[str]]:
        if not may_manage(interaction):
            return []
        sources = await sources_of(self._desk, scope_of(interaction), own=own)
        found = [one for one in sources if typed.strip().casefold() in one.name.casefold()]
        return [
            app_commands.Choice(name=_choice_name(one), value=source_cards.source_key(one))
            for one in found[:MAX_CHOICES]
        ]

    async def _content(self, file: discord.Attachment, words: Words) -> bytes:
        if file.size > self._max_upload:
            limit = self._max_upload // (1024 * 1024)
            raise QueryError(words("notice.too_large", limit=limit))
        try:
            return await file.read()
        except (discord.HTTPException, OSError) as error:
            raise SourceError(words("notice.no_file")) from error


def _choice_name(source: Source) -> str:
    name = source.name
    return name if len(name) <= MAX_CHOICE else "…" + name[-(MAX_CHOICE - 1) :]
