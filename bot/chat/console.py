"""A channel in the terminal: type a question or a claim, get a card."""

import io
import logging
import secrets
import sys
from collections.abc import Iterator

from rich.console import Console

from bot import render
from bot.domain import Answer, Report, Scope
from bot.engine import Engine
from bot.errors import BotError

log = logging.getLogger(__name__)

PROMPT = "receipts> "
HELP = """Type a question or a claim. Or:
  /more       all the evidence of the last answer
  /context N  the sentences around citation [N]; of the second claim's, 2.N
  /sources    what is indexed
  /quit       leave (or Ctrl-D)"""


def converse(engine: Engine, scope: Scope) -> None:
    """Read lines from standard input and answer each, until the input ends."""
    console = Console(highlight=False, markup=False)
    channel = _Channel(engine, scope, console)
    if isinstance(sys.stdin, io.TextIOWrapper):
        # Bytes that are not UTF-8 must not end the conversation.
        sys.stdin.reconfigure(errors="replace")
    if sys.stdin.isatty():
        console.print(HELP, style="dim")
    for line in _lines():
        if line in ("/quit", "/exit"):
            return
        try:
            channel.say(line)
        except BotError as error:
            console.print(str(error), style="yellow")
        except Exception:
            # One bad line must not end the conversation.
            id = secrets.token_hex(4)
            log.exception("internal error id=%s", id)
            console.print(f"Something went wrong (id {id}); it has been logged.", style="red")


class _Channel:
    """What has been said so far: the last answer, for /more and /context."""

    def __init__(self, engine: Engine, scope: Scope, console: Console) -> None:
        self._engine = engine
        self._scope = scope
        self._console = console
        self._last: tuple[Answer, ...] = ()

    def say(self, line: str) -> None:
        """Answer one line."""
        command, _, argument = line.partition(" ")
        match command:
            case "/help":
                self._console.print(HELP, style="dim")
            case "/more":
                self._more()
            case "/context":
                self._context(argument)
            case "/sources":
                for source in self._engine.sources(self._scope):
                    self._console.print(f"{source.location}  {source.articles} articles")
            case _ if command.startswith("/"):
                self._console.print(f"There is no command {command}.\n{HELP}", style="yellow")
            case _:
                self._answer(line)

    def _answer(self, line: str) -> None:
        answered = self._engine.answer(line, self._scope)
        if isinstance(answered, Report):
            self._last = answered.claims
            self._console.print(render.report_text(answered))
        else:
            self._last = (answered,)
            self._console.print(render.answer_text(answered))

    def _more(self) -> None:
        if not self._last:
            self._console.print("Nothing has been asked yet.", style="yellow")
        for answer in self._last:
            self._console.print(render.answer_text(answer, shown=len(answer.evidence)))

    def _context(self, argument: str) -> None:
        several = len(self._last) > 1
        numbers = {
            f"{claim}.{citation.number}" if several else str(citation.number): citation
            for claim, answer in enumerate(self._last, 1)
            for citation in answer.citations
        }
        citation = numbers.get(argument.strip().strip("[]"))
        if citation is None:
            known = ", ".join(numbers) or "none yet"
            self._console.print(f"Give the number of a citation ({known}).", style="yellow")
            return
        passage = self._engine.context(citation.uri, citation.position, self._scope)
        if passage is None:
            self._console.print("That source is no longer in the index.", style="yellow")
            return
        self._console.print(render.context_text(passage))


def _lines() -> Iterator[str]:
    import contextlib

    if sys.stdin.isatty():
        # Line editing and history, where the platform has them.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
    while True:
        try:
            line = input(PROMPT if sys.stdin.isatty() else "")
        except EOFError:
            return
        if line.strip():
            yield line.strip()
