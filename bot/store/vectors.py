"""All active vectors in memory, kept in step with the database, searched exactly."""

import threading
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from bot.encoder import Vectors

SENTENCE_BITS = 20
"""A sentence's number is its article's id shifted by this, plus its position."""


def sentence_number(article_id: int, position: int) -> int:
    """Return the number under which full text and vectors know a sentence."""
    return article_id << SENTENCE_BITS | position


def sentence_place(number: int) -> tuple[int, int]:
    """Return (article id, position) of a sentence's number."""
    return number >> SENTENCE_BITS, number & (1 << SENTENCE_BITS) - 1


NEIGHBOUR_SHARE = 0.2
"""What a neighbour's cosine adds to a sentence's: sentences near a match tell of the same."""


@dataclass(frozen=True, slots=True)
class _Block:
    article_id: int
    collection_id: int
    matrix: Vectors


@dataclass(frozen=True, slots=True)
class _Snapshot:
    revision: int
    generation: int
    matrix: Vectors
    numbers: npt.NDArray[np.int64]
    collections: npt.NDArray[np.int64]


class VectorIndex:
    """Exact cosine search; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._blocks: dict[int, _Block] = {}
        self._snapshot: _Snapshot | None = None

    def search(
        self, db: Database, generation: int, query: Vectors, collections: list[int], limit: int
    ) -> list[tuple[int, float]]:
        """Return up to `limit` (sentence number, score) of those collections, best first.

        The score is the cosine, raised by a share of the better neighbour's.

        Args:
            query: (d,) float32 unit vector.
        """
        snapshot = self._current(db, generation)
        visible = np.isin(snapshot.collections, collections)
        limit = min(limit, int(visible.sum()))
        if not limit:
            return []
        scores = np.where(visible, _with_neighbours(snapshot, query), -np.inf)
        best = np.argpartition(-scores, limit - 1)[:limit]
        best = best[np.argsort(-scores[best], kind="stable")]
        return [(int(snapshot.numbers[row]), float(scores[row])) for row in best]

    def _current(self, db: Database, generation: int) -> _Snapshot:
        with self._lock:
            (revision,) = db.execute("SELECT number FROM revision").fetchone()
            kept = self._snapshot
            if kept is None or (kept.revision, kept.generation) != (revision, generation):
                self._load(db, generation)
                kept = self._snapshot = self._stack(revision, generation)
            return kept

    def _load(self, db: Database, generation: int) -> None:
        """Read the blocks that are new, and drop those that are gone."""
        present = {
            row[0]: row[1:]
            for row in db.execute(
                """SELECT vectors.id, articles.id, articles.collection_id, generations.dimension
                FROM vectors JOIN articles ON articles.id = vectors.article_id
                JOIN generations ON generations.id = vectors.generation_id
                WHERE vectors.generation_id = ?""",
                [generation],
            )
        }
        self._blocks = {id: block for id, block in self._blocks.items() if id in present}
        for id in sorted(present.keys() - self._blocks.keys()):
            row = db.execute("SELECT matrix FROM vectors WHERE id = ?", [id]).fetchone()
            if row is None:
                continue
            article_id, collection_id, dimension = present[id]
            matrix = np.frombuffer(row[0], dtype=np.float32).reshape(-1, dimension)
            self._blocks[id] = _Block(article_id, collection_id, matrix)

    def _stack(self, revision: int, generation: int) -> _Snapshot:
        blocks = self._blocks
        if not blocks:
            none = np.empty(0, dtype=np.int64)
            return _Snapshot(revision, generation, np.empty((0, 0), np.float32), none, none)
        matrix = np.concatenate([block.matrix for block in blocks.values()])
        lengths = [len(block.matrix) for block in blocks.values()]
        first = np.array([sentence_number(b.article_id, 0) for b in blocks.values()], np.int64)
        ends = np.cumsum(lengths)
        places = np.arange(len(matrix)) - np.repeat(ends - lengths, lengths)
        # Blocks become views of the one matrix, so that vectors are held once.
        self._blocks = {
            id: replace(block, matrix=matrix[end - len(block.matrix) : end])
            for (id, block), end in zip(blocks.items(), ends, strict=True)
        }
        collections = np.array([block.collection_id for block in blocks.values()], np.int64)
        return _Snapshot(
            revision,
            generation,
            matrix,
            np.repeat(first, lengths) + places,
            np.repeat(collections, lengths),
        )


def _with_neighbours(snapshot: _Snapshot, query: Vectors) -> npt.NDArray[np.float32]:
    cosines = snapshot.matrix @ query
    # Numbers of neighbours in one article are consecutive; an article's first is not.
    joined = np.diff(snapshot.numbers) == 1
    best: npt.NDArray[np.float32] = np.zeros_like(cosines)
    best[1:] = np.where(joined, cosines[:-1], 0)
    best[:-1] = np.maximum(best[:-1], np.where(joined, cosines[1:], 0))
    return (cosines + NEIGHBOUR_SHARE * best).astype(np.float32, copy=False)
