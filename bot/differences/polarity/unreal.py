"""What is told as possible, asked for or planned, and not as having happened."""

from bot.differences.language.denials import REQUESTS, TURNING_DOWN, negator_of
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word
from bot.differences.speech.reported import attributions_in

_UNREAL_WORDS = """
    whether if would could might may should can unless claim allege suspect rumor rumour consider
    plan threaten want hope expect possible deny will propose seek urge demand call ask
"""
_UNREAL = frozenset(map(stem, _UNREAL_WORDS.split()))
_REFUSING = frozenset(map(stem, ("refuse", "decline")))
_MODALS = {"will": "will", "won't": "will", "can": "can", "can't": "can", "cannot": "can"}
_REPORTED = {"would": "will", "wouldn't": "will"}
_IS = frozenset({"is", "are", "isn't", "aren't"})
_REACH = 6


def is_unreal(text: Text, index: int, *, sure: frozenset[str] = frozenset()) -> bool:
    """Whether a word is told as possible, asked for or planned; not by a modal that is `sure`."""
    negator = negator_of(text, index)
    refused = negator is not None and text.words[negator].stem in TURNING_DOWN
    return any(
        _opens_up(text.words[place]) and not _modal(text, place, index) & sure
        for place in _before(text, index)
        # What is asked for and turned down is denied, and not open.
        if not (refused and (place == negator or text.words[place].stem in REQUESTS))
    )


def _opens_up(word: Word) -> bool:
    return word.stem in _UNREAL or word.plain.endswith("'d")


def one_unreal(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether one of two words is unreal: what both say will or can be is as real as a fact."""
    sure = _modals(claim, index) & _modals(sentence, other)
    if is_refused(sentence, other):
        # What will happen is no less real than what somebody refuses to do.
        return is_unreal(sentence, other, sure=sure) or is_unreal(
            claim, index, sure=sure | {"will"}
        )
    return is_unreal(sentence, other, sure=sure) or is_unreal(claim, index, sure=sure)


def is_refused(text: Text, index: int) -> bool:
    """Whether somebody refuses or declines to do it, which says that it won't be done."""
    negator = negator_of(text, index)
    return negator is not None and text.words[negator].stem in _REFUSING


def _before(text: Text, index: int) -> list[int]:
    clause = text.words[index].clause
    places = range(max(0, index - _REACH), index)
    return [place for place in places if text.words[place].clause == clause]


def _modals(text: Text, index: int) -> frozenset[str]:
    """What a word is said to be: to come ("will", "is closing") or possible ("can")."""
    found = frozenset[str]().union(*(_modal(text, p, index) for p in _before(text, index)))
    going = text.words[index].plain.endswith("ing")
    if going and any(text.words[place].plain in _IS for place in _before(text, index)[-2:]):
        found |= {"will"}
    return found


def _modal(text: Text, place: int, index: int) -> frozenset[str]:
    """The modal that stands at a place; "would" is one where somebody's word is reported."""
    plain = text.words[place].plain
    if plain in _MODALS:
        return frozenset({_MODALS[plain]})
    start = text.words[index].start
    reported = plain in _REPORTED and any(
        one.content[0] <= start < one.content[1] for one in attributions_in(text.text)
    )
    return frozenset({_REPORTED[plain]}) if reported else frozenset()
