"""The commands of a server's admins: /index add, remove, rebuild, status."""

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable

import discord
from discord import app_commands

from bot.chat import audit, index_cards
from bot.chat.cards import Card, notice_card
from bot.chat.desk import Desk
from bot.chat.permissions import may_manage, require_manager
from bot.chat.ports import OnProgress
from bot.chat.progress import Clock, LiveProgress
from bot.chat.replies import (
    Interaction,
    acknowledge,
    respond,
    scope_of,
    told,
    words_of,
)
from bot.chat.translation import named
from bot.domain import IndexProgress, IndexReport, Source, source_name
from bot.errors import QueryError, SourceError

log = logging.getLogger(__name__)

MAX_CHOICES = 25
MAX_CHOICE = 100
MAX_UPLOAD = 25 * 1024 * 1024


class IndexGroup(app_commands.Group):
    """Manages the sources of the server where it is used."""

    def __init__(
        self, desk: Desk, *, clock: Clock = time.monotonic, max_upload: int = MAX_UPLOAD
    ) -> None:
        super().__init__(
            name=named("command.index.name"),
            description=named("command.index.description"),
            default_permissions=discord.Permissions(manage_guild=True),
            guild_only=True,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=False, private_channel=False
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        self._desk = desk
        self._clock = clock
        self._max_upload = max_upload

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Refuse whoever may not manage the server: admins can override Discord's own check."""
        require_manager(interaction)
        return True

    @app_commands.command(
        name=named("command.add.name"), description=named("command.add.description")
    )
    @app_commands.rename(file=named("option.file.name"))
    @app_commands.describe(file=named("option.file.description"))
    async def add(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Index an attachment, showing progress."""
        if not await acknowledge(interaction, private=True):
            return
        words = words_of(interaction)
        if file.size > self._max_upload:
            limit = self._max_upload // (1024 * 1024)
            raise QueryError(words("notice.too_large", limit=limit))
        try:
            content = await file.read()
        except (discord.HTTPException, OSError) as error:
            raise SourceError(words("notice.no_file")) from error
        engine, scope = self._desk.engine, scope_of(interaction)
        await self._run_job(
            interaction,
            words("index.indexing", file=file.filename),
            lambda progress: engine.add_upload(file.filename, content, scope, progress),
            audit.SOURCE_ADDED,
            file.filename,
        )

    @app_commands.command(
        name=named("command.rebuild.name"), description=named("command.rebuild.description")
    )
    async def rebuild(self, interaction: Interaction) -> None:
        """Index every source of the server again, showing progress."""
        if not await acknowledge(interaction, private=True):
            return
        engine, scope = self._desk.engine, scope_of(interaction)
        job = words_of(interaction)("index.rebuilding")
        await self._run_job(
            interaction, job, lambda progress: engine.reindex(scope, progress), audit.REBUILT
        )

    @app_commands.command(
        name=named("command.remove.name"), description=named("command.remove.description")
    )
    @app_commands.rename(source=named("option.source.name"))
    @app_commands.describe(source=named("option.source.description"))
    async def remove(self, interaction: Interaction, source: str) -> None:
        """Remove one source of the server."""
        if not await acknowledge(interaction, private=True):
            return
        own = {choice_value(known): known.location for known in await self._own(interaction)}
        location = own.get(source, source)
        removed = await self._desk.index(self._desk.engine.remove, location, scope_of(interaction))
        await audit.note(interaction, audit.SOURCE_REMOVED, source_name(location))
        card = index_cards.removed_card(location, removed, words_of(interaction))
        await respond(interaction, card)

    @remove.autocomplete("source")
    async def complete_source(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the server's sources that hold what was typed."""
        if not may_manage(interaction):
            return []
        found = [
            source
            for source in await self._own(interaction)
            if typed.casefold() in source.location.casefold()
        ]
        return [
            app_commands.Choice(name=_choice_name(source), value=choice_value(source))
            for source in found[:MAX_CHOICES]
        ]

    @app_commands.command(
        name=named("command.status.name"), description=named("command.status.description")
    )
    async def status(self, interaction: Interaction) -> None:
        """Show counts, age and sources of the index."""
        if not await acknowledge(interaction, private=True):
            return
        scope = scope_of(interaction)
        status = await self._desk.look_up(self._desk.engine.status, scope)
        sources = await self._desk.look_up(self._desk.engine.sources, scope)
        words = words_of(interaction)
        card = index_cards.status_card(status, sources, scope.collection, words)
        await respond(interaction, card)

    async def _own(self, interaction: Interaction) -> list[Source]:
        scope = scope_of(interaction)
        sources = await self._desk.look_up(self._desk.engine.sources, scope)
        return [source for source in sources if source.collection == scope.collection]

    async def _run_job(
        self,
        interaction: Interaction,
        job: str,
        run: Callable[[OnProgress], IndexReport],
        action: str,
        detail: str = "",
    ) -> None:
        words = words_of(interaction)

        async def show(progress: IndexProgress) -> None:
            card = index_cards.progress_card(job, progress, words)
            try:
                await interaction.edit_original_response(view=card)
            except discord.HTTPException as error:
                log.warning("progress not shown code=%s", error.code)

        await respond(interaction, index_cards.waiting_card(job, words))
        loop, go_on = asyncio.get_running_loop(), self._desk.shift.go_on
        live = LiveProgress(show, loop, clock=self._clock, go_on=go_on)
        try:
            report = await self._desk.index(run, live)
            if report.added or report.updated or report.unchanged or not report.failed:
                await audit.note(interaction, action, detail)
            card = index_cards.indexed_card(report, words)
        except Exception as error:  # noqa: BLE001
            card = notice_card(told(error, "indexing", words))
        await live.settle()
        await _deliver(interaction, card)


async def _deliver(interaction: Interaction, card: Card) -> None:
    try:
        await respond(interaction, card)
    except discord.HTTPException as error:
        # An interaction can be answered for 15 minutes; a long job outlives it.
        log.info("job outlived its interaction code=%s", error.code)
        await interaction.user.send(view=card)


def choice_value(source: Source) -> str:
    """Return what stands for a source in a choice: its location, or a digest of a long one."""
    if len(source.location) <= MAX_CHOICE:
        return source.location
    return "sha256:" + hashlib.sha256(source.location.encode()).hexdigest()


def _choice_name(source: Source) -> str:
    name = source.name
    return name if len(name) <= MAX_CHOICE else "…" + name[-(MAX_CHOICE - 1) :]
