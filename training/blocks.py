"""Text files of blocks: a line `#NAME`, then lines `kind: text`, some kinds more than once."""

from collections.abc import Iterator
from pathlib import Path


def blocks(path: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield each block's name, and its texts by their kind in their order."""
    for block in f"\n{path.read_text('utf-8')}".split("\n#")[1:]:
        name, *lines = block.strip().splitlines()
        found: dict[str, list[str]] = {}
        for line in lines:
            kind, _, text = line.partition(":")
            found.setdefault(kind.strip(), []).append(text.strip())
        yield name.strip(), found
