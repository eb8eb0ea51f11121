"""Public pairs in the dress that passages have in an article: a title, a date, neighbours.

The public sets give evidence alone. Were it never seen between other sentences, a network would
take neighbours for a sign of the synthetic pairs.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.sentences import split
from training.examples import Example

DRESSED, TITLED, DATED = 0.6, 0.4, 0.5
"""Shares of pairs that get neighbours, and of those that get a title, and a date."""
LONGEST = 400
"""Characters of evidence up to which neighbours are added."""
_FIRST, _DAYS = date(2002, 1, 1), 8_900


def dressed(pairs: Sequence[Example], titles: Sequence[str], seed: int) -> Iterator[Example]:
    """Yield the pairs, many with a title, a day, and sentences of the same set's other evidence.

    What is added has nothing to do with the claim, whatever its label.
    """
    chooser = random.Random(seed)
    by_source: dict[str, list[str]] = {}
    for one in pairs:
        by_source.setdefault(one.source, []).append(one.focus)
    for one in pairs:
        if len(one.focus) > LONGEST or chooser.random() > DRESSED:
            yield one
            continue
        day = _FIRST + timedelta(days=chooser.randrange(_DAYS))
        yield replace(
            one,
            title=chooser.choice(titles) if chooser.random() < TITLED else "",
            date=day.isoformat() if chooser.random() < DATED else "",
            before=_neighbour(by_source[one.source], one, chooser),
            after=_neighbour(by_source[one.source], one, chooser),
        )


def _neighbour(texts: Sequence[str], one: Example, chooser: random.Random) -> str:
    """Return a sentence of another evidence, or nothing in a third of the cases."""
    text = chooser.choice(texts)
    if chooser.random() < 1 / 3 or text == one.focus:
        return ""
    return chooser.choice(split(text) or split(one.focus)).text
