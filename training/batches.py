"""Examples as arrays of tokens, and the order in which they are learnt."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from bot.encoder.weights import DEFAULT_MODEL, locate
from bot.judge.pair import PairText, PairTokens, open_tokenizer, tokenize
from training.examples import LABELS, Example

NOT_SUPPORTED, UNKNOWN = 3, -1
LONGER = 1.35
"""How much longer than a group's shortest pair another may be and still share its batch."""
BUCKET = 60
"""Batches' worth of examples that are sorted by length together."""


@dataclass(frozen=True, slots=True)
class Tokenized:
    """Examples as tokens and targets; `starts[i]:starts[i + 1]` are the tokens of example i.

    `targets` has columns stance, relevance, span start, span end (token numbers), -1 if unknown.
    `units` are rows that share a batch.
    """

    ids: npt.NDArray[np.int32]
    types: npt.NDArray[np.int8]
    starts: npt.NDArray[np.int64]
    queries: npt.NDArray[np.int32]
    targets: npt.NDArray[np.int32]
    units: list[list[int]]

    def __len__(self) -> int:
        """Return the number of examples."""
        return len(self.starts) - 1

    def lengths(self) -> npt.NDArray[np.int64]:
        """Return the number of tokens of each example."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Batch:
    """One step's input and targets, each with a row for an example."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    query: Tensor
    targets: Tensor

    def to(self, device: torch.device) -> "Batch":
        """Return the batch on a device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def tokenized(examples: Sequence[Example], max_tokens: int) -> Tokenized:
    """Return examples as arrays."""
    tokenizer = open_tokenizer(locate(DEFAULT_MODEL) / "tokenizer.json")
    ids: list[npt.NDArray[np.int32]] = []
    types: list[npt.NDArray[np.int8]] = []
    queries, targets = [], []
    units: dict[str, list[int]] = {}
    for row, one in enumerate(examples):
        text = PairText(one.query, one.focus, one.title, one.date, one.before, one.after)
        pair = tokenize(tokenizer, text, max_tokens)
        ids.append(np.asarray(pair.ids, dtype=np.int32))
        types.append(np.asarray(pair.types, dtype=np.int8))
        queries.append(pair.query)
        targets.append(_targets(one, pair))
        units.setdefault(one.group or f"#{row}", []).append(row)
    lengths = [len(one) for one in ids]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Tokenized(
        np.concatenate(ids),
        np.concatenate(types),
        starts,
        np.asarray(queries, dtype=np.int32),
        np.asarray(targets, dtype=np.int32),
        [part for rows in units.values() for part in _of_like_length(rows, lengths)],
    )


def save(path: Path, data: Tokenized) -> None:
    """Write arrays to a file."""
    unit = np.zeros(len(data), dtype=np.int32)
    for number, rows in enumerate(data.units):
        unit[rows] = number
    arrays = {
        name: getattr(data, name) for name in ("ids", "types", "starts", "queries", "targets")
    }
    np.savez(path, unit=unit, **arrays)


def load(path: Path) -> Tokenized:
    """Read the arrays that `save` wrote."""
    with np.load(path) as stored:
        unit = stored["unit"]
        order = np.argsort(unit, kind="stable")
        edges = np.flatnonzero(np.diff(unit[order])) + 1
        units = [rows.tolist() for rows in np.split(order, edges)]
        return Tokenized(
            stored["ids"],
            stored["types"],
            stored["starts"],
            stored["queries"],
            stored["targets"],
            units,
        )


def epoch(data: Tokenized, batch_tokens: int, seed: int) -> list[list[int]]:
    """Return the batches of one pass: of like lengths, groups kept together, in random order."""
    shuffler = random.Random(seed)
    lengths = data.lengths()
    units = list(data.units)
    shuffler.shuffle(units)
    longest = [max(int(lengths[row]) for row in unit) for unit in units]
    mean = float(np.mean(lengths))
    rows_in_bucket = int(BUCKET * batch_tokens / mean)
    batches: list[list[int]] = []
    start = 0
    while start < len(units):
        end, rows = start, 0
        while end < len(units) and rows < rows_in_bucket:
            rows += len(units[end])
            end += 1
        batch: list[int] = []
        for number in sorted(range(start, end), key=longest.__getitem__):
            if batch and (len(batch) + len(units[number])) * longest[number] > batch_tokens:
                batches.append(batch)
                batch = []
            batch = [*batch, *units[number]]
        batches.append(batch)
        start = end
    shuffler.shuffle(batches)
    return batches


def in_order(data: Tokenized, batch_tokens: int) -> Iterator[list[int]]:
    """Yield every row once, shortest first, for scoring."""
    lengths = data.lengths()
    batch: list[int] = []
    for row in np.argsort(lengths, kind="stable").tolist():
        if batch and (len(batch) + 1) * lengths[row] > batch_tokens:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def collate(data: Tokenized, rows: Sequence[int]) -> Batch:
    """Return rows as one padded batch."""
    width = max(int(data.starts[row + 1] - data.starts[row]) for row in rows)
    ids = np.zeros((len(rows), width), dtype=np.int64)
    types, mask, query = np.zeros_like(ids), np.zeros_like(ids), np.zeros_like(ids)
    for place, row in enumerate(rows):
        start, end = int(data.starts[row]), int(data.starts[row + 1])
        ids[place, : end - start] = data.ids[start:end]
        types[place, : end - start] = data.types[start:end]
        mask[place, : end - start] = 1
        first, last = data.queries[row]
        query[place, first:last] = 1
    targets = torch.from_numpy(data.targets[list(rows)].astype(np.int64))
    tensors = [torch.from_numpy(array) for array in (ids, types, mask, query)]
    return Batch(tensors[0], tensors[1], tensors[2], tensors[3], targets)


def _of_like_length(rows: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Divide a group where its pairs differ much in length: padding would cost more than it gives.

    What tells a pair from its contrast is a word or two, so the two stay together.
    """
    part: list[int] = []
    for row in sorted(rows, key=lengths.__getitem__):
        if part and lengths[row] > LONGER * lengths[part[0]]:
            yield part
            part = []
        part.append(row)
    yield part


def _targets(one: Example, pair: PairTokens) -> tuple[int, int, int, int]:
    stance = UNKNOWN
    if one.label == "not_supported":
        stance = NOT_SUPPORTED
    elif one.label is not None:
        stance = LABELS.index(one.label)
    relevance = UNKNOWN if one.relevant is None else int(one.relevant)
    return stance, relevance, *_span(one, pair)


def _span(one: Example, pair: PairTokens) -> tuple[int, int]:
    """Return the first and last token of the answer, (-1, -1) where there is none."""
    if one.answer is None:
        return UNKNOWN, UNKNOWN
    start, end = one.answer
    inside = [i for i, (left, right) in enumerate(pair.offsets) if left < end and right > start]
    if not inside:
        return UNKNOWN, UNKNOWN
    return pair.focus[0] + inside[0], pair.focus[0] + inside[-1]
