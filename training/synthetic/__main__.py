"""Write synthetic claim-passage pairs: `python -m training.synthetic OUT.jsonl`."""

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from random import Random

from bench.baselines import text_only
from bench.data import news_days
from training.synthetic.corpus import sentences_of
from training.synthetic.pairs import Row, rows

_SAMPLE = 12_000
"""Pairs that the baselines are measured on."""
_LABELS = ("supported", "refuted", "nei")


def main() -> None:
    """Write the pairs, then show what they are and what can be told from one text alone."""
    parser = argparse.ArgumentParser(prog="python -m training.synthetic", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=18_500, help="how many to start from")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    groups: dict[str, list[Row]] = {}
    sentences = sentences_of(news_days())
    with options.out.open("w", encoding="utf-8") as file:
        for row in rows(sentences, options.seed, options.sentences):
            file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
            counts[row.kind, row.label] += 1
            groups.setdefault(row.group, []).append(row)
    for line in [*_table(counts), *_baselines(list(groups.values()))]:
        sys.stdout.write(line + "\n")


def _table(counts: Counter[tuple[str, str]]) -> list[str]:
    lines = [f"{'kind':26}" + "".join(f"{label:>11}" for label in _LABELS)]
    kinds = sorted({kind for kind, _ in counts})
    lines += [f"{kind:26}" + "".join(f"{counts[kind, x]:11}" for x in _LABELS) for kind in kinds]
    totals = [sum(counts[kind, label] for kind in kinds) for label in _LABELS]
    return [*lines, f"{'all':26}" + "".join(f"{total:11}" for total in totals)]


def _baselines(groups: list[list[Row]]) -> list[str]:
    Random(1).shuffle(groups)
    sample = [row for rows_ in groups for row in rows_][:_SAMPLE]
    told, names = [row.label for row in sample], [row.group for row in sample]
    texts = {
        "claim": [row.claim for row in sample],
        "passage": [row.focus for row in sample],
        "context and date": [
            f"{r.title} {r.before} {r.after} {r.date or 'nodate'}" for r in sample
        ],
    }
    return [
        f"from the {name} alone: {text_only(column, told, names):.3f}"
        for name, column in texts.items()
    ]


if __name__ == "__main__":
    main()
