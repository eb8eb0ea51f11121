"""Reads what a source location names, within limits."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from bot.articles import SUFFIXES
from bot.errors import FetchError, SourceError


def list_files(path: Path) -> list[Path]:
    """Return the readable files that a path names: itself, or all below it, in order.

    Hidden files and files of other kinds are left out of a folder.

    Raises:
        FetchError: the path is missing, may not be read, or has a name that is not UTF-8.
        SourceError: the path is a file of a kind that cannot be read.
    """
    require_unicode(path)
    if os.path.isfile(path):  # noqa: PTH113 (unlike Path.is_file, it never raises)
        if path.suffix.lower() not in SUFFIXES:
            kinds = ", ".join(sorted(SUFFIXES))
            raise SourceError(f"{path} is not a kind of file that can be read ({kinds}).")
        return [path]
    if not os.path.isdir(path):  # noqa: PTH112
        raise FetchError(f"There is no file or folder {path}. Check the path and its spelling.")
    if not os.access(path, os.R_OK | os.X_OK):
        raise FetchError(f"The folder {path} may not be read. Check its permissions.")
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def read_file(path: Path, max_bytes: int) -> bytes:
    """Return a file's bytes.

    Raises:
        FetchError: it cannot be read, or is larger than `max_bytes`.
    """
    require_unicode(path)
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise FetchError(too_large(path.name, size, max_bytes))
        return path.read_bytes()
    except OSError as error:
        raise FetchError(f"{path.name}: the file cannot be read ({error.strerror}).") from error


def expanded(path: Path) -> Path:
    """Return the path with a leading ~ as the home folder, where there is such a folder."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 (Path.expanduser raises RuntimeError)


def require_unicode(path: Path) -> None:
    """Refuse a name that cannot be stored or shown.

    Raises:
        FetchError: the path holds bytes that are not UTF-8.
    """
    shown = os.fsencode(path).decode("utf-8", "replace")
    if shown != str(path):
        raise FetchError(f"{shown}: the name is not UTF-8. Rename the file or folder.")


def too_large(name: str, size: int, max_bytes: int) -> str:
    """Return the message for a file over the limit."""
    return (
        f"{name}: the file has {size / 1e6:.1f} MB, and the most for one article is "
        f"{max_bytes / 1e6:g} MB. Split it into one file per article, or raise article_bytes "
        "under [limits] in config.toml."
    )


def total_bytes(files: Iterable[Path]) -> int:
    """Return the size of some files together; those that cannot be looked at count nothing."""
    total = 0
    for file in files:
        with contextlib.suppress(OSError):
            total += file.stat().st_size
    return total
