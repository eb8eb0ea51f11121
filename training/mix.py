"""`python -m training.mix`: gather what the judge learns from, as tokens ready for training.

Two mixes come out. `first` is public pairs and questions. `second` is the synthetic pairs with a
share of the first beside them, so that what was learnt is kept while edits are learnt.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.held import bucket
from training import batches, examples
from training.claims import claim_negatives
from training.examples import Example
from training.files import MIX
from training.made import synthetic_pairs
from training.public import selection_pairs, training_pairs
from training.questions import question_pairs

MAX_TOKENS = 224
NAMES_OF_CLAIMS = ("fever_sr.dev",)
"""Sets whose claims name what they are about, so that another passage is surely another matter."""
AGAIN = {
    "lingnli.train": 0.5,
    "snli.dev": 0.4,
    "cad_nli.train": 0.5,
    "fnc1.train": 0.5,
    "claim_negatives": 0.5,
    "squad2_dev": 0.6,
    "squadshifts_new_wiki": 0.6,
}
"""Share of a set that the second mix repeats, where it is not all."""
SELECTED = 500
"""Examples of each set that runs are compared on."""


def first_mix(seed: int) -> list[Example]:
    """Return public pairs, claims beside other matters, and questions."""
    public = list(training_pairs(seed))
    return [
        *public,
        *claim_negatives(_named(public), seed),
        *question_pairs(seed, held=False),
    ]


def second_mix(seed: int, first: Iterable[Example]) -> Iterator[Example]:
    """Yield synthetic pairs and a share of the first mix."""
    yield from synthetic_pairs(seed)
    for one in first:
        if bucket(one.group or one.id) % 1000 < 1000 * AGAIN.get(one.source, 1.0):
            yield one


def selection_mix(seed: int) -> Iterator[Example]:
    """Yield what runs are compared on, so many of a set."""
    held = list(selection_pairs())
    taken: Counter[str] = Counter()
    for one in (*held, *claim_negatives(_named(held), seed), *question_pairs(seed, held=True)):
        taken[one.source] += 1
        if taken[one.source] <= SELECTED:
            yield one


def main() -> None:
    """Read the command line and write the mixes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    MIX.mkdir(parents=True, exist_ok=True)
    _write("selection", list(selection_mix(given.seed)))
    first = first_mix(given.seed)
    _write("first", first)
    _write("second", list(second_mix(given.seed, first)))


def _named(mix: Iterable[Example]) -> list[Example]:
    return [one for one in mix if one.source in NAMES_OF_CLAIMS]


def _write(name: str, mix: list[Example]) -> None:
    examples.write(MIX / f"{name}.jsonl.gz", mix)
    data = batches.tokenized(mix, MAX_TOKENS)
    batches.save(MIX / f"{name}.npz", data)
    print(json.dumps({"mix": name, "examples": len(mix), "tokens": len(data.ids)}))
    counts = Counter((one.source, one.label or f"relevant={one.relevant}") for one in mix)
    for (source, label), number in sorted(counts.items()):
        print(f"  {source:24} {label:16} {number:7,}")


if __name__ == "__main__":
    main()
