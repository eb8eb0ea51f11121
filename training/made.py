"""Synthetic pairs from news as examples."""

from collections.abc import Iterator
from itertools import groupby

from bench.data import news_days
from bench.held import bucket
from training.board import on_board
from training.examples import Example
from training.synthetic.corpus import sentences_of
from training.synthetic.pairs import Row, rows

SOURCE = "synthetic_news"
SENTENCES = 18_000
"""Sentences of the news that pairs are made from."""
OTHER_EVENTS = 2
"""One in this many groups about another event is kept: most are easily told."""


def synthetic_pairs(seed: int) -> Iterator[Example]:
    """Yield synthetic pairs; groups are whole, so that claims stay balanced."""
    made = rows(sentences_of(news_days()), seed, SENTENCES)
    for group, members in groupby(made, key=lambda row: row.group):
        pairs = list(members)
        easy = any(row.kind == "other_event" for row in pairs)
        if easy and bucket(group) % OTHER_EVENTS:
            continue
        if any(on_board(row.claim, row.focus) for row in pairs):
            continue
        yield from map(_example, pairs)


def _example(row: Row) -> Example:
    return Example(
        id=f"{SOURCE}:{row.id}",
        source=SOURCE,
        query=row.claim,
        focus=row.focus,
        label=row.label,
        relevant=row.kind != "other_event",
        title=row.title,
        date=row.date,
        before=row.before,
        after=row.after,
        group=f"{SOURCE}:{row.group}",
    )
