"""What in a sentence reaches beyond one of its clauses."""

from collections.abc import Sequence
from itertools import pairwise

from bot.claims.grammar import Word, base_of, follows_noun_opener, form_of, main_verb
from bot.claims.vocabulary import (
    ADJUNCTS,
    CLAUSE_TAKING,
    CONDITIONS,
    CONJUNCTIONS,
    CORRELATIVES,
    DETERMINERS,
    INTRANSITIVE,
    JOINING,
    NUMERALS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_SUBORDINATORS,
    TURNING,
)


def is_bound(words: Sequence[Word]) -> bool:
    """Whether a sentence holds together as a whole: a condition, or somebody's telling."""
    plains = [word.plain for word in words]
    if not CONDITIONS.isdisjoint(plains) or _opens_with_adjunct(words):
        return True
    if ("according", "to") in pairwise(plains):
        return True
    comma = False
    for index, word in enumerate(words):
        comma = comma or "," in word.gap or "\u2014" in word.gap or "\u2013" in word.gap
        joined = word.plain in JOINING or ";" in word.gap
        if joined:
            comma = False
        elif comma and index and _tells(words, index):
            return True
    return False


def _opens_with_adjunct(words: Sequence[Word]) -> bool:
    """Whether what opens a sentence may be said of all its clauses: "In Spain, …"."""
    first = words[0].plain
    if len(words) > 1 and (words[1].plain[0].isdigit() or words[1].plain in NUMERALS):
        return first not in {"over", "under", "about", "around", "only", "nearly", "almost"} and (
            first in ADJUNCTS
        )
    return first in ADJUNCTS or (len(words) > 1 and first.endswith("ly") and "," in words[1].gap)


def _tells(words: Sequence[Word], index: int) -> bool:
    """Whether a word is a verb that can hold a clause."""
    return base_of(words[index].plain) in CLAUSE_TAKING and not follows_noun_opener(words, index)


def stands(left: Sequence[Word]) -> bool:
    """Whether a clause is whole and nothing in it reaches beyond its end."""
    plains = [word.plain for word in left]
    verb = main_verb(left)
    if verb is None or not {"that"}.isdisjoint(plains[1:]):
        return False
    if not (SUBORDINATORS - {"that"} | CORRELATIVES).isdisjoint(plains):
        return False
    if "not" in plains and not {"only", "just", "merely"}.isdisjoint(plains):
        return False
    for opener in ("both", "between"):
        if opener in plains and "and" not in plains[plains.index(opener) :]:
            return False
    if any(_tells(left, index) for index in range(1, len(left))):
        return False
    if any(_opens_time(left, index) for index in range(len(left))):
        return False
    last = left[-1].plain
    if last in PREPOSITIONS - {"up", "down", "off", "out"} | DETERMINERS | CONJUNCTIONS:
        return False
    return verb < len(left) - 1 or base_of(last) in INTRANSITIVE | TURNING


def _opens_time(left: Sequence[Word], index: int) -> bool:
    if left[index].plain not in TIME_SUBORDINATORS:
        return False
    return any(form_of(word.plain) is not None for word in left[index + 2 :])
