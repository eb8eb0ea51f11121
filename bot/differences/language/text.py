"""A text as words with stems, meanings and clauses: what every comparison starts from."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from bot.countries import countries_at
from bot.differences.language.common_words import CALENDAR, is_ordinary
from bot.differences.language.lexicon import STOP_WORDS, meanings
from bot.differences.language.stems import stem
from bot.domain import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_CLAUSE = re.compile(
    r"[;()\[\]\u2014]|:(?!\d)|\s\u2013\s|\s-\s|,(?!\d)|(?<=[a-z]{5})[.?!]\s|"
    r"\b(?:who|which|whose|whom|while|whereas|but|although|though|because|when|where|if|unless|"
    r"after|before|as)\b",
    re.IGNORECASE,
)


_PERSONS = frozenset({"chad", "georgia", "israel", "jordan"})
"""Countries that are names of persons too."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `plain` is its folded lower-case form, `senses` is what it may mean."""

    text: str
    start: int
    end: int
    plain: str
    stem: str
    senses: frozenset[str]
    country: str | None
    clause: int

    @property
    def is_stop(self) -> bool:
        """Whether it carries no content of its own."""
        return self.plain in STOP_WORDS


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its words, in order."""

    text: str
    words: tuple[Word, ...]

    def before(self, position: int, count: int) -> tuple[Word, ...]:
        """Up to `count` words that end at or before a position, in order."""
        last = bisect_right(self.words, position, key=lambda word: word.end)
        return self.words[max(0, last - count) : last]

    def after(self, position: int, count: int) -> tuple[Word, ...]:
        """Up to `count` words that start at or after a position."""
        first = bisect_left(self.words, position, key=lambda word: word.start)
        return self.words[first : first + count]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower-case without accents, with straight apostrophes; the length may change."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i"})


@lru_cache(maxsize=512)
def analyse(text: str) -> Text:
    """Find the words of a text."""
    matches = list(_WORD.finditer(text))
    plains = [_plain(match.group()) for match in matches]
    stems = [stem(plain) for plain in plains]
    senses = meanings(plains, stems)
    countries = countries_at(plains, [match.group() for match in matches])
    for index, plain in enumerate(plains):
        if plain in _PERSONS and _is_person(text, matches, plains, index):
            countries[index] = None
    breaks = [match.start() for match in _CLAUSE.finditer(text)]
    words: list[Word] = []
    clause = 0
    for index, match in enumerate(matches):
        while clause < len(breaks) and breaks[clause] <= match.start():
            clause += 1
        start, end = match.span()
        end -= len(match.group()) - len(_without_possessive(match.group()))
        words.append(
            Word(
                text[start:end], start, end, plains[index], stems[index],
                senses[index], countries[index], clause,
            )
        )  # fmt: skip
    return Text(text, tuple(words))


def _is_person(text: str, found: list[re.Match[str]], plains: list[str], index: int) -> bool:
    """Whether the name of a country is a person's here: "Jordan Horowitz", "Jim Jordan"."""
    if found[index].group().endswith("s"):
        return False
    for other in (index + 1, index - 1):
        if not 0 <= other < len(found):
            continue
        first = min(index, other)
        adjoins = text[found[first].end() : found[first + 1].start()] == " "
        named = found[other].group().istitle() and plains[other] not in CALENDAR
        if adjoins and named and not is_ordinary(plains[other]):
            return True
    return False


def _without_possessive(word: str) -> str:
    for ending in ("'s", "\u2019s", "s'", "s\u2019"):
        if word.endswith(ending):
            return word[: -len(ending)] + ("s" if ending[0] == "s" else "")
    return word


def _plain(word: str) -> str:
    plain = fold(_without_possessive(word))
    return plain.replace(".", "") if plain[:1].isalpha() else plain


def within(inner: Span, outer: Span) -> bool:
    """Whether a place lies in another one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def shares(left: Word, right: Word) -> bool:
    """Whether two words can mean the same: one stem, one country, or one sense."""
    if left.stem == right.stem or (left.country and left.country == right.country):
        return True
    return not left.senses.isdisjoint(right.senses)
