"""What the second judge learns: sentences without their neighbours."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.held import bucket
from training.composed import SIDES, WIRE, composed_pairs, held_apart, open_pairs, read_composed
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
ALONE_AGAIN = 0.08
"""Share of what the second judge has learnt that it is shown again, or for the first time."""
SILENT_KEPT = (0.5,)
"""Share of the silent sentences that come nearest to a claim: the second judge tells them well."""
NEARLY_KEPT = (0.75, 0.3)
"""The same where it has learnt the sides, and is to tell again what says nothing of a claim."""
SIDES_AGAIN = 0.15
"""Share of the claims on which way a sentence decides that stand beside those on agencies' news."""
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
"""Share of the groups of a public set that stand beside them."""
WRITTEN_AGAIN = {"composed_news": 0.1, "written_news": 0.12, "answer_claims": 0.1}
"""Share of what was written before that stands beside them."""


def alone_mix(mixes: Mapping[str, Iterable[Example]]) -> Iterator[Example]:
    """Yield shares of other mixes, their sentences without neighbours."""
    for name, shares in ALONE.items():
        for one in mixes[name]:
            if _is_drawn(f"alone {one.group or one.id}", shares.get(one.source, 0.0)):
                yield _alone(one)


def sides_mix(seed: int, alone: Iterable[Example]) -> Iterator[Example]:
    """Yield claims that ask which way a sentence decides, and a share of what was learnt before.

    A claim beside its sentence and beside the twin are a group of their own, so that small batches
    still hold the contrast and differ in what they are about.
    """
    yield from _contrasts(SIDES, seed, SILENT_KEPT)
    for one in alone:
        if _is_drawn(f"sides {one.group or one.id}", ALONE_AGAIN):
            yield one


def wire_mix(seed: int, first: Iterable[Example], alone: Iterable[Example]) -> Iterator[Example]:
    """Yield claims about agencies' sentences, and shares of three sorts learnt before."""
    yield from _contrasts(WIRE, seed, NEARLY_KEPT)
    for one in _contrasts(SIDES, seed, NEARLY_KEPT):
        if _is_drawn(f"wire {one.group}", SIDES_AGAIN):
            yield one
    for one in first:
        if _is_drawn(f"wire {one.group or one.id}", INFERENCE.get(one.source, 0.0)):
            yield _alone(one)
    for one in alone:
        if _is_drawn(f"wire {one.group or one.id}", WRITTEN_AGAIN.get(one.source, 0.0)):
            yield one


def _is_drawn(key: str, share: float) -> bool:
    return bucket(key) % 1000 < 1000 * share


def _contrasts(path: Path, seed: int, kept: Sequence[float]) -> Iterator[Example]:
    """Yield claims and what their sentences say, `kept` being shares by nearness of silent ones."""
    articles = list(held_apart(read_composed(path), held=False))
    claim, silent = "", 0
    for one in composed_pairs(articles, seed, nearest=len(kept)):
        claim, silent = one.query, silent if one.query == claim else 0
        if one.label != "nei" or _is_drawn(f"sides {one.id}", kept[silent]):
            yield _alone(replace(one, group=f"{one.group}: {one.query}"))
        silent += one.label == "nei"
    if len(kept) > 1:
        for one in open_pairs(articles, seed, len(kept)):
            yield _alone(replace(one, group=f"{one.group}: {one.query}"))


def _alone(one: Example) -> Example:
    """Return an example without neighbours, and some without what stands above."""
    headed = _is_drawn(f"headed {one.id}", HEADED)
    title, date = (one.title, one.date) if headed else ("", "")
    return replace(one, title=title, date=date, before="", after="")
