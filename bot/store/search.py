"""Finding sentences by words and by vectors, within what the asker may see."""

from collections.abc import Iterable

from sqlite_utils import Database

from bot.domain import Article, Passage, Scope
from bot.encoder import ModelIdentity, Vectors
from bot.errors import EmptyIndexError
from bot.store.rows import ARTICLE_COLUMNS, active_generation, article_from, read_sentences, visible
from bot.store.schema import NOTHING_INDEXED, Connections
from bot.store.vectors import VectorIndex, sentence_place

COLUMN_WEIGHTS = (1.0, 0.5, 0.25)
"""BM25 weights of a sentence, its heading (title and date) and its neighbours."""


class Search:
    """Ranked sentence numbers, and the passages they stand for."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._vectors = VectorIndex()

    def by_words(self, expression: str, scope: Scope, limit: int) -> list[tuple[int, float]]:
        """Return up to `limit` (sentence number, BM25 score), best first.

        Args:
            expression: a full-text query in FTS5's syntax; an empty one finds nothing.
        """
        if not expression:
            return []
        with self._connections.explained() as db:
            rows = db.execute(
                """SELECT full_text.rowid, bm25(full_text, ?, ?, ?) AS score FROM full_text
                JOIN articles ON articles.id = full_text.rowid >> 20
                WHERE full_text MATCH ?
                AND collection_id IN (SELECT id FROM collections WHERE name IN (?, ?))
                ORDER BY score LIMIT ?""",
                [*COLUMN_WEIGHTS, expression, *visible(scope), limit],
            )
            return [(number, -score) for number, score in rows]

    def by_vector(
        self, query: Vectors, identity: ModelIdentity, scope: Scope, limit: int
    ) -> list[tuple[int, float]]:
        """Return up to `limit` (sentence number, score from cosines), best first.

        Args:
            query: (d,) float32 unit vector made by the model of `identity`.

        Raises:
            EmptyIndexError: nothing is indexed yet.
            ModelMismatchError: the active generation was made by another model.
        """
        with self._connections.explained() as db:
            generation = active_generation(db, identity)
            if generation is None:
                raise EmptyIndexError(NOTHING_INDEXED)
            ids = _collection_ids(db, scope)
            return self._vectors.search(db, generation, query, ids, limit)

    def passages(self, numbers: Iterable[int], radius: int) -> dict[int, Passage]:
        """Return the passage around each sentence, `radius` sentences to either side.

        Sentences that are gone meanwhile are left out.
        """
        passages: dict[int, Passage] = {}
        articles: dict[int, Article | None] = {}
        with self._connections.explained() as db:
            for number in numbers:
                article_id, position = sentence_place(number)
                if article_id not in articles:
                    articles[article_id] = _read_article(db, article_id)
                article = articles[article_id]
                passage = article and _passage(db, article_id, article, position, radius)
                if passage:
                    passages[number] = passage
        return passages

    def context(self, uri: str, position: int, scope: Scope, radius: int) -> Passage | None:
        """Return the passage around a cited sentence, or None where it is gone or not visible."""
        with self._connections.explained() as db:
            row = db.execute(
                f"""SELECT articles.id, {ARTICLE_COLUMNS} FROM articles
                JOIN collections ON collections.id = collection_id
                WHERE uri = ? AND name IN (?, ?) ORDER BY name = ? DESC""",
                [uri, *visible(scope), scope.collection],
            ).fetchone()
            if row is None:
                return None
            return _passage(db, row[0], article_from(row[1:]), position, radius)


def _collection_ids(db: Database, scope: Scope) -> list[int]:
    rows = db.execute("SELECT id FROM collections WHERE name IN (?, ?)", list(visible(scope)))
    return [row[0] for row in rows]


def _read_article(db: Database, article_id: int) -> Article | None:
    row = db.execute(
        f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?", [article_id]
    ).fetchone()
    return article_from(row) if row else None


def _passage(
    db: Database, article_id: int, article: Article, position: int, radius: int
) -> Passage | None:
    sentences = read_sentences(
        db, article_id, article.text, first=position - radius, last=position + radius
    )
    if not any(sentence.position == position for sentence in sentences):
        return None
    return Passage(article, tuple(sentences), position)
