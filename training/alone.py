"""What the second judge learns: sentences without their neighbours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.held import bucket
from training.composed import (
    NEAR,
    SIDES,
    WIRE,
    composed_pairs,
    held_apart,
    open_pairs,
    read_composed,
)
from training.examples import Example

ALONE = {
    "sixth": {"composed_news": 0.5},
    "seventh": {"composed_news": 0.3},
    "fifth": {"written_news": 0.25, "answer_claims": 0.4},
    "third": {
        "fever_sr.dev": 0.7,
        "infotabs.train": 0.3,
        "lingnli.train": 0.3,
        "conjnli.train": 0.3,
        "cad_nli.train": 0.5,
        "covidfact.train": 0.3,
        "mnli.dev": 0.4,
        "rte.train": 0.6,
        "synthetic_news": 0.04,
    },
}
"""Share of the groups of a set in a mix that the second judge learns."""
HEADED = 0.6
"""Share of its sentences that stand under their article's title and date."""
NEARLY_KEPT = (0.75, 0.3)
"""Share of the silent sentences that come nearest to a claim, the nearest first."""
INFERENCE = {
    "mnli.dev": 0.25,
    "check_covid.train": 0.3,
    "politihop.train": 0.3,
    "rte.train": 0.2,
    "fever_sr.dev": 0.15,
    "cad_nli.train": 0.12,
    "covidfact.train": 0.1,
    "lingnli.train": 0.06,
    "snli.dev": 0.05,
    "conjnli.train": 0.05,
    "infotabs.train": 0.02,
}
"""Share of the groups of a public set from which both of the later mixes draw."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of claims about composed articles, by their file, and of what `INFERENCE` leaves."""

    composed: Mapping[Path, float]
    inference: float


LATER = {
    "wire": Shares({WIRE: 0.28, SIDES: 0.15}, 0.4),
    "near": Shares({NEAR: 1.0, SIDES: 0.05}, 0.3),
}
"""What the second judge goes on with, one mix after the other."""


def alone_mix(mixes: Mapping[str, Iterable[Example]]) -> Iterator[Example]:
    """Yield shares of other mixes, their sentences without neighbours."""
    for name, shares in ALONE.items():
        for one in mixes[name]:
            if _is_drawn(f"alone {one.group or one.id}", shares.get(one.source, 0.0)):
                yield _alone(one)


def later_mix(name: str, seed: int, public: Iterable[Example]) -> Iterator[Example]:
    """Yield claims that ask which way a sentence decides, and inference from public sets.

    A claim beside its sentence and beside the twin are a group of their own, so that small batches
    still hold the contrast and differ in what they are about.
    """
    shares = LATER[name]
    for path, share in shares.composed.items():
        for one in _contrasts(path, seed):
            if _is_drawn(f"{name} {one.group}", share):
                yield one
    for one in public:
        key = one.group or one.id
        within = _is_drawn(f"wire {key}", INFERENCE.get(one.source, 0.0))
        if within and _is_drawn(f"{name} again {key}", shares.inference):
            yield _alone(one)


def _is_drawn(key: str, share: float) -> bool:
    return bucket(key) % 1000 < 1000 * share


def _contrasts(path: Path, seed: int) -> Iterator[Example]:
    """Yield claims beside what decides them, and beside the nearest of what does not."""
    articles = list(held_apart(read_composed(path), held=False))
    claim, silent = "", 0
    for one in composed_pairs(articles, seed, nearest=len(NEARLY_KEPT)):
        claim, silent = one.query, silent if one.query == claim else 0
        if one.label != "nei" or _is_drawn(f"sides {one.id}", NEARLY_KEPT[silent]):
            yield _alone(replace(one, group=f"{one.group}: {one.query}"))
        silent += one.label == "nei"
    for one in open_pairs(articles, seed, len(NEARLY_KEPT)):
        yield _alone(replace(one, group=f"{one.group}: {one.query}"))


def _alone(one: Example) -> Example:
    """Return an example without neighbours, and some without what stands above."""
    headed = _is_drawn(f"headed {one.id}", HEADED)
    title, date = (one.title, one.date) if headed else ("", "")
    return replace(one, title=title, date=date, before="", after="")
