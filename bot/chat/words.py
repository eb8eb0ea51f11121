"""What the bot says on Discord, in the language of the person it speaks to."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

import discord

from bot.servers import LANGUAGES as LANGUAGES

PLURALS = frozenset({"one", "few", "many", "other"})
"""The categories of the plural that these languages have."""

Text = str | Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The texts of one language; called with a key, it gives the text filled in.

    `fallback` says what `texts` lack; English has none.
    """

    language: str
    texts: Mapping[str, Text]
    fallback: "Words | None" = None

    @staticmethod
    def of(locale: str | discord.Locale | None) -> "Words":
        """Return the words for a locale ("uk", "es-419"), English where there are none for it."""
        language = str(locale).partition("-")[0]
        return _words(language if language in LANGUAGES else "en")

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return a text with its placeholders filled; integers are written as the language does.

        Args:
            key: Which text, as in `report.checked`.
            values: What stands for the placeholders; `count` chooses the plural form.

        Raises:
            KeyError: Not even English has the key, or a placeholder has no value.
        """
        if key not in self.texts:
            if self.fallback is None:
                raise KeyError(key)
            return self.fallback(key, **values)
        text = self.texts[key]
        if not isinstance(text, str):
            category = plural(self.language, values["count"])
            text = text.get(category) or text["other"]
        shown = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return text.format_map(shown)

    def number(self, value: int) -> str:
        """Write a whole number with its thousands apart."""
        return f"{value:,}".replace(",", self("number.group"))

    def day(self, when: date) -> str:
        """Write a date as a reader expects it: 5 Aug 2024."""
        month = self("date.months").split()[when.month - 1]
        number = self("date.first") if when.day == 1 else str(when.day)
        return self("date.day", day=number, month=month, year=str(when.year))


def plural(language: str, count: int | Decimal) -> str:
    """Return the plural category of a number (CLDR 48, supplemental/plurals.xml).

    French and Spanish "many", of whole millions, is not told apart: no text here says those.
    """
    whole = count == int(count)
    if language == "fr":
        return "one" if 0 <= count < 2 else "other"
    if language != "uk":
        return "one" if count == 1 else "other"
    if not whole:
        return "other"
    tens, ones = int(count) // 10 % 10, int(count) % 10
    if ones == 1 and tens != 1:
        return "one"
    return "few" if ones in (2, 3, 4) and tens != 1 else "many"


@cache
def _words(language: str) -> Words:
    path = resources.files("bot.chat") / "locales" / f"{language}.toml"
    texts = dict(_flat(tomllib.loads(path.read_text("utf-8"))))
    return Words(language, texts, None if language == "en" else _words("en"))


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Text]]:
    for name, value in tree.items():
        if isinstance(value, str) or set(value) <= PLURALS:
            yield prefix + name, value
        else:
            yield from _flat(value, f"{prefix}{name}.")
