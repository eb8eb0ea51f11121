"""How well a judge reads labelled pairs, and how far its confidence is true."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.cases import Case, Pair, joined, read_pairs, splits_evidence
from bot.evaluation.metrics import (
    Bin,
    accuracy,
    auroc,
    balanced_accuracy,
    best_threshold,
    expected_calibration_error,
    macro_f1,
    reliability,
)
from bot.evaluation.reading import AT_ONCE, Reader
from bot.holdings import IndexProgress
from bot.indexer import Progress

BINS = 15
"""Bins of the calibration error, of equal width from 0 to 1, as in Guo et al., section 5."""
THREE_WAY = {"supported", "refuted", "nei"}


@dataclass(frozen=True, slots=True)
class QualityScores:
    """The figures of one set, as fractions; binary means supported or not.

    `best_…` are optimistic: their threshold was chosen on the set itself. The three-way figures
    are of the strongest stance, and None where the set does not have the three labels. `ece` is
    that of the binary probability.
    """

    n: int
    supported_share: float
    binary_balanced_accuracy: float
    best_threshold: float
    best_binary_balanced_accuracy: float
    auroc: float
    three_way_accuracy: float | None
    three_way_macro_f1: float | None
    ece: float


@dataclass(frozen=True, slots=True)
class SetQuality:
    """A set's scores, by claim where it splits evidence, and `row_scores` by row are then beside.

    `cases` are what `scores` is of, `rows` are all that was read.
    """

    cases: tuple[Case, ...]
    scores: QualityScores
    rows: tuple[Case, ...]
    row_scores: QualityScores | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The calibration of several sets together, each case counting alike, or each set."""

    n: int
    ece_by_case: float
    ece_by_set: float
    bins: tuple[Bin, ...]


def evaluate(
    path: Path,
    reader: Reader,
    threshold: float,
    claims: int | None = None,
    progress: Progress | None = None,
) -> SetQuality:
    """Read a set's pairs and score what was read.

    Args:
        path: the set.
        reader: what reads the pairs.
        threshold: the probability from which on a claim counts as supported.
        claims: about how many claims to take, evenly spread; all, if None.
        progress: is told how many pairs are read.

    Raises:
        SourceError: the file does not hold labelled pairs.
    """
    pairs = _some(read_pairs(path), claims)
    cases: list[Case] = []
    for start in range(0, len(pairs), AT_ONCE):
        cases += _read(pairs[start : start + AT_ONCE], reader)
        if progress:
            progress(IndexProgress(len(cases), len(pairs), path.name))
    by_row = score(cases, threshold)
    if not splits_evidence(path):
        return SetQuality(tuple(cases), by_row, tuple(cases), None)
    by_claim = joined(cases)
    return SetQuality(tuple(by_claim), score(by_claim, threshold), tuple(cases), by_row)


def score(cases: Sequence[Case], threshold: float) -> QualityScores:
    """Return the figures of a set's cases."""
    supported = [case.is_supported for case in cases]
    supports = [case.supports for case in cases]
    cut, best = best_threshold(supported, supports)
    labels = [case.label for case in cases]
    stances = [_strongest(case) for case in cases] if set(labels) == THREE_WAY else None
    return QualityScores(
        n=len(cases),
        supported_share=sum(supported) / len(cases),
        binary_balanced_accuracy=balanced_accuracy(
            [str(one) for one in supported], [str(one >= threshold) for one in supports]
        ),
        best_threshold=cut,
        best_binary_balanced_accuracy=best,
        auroc=auroc(supported, supports),
        three_way_accuracy=accuracy(labels, stances) if stances else None,
        three_way_macro_f1=macro_f1(labels, stances) if stances else None,
        ece=expected_calibration_error(*_confidences(cases), BINS),
    )


def calibration(sets: Mapping[str, Sequence[Case]]) -> Calibration:
    """Return how far the binary probability is true over several sets together.

    The confidence is max(p, 1 - p) of p = `supports`, and right is to say supported where
    p >= 0.5; the error is Σ_b share_b · |accuracy_b - confidence_b| over the bins b of confidence
    (Guo et al., arXiv:1706.04599, eq. 3).
    """
    cases = [case for one in sets.values() for case in one]
    weights = [1 / len(one) for one in sets.values() for _ in one]
    confidences, right = _confidences(cases)
    return Calibration(
        n=len(cases),
        ece_by_case=expected_calibration_error(confidences, right, BINS),
        ece_by_set=expected_calibration_error(confidences, right, BINS, weights),
        bins=reliability(confidences, right, BINS),
    )


def confidence(case: Case) -> float:
    """Return how sure the reader was of supported or not, from 0.5 to 1."""
    return max(case.supports, 1 - case.supports)


def _confidences(cases: Sequence[Case]) -> tuple[list[float], list[bool]]:
    right = [(case.supports >= 0.5) == case.is_supported for case in cases]
    return [confidence(case) for case in cases], right


def _some(pairs: Sequence[Pair], claims: int | None) -> Sequence[Pair]:
    """Return all pairs of some of the claims: every so many-th."""
    if claims is None:
        return pairs
    all_claims = list(dict.fromkeys(pair.claim for pair in pairs))
    kept = set(all_claims[:: math.ceil(len(all_claims) / claims)])
    return [pair for pair in pairs if pair.claim in kept]


def _read(pairs: Sequence[Pair], reader: Reader) -> list[Case]:
    judgements = reader([(pair.claim, pair.evidence) for pair in pairs])
    return [
        Case(pair.claim, pair.label, judgement.supports, judgement.refutes, pair.evidence)
        for pair, judgement in zip(pairs, judgements, strict=True)
    ]


def _strongest(case: Case) -> str:
    stances = {"supported": case.supports, "refuted": case.refutes, "nei": case.neutral}
    return max(stances, key=stances.__getitem__)
