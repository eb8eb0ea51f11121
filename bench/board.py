"""The public dev board: which sets it has, and what they may be used for."""

from pathlib import Path

from bench.data import DATA

LICENCE_CLASSES = {
    "fm2.dev": "A",
    "fever_symmetric.dev": "A",
    "healthver.dev": "B",
    "climate_fever.all": "B",
    "wice.dev": "A",
    "lingnli.dev": "B",
    "begin.dev": "A",
    "qags_xsum.test": "B",
    "averitec.train": "C",
    "anli.dev": "C",
}
"""A: permissive or share-alike. B: for research, no licence stated. C: non-commercial."""

SETS = tuple(LICENCE_CLASSES)
POOLED = tuple(name for name, licence in LICENCE_CLASSES.items() if licence != "C")
"""The sets whose calibration is measured together."""
AVERAGED = (
    "fm2.dev",
    "wice.dev",
    "begin.dev",
    "qags_xsum.test",
    "fever_symmetric.dev",
    "healthver.dev",
)
"""The sets whose binary balanced accuracy is averaged."""
SMALL = ("fever_symmetric.dev", "qags_xsum.test")
"""The sets small enough to be read in a test: one of short evidence, one of long."""

EVALUATION_ONLY = "evaluation only"
"""What the licence of class C allows; sets of A and B are kept for evaluation by choice."""


def path_of(name: str) -> Path:
    """Return where a set of labelled pairs lies."""
    return DATA / "pairs" / f"{name}.jsonl.gz"
