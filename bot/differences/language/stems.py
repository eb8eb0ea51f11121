"""A light English stemmer: enough to match the inflections of one word."""

import re
from functools import lru_cache

from bot.verbs import irregular_base, is_base

_UNCHANGED = frozenset(
    {"news", "series", "species", "was", "has", "this", "his", "its", "us", "yes"}
)
_BRITISH = re.compile(r"[aeiou][^aeiou]+ell$")
"""What ends a root that British English doubles the last letter of: "travelled"."""
_SPECIAL = {"men": "man", "women": "woman", "children": "child", "people": "people"}
_SPECIAL |= {"died": "die", "dies": "die", "dying": "die", "tied": "tie", "lied": "lie"}
_SPECIAL |= {"persons": "people", "person": "people", "lives": "life", "wives": "wife"}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Reduce a lower-case word to what its inflections share."""
    if word in _SPECIAL:
        return _SPECIAL[word]
    base = irregular_base(word)
    if base is not None:
        return base
    if len(word) < 4 or word in _UNCHANGED:
        return word
    if len(word) == 4 and word.endswith("ed") and is_base(word[:-1]):
        return word[:-1]
    return _without_e(_suffix_removed(word))


def _suffix_removed(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(("ss", "x", "z", "ch", "sh")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for suffix, shortest in (("ing", 6), ("ed", 5)):
        if word.endswith(suffix) and len(word) >= shortest and not word.endswith("eed"):
            return _verb(word[: -len(suffix)])
    return word


def _verb(root: str) -> str:
    """Restore the base form that "-ed" or "-ing" was put to, where it is known."""
    for base in (root + "e", root, _undoubled(root)):
        if is_base(base):
            return base
    if _BRITISH.search(root) or (root.endswith("ll") and is_base(root[:-1])):
        return root[:-1]
    return _undoubled(root)


def _undoubled(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


def _without_e(word: str) -> str:
    # A shorter word would meet another one: "plane" and "plan", "note" and "not".
    return word[:-1] if len(word) > 5 and word.endswith("e") and not is_base(word) else word
