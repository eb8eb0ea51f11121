"""Turns sentences into unit vectors: any sentence-transformers model, served by ONNX Runtime."""

import os
from pathlib import Path

from bot.encoder.alike import group_alike
from bot.encoder.bulk import for_many
from bot.encoder.export import export, load_reference, read_card
from bot.encoder.serving import (
    Encoder,
    ModelIdentity,
    OnnxEncoder,
    ReferenceEncoder,
    Vectors,
    open_session,
    packed,
)
from bot.encoder.weights import DEFAULT_MODEL, file_sha256, loading, locate, weights_sha256

__all__ = [
    "DEFAULT_MODEL",
    "Encoder",
    "ModelIdentity",
    "Vectors",
    "file_sha256",
    "for_many",
    "group_alike",
    "loading",
    "locate",
    "open_encoder",
    "open_session",
    "packed",
    "processor_threads",
]


def processor_threads(configured: int) -> int:
    """Return the configured number of threads; for 0, as many as this process may use."""
    if configured:
        return configured
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def open_encoder(model: str, cache: Path, threads: int) -> Encoder:
    """Load the model, exporting it to `cache` first where that has not been done.

    Args:
        model: the packaged model's name, a folder, or a name on the Hugging Face hub.
        cache: folder for exported models, each under the SHA-256 of its weights.
        threads: processor threads to use.

    Raises:
        ModelError: the model is not there, not what it should be, or cannot be loaded.
    """
    folder = locate(model)
    weights = weights_sha256(model, folder)
    exported = cache / weights
    card = read_card(exported)
    if card is None:
        reference = load_reference(model, folder)
        card = export(reference, folder, exported)
        if card is None:
            return ReferenceEncoder(reference, model, weights)
    return OnnxEncoder(
        exported, folder, card, ModelIdentity(model, weights, card.dimension), threads
    )
