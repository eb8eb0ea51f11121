"""The commands: /ask, /check, and "Check this message" for anyone, and /stats for admins."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.desk import Desk, Kind
from bot.chat.gate import let_in
from bot.chat.messages import text_of
from bot.chat.picker import picker_card
from bot.chat.replies import (
    Interaction,
    acknowledge,
    respond,
    scope_of,
    settings_of,
    words_of,
)
from bot.chat.reports import result_card
from bot.chat.stats import stats_command
from bot.chat.translation import named
from bot.errors import QueryError

PRIVATE = "option.private.name"
ONLY_TO_YOU = "option.private.description"


def add_commands(tree: app_commands.CommandTree, desk: Desk) -> None:
    """Register the commands on a tree."""
    tree.add_command(_ask_command(desk))
    tree.add_command(_check_command(desk))
    tree.add_command(_check_message_command(desk))
    tree.add_command(stats_command(desk))


def _ask_command(desk: Desk) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(
        name=named("command.ask.name"), description=named("command.ask.description")
    )
    @app_commands.rename(question=named("option.question.name"), private=named(PRIVATE))
    @app_commands.describe(
        question=named("option.question.description"), private=named(ONLY_TO_YOU)
    )
    async def ask(interaction: Interaction, question: str, private: bool | None = None) -> None:
        await _answer(desk, interaction, "ask", question, private=private)

    return ask


def _check_command(desk: Desk) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(
        name=named("command.check.name"), description=named("command.check.description")
    )
    @app_commands.rename(text=named("option.text.name"), private=named(PRIVATE))
    @app_commands.describe(text=named("option.text.description"), private=named(ONLY_TO_YOU))
    async def check(interaction: Interaction, text: str, private: bool | None = None) -> None:
        await _answer(desk, interaction, "check", text, private=private)

    return check


def _check_message_command(desk: Desk) -> app_commands.ContextMenu:
    async def check_message(interaction: Interaction, message: discord.Message) -> None:
        await _answer(desk, interaction, "check", text_of(message), private=True, about=message)

    return app_commands.ContextMenu(
        name=named("command.check_message.name"), callback=check_message
    )


async def _answer(
    desk: Desk,
    interaction: Interaction,
    kind: Kind,
    text: str,
    *,
    private: bool | None,
    about: discord.Message | None = None,
) -> None:
    if not await let_in(interaction):
        return
    words = words_of(interaction)
    if private is None:
        private = settings_of(interaction).private
    if not await acknowledge(interaction, private=private):
        return
    if not text.strip():
        raise QueryError(words("notice.nothing_to_read"))
    if about is not None:
        # Somebody asked about it, so it is not checked unasked as well.
        await desk.claim_message(about.id)
    scope, person = scope_of(interaction), interaction.user.id
    choice = await desk.choice(kind, text, scope, person)
    if choice is not None:
        await respond(interaction, picker_card(choice, words))
        return
    reply = await desk.reply(kind, text, scope, person)
    card = result_card(reply.asked, reply.result, words, private=private, fresh=reply.fresh)
    await respond(interaction, card)
