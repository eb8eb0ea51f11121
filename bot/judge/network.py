"""Runs the trained judge's network: pairs of texts in, logits out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from bot.encoder import open_session, packed
from bot.judge.card import (
    SECOND_CARD,
    SECOND_WEIGHTS,
    WEIGHTS,
    JudgeCard,
    read_card,
    verified_tokenizer,
    verified_weights,
)
from bot.judge.pair import PairText, PairTokens, open_tokenizer, tokenize

Array = npt.NDArray[np.float32]
Feeds = dict[str, npt.NDArray[np.int64]]
Read = TypeVar("Read")

BATCH_TOKENS = 1024
"""Tokens in a batch, padding included."""
LONGEST_ANSWER = 24
"""Tokens that an answer has at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Logits of one pair: `stance` (3,), relevance, and the best span as (start, end) characters.

    `tokens` is how many were read; `span` is a place in the focus, and its logit.
    """

    stance: Array
    relevance: float
    span: tuple[int, int]
    tokens: int


class Network:
    """A shipped file, opened once it has been proved genuine."""

    def __init__(self, folder: Path, card: JudgeCard, threads: int, weights: str = WEIGHTS) -> None:
        """Open the network.

        Raises:
            ModelError: a file is missing, cut short, or altered.
        """
        self._session = open_session(verified_weights(card, folder, weights), threads)
        self._tokenizer = open_tokenizer(verified_tokenizer(card))
        self._max_tokens = card.max_tokens

    def read(self, pairs: Sequence[PairText]) -> list[Reading]:
        """Return the logits of each pair, in their order."""
        return self._each(pairs, self._readings)

    def stances(self, pairs: Sequence[PairText]) -> list[Array]:
        """Return the stance logits (3,) of each pair, in their order: all that a second has."""
        return self._each(pairs, self._stances)

    def _each(
        self, pairs: Sequence[PairText], run: Callable[[Sequence[PairTokens]], Iterable[Read]]
    ) -> list[Read]:
        tokens = [tokenize(self._tokenizer, pair, self._max_tokens) for pair in pairs]
        found: dict[int, Read] = {}
        for rows in packed([len(one.ids) for one in tokens], BATCH_TOKENS):
            found.update(zip(rows, run([tokens[row] for row in rows]), strict=True))
        return [found[row] for row in range(len(pairs))]

    def _stances(self, batch: Sequence[PairTokens]) -> Iterable[Array]:
        (stances,) = self._session.run(["stance"], _feeds(batch))
        return stances  # type: ignore[no-any-return]

    def _readings(self, batch: Sequence[PairTokens]) -> Iterator[Reading]:
        stances, relevances, spans = self._session.run(None, _feeds(batch))
        for pair, stance, relevance, span in zip(batch, stances, relevances, spans, strict=True):
            yield Reading(stance, float(relevance), _best_span(pair, span), len(pair.ids))


def open_second(folder: Path, threads: int) -> Network:
    """Return the second judge's network, which has stances alone.

    Raises:
        ModelError: a file of it is missing, cut short, or altered.
    """
    return Network(folder, read_card(folder, SECOND_CARD), threads, SECOND_WEIGHTS)


def _feeds(batch: Sequence[PairTokens]) -> Feeds:
    shape = (len(batch), max(len(pair.ids) for pair in batch))
    feeds = {name: np.zeros(shape, dtype=np.int64) for name in ("ids", "types", "mask", "query")}
    for row, pair in enumerate(batch):
        feeds["ids"][row, : len(pair.ids)] = pair.ids
        feeds["types"][row, : len(pair.types)] = pair.types
        feeds["mask"][row, : len(pair.ids)] = 1
        feeds["query"][row, slice(*pair.query)] = 1
    return feeds


def _best_span(pair: PairTokens, logits: Array) -> tuple[int, int]:
    """Return the characters of the likeliest span of at most `LONGEST_ANSWER` tokens."""
    first, last = pair.focus
    if first == last:
        return 0, 0
    sums = logits[first:last, 0][:, None] + logits[first:last, 1][None, :]
    allowed = np.triu(np.ones_like(sums, dtype=bool)) & ~np.triu(
        np.ones_like(sums, dtype=bool), LONGEST_ANSWER
    )
    place = int(np.where(allowed, sums, -np.inf).argmax())
    start, end = divmod(place, last - first)
    return pair.offsets[start][0], pair.offsets[end][1]
