"""The judge that ships meets the floors of the public board, as recorded and when read again."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bench.board import LICENCE_CLASSES, SMALL, path_of
from bench.data import missing
from bench.floors import MOST, misses, misses_of_sets, read_floors
from bot.config import Settings
from bot.encoder import Encoder
from bot.evaluation.quality import evaluate
from bot.evaluation.reading import open_reader
from bot.judge.card import CARD, MODELS, read_card

RESULT = Path(__file__).parents[1] / "bench" / "results" / "quality.json"
ships = pytest.mark.skipif(not (MODELS / CARD).is_file(), reason="no trained judge ships")


def recorded() -> dict[str, Any]:
    result: dict[str, Any] = json.loads(RESULT.read_text("utf-8"))
    return result


@ships
def test_the_recorded_figures_meet_the_floors() -> None:
    assert misses(recorded()) == []


@ships
def test_the_recorded_figures_are_of_the_weights_and_the_threshold_that_ship() -> None:
    result = recorded()
    assert result["weights_sha256"] == read_card().sha256
    assert result["threshold"] == Settings().verdict.support


@ships
@pytest.mark.skipif(bool(missing()), reason="the public data sets are not here")
@pytest.mark.parametrize("name", SMALL)
def test_a_small_set_read_again_meets_its_floor(
    name: str, model_cache: Path, minilm: Encoder
) -> None:
    settings = Settings.model_validate({"encoder": {"cache": model_cache}})
    found = evaluate(path_of(name), open_reader(settings), settings.verdict.support)
    assert list(misses_of_sets({name: asdict(found.scores)}, only=[name])) == []


def test_floors_are_of_sets_that_the_board_has_and_may_be_trained_for() -> None:
    floors = read_floors()
    named = {name for figure, by_set in floors.items() if figure != MOST for name in by_set}
    assert set(SMALL) <= named <= {name for name, kind in LICENCE_CLASSES.items() if kind != "C"}


def test_a_figure_below_its_floor_or_missing_is_told() -> None:
    floors = read_floors()
    sets: dict[str, dict[str, float]] = {}
    for figure, by_set in floors.items():
        for name, least in by_set.items() if figure != MOST else ():
            sets.setdefault(name, {})[figure] = least
    pooled = {f"ece_{way}": most for way, most in floors[MOST].items()}
    assert misses({"sets": sets, "pooled": pooled}) == []

    del sets["fm2.dev"]
    sets["begin.dev"]["binary_balanced_accuracy"] -= 0.001
    pooled["ece_by_set"] += 0.001
    told = misses({"sets": sets, "pooled": pooled})
    assert [line.split(" is ")[0] for line in told] == [
        "begin.dev: binary_balanced_accuracy",
        "fm2.dev: binary_balanced_accuracy",
        "pooled: ece_by_set",
    ]
    assert list(misses_of_sets(sets, only=["wice.dev"])) == []
