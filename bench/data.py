"""Where the public data sets lie; the project does not ship them."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

DATA = Path(os.environ.get("RECEIPTS_DATA", Path(__file__).parents[2] / "shared" / "data"))


def missing() -> str | None:
    """Return why the data sets cannot be used, or None."""
    if DATA.is_dir():
        return None
    return f"there is no folder {DATA} (name one in RECEIPTS_DATA)"


def news_days() -> Iterator[tuple[str, str, str]]:
    """Yield (id, date, text) of each day of Wikipedia's current-events pages."""
    with gzip.open(DATA / "corpora" / "current_events.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["id"], row["date"], row["text"]
