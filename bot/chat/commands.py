"""The commands that anyone may use: /ask, /check, and "Check this message"."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.desk import Desk, Kind
from bot.chat.messages import text_of
from bot.chat.replies import Interaction, acknowledge, respond, scope_of
from bot.chat.reports import result_card
from bot.errors import QueryError

NOTHING_TO_READ = "That message holds no text that I could check."


def add_commands(tree: app_commands.CommandTree, desk: Desk) -> None:
    """Register the commands on a tree."""
    tree.add_command(_ask_command(desk))
    tree.add_command(_check_command(desk))
    tree.add_command(_check_message_command(desk))


def _ask_command(desk: Desk) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="ask", description="Ask a question; the answer quotes its sources")
    @app_commands.describe(question="What you want to know", private="Show the answer only to you")
    async def ask(interaction: Interaction, question: str, private: bool = False) -> None:
        await _answer(desk, interaction, "ask", question, private=private)

    return ask


def _check_command(desk: Desk) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name="check", description="Check claims against the indexed articles")
    @app_commands.describe(
        text="A claim, or a text that holds several", private="Show the result only to you"
    )
    async def check(interaction: Interaction, text: str, private: bool = False) -> None:
        await _answer(desk, interaction, "check", text, private=private)

    return check


def _check_message_command(desk: Desk) -> app_commands.ContextMenu:
    async def check_message(interaction: Interaction, message: discord.Message) -> None:
        await _answer(desk, interaction, "check", text_of(message), private=True)

    return app_commands.ContextMenu(name="Check this message", callback=check_message)


async def _answer(
    desk: Desk, interaction: Interaction, kind: Kind, text: str, *, private: bool
) -> None:
    if not await acknowledge(interaction, private=private):
        return
    if not text.strip():
        raise QueryError(NOTHING_TO_READ)
    reply = await desk.reply(kind, text, scope_of(interaction))
    await respond(interaction, result_card(reply.asked, reply.result, private=private))
