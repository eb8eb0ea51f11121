"""Writing and listing what the index holds: sources, articles, generations of vectors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from bot.domain import HOUSE, Article, IndexStatus, Scope, Sentence, Source
from bot.encoder import ModelIdentity, Vectors
from bot.freshness import Freshness
from bot.store.rows import (
    ARTICLE_COLUMNS,
    active_for,
    article_from,
    full_text_rows,
    insert_article,
    now,
    number,
    put_vectors,
    read_sentences,
    touch,
    visible,
)
from bot.store.schema import Connections


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is in the index; `article_id` changes whenever its text does."""

    article_id: int
    digest: str


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
                [location, now(), scope.collection],
            )
            return number(
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

    def remove_collection(self, scope: Scope) -> int:
        """Forget a server's collection with its sources, and return how many articles it had."""
        if scope.server is None:
            raise ValueError("the house collection belongs to no server")
        with self._connections.writing() as db:
            condition = "collection_id = (SELECT id FROM collections WHERE name = ?)"
            removed = self._drop(db, condition, [scope.collection])
            db.execute("DELETE FROM collections WHERE name = ?", [scope.collection])
            return removed

    def drop_empty_sources(self, scope: Scope, locations: set[str]) -> None:
        """Forget those of the scope's own sources at `locations` that have no articles."""
        with self._connections.writing() as db:
            rows = db.execute(
                """SELECT sources.id, location FROM sources
                JOIN collections ON collections.id = collection_id
                WHERE name = ? AND sources.id NOT IN (SELECT source_id FROM articles)""",
                [scope.collection],
            ).fetchall()
            for id, location in rows:
                if location in locations:
                    db.execute("DELETE FROM sources WHERE id = ?", [id])

    def remove_article(self, scope: Scope, uri: str) -> int:
        """Forget one article of the scope's own, and return 1, or 0 where it is unknown."""
        with self._connections.writing() as db:
            condition = "uri = ? AND collection_id = (SELECT id FROM collections WHERE name = ?)"
            return self._drop(db, condition, [uri, scope.collection])

    def known(self, scope: Scope) -> dict[str, Known]:
        """Return the scope's own articles by their uri."""
        with self._connections.explained() as db:
            rows = db.execute(
                """SELECT uri, articles.id, digest FROM articles
                JOIN collections ON collections.id = collection_id WHERE name = ?""",
                [scope.collection],
            )
            return {uri: Known(id, digest) for uri, id, digest in rows}

    def prune(self, source_id: int, held: Mapping[str, str | None]) -> int:
        """Forget the source's articles that its files hold no more, and return how many.

        Args:
            held: the uri of the article in each file, by the file's origin; None where the file
                could not be read, which keeps what is known of it.
        """
        with self._connections.writing() as db:
            rows = db.execute(
                "SELECT id, origin, uri FROM articles WHERE source_id = ?", [source_id]
            ).fetchall()
            gone = [id for id, origin, uri in rows if held.get(origin, "") not in (None, uri)]
            return sum(self._drop(db, "id = ?", [id]) for id in gone)

    def put(
        self,
        scope: Scope,
        source_id: int,
        origin: str,
        article: Article,
        sentences: Sequence[Sentence],
        vectors: Vectors,
        identity: ModelIdentity,
    ) -> int:
        """Write an article, in place of the one with its uri, in one transaction; return its id.

        Args:
            vectors: (len(sentences), d) float32 unit vectors.

        Raises:
            ModelMismatchError: the active generation was made by another model.
        """
        with self._connections.writing() as db:
            generation = active_for(db, identity)
            same = "uri = ? AND collection_id = (SELECT id FROM collections WHERE name = ?)"
            self._drop(db, same, [article.uri, scope.collection])
            article_id = insert_article(db, scope, source_id, origin, article, len(sentences))
            db.conn.executemany(
                "INSERT INTO sentences VALUES (?, ?, ?, ?)",
                [(article_id, s.position, s.start, s.end) for s in sentences],
            )
            db.conn.executemany(
                "INSERT INTO full_text (rowid, sentence, heading, neighbours) VALUES (?, ?, ?, ?)",
                full_text_rows(article_id, article, sentences),
            )
            put_vectors(db, generation, article_id, vectors)
            touch(db)
            return article_id

    def adopt(self, article_id: int, source_id: int, origin: str) -> None:
        """Let an unchanged article belong to the source it was last found in."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE articles SET source_id = ?, origin = ? WHERE id = ?",
                [source_id, origin, article_id],
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

    def freshness(self, scope: Scope) -> Freshness:
        """Return how new what the scope sees is."""
        newest: list[str] = []
        indexed: list[str] = []
        with self._connections.explained() as db:
            # One row a collection, so that each maximum is read off its index.
            for published, fetched in db.execute(
                """SELECT
                (SELECT max(published) FROM articles WHERE collection_id = home.id),
                (SELECT max(fetched) FROM articles WHERE collection_id = home.id)
                FROM collections AS home WHERE name IN (?, ?)""",
                list(visible(scope)),
            ):
                newest += [published] if published else []
                indexed += [fetched] if fetched else []
        return Freshness(
            date.fromisoformat(max(newest)) if newest else None,
            datetime.fromisoformat(max(indexed)) if indexed else None,
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
                full_text_rows(row[0], article, sentences),
            )
            db.execute("DELETE FROM articles WHERE id = ?", [row[0]])
        if rows:
            touch(db)
        return len(rows)
