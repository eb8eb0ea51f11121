"""Stores a network's large weights as bytes, for ONNX Runtime to multiply with as they are."""

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

BLOCK = 64
"""Weights that share a scale, along what they are multiplied with."""
BITS, MIDDLE = 8, 128
LARGE = 100_000
"""Weights of fewer numbers stay in single precision: they cost nothing."""
PRODUCTS_IN_EIGHT_BITS = 4
"""ONNX Runtime's accuracy level: what is multiplied is rounded to eight bits by blocks too."""


def in_eight_bits(model: onnx.ModelProto) -> None:
    """Store the large weights as bytes with a scale for each block, and multiply with them so.

    A scale for each whole matrix, and one for all that is multiplied with it, would not do: a few
    numbers in such a network are a hundred times as large as the others. A `Gemm` is taken for what
    the export of a linear layer makes: the transposed weights, and a bias.
    """
    graph = model.graph
    weights = {weight.name: weight for weight in graph.initializer}
    for node in list(graph.node):
        large = [n for n in node.input if n in weights and np.prod(weights[n].dims) >= LARGE]
        if node.op_type in ("MatMul", "Gemm") and large:
            _multiplied(graph, node, weights[large[0]])
        elif node.op_type == "Gather" and large:
            _looked_up(graph, node, weights[large[0]])
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _multiplied(graph: onnx.GraphProto, node: onnx.NodeProto, weight: onnx.TensorProto) -> None:
    values = numpy_helper.to_array(weight)
    if node.op_type == "MatMul":
        values = values.T
    outer, inner = values.shape
    stored, scales = _rounded(values.reshape(outer, inner // BLOCK, BLOCK))
    name, product = weight.name, node.output[0]
    if node.op_type == "Gemm":
        product = f"{name}.product"
        added = helper.make_node("Add", [product, node.input[2]], list(node.output))
        graph.node.insert(list(graph.node).index(node) + 1, added)
    graph.initializer.remove(weight)
    graph.initializer.append(numpy_helper.from_array(stored + np.uint8(MIDDLE), f"{name}.bytes"))
    graph.initializer.append(numpy_helper.from_array(scales.reshape(-1), f"{name}.scales"))
    replacement = helper.make_node(
        "MatMulNBits",
        [node.input[0], f"{name}.bytes", f"{name}.scales"],
        [product],
        node.name,
        domain="com.microsoft",
        K=inner,
        N=outer,
        bits=BITS,
        block_size=BLOCK,
        accuracy_level=PRODUCTS_IN_EIGHT_BITS,
    )
    node.CopyFrom(replacement)


def _looked_up(graph: onnx.GraphProto, node: onnx.NodeProto, weight: onnx.TensorProto) -> None:
    stored, scales = _rounded(numpy_helper.to_array(weight))
    name, places, found = weight.name, node.input[1], node.output[0]
    graph.initializer.remove(weight)
    graph.initializer.append(numpy_helper.from_array(stored.view(np.int8), f"{name}.bytes"))
    graph.initializer.append(numpy_helper.from_array(scales[:, None], f"{name}.scales"))
    place = list(graph.node).index(node)
    graph.node.remove(node)
    for offset, one in enumerate(
        (
            helper.make_node("Gather", [f"{name}.bytes", places], [f"{found}.bytes"], axis=0),
            helper.make_node("Cast", [f"{found}.bytes"], [f"{found}.wide"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [f"{name}.scales", places], [f"{found}.scales"], axis=0),
            helper.make_node("Mul", [f"{found}.wide", f"{found}.scales"], [found]),
        )
    ):
        graph.node.insert(place + offset, one)


def widened(
    stored: npt.NDArray[np.generic], scales: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Return the weights (outer, inner) of a matrix or a table that `in_eight_bits` stored."""
    if stored.ndim == 2:
        return stored.astype(np.float32) * scales
    outer, blocks, _ = stored.shape
    values = stored.astype(np.float32) - MIDDLE
    return (values * scales.reshape(outer, blocks, 1)).reshape(outer, -1)


def _rounded(
    values: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """Return the values as signed bytes, seen as unsigned ones, and the scale of each last axis."""
    scales = np.maximum(np.abs(values).max(-1), 1e-12).astype(np.float32) / (MIDDLE - 1)
    return np.rint(values / scales[..., None]).astype(np.int8).view(np.uint8), scales
