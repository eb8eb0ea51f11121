"""Reads files of cases, gzipped or not, with errors that name the line."""

import gzip
import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.errors import SourceError


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, gzipped or not.

    Raises:
        SourceError: it is missing, or not text.
    """
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as file
        ):
            for line in file:
                yield line.rstrip("\n")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise SourceError(f"{path} cannot be read: {error}.") from error


def read_json_lines(
    path: Path, *required: str, one_of: Mapping[str, Collection[str]] | None = None
) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file; each must have the required fields.

    Args:
        path: the file.
        required: the fields that every object has.
        one_of: the values that a field may have.

    Raises:
        SourceError: the file cannot be read, or a line is not such an object.
    """
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise SourceError(f"{path}, line {number}: this is not JSON ({error}).") from error
        if not isinstance(row, dict) or any(field not in row for field in required):
            fields = ", ".join(required)
            raise SourceError(f"{path}, line {number}: an object with {fields} is needed.")
        for field, allowed in (one_of or {}).items():
            if row[field] not in allowed:
                known = ", ".join(allowed)
                raise SourceError(
                    f"{path}, line {number}: '{row[field]}' is not a {field} ({known})."
                )
        rows.append(row)
    if not rows:
        raise SourceError(f"{path} holds no cases.")
    return rows


def stem(path: Path) -> str:
    """Return a file's name without .gz and .jsonl."""
    return path.name.removesuffix(".gz").removesuffix(".jsonl")
