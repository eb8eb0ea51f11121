"""`python -m training.average NAME RUN…`: the mean of the weights of several runs, as a run.

Runs that began with the same weights and saw the same mix in another order end near each other, and
their mean is better than each: Wortsman et al., "Model soups" (arXiv:2203.05482).
"""

import argparse
import json

import torch

from training.files import RUNS


def average(name: str, runs: list[str]) -> None:
    """Write the mean of the runs' weights as the weights of a run of another name.

    Raises:
        SystemExit: the runs are not all of one base.
    """
    plan = {"average": runs, "base": _base(runs)}
    states = [torch.load(RUNS / run / "weights.pt", map_location="cpu") for run in runs]
    mean = {
        key: torch.stack([state[key].float() for state in states]).mean(0).to(weight.dtype)
        for key, weight in states[0].items()
    }
    folder = RUNS / name
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(mean, folder / "weights.pt")
    (folder / "plan.json").write_text(json.dumps(plan, indent=2) + "\n", "utf-8")


def _base(runs: list[str]) -> str:
    bases = {json.loads((RUNS / run / "plan.json").read_text("utf-8"))["base"] for run in runs}
    if len(bases) > 1:
        raise SystemExit(f"These runs have different bases: {', '.join(sorted(bases))}.")
    return str(bases.pop())


def main() -> None:
    """Read the command line and average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="folder of the average under the runs' folder")
    parser.add_argument("runs", nargs="+", help="runs that are done")
    given = parser.parse_args()
    average(given.name, given.runs)


if __name__ == "__main__":
    main()
