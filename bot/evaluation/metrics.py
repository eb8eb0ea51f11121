"""The figures: ranking, classification and calibration."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Figures = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """The cases whose confidence lies in [lower, upper): how many, and their two means.

    `share` is that of all cases, by weight; the last bin holds 1 too.
    """

    lower: float
    upper: float
    count: int
    share: float
    confidence: float
    accuracy: float


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


def auroc(positive: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the chance that a positive scores above a negative, a tie counting half.

    Hanley and McNeil, 1982 (doi:10.1148/radiology.143.1.7063747). 0.5 where one of the two kinds
    is missing.
    """
    high, low = _by_kind(positive, scores)
    if not high.size or not low.size:
        return 0.5
    above = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(above.mean() / 2 / low.size)


def best_threshold(positive: Sequence[bool], scores: Sequence[float]) -> tuple[float, float]:
    """Return the score from which on calling a case positive is best, and how good that is.

    Good is the balanced accuracy; it is optimistic, being chosen on the cases it is measured on.
    """
    high, low = _by_kind(positive, scores)
    cuts = np.unique(np.asarray(scores, dtype=np.float64))
    recalls = []
    if high.size:
        recalls.append(1 - np.searchsorted(high, cuts, "left") / high.size)
    if low.size:
        recalls.append(np.searchsorted(low, cuts, "left") / low.size)
    balanced = np.mean(recalls, axis=0)
    best = int(np.argmax(balanced))
    return float(cuts[best]), float(balanced[best])


def expected_calibration_error(
    confidences: Sequence[float],
    right: Sequence[bool],
    bins: int = 10,
    weights: Sequence[float] | None = None,
) -> float:
    """Return the mean gap of confidence and accuracy over bins of equal width, by their size.

    Guo et al., "On Calibration of Modern Neural Networks" (arXiv:1706.04599), eq. 3. With weights,
    a bin's size is that of its weights.
    """
    found = reliability(confidences, right, bins, weights)
    return sum(one.share * abs(one.confidence - one.accuracy) for one in found)


def reliability(
    confidences: Sequence[float],
    right: Sequence[bool],
    bins: int = 10,
    weights: Sequence[float] | None = None,
) -> tuple[Bin, ...]:
    """Return the bins of equal width from 0 to 1 that hold any case."""
    confidence: Figures = np.asarray(confidences, dtype=np.float64)
    correct: Figures = np.asarray(right, dtype=np.float64)
    weight: Figures = np.asarray([1.0] * len(right) if weights is None else weights, np.float64)
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    found: list[Bin] = []
    for one in np.unique(bin_of).tolist():
        inside = bin_of == one
        found.append(
            Bin(
                lower=one / bins,
                upper=(one + 1) / bins,
                count=int(inside.sum()),
                share=float(weight[inside].sum() / weight.sum()),
                confidence=float(np.average(confidence[inside], weights=weight[inside])),
                accuracy=float(np.average(correct[inside], weights=weight[inside])),
            )
        )
    return tuple(found)


def _by_kind(positive: Sequence[bool], scores: Sequence[float]) -> tuple[Figures, Figures]:
    """Return the scores of the positive and of the negative cases, each in order."""
    kind = np.asarray(positive, dtype=bool)
    score: Figures = np.asarray(scores, dtype=np.float64)
    return np.sort(score[kind]), np.sort(score[~kind])


def _recall(gold: Sequence[str], predicted: Sequence[str], label: str) -> float:
    found = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
    return found / max(1, sum(g == label for g in gold))


def _f1(gold: Sequence[str], predicted: Sequence[str], label: str) -> float:
    found = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
    named = sum(g == label for g in gold) + sum(p == label for p in predicted)
    return 2 * found / named if named else 0.0
