"""Writing an article is one transaction."""

import sqlite3
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.domain import Scope
from bot.errors import ModelMismatchError, StoreError
from bot.freshness import Freshness
from bot.sentences import split
from bot.store import Store
from tests.fakes import (
    ELSEWHERE,
    HERE,
    HOUSE,
    WordEncoder,
    article,
    found_by_vector,
    found_by_words,
    put,
)

OLD = "The mill at Brask burned down. The miller was away."
NEW = "The mill at Brask still stands. The barn beside it is gone."


def counts(store: Store) -> dict[str, int]:
    """The rows of each table that an article is written to."""
    with store._connections.explained() as db:
        tables = ("articles", "sentences", "full_text_docsize", "vectors")
        return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


class TestArticles:
    def test_are_read_back_as_they_were_written(self, store: Store) -> None:
        written = article(OLD, title="Fire in Brask", published=date(2024, 2, 29))
        put(store, written)
        passage = store.search.context(written.uri, 1, HOUSE, radius=5)
        assert passage is not None
        assert passage.article == written
        assert [s.text for s in passage.sentences] == [
            "The mill at Brask burned down.",
            "The miller was away.",
        ]
        assert passage.sentence.text == "The miller was away."

    def test_are_found_by_words_and_by_vectors(self, store: Store) -> None:
        put(store, article(OLD))
        assert found_by_words(store, '"miller"')[0] == "The miller was away."
        assert found_by_vector(store, "the miller was away")[0] == "The miller was away."

    def test_are_found_by_the_words_of_their_title_and_date(self, store: Store) -> None:
        put(store, article(OLD, title="Arson suspected", published=date(2024, 2, 29)))
        assert len(found_by_words(store, '"arson"')) == 2
        assert len(found_by_words(store, '"29 february 2024"')) == 2

    def test_that_are_replaced_leave_nothing_of_the_old_text(self, store: Store) -> None:
        put(store, article(OLD))
        before = counts(store)
        put(store, article(NEW))
        assert counts(store) == before
        assert found_by_words(store, '"burned" OR "miller"') == []
        assert found_by_words(store, '"barn"')[0] == "The barn beside it is gone."
        assert "The miller was away." not in found_by_vector(store, "the miller was away")

    def test_that_are_removed_leave_nothing(self, store: Store) -> None:
        empty = counts(store)
        put(store, article(OLD))
        assert store.catalog.remove_article(HOUSE, "file:///a.txt") == 1
        assert counts(store) == empty
        assert found_by_words(store, '"mill"') == []
        assert found_by_vector(store, "mill") == []

    def test_that_are_unknown_are_not_removed(self, store: Store) -> None:
        assert store.catalog.remove_article(HOUSE, "file:///nowhere") == 0

    def test_go_with_their_source(self, store: Store) -> None:
        put(store, article(OLD), source="/one")
        put(store, article(NEW, uri="file:///b.txt"), source="/two")
        (one,) = [id for id, at in store.catalog.own_sources(HOUSE).items() if at == "/one"]
        assert store.catalog.remove_source(one) == 1
        assert [source.location for source in store.catalog.sources(HOUSE)] == ["/two"]
        assert found_by_words(store, '"miller"') == []
        assert found_by_words(store, '"barn"') != []

    def test_tell_how_fresh_what_a_scope_sees_is(self, store: Store) -> None:
        assert store.catalog.freshness(HOUSE) == Freshness(None, None)
        put(store, article(OLD, published=date(2024, 2, 29)))
        put(store, article(NEW, uri="file:///b.txt", published=date(2023, 1, 1)))
        fresh = store.catalog.freshness(HERE)
        status = store.catalog.status(HERE)
        assert fresh == Freshness(date(2024, 2, 29), status.indexed)
        put(store, article(NEW, uri="file:///c.txt", published=date(2025, 1, 1)), scope=HERE)
        assert store.catalog.freshness(HERE).newest == date(2025, 1, 1)
        assert store.catalog.freshness(ELSEWHERE) == fresh
        alone = replace(HERE, house=False)
        assert store.catalog.freshness(alone).newest == date(2025, 1, 1)
        assert store.catalog.freshness(replace(ELSEWHERE, house=False)) == Freshness(None, None)

    def test_of_a_status_are_counted(self, store: Store) -> None:
        put(store, article(OLD, published=date(2024, 2, 29)))
        put(store, article(NEW, uri="file:///b.txt", published=date(2023, 1, 1)))
        status = store.catalog.status(HOUSE)
        assert (status.sources, status.articles, status.sentences) == (1, 2, 4)
        assert (status.model, status.newest) == ("words", date(2024, 2, 29))

    def test_never_get_the_number_of_one_that_has_gone(self, store: Store) -> None:
        first = put(store, article(OLD))
        store.catalog.remove_article(HOUSE, "file:///a.txt")
        assert put(store, article(OLD)) > first


class TestCrash:
    """An error between any two steps leaves the index as it was."""

    @pytest.mark.parametrize(
        "step", ["insert_article", "full_text_rows", "put_vectors", "touch", "active_for"]
    )
    @pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
    def test_leaves_nothing_of_a_new_article(
        self,
        store: Store,
        monkeypatch: pytest.MonkeyPatch,
        step: str,
        error: type[BaseException],
    ) -> None:
        put(store, article(NEW, uri="file:///b.txt"))
        before = counts(store)

        def fail(*_: object) -> None:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(f"bot.store.catalog.{step}", fail)
            with pytest.raises(error):
                put(store, article(OLD))
        assert counts(store) == before
        assert found_by_words(store, '"miller"') == []
        assert store.integrity() == []
        put(store, article(OLD))
        assert found_by_words(store, '"miller"') != []

    @pytest.mark.parametrize("step", ["insert_article", "full_text_rows", "put_vectors", "touch"])
    def test_leaves_the_article_that_was_to_be_replaced(
        self, store: Store, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        put(store, article(OLD))
        before = counts(store)

        def fail(*_: object) -> None:
            raise RuntimeError

        with monkeypatch.context() as patch:
            patch.setattr(f"bot.store.catalog.{step}", fail)
            with pytest.raises(RuntimeError):
                put(store, article(NEW))
        assert counts(store) == before
        assert found_by_words(store, '"miller"')[0] == "The miller was away."
        assert found_by_words(store, '"barn"') == []
        assert found_by_vector(store, "the miller was away")[0] == "The miller was away."

    def test_of_a_second_sentence_leaves_nothing(self, store: Store) -> None:
        written = article(OLD)
        first, second = split(OLD)
        vectors = np.eye(2, 64, dtype=np.float32)
        source = store.catalog.add_source(HOUSE, "/articles")
        with pytest.raises(StoreError):
            store.catalog.put(
                HOUSE,
                source,
                "a",
                written,
                [first, first, second],
                vectors,
                WordEncoder().identity,
            )
        assert set(counts(store).values()) == {0}


def test_vectors_of_another_model_are_refused_with_the_command(store: Store) -> None:
    put(store, article(OLD))
    with pytest.raises(ModelMismatchError, match="receipts reindex"):
        put(store, article(NEW, uri="file:///b.txt"), encoder=WordEncoder("other"))
    with pytest.raises(ModelMismatchError, match="built with the model 'words', but 'other'"):
        found_by_vector(store, "mill", encoder=WordEncoder("other"))


def test_a_store_sees_what_another_one_writes(tmp_path: Path, store: Store) -> None:
    put(store, article(OLD))
    other = Store(tmp_path / "index.db", create=False)
    assert found_by_vector(other, "mill")
    put(store, article(NEW))
    assert found_by_vector(other, "the barn beside it is gone")[0] == "The barn beside it is gone."
    store.catalog.remove_article(HOUSE, "file:///a.txt")
    assert found_by_vector(other, "barn") == []
    other.close()


def test_threads_write_and_read_at_once(store: Store) -> None:
    failures: list[BaseException] = []

    def work(thread: int) -> None:
        try:
            for number in range(8):
                uri = f"file:///{thread}/{number}.txt"
                put(store, article(f"Barge {thread} came by. It carried coal.", uri=uri))
                assert found_by_words(store, f'"barge {thread}"')
                assert found_by_vector(store, f"barge {thread}")
        except BaseException as error:  # noqa: BLE001 (shown below, in the main thread)
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.catalog.status(HOUSE).articles == 24
    assert len(found_by_vector(store, "barge")) == 48


def test_writing_while_another_program_writes_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.schema.BUSY_TIMEOUT_S", 0.01)
    store = Store(tmp_path / "index.db", create=True)
    other = sqlite3.connect(tmp_path / "index.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use by another process"):
        store.catalog.add_source(HOUSE, "/articles")
    assert store.catalog.sources(HOUSE) == ()
    other.execute("ROLLBACK")
    other.close()
    assert store.catalog.add_source(HOUSE, "/articles") == 1
    store.close()


def test_a_source_is_recorded_once_in_each_collection(store: Store) -> None:
    first = store.catalog.add_source(HOUSE, "/articles")
    assert store.catalog.add_source(HOUSE, "/articles") == first
    assert store.catalog.add_source(Scope("100"), "/articles") != first
