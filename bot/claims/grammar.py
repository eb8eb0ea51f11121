"""Words of a sentence, and which of them is its verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from bot.claims.vocabulary import (
    ADVERBS,
    BODIES,
    CALENDAR,
    CERTAIN_PRESENT,
    CONJUNCTIONS,
    DETERMINERS,
    INTRANSITIVE,
    NEVER_PARTICIPLES,
    NOMINATIVE,
    OBJECTIVE,
    PERSON_NOUNS,
    PLURALS,
    PREPOSITIONS,
    TWO_OBJECTS,
    WITH_INFINITIVE,
)
from bot.statements import AUXILIARIES, NEGATED
from bot.verbs import irregular_base, is_base, is_participle

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,/&-][^\W_]+)*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place; `gap` is what stands between it and the word before."""

    text: str
    plain: str
    start: int
    end: int
    gap: str
    capital: bool

    @property
    def possessive(self) -> bool:
        """Whether it ends in the mark of a possessor."""
        return self.plain.endswith("'s")


class Form(Enum):
    """What the letters of a word allow it to be."""

    AUXILIARY = auto()
    PAST = auto()
    PAST_OR_PARTICIPLE = auto()
    PRESENT = auto()
    BASE = auto()


def words_of(text: str) -> list[Word]:
    """Find the words of a text; a capital counts only where small letters are used too."""
    cased = any(character.islower() for character in text)
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        written = match.group()
        plain = written.replace("\u2019", "'").lower()
        capital = cased and written[0].isupper()
        gap = text[end : match.start()]
        found.append(Word(written, plain, match.start(), match.end(), gap, capital))
        end = match.end()
    return found


@lru_cache(maxsize=8192)
def form_of(plain: str) -> Form | None:
    """The verb form that a lower-case word can be, or None."""
    if plain in AUXILIARIES or plain in NEGATED:
        return Form.AUXILIARY
    if irregular_base(plain) is not None or (is_base(plain) and is_participle(plain)):
        distinct = not is_participle(plain) and not is_base(plain)
        return Form.PAST if distinct else Form.PAST_OR_PARTICIPLE
    regular = len(plain) > 3 and plain.endswith("ed") and not plain.endswith("eed")
    if regular and plain.isalpha() and plain not in NEVER_PARTICIPLES:
        return Form.PAST_OR_PARTICIPLE
    if is_base(plain):
        return Form.BASE
    if plain.endswith("s") and base_of(plain) is not None:
        return Form.PRESENT
    return None


@lru_cache(maxsize=8192)
def base_of(plain: str) -> str | None:
    """The base form that a word is an inflection of, where the tables of verbs hold it."""
    if is_base(plain):
        return plain
    if (irregular := irregular_base(plain)) is not None:
        return irregular
    for suffix, endings in (("ied", ("y",)), ("ies", ("y",)), ("ed", ("", "e")), ("es", ("", "e")),
                            ("s", ("",)), ("ing", ("", "e"))):  # fmt: skip
        stem = plain.removesuffix(suffix)
        if stem == plain:
            continue
        for base in (*(stem + ending for ending in endings), stem[:-1]):
            if is_base(base) and (base != stem[:-1] or stem[-1:] == stem[-2:-1]):
                return base
    return None


def follows_noun_opener(words: Sequence[Word], index: int) -> bool:
    """Whether the word before makes a word a noun or an infinitive: "the cut", "to leave"."""
    if index == 0:
        return False
    before = words[index - 1]
    if words[index].gap.strip():
        return False
    aside = before.plain in {"this", "that", "these", "those", "some", "many", "few", "all"}
    if form_of(words[index].plain) is Form.AUXILIARY and aside:
        return False
    particle = before.plain in {"off", "out", "up", "down"}
    opens = before.plain in DETERMINERS or (before.plain in PREPOSITIONS and not particle)
    return opens or before.possessive


def finite_at(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether the word is certainly the verb of the subject that begins at `start`."""
    word = words[index]
    form = form_of(word.plain)
    if form is None or index <= start or word.capital or follows_noun_opener(words, index):
        return False
    if form in {Form.AUXILIARY, Form.PAST}:
        return True
    subject = words[index - 1]
    if subject.plain in NOMINATIVE or words[start].plain in NOMINATIVE - {"there"}:
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    adjoins = following is not None and not following.gap.strip(" $€£¥#\"'“\u2018-+")
    following = following if adjoins else None
    if form is Form.PRESENT:
        return word.plain in CERTAIN_PRESENT or _opens_noun(following)
    if form is Form.BASE:
        return is_plural(subject) and _opens_noun(following)
    return _is_past(words, index, following)


def _is_past(words: Sequence[Word], index: int, following: Word | None) -> bool:
    """Tell a past from a participle beside a noun: "Niger followed", "a woman suspected of"."""
    base = base_of(words[index].plain)
    if following is not None and following.plain in {"by", "of", "as"}:
        return False
    if base in INTRANSITIVE:
        return True
    if following is None:
        return False
    if following.plain == "to":
        return base in WITH_INFINITIVE
    if following.plain in PREPOSITIONS | ADVERBS | CALENDAR | CONJUNCTIONS:
        return False
    if _YEAR.fullmatch(following.plain):
        return False
    if base in TWO_OBJECTS and not words[index - 1].capital:
        return False
    if _opens_noun(following) or following.capital or following.plain[0].isdigit():
        return True
    acts = words[index - 1].capital or singular(words[index - 1].plain) in PERSON_NOUNS | BODIES
    return acts and not following.plain.endswith("ly")


def _opens_noun(word: Word | None) -> bool:
    return word is not None and (word.plain in DETERMINERS | OBJECTIVE or word.possessive)


def main_verb(words: Sequence[Word]) -> int | None:
    """Find the verb of a clause; None where it cannot be told which it is."""
    for index in range(1, len(words)):
        if finite_at(words, index, 0):
            return index
    possible = [
        index
        for index in range(1, len(words))
        if form_of(words[index].plain) is not None
        and not words[index].capital
        and not follows_noun_opener(words, index)
    ]
    pasts = [i for i in possible if form_of(words[i].plain) is Form.PAST_OR_PARTICIPLE]
    possible = pasts or possible
    if len(possible) != 1:
        return None
    form = form_of(words[possible[0]].plain)
    last = possible[0] == len(words) - 1
    return possible[0] if form is not Form.BASE and not (form is Form.PRESENT and last) else None


def singular(plain: str) -> str:
    """Drop the ending of a plural."""
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") else plain


def is_plural(word: Word) -> bool:
    """Whether a word has the form of a plural noun."""
    if word.plain in PLURALS:
        return True
    return word.plain.endswith("s") and not word.plain.endswith(("ss", "us", "is", "'s"))
