"""The commands about a server's index as a whole: /index rebuild, status, cancel."""

from discord import app_commands

from bot.chat import audit, index_cards, source_cards
from bot.chat.desk import Desk
from bot.chat.groups import ManagersGroup
from bot.chat.jobs import JobQueue
from bot.chat.replies import Interaction, acknowledge, respond, scope_of, words_of
from bot.chat.source_list import sources_of
from bot.chat.translation import named
from bot.errors import QueryError


class IndexGroup(ManagersGroup):
    """Rebuilds the index of the server where it is used."""

    def __init__(self, desk: Desk, jobs: JobQueue) -> None:
        super().__init__(
            name=named("command.index.name"), description=named("command.index.description")
        )
        self._desk = desk
        self._jobs = jobs

    @app_commands.command(
        name=named("command.rebuild.name"), description=named("command.rebuild.description")
    )
    async def rebuild(self, interaction: Interaction) -> None:
        """Ask before every source of the server is read again."""
        if not await acknowledge(interaction, private=True):
            return
        own = await sources_of(self._desk, scope_of(interaction), own=True)
        await respond(interaction, source_cards.rebuild_question(own, words_of(interaction)))

    @app_commands.command(
        name=named("command.status.name"), description=named("command.status.description")
    )
    async def status(self, interaction: Interaction) -> None:
        """Show counts and age of the index, and the server's jobs."""
        if not await acknowledge(interaction, private=True):
            return
        status = await self._desk.look_up(self._desk.engine.status, scope_of(interaction))
        jobs = self._jobs.of(str(interaction.guild_id))
        await respond(interaction, index_cards.status_card(status, jobs, words_of(interaction)))

    @app_commands.command(
        name=named("command.cancel.name"), description=named("command.cancel.description")
    )
    async def cancel(self, interaction: Interaction) -> None:
        """Stop the server's jobs after the article at hand."""
        if not await acknowledge(interaction, private=True):
            return
        words = words_of(interaction)
        stopped = await self._jobs.cancel(str(interaction.guild_id))
        if not stopped:
            raise QueryError(words("job.none"))
        subjects = [job.subject for job in stopped if job.subject]
        await audit.note(interaction, audit.CANCELLED, ", ".join(subjects))
        await respond(interaction, index_cards.stopping_card(stopped, words))
