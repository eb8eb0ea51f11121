"""How well claims are judged against given evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.table import Table

from bot import verdict
from bot.config import Settings
from bot.domain import Article, Claim, Hit, IndexProgress, Passage
from bot.evaluation.cases import LABELS, Case, Pair, joined, read_pairs, splits_evidence
from bot.evaluation.files import stem
from bot.evaluation.metrics import (
    accuracy,
    balanced_accuracy,
    expected_calibration_error,
    macro_f1,
)
from bot.evaluation.reading import open_models
from bot.indexer import Progress
from bot.sentences import split
from bot.weigher import Weigher

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
    """Judge each claim against the evidence beside it, sentence by sentence, and score it.

    Raises:
        SourceError: a file does not hold labelled pairs.
    """
    _, judge = open_models(settings)
    weigher = Weigher(judge, settings.verdict)
    scores: dict[str, PairScores] = {}
    for path in paths:
        pairs = read_pairs(path)
        cases: list[Case] = []
        for done, pair in enumerate(pairs, 1):
            cases.append(_judge(pair, weigher, path))
            if progress and done % 20 == 0:
                progress(IndexProgress(done, len(pairs), path.name))
        by_claim = joined(cases) if splits_evidence(path) else cases
        scores[stem(path)] = score(by_claim, settings.verdict.support)
    return scores


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


def _judge(pair: Pair, weigher: Weigher, path: Path) -> Case:
    article = Article(path.name, "", pair.evidence, None, None, datetime.now(UTC))
    sentences = split(pair.evidence)
    hits = [
        Hit(Passage(article, sentences[max(0, i - 1) : i + 2], i), 1.0, None, None)
        for i in range(len(sentences))
    ]
    evidence = weigher.weigh(Claim(pair.claim, 0, len(pair.claim)), hits)
    supports, refutes = verdict.strengths(evidence)
    return Case(pair.claim, pair.label, supports, refutes, pair.evidence)


def _probabilities(case: Case, labels: Sequence[str]) -> dict[str, float]:
    all_labels = {
        "supported": case.supports,
        "refuted": case.refutes,
        "nei": case.neutral,
        "not_supported": case.refutes + case.neutral,
    }
    total = sum(all_labels[label] for label in labels) or 1.0
    return {label: all_labels[label] / total for label in labels}
