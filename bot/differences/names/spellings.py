"""Spellings of one name: accents, romanisations, initials, and places with two English names."""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from bot.differences.language.text import Word, fold

_SPELLING = 83
"""Two words this alike (rapidfuzz ratio) are spellings of one name: Andrii and Andriy are 83.3."""

_ROMANISED = 92
"""The same for words whose letters were first brought to one way of romanising."""

_SHORTEST = 5

_TWO_NAMES = """
    mumbai/bombay kolkata/calcutta chennai/madras bengaluru/bangalore ho_chi_minh_city/saigon
    yangon/rangoon gdansk/danzig istanbul/constantinople lviv/lvov turin/torino livorno/leghorn
    cologne/koln munich/munchen eswatini/swaziland cabo_verde/cape_verde timor_leste/east_timor
    guangzhou/canton izmir/smyrna thessaloniki/salonica wroclaw/breslau dnipro/dnieper
    seville/sevilla florence/firenze venice/venezia naples/napoli geneva/geneve nyc/new_york_city
    saint/st mount/mt fort/ft
"""
_SOUNDS = (
    ("ks", "x"), ("q", "k"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("dj", "j"),
    ("tch", "ch"), ("ck", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=8192)
def same_spelling(one: str, two: str) -> bool:
    """Whether two folded words can be spellings of one name."""
    if one == two or one.removesuffix("s") == two.removesuffix("s"):
        return True
    if min(len(one), len(two)) < _SHORTEST:
        return False
    if one[0] == two[0] and fuzz.ratio(one, two) >= _SPELLING:
        return True
    left, right = _romanised(one), _romanised(two)
    return left[0] == right[0] and fuzz.ratio(left, right) >= _ROMANISED


@lru_cache(maxsize=8192)
def _romanised(word: str) -> str:
    """Bring the ways to write a sound in Latin letters to one: Qaddafi and Kaddafy."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", word.replace("y", "i"))
    return word[1:] if word.startswith("ie") else word


def initials_of(one: Word, other: Word) -> bool:
    """Whether one word is the initial of the other, or the first of its initials: "J. Smith"."""
    return one.plain[0] == other.plain[0] and (_is_initial(one) or _is_initial(other))


def _is_initial(word: Word) -> bool:
    short = len(word.text) == 1 or ("." in word.text and len(word.plain) <= len("jrr"))
    return short and word.text.isupper()


@cache
def _other_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for pair in _TWO_NAMES.split():
        one, other = (tuple(fold(name).split("_")) for name in pair.split("/"))
        found[one], found[other] = other, one
    return found


def other_name(name: tuple[str, ...]) -> tuple[str, ...] | None:
    """The other English name of a place, by its folded words."""
    return _other_names().get(name)
