"""Which articles speak for themselves: copies count once, replaced versions not at all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain import Article, Evidence, Judgement, Stance

ALIKE = 0.8
"""Sentences of which two share this part of their words (Jaccard's index) are copies."""
FEWEST = 6
"""Words of a sentence from which another one like it is no chance."""
REPLACED = "A newer article of the same publisher says otherwise."

_WORD = re.compile(r"\w+(?:[.,]\d+)*")


def independent(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence without copies, and with what was replaced made neutral, in its order."""
    return _current(_once(evidence))


def remarks(evidence: Evidence) -> tuple[str, ...]:
    """Tell what a reader must know beside the sentence: what moved its stance, and its copies."""
    titles = "; ".join(copy.title or copy.uri for copy in evidence.copies)
    told = (evidence.attribution, *evidence.notes, f"Also in: {titles}" if titles else None)
    return tuple(remark for remark in told if remark)


def _once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Keep the first of each group of copies, which names the articles of the others."""
    kept: list[Evidence] = []
    words: list[frozenset[str]] = []
    for one in evidence:
        own = _words(one.hit.passage.sentence.text)
        place = next(
            (i for i, first in enumerate(kept) if _copied(first, one, words[i], own)), None
        )
        if place is None:
            kept.append(one)
            words.append(own)
        else:
            first = kept[place]
            copies = dict.fromkeys((*first.copies, _article(one)))
            kept[place] = replace(first, copies=tuple(copies))
    return tuple(kept)


def _copied(first: Evidence, other: Evidence, words: frozenset[str], own: frozenset[str]) -> bool:
    if first.stance is not other.stance or _article(first).uri == _article(other).uri:
        return False
    if min(len(words), len(own)) < FEWEST or len(words & own) < ALIKE * len(words | own):
        return False
    # A copy may be shortened, but another figure or another name makes it another statement.
    return not any(word[0].isdigit() or word[0].isupper() for word in words ^ own)


def _words(sentence: str) -> frozenset[str]:
    """Return the words; the first one without its capital, which is no name's for certain."""
    return frozenset(_WORD.findall(sentence[:1].lower() + sentence[1:]))


def _current(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Make neutral what a newer article of the same publisher contradicts."""
    newest = {
        stance: _newest(one for one in evidence if one.stance is stance)
        for stance in (Stance.SUPPORTS, Stance.REFUTES)
    }
    opposite = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}
    found = []
    for one in evidence:
        article = _article(one)
        against = newest.get(opposite.get(one.stance, one.stance), {}).get(article.publisher or "")
        if against and article.published and article.published < against:
            one = _neutral(one)
        found.append(one)
    return tuple(found)


def _newest(evidence: Iterable[Evidence]) -> dict[str, date]:
    days: dict[str, date] = {}
    for one in evidence:
        publisher, published = _article(one).publisher, _article(one).published
        if publisher and published:
            days[publisher] = max(published, days.get(publisher, published))
    return days


def _neutral(one: Evidence) -> Evidence:
    judgement = Judgement(one.judgement.relevance, 0.0, 0.0, 1.0, one.judgement.span)
    notes = (*one.notes, REPLACED)
    return replace(one, judgement=judgement, stance=Stance.NEUTRAL, notes=notes)


def _article(one: Evidence) -> Article:
    return one.hit.passage.article
