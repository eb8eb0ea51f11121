"""`python -m training.train NAME`: train the judge; stopped, it goes on when it is run again."""

import argparse
import json
import math
import re
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from bot.encoder.weights import file_sha256
from training import batches
from training.bases import FIRST, SECOND, bare_base, open_base
from training.batches import Batch, Tokenized
from training.files import MIX, RUNS
from training.losses import losses
from training.model import JudgeModel
from training.precision import autocast
from training.scores import score

SMOOTHING = 0.05
RELEVANCE_WEIGHT, SPAN_WEIGHT = 0.5, 0.25
WARM_UP, COOL_DOWN = 0.03, 0.4
"""Shares of the steps in which the learning rate rises, and in which it falls to nothing."""
HEAD_RATE = 5.0
"""How much faster the new heads learn than the base."""
AVERAGE_OVER = 1000
"""Steps that the averaged weights remember; they are what is scored and shipped."""
LAYER = re.compile(r"\bencoder\.layer\.(\d+)\.")

INGREDIENTS = ("means", "groups", "smoothing", "averaging")
"""What a run can leave out, to see what it brings."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What makes a run: the same plan on the same mix is the same run.

    `rate` is the highest learning rate of the base, `start` the run whose weights it begins with,
    `without` an ingredient that it leaves out, `stop` the step after which it ends early, uncooled,
    for another run to start from, `base` the network under the heads, `frozen` how many of its
    layers, from the first on, stay as they are with what is below them, and `stance_only` leaves
    the other heads out.
    """

    mix: str
    epochs: float
    rate: float
    batch_tokens: int
    seed: int
    start: str | None
    without: str | None = None
    stop: int | None = None
    base: str = FIRST
    frozen: int = 0
    stance_only: bool = False


class Run:
    """A run's state: network, averaged network, optimiser, and the number of steps done."""

    def __init__(self, plan: Plan, device: torch.device) -> None:
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.device = device
        self.step = 0
        found = bare_base(plan.base) if plan.start else open_base(plan.base)
        self.model = JudgeModel(found, first_token_only=plan.without == "means")
        if plan.start:
            self.model.load_state_dict(
                torch.load(RUNS / plan.start / "weights.pt", map_location="cpu")
            )
        if plan.frozen:
            freeze(self.model.base, plan.frozen)
        self.model.to(device).train()
        self.average = {name: w.detach().clone() for name, w in self._learnt()}
        base: list[nn.Parameter] = []
        heads: list[nn.Parameter] = []
        for name, weight in self._learnt():
            (base if name.startswith("base.") else heads).append(weight)
        groups = [{"params": base, "scale": 1.0}, {"params": heads, "scale": HEAD_RATE}]
        self.optimizer = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01, fused=True)

    @property
    def _smoothing(self) -> float:
        return 0.0 if self.plan.without == "smoothing" else SMOOTHING

    def _learnt(self) -> Iterator[tuple[str, nn.Parameter]]:
        return ((n, w) for n, w in self.model.named_parameters() if w.requires_grad)

    def learn(self, batch: Batch, steps: int) -> tuple[float, float, float]:
        """Take one step; return the losses of the heads: stance, relevance, span."""
        share = self.step / steps
        factor = min(1.0, share / WARM_UP, (1 - share) / COOL_DOWN)
        for group in self.optimizer.param_groups:
            group["lr"] = self.plan.rate * group["scale"] * max(factor, 1e-3)
        with autocast(self.device):
            outputs = self.model(batch.ids, batch.types, batch.mask, batch.query)
        stance, relevance, span = losses(outputs, batch, self._smoothing)
        total = stance
        if not self.plan.stance_only:
            total = total + RELEVANCE_WEIGHT * relevance + SPAN_WEIGHT * span
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([weight for _, weight in self._learnt()], 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        self._average()
        return stance.item(), relevance.item(), span.item()

    def _average(self) -> None:
        # The average of a young run remembers less, so that it is no average with the start.
        keep = min(1 - 1 / AVERAGE_OVER, self.step / (self.step + 20))
        if self.plan.without == "averaging":
            keep = 0.0
        with torch.no_grad():
            learnt = [weight.detach() for _, weight in self._learnt()]
            torch._foreach_lerp_(list(self.average.values()), learnt, 1 - keep)

    def averaged(self) -> dict[str, Tensor]:
        """Return the state of the averaged network."""
        return {**self.model.state_dict(), **self.average}

    def save(self, folder: Path) -> None:
        """Write all that is needed to go on; the last file is complete or untouched."""
        draft = folder / "state.draft"
        state = {
            "step": self.step,
            "model": self.model.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
        }
        torch.save(state, draft)
        draft.replace(folder / "state.pt")

    def resume(self, folder: Path) -> None:
        """Go on where a run of the same plan was left, if one was."""
        if not (folder / "state.pt").is_file():
            return
        state = torch.load(folder / "state.pt", map_location=self.device)
        self.step = state["step"]
        self.model.load_state_dict(state["model"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])


def freeze(base: nn.Module, layers: int) -> None:
    """Have a base's first layers, and what is no layer, learn nothing, which costs less."""
    for name, weight in base.named_parameters():
        found = LAYER.search(name)
        if found is None or int(found[1]) < layers:
            weight.requires_grad_(False)


def plan_batches(data: Tokenized, plan: Plan) -> list[list[int]]:
    """Return the batches of the whole run."""
    whole: list[list[int]] = []
    for number in range(math.ceil(plan.epochs)):
        whole += batches.epoch(data, plan.batch_tokens, plan.seed * 1000 + number)
    return whole[: round(len(whole) * plan.epochs / math.ceil(plan.epochs))]


def train(name: str, plan: Plan, minutes: float, score_every: float, device: torch.device) -> None:
    """Train until the plan is done or the time is up."""
    folder = RUNS / name
    folder.mkdir(parents=True, exist_ok=True)
    check_plan(folder / "plan.json", plan, file_sha256(MIX / f"{plan.mix}.npz"))
    data = batches.load(MIX / f"{plan.mix}.npz")
    if plan.without == "groups":
        data = replace(data, units=[[row] for row in range(len(data))])
    selection = batches.load(MIX / "selection.npz")
    run = Run(plan, device)
    run.resume(folder)
    whole = plan_batches(data, plan)
    log = folder / "log.jsonl"
    began = saved = scored = time.monotonic()
    seen, recent = 0, []
    print(f"{name}: {len(data):,} examples, {len(whole):,} steps, at step {run.step:,}", flush=True)
    last = min(len(whole), plan.stop or len(whole))
    while run.step < last and time.monotonic() - began < minutes * 60:
        batch = batches.collate(data, whole[run.step]).to(device)
        recent.append(run.learn(batch, len(whole)))
        seen += int(batch.mask.sum())
        now = time.monotonic()
        if run.step % 100 == 0:
            stance, relevance, span = np.mean(recent, axis=0)
            recent.clear()
            pace = seen / (now - began)
            line = f"step {run.step:6,} stance {stance:.4f} relevance {relevance:.4f}"
            print(f"{line} span {span:.4f}  {pace:,.0f} tokens/s", flush=True)
        if now - saved > 300:
            run.save(folder)
            saved = time.monotonic()
        if now - scored > score_every * 60:
            report(run, selection, log)
            scored = time.monotonic()
    run.save(folder)
    if run.step < last:
        print("stopped; run it again to go on", flush=True)
    else:
        torch.save(run.averaged(), folder / "weights.pt")
        print("done", flush=True)
    report(run, selection, log)


def report(run: Run, selection: Tokenized, log: Path) -> None:
    """Score the averaged network and write the line down."""
    current = {name: weight.clone() for name, weight in run.model.state_dict().items()}
    run.model.load_state_dict(run.averaged())
    scores = score(run.model.eval(), selection, run.device)
    run.model.load_state_dict(current)
    run.model.train()
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"step": run.step, **scores}) + "\n")
    print(f"step {run.step:6,} " + "  ".join(f"{k} {v:.3f}" for k, v in scores.items()), flush=True)


def check_plan(path: Path, plan: Plan, mix_sha256: str) -> None:
    """Write the plan, or refuse to go on with another plan or mix under the same name."""
    whole = {**asdict(plan), "mix_sha256": mix_sha256}
    if not path.is_file():
        path.write_text(json.dumps(whole, indent=2) + "\n", "utf-8")
    elif json.loads(path.read_text("utf-8")) != whole:
        raise SystemExit(
            f"{path} is of another plan or another mix. Take another name, or remove the folder."
        )


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="folder of the run under the runs' folder")
    parser.add_argument("--mix", default="first", help="data mix to learn from")
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--base", choices=(FIRST, SECOND), default=FIRST)
    parser.add_argument("--rate", type=float, default=1e-4, help="highest rate of the base")
    parser.add_argument("--batch-tokens", type=int, default=2048)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", help="run whose weights to start from, instead of the base's")
    parser.add_argument("--without", choices=INGREDIENTS, help="leave an ingredient out")
    parser.add_argument("--stop", type=int, help="end after this step, before the rate falls")
    parser.add_argument("--frozen", type=int, default=0, help="layers of the base that don't learn")
    parser.add_argument("--stance-only", action="store_true", help="leave the other heads out")
    parser.add_argument("--minutes", type=float, default=120, help="stop after this long")
    parser.add_argument("--score-every", type=float, default=15, help="minutes between dev scores")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    given = parser.parse_args()
    if given.threads:
        torch.set_num_threads(given.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    plan = Plan(
        given.mix,
        given.epochs,
        given.rate,
        given.batch_tokens,
        given.seed,
        given.start,
        given.without,
        given.stop,
        given.base,
        given.frozen,
        given.stance_only,
    )
    train(given.name, plan, given.minutes, given.score_every, device)


if __name__ == "__main__":
    main()
