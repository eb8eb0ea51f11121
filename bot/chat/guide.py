"""/help, and the card that greets a server: what the bot does, how to ask, what it keeps."""

from collections.abc import Iterable
from typing import Any

from discord import app_commands

from bot.chat.cards import ANSWERED, Card, Item, rule, text
from bot.chat.permissions import is_admin, may_manage
from bot.chat.replies import Interaction, acknowledge, guild_of, respond, words_of
from bot.chat.translation import named
from bot.chat.words import Words
from bot.store import QUERY_DAYS


class Guide:
    """Explains the bot, with its commands as links once Discord has published them."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def learn(self, published: Iterable[app_commands.AppCommand]) -> None:
        """Take note of the ids by which messages link to commands."""
        self._ids = {command.name: command.id for command in published}

    def help_card(self, words: Words, *, manager: bool = False, admin: bool = False) -> Card:
        """Return what the bot does, how to ask it, and what it keeps.

        Args:
            words: The reader's language.
            manager: Whether the reader looks after the server's sources.
            admin: Whether the reader sets how the bot behaves in the server.
        """
        return Card(
            [
                *self._introduction(words),
                rule(),
                text(
                    words("help.keeps", count=QUERY_DAYS),
                    words(
                        "help.privacy", command=self._link("privacy", words("command.privacy.name"))
                    ),
                    *self._for_admins(words, manager=manager, admin=admin),
                ),
            ],
            colour=ANSWERED,
        )

    def welcome_card(self, words: Words) -> Card:
        """Return what a server that has just added the bot should know."""
        more = self._link("help", words("command.help.name"))
        return Card(
            [
                *self._introduction(words),
                rule(),
                text(*self._for_admins(words, manager=True, admin=True)),
                text(f"-# {words('help.more', command=more)}"),
            ],
            colour=ANSWERED,
        )

    def _introduction(self, words: Words) -> list[Item]:
        return [text("### 🧾 Receipts", words("help.about")), rule(), text(*self._ways(words))]

    def _for_admins(self, words: Words, *, manager: bool, admin: bool) -> list[str]:
        sources = self._link(
            "sources add", words("command.sources.name"), words("command.add.name")
        )
        settings = self._link(
            "settings view", words("command.settings.name"), words("command.view.name")
        )
        return [
            *([words("help.sources", command=sources)] if manager else []),
            *([words("help.settings", command=settings)] if admin else []),
        ]

    def _ways(self, words: Words) -> tuple[str, ...]:
        return (
            words("help.ask", command=self._link("ask", words("command.ask.name"))),
            words("help.check", command=self._link("check", words("command.check.name"))),
            words("help.message", menu=words("command.check_message.name")),
        )

    def _link(self, path: str, *names: str) -> str:
        """Return a command as a link, or as it is typed where its id is not known.

        Args:
            path: The command in English, as Discord knows it.
            names: What its parts are called in the reader's language.
        """
        id = self._ids.get(path.partition(" ")[0])
        return f"`/{' '.join(names)}`" if id is None else f"</{path}:{id}>"


def help_command(guide: Guide) -> app_commands.Command[Any, ..., None]:
    """Return /help, whose answer is for the asker alone."""

    @app_commands.command(
        name=named("command.help.name"), description=named("command.help.description")
    )
    async def help(interaction: Interaction) -> None:
        if await acknowledge(interaction, private=True):
            member = guild_of(interaction) is not None
            card = guide.help_card(
                words_of(interaction),
                manager=member and may_manage(interaction),
                admin=member and is_admin(interaction),
            )
            await respond(interaction, card)

    return help
