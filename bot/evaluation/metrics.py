"""The figures: ranking, classification and calibration."""

import math
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt


def recall_at(ranked: Sequence[str], gold: Collection[str], k: int) -> float:
    """Return the share of the gold ids among the first `k`."""
    return len(set(ranked[:k]) & set(gold)) / len(set(gold))


def reciprocal_rank(ranked: Sequence[str], gold: Collection[str]) -> float:
    """Return 1 / rank of the first gold id, or 0."""
    return next((1 / rank for rank, id in enumerate(ranked, 1) if id in gold), 0.0)


def ndcg_at(ranked: Sequence[str], gold: Collection[str], k: int) -> float:
    """Return nDCG with binary gains (Järvelin and Kekäläinen, 2002, doi:10.1145/582415.582418)."""
    gain = sum(1 / math.log2(rank + 1) for rank, id in enumerate(ranked[:k], 1) if id in gold)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(set(gold))) + 1))
    return gain / ideal


def accuracy(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the share of predictions that are right."""
    return sum(g == p for g, p in zip(gold, predicted, strict=True)) / len(gold)


def balanced_accuracy(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the mean recall of the labels that occur in `gold`."""
    labels = sorted(set(gold))
    return sum(_recall(gold, predicted, label) for label in labels) / len(labels)


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the mean F1 of the labels that occur in `gold`."""
    labels = sorted(set(gold))
    return sum(_f1(gold, predicted, label) for label in labels) / len(labels)


def expected_calibration_error(
    confidences: Sequence[float], right: Sequence[bool], bins: int = 10
) -> float:
    """Return the mean gap of confidence and accuracy over bins of equal width, by their size.

    Guo et al., "On Calibration of Modern Neural Networks" (arXiv:1706.04599), eq. 3.
    """
    confidence: npt.NDArray[np.float64] = np.asarray(confidences, dtype=np.float64)
    correct: npt.NDArray[np.float64] = np.asarray(right, dtype=np.float64)
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = (
        abs(float(confidence[bin_of == one].mean() - correct[bin_of == one].mean()))
        * float((bin_of == one).mean())
        for one in range(bins)
        if (bin_of == one).any()
    )
    return sum(gaps)


def _recall(gold: Sequence[str], predicted: Sequence[str], label: str) -> float:
    found = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
    return found / max(1, sum(g == label for g in gold))


def _f1(gold: Sequence[str], predicted: Sequence[str], label: str) -> float:
    found = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
    named = sum(g == label for g in gold) + sum(p == label for p in predicted)
    return 2 * found / named if named else 0.0
