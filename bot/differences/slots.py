"""Names: those the passage is silent on, and those that another name stands in place of."""

from bot.differences.language.ruled import ruled_out
from bot.differences.language.text import Text, Word, analyse, shares, within
from bot.differences.names.acronyms import abbreviated
from bot.differences.names.finding import (
    Name,
    matches,
    names_in,
    passage_words,
    same_word,
)
from bot.differences.names.offices import OFFICES
from bot.differences.names.replacements import replaced
from bot.differences.names.topics import is_topic
from bot.differences.result import Findings, Missing
from bot.differences.silence import points_back
from bot.domain import Passage


def compare_names(claim: Text, sentence: Text, passage: Passage, findings: Findings) -> None:
    """Look up each name of the claim in the sentence, then in the passage and its heading.

    A name that only the sentences around hold counts where the sentence points back to it; what the
    article is about counts everywhere in it.
    """
    everywhere = passage_words(passage)
    publisher = analyse(passage.article.publisher or "").words
    missing: list[Name] = []
    shortened = abbreviated(claim, sentence)
    for name in names_in(claim.text):
        here = matches(name, sentence.words) or [
            index for span, index in shortened if within(name.span, span)
        ]
        findings.named.extend(_span(name, sentence, index) for index in here)
        if here or _written_small(name, everywhere) or ruled_out(claim.text, name.span[0]):
            continue
        around = points_back(sentence) and matches(name, everywhere)
        if not around and not is_topic(name, passage.article) and not matches(name, publisher):
            missing.append(name)
    for name in missing:
        difference = replaced(claim, name, sentence) if len(missing) == 1 else None
        if difference is not None:
            findings.differences.append(difference)
        else:
            nearby = bool(matches(name, everywhere))
            findings.missing.append(Missing("name", claim.text[slice(*name.span)], nearby))
    for word in claim.words:
        office = word.plain in OFFICES
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
