"""`python -m training.ablate`: what each ingredient brings, left out one at a time.

Every run sees about as many tokens of the mixes that the judge learnt from, far fewer than the run
that ships, so only what is large shows. Runs that are done are not done again; with names given,
only those ingredients are left out.
"""

import argparse
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import torch

from bench.board import POOLED
from training import answers, batches, composed, examples, written
from training.board import pairs
from training.examples import LABELS, Example
from training.files import MIX, RUNS, WORK
from training.mix import MAX_TOKENS
from training.model import JudgeModel
from training.scores import balanced, predict, score, support_odds
from training.train import INGREDIENTS, Plan, train

TOKENS = 600_000
MIXES = ("third", "sixth")
"""That which holds every public ingredient, and that with what was written; equal parts of each."""
SCORED = 400
"""Pairs of each set of the board that are scored; long texts are cut to the length of a run."""
FACTS = ("fever", "infotabs", "covid", "check_covid", "politihop", "pubmedqa", "boolq", "fnc1")
INFERENCE = ("lingnli", "mnli", "snli", "cad_nli", "conjnli", "rte")

LEFT_OUT: dict[str, Callable[[Example], bool]] = {
    "nothing": lambda one: False,
    "synthetic": lambda one: one.source.startswith("synthetic"),
    "fact checks": lambda one: one.source.startswith(FACTS),
    "inference": lambda one: one.source.startswith(INFERENCE),
    "claim negatives": lambda one: one.source == "claim_negatives",
    "questions": lambda one: one.question,
    "answer claims": lambda one: one.source == answers.SOURCE,
    "written claims": lambda one: one.source == written.SOURCE,
    "composed articles": lambda one: one.source == composed.SOURCE,
}
UNDRESSED = "dress"
"""Left out, public pairs stand without the titles, days and neighbours that they were given."""


def board() -> list[Example]:
    """Return some pairs of the sets of the board that are not evaluation only."""
    found = []
    for name in POOLED:
        rows = pairs(name)
        rows = random.Random(1).sample(rows, min(SCORED, len(rows)))
        found += [
            Example(f"{name}:{i}", name, row["claim"], row["evidence"], row["label"])
            for i, row in enumerate(rows)
        ]
    return found


def small_mix(left_out: str, mixes: Mapping[str, Sequence[Example]]) -> None:
    """Write a mix of the usual size for these runs, of all mixes alike, without some sources."""
    chosen: list[Example] = []
    for whole in mixes.values():
        chosen += _share([one for one in (_without(left_out, one) for one in whole) if one])
    batches.save(MIX / f"{_mix(left_out)}.npz", batches.tokenized(chosen, MAX_TOKENS))


def _without(left_out: str, one: Example) -> Example | None:
    if left_out != UNDRESSED:
        return None if LEFT_OUT[left_out](one) else one
    if one.question or one.group:
        return one
    return replace(one, title="", date="", before="", after="")


def _share(whole: Sequence[Example]) -> list[Example]:
    groups: dict[str, list[Example]] = {}
    for one in whole:
        groups.setdefault(one.group or one.id, []).append(one)
    names = sorted(groups)
    random.Random(1).shuffle(names)
    chosen: list[Example] = []
    characters = 0
    for name in names:
        chosen += groups[name]
        characters += sum(
            len(one.query) + len(one.before) + len(one.focus) + len(one.after)
            for one in groups[name]
        )
        if characters > TOKENS * 4.4 / len(MIXES):
            break
    return chosen


def articles() -> batches.Tokenized:
    """Return the claims of composed articles that are held out, beside their passages."""
    held = composed.held_apart(composed.read_composed(composed.SHORT), held=True)
    return batches.tokenized(list(composed.composed_pairs(held, 1)), MAX_TOKENS)


def scored(
    run: str, data: batches.Tokenized, names: list[str], held: batches.Tokenized
) -> dict[str, float]:
    """Return support's balanced accuracy of each set at a threshold fitted to the others.

    The threshold is the one at which the other sets are best on average. Beside the public sets
    stands the share of right stances on `held`, the composed articles.
    """
    model = _opened(run)
    stance, _ = predict(model, data, torch.device("cpu"))
    odds = support_odds(stance)
    true = data.targets[:, 0] == LABELS.index("supported")
    of = np.array(names)
    cuts = np.linspace(-3, 2, 51)
    table = {
        name: [balanced(odds[of == name] > cut, true[of == name]) for cut in cuts]
        for name in POOLED
    }
    found = {}
    for name in POOLED:
        others = np.mean([table[other] for other in POOLED if other != name], axis=0)
        found[name] = round(float(table[name][int(others.argmax())]), 4)
    right = score(model, held, torch.device("cpu"))["three"]
    mean = float(np.mean(list(found.values())))
    return {"mean": round(mean, 4), "composed": round(right, 4), **found}


def _opened(run: str) -> JudgeModel:
    plan = json.loads((RUNS / run / "plan.json").read_text("utf-8"))
    model = JudgeModel(first_token_only=plan["without"] == "means")
    model.load_state_dict(torch.load(RUNS / run / "weights.pt"))
    return model.eval()


def main() -> None:
    """Read the command line, train what is not trained yet, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    every = (*LEFT_OUT, UNDRESSED, *INGREDIENTS)
    parser.add_argument("names", nargs="*", help="ingredients; all, if none is given")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    given = parser.parse_args()
    unknown = set(given.names) - set(every)
    if unknown:
        parser.error(f"no such ingredient: {', '.join(sorted(unknown))} (of {', '.join(every)})")
    if given.threads:
        torch.set_num_threads(given.threads)
    scored_on = board()
    data = batches.tokenized(scored_on, MAX_TOKENS)
    names = [one.source for one in scored_on]
    held = articles()
    mixes = {name: list(examples.read(MIX / f"{name}.jsonl.gz")) for name in MIXES}
    done = WORK / "ablations.json"
    for left_out in given.names or every:
        run = f"without-{left_out.replace(' ', '-')}"
        mixed = "nothing" if left_out in INGREDIENTS else left_out
        if not (RUNS / run / "weights.pt").is_file():
            if not (MIX / f"{_mix(mixed)}.npz").is_file():
                small_mix(mixed, mixes)
            ingredient = left_out if left_out in INGREDIENTS else None
            plan = Plan(_mix(mixed), 1.0, 1e-4, 2048, 1, None, ingredient)
            train(run, plan, 60, 60, torch.device("cpu"))
        found = scored(run, data, names, held)
        print(left_out, found, flush=True)
        table = json.loads(done.read_text("utf-8")) if done.is_file() else {}
        done.write_text(json.dumps({**table, left_out: found}, indent=2) + "\n", "utf-8")


def _mix(left_out: str) -> str:
    return f"small-without-{left_out.replace(' ', '-')}"


if __name__ == "__main__":
    main()
