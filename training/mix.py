"""`python -m training.mix`: gather what the judge learns from, as tokens ready for training.

Ten mixes come out. `first` is public pairs and questions. `second` is the synthetic pairs with a
share of the first beside them, so that what was learnt is kept while edits are learnt. `third` is
all of it, the public pairs dressed as passages of articles, with claims made of questions and their
answers, and the sets nearest to the use twice. `fourth` is people's wording: fewer synthetic pairs,
freely retold, and more claims made of questions. `fifth` is claims written for the judge about
single sentences, with a share of the fourth, and `sixth` is claims about articles composed for it,
with a share of the fifth. `seventh` is claims about longer articles, whose other sentences look
like an answer and are none, with a share of the sixth. `alone` is what the second judge learns:
sentences without their neighbours, mostly composed articles, and claims checked against evidence.
`wire` and then `near` are what it goes on with: claims that ask which way a sentence decides, and
some public inference.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bench.data import news_days
from bench.held import bucket
from training import batches, examples, made
from training.alone import LATER as GOES_ON
from training.alone import alone_mix, later_mix
from training.answers import answer_claims
from training.claims import claim_negatives
from training.composed import LONGER, SHORT, composed_pairs, held_apart, read_composed
from training.dress import dressed
from training.examples import Example
from training.files import MIX
from training.made import synthetic_pairs
from training.public import selection_pairs, training_pairs
from training.questions import question_pairs
from training.synthetic.corpus import sentences_of
from training.written import read_written, written_pairs

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
"""Share of a set that the later mixes repeat, where it is not all."""
TWICE = ("fever_sr.dev", "covidfact.train", "check_covid.train", "politihop.train", "boolq.dev")
"""Sets of claims checked against evidence: what the judge is for."""
RETOLD = 0.4
"""Share of the groups of new synthetic pairs that the fourth mix takes."""
FIFTH = {"fever_sr.dev": 1.0, "check_covid.train": 1.0, "covidfact.train": 0.5}
REST = 0.18
"""Share of a set of the fourth mix that the fifth repeats, and of sets that are not named."""
KEPT = 0.5
"""Share of the fifth mix that the sixth repeats."""
NEAREST = (2, 0)
"""How many of the other sentences that are nearest to a claim stand beside it, in each variant of
the longer articles; 0: one that is drawn."""
KEPT_LAST = 0.25
"""Share of the sixth mix that the seventh repeats."""
VARIANTS = 2
"""How often what was written is taken, each time with other passages beside the claims."""
LONGEST_TITLE = 80
LATER = 10
"""Added to the seed of the later mixes, so that their choices are others."""
SELECTED = 500
"""Examples of each set that runs are compared on."""


def first_mix(seed: int, public: Sequence[Example]) -> list[Example]:
    """Return public pairs, claims beside other matters, and questions."""
    return [
        *public,
        *claim_negatives(_named(public), seed),
        *question_pairs(seed, held=False),
    ]


def second_mix(seed: int, first: Iterable[Example]) -> Iterator[Example]:
    """Yield synthetic pairs and a share of the first mix."""
    yield from synthetic_pairs(seed)
    for one in first:
        if _again(one):
            yield one


def third_mix(seed: int, first: Sequence[Example], second: Iterable[Example]) -> Iterator[Example]:
    """Yield everything: dressed, with claims of questions and answers, some sets twice."""
    titles = _titles()
    again = [one for one in first if _again(one)]
    pairs = [one for one in again if not one.question]
    more = [replace(one, id=f"{one.id}:2") for one in pairs if one.source in TWICE]
    yield from dressed([*pairs, *more], titles, seed)
    yield from (one for one in again if one.question)
    yield from (one for one in second if one.source == made.SOURCE)
    for number in range(2):
        yield from _variant(
            answer_claims([one for one in first if one.question], seed + number), number
        )


def fourth_mix(seed: int, first: Sequence[Example]) -> Iterator[Example]:
    """Yield public pairs, other edits of other news, and questions with claims made of them."""
    pairs = [one for one in first if not one.question and _again(one, last=True)]
    yield from dressed(pairs, _titles(), seed)
    yield from (one for one in first if one.question and _again(one, last=True))
    for one in synthetic_pairs(seed):
        if bucket(one.group) % 1000 < 1000 * RETOLD:
            yield one
    for number in range(3):
        yield from _variant(
            answer_claims([one for one in first if one.question], seed + number), number
        )


def fifth_mix(seed: int, fourth: Iterable[Example]) -> Iterator[Example]:
    """Yield claims that were written for the judge, and a share of the fourth mix."""
    sentences, blocks = sentences_of(news_days()), list(read_written())
    for number in range(VARIANTS):
        yield from _variant(written_pairs(sentences, blocks, seed + number), number)
    for one in fourth:
        if bucket(f"fifth {one.group or one.id}") % 1000 < 1000 * FIFTH.get(one.source, REST):
            yield one


def sixth_mix(seed: int, fifth: Iterable[Example]) -> Iterator[Example]:
    """Yield claims about articles composed for the judge, and a share of the fifth mix."""
    articles = list(held_apart(read_composed(SHORT), held=False))
    for number in range(VARIANTS):
        yield from _variant(composed_pairs(articles, seed + number), number)
    for one in fifth:
        if bucket(f"sixth {one.group or one.id}") % 1000 < 1000 * KEPT:
            yield one


def seventh_mix(seed: int, sixth: Iterable[Example]) -> Iterator[Example]:
    """Yield claims about the longer articles, and a share of the sixth mix."""
    articles = list(held_apart(read_composed(LONGER), held=False))
    for number, nearest in enumerate(NEAREST):
        yield from _variant(composed_pairs(articles, seed + number, nearest=nearest), number)
    for one in sixth:
        if bucket(f"seventh {one.group or one.id}") % 1000 < 1000 * KEPT_LAST:
            yield one


def _variant(pairs: Iterable[Example], number: int) -> Iterator[Example]:
    """Yield pairs under names of their own, to stand beside other variants of the same."""
    for one in pairs:
        yield replace(one, id=f"{one.id}:{number}", group=f"{one.group}:{number}")


def _again(one: Example, *, last: bool = False) -> bool:
    """Whether a later mix repeats an example; `last` takes another share than the first."""
    place = bucket(one.group or one.id) % 1000 / 1000
    return (1 - place if last else place) < AGAIN.get(one.source, 1.0)


def _titles() -> list[str]:
    """Return what stands above news, to set above evidence that has no title."""
    headings = {
        heading
        for sentence in sentences_of(news_days())
        for heading in sentence.headings
        if len(heading) < LONGEST_TITLE
    }
    return sorted(headings)


def selection_mix(seed: int) -> Iterator[Example]:
    """Yield what runs are compared on, so many of a set."""
    held = list(selection_pairs())
    composed = composed_pairs(held_apart(read_composed(SHORT), held=True), seed)
    taken: Counter[str] = Counter()
    beside = (*claim_negatives(_named(held), seed), *question_pairs(seed, held=True))
    for one in (*held, *composed, *beside):
        taken[one.source] += 1
        if taken[one.source] <= SELECTED:
            yield one


def main() -> None:
    """Read the command line and write the mixes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", choices=tuple(GOES_ON), help="one mix that the second judge goes on with"
    )
    given = parser.parse_args()
    MIX.mkdir(parents=True, exist_ok=True)
    _write("selection", list(selection_mix(given.seed)))
    public = list(training_pairs(given.seed))
    for name in (given.only,) if given.only else GOES_ON:
        _write(name, list(later_mix(name, given.seed + LATER, public)))
    if given.only:
        return
    first = first_mix(given.seed, public)
    _write("first", first)
    second = list(second_mix(given.seed, first))
    _write("second", second)
    third = list(third_mix(given.seed, first, second))
    _write("third", third)
    fourth = list(fourth_mix(given.seed + LATER, first))
    _write("fourth", fourth)
    fifth = list(fifth_mix(given.seed + LATER, fourth))
    _write("fifth", fifth)
    sixth = list(sixth_mix(given.seed + LATER, fifth))
    _write("sixth", sixth)
    seventh = list(seventh_mix(given.seed + LATER, sixth))
    _write("seventh", seventh)
    mixes = {"third": third, "fifth": fifth, "sixth": sixth, "seventh": seventh}
    alone = list(alone_mix(mixes))
    _write("alone", alone)


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
