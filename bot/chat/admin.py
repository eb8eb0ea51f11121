"""The commands of a server's admins: /index add, remove, rebuild, status."""

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable

import discord
from discord import app_commands

from bot.chat import index_cards
from bot.chat.cards import Card, notice_card
from bot.chat.desk import Desk
from bot.chat.ports import OnProgress
from bot.chat.progress import Clock, LiveProgress
from bot.chat.replies import (
    Interaction,
    NotAllowedError,
    acknowledge,
    respond,
    scope_of,
    told,
)
from bot.domain import IndexProgress, IndexReport, Source
from bot.errors import QueryError, SourceError

log = logging.getLogger(__name__)

MAX_CHOICES = 25
MAX_CHOICE = 100
MAX_UPLOAD = 25 * 1024 * 1024
ADMINS_ONLY = "Only members with the Manage Server permission may do this."
SERVER_ONLY = "Add me to this server first; then its admins can manage its sources."


class IndexGroup(app_commands.Group):
    """Manages the sources of the server where it is used."""

    def __init__(
        self, desk: Desk, *, clock: Clock = time.monotonic, max_upload: int = MAX_UPLOAD
    ) -> None:
        super().__init__(
            name="index",
            description="Manage the articles that this server's answers quote",
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
        if (
            interaction.guild_id is None
            or interaction.client.get_guild(interaction.guild_id) is None
        ):
            raise NotAllowedError(SERVER_ONLY)
        if not interaction.permissions.manage_guild:
            raise NotAllowedError(ADMINS_ONLY)
        return True

    @app_commands.command(name="add", description="Index an uploaded file for this server")
    @app_commands.describe(file="A text, Markdown or HTML file")
    async def add(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Index an attachment, showing progress."""
        if not await acknowledge(interaction, private=True):
            return
        if file.size > self._max_upload:
            limit = self._max_upload // (1024 * 1024)
            raise QueryError(f"That file is larger than {limit} MB. Split it and add the parts.")
        try:
            content = await file.read()
        except (discord.HTTPException, OSError) as error:
            raise SourceError("Discord did not hand me the file. Upload it again.") from error
        engine, scope = self._desk.engine, scope_of(interaction)
        await self._run_job(
            interaction,
            f"Indexing {file.filename}",
            lambda progress: engine.add_upload(file.filename, content, scope, progress),
        )

    @app_commands.command(name="rebuild", description="Index this server's sources again")
    async def rebuild(self, interaction: Interaction) -> None:
        """Index every source of the server again, showing progress."""
        if not await acknowledge(interaction, private=True):
            return
        engine, scope = self._desk.engine, scope_of(interaction)
        await self._run_job(
            interaction, "Rebuilding the index", lambda progress: engine.reindex(scope, progress)
        )

    @app_commands.command(name="remove", description="Remove a source and its articles")
    @app_commands.describe(source="Which one; start typing its name")
    async def remove(self, interaction: Interaction, source: str) -> None:
        """Remove one source of the server."""
        if not await acknowledge(interaction, private=True):
            return
        own = {choice_value(known): known.location for known in await self._own(interaction)}
        location = own.get(source, source)
        removed = await self._desk.index(self._desk.engine.remove, location, scope_of(interaction))
        await respond(interaction, index_cards.removed_card(location, removed))

    @remove.autocomplete("source")
    async def complete_source(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the server's sources that hold what was typed."""
        if not interaction.permissions.manage_guild:
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

    @app_commands.command(name="status", description="Show what is indexed for this server")
    async def status(self, interaction: Interaction) -> None:
        """Show counts, age and sources of the index."""
        if not await acknowledge(interaction, private=True):
            return
        scope = scope_of(interaction)
        status = await self._desk.look_up(self._desk.engine.status, scope)
        sources = await self._desk.look_up(self._desk.engine.sources, scope)
        await respond(interaction, index_cards.status_card(status, sources, scope.collection))

    async def _own(self, interaction: Interaction) -> list[Source]:
        scope = scope_of(interaction)
        sources = await self._desk.look_up(self._desk.engine.sources, scope)
        return [source for source in sources if source.collection == scope.collection]

    async def _run_job(
        self, interaction: Interaction, job: str, run: Callable[[OnProgress], IndexReport]
    ) -> None:
        async def show(progress: IndexProgress) -> None:
            try:
                await interaction.edit_original_response(
                    view=index_cards.progress_card(job, progress)
                )
            except discord.HTTPException as error:
                log.warning("progress not shown code=%s", error.code)

        await respond(interaction, index_cards.waiting_card(job))
        live = LiveProgress(show, asyncio.get_running_loop(), clock=self._clock)
        try:
            card = index_cards.indexed_card(await self._desk.index(run, live))
        except Exception as error:  # noqa: BLE001
            card = notice_card(told(error, "indexing"))
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
