"""Encoding many documents in half precision, where the processor multiplies in it."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.encoder.export import PROBES, load_reference
from bot.encoder.serving import Advance, Encoder, Feeds, ModelIdentity, OnnxEncoder, Vectors

WORTH_LOADING, WORTH_USING = 10_000, 1_000
"""Texts from which half precision saves more than it takes to load PyTorch, and than it takes to
load the model where PyTorch is there already."""
BATCH_TOKENS = 2048
LEAST_COSINE = 0.999
"""Half precision must come at least this near to the exact vectors; MiniLM comes to 0.9998."""
_FLAGS = ("avx512_bf16", "amx_bf16")


def for_many(encoder: Encoder, texts: int) -> Encoder:
    """Return an encoder of the same vectors that is faster for a run of about `texts` documents.

    It is the same one where nothing is gained.
    """
    worth = texts >= (WORTH_USING if "torch" in sys.modules else WORTH_LOADING)
    if worth and isinstance(encoder, OnnxEncoder) and _has_bfloat16():
        return BulkEncoder(encoder)
    return encoder


class BulkEncoder:
    """An exported model run in bfloat16 by PyTorch; loaded when the first texts come."""

    def __init__(self, exact: OnnxEncoder) -> None:
        self._exact = exact
        self._half: _Half | None = None
        self._refused = False

    @property
    def identity(self) -> ModelIdentity:
        """The identity of the vectors that come out."""
        return self._exact.identity

    def encode_documents(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        if self._half is None and not self._refused and texts:
            self._half = self._load()
            self._refused = self._half is None
        if self._half is None:
            return self._exact.encode_documents(texts, advance)
        return self._exact.encode_documents_by(self._half, BATCH_TOKENS, texts, advance)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32 unit vectors, in the order of `texts`."""
        return self._exact.encode_queries(texts)

    def _load(self) -> "_Half | None":
        half = _Half(self._exact.folder)
        near = self._exact.encode_documents_by(half, BATCH_TOKENS, PROBES, None)
        cosines = (near * self._exact.encode_documents(PROBES)).sum(axis=1)
        return half if cosines.min() >= LEAST_COSINE else None


class _Half:
    """The model in bfloat16, from feeds to pooled vectors."""

    def __init__(self, folder: Path) -> None:
        import torch

        self._torch = torch
        self._model = load_reference(str(folder), folder).to(torch.bfloat16)

    def __call__(self, feeds: Feeds) -> Vectors:
        tensors = {name: self._torch.from_numpy(array) for name, array in feeds.items()}
        with self._torch.inference_mode():
            pooled = self._model(tensors)["sentence_embedding"]
        return np.asarray(pooled.float().numpy(), dtype=np.float32)


def _has_bfloat16() -> bool:
    try:
        processor = Path("/proc/cpuinfo").read_text("utf-8", "replace")
    except OSError:
        return False
    return any(flag in processor for flag in _FLAGS)
