"""Who acts and who is acted on: the names before and after a verb."""

from collections.abc import Sequence

from bot.differences.language.clauses import clause_of
from bot.differences.language.common_words import TITLES
from bot.differences.language.denials import is_denied
from bot.differences.language.lexicon import AUXILIARIES, is_known_verb, is_verb
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word
from bot.differences.names.finding import Name, same_word

Sides = tuple[list[Name], list[Name]]
"""The names that act, and those acted on."""

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "got"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "of"})
_JOINING = frozenset({"and", "or", "versus", "between", "both"})
_OBJECTS = frozenset({"him", "her", "them"})
_OWNING = ("'s", "\u2019s")
_TITLE_WORDS = 4
_SET_ON = frozenset(
    map(stem, ("agree", "plan", "want", "decide", "offer", "promise", "vow", "hope", "begin"))
)
"""Verbs before "to" whose subject is that of the verb after it: "agreed to lend"."""


def sides_of(text: Text, index: int, names: tuple[Name, ...]) -> Sides | None:
    """The names before and after a verb in its clause: agents and patients."""
    verb = text.words[index]
    if not acts_at(text, index) or is_denied(text, index):
        return None
    before, between = _doers(text, index, names)
    after = [
        name for name in names if name.words[0].clause == verb.clause and name.span[0] >= verb.end
    ]
    after = after or _meant_by_pronoun(text, index, before, names)
    after = after or _apposed_behind(text, index, names)
    while len(after) > 1 and _only_title(text, *after[:2]):
        after = after[1:]
    if not before or not after or _joined(text, before) or _joined(text, after[:2]):
        return None
    follow = [w for w in text.words[index + 1 :] if w.start < after[0].span[0]]
    # "Peru took third place by beating Chile": the sentence's subject did it.
    means = verb.plain.endswith("ing") and bool(between) and between[-1].plain == "by"
    if any(_another_verb(word) for word in (*(() if means else between), *follow)):
        return None
    if len(before) > 1 and _only_title(text, before[-2], before[-1]):
        # "Technology chief Mira Murati" is one person.
        before = before[:-2] + before[-1:]
    passive = any(word.plain == "by" for word in follow)
    if not passive and any(w.plain in _BE for w in between) and not verb.plain.endswith("ing"):
        return None
    return (after[:1], before) if passive else (before, after[:1])


def _doers(text: Text, index: int, names: tuple[Name, ...]) -> tuple[list[Name], Sequence[Word]]:
    """Return the names before a verb, and the words between the last of them and the verb."""
    verb = text.words[index]
    mine = [name for name in names if name.words[0].clause == verb.clause]
    before = [name for name in mine if name.span[1] <= verb.start]
    before = before or _antecedent(text, index, names)
    if not before:
        return _apposed(text, index, names), ()
    between = [w for w in text.words[:index] if before[-1].span[1] <= w.start]
    if _goes_on(between):
        # "Was made chair and was replaced by": one subject of both.
        between = between[-1:]
    if _sets_on(between):
        # "Agreed in May to lend": the subject of both.
        between = between[1:]
    return before, between


def _meant_by_pronoun(
    text: Text, index: int, doers: list[Name], names: tuple[Name, ...]
) -> list[Name]:
    """The one other who is named before, where it was done to "him": "Hale said Moss beat him"."""
    following = text.after(text.words[index].end, 1)
    if not doers or not following or following[0].plain not in _OBJECTS:
        return []
    others = [
        name
        for name in names
        if name.span[1] < doers[0].span[0]
        and name.country is None
        and not text.text.startswith(_OWNING, name.span[1])
    ]
    return others if len(others) == 1 and not same_name(others[0], doers[0]) else []


def _only_title(text: Text, first: Name, second: Name) -> bool:
    """Whether one name only tells who the other is: "Peru's army chief Moss"."""
    between = [w for w in text.words if first.span[1] <= w.start < second.span[0]]
    if not between or "," in text.text[first.span[1] : second.span[0]]:
        return False
    if all(word.plain in TITLES for word in between):
        return True
    owns = text.text.startswith(_OWNING, first.span[1])
    titled = first.country is not None and between[-1].plain in TITLES
    said = any(word.is_stop or word.text[0].isupper() or _another_verb(word) for word in between)
    return (owns or titled) and len(between) <= _TITLE_WORDS and not said


def _goes_on(between: list[Word]) -> bool:
    """Whether only what joins a second verb to the subject's first stands right before a verb."""
    last = len(between)
    while last and (between[last - 1].plain in _BE or between[last - 1].plain.endswith("ly")):
        last -= 1
    return bool(last) and between[last - 1].plain == "and"


def _sets_on(between: list[Word]) -> bool:
    return len(between) > 1 and between[-1].plain == "to" and between[0].stem in _SET_ON


def _apposed(text: Text, index: int, names: tuple[Name, ...]) -> list[Name]:
    """The name before what is said of it between commas: "Hale, the second seed, beat Moss"."""
    clause = text.words[index].clause
    opening = clause_of(text, index)[0]
    said = [word for word in text.words if word.clause == clause - 1]
    if opening.start != text.words[index].start or not said or any(map(_another_verb, said[:-1])):
        return []
    if said[0].plain not in _DETERMINERS and not said[0].plain[0].isdigit():
        return []
    return [name for name in names if 0 < said[0].start - name.span[1] <= len(", ")]


def _apposed_behind(text: Text, index: int, names: tuple[Name, ...]) -> list[Name]:
    """The name behind what is said of it: "Hale beat the champion, Moss, in May"."""
    verb = text.words[index]
    said = [w for w in text.words[index + 1 :] if w.clause == verb.clause]
    said = said[1:] if said and said[0].plain == "by" else said
    if len(said) < 2 or said[0].plain not in _DETERMINERS or any(map(_another_verb, said)):
        return []
    if any(word.is_stop for word in said[1:]):
        return []
    return [
        name
        for name in names
        if text.text[said[-1].end : name.span[0]] == ", "
        and text.text[name.span[1] : name.span[1] + 1] in {",", ".", ""}
    ]


def _antecedent(text: Text, index: int, names: tuple[Name, ...]) -> list[Name]:
    """The name that a relative clause belongs to: "Hale, who beat Moss"."""
    opening = clause_of(text, index)[0]
    if opening.plain not in {"who", "which"}:
        return []
    return [name for name in names if 0 < opening.start - name.span[1] <= len(", ")]


def _joined(text: Text, names: list[Name]) -> bool:
    """Whether names stand in a list, so that no single one is the agent."""
    first, last = names[0].span[0], names[-1].span[1]
    return any(w.plain in _JOINING for w in text.words if first <= w.start < last)


def _another_verb(word: Word) -> bool:
    if word.is_stop or word.plain in AUXILIARIES or not word.text.islower():
        return False
    return is_verb(word.plain) and is_known_verb(word.stem)


def acts_at(text: Text, index: int) -> bool:
    """Whether a word is a verb that somebody does."""
    word = text.words[index]
    if word.is_stop or word.country is not None or not word.text.isalpha():
        return False
    before = text.words[index - 1] if index else None
    if before is not None and before.plain in _DETERMINERS:
        return False
    return is_known_verb(word.stem) or is_verb(word.plain)


def same_name(left: Name, right: Name) -> bool:
    """Whether two names are one: "Fortress" is the Fortress Group."""
    if left.country is not None or right.country is not None:
        return left.country == right.country
    short, long = sorted((left.words, right.words), key=len)
    return any(same_word(short[-1], word) for word in (long if len(short) == 1 else long[-1:]))
