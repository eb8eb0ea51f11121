"""The `receipts` command."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.domain import Scope
from bot.errors import BotError
from bot.terminal import progress_bar, show, tell, text_of, usage_error, waiting

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.diagnosis import Finding
    from bot.engine import Engine
    from bot.holdings import IndexReport

INTERNAL_ERROR, USER_ERROR, INTERRUPTED = 1, 2, 130
HOUSE = Scope()

app = typer.Typer(
    name="receipts",
    help="Answers questions and checks claims with verbatim, cited evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
evaluate = typer.Typer(
    help="Measures quality on files of cases.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(evaluate, name="eval")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Words = Annotated[list[str], typer.Argument(metavar="TEXT", help="The text; - for standard input.")]
Places = Annotated[list[str], typer.Argument(metavar="PLACE…", show_default=False)]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH…", show_default=False)]


class _Options:
    config: Path | None = None


def _print_version(asked: bool) -> None:
    if asked:
        from bot import __version__

        print(f"receipts {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    config: Annotated[
        Path | None, typer.Option(help="Configuration file.", show_default="./config.toml")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what happens.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    _Options.config = config
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


@app.command()
def add(places: Places, as_json: AsJson = False) -> None:
    """Index files, folders, and pages and feeds of the web: text, Markdown, HTML, RSS, Atom."""
    from bot.download import is_web_address

    addresses = [place for place in places if is_web_address(place)]
    with _engine(create=True) as engine, progress_bar("Indexing") as progress:
        report = engine.add([Path(p) for p in places if p not in addresses], HOUSE, progress)
        if addresses:
            report += engine.add_addresses(addresses, HOUSE, progress)
    _print_index_report(report, as_json)


@app.command()
def remove(
    source: Annotated[str, typer.Argument(help="A source as `sources` lists it, or an article.")],
    as_json: AsJson = False,
) -> None:
    """Forget a source and its articles."""
    with _engine() as engine:
        removed = engine.remove(source, HOUSE)
    plural = "article" if removed == 1 else "articles"
    show({"schema": 1, "removed": removed} if as_json else f"{removed} {plural} removed")


@app.command()
def sources(as_json: AsJson = False) -> None:
    """List what is indexed."""
    from bot import render

    with _engine() as engine:
        known = engine.sources(HOUSE)
    if as_json:
        show(render.sources_json(known))
    for source in () if as_json else known:
        show(f"{source.location}  {source.articles} articles, {source.sentences} sentences")


@app.command()
def reindex(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Embed everything anew, beside what serves.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read all sources again; embed anew where the configured model has changed."""
    with _engine() as engine, progress_bar("Indexing") as progress:
        report = engine.reindex(HOUSE, progress, rebuild=rebuild)
    _print_index_report(report, as_json)


@app.command()
def status(as_json: AsJson = False) -> None:
    """Say what the index holds and how old it is."""
    from bot import render

    with _engine() as engine:
        held = engine.status(HOUSE)
    if as_json:
        show(render.status_json(held))
        return
    show(f"{held.articles} articles, {held.sentences} sentences from {held.sources} sources")
    show(f"last indexed {render.moment(held.indexed)}, newest article {render.day(held.newest)}")
    show(f"model {held.model}")


@app.command()
def ask(text: Words, as_json: AsJson = False) -> None:
    """Answer a question with the passages that answer it."""
    from bot import render

    with _engine() as engine, waiting():
        answer = engine.ask(text_of(text), HOUSE)
    show(render.answer_json(answer) if as_json else render.answer_text(answer))


@app.command()
def check(text: Words, as_json: AsJson = False) -> None:
    """Check a claim, or every claim of a text."""
    from bot import render

    with _engine() as engine, waiting():
        report = engine.check(text_of(text), HOUSE)
    show(render.report_json(report) if as_json else render.report_text(report))


@app.command()
def chat() -> None:
    """Open a channel in the terminal: type a question or a claim, get a card."""
    from bot.chat.console import converse

    with _engine() as engine:
        with waiting():
            engine.warm()
        converse(engine, HOUSE)


@app.command()
def run() -> None:
    """Serve Discord, with the token from the environment or the configured file."""
    from bot.chat.serving import run as serve
    from bot.config import read_token

    logging.getLogger().setLevel(logging.INFO)
    settings = _settings()
    token = read_token(settings)
    with _engine(create=True) as engine:
        engine.warm()
        serve(engine, token, settings.discord)


@app.command()
def doctor(
    discord: Annotated[
        bool, typer.Option("--discord", help="Ask Discord about the bot too, with its token.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check the installation and the index, and say what to do about what is wrong."""
    from bot import diagnosis

    with waiting():
        findings = diagnosis.examine(_Options.config, _visit if discord else None)
    if as_json:
        show(diagnosis.findings_json(findings))
    for finding in () if as_json else findings:
        show(f"{'✔' if finding.well else '✘'} {finding.what}: {finding.told}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(USER_ERROR)


@evaluate.command("retrieval")
def eval_retrieval(paths: Paths, as_json: AsJson = False) -> None:
    """Print recall@1/5/10, MRR and nDCG@10 of BM25, of vectors, and of both fused."""
    from bot.evaluation import retrieval

    with progress_bar("Searching") as progress:
        scores = retrieval.evaluate(paths, _settings(), progress)
    show(retrieval.as_json(scores) if as_json else retrieval.as_table(scores))


@evaluate.command("pairs")
def eval_pairs(paths: Paths, as_json: AsJson = False) -> None:
    """Print accuracy, balanced accuracy, macro-F1 and calibration error on labelled pairs."""
    from bot.evaluation import pairs

    with progress_bar("Judging") as progress:
        scores = pairs.evaluate(paths, _settings(), progress)
    show(pairs.as_json(scores) if as_json else pairs.as_table(scores))


@evaluate.command("answers")
def eval_answers(
    path: Annotated[Path, typer.Argument(metavar="FILE")], as_json: AsJson = False
) -> None:
    """Print how often the index answers the cases of a file as they should be."""
    from bot.evaluation import answers

    with _engine() as engine, progress_bar("Answering") as progress:
        scores = answers.evaluate(path, engine, HOUSE, progress)
    show(answers.as_json(scores) if as_json else answers.as_table(scores))


def main() -> NoReturn:
    """Run the command line, and turn every way it can end into an exit status."""
    try:
        status = app(standalone_mode=False)
    except BotError as error:
        tell(str(error))
        status = USER_ERROR
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except Exception as error:  # noqa: BLE001
        status = usage_error(error) or _bug(error)
    if status == INTERRUPTED:
        # The command-line library mostly catches Ctrl-C itself, and returns this.
        tell("Stopped. What was finished is kept; run the same command to go on.")
    sys.exit(status if isinstance(status, int) else 0)


def _bug(error: Exception) -> int:
    import secrets

    id = secrets.token_hex(4)
    logging.getLogger("bot").error("internal error id=%s", id, exc_info=error)
    tell(f"Something went wrong (id {id}). The log above says what; please report it.")
    return INTERNAL_ERROR


def _settings() -> "Settings":
    from bot.config import load_settings

    return load_settings(_Options.config)


@contextmanager
def _engine(*, create: bool = False) -> Iterator["Engine"]:
    from bot.engine import Engine

    engine = Engine(_settings(), create=create)
    try:
        yield engine
    finally:
        engine.close()


def _visit(settings: "Settings") -> "list[Finding]":
    from bot.chat.doctor import visit

    return visit(settings)


def _print_index_report(report: "IndexReport", as_json: bool) -> None:
    from bot import render

    shown = render.index_report_json if as_json else render.index_report_text
    show(shown(report))
    if report.failed and not (report.added or report.updated or report.unchanged):
        raise typer.Exit(USER_ERROR)
