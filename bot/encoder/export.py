"""Exports a sentence-transformers model to ONNX once, and proves the export before it is used."""

import json
import logging
import tempfile
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bot.encoder.serving import ExportCard, ModelIdentity, OnnxEncoder, ReferenceEncoder
from bot.encoder.weights import file_sha256, loading
from bot.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

log = logging.getLogger(__name__)

_UNTRACEABLE = (RuntimeError, TypeError, ValueError, KeyError, AttributeError)
"""What the tracer raises at a model that it cannot follow."""

PROBES = ("The bridge reopened on 3 May.", "Who signed?", "Rivers rose by 2.5 metres. " * 30)
"""An export must reproduce the model on these, of very different lengths, before it is used."""
MIN_EXPORT_COSINE = 0.9999


def read_card(exported: Path) -> ExportCard | None:
    """Return the card of a whole export, or None where there is none or it is damaged."""
    try:
        fields = json.loads((exported / "card.json").read_text("utf-8"))
        card = ExportCard(**{**fields, "inputs": tuple(fields["inputs"])})
        whole = file_sha256(exported / "model.onnx") == card.onnx_sha256
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return card if whole else None


def load_reference(model: str, folder: Path) -> "SentenceTransformer":
    """Load the model as sentence-transformers does, on the processor."""
    with loading(model):
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(
            str(folder), device="cpu", model_kwargs={"attn_implementation": "eager"}
        )


def export(model: "SentenceTransformer", folder: Path, exported: Path) -> ExportCard | None:
    """Export to ONNX beside a card, or return None where the model does not allow it."""
    if not (folder / "tokenizer.json").is_file():
        return None
    try:
        exported.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=exported.parent) as scratch:
            draft = Path(scratch)
            try:
                inputs = _write_onnx(model, draft / "model.onnx")
            except _UNTRACEABLE as error:
                log.warning("the model cannot be exported, serving it as it is: %s", error)
                return None
            card = _draft_card(model, draft, inputs)
            (draft / "card.json").write_text(json.dumps(asdict(card)), "utf-8")
            identity = ModelIdentity("draft", "", card.dimension)
            served = OnnxEncoder(draft, folder, card, identity, threads=1)
            expected = ReferenceEncoder(model, "draft", "").encode_documents(PROBES)
            if (served.encode_documents(PROBES) * expected).sum(axis=1).min() < MIN_EXPORT_COSINE:
                return None
            exported.mkdir(exist_ok=True)
            # The card is moved last: an export without one counts as absent.
            for name in ("model.onnx", "card.json"):
                (draft / name).replace(exported / name)
    except OSError as error:
        raise ModelError(
            f"The exported model cannot be written to {exported.parent}: {error.strerror}. "
            "Make the folder writable or set [encoder] cache to another one."
        ) from error
    return card


def _draft_card(model: "SentenceTransformer", draft: Path, inputs: tuple[str, ...]) -> ExportCard:
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise ModelError("The configured model gives no sentence vectors. Configure another one.")
    prompts = model.prompts
    return ExportCard(
        onnx_sha256=file_sha256(draft / "model.onnx"),
        dimension=dimension,
        max_tokens=model.max_seq_length or 512,
        inputs=inputs,
        query_prompt=prompts.get("query") or "",
        document_prompt=prompts.get("document") or prompts.get("passage") or "",
    )


def _write_onnx(model: "SentenceTransformer", target: Path) -> tuple[str, ...]:
    """Write the whole model, pooling included, and return the names of its inputs."""
    import torch

    class Pooled(torch.nn.Module):
        def __init__(self, inputs: tuple[str, ...]) -> None:
            super().__init__()
            self.model = model
            self.inputs = inputs

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            features = dict(zip(self.inputs, tensors, strict=True))
            pooled: torch.Tensor = self.model(features)["sentence_embedding"]
            return pooled

    features = model.preprocess(["A probe of some words.", "Another one."])
    known = ("input_ids", "attention_mask", "token_type_ids")
    inputs = tuple(name for name in known if name in features)
    axes = {name: {0: "batch", 1: "tokens"} for name in inputs}
    with warnings.catch_warnings(), torch.inference_mode():
        # The tracer warns of Python branches; the probes below show what matters.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Pooled(inputs).eval(),
            tuple(features[name] for name in inputs),
            str(target),
            input_names=list(inputs),
            output_names=["sentence_embedding"],
            dynamic_axes={**axes, "sentence_embedding": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
    return inputs
