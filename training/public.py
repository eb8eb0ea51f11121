"""Public sets of labelled pairs (licence classes A and B) as examples."""

import random
from collections.abc import Iterator

from bench.held import bucket
from training.board import on_board, pairs
from training.examples import Example

TRAINED_ON = (
    "lingnli.train",
    "infotabs.train",
    "conjnli.train",
    "conjnli.dev",
    "fever_sr.dev",
    "mnli.dev",
    "snli.dev",
    "cad_nli.train",
    "cad_nli.dev",
    "covidfact.train",
    "check_covid.train",
    "mnli_taxi.train",
    "rte.train",
    "pubmedqa.all",
    "politihop.train",
    "boolq.dev",
    "fnc1.train",
)
HELD_OUT = ("infotabs.dev", "covidfact.dev", "check_covid.dev", "rte.dev", "politihop.dev")
"""For choosing between runs, beside a share of the sets above."""
AT_MOST = {"fnc1.train": 6000}
"""A noisy set counts less."""
CHARACTERS = {"fnc1.train": 700, "pubmedqa.all": 900}
"""Long evidence is cut, for what is decisive stands at its start."""
HELD_SHARE = {"fever_sr.dev": 8, "boolq.dev": 2, "lingnli.train": 40, "conjnli.train": 15}
"""One in this many evidences is held out for choosing between runs."""


def training_pairs(seed: int) -> Iterator[Example]:
    """Yield the examples to train on: nothing that the dev board holds."""
    for name in TRAINED_ON:
        examples = [one for one in _examples(name) if not _held(name, one.focus)]
        if name in AT_MOST:
            examples = random.Random(seed).sample(examples, AT_MOST[name])
        yield from examples


def selection_pairs() -> Iterator[Example]:
    """Yield the examples that runs are compared on: not trained on, and not the dev board."""
    for name in HELD_OUT:
        yield from _examples(name)
    for name in HELD_SHARE:
        yield from (one for one in _examples(name) if _held(name, one.focus))


def _held(name: str, evidence: str) -> bool:
    return name in HELD_SHARE and bucket(evidence) % HELD_SHARE[name] == 0


def _examples(name: str) -> Iterator[Example]:
    for number, row in enumerate(pairs(name)):
        claim, evidence = row["claim"].strip(), row["evidence"].strip()
        if not claim or not evidence or on_board(claim, evidence):
            continue
        limit = CHARACTERS.get(name)
        yield Example(
            id=f"{name}:{number}",
            source=name,
            query=claim,
            focus=evidence[:limit],
            label=row["label"],
            # Only where a set's silent pairs are about something else do they tell of relevance.
            relevant=True if row["label"] in ("supported", "refuted") else None,
        )
