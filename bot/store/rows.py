"""Rows of the index: how values are written to tables and read back."""

import hashlib
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime

import numpy as np
from sqlite_utils import Database

from bot.domain import HOUSE, Article, Scope, Sentence
from bot.encoder import ModelIdentity, Vectors
from bot.errors import ModelMismatchError
from bot.store.vectors import sentence_number

ARTICLE_COLUMNS = "uri, title, text, publisher, published, fetched, language"
"""What `article_from` reads, in its order."""


def text_digest(article: Article) -> str:
    """Return the SHA-256 that decides whether an article has changed."""
    parts = (article.title, str(article.publisher), str(article.published), article.text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def article_from(row: Sequence[str]) -> Article:
    """Return the article of a row of ARTICLE_COLUMNS."""
    uri, title, text, publisher, published, fetched, language = row
    day = date.fromisoformat(published) if published else None
    return Article(uri, title, text, publisher, day, datetime.fromisoformat(fetched), language)


def read_sentences(
    db: Database, article_id: int, text: str, first: int = 0, last: int = sys.maxsize
) -> list[Sentence]:
    """Return an article's sentences from position `first` to `last`, in order."""
    return [
        Sentence(position, start, end, text[start:end])
        for position, start, end in db.execute(
            """SELECT position, start, "end" FROM sentences
            WHERE article_id = ? AND position BETWEEN ? AND ? ORDER BY position""",
            [article_id, first, last],
        )
    ]


def visible(scope: Scope) -> tuple[str, str]:
    """Return the names of the two collections a scope sees: the house's and its own, or its own."""
    return HOUSE if scope.house else scope.collection, scope.collection


def touch(db: Database) -> None:
    """Tell every process that its copy of the vectors is out of date."""
    db.execute("UPDATE revision SET number = number + 1")


def active_generation(db: Database, identity: ModelIdentity) -> int | None:
    """Return the id of the active generation, or None before anything was indexed.

    Raises:
        ModelMismatchError: another model has made it.
    """
    row = db.execute(
        "SELECT id, weights_sha256, dimension, model FROM generations WHERE active = 1"
    ).fetchone()
    if row is None:
        return None
    if (row[1], row[2]) != (identity.weights_sha256, identity.dimension):
        raise ModelMismatchError(mismatch(row[3], identity.name))
    return int(row[0])


def active_for(db: Database, identity: ModelIdentity) -> int:
    """Return the id of the active generation, begun where there is none; raises as above."""
    active = active_generation(db, identity)
    return new_generation(db, identity, active=True) if active is None else active


def mismatch(built_with: str, configured: str) -> str:
    """Return the message for an index that another model has built."""
    return (
        f"The index was built with the model '{built_with}', but '{configured}' is configured. "
        "Build it anew with: receipts reindex"
    )


def new_generation(db: Database, identity: ModelIdentity, *, active: bool) -> int:
    """Record a generation and return its id."""
    return number(
        db,
        """INSERT INTO generations
        (model, weights_sha256, dimension, normalised, created, active)
        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
        [
            identity.name,
            identity.weights_sha256,
            identity.dimension,
            int(identity.normalised),
            now(),
            int(active),
        ],
    )


def put_vectors(db: Database, generation: int, article_id: int, vectors: Vectors) -> None:
    """Write the vectors of an article in a generation."""
    db.execute(
        "INSERT OR REPLACE INTO vectors (generation_id, article_id, matrix) VALUES (?, ?, ?)",
        [generation, article_id, np.ascontiguousarray(vectors, np.float32).tobytes()],
    )


def insert_article(
    db: Database, scope: Scope, source_id: int, origin: str, article: Article, sentences: int
) -> int:
    """Write the row of an article and return its id."""
    return number(
        db,
        f"""INSERT INTO articles
        (collection_id, source_id, origin, digest, sentences, {ARTICLE_COLUMNS})
        SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM collections WHERE name = ? RETURNING id""",
        [
            source_id,
            origin,
            text_digest(article),
            sentences,
            article.uri,
            article.title,
            article.text,
            article.publisher,
            article.published.isoformat() if article.published else None,
            article.fetched.isoformat(),
            article.language,
            scope.collection,
        ],
    )


def full_text_rows(
    article_id: int, article: Article, sentences: Sequence[Sentence]
) -> list[tuple[int, str, str, str]]:
    """Return (number, sentence, heading, neighbours) of each sentence, as full text has them.

    Rows are forgotten by saying again what they hold: a change here needs a migration that builds
    the full text anew.
    """
    published = f" {article.published:%d %B %Y}" if article.published else ""
    texts = ["", *(sentence.text for sentence in sentences), ""]
    return [
        (
            sentence_number(article_id, sentence.position),
            sentence.text,
            article.title + published,
            f"{before} {after}",
        )
        for sentence, before, after in zip(sentences, texts, texts[2:], strict=False)
    ]


def number(db: Database, sql: str, values: Sequence[object]) -> int:
    """Run a statement that gives one whole number, and return it."""
    return int(db.execute(sql, list(values)).fetchall()[0][0])


def now() -> str:
    """Return the time as the database keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
