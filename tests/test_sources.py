"""Sources are read again, and what they hold no more is forgotten."""

from pathlib import Path

import pytest

from bot.errors import ParseError, SourceError
from bot.holdings import IndexProgress
from bot.indexer import Indexer
from bot.store import Store
from tests.fakes import HERE, HOUSE, found_by_words
from tests.indexing import LIMIT, counts, fill, write


class TestSources:
    def test_are_read_again(self, folder: Path, indexer: Indexer) -> None:
        fill(folder, 3)
        indexer.add([folder], HOUSE)
        (folder / "00.txt").unlink()
        write(folder, "01.txt", "Quarry 1\n\nIt flooded.")
        write(folder, "09.txt", "Quarry 9\n\nIt opened.")
        assert counts(indexer.refresh(HOUSE)) == (1, 1, 1, 1, 0)

    def test_that_have_gone_are_emptied(self, folder: Path, indexer: Indexer, store: Store) -> None:
        fill(folder, 2)
        indexer.add([folder], HOUSE)
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        assert counts(indexer.refresh(HOUSE)) == (0, 0, 0, 2, 0)
        assert store.catalog.status(HOUSE).articles == 0

    def test_that_cannot_be_read_keep_everything(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        fill(folder, 2)
        indexer.add([folder], HOUSE)
        folder.rename(folder.with_name("moved"))
        folder.write_text("a file in the place of the folder", "utf-8")
        with pytest.raises(SourceError):
            indexer.refresh(HOUSE)
        assert store.catalog.status(HOUSE).articles == 2

    def test_of_others_are_left_alone(self, folder: Path, indexer: Indexer) -> None:
        fill(folder, 2)
        indexer.add([folder], HERE)
        (folder / "00.txt").unlink()
        assert counts(indexer.refresh(HOUSE)) == (0, 0, 0, 0, 0)
        assert counts(indexer.refresh(HERE)) == (0, 0, 1, 1, 0)

    def test_that_overlap_hold_an_article_once(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        fill(folder, 2)
        told: list[IndexProgress] = []
        report = indexer.add([folder, folder / "00.txt"], HOUSE, told.append)
        assert counts(report) == (2, 0, 0, 0, 0)
        assert (told[-1].done, told[-1].total) == (3, 3)
        assert counts(indexer.refresh(HOUSE)) == (0, 0, 2, 0, 0)
        assert store.catalog.status(HOUSE).articles == 2

    def test_an_unchanged_article_moves_to_the_source_it_was_last_found_in(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        write(folder, "a.txt", "The pit is deep.")
        indexer.add([folder], HOUSE)
        indexer.add([folder / "a.txt"], HOUSE)
        held = {Path(s.location).name: s.articles for s in store.catalog.sources(HOUSE)}
        assert held == {"articles": 0, "a.txt": 1}

    def test_a_file_that_names_another_address_now_gives_up_the_old_one(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        write(folder, "a.md", "The pit was closed.", url="https://a.example/old")
        indexer.add([folder], HOUSE)
        write(folder, "a.md", "The pit was opened.", url="https://a.example/new")
        assert counts(indexer.add([folder], HOUSE)) == (1, 0, 0, 1, 0)
        assert found_by_words(store, '"pit"') == ["The pit was opened."]


class TestUploads:
    def test_are_indexed(self, indexer: Indexer, store: Store) -> None:
        report = indexer.add_upload("a.txt", b"The pit is deep.", HERE)
        assert counts(report) == (1, 0, 0, 0, 0)
        assert [source.location for source in store.catalog.sources(HERE)] == ["upload:a.txt"]

    def test_of_the_same_name_replace_each_other(self, indexer: Indexer, store: Store) -> None:
        indexer.add_upload("a.txt", b"The pit is deep.", HERE)
        assert counts(indexer.add_upload("a.txt", b"The pit is shut.", HERE)) == (0, 1, 0, 0, 0)
        assert found_by_words(store, '"pit"', HERE) == ["The pit is shut."]

    def test_that_name_another_address_give_up_the_old_one(
        self, indexer: Indexer, store: Store
    ) -> None:
        for path in ("old", "new"):
            text = f"---\nurl: https://a.example/{path}\n---\n\nThe {path} pit."
            indexer.add_upload("a.md", text.encode(), HERE)
        assert found_by_words(store, '"pit"', HERE) == ["The new pit."]

    def test_are_not_read_again(self, indexer: Indexer, store: Store) -> None:
        indexer.add_upload("a.txt", b"The pit is deep.", HERE)
        assert counts(indexer.refresh(HERE)) == (0, 0, 0, 0, 0)
        assert store.catalog.status(HERE).articles == 1

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("a.txt", b"x" * (LIMIT + 1), "Split it into one file per article"),
            ("a.pdf", b"%PDF", "only text"),
            ("a.txt", b"", "empty"),
        ],
    )
    def test_that_cannot_be_read_leave_nothing(
        self, indexer: Indexer, store: Store, name: str, content: bytes, told: str
    ) -> None:
        with pytest.raises(ParseError, match=told):
            indexer.add_upload(name, content, HERE)
        assert store.catalog.sources(HERE) == ()
