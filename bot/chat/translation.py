"""The names of commands and options in the languages of Discord's clients."""

import discord
from discord import app_commands

from bot.chat.words import Words

_KEY = "key"


def named(key: str) -> app_commands.locale_str:
    """Return a text of the catalogue for a command, in English until it is published."""
    return app_commands.locale_str(Words.of("en")(key), **{_KEY: key})


def typed(words: Words, *names: str) -> str:
    """Return a command as a person types it, as markdown; `names` are the keys of its parts."""
    return f"`/{' '.join(map(words, names))}`"


class CatalogueTranslator(app_commands.Translator):
    """Gives Discord the catalogue's texts when the commands are published."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a text in a language; None where Discord should show the English one."""
        words = Words.of(locale)
        key = string.extras.get(_KEY)
        return None if key is None or words.language == "en" else words(key)
