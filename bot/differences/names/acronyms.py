"""Acronyms and what they stand for: ECOWAS is the Economic Community of West African States."""

from collections.abc import Sequence

from bot.differences.language.text import Text, Word

_FEWEST, _MOST = 2, 8


def is_acronym(word: Word) -> bool:
    """Whether a word is written as the initials of others."""
    letters = word.text.replace(".", "")
    return letters.isalpha() and letters.isupper() and _FEWEST <= len(letters) <= _MOST


def spelled_out(letters: str, words: Sequence[Word]) -> tuple[int, int] | None:
    """Find the first and last of the words whose initials an acronym is; small words may count."""
    for index, word in enumerate(words):
        if word.text[0].isupper() and word.plain[0] == letters[0]:
            last = _end(letters[1:], words, index + 1)
            if last is not None:
                return index, last
    return None


def _end(letters: str, words: Sequence[Word], index: int) -> int | None:
    if not letters:
        return index - 1
    if index == len(words) or words[index].start > words[index - 1].end + 1:
        return None
    word = words[index]
    if word.plain[0] == letters[0]:
        last = _end(letters[1:], words, index + 1)
        if last is not None:
            return last
    return _end(letters, words, index + 1) if word.text.islower() and word.is_stop else None


def abbreviated(claim: Text, sentence: Text) -> list[tuple[tuple[int, int], int]]:
    """Find what the claim spells out and the sentence abbreviates: its place, and the acronym's."""
    found: list[tuple[tuple[int, int], int]] = []
    for index, word in enumerate(sentence.words):
        place = spelled_out(word.plain, claim.words) if is_acronym(word) else None
        if place is not None and place[1] > place[0]:
            span = claim.words[place[0]].start, claim.words[place[1]].end
            found.append((span, index))
    return found
