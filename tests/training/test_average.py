"""The mean of runs is a run: of their base, and only of one."""

import json
from pathlib import Path

import pytest
import torch

from training.average import average
from training.bases import FIRST, SECOND


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, base, value in (("a", SECOND, 1.0), ("b", SECOND, 3.0), ("other", FIRST, 5.0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.json").write_text(json.dumps({"base": base}))
        weights = {"w": torch.full((2,), value), "places": torch.arange(2)}
        torch.save(weights, tmp_path / name / "weights.pt")
    monkeypatch.setattr("training.average.RUNS", tmp_path)
    return tmp_path


def test_is_the_mean_of_each_weight(runs: Path) -> None:
    average("mean", ["a", "b"])
    found = torch.load(runs / "mean" / "weights.pt")
    assert found["w"].tolist() == [2.0, 2.0]
    assert found["places"].tolist() == [0, 1]
    assert found["places"].dtype == torch.int64


def test_names_the_base_that_an_export_needs(runs: Path) -> None:
    average("mean", ["a", "b"])
    plan = json.loads((runs / "mean" / "plan.json").read_text())
    assert plan == {"average": ["a", "b"], "base": SECOND}


def test_runs_of_different_bases_are_refused_and_nothing_is_written(runs: Path) -> None:
    with pytest.raises(SystemExit, match="different bases"):
        average("mean", ["a", "other"])
    assert not (runs / "mean").exists()
