"""Writing and listing what the index holds: sources, articles, generations of vectors."""

import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from sqlite_utils import Database

from bot.domain import HOUSE, Article, IndexStatus, Scope, Sentence, Source
from bot.encoder import ModelIdentity, Vectors
from bot.errors import ModelMismatchError
from bot.store.schema import Connections
from bot.store.vectors import sentence_number


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the index knows it; `id` changes whenever its text does."""

    id: int
    source_id: int
    article: Article
    digest: str


def text_digest(article: Article) -> str:
    """Return the SHA-256 that decides whether an article has changed."""
    parts = (article.title, str(article.publisher), str(article.published), article.text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Catalog:
    """Sources and their articles; every write is one transaction."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add_source(self, scope: Scope, location: str) -> int:
        """Return the id of the source at `location`, recording it where it is new."""
        with self._connections.writing() as db:
            db.execute("INSERT OR IGNORE INTO collections (name) VALUES (?)", [scope.collection])
            db.execute(
                """INSERT INTO sources (collection_id, location, added)
                SELECT id, ?, ? FROM collections WHERE name = ?
                ON CONFLICT (collection_id, location) DO NOTHING""",
                [location, _now(), scope.collection],
            )
            return _number(
                db,
                """SELECT sources.id FROM sources JOIN collections ON collections.id = collection_id
                WHERE name = ? AND location = ?""",
                [scope.collection, location],
            )

    def sources(self, scope: Scope) -> tuple[Source, ...]:
        """Return every source the scope sees, the house's first, with the number of articles."""
        with self._connections.explained() as db:
            rows = db.execute(
                """SELECT location, name, added, count(articles.id), coalesce(sum(sentences), 0)
                FROM sources JOIN collections ON collections.id = sources.collection_id
                LEFT JOIN articles ON articles.source_id = sources.id
                WHERE name IN (?, ?) GROUP BY sources.id
                ORDER BY name != ?, location""",
                [*visible(scope), HOUSE],
            ).fetchall()
        return tuple(
            Source(location, name, datetime.fromisoformat(added), articles, sentences)
            for location, name, added, articles, sentences in rows
        )

    def own_sources(self, scope: Scope) -> dict[int, str]:
        """Return the sources that the scope may change: {id: location}."""
        with self._connections.explained() as db:
            return dict(
                db.execute(
                    """SELECT sources.id, location FROM sources
                    JOIN collections ON collections.id = collection_id
                    WHERE name = ? ORDER BY location""",
                    [scope.collection],
                ).fetchall()
            )

    def remove_source(self, source_id: int) -> int:
        """Forget a source with its articles, and return how many there were."""
        with self._connections.writing() as db:
            removed = self._drop(db, "source_id = ?", [source_id])
            db.execute("DELETE FROM sources WHERE id = ?", [source_id])
            return removed

    def remove_article(self, scope: Scope, uri: str) -> int:
        """Forget one article of the scope's own, and return 1, or 0 where it is unknown."""
        with self._connections.writing() as db:
            condition = "uri = ? AND collection_id = (SELECT id FROM collections WHERE name = ?)"
            return self._drop(db, condition, [uri, scope.collection])

    def articles(self, scope: Scope, source_id: int | None = None) -> list[StoredArticle]:
        """Return the scope's own articles, all or of one source."""
        condition, values = "name = ?", [scope.collection]
        if source_id is not None:
            condition, values = "name = ? AND source_id = ?", [scope.collection, str(source_id)]
        with self._connections.explained() as db:
            return [
                StoredArticle(row[0], row[1], article_from(row[3:]), row[2])
                for row in db.execute(
                    f"""SELECT articles.id, source_id, digest, {ARTICLE_COLUMNS} FROM articles
                    JOIN collections ON collections.id = collection_id
                    WHERE {condition} ORDER BY articles.id""",
                    values,
                )
            ]

    def put(
        self,
        scope: Scope,
        source_id: int,
        article: Article,
        sentences: Sequence[Sentence],
        vectors: Vectors,
        identity: ModelIdentity,
    ) -> None:
        """Write an article, in place of the one with its uri, in one transaction.

        Args:
            vectors: (len(sentences), d) float32 unit vectors.

        Raises:
            ModelMismatchError: the active generation was made by another model.
        """
        with self._connections.writing() as db:
            generation = _active_for(db, identity)
            same = "uri = ? AND collection_id = (SELECT id FROM collections WHERE name = ?)"
            self._drop(db, same, [article.uri, scope.collection])
            article_id = _insert(db, scope, source_id, article, len(sentences))
            db.conn.executemany(
                "INSERT INTO sentences VALUES (?, ?, ?, ?)",
                [(article_id, s.position, s.start, s.end) for s in sentences],
            )
            db.conn.executemany(
                "INSERT INTO full_text (rowid, sentence, heading, neighbours) VALUES (?, ?, ?, ?)",
                _full_text_rows(article_id, article, sentences),
            )
            put_vectors(db, generation, article_id, vectors)
            touch(db)

    def adopt(self, source_id: int, article_id: int) -> None:
        """Let an unchanged article belong to the source it was last found in."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE articles SET source_id = ? WHERE id = ? AND source_id != ?",
                [source_id, article_id, source_id],
            )

    def status(self, scope: Scope) -> IndexStatus:
        """Return what the scope sees in the index."""
        with self._connections.explained() as db:
            row = db.execute(
                """SELECT count(*), coalesce(sum(sentences), 0), max(fetched), max(published)
                FROM articles JOIN collections ON collections.id = collection_id
                WHERE name IN (?, ?)""",
                list(visible(scope)),
            ).fetchone()
            model = db.execute("SELECT model FROM generations WHERE active = 1").fetchone()
        articles, sentences, fetched, published = row
        return IndexStatus(
            sources=len(self.sources(scope)),
            articles=articles,
            sentences=sentences,
            model=model[0] if model else None,
            indexed=datetime.fromisoformat(fetched) if fetched else None,
            newest=date.fromisoformat(published) if published else None,
        )

    def _drop(self, db: Database, condition: str, values: Iterable[object]) -> int:
        rows = db.execute(
            f"SELECT id, {ARTICLE_COLUMNS} FROM articles WHERE {condition}", list(values)
        ).fetchall()
        for row in rows:
            article = article_from(row[1:])
            sentences = read_sentences(db, row[0], article.text)
            # A full-text index without content must be told what it is to forget.
            db.conn.executemany(
                """INSERT INTO full_text (full_text, rowid, sentence, heading, neighbours)
                VALUES ('delete', ?, ?, ?, ?)""",
                _full_text_rows(row[0], article, sentences),
            )
            db.execute("DELETE FROM articles WHERE id = ?", [row[0]])
        if rows:
            touch(db)
        return len(rows)


ARTICLE_COLUMNS = "uri, title, text, publisher, published, fetched, language"


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
    """Return the names of the collections a scope sees: the house's and its own."""
    return HOUSE, scope.collection


def touch(db: Database) -> None:
    """Tell every process that its copy of the vectors is out of date."""
    db.execute("UPDATE revision SET number = number + 1")


def _active_for(db: Database, identity: ModelIdentity) -> int:
    row = db.execute(
        "SELECT id, weights_sha256, dimension, model FROM generations WHERE active = 1"
    ).fetchone()
    if row is None:
        return new_generation(db, identity, active=True)
    if (row[1], row[2]) != (identity.weights_sha256, identity.dimension):
        raise ModelMismatchError(mismatch(row[3], identity.name))
    return int(row[0])


def mismatch(built_with: str, configured: str) -> str:
    """Return the message for an index that another model has built."""
    return (
        f"The index was built with the model '{built_with}', but '{configured}' is configured. "
        "Build it anew with: receipts reindex"
    )


def new_generation(db: Database, identity: ModelIdentity, *, active: bool) -> int:
    """Record a generation and return its id."""
    return _number(
        db,
        """INSERT INTO generations
        (model, weights_sha256, dimension, normalised, created, active)
        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
        [
            identity.name,
            identity.weights_sha256,
            identity.dimension,
            int(identity.normalised),
            _now(),
            int(active),
        ],
    )


def put_vectors(db: Database, generation: int, article_id: int, vectors: Vectors) -> None:
    """Write the vectors of an article in a generation."""
    db.execute(
        "INSERT OR REPLACE INTO vectors (generation_id, article_id, matrix) VALUES (?, ?, ?)",
        [generation, article_id, np.ascontiguousarray(vectors, np.float32).tobytes()],
    )


def _insert(db: Database, scope: Scope, source_id: int, article: Article, sentences: int) -> int:
    return _number(
        db,
        f"""INSERT INTO articles (collection_id, source_id, digest, sentences, {ARTICLE_COLUMNS})
        SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM collections WHERE name = ? RETURNING id""",
        [
            source_id,
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


def _full_text_rows(
    article_id: int, article: Article, sentences: Sequence[Sentence]
) -> list[tuple[int, str, str, str]]:
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


def _number(db: Database, sql: str, values: Sequence[object]) -> int:
    return int(db.execute(sql, list(values)).fetchall()[0][0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
