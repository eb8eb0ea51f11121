"""The terminal: answers on standard output, everything else on standard error."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.errors import QueryError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bot.indexer import Progress


@contextmanager
def progress_bar(what: str) -> Iterator["Progress"]:
    """Show a bar on stderr while a terminal watches."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=None)
        yield lambda at: bar.update(task, completed=at.done, total=at.total)


@contextmanager
def waiting() -> Iterator[None]:
    """Say on stderr, while a terminal watches, that the models are being loaded."""
    from rich.console import Console

    console = Console(stderr=True)
    if console.is_terminal:
        with console.status("Looking it up…"):
            yield
    else:
        yield


def show(shown: "dict[str, Any] | RenderableType") -> None:
    """Print an answer: JSON of a dict, text of anything else."""
    try:
        _write(_as_json(shown) if isinstance(shown, dict) else _as_text(shown))
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does: what is left is for nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a character is told which one it is.
        sys.stdout.reconfigure(errors="backslashreplace")
    print(text, flush=True)


def _as_json(shown: "dict[str, Any]") -> str:
    import json

    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(shown, ensure_ascii=not unicode, indent=2)


def _as_text(shown: "RenderableType") -> str:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=isinstance(shown, str), markup=False)
    with console.capture() as captured:
        console.print(shown)
    return captured.get().removesuffix("\n")


def tell(message: str) -> None:
    """Tell a person something that is not the answer."""
    print(f"receipts: {message}", file=sys.stderr)


def usage_error(error: Exception) -> int | None:
    """Show a mistake in the arguments as the command-line library does; None for other errors."""
    showing, status = getattr(error, "show", None), getattr(error, "exit_code", None)
    if showing is None or not isinstance(status, int):
        return None
    showing()
    return status


def text_of(words: list[str]) -> str:
    """Return the text that a command was given, which may be on standard input.

    Raises:
        QueryError: Standard input is not text.
    """
    if words != ["-"]:
        return " ".join(words)
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise QueryError("The text on standard input is not UTF-8.") from error
