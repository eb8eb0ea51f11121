"""What the differences bring and cost where a claim stands beside given evidence."""

import statistics
import time
from collections.abc import Sequence
from typing import Any

from bench.board import path_of
from bench.errors import tags_of
from bench.held import held_out
from bot.config import Settings
from bot.differences import compare
from bot.evaluation.cases import Case, Pair, read_pairs
from bot.evaluation.metrics import balanced_accuracy
from bot.evaluation.pairs import weighed
from bot.evaluation.reading import open_reader, passage_of

SETS = ("fm2.dev", "fever_symmetric.dev", "infotabs.dev", "boolq.dev")
HALF_TRAINED_ON = "boolq.dev"
KINDS = ("date", "number")
"""Kinds of claim that the differences are to help with."""


def rules(settings: Settings) -> dict[str, Any]:
    """Return binary balanced accuracy with the differences and without, by set and by kind."""
    reader = open_reader(settings)
    without, with_them = (
        settings.verdict.model_copy(update={"differences": on}) for on in (False, True)
    )
    found: dict[str, Any] = {}
    times: list[float] = []
    for name in SETS:
        pairs = _pairs(name)
        told = reader([(pair.claim, pair.evidence) for pair in pairs])
        alone: list[Case] = []
        corrected: list[Case] = []
        for pair, judgement in zip(pairs, told, strict=True):
            passage = passage_of(pair.evidence)
            started = time.perf_counter()
            compare(pair.claim, passage)
            times.append(time.perf_counter() - started)
            alone.append(weighed(pair, judgement, without))
            corrected.append(weighed(pair, judgement, with_them))
        found[name] = {
            kind: _scores(
                [case for case in alone if kind == "all" or kind in tags_of(case)],
                [case for case in corrected if kind == "all" or kind in tags_of(case)],
                with_them.support,
            )
            for kind in ("all", *KINDS)
        }
    return {
        "sets": found,
        "threshold": with_them.support,
        "compare_ms_median": round(statistics.median(times) * 1000, 2),
        "compare_ms_p99": round(statistics.quantiles(times, n=100)[98] * 1000, 2),
    }


def _pairs(name: str) -> list[Pair]:
    """Return a set's pairs, without those that the judge was trained on."""
    return [
        pair
        for pair in read_pairs(path_of(name))
        if name != HALF_TRAINED_ON or held_out(pair.evidence.strip())
    ]


def _scores(alone: Sequence[Case], corrected: Sequence[Case], threshold: float) -> dict[str, Any]:
    without, with_ = _balanced(alone, threshold), _balanced(corrected, threshold)
    return {"n": len(alone), "without": without, "with": with_, "gain": round(with_ - without, 4)}


def _balanced(cases: Sequence[Case], threshold: float) -> float:
    gold = [str(case.is_supported) for case in cases]
    return round(balanced_accuracy(gold, [str(c.supports >= threshold) for c in cases]), 4)
