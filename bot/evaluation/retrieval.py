"""How often retrieval finds the sentence that answers, with each of its parts and with both."""

import itertools
import math
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.table import Table

from bot.config import Settings
from bot.domain import Article, Claim, Query, Question, Scope, Sentence
from bot.encoder import Encoder
from bot.errors import SourceError
from bot.evaluation.files import read_json_lines, read_lines
from bot.evaluation.metrics import ndcg_at, recall_at, reciprocal_rank
from bot.evaluation.reading import open_models
from bot.holdings import IndexProgress
from bot.indexer import Progress
from bot.judge import Judge
from bot.reranker import reranked
from bot.retriever import Ranked, Retriever, fuse
from bot.store import Store, sentence_number

SYSTEMS = ("bm25", "dense", "fused", "reranked")
SCOPE = Scope()
Asked = Callable[[str, str], bool]
"""Whether a query counts, by the name of its set and the document of its right sentence."""


@dataclass(frozen=True, slots=True)
class RankingScores:
    """Means over the queries of a set, as fractions."""

    recall_at_1: float
    recall_at_5: float
    recall_at_10: float
    mrr: float
    ndcg_at_10: float


@dataclass(frozen=True, slots=True)
class SetScores:
    """The scores of each system on one set."""

    name: str
    queries: int
    sentences: int
    systems: dict[str, RankingScores]


def evaluate(
    folders: Sequence[Path],
    settings: Settings,
    progress: Progress | None = None,
    asked: Asked | None = None,
    at_most: int | None = None,
) -> list[SetScores]:
    """Index each set into an index of its own, run its queries, and score them.

    Args:
        folders: each holds corpus.jsonl, queries.jsonl and qrels.tsv, gzipped or not.
        settings: what to retrieve and judge with.
        progress: is told how many queries are done.
        asked: which queries count, by the set's name and the document of a right sentence; all, if
            None.
        at_most: how many queries of a set to run, evenly spread; all, if None.

    Raises:
        SourceError: a folder does not hold a set.
    """
    encoder, judge = open_models(settings)
    found = []
    for folder in folders:
        corpus = read_json_lines(_find(folder, "corpus.jsonl"), "id", "doc", "text")
        queries = _queries(folder, corpus, asked)
        step = 1 if at_most is None else math.ceil(len(queries) / at_most)
        found.append(
            _evaluate_set(folder.name, corpus, queries[::step], encoder, judge, settings, progress)
        )
    return found


def as_json(scores: Sequence[SetScores]) -> dict[str, Any]:
    """Return the scores in the JSON schema."""
    return {
        "sets": {
            one.name: {
                "queries": one.queries,
                "sentences": one.sentences,
                **{name: asdict(ranking) for name, ranking in one.systems.items()},
            }
            for one in scores
        }
    }


def as_table(scores: Sequence[SetScores]) -> Table:
    """Return the scores as a table for a terminal."""
    table = Table("set", "system", "recall@1", "recall@5", "recall@10", "MRR", "nDCG@10")
    for one in scores:
        for name, ranking in one.systems.items():
            figures = (f"{figure:.3f}" for figure in asdict(ranking).values())
            table.add_row(one.name, name, *figures)
    return table


def _queries(
    folder: Path, corpus: Sequence[dict[str, Any]], asked: Asked | None
) -> list[tuple[Query, set[str]]]:
    """Return the queries that count, each with the ids of its right sentences."""
    documents = {row["id"]: str(row["doc"]) for row in corpus}
    gold = _read_qrels(_find(folder, "qrels.tsv"))
    queries = read_json_lines(_find(folder, "queries.jsonl"), "id", "text")
    return [
        (_query(row), right)
        for row in queries
        if (right := gold.get(row["id"]))
        and (asked is None or all(asked(folder.name, documents[id]) for id in right))
    ]


def _query(row: dict[str, Any]) -> Query:
    text = str(row["text"])
    return Claim(text, 0, len(text)) if row.get("kind") == "claim" else Question(text)


def _evaluate_set(
    name: str,
    corpus: Sequence[dict[str, Any]],
    queries: Sequence[tuple[Query, set[str]]],
    encoder: Encoder,
    judge: Judge,
    settings: Settings,
    progress: Progress | None,
) -> SetScores:
    ranked: dict[str, list[tuple[list[str], set[str]]]] = {system: [] for system in SYSTEMS}
    with tempfile.TemporaryDirectory() as scratch:
        store = Store(Path(scratch) / "set.db", create=True)
        ids, places = _index(corpus, store, encoder)
        retriever = Retriever(store, encoder, settings.retrieval)
        for done, (query, right) in enumerate(queries, 1):
            lexical, dense = retriever.candidates(query.text, SCOPE)
            fused: Ranked = fuse(lexical, dense, settings.retrieval.dense_weight)
            for system, found in zip(SYSTEMS, (lexical, dense, fused), strict=False):
                ranked[system].append(([ids[number] for number, _ in found[:10]], right))
            hits = retriever.hits(lexical, dense)
            best = reranked(query, hits, judge.judge(query, [hit.passage for hit in hits]))[:10]
            shown = [hits[place].passage for place in best]
            ordered = [places[passage.article.uri, passage.focus] for passage in shown]
            ranked["reranked"].append((ordered, right))
            if progress and done % 20 == 0:
                progress(IndexProgress(done, len(queries), name))
        store.close()
    systems = {system: _score(pairs) for system, pairs in ranked.items()}
    return SetScores(name, len(queries), len(corpus), systems)


def _index(
    corpus: Sequence[dict[str, Any]], store: Store, encoder: Encoder
) -> tuple[dict[int, str], dict[tuple[str, int], str]]:
    """Write each run of sentences of one document as an article.

    Returns:
        The ids of the sentences by their number, and by their article's uri and position.
    """
    vectors = encoder.encode_documents([row["text"] for row in corpus])
    source = store.catalog.add_source(SCOPE, "set")
    ids: dict[int, str] = {}
    places: dict[tuple[str, int], str] = {}
    start = 0
    for number, (_, run) in enumerate(itertools.groupby(corpus, key=lambda row: row["doc"])):
        rows = list(run)
        article, sentences = _article(f"set:{number}", rows)
        rows_vectors = vectors[start : start + len(rows)]
        article_id = store.catalog.put(
            SCOPE, source, article.uri, article, sentences, rows_vectors, encoder.identity
        )
        for position, row in enumerate(rows):
            ids[sentence_number(article_id, position)] = row["id"]
            places[article.uri, position] = row["id"]
        start += len(rows)
    return ids, places


def _article(uri: str, rows: Sequence[dict[str, Any]]) -> tuple[Article, list[Sentence]]:
    sentences: list[Sentence] = []
    start = 0
    for position, row in enumerate(rows):
        sentences.append(Sentence(position, start, start + len(row["text"]), row["text"]))
        start += len(row["text"]) + 1
    text = "\n".join(row["text"] for row in rows)
    return Article(uri, _title(rows[0]), text, None, None, datetime.now(UTC)), sentences


def _title(row: dict[str, Any]) -> str:
    return str(row["doc"]).replace("_", " ")


def _find(folder: Path, name: str) -> Path:
    for path in (folder / f"{name}.gz", folder / name):
        if path.is_file():
            return path
    raise SourceError(f"{folder} holds no {name} or {name}.gz.")


def _read_qrels(path: Path) -> dict[str, set[str]]:
    gold: dict[str, set[str]] = {}
    for number, line in enumerate(read_lines(path), 1):
        fields = line.split("\t")
        if len(fields) != 3:
            raise SourceError(f"{path}, line {number}: three fields with tabs between are needed.")
        if fields[2] != "0":
            gold.setdefault(fields[0], set()).add(fields[1])
    return gold


def _score(pairs: Sequence[tuple[list[str], set[str]]]) -> RankingScores:
    if not pairs:
        raise SourceError("No query of the set has a sentence that answers it.")
    count = len(pairs)
    return RankingScores(
        recall_at_1=sum(recall_at(found, gold, 1) for found, gold in pairs) / count,
        recall_at_5=sum(recall_at(found, gold, 5) for found, gold in pairs) / count,
        recall_at_10=sum(recall_at(found, gold, 10) for found, gold in pairs) / count,
        mrr=sum(reciprocal_rank(found, gold) for found, gold in pairs) / count,
        ndcg_at_10=sum(ndcg_at(found, gold, 10) for found, gold in pairs) / count,
    )
