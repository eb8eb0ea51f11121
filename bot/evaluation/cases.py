"""Labelled pairs of claim and evidence, and what was read of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.files import read_json_lines, stem

LABELS = ("supported", "refuted", "nei", "not_supported")
"""`not_supported` is for sets that do not tell refuted from not enough evidence."""

SPLIT_EVIDENCE = "wice"
"""How the name of a set starts whose rows are parts of one claim's evidence."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, a text beside it, and what people said of the two."""

    claim: str
    evidence: str
    label: str


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled claim with what was read of its evidence."""

    claim: str
    label: str
    supports: float
    refutes: float
    evidence: str = ""

    @property
    def neutral(self) -> float:
        """What the other two stances leave."""
        return max(0.0, 1 - self.supports - self.refutes)

    @property
    def is_supported(self) -> bool:
        """Whether people called the claim supported."""
        return self.label == "supported"


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a JSON-lines file.

    Raises:
        SourceError: it does not hold labelled pairs.
    """
    rows = read_json_lines(path, "claim", "evidence", "label", one_of={"label": LABELS})
    return [Pair(str(row["claim"]), str(row["evidence"]), str(row["label"])) for row in rows]


def splits_evidence(path: Path) -> bool:
    """Whether a file has several rows for a claim, which must be joined."""
    return stem(path).startswith(SPLIT_EVIDENCE)


def joined(cases: Sequence[Case]) -> list[Case]:
    """Join the rows of one claim: it is as supported as its best row makes it.

    Every row carries the label of the claim as a whole, so that of the best row is the claim's.
    """
    best: dict[str, Case] = {}
    for case in cases:
        if case.claim not in best or case.supports > best[case.claim].supports:
            best[case.claim] = case
    return list(best.values())
