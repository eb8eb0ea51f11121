"""A complete set of vectors is built beside the one that serves, and then takes its place."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.encoder import Vectors
from bot.encoder.serving import Advance
from bot.errors import ModelMismatchError
from bot.holdings import IndexProgress
from bot.indexer import Indexer
from bot.store import Store
from tests.fakes import HERE, HOUSE, WordEncoder, article, found_by_vector, put
from tests.indexing import NO_WEB

NEW = WordEncoder("new model", dimension=32)


class StopsAt(WordEncoder):
    """Fails at its n-th batch, as a machine that loses power does."""

    def __init__(self, batch: int) -> None:
        super().__init__(NEW.identity.name, NEW.identity.dimension)
        self._left = batch

    def encode_documents(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt
        return super().encode_documents(texts, advance)


@pytest.fixture
def filled(store: Store) -> Store:
    for number in range(5):
        text = f"Tram {number} left the depot. It came back late."
        put(store, article(text, uri=f"file:///{number}", title=f"Tram {number}"))
    put(store, article("The own tram is red.", uri="file:///own"), HERE)
    return store


def build(store: Store, encoder: WordEncoder) -> list[IndexProgress]:
    told: list[IndexProgress] = []
    Indexer(store, encoder, 1000, NO_WEB).build_generation(told.append)
    return told


def active_model(store: Store) -> str:
    active = store.generations.active()
    assert active is not None
    return active.model


def test_before_anything_is_indexed_there_is_none(store: Store) -> None:
    assert store.generations.active() is None


def test_the_first_article_begins_one(filled: Store) -> None:
    assert active_model(filled) == "words"


def test_a_build_embeds_every_article_of_everyone_and_switches(filled: Store) -> None:
    told = build(filled, NEW)
    assert [(at.done, at.total) for at in told] == [(n, 6) for n in range(1, 7)]
    assert told[0].current == "Tram 0"
    assert active_model(filled) == "new model"
    found = found_by_vector(filled, "Tram 3. Tram 3 left the depot.", encoder=NEW)
    assert found[0] == "Tram 3 left the depot."
    assert found_by_vector(filled, "The own tram is red.", HERE, NEW)[0] == "The own tram is red."
    with pytest.raises(ModelMismatchError, match="receipts reindex"):
        found_by_vector(filled, "tram")


def test_the_old_set_is_dropped(filled: Store) -> None:
    build(filled, NEW)
    with filled._connections.explained() as db:
        assert db.execute("SELECT count(*) FROM generations").fetchone()[0] == 1
        assert db.execute("SELECT count(*) FROM vectors").fetchone()[0] == 6


def test_an_interrupted_build_leaves_the_active_set_serving(filled: Store) -> None:
    before = found_by_vector(filled, "tram 3 left")
    with pytest.raises(KeyboardInterrupt):
        build(filled, StopsAt(2))
    assert active_model(filled) == "words"
    assert found_by_vector(filled, "tram 3 left") == before


def test_an_interrupted_build_goes_on_where_it_stopped(filled: Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(filled, StopsAt(2))
    again = StopsAt(100)
    told = build(filled, again)
    assert len(told) == 4
    assert not any("Tram 0" in text for text in again.encoded)
    assert active_model(filled) == "new model"


def test_an_article_added_during_a_build_is_in_it(filled: Store) -> None:
    def add_one(at: IndexProgress) -> None:
        if at.done == 3:
            put(filled, article("The late tram is green.", uri="file:///late"))

    Indexer(filled, NEW, 1000, NO_WEB).build_generation(add_one)
    assert found_by_vector(filled, "the late tram is green", encoder=NEW)[0].endswith("green.")


def test_an_article_replaced_during_a_build_is_in_it_once(filled: Store) -> None:
    def replace_one(at: IndexProgress) -> None:
        if at.done == 2:
            put(filled, article("Tram nought is blue.", uri="file:///0"))

    Indexer(filled, NEW, 1000, NO_WEB).build_generation(replace_one)
    found = found_by_vector(filled, "tram", encoder=NEW)
    assert "Tram nought is blue." in found
    assert "Tram 0 left the depot." not in found


def test_the_draft_of_a_third_model_is_dropped(filled: Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(filled, StopsAt(2))
    build(filled, WordEncoder("third"))
    assert active_model(filled) == "third"
    with filled._connections.explained() as db:
        assert db.execute("SELECT count(*) FROM generations").fetchone()[0] == 1


def test_the_same_model_can_be_built_anew(filled: Store) -> None:
    before = filled.generations.active()
    build(filled, WordEncoder())
    after = filled.generations.active()
    assert before is not None
    assert after is not None
    assert after.id != before.id
    assert found_by_vector(filled, "Tram 3. Tram 3 left the depot.")[0] == "Tram 3 left the depot."


def test_an_empty_index_can_be_built(store: Store) -> None:
    assert build(store, NEW) == []
    assert active_model(store) == "new model"


def test_an_incomplete_set_is_not_activated(filled: Store) -> None:
    draft = filled.generations.resume_or_begin(NEW.identity)
    assert not filled.generations.activate(draft)
    assert active_model(filled) == "words"


def test_a_program_that_runs_meanwhile_sees_the_switch(tmp_path: Path, filled: Store) -> None:
    other = Store(tmp_path / "index.db", create=False)
    assert found_by_vector(other, "tram")
    build(filled, NEW)
    with pytest.raises(ModelMismatchError):
        found_by_vector(other, "tram")
    assert found_by_vector(other, "tram", encoder=NEW)
    other.close()


def test_vectors_of_an_article_that_has_gone_are_not_written(filled: Store) -> None:
    draft = filled.generations.resume_or_begin(NEW.identity)
    unembedded = filled.generations.unembedded(draft, limit=1)[0]
    filled.catalog.remove_article(HOUSE, "file:///0")
    filled.generations.put(draft, unembedded.article_id, NEW.encode_documents(["a", "b"]))
    assert filled.generations.count_unembedded(draft) == 5
