"""The floors of the quality board, and which of them some figures miss."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")
MOST = "calibration_error_at_most"


def read_floors() -> dict[str, dict[str, float]]:
    """Return the least of each figure by set, and the most of the pooled calibration error."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def misses(result: Mapping[str, Any]) -> list[str]:
    """Return in words what the board's result misses; a figure that is not there is a miss."""
    missed = list(misses_of_sets(result["sets"]))
    for way, most in read_floors()[MOST].items():
        got = result["pooled"][f"ece_{way}"]
        if got > most:
            missed.append(f"pooled: ece_{way} is {got}, and {most} is the most")
    return missed


def misses_of_sets(
    sets: Mapping[str, Mapping[str, Any]], only: Collection[str] | None = None
) -> Iterator[str]:
    """Yield in words the floors of sets that their figures miss; of all sets, or only of some."""
    for figure, floors in read_floors().items():
        for name, least in floors.items():
            if figure == MOST or (only is not None and name not in only):
                continue
            got = sets.get(name, {}).get(figure)
            if got is None or got < least:
                yield f"{name}: {figure} is {got}, and {least} is the least"
