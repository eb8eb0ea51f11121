"""Names in a text, found by their capitals and by what is known to be a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.differences.calendar.feasts import feasts_in
from bot.differences.language.common_words import (
    CALENDAR,
    COMMON_OPENERS,
    GENERIC,
    TITLES,
    is_ordinary,
)
from bot.differences.language.text import Text, Word, analyse
from bot.differences.names.acronyms import is_acronym, spelled_out
from bot.differences.names.spellings import initials_of, other_name, same_spelling
from bot.domain import Passage, Span

_GIVEN = frozenset({"jan", "april", "may", "june", "august"})
"""Months that are first names too: "April Reyes"."""

_NO_NAMES = frozenset(
    {"i", "celsius", "fahrenheit", "mp", "mps", "mep", "meps", "vip", "vips", "pm", "ex"}
)
_DATING = frozenset({"in", "since", "on", "last", "by", "until", "early", "mid", "late", "of"})
_PARTICLES = frozenset(
    {"ten", "van", "von", "de", "der", "den", "di", "da", "dos", "du", "bin", "bint", "al"}
)
"""Small words inside a name: "Robin van Moss"."""
_OPENING = " \"'\u201c\u2018(\u2014-"
_LONGEST = 12
"""More capitals in a row are a heading, not a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words without titles, and the country it stands for, if any."""

    words: tuple[Word, ...]
    country: str | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.words[0].start, self.words[-1].end

    @property
    def core(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(word.plain for word in self.words)


@lru_cache(maxsize=512)
def names_in(text: str) -> tuple[Name, ...]:
    """Find names by their capitals; in text without telling capitals, only countries."""
    analysed = analyse(text)
    cased = not _capitalised_throughout(analysed)
    names: list[Name] = []
    run: list[Word] = []
    feasts = [span for span, _ in feasts_in(text)]
    for index, word in enumerate(analysed.words):
        if run and not (_adjoins(text, run[-1], word) and _same_kind(run[-1], word)):
            names.extend(_named(run))
            run = []
        dated = any(start <= word.start < end for start, end in feasts)
        named = cased and not dated and _is_name_word(analysed, index)
        within = bool(run) and cased and _is_particle(analysed, index, run[-1])
        if word.country is not None or named or within:
            run.append(word)
        elif run:
            names.extend(_named(run))
            run = []
    if run:
        names.extend(_named(run))
    return tuple(name for name in names if not _is_opener(analysed, name))


def passage_words(passage: Passage) -> tuple[Word, ...]:
    """Every word that may hold a name: the passage's, the title's and the publisher's."""
    article = passage.article
    return (
        *analyse(passage.text).words,
        *analyse(article.title).words,
        *analyse(article.publisher or "").words,
    )


def same_word(left: Word, right: Word) -> bool:
    """Whether two words are one name, in spite of spelling."""
    if left.country is not None or right.country is not None:
        return left.country == right.country
    return same_spelling(left.plain, right.plain)


def alike(one: Name, other: Name) -> bool:
    """Whether either of two names mentions the other."""
    return bool(matches(one, other.words) or matches(other, one.words))


def matches(name: Name, words: Sequence[Word]) -> list[int]:
    """Places in `words` where a name is mentioned, by the index of its last word.

    "Yusov" is "Andrii Yusov"; "Issa Maiga" isn't "Abdoulaye Maiga".
    """
    last = name.words[-1]
    found: list[int] = []
    for index, word in enumerate(words):
        if same_word(last, word) and _fits_before(name, words, index):
            if found and word.country and found[-1] == index - 1:
                found.pop()
            found.append(index)
    if found or name.country is not None:
        return found
    found = _as_acronym(name, words) or _as_other_name(name, words)
    if not found and name.core[-1] in GENERIC and len(name.words) > 1:
        return matches(Name(name.words[:-1], None), words)
    return found


def _fits_before(name: Name, words: Sequence[Word], index: int) -> bool:
    """Whether the words before a matching last name allow the first names of the claim's."""
    if len(name.words) == 1 or name.country is not None:
        return True
    before = words[index - 1] if index else None
    if before is None or not before.text[:1].isupper() or before.end + 2 < words[index].start:
        return True
    if before.plain in TITLES or before.is_stop:
        return True
    earlier = words[max(0, index - 4) : index]
    return any(
        same_word(first, word) or initials_of(first, word)
        for first in name.words[:-1]
        for word in earlier
    )


def _as_acronym(name: Name, words: Sequence[Word]) -> list[int]:
    """Match UN with United Nations, either way round."""
    if len(name.words) > 1:
        initials = "".join(word.plain[0] for word in name.words)
        return [i for i, w in enumerate(words) if w.text.isupper() and w.plain == initials]
    if not is_acronym(name.words[0]):
        return []
    place = spelled_out(name.core[0], words)
    return [] if place is None else [place[1]]


def _as_other_name(name: Name, words: Sequence[Word]) -> list[int]:
    """Match Bombay with Mumbai."""
    other = other_name(name.core)
    if other is None:
        return []
    plains = [word.plain for word in words]
    size = len(other)
    return [i + size - 1 for i in range(len(plains)) if tuple(plains[i : i + size]) == other]


def _capitalised_throughout(text: Text) -> bool:
    """Whether capitals tell nothing, as in a headline or in a shout."""
    words = [word for word in text.words if word.text.isalpha()]
    small = [word for word in words if word.text[0].islower() and not word.is_stop]
    shouted = text.text.isupper()
    ordinary = [
        word
        for word in words[1:]
        if word.text[0].isupper()
        and word.plain not in TITLES
        and word.plain not in CALENDAR
        and (shouted or not word.text.isupper())
        and is_ordinary(word.plain)
    ]
    return len(ordinary) >= 2 and len(small) <= len(words) // 5


def _is_name_word(text: Text, index: int) -> bool:
    word = text.words[index]
    if not word.text[0].isupper() or word.plain in TITLES:
        return False
    if word.plain in CALENDAR:
        return word.plain in _GIVEN and _between_names(text, index) and not _dated(text, index)
    if word.is_stop and not (len(word.text) > 1 and word.text.isupper()):
        return False
    return word.plain not in _NO_NAMES and (len(word.text) > 1 or _between_names(text, index))


def _is_particle(text: Text, index: int, left: Word) -> bool:
    """Whether a small word stands within a name: "ten" of "Anna ten Moss"."""
    words = text.words
    last = index
    while last < len(words) and words[last].text in _PARTICLES:
        last += 1
    if last == index or last == len(words) or left.country is not None:
        return False
    joined = all(
        text.text[one.end : other.start] in {" ", "-"}
        for one, other in pairwise((left, *words[index : last + 1]))
    )
    return joined and words[last].country is None and _is_name_word(text, last)


def _dated(text: Text, index: int) -> bool:
    before = text.words[index - 1].plain if index else ""
    return before in _DATING or before[:1].isdigit()


def _between_names(text: Text, index: int) -> bool:
    following = text.words[index + 1] if index + 1 < len(text.words) else None
    return following is not None and following.text[0].isupper()


def _adjoins(text: str, left: Word, right: Word) -> bool:
    return text[left.end : right.start] in {" ", "-", ". ", " \u2013 ", "\u2019", "'"}


def _same_kind(left: Word, right: Word) -> bool:
    """Whether two neighbours can be one name: "Malian Colonel Maiga" is not one."""
    return left.country == right.country


def _named(run: list[Word]) -> list[Name]:
    if len(run) > _LONGEST:
        return []
    country = run[0].country
    return [Name(tuple(run), country)]


def _is_opener(text: Text, name: Name) -> bool:
    """Whether a single capital is owed to the sentence's start alone."""
    word = name.words[0]
    if name.country is not None or len(name.words) > 1 or not opens_sentence(text.text, word.start):
        return False
    if len(word.text) > 1 and word.text.isupper():
        return False
    return is_ordinary(word.plain) or word.plain in COMMON_OPENERS


def opens_sentence(text: str, position: int) -> bool:
    """Whether nothing but opening marks stands between a place and the start of its sentence."""
    while position and text[position - 1] in _OPENING:
        position -= 1
    return not position or text[position - 1] in ".!?:\n"
