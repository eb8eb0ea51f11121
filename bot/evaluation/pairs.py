"""How well claims are judged against given evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from rich.table import Table

from bot.config import Settings, VerdictSettings
from bot.differences import Comparison, compare
from bot.domain import Hit, Judgement
from bot.evaluation.cases import (
    LABELS,
    Case,
    Pair,
    joined,
    read_pairs,
    splits_evidence,
)
from bot.evaluation.files import stem
from bot.evaluation.metrics import (
    accuracy,
    balanced_accuracy,
    expected_calibration_error,
    macro_f1,
)
from bot.evaluation.reading import AT_ONCE, open_reader, passage_of
from bot.holdings import IndexProgress
from bot.indexer import Progress
from bot.verdict import assess

Probabilities = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PairScores:
    """The figures of one set, as fractions; `n` counts claims where rows were joined."""

    n: int
    accuracy: float
    balanced_accuracy: float
    binary_balanced_accuracy: float
    macro_f1: float
    ece: float
    threshold: float


def evaluate(
    paths: Sequence[Path], settings: Settings, progress: Progress | None = None
) -> dict[str, PairScores]:
    """Judge each claim against the evidence beside it, with the differences, and score it.

    Raises:
        SourceError: a file does not hold labelled pairs.
    """
    reader = open_reader(settings)
    scores: dict[str, PairScores] = {}
    for path in paths:
        pairs = read_pairs(path)
        cases: list[Case] = []
        for start in range(0, len(pairs), AT_ONCE):
            some = pairs[start : start + AT_ONCE]
            told = reader([(pair.claim, pair.evidence) for pair in some])
            cases += map(partial(weighed, settings=settings.verdict), some, told)
            if progress:
                progress(IndexProgress(len(cases), len(pairs), path.name))
        by_claim = joined(cases) if splits_evidence(path) else cases
        scores[stem(path)] = score(by_claim, settings.verdict.support)
    return scores


def weighed(pair: Pair, judgement: Judgement, settings: VerdictSettings) -> Case:
    """Return what the judge and the differences together make of a pair.

    Evidence that someone has chosen for a claim is about its subject, though its heading alone may
    have named it: what it is silent on takes no support away, as it does where a search chose.
    """
    hit = Hit(passage_of(pair.evidence), 1.0, None, None)
    compared = compare(pair.claim, hit.passage) if settings.differences else Comparison()
    compared = replace(compared, missing=())
    told = assess(hit, judgement, compared, settings).judgement
    return Case(pair.claim, pair.label, told.supports, told.refutes, pair.evidence)


def score(cases: Sequence[Case], threshold: float) -> PairScores:
    """Return the figures of a set.

    A label that the set does not use is never predicted; what remains is scaled to sum to 1.
    Binary means supported or not, from `threshold` on.
    """
    labels = [label for label in LABELS if any(case.label == label for case in cases)]
    gold = [case.label for case in cases]
    predicted: list[str] = []
    confidences: list[float] = []
    for case in cases:
        probabilities = _probabilities(case, labels)
        best = max(labels, key=probabilities.__getitem__)
        if labels == ["supported", "not_supported"]:
            best = "supported" if case.supports >= threshold else "not_supported"
        predicted.append(best)
        confidences.append(probabilities[best])
    return PairScores(
        n=len(cases),
        accuracy=accuracy(gold, predicted),
        balanced_accuracy=balanced_accuracy(gold, predicted),
        binary_balanced_accuracy=balanced_accuracy(
            [str(label == "supported") for label in gold],
            [str(case.supports >= threshold) for case in cases],
        ),
        macro_f1=macro_f1(gold, predicted),
        ece=expected_calibration_error(
            confidences, [g == p for g, p in zip(gold, predicted, strict=True)]
        ),
        threshold=threshold,
    )


def as_json(scores: Mapping[str, PairScores]) -> dict[str, Any]:
    """Return the scores in the JSON schema."""
    return {
        "sets": {
            name: {key: round(figure, 4) for key, figure in asdict(one).items()}
            for name, one in scores.items()
        }
    }


def as_table(scores: Mapping[str, PairScores]) -> Table:
    """Return the scores as a table for a terminal."""
    table = Table("set", "n", "accuracy", "balanced", "binary bal.", "macro-F1", "ECE", "threshold")
    for name, one in scores.items():
        n, *figures = asdict(one).values()
        table.add_row(name, str(n), *(f"{figure:.3f}" for figure in figures))
    return table


def _probabilities(case: Case, labels: Sequence[str]) -> dict[str, float]:
    all_labels = {
        "supported": case.supports,
        "refuted": case.refutes,
        "nei": case.neutral,
        "not_supported": case.refutes + case.neutral,
    }
    total = sum(all_labels[label] for label in labels) or 1.0
    return {label: all_labels[label] / total for label in labels}
