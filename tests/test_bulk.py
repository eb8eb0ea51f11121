"""Half precision for many documents: nearly the same vectors, or the exact encoder."""

import numpy as np
import pytest

from bot.encoder import Encoder, for_many
from bot.encoder import bulk as bulk_module
from bot.encoder.bulk import BulkEncoder
from bot.encoder.serving import OnnxEncoder
from tests.fakes import WordEncoder

TEXTS = (
    "The harbour of Port Linden reopened on 3 May after a fire.",
    "Snow fell.",
    "Farmers in the valley say that 40 of their 112 wells ran dry before the end of June. " * 4,
    "Who paid for the bridge?",
)


def test_few_documents_are_left_to_the_exact_encoder(minilm: Encoder) -> None:
    assert for_many(minilm, 10) is minilm


def test_an_encoder_of_another_kind_is_left_as_it_is() -> None:
    words = WordEncoder()
    assert for_many(words, 1_000_000) is words


def test_a_processor_without_bfloat16_keeps_the_exact_encoder(
    minilm: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_module, "_FLAGS", ("no such flag",))
    assert for_many(minilm, 1_000_000) is minilm


def test_vectors_in_half_precision_are_nearly_the_exact_ones_in_order(minilm: Encoder) -> None:
    assert isinstance(minilm, OnnxEncoder)
    half = BulkEncoder(minilm)
    cosines = np.sum(half.encode_documents(TEXTS) * minilm.encode_documents(TEXTS), axis=1)
    assert cosines.min() >= 0.999
    assert half.identity == minilm.identity


def test_a_model_that_half_precision_spoils_is_run_exactly(
    minilm: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(minilm, OnnxEncoder)
    monkeypatch.setattr(bulk_module, "LEAST_COSINE", 1.1)
    half = BulkEncoder(minilm)
    assert np.array_equal(half.encode_documents(TEXTS), minilm.encode_documents(TEXTS))


def test_no_documents_give_no_vectors(minilm: Encoder) -> None:
    assert isinstance(minilm, OnnxEncoder)
    assert BulkEncoder(minilm).encode_documents([]).shape == (0, minilm.identity.dimension)
