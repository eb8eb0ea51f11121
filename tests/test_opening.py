"""The file of the index is checked, and brought up to date, when it is opened."""

import sqlite3
import threading
from pathlib import Path

import pytest

from bot.errors import EmptyIndexError, StoreError
from bot.store import Store
from bot.store.migrations import migrations
from tests.fakes import HOUSE, article, found_by_words, put

OLD = "The mill at Brask burned down. The miller was away."


def test_opening_creates_the_folder_too(tmp_path: Path) -> None:
    Store(tmp_path / "new" / "folder" / "index.db", create=True).close()
    assert (tmp_path / "new" / "folder" / "index.db").is_file()


@pytest.mark.parametrize("name", ["absent.db", "absent/index.db", "n" * 300])
def test_a_file_that_is_not_there_is_an_empty_index(tmp_path: Path, name: str) -> None:
    with pytest.raises(EmptyIndexError, match="receipts add PATH"):
        Store(tmp_path / name, create=False)
    assert list(tmp_path.iterdir()) == []


def test_opening_again_keeps_what_is_there(tmp_path: Path, store: Store) -> None:
    put(store, article(OLD))
    again = Store(tmp_path / "index.db", create=True)
    assert again.catalog.status(HOUSE).articles == 1
    again.close()


def test_a_file_that_is_not_a_database_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are my notes. " * 100, "utf-8")
    with pytest.raises(StoreError, match=r"notes\.db is not a database"):
        Store(path, create=True)
    assert path.read_text("utf-8") == "These are my notes. " * 100


def test_the_database_of_another_program_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not an index of Receipts"):
        Store(path, create=True)
    assert path.read_bytes() == before


def test_a_newer_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    Store(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('receipts', 'm999_later', '2030-01-01')"
        )
    connection.close()
    with pytest.raises(StoreError, match=r"newer version of Receipts\. Update Receipts"):
        Store(path, create=True)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreError, match=r"cannot be kept at .*under \[store\]"):
        Store(tmp_path / "file" / "index.db", create=True)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.db").mkdir()
    with pytest.raises(StoreError, match=r"cannot be opened for writing"):
        Store(tmp_path / "index.db", create=True)


def test_a_damaged_file_is_told(tmp_path: Path, store: Store) -> None:
    put(store, article(OLD))
    store.close()
    path = tmp_path / "index.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x55" * (len(whole) - 4096))
    with pytest.raises(StoreError, match=r"is damaged \(.*Restore a copy"):
        Store(path, create=False)


def test_opening_by_several_at_once_makes_one_index(tmp_path: Path) -> None:
    failures: list[str] = []
    for number in range(5):
        ready = threading.Barrier(3)

        def work(path: Path, ready: threading.Barrier = ready) -> None:
            ready.wait()
            try:
                Store(path, create=True).close()
            except StoreError as error:
                failures.append(str(error))

        path = tmp_path / f"{number}.db"
        threads = [threading.Thread(target=work, args=(path,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


def test_an_older_index_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.db"
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_migrations", migrations._migrations[:3])
        old = Store(path, create=True)
        put(old, article(OLD))
        old.close()
    new = Store(path, create=False)
    assert new.records.memory.claim_message(1)
    assert found_by_words(new, '"miller"') != []
    new.close()


def test_a_migration_that_fails_leaves_the_index_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.db"

    def fail(_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(migrations._migrations[3], "fn", fail)
        with pytest.raises(RuntimeError):
            Store(path, create=True)
    Store(path, create=True).close()
