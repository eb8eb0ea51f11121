"""Writes files of cases."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    content = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path
