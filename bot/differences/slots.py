"""Names: those the passage is silent on, and those that another name stands in place of."""

from bot.differences.common_words import TITLES
from bot.differences.names import Name, known_names, matches, names_in, passage_words, same_word
from bot.differences.overlap import event_words, overlap_of
from bot.differences.result import Findings, Missing
from bot.differences.silence import points_back
from bot.differences.text import Text, Word, analyse, shares
from bot.domain import Difference, DifferenceKind, Passage

_SHARED = 0.6
"""The share of the claim's other content that a sentence must hold to name someone instead."""

_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BETWEEN = frozenset({"the", "a", "an", "s", "is", "was", "are", "were", "became", "as"})
"""What may stand between a title and its bearer: "the spokesman was Keita"."""
_WEAK_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "former", "acting", "deputy", "the"}
)


def claim_names(claim: Text, passage: Passage) -> tuple[Name, ...]:
    """The names of a claim, with those written small that the passage knows."""
    return (*names_in(claim.text), *known_names(claim, passage_words(passage)))


def compare_names(claim: Text, sentence: Text, passage: Passage, findings: Findings) -> None:
    """Look up each name of the claim in the sentence, then in the passage and its heading.

    A name that only the sentences around hold counts where the sentence points back to it; a
    country also where the title names it.
    """
    everywhere = passage_words(passage)
    missing: list[Name] = []
    for name in claim_names(claim, passage):
        here = matches(name, sentence.words)
        findings.named.extend(_span(name, sentence, index) for index in here)
        if here or _written_small(name, everywhere):
            continue
        heading = name.country is not None and matches(name, analyse(passage.article.title).words)
        if not heading and not (points_back(sentence) and matches(name, everywhere)):
            missing.append(name)
    for name in missing:
        difference = _replaced(claim, name, sentence) if len(missing) == 1 else None
        if difference is not None:
            findings.differences.append(difference)
        else:
            findings.missing.append(Missing("name", claim.text[slice(*name.span)]))
    for word in claim.words:
        office = word.plain in TITLES - _WEAK_TITLES
        if office and not any(shares(word, other) for other in everywhere):
            findings.missing.append(Missing("office", word.text))


def _written_small(name: Name, words: tuple[Word, ...]) -> bool:
    """Whether a lone capital of the claim is a common word of the passage."""
    return len(name.words) == 1 and any(
        word.text[0].islower() and (word.plain == name.core[0] or word.stem == name.words[0].stem)
        for word in words
    )


def _span(name: Name, sentence: Text, index: int) -> tuple[int, int]:
    """The place of a match, with the first names before it."""
    words = sentence.words
    first = index
    while first > 0 and _belongs(name, words[first - 1], words[first]):
        first -= 1
    return words[first].start, words[index].end


def _belongs(name: Name, word: Word, following: Word) -> bool:
    """Whether a word before a match is part of the same name."""
    if word.end + 1 < following.start:
        return False
    if name.country is not None:
        return word.country == name.country
    return any(same_word(word, other) for other in name.words[:-1])


def _replaced(claim: Text, name: Name, sentence: Text) -> Difference | None:
    """Find the one name that holds the same title in the sentence as the claim's does."""
    if name.country is not None:
        return None
    rest = [w for w in event_words(claim) if not (name.span[0] <= w.start < name.span[1])]
    if overlap_of(rest, sentence) < _SHARED:
        return None
    title = _title(claim, name)
    if not title:
        return None
    others = [
        other
        for other in names_in(sentence.text)
        if other.country is None
        and not _is_people(other)
        and _same_title(title, _title(sentence, other))
    ]
    if len(others) != 1:
        return None
    found = sentence.text[slice(*others[0].span)]
    claimed = claim.text[slice(*name.span)]
    return Difference(DifferenceKind.NAME, claimed, found, others[0].span)


def _is_people(name: Name) -> bool:
    """Whether a name is a people's, which holds no office: "Tuaregs"."""
    return len(name.words) == 1 and name.core[0].endswith("s")


def _title(text: Text, name: Name) -> frozenset[str]:
    """The titles right before a name, or after it behind a comma."""
    before = list(reversed(text.before(name.span[0], 5)))
    after = list(text.after(name.span[1], 5))
    found: set[str] = set()
    for words in (before, after if not before or before[0].plain not in TITLES else []):
        for word in words:
            if word.plain in TITLES:
                found.add("spokesman" if word.plain in _SPEAKERS else word.plain)
            elif found or word.plain not in _BETWEEN:
                break
    return frozenset(found - _WEAK_TITLES)


def _same_title(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) and (one <= other or other <= one)
