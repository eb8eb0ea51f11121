"""What words of news may mean, which are opposed, and which say little."""

from collections.abc import Sequence
from functools import cache

from bot.differences.language.stems import stem
from bot.differences.language.vocabulary import ANTONYMS, SYNONYMS
from bot.verbs import irregular_base, is_base

_RECIPROCAL = """
    meet fight clash talk negotiate agree sign trade play draw tie marry divorce border discuss
    compete establish restore resume normalise normalize exchange share differ cooperate
    collaborate merge battle partner quarrel argue debate face speak unite be have do get  make say
    tell report announce state add note compare rank mean include
"""
RECIPROCAL = frozenset(map(stem, _RECIPROCAL.split()))
"""Verbs whose two sides may change places, or that join names without an agent and a patient."""

_REPORTING = """
    say announce declare state tell report note add claim insist argue write confirm explain quote
    cite accord warn think believe estimate reckon
"""
REPORTING = frozenset(map(stem, _REPORTING.split()))
"""Verbs that give a source: dates and names beside them belong to the telling."""

_STOP = """
    a about above after again against all also although am an and another any are as at be because
    been before being below between both but by can could did do does doing down during each
    every for from further had has have having he her here hers herself him himself his how i if
    in into is it its itself just may me might more most must my myself no nor not now of off on
    once only onto or other our ours out over own per same shall she should since so some such
    than that the their theirs them themselves then there these they this those through to too
    under till until up upon us very via was we were what when where which while who whom whose why
    will with within without would you your yours said says say n't didn't don't doesn't isn't
    wasn't weren't won't wouldn't can't couldn't hasn't haven't hadn't aren't shouldn't it's that's
    there's nobody none neither nothing everyone everybody someone somebody something anyone
    anything nowhere everywhere he's she's they're we're i'm according among amid around across
    along about least nearly almost roughly approximately around near outside inside beside toward
    towards alongside
"""
STOP_WORDS = frozenset(_STOP.split())


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Map a stem, or a stem joined to a particle, to the names of its groups."""
    found: dict[str, set[str]] = {}
    for row in SYNONYMS:
        words = row.split()
        for word in words:
            verb, _, particle = word.partition("_")
            key = f"{stem(verb)}_{particle}" if particle else stem(verb)
            found.setdefault(key, set()).add(f"={words[0]}")
    return {key: frozenset(names) for key, names in found.items()}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for left, right in ANTONYMS:
        for one, other in ((left, right), (right, left)):
            found.setdefault(_sense(one), set()).add(_sense(other))
    return {sense: frozenset(others) for sense, others in found.items()}


def _sense(word: str) -> str:
    """The name of a word's own group, or its stem where it has none."""
    own = f"={word}"
    return own if own in _groups().get(stem(word), frozenset()) else stem(word)


def meanings(words: Sequence[str], stems: Sequence[str]) -> list[frozenset[str]]:
    """Name what each word of a text may mean: its synonym groups, or its stem alone."""
    groups = _groups()
    found: list[frozenset[str]] = []
    for index, own in enumerate(stems):
        senses = groups.get(own, frozenset())
        for particle in words[index + 1 : index + 3]:
            joined = groups.get(f"{own}_{particle}")
            if joined is not None:
                senses = joined
                break
        found.append(senses | {own, *_done(words[index])})
    return found


_NO_DEEDS = frozenset({"station", "ration", "portion", "question", "mission", "passion", "nation"})


@cache
def _done(noun: str) -> frozenset[str]:
    """The stem of the verb that a noun in -tion or -sion is made of: "eruption", "to erupt"."""
    if not noun.endswith(("tion", "sion")) or noun in _NO_DEEDS:
        return frozenset()
    bases = (noun[:-3], f"{noun[:-3]}e", noun[:-5], f"{noun[:-5]}e")
    verb = next((base for base in bases if len(base) > 3 and is_base(base)), None)
    return frozenset() if verb is None else frozenset({stem(verb)})


_CONVERSE = frozenset({"=buy", "=sell", "=win", "=lose", "lend", "borrow"})


def is_converse(senses: frozenset[str]) -> bool:
    """Whether a verb tells from one side what its opposite tells from the other's."""
    return not senses.isdisjoint(_CONVERSE)


def _undone(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(_un(sense) in right for sense in left)


@cache
def _un(sense: str) -> str:
    return stem(f"un{sense}")


def opposed(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether some sense of one is the opposite of a sense of the other, and none is shared."""
    if not left.isdisjoint(right):
        return False
    if _undone(left, right) or _undone(right, left):
        return True
    opposites = _opposites()
    return any(not opposites.get(sense, frozenset()).isdisjoint(right) for sense in left)


@cache
def is_verb(word: str) -> bool:
    """Whether a lower-case word is a verb form that may follow what is counted."""
    base = irregular_base(word)
    if base is not None or word in {"die", "say"}:
        return True
    return word.endswith("ed") and (len(word) > 4 or is_base(word[:-1]))


@cache
def is_known_verb(stemmed: str) -> bool:
    """Whether a stem is a verb's in the tables of synonyms or of verb forms."""
    return stemmed in _groups() or is_base(stemmed) or is_base(stemmed + "e")


_AUXILIARIES = """
    is are was were be been being am do does did has have had having will would can could shall
    should may might must get got
"""
AUXILIARIES = frozenset(_AUXILIARIES.split())
