"""Building a complete set of vectors beside the active one, and switching to it."""

from dataclasses import dataclass

from sqlite_utils import Database

from bot.encoder import ModelIdentity, Vectors
from bot.store.rows import new_generation, put_vectors, read_sentences, touch
from bot.store.schema import Connections


@dataclass(frozen=True, slots=True)
class Generation:
    """A set of vectors by its id, and the model that makes it."""

    id: int
    model: str
    weights_sha256: str
    dimension: int

    def made_by(self, identity: ModelIdentity) -> bool:
        """Tell whether vectors of `identity` may be compared with those of this set."""
        return (self.weights_sha256, self.dimension) == (
            identity.weights_sha256,
            identity.dimension,
        )


@dataclass(frozen=True, slots=True)
class Unembedded:
    """An article without vectors in a generation, with its sentences as texts."""

    article_id: int
    title: str
    sentences: tuple[str, ...]


class Generations:
    """The sets of vectors; queries read the active one."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def active(self) -> Generation | None:
        """Return the generation that serves, or None before anything was indexed."""
        with self._connections.explained() as db:
            return _read(db, "active = 1", [])

    def resume_or_begin(self, identity: ModelIdentity) -> Generation:
        """Return the unfinished generation of this model, or a new one; drop other drafts."""
        with self._connections.writing() as db:
            db.execute(
                """DELETE FROM generations
                WHERE active = 0 AND (weights_sha256, dimension) != (?, ?)""",
                [identity.weights_sha256, identity.dimension],
            )
            draft = _read(db, "active = 0", [])
            if draft is None:
                draft = _read(db, "id = ?", [new_generation(db, identity, active=False)])
            if draft is None:
                raise AssertionError("a generation just inserted is missing")
            return draft

    def unembedded(self, generation: Generation, limit: int) -> list[Unembedded]:
        """Return up to `limit` articles that still have no vectors in the generation."""
        with self._connections.explained() as db:
            rows = db.execute(
                f"""SELECT id, title, text FROM articles
                WHERE {_WITHOUT_VECTORS} ORDER BY id LIMIT ?""",
                [generation.id, limit],
            ).fetchall()
            return [
                Unembedded(id, title, tuple(s.text for s in read_sentences(db, id, text)))
                for id, title, text in rows
            ]

    def count_unembedded(self, generation: Generation) -> int:
        """Return how many articles still have no vectors in the generation."""
        with self._connections.explained() as db:
            sql = f"SELECT count(*) FROM articles WHERE {_WITHOUT_VECTORS}"
            return int(db.execute(sql, [generation.id]).fetchone()[0])

    def put(self, generation: Generation, article_id: int, vectors: Vectors) -> None:
        """Write an article's vectors, (n, d) float32, unless the article is gone meanwhile."""
        with self._connections.writing() as db:
            if db.execute("SELECT 1 FROM articles WHERE id = ?", [article_id]).fetchone():
                put_vectors(db, generation.id, article_id, vectors)

    def activate(self, generation: Generation) -> bool:
        """Switch to a complete generation and drop the old; False where articles are missing."""
        with self._connections.writing() as db:
            sql = f"SELECT count(*) FROM articles WHERE {_WITHOUT_VECTORS}"
            if db.execute(sql, [generation.id]).fetchone()[0]:
                return False
            db.execute("UPDATE generations SET active = 0 WHERE active = 1")
            db.execute("UPDATE generations SET active = 1 WHERE id = ?", [generation.id])
            db.execute("DELETE FROM generations WHERE active = 0")
            touch(db)
            return True


_WITHOUT_VECTORS = """NOT EXISTS (SELECT 1 FROM vectors
    WHERE vectors.article_id = articles.id AND generation_id = ?)"""


def _read(db: Database, condition: str, values: list[int]) -> Generation | None:
    row = db.execute(
        f"SELECT id, model, weights_sha256, dimension FROM generations WHERE {condition}", values
    ).fetchone()
    return Generation(*row) if row else None
