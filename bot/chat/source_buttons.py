"""What the buttons on cards of sources and jobs do; rights are checked at every press."""

from bot.chat import audit, cards, controls, source_cards
from bot.chat.board import Board
from bot.chat.index_cards import waiting_card
from bot.chat.items import LastingItem
from bot.chat.jobs import JobQueue, Order
from bot.chat.permissions import require_manager
from bot.chat.replies import (
    Interaction,
    acknowledge_press,
    respond,
    scope_of,
    told,
    words_of,
)
from bot.chat.source_list import find_source, holding_of, sources_of
from bot.chat.words import Words
from bot.errors import QueryError
from bot.store import JobKind


class ManagersButton(LastingItem, template=r"receipts:never-managers"):
    """A button that only those who manage the server may press; it changes its own card."""

    async def press(self, interaction: Interaction) -> None:
        """Check the presser's rights, then do what the button says."""
        require_manager(interaction)
        if await acknowledge_press(interaction):
            await self.pressed(interaction)

    async def pressed(self, interaction: Interaction) -> None:
        """Put the button's card in place of the one that it was on."""
        await respond(interaction, await self.card(interaction, words_of(interaction)))

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the card to put there."""
        raise NotImplementedError

    def jobs(self, interaction: Interaction) -> JobQueue:
        """Return the queue of the client that was pressed."""
        queue: JobQueue = interaction.client.jobs
        return queue


class SourcesButton(ManagersButton, template=controls.SOURCES_TEMPLATE):
    """Turns the pages of the list of sources."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the list from the button's offset on."""
        scope = scope_of(interaction)
        sources = await sources_of(self.desk, scope, own=False)
        return source_cards.list_card(sources, scope.collection, self.numbers["offset"], words)


class HoldingButton(ManagersButton, template=controls.HOLDING_TEMPLATE):
    """Turns the pages of a source's articles."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Return the source's articles from the button's offset on."""
        scope = scope_of(interaction)
        source = await find_source(self.desk, scope, self.fields["source"], words, own=False)
        offset = min(self.numbers["offset"], max(0, source.articles - 1))
        start = offset // source_cards.HELD_PAGE * source_cards.HELD_PAGE
        holding = await holding_of(self.desk, scope, source, words, start)
        return source_cards.holding_card(holding, scope.collection, words)


class RemoveButton(ManagersButton, template=controls.REMOVE_TEMPLATE):
    """Removes a source, after the jobs that may be writing to it."""

    async def pressed(self, interaction: Interaction) -> None:
        """Remove the source and say how many articles went with it."""
        scope, words = scope_of(interaction), words_of(interaction)
        source = await find_source(self.desk, scope, self.fields["source"], words, own=True)
        board, before = Board(interaction), self.jobs(interaction).busy
        if before:
            await board.show(waiting_card(words("job.removing"), before, words))
        engine, server = self.desk.engine, str(interaction.guild_id)

        def remove() -> int:
            removed = engine.remove(source.location, scope)
            person = interaction.user.id
            engine.records.audit.write(server, person, audit.SOURCE_REMOVED, source.name)
            return removed

        try:
            card = source_cards.removed_card(source, await self.desk.index(remove), words)
        except Exception as error:  # noqa: BLE001
            card = cards.notice_card(told(error, "removing", words))
        # No button goes on quoting what was removed.
        self.desk.forget_server(server)
        await board.conclude(card)


class RebuildButton(ManagersButton, template=controls.REBUILD_TEMPLATE):
    """Reads a server's sources again."""

    async def pressed(self, interaction: Interaction) -> None:
        """Rebuild the index, showing progress."""
        await self.jobs(interaction).run(interaction, Order(JobKind.REBUILD))


class KeepButton(ManagersButton, template=controls.KEEP_TEMPLATE):
    """Leaves everything as it is."""

    async def card(self, interaction: Interaction, words: Words) -> cards.Card:
        """Say so."""
        return cards.notice_card(words("sources.unchanged"), mark="👍")


class ResumeButton(ManagersButton, template=controls.RESUME_TEMPLATE):
    """Goes on with a job that a restart has interrupted."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do the job again; what is indexed already is skipped."""
        self.jobs(interaction).require_room(interaction)
        jobs = self.desk.engine.records.jobs
        server = str(interaction.guild_id)
        job = await self.desk.look_up(jobs.take_interrupted, self.numbers["job"], server)
        if job is None:
            raise QueryError(words_of(interaction)("job.gone"))
        await self.jobs(interaction).run(interaction, Order(job.kind, job.subject))


SOURCE_BUTTONS: tuple[type[ManagersButton], ...] = (
    SourcesButton,
    HoldingButton,
    RemoveButton,
    RebuildButton,
    KeepButton,
    ResumeButton,
)
