"""The words that stand with a number, and how much of the claim they hold."""

import re

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.bearing import bears_on
from bot.differences.figures.pairing import meets, of_one_sort
from bot.differences.language.lexicon import REPORTING, is_verb
from bot.differences.language.overlap import held, senses_of
from bot.differences.language.text import Text, Word
from bot.differences.names.finding import matches, names_in
from bot.differences.names.subjects import governor

_LINKS = frozenset({"and", "or", "but", "while", "plus"})
_MORE_AFTER = re.compile(r"\s+(?:more|further|additional|extra)\b(?!\s+than)", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional)\s+$", re.IGNORECASE)

Numbers = tuple[Quantity, ...]


def clause_around(text: Text, quantity: Quantity) -> list[Word]:
    """The words of the clause that a number stands in."""
    clause = next((word.clause for word in text.words if word.end > quantity.start), 0)
    return [word for word in text.words if word.clause == clause]


def phrase_of(text: Text, quantity: Quantity, numbers: Numbers) -> tuple[Word, ...]:
    """The words of a number's clause, up to the "and" towards the numbers on either side."""
    before = max((one.end for one in numbers if one.end <= quantity.start), default=0)
    after = min((one.start for one in numbers if one.start >= quantity.end), default=len(text.text))
    mine = clause_around(text, quantity)
    left = [word for word in mine if before <= word.start and word.end <= quantity.start]
    right = [word for word in mine if quantity.end <= word.start and word.end <= after]
    if before and any(word.end <= before for word in mine):
        left = left[_last_link(left) + 1 :]
    if any(word.start >= after for word in mine) and _last_link(right) >= 0:
        right = right[: _last_link(right)]
    return (*left, *right)


def _last_link(words: list[Word]) -> int:
    return max((place for place, word in enumerate(words) if word.plain in _LINKS), default=-1)


def bare(quantity: Quantity) -> bool:
    """Whether a number stands without what it counts: "two fell and four hit it"."""
    return not quantity.nouns or is_verb(quantity.nouns[0].plain)


def wanted_by(claim: Text, quantity: Quantity, numbers: Numbers) -> tuple[Word, ...]:
    """The claim's words of content that belong to a number: all, where it has no other."""
    words = phrase_of(claim, quantity, numbers) if len(numbers) > 1 else claim.words
    return tuple(
        word
        for word in words
        if not (word.is_stop or word.stem in REPORTING)
        and not quantity.start <= word.start < quantity.end
    )


def held_by(
    wanted: tuple[Word, ...], words: tuple[Word, ...], *, countries: bool = True
) -> frozenset[int]:
    """Where those of the wanted words stand in the claim that some others hold.

    Without `countries`, "German police" do not hold "Berlin".
    """
    senses = senses_of(words) if countries else frozenset().union(*(word.senses for word in words))
    return frozenset(word.start for word in wanted if held(word, senses))


def adds(text: Text, quantity: Quantity) -> bool:
    """Whether a number comes on top of another: "two more bodies", "another two"."""
    after = _MORE_AFTER.match(text.text, quantity.end)
    return bool(after or _MORE_BEFORE.search(text.text, 0, quantity.start))


def outshone(
    claim: Text, quantity: Quantity, sentence: Text, numbers: Numbers, wanted: tuple[Word, ...],
    equal: Quantity,
) -> Quantity | None:  # fmt: skip
    """Return a number that stands with all of the claim that an equal one stands with, and more.

    "Hale got 60%" is not borne out by "Hale got 33%, while Moss took 60%".
    """
    if adds(claim, quantity) and adds(sentence, equal):
        return None
    opening = {word.start for word in wanted if word.country} if equal == numbers[0] else set()
    words = phrase_of(sentence, equal, numbers)
    if all(word.is_stop for word in words):
        return None
    own = held_by(wanted, words) - opening
    strange = _has_strange(claim, sentence, words)
    for rival in numbers:
        if not of_one_sort(quantity, rival) or bears_on(quantity, rival) == "agrees":
            continue
        near = phrase_of(sentence, rival, numbers)
        if not strange and _has_strange(claim, sentence, near):
            continue
        if own < held_by(wanted, near, countries=False) and (
            (strange and _has_name(claim, words, near))
            or _lacks_what_is_said(quantity, equal, rival)
            or _lacks_governor(claim, quantity, words, near)
        ):
            return rival
    return None


def _has_name(claim: Text, words: tuple[Word, ...], near: tuple[Word, ...]) -> bool:
    """Whether a name of the claim stands with the rival, and not with the equal."""
    return any(matches(name, near) and not matches(name, words) for name in names_in(claim.text))


def _has_strange(claim: Text, sentence: Text, words: tuple[Word, ...]) -> bool:
    """Whether a name that the claim lacks stands among some words of the sentence."""
    there = [name for name in names_in(sentence.text) if name.words[0] in words]
    return any(not matches(name, claim.words) for name in there)


def _lacks_what_is_said(quantity: Quantity, equal: Quantity, rival: Quantity) -> bool:
    """Whether the verb that follows the claim's number follows the rival, and not the equal."""
    if quantity.kind != "count" or quantity.unit or not equal.event:
        return False
    return meets(quantity.event, rival.event) and not meets(quantity.event, equal.event)


def _lacks_governor(
    claim: Text, quantity: Quantity, words: tuple[Word, ...], near: tuple[Word, ...]
) -> bool:
    if quantity.kind == "count" and not quantity.unit:
        return False
    word = governor(claim, quantity.span)
    return word is not None and bool(held_by((word,), near)) and not held_by((word,), words)
