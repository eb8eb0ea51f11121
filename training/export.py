"""`python -m training.export NAME`: write a run's network as the file that ships.

The first judge's weights are stored in half precision, the second's in eight bits.
"""

import argparse
import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data
from torch import Tensor, nn

from bot.encoder.weights import DEFAULT_MODEL, file_sha256, locate
from bot.judge.card import (
    CARD,
    MODELS,
    SECOND_CARD,
    SECOND_WEIGHTS,
    WEIGHTS,
    WORDS,
    JudgeCard,
    read_card,
)
from bot.judge.pair import MAX_TOKENS
from training.bases import SECOND, bare_base
from training.eight_bits import in_eight_bits
from training.files import RUNS
from training.model import JudgeModel

SMALL = 1000
"""Weights of fewer numbers stay in single precision: they cost nothing."""
INPUTS = ("ids", "types", "mask", "query")
OUTPUTS = ("stance", "relevance", "span")
"""The second judge has the first of these alone."""


class _Traced(nn.Module):
    """The network with a tuple for its outputs, as the tracer wants it."""

    def __init__(self, model: JudgeModel, outputs: Sequence[str]) -> None:
        super().__init__()
        self.model = model
        self.outputs = outputs

    def forward(
        self, ids: Tensor, types: Tensor, mask: Tensor, query: Tensor
    ) -> tuple[Tensor, ...]:
        outputs = self.model(ids, types, mask, query)
        return tuple(getattr(outputs, name) for name in self.outputs)


def export(model: JudgeModel, target: Path, *, second: bool = False) -> None:
    """Write a network as ONNX: the first judge's, or what the second has of it."""
    outputs = OUTPUTS[:1] if second else OUTPUTS
    probe = torch.ones((2, 16), dtype=torch.int64)
    axes = {name: {0: "pairs", 1: "tokens"} for name in (*INPUTS, "span")}
    axes |= {"stance": {0: "pairs"}, "relevance": {0: "pairs"}}
    draft = target.with_suffix(".draft")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Traced(model.eval(), outputs),
            (probe, probe, probe, probe),
            str(draft),
            input_names=list(INPUTS),
            output_names=list(outputs),
            dynamic_axes={name: axes[name] for name in (*INPUTS, *outputs)},
            opset_version=17,
            dynamo=False,
        )
    graph = onnx.load(str(draft))
    if second:
        in_eight_bits(graph)
        _set_words_apart(graph, target.with_suffix(WORDS))
    else:
        halve(graph)
        onnx.checker.check_model(graph)
    onnx.save(graph, str(draft))
    draft.replace(target)


def _set_words_apart(model: onnx.ModelProto, words: Path) -> None:
    """Have the word embeddings written to a file of their own; many hosts take none over 100 MB."""
    words.unlink(missing_ok=True)
    table = max(
        (weight for weight in model.graph.initializer if weight.data_type == TensorProto.INT8),
        key=lambda weight: len(weight.raw_data),
    )
    set_external_data(table, words.name)


def halve(model: onnx.ModelProto) -> None:
    """Store the large weights in half precision, to be widened when the file is opened.

    All sums stay in single precision. A table that is only looked up is widened after the look-up,
    so that it stays small in memory.
    """
    graph = model.graph
    casts: list[onnx.NodeProto] = []
    for weight in graph.initializer:
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < SMALL:
            continue
        wide, half = weight.name, f"{weight.name}.half"
        values = numpy_helper.to_array(weight)
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), half))
        readers = [node for node in graph.node if wide in node.input]
        if all(node.op_type == "Gather" and node.input[0] == wide for node in readers):
            for node in readers:
                node.input[0] = half
                found, node.output[0] = node.output[0], f"{node.output[0]}.half"
                place = list(graph.node).index(node) + 1
                graph.node.insert(place, _widened(node.output[0], found))
        else:
            casts.append(_widened(half, wide))
    for cast in casts:
        graph.node.insert(0, cast)


def _widened(source: str, target: str) -> onnx.NodeProto:
    return helper.make_node("Cast", [source], [target], f"{target}.cast", to=TensorProto.FLOAT)


def write_card(folder: Path, run: str, *, second: bool = False) -> JudgeCard:
    """Write the card of the weights in a folder, not calibrated yet, and return it."""
    card, weights = (SECOND_CARD, SECOND_WEIGHTS) if second else (CARD, WEIGHTS)
    fields: dict[str, str | int] = {
        "sha256": file_sha256(folder / weights),
        "tokenizer_sha256": file_sha256(locate(DEFAULT_MODEL) / "tokenizer.json"),
        "max_tokens": MAX_TOKENS,
        "run": run,
    }
    if second:
        fields["words_sha256"] = file_sha256((folder / weights).with_suffix(WORDS))
    (folder / card).write_text(json.dumps(fields, indent=2) + "\n", "utf-8")
    return read_card(folder, card)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="the run to export")
    parser.add_argument("--to", type=Path, default=MODELS, help="folder to write to")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    run = RUNS / given.name
    base = json.loads((run / "plan.json").read_text("utf-8"))["base"]
    model = JudgeModel(bare_base(base))
    model.load_state_dict(torch.load(run / "weights.pt", map_location="cpu"))
    target = given.to / (SECOND_WEIGHTS if base == SECOND else WEIGHTS)
    export(model, target, second=base == SECOND)
    card = write_card(given.to, given.name, second=base == SECOND)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, SHA-256 {card.sha256}")


if __name__ == "__main__":
    main()
