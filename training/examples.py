"""One labelled pair of a query and a passage, as the mix writes it and the trainer reads it."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

LABELS = ("supported", "refuted", "nei")
"""The stances in the order of the model's outputs; a set may also say only `not_supported`."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query beside a passage.

    `label` is a stance, `not_supported`, or None where the set does not tell. `relevant` says
    whether the passage bears on the query, None where the set does not tell. `answer` is the place
    of the answer in `focus`. Examples of one `group` differ little and share a batch.
    """

    id: str
    source: str
    query: str
    focus: str
    label: str | None = None
    relevant: bool | None = None
    question: bool = False
    answer: tuple[int, int] | None = None
    title: str = ""
    date: str = ""
    before: str = ""
    after: str = ""
    group: str = ""


def write(path: Path, examples: Iterable[Example]) -> int:
    """Write examples as gzipped JSON lines; return how many."""
    count = 0
    # Without a time in the header the same mix is the same bytes.
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        for example in examples:
            fields = {
                name: value for name, value in asdict(example).items() if value not in ("", None)
            }
            file.write((json.dumps(fields, ensure_ascii=False) + "\n").encode())
            count += 1
    return count


def read(path: Path) -> Iterator[Example]:
    """Yield the examples that `write` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if "answer" in row:
                row["answer"] = tuple(row["answer"])
            yield Example(**row)
