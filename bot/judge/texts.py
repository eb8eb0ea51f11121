"""How the trained judge reads a whole text at once: its sentences, then the best of them together.

A small network loses a sentence in a long text, so each sentence is read by itself between its
neighbours, and those that bear most on the claim are read once more side by side, for a claim whose
parts stand in different places.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.judge.network import Network, Reading
from bot.judge.pair import PairText
from bot.sentences import split

SHORT = 400
"""Characters up to which a text is read in one piece."""
TOGETHER = 3
"""Sentences that are read side by side."""
RELEVANCE_MARGIN = 1.0
"""By how much, in log-odds, support speaks for a sentence more than relevance does."""


def read_texts(network: Network, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
    """Return one reading of each claim beside its text; `tokens` are all that were read of it.

    Support is that of the reading that supports most. What is left of it is shared out between
    refutation and silence as the best sentences together say.
    """
    pieces = [_pieces(claim, text) for claim, text in pairs]
    firsts = iter(network.read([piece for parts in pieces for piece in parts]))
    grouped = [[next(firsts) for _ in parts] for parts in pieces]
    again = [
        (row, _together(parts, readings))
        for row, (parts, readings) in enumerate(zip(pieces, grouped, strict=True))
        if len(parts) > 1
    ]
    joined = dict(
        zip((row for row, _ in again), network.read([text for _, text in again]), strict=True)
    )
    return [
        _whole(readings, joined[row]) if row in joined else readings[0]
        for row, readings in enumerate(grouped)
    ]


def _pieces(claim: str, text: str) -> list[PairText]:
    sentences = [] if len(text) <= SHORT else split(text)
    if len(sentences) <= 1:
        return [PairText(claim, text)]
    texts = ["", *(sentence.text for sentence in sentences), ""]
    return [
        PairText(claim, texts[i], before=texts[i - 1], after=texts[i + 1])
        for i in range(1, len(texts) - 1)
    ]


def _together(parts: Sequence[PairText], readings: Sequence[Reading]) -> PairText:
    worth = [max(_odds(one), one.relevance - RELEVANCE_MARGIN) for one in readings]
    best = sorted(sorted(range(len(parts)), key=lambda i: -worth[i])[:TOGETHER])
    return PairText(parts[0].query, " ".join(parts[i].focus for i in best))


def _whole(readings: Sequence[Reading], joined: Reading) -> Reading:
    odds = max(_odds(one) for one in (*readings, joined))
    rest = joined.stance[1:] - np.logaddexp(joined.stance[1], joined.stance[2])
    stance = np.array([odds, *rest], dtype=np.float32)
    return replace(joined, stance=stance, tokens=sum(one.tokens for one in readings))


def _odds(reading: Reading) -> float:
    supports, refutes, neutral = reading.stance
    return float(supports - np.logaddexp(refutes, neutral))
