"""How often an index answers questions and claims as a file of cases says it should."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.domain import Answer, IndexProgress, Scope, Verdict
from bot.engine import Engine
from bot.errors import QueryError
from bot.evaluation.files import read_json_lines
from bot.indexer import Progress

KINDS = ("question", "claim")


@dataclass(frozen=True, slots=True)
class Miss:
    """A case that went wrong, and how."""

    text: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """Shares of the cases that each figure applies to; None where it applies to none.

    `document`: the first citation is of the right document. `must`: a shown passage holds the
    string; `must_first`: the first one does. `abstention`: unanswerable questions not answered;
    `answered`: the others answered. `false_support`: claims called supported that are not.
    """

    cases: int
    verdict_accuracy: float | None
    document: float | None
    must: float | None
    must_first: float | None
    abstention: float | None
    answered: float | None
    false_support: float | None
    misses: tuple[Miss, ...]


def evaluate(
    path: Path, engine: Engine, scope: Scope, progress: Progress | None = None
) -> AnswerScores:
    """Put every case of a JSON-lines file to the engine and compare.

    Raises:
        SourceError: the file does not hold cases.
    """
    rows = read_json_lines(path, "text", "kind", one_of={"kind": KINDS})
    answered: list[tuple[Mapping[str, Any], Answer | None]] = []
    for done, row in enumerate(rows, 1):
        answered.append((row, _put(row, engine, scope)))
        if progress:
            progress(IndexProgress(done, len(rows), path.name))
    return score(answered)


def score(answered: Sequence[tuple[Mapping[str, Any], Answer | None]]) -> AnswerScores:
    """Return the figures for cases and their answers; None is a query that was refused."""
    claims = [(row, got) for row, got in answered if row["kind"] == "claim"]
    questions = [(row, got) for row, got in answered if row["kind"] == "question"]
    unanswerable = [(row, got) for row, got in questions if row.get("abstain")]
    answerable = [(row, got) for row, got in questions if not row.get("abstain")]
    altered = [(row, got) for row, got in claims if row.get("verdict") != "supported"]
    with_doc = [(row, got) for row, got in answered if row.get("doc")]
    with_must = [(row, got) for row, got in answered if row.get("must")]
    return AnswerScores(
        cases=len(answered),
        verdict_accuracy=_share([_verdict(got) == row.get("verdict") for row, got in claims]),
        document=_share([_cites(got, str(row["doc"])) for row, got in with_doc]),
        must=_share([_holds(got, str(row["must"]), None) for row, got in with_must]),
        must_first=_share([_holds(got, str(row["must"]), 1) for row, got in with_must]),
        abstention=_share([got is None or not got.evidence for _, got in unanswerable]),
        answered=_share([got is not None and bool(got.evidence) for _, got in answerable]),
        false_support=_share([_verdict(got) == Verdict.SUPPORTED for _, got in altered]),
        misses=tuple(_misses(answered)),
    )


def as_json(scores: AnswerScores) -> dict[str, Any]:
    """Return the scores in the JSON schema."""
    return asdict(scores)


def as_table(scores: AnswerScores) -> RenderableType:
    """Return the scores as a table for a terminal, and what went wrong."""
    table = Table("figure", "share")
    for name, figure in asdict(scores).items():
        if isinstance(figure, float):
            table.add_row(name.replace("_", " "), f"{figure:.3f}")
    misses = [
        Text(f"✘ {miss.text}: {miss.got}, not {miss.expected}", style="dim")
        for miss in scores.misses
    ]
    return Group(Text(f"{scores.cases} cases"), table, *misses)


def _put(row: Mapping[str, Any], engine: Engine, scope: Scope) -> Answer | None:
    try:
        if row["kind"] == "question":
            return engine.ask(str(row["text"]), scope)
        return engine.check(str(row["text"]), scope).claims[0]
    except QueryError:
        return None


def _misses(answered: Sequence[tuple[Mapping[str, Any], Answer | None]]) -> list[Miss]:
    misses: list[Miss] = []
    for row, got in answered:
        text = str(row["text"])
        if row["kind"] == "claim" and _verdict(got) != row.get("verdict"):
            misses.append(Miss(text, str(row.get("verdict")), str(_verdict(got))))
        elif row["kind"] == "question" and bool(row.get("abstain")) == bool(got and got.evidence):
            expected, found = (
                ("no answer", "answered") if row.get("abstain") else ("an answer", "none")
            )
            misses.append(Miss(text, expected, found))
        elif row.get("doc") and not _cites(got, str(row["doc"])):
            misses.append(Miss(text, str(row["doc"]), "another document"))
        elif row.get("must") and not _holds(got, str(row["must"]), None):
            misses.append(Miss(text, f"a passage with “{row['must']}”", "none with it"))
    return misses


def _verdict(answer: Answer | None) -> Verdict | None:
    return answer.verdict if answer else None


def _cites(answer: Answer | None, document: str) -> bool:
    return bool(answer and answer.citations and document in answer.citations[0].uri)


def _holds(answer: Answer | None, must: str, first: int | None) -> bool:
    shown = answer.evidence[:first] if answer else ()
    return any(must in evidence.hit.passage.text for evidence in shown)


def _share(right: Sequence[bool]) -> float | None:
    return sum(right) / len(right) if right else None
