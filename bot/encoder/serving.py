"""The two ways to serve an embedding model: ONNX Runtime, or sentence-transformers itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from bot.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]
Feeds = dict[str, npt.NDArray[np.int64]]
"""A batch by the names of the model's inputs, each (texts, tokens)."""
Pooled = Callable[[Feeds], Vectors]
"""One run of a model: a batch to (texts, d) vectors, not normalised."""
Advance = Callable[[int], None]
"""Called with the number of texts just encoded."""

BATCH_TOKENS = 1024
"""Tokens in a batch, padding included: about the best throughput on two cores for MiniLM."""


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What makes vectors comparable: only vectors of one identity may be compared."""

    name: str
    weights_sha256: str
    dimension: int
    normalised: bool = True


class Encoder(Protocol):
    """Texts in, vectors out; queries and documents may be prompted differently."""

    @property
    def identity(self) -> ModelIdentity:
        """The identity of the vectors that come out."""
        ...

    def encode_documents(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        ...


@dataclass(frozen=True, slots=True)
class ExportCard:
    """What is written beside an exported model and checked before it is served."""

    onnx_sha256: str
    dimension: int
    max_tokens: int
    inputs: tuple[str, ...]
    query_prompt: str
    document_prompt: str


def open_session(path: Path, threads: int) -> "onnxruntime.InferenceSession":
    """Open a network for the processor."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Spinning threads would take the cores from everything else that the bot does.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class OnnxEncoder:
    """An exported model: batches are sorted by length and packed to a token budget."""

    def __init__(
        self, exported: Path, folder: Path, card: ExportCard, identity: ModelIdentity, threads: int
    ) -> None:
        from tokenizers import Tokenizer

        self._session = open_session(exported / "model.onnx", threads)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(card.max_tokens)
        self._card = card
        self.folder = folder
        self.identity = identity

    def encode_documents(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        return self.encode_documents_by(self._pooled, BATCH_TOKENS, texts, advance)

    def encode_documents_by(
        self, pooled: Pooled, batch_tokens: int, texts: Sequence[str], advance: Advance | None
    ) -> Vectors:
        """Do as `encode_documents`, with another way to run the same model."""
        prompted = [self._card.document_prompt + text for text in texts]
        return self._encode(pooled, batch_tokens, prompted, advance)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        prompted = [self._card.query_prompt + text for text in texts]
        return self._encode(self._pooled, BATCH_TOKENS, prompted, None)

    def _encode(
        self, pooled: Pooled, batch_tokens: int, texts: Sequence[str], advance: Advance | None
    ) -> Vectors:
        vectors = np.empty((len(texts), self._card.dimension), dtype=np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        for rows in packed([len(ids) for ids in tokens], batch_tokens):
            vectors[rows] = _unit(pooled(self._feeds([tokens[row] for row in rows])))
            if advance:
                advance(len(rows))
        return vectors

    def _feeds(self, tokens: list[list[int]]) -> Feeds:
        width = max(len(ids) for ids in tokens)
        ids = np.zeros((len(tokens), width), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, sequence in enumerate(tokens):
            ids[row, : len(sequence)] = sequence
            mask[row, : len(sequence)] = 1
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        return {name: feeds[name] for name in self._card.inputs}

    def _pooled(self, feeds: Feeds) -> Vectors:
        (pooled,) = self._session.run(None, feeds)
        return np.asarray(pooled, dtype=np.float32)


class ReferenceEncoder:
    """A model that cannot be exported, served by sentence-transformers itself."""

    def __init__(self, model: "SentenceTransformer", name: str, weights_sha256: str) -> None:
        self._model = model
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise ModelError(
                f"The model '{name}' gives no sentence vectors. Configure another one."
            )
        self.identity = ModelIdentity(name, weights_sha256, dimension)

    def encode_documents(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        vectors = self._model.encode_document(list(texts), convert_to_numpy=True)
        if advance:
            advance(len(texts))
        return self._shaped(vectors)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        return self._shaped(self._model.encode_query(list(texts), convert_to_numpy=True))

    def _shaped(self, vectors: npt.ArrayLike) -> Vectors:
        # No texts come back as an empty list, without the dimension.
        return _unit(np.asarray(vectors, dtype=np.float32).reshape(-1, self.identity.dimension))


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = vectors / np.maximum(norms, np.float32(1e-12))
    return unit


def packed(lengths: Sequence[int], batch_tokens: int) -> Iterator[list[int]]:
    """Yield row numbers, shortest texts first, so that a batch pads little."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[row] > batch_tokens:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
