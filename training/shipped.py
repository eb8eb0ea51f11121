"""`python -m training.shipped NAME`: the second judge's network that ships, as a run to start from.

Eight bits a weight are nearly what was learnt: the stances of both differ by a few hundredths.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from bot.judge.card import MODELS, SECOND_WEIGHTS
from training.bases import SECOND, bare_base
from training.eight_bits import widened
from training.files import RUNS
from training.model import JudgeModel
from training.train import Plan

TRACED, NODES = "model.", "/model/"
"""What stands before the names of its parameters in an export, and before those of its nodes."""
NOT_SHIPPED = ("relevance.", "span.")


def fill(model: JudgeModel, path: Path) -> None:
    """Give a network what an exported second judge has learnt; other heads stay as they are.

    Raises:
        ValueError: the file does not hold all of the network.
    """
    found = {
        name: torch.from_numpy(values.copy()) for name, values in _named(onnx.load(str(path)).graph)
    }
    lacking = [
        name for name in model.load_state_dict(found, strict=False).missing_keys
        if not name.startswith(NOT_SHIPPED)
    ]  # fmt: skip
    if lacking:
        raise ValueError(f"{path} lacks {', '.join(lacking)}.")


def _named(graph: onnx.GraphProto) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """Yield the weights by the names that the network has for them."""
    stored = {weight.name: numpy_helper.to_array(weight) for weight in graph.initializer}
    for name, values in stored.items():
        if name.startswith(TRACED) and not name.endswith((".bytes", ".scales")):
            yield name.removeprefix(TRACED), values
        elif name.endswith(".bytes") and values.ndim == 2:
            table = name.removesuffix(".bytes")
            yield table.removeprefix(TRACED), widened(values, stored[f"{table}.scales"])
    for node in graph.node:
        # The export renames what it transposes; the node still tells where it stands.
        place = node.name.removeprefix(NODES).rpartition("/")[0]
        parameter = f"{place.replace('/', '.')}.weight"
        if node.op_type == "MatMulNBits":
            yield parameter, widened(stored[node.input[1]], stored[node.input[2]])
        elif node.op_type == "MatMul" and node.input[1] in stored:
            yield parameter, stored[node.input[1]].T


def main() -> None:
    """Read the command line and write the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="the run to write")
    given = parser.parse_args()
    folder = RUNS / given.name
    folder.mkdir(parents=True)
    plan = Plan("alone", 0, 0, 0, 0, None, base=SECOND)
    (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=2) + "\n", "utf-8")
    model = JudgeModel(bare_base(SECOND))
    fill(model, MODELS / SECOND_WEIGHTS)
    torch.save(model.state_dict(), folder / "weights.pt")


if __name__ == "__main__":
    main()
