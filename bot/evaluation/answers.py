"""How often an index answers questions and claims as a file of cases says it should."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.domain import Answer, Scope, Verdict
from bot.engine import Engine
from bot.errors import QueryError
from bot.evaluation.files import read_json_lines
from bot.holdings import IndexProgress
from bot.indexer import Progress

KINDS = ("question", "claim")
WEIGHTIEST_FIRST = (
    Verdict.REFUTED,
    Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.CONFLICTING,
    Verdict.SUPPORTED,
)
"""Which verdict a text of several claims has: one false part makes it false, one part that is not
told keeps it from being supported."""

PLAIN = "plain"
"""The kind of a case that is not hard in any way."""

Case = Mapping[str, Any]
Answered = tuple[Case, Sequence[Answer]]
"""A case with the answers to it: one for every claim of its text, none where it was refused."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A case that went wrong, and how."""

    text: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """Shares of the cases that each figure applies to; None where it applies to none.

    `verdict_accuracy`: of claims and of yes/no questions. `document`: the first citation is of a
    right document. `must`: a shown passage holds the string, or one of several; `must_first`: the
    first one does. `abstention`: unanswerable questions not answered; `answered`: the others
    answered. `false_support`: claims and yes/no questions called supported that are not. `by_kind`:
    the verdict accuracy of cases that are hard in one way, and the number of them.
    """

    cases: int
    verdict_accuracy: float | None
    document: float | None
    must: float | None
    must_first: float | None
    abstention: float | None
    answered: float | None
    false_support: float | None
    by_kind: dict[str, tuple[float, int]]
    misses: tuple[Miss, ...]


def evaluate(
    path: Path, engine: Engine, scope: Scope, progress: Progress | None = None
) -> AnswerScores:
    """Put every case of a JSON-lines file to the engine and compare.

    Raises:
        SourceError: the file does not hold cases.
    """
    rows = read_json_lines(path, "text", "kind", one_of={"kind": KINDS})
    answered: list[Answered] = []
    for done, row in enumerate(rows, 1):
        answered.append((row, _put(row, engine, scope)))
        if progress:
            progress(IndexProgress(done, len(rows), path.name))
    return score(answered)


def score(answered: Sequence[Answered]) -> AnswerScores:
    """Return the figures for cases and their answers."""
    decided = [(row, got) for row, got in answered if _has_verdict(row)]
    open_ended = [(row, got) for row, got in answered if not _has_verdict(row)]
    unanswerable = [(row, got) for row, got in open_ended if row.get("abstain")]
    answerable = [(row, got) for row, got in open_ended if not row.get("abstain")]
    altered = [(row, got) for row, got in decided if row.get("verdict") != Verdict.SUPPORTED]
    with_doc = [(row, got) for row, got in answered if row.get("doc")]
    with_must = [(row, got) for row, got in answered if row.get("must")]
    return AnswerScores(
        cases=len(answered),
        verdict_accuracy=_share([_verdict(got) == row.get("verdict") for row, got in decided]),
        document=_share([_cites(got, row["doc"]) for row, got in with_doc]),
        must=_share([_holds(got, row["must"], None) for row, got in with_must]),
        must_first=_share([_holds(got, row["must"], 1) for row, got in with_must]),
        abstention=_share([not _found(got) for _, got in unanswerable]),
        answered=_share([_found(got) for _, got in answerable]),
        false_support=_share([_verdict(got) == Verdict.SUPPORTED for _, got in altered]),
        by_kind=_by_kind(decided),
        misses=tuple(_misses(answered)),
    )


def _by_kind(decided: Sequence[Answered]) -> dict[str, tuple[float, int]]:
    kinds: dict[str, list[bool]] = {}
    for row, got in decided:
        kinds.setdefault(row.get("hard") or PLAIN, []).append(_verdict(got) == row.get("verdict"))
    return {kind: (sum(right) / len(right), len(right)) for kind, right in sorted(kinds.items())}


def as_json(scores: AnswerScores) -> dict[str, Any]:
    """Return the scores in the JSON schema."""
    return asdict(scores)


def as_table(scores: AnswerScores) -> RenderableType:
    """Return the scores as a table for a terminal, and what went wrong."""
    table = Table("figure", "share")
    for name, figure in asdict(scores).items():
        if isinstance(figure, float):
            table.add_row(name.replace("_", " "), f"{figure:.3f}")
    for kind, (share, count) in scores.by_kind.items():
        table.add_row(f"  {kind.replace('_', ' ')} ({count})", f"{share:.3f}")
    misses = [
        Text(f"✘ {miss.text}: {miss.got}, not {miss.expected}", style="dim")
        for miss in scores.misses
    ]
    return Group(Text(f"{scores.cases} cases"), table, *misses)


def _put(row: Case, engine: Engine, scope: Scope) -> tuple[Answer, ...]:
    try:
        if row["kind"] == "question":
            return (engine.ask(str(row["text"]), scope),)
        return engine.check(str(row["text"]), scope).claims
    except QueryError:
        return ()


def _has_verdict(row: Case) -> bool:
    return row["kind"] == "claim" or "verdict" in row


def _misses(answered: Sequence[Answered]) -> Iterator[Miss]:
    for row, got in answered:
        text = str(row["text"])
        if _has_verdict(row) and _verdict(got) != row.get("verdict"):
            yield Miss(text, str(row.get("verdict")), str(_verdict(got)))
        elif not _has_verdict(row) and bool(row.get("abstain")) == _found(got):
            expected, found = (
                ("no answer", "answered") if row.get("abstain") else ("an answer", "none")
            )
            yield Miss(text, expected, found)
        elif row.get("doc") and not _cites(got, row["doc"]):
            yield Miss(text, " or ".join(_any_of(row["doc"])), "another document")
        elif row.get("must") and not _holds(got, row["must"], None):
            wanted = "” or “".join(_any_of(row["must"]))
            yield Miss(text, f"a passage with “{wanted}”", "none with it")


def _verdict(answers: Sequence[Answer]) -> Verdict | None:
    given = {answer.verdict for answer in answers}
    return next((verdict for verdict in WEIGHTIEST_FIRST if verdict in given), None)


def _found(answers: Sequence[Answer]) -> bool:
    return any(not answer.abstains for answer in answers)


def _cites(answers: Sequence[Answer], documents: str | Sequence[str]) -> bool:
    return any(
        document in answer.citations[0].uri
        for answer in answers
        if answer.citations
        for document in _any_of(documents)
    )


def _holds(answers: Sequence[Answer], must: str | Sequence[str], first: int | None) -> bool:
    return any(
        string in evidence.hit.passage.text
        for answer in answers
        for evidence in answer.evidence[:first]
        for string in _any_of(must)
    )


def _any_of(alternatives: str | Sequence[str]) -> Sequence[str]:
    return (alternatives,) if isinstance(alternatives, str) else alternatives


def _share(right: Sequence[bool]) -> float | None:
    return sum(right) / len(right) if right else None
