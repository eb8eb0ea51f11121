"""The quality board: how well the judge reads the public sets, beside what needs no judge."""

import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.baselines import claim_only, lexical_overlap
from bench.board import AVERAGED, EVALUATION_ONLY, LICENCE_CLASSES, POOLED, SETS, path_of
from bench.reliability import draw
from bot.evaluation.metrics import Bin
from bot.evaluation.quality import Calibration, QualityScores, SetQuality, calibration, evaluate
from bot.evaluation.reading import Reader
from bot.judge import TRAINED
from bot.judge.card import CARD, MODELS, read_card

NOTES = {
    "binary": "supported or not; balanced accuracy is the mean of the two recalls, at `threshold`",
    "best": "at the threshold that is best for the set itself: optimistic, not a result",
    "three_way": "the strongest stance, where a set has three labels",
    "ece": "of supported or not: sum over 15 bins of equal width from 0 to 1 of the share of cases "
    "in the bin times |accuracy - mean confidence|; the confidence is max(p, 1 - p) of p = "
    "supports, and right is to say supported from p = 0.5 on (Guo et al. 2017, arXiv:1706.04599)",
    "pooled": "ece_by_case counts every case alike, so large sets weigh more; ece_by_set counts "
    "every set alike; sets of class C are left out",
    "unit": "row: a claim with one text. claim: its best row's supports, the label being of the "
    "claim as a whole; `rows` has the figures by row, where a row of a supported claim need not "
    "support it",
    "claim_only": "class-balanced logistic regression over TF-IDF words and pairs of words of the "
    "claim, five folds by claim",
    "lexical_overlap": "share of the claim's content words found in the evidence, threshold from "
    "the other folds",
}


def measure(
    reader: Reader, threshold: float, model: str, claims: int | None = None
) -> dict[str, Any]:
    """Return the board's figures for a judge; of about so many claims a set, or of all."""
    found: dict[str, SetQuality] = {}
    shown: dict[str, Any] = {}
    for name in SETS:
        started = time.perf_counter()
        found[name] = evaluate(path_of(name), reader, threshold, claims)
        seconds = time.perf_counter() - started
        shown[name] = _set(name, found[name])
        headline = shown[name]["binary_balanced_accuracy"]
        print(f"{name}: {headline:.3f} in {seconds:.0f} s", file=sys.stderr, flush=True)
    pooled = calibration({name: found[name].cases for name in POOLED})
    mean = sum(shown[name]["binary_balanced_accuracy"] for name in AVERAGED) / len(AVERAGED)
    return {
        "judge": model,
        "weights_sha256": weights_sha256(model),
        "threshold": threshold,
        "mean_binary_balanced_accuracy": {"mean": round(mean, 4), "over": list(AVERAGED)},
        "pooled": _pooled(pooled),
        "sets": shown,
        "notes": NOTES,
    }


def diagram(result: Mapping[str, Any]) -> str:
    """Return the picture of the pooled bins of a result."""
    pooled = result["pooled"]
    bins = [Bin(**one) for one in pooled["bins"]]
    return draw(
        bins,
        "How often the judge is right when it is so sure",
        f"{pooled['n']:,} cases of {len(pooled['over'])} public sets; calibration error "
        f"{pooled['ece_by_case']:.3f}, with all sets alike {pooled['ece_by_set']:.3f}",
    )


def weights_sha256(model: str) -> str | None:
    """Return the hash of a judge's weights as their card says, or None where there is no card."""
    folder = MODELS if model == TRAINED else Path(model)
    return read_card(folder).sha256 if (folder / CARD).is_file() else None


def _set(name: str, found: SetQuality) -> dict[str, Any]:
    licence = LICENCE_CLASSES[name]
    shown: dict[str, Any] = {
        "licence_class": licence,
        **({"licence": EVALUATION_ONLY} if licence == "C" else {}),
        "unit": "row" if found.row_scores is None else "claim",
        **_scores(found.scores),
        "baselines": _rounded(
            {"claim_only": claim_only(found.cases), "lexical_overlap": lexical_overlap(found)}
        ),
    }
    if found.row_scores is not None:
        shown["rows"] = _scores(found.row_scores)
    return shown


def _scores(scores: QualityScores) -> dict[str, Any]:
    return _rounded(asdict(scores))


def _pooled(pooled: Calibration) -> dict[str, Any]:
    bins = [_rounded(asdict(one)) for one in pooled.bins]
    return {"over": list(POOLED), **_rounded(asdict(pooled)), "bins": bins}


def _rounded(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: round(figure, 4) if isinstance(figure, float) else figure
        for name, figure in figures.items()
    }
