"""What a run loses by is right, and a run that was interrupted ends as if it had not been."""

import json
import math
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
import torch
from torch import Tensor

from training import batches
from training.batches import NOT_SUPPORTED, UNKNOWN, Batch, Tokenized
from training.examples import Example
from training.losses import losses
from training.model import Outputs
from training.train import SMOOTHING, Plan, Run, plan_batches, report, train

CPU = torch.device("cpu")
PLAN = Plan(mix="tiny", epochs=2, rate=1e-4, batch_tokens=40, seed=1, start=None)
NEVER = 1e9
"""Minutes that no run takes."""
TINY = [
    Example("a", "made", "The ferry sank.", "It sank off Toru.", "supported", True),
    Example("b", "made", "The ferry sank.", "It did not sink.", "refuted", True),
    Example("c", "made", "The mill burned.", "Ships sank.", "nei", False),
    Example("d", "made", "A ferry sank.", "It did not sink.", "not_supported"),
    Example("e", "made", "Who sank?", "Ann Os sank.", None, True, True, (0, 6)),
    Example("f", "made", "Who sank?", "It rained.", None, False, True),
]

SIX_THREE_ONE = [math.log(6), math.log(3), 0.0]
"""Logits of the probabilities 0.6, 0.3 and 0.1, whose logarithms are -0.510826, -1.203973, ..."""
NONE = (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)


def lost(
    targets: Sequence[tuple[int, int, int, int]],
    stance: Sequence[Sequence[float]] | None = None,
    relevance: Sequence[float] | None = None,
    span: Sequence[Sequence[tuple[float, float]]] | None = None,
) -> list[float]:
    """The losses of rows with those targets and logits, once their gradients are found finite."""
    rows = len(targets)
    outputs = Outputs(
        torch.tensor(stance or [SIX_THREE_ONE] * rows, requires_grad=True),
        torch.tensor(relevance or [0.0] * rows, requires_grad=True),
        torch.tensor(span or [[(0.0, 0.0)] * 3] * rows, requires_grad=True),
    )
    nothing = torch.zeros((rows, 3), dtype=torch.int64)
    batch = Batch(nothing, nothing, nothing, nothing, torch.tensor(targets))
    found = losses(outputs, batch, SMOOTHING)
    torch.stack(found).sum().backward()  # type: ignore[no-untyped-call]
    for tensor in (outputs.stance, outputs.relevance, outputs.span):
        assert tensor.grad is None or bool(tensor.grad.isfinite().all())
    return [one.item() for one in found]


class TestStanceLoss:
    @pytest.mark.parametrize(
        ("label", "expected"),
        [
            # A twentieth is spread over the three: 4.017384 / 60 = 0.066956 for each label.
            (0, 0.95 * 0.510826 + 0.066956),
            (1, 0.95 * 1.203973 + 0.066956),
            (2, 0.95 * 2.302585 + 0.066956),
            # 1 - 0.6 is left for the two that are not support.
            (NOT_SUPPORTED, 0.916291),
        ],
    )
    def test_of_one_pair_is_that_of_its_label(self, label: int, expected: float) -> None:
        assert lost([(label, *NONE[1:])])[0] == pytest.approx(expected, abs=1e-5)

    def test_is_the_mean_over_known_labels_of_both_kinds(self) -> None:
        targets = [(label, *NONE[1:]) for label in (0, NOT_SUPPORTED, UNKNOWN, NOT_SUPPORTED)]
        stance = [SIX_THREE_ONE, SIX_THREE_ONE, [9.0, -9.0, 4.0], [0.0, 0.0, 0.0]]
        expected = (0.95 * 0.510826 + 0.066956 + 0.916291 - math.log(2 / 3)) / 3
        assert lost(targets, stance)[0] == pytest.approx(expected, abs=1e-5)

    def test_of_extreme_logits_is_finite(self) -> None:
        for label in (0, 1, 2, NOT_SUPPORTED):
            (found, _, _) = lost([(label, *NONE[1:])], [[1e4, 0.0, -1e4]])
            assert math.isfinite(found)


class TestOtherLosses:
    def test_of_relevance_is_the_mean_over_those_known(self) -> None:
        targets = [(UNKNOWN, known, UNKNOWN, UNKNOWN) for known in (1, 0, 1, UNKNOWN)]
        found = lost(targets, relevance=[math.log(3), math.log(3), 0.0, 99.0])
        # The logarithms of 0.75, 0.25 and 0.5.
        expected = (0.287682 + 1.386294 + 0.693147) / 3
        assert found == pytest.approx([0, expected, 0], abs=1e-5)

    def test_of_the_span_is_the_mean_of_its_start_and_its_end(self) -> None:
        starts_and_ends = list(zip(SIX_THREE_ONE, [0.0, 0.0, math.log(2)], strict=True))
        targets = [(UNKNOWN, UNKNOWN, 1, 2), NONE]
        found = lost(targets, span=[starts_and_ends, [(9.0, 9.0)] * 3])
        assert found == pytest.approx([0, 0, (1.203973 + 0.693147) / 2], abs=1e-5)

    def test_are_zero_where_nothing_is_known(self) -> None:
        assert lost([NONE, NONE]) == [0, 0, 0]

    @pytest.mark.parametrize("target", [(0, *NONE[1:]), (UNKNOWN, 1, -1, -1), (UNKNOWN, -1, 0, 2)])
    def test_of_one_head_leave_the_others_at_zero(self, target: tuple[int, int, int, int]) -> None:
        assert sum(one > 0 for one in lost([target, NONE])) == 1


class TestPlan:
    @pytest.fixture
    def data(self) -> Tokenized:
        return batches.tokenized(TINY * 4, 64)

    def test_of_several_epochs_is_each_in_an_order_of_its_own(self, data: Tokenized) -> None:
        once, twice = (plan_batches(data, replace(PLAN, epochs=epochs)) for epochs in (1, 2))
        assert twice[: len(once)] == once
        again = twice[len(once) :]
        assert again != once
        for one in (once, again):
            assert sorted(chain.from_iterable(one)) == list(range(len(data)))

    def test_of_part_of_an_epoch_is_that_part_of_it(self, data: Tokenized) -> None:
        whole = plan_batches(data, replace(PLAN, epochs=1))
        assert plan_batches(data, replace(PLAN, epochs=0.5)) == whole[: round(len(whole) / 2)]
        assert len(plan_batches(data, replace(PLAN, epochs=1.5))) == round(len(whole) * 1.5)

    def test_of_another_seed_is_another(self, data: Tokenized) -> None:
        assert plan_batches(data, PLAN) != plan_batches(data, replace(PLAN, seed=2))


class TestRun:
    @pytest.fixture
    def runs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """Where runs are kept, beside a tiny mix; emptied afterwards, for states are large."""
        (tmp_path / "mix").mkdir()
        for name in ("tiny", "selection"):
            batches.save(tmp_path / "mix" / f"{name}.npz", batches.tokenized(TINY, 64))
        monkeypatch.setattr("training.train.MIX", tmp_path / "mix")
        monkeypatch.setattr("training.train.RUNS", tmp_path / "runs")
        yield tmp_path / "runs"
        shutil.rmtree(tmp_path)

    def test_that_was_interrupted_ends_with_the_weights_of_one_that_was_not(
        self, runs: Path
    ) -> None:
        train("whole", PLAN, NEVER, NEVER, CPU)
        train("stopped", PLAN, 0, NEVER, CPU)
        learn(runs / "stopped", 2)
        learn(runs / "stopped", 1)
        train("stopped", PLAN, NEVER, NEVER, CPU)
        for file in ("weights.pt", "state.pt"):
            assert alike(torch.load(runs / "whole" / file), torch.load(runs / "stopped" / file))
        log = (runs / "stopped" / "log.jsonl").read_text("utf-8").splitlines()
        steps = [json.loads(line)["step"] for line in log]
        assert steps == [0, len(plan_batches(batches.tokenized(TINY, 64), PLAN))]

    def test_can_end_before_its_rate_falls(self, runs: Path) -> None:
        plan = replace(PLAN, stop=2)
        train("early", plan, NEVER, NEVER, CPU)
        whole = len(plan_batches(batches.tokenized(TINY, 64), PLAN))
        assert torch.load(runs / "early" / "state.pt")["step"] == 2 < whole
        assert (runs / "early" / "weights.pt").is_file()

    def test_begins_with_the_weights_of_the_one_that_it_starts_from(self, runs: Path) -> None:
        first = Run(PLAN, CPU)
        (runs / "first").mkdir(parents=True)
        learn_one(first)
        torch.save(first.averaged(), runs / "first" / "weights.pt")
        second = Run(replace(PLAN, start="first", seed=2), CPU)
        assert alike(second.averaged(), first.averaged())

    def test_is_refused_under_the_name_of_another_plan(self, runs: Path) -> None:
        (runs / "taken").mkdir(parents=True)
        train("taken", PLAN, 0, NEVER, CPU)
        before = {path.name: path.stat().st_mtime_ns for path in (runs / "taken").iterdir()}
        with pytest.raises(SystemExit, match=r"another plan.*another name"):
            train("taken", replace(PLAN, rate=2e-4), NEVER, NEVER, CPU)
        after = {path.name: path.stat().st_mtime_ns for path in (runs / "taken").iterdir()}
        assert after == before

    def test_learns_what_it_is_shown_and_leaves_the_words_as_they_are(self) -> None:
        run = Run(replace(PLAN, rate=1e-3), CPU)
        before = {name: tensor.clone() for name, tensor in run.model.state_dict().items()}
        history = [sum(learn_one(run)) for _ in range(10)]
        assert history[-1] < 0.7 * history[0]
        same = [n for n, tensor in run.model.state_dict().items() if tensor.equal(before[n])]
        assert same == ["base.embeddings.word_embeddings.weight"]

    def test_is_not_disturbed_by_being_scored(self, tmp_path: Path) -> None:
        run = Run(PLAN, CPU)
        learn_one(run)
        before = {name: tensor.clone() for name, tensor in run.model.state_dict().items()}
        report(run, batches.tokenized(TINY, 64), tmp_path / "log.jsonl")
        assert alike(run.model.state_dict(), before)
        assert run.model.training
        scores = json.loads((tmp_path / "log.jsonl").read_text("utf-8"))
        assert scores.pop("step") == 1
        assert all(0 <= score <= 1 for score in scores.values())


def learn(folder: Path, steps: int) -> None:
    """Go on with a run for some steps and leave it as an interruption does."""
    data = batches.tokenized(TINY, 64)
    whole = plan_batches(data, PLAN)
    run = Run(PLAN, CPU)
    run.resume(folder)
    for rows in whole[run.step : run.step + steps]:
        run.learn(batches.collate(data, rows), len(whole))
    run.save(folder)


def learn_one(run: Run) -> tuple[float, float, float]:
    data = batches.tokenized(TINY, 64)
    return run.learn(batches.collate(data, range(len(TINY))), 100)


def alike(one: object, other: object) -> bool:
    """Whether two states hold the same numbers."""
    if isinstance(one, Tensor):
        return isinstance(other, Tensor) and one.equal(other)
    if isinstance(one, dict):
        return (
            isinstance(other, dict)
            and one.keys() == other.keys()
            and all(alike(one[key], other[key]) for key in one)
        )
    if isinstance(one, list):
        return isinstance(other, list) and all(map(alike, one, other))
    return one == other
