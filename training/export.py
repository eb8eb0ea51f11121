"""`python -m training.export NAME`: write a run's network as the one file that ships."""

import argparse
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from bot.encoder.weights import DEFAULT_MODEL, file_sha256, locate
from bot.judge.card import CARD, MODELS, WEIGHTS, JudgeCard, read_card
from bot.judge.pair import MAX_TOKENS
from training.files import RUNS
from training.model import JudgeModel

SMALL = 1000
"""Weights of fewer numbers stay in single precision: they cost nothing."""
INPUTS = ("ids", "types", "mask", "query")
OUTPUTS = ("stance", "relevance", "span")


class _Traced(nn.Module):
    """The network with a tuple for its outputs, as the tracer wants it."""

    def __init__(self, model: JudgeModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: Tensor, types: Tensor, mask: Tensor, query: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        outputs = self.model(ids, types, mask, query)
        return outputs.stance, outputs.relevance, outputs.span


def export(weights: Path, target: Path) -> None:
    """Write the network of a state file as ONNX, its weights in half precision."""
    model = JudgeModel()
    model.load_state_dict(torch.load(weights, map_location="cpu"))
    probe = torch.ones((2, 16), dtype=torch.int64)
    axes = {name: {0: "pairs", 1: "tokens"} for name in (*INPUTS, "span")}
    axes |= {"stance": {0: "pairs"}, "relevance": {0: "pairs"}}
    draft = target.with_suffix(".draft")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Traced(model.eval()),
            (probe, probe, probe, probe),
            str(draft),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    graph = onnx.load(str(draft))
    halve(graph)
    onnx.checker.check_model(graph)
    onnx.save(graph, str(draft))
    draft.replace(target)


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


def write_card(folder: Path, run: str) -> JudgeCard:
    """Write the card of the weights in a folder, not calibrated yet, and return it."""
    fields = {
        "sha256": file_sha256(folder / WEIGHTS),
        "tokenizer_sha256": file_sha256(locate(DEFAULT_MODEL) / "tokenizer.json"),
        "max_tokens": MAX_TOKENS,
        "run": run,
    }
    (folder / CARD).write_text(json.dumps(fields, indent=2) + "\n", "utf-8")
    return read_card(folder)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="the run to export")
    parser.add_argument("--to", type=Path, default=MODELS, help="folder to write to")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    target = given.to / WEIGHTS
    export(RUNS / given.name / "weights.pt", target)
    card = write_card(given.to, given.name)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, SHA-256 {card.sha256}")


if __name__ == "__main__":
    main()
