"""The index is brought in step with its sources, an article at a time."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.domain import Scope
from bot.encoder import Vectors
from bot.encoder.serving import Advance
from bot.errors import FetchError, SourceError
from bot.holdings import IndexProgress
from bot.indexer import Indexer
from bot.store import Store
from tests.fakes import HERE, HOUSE, WordEncoder, found_by_words
from tests.indexing import LIMIT, NO_WEB, counts, fill, write


class TestAdding:
    def test_counts_what_is_new(self, folder: Path, indexer: Indexer, store: Store) -> None:
        fill(folder, 3)
        assert counts(indexer.add([folder], HOUSE)) == (3, 0, 0, 0, 0)
        assert store.catalog.status(HOUSE).articles == 3

    def test_again_embeds_nothing(self, folder: Path, indexer: Indexer, words: WordEncoder) -> None:
        fill(folder, 3)
        indexer.add([folder], HOUSE)
        before = len(words.encoded)
        assert counts(indexer.add([folder], HOUSE)) == (0, 0, 3, 0, 0)
        assert len(words.encoded) == before

    def test_replaces_what_has_changed(self, folder: Path, indexer: Indexer, store: Store) -> None:
        fill(folder, 2)
        indexer.add([folder], HOUSE)
        write(folder, "01.txt", "Quarry 1\n\nQuarry 1 flooded.")
        assert counts(indexer.add([folder], HOUSE)) == (0, 1, 1, 0, 0)
        assert found_by_words(store, '"flooded"') == ["Quarry 1 flooded."]
        assert found_by_words(store, '"quarry 1 closed"') == []

    @pytest.mark.parametrize("field", ["title: Another", "published: 2024-01-01", "publisher: X"])
    def test_replaces_what_says_something_else_of_itself(
        self, folder: Path, indexer: Indexer, field: str
    ) -> None:
        path = folder / "a.md"
        path.write_text("---\nlanguage: en\n---\n\nThe pit is deep.", "utf-8")
        indexer.add([folder], HOUSE)
        path.write_text(f"---\n{field}\n---\n\nThe pit is deep.", "utf-8")
        assert counts(indexer.add([folder], HOUSE)) == (0, 1, 0, 0, 0)

    def test_prunes_what_has_gone(self, folder: Path, indexer: Indexer, store: Store) -> None:
        fill(folder, 3)
        indexer.add([folder], HOUSE)
        (folder / "00.txt").unlink()
        assert counts(indexer.add([folder], HOUSE)) == (0, 0, 2, 1, 0)
        assert found_by_words(store, '"quarry 0"') == []

    def test_embeds_each_sentence_once(
        self, folder: Path, indexer: Indexer, words: WordEncoder
    ) -> None:
        write(folder, "a.txt", "Pit closed\n\nIt was deep. It was dark.")
        indexer.add([folder], HOUSE)
        assert len(words.encoded) == 2
        assert words.encoded[0].endswith("It was deep.")
        assert words.encoded[1].endswith("It was dark.")

    def test_a_missing_path_indexes_nothing_at_all(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        fill(folder, 1)
        with pytest.raises(FetchError):
            indexer.add([folder, folder / "absent"], HOUSE)
        assert store.catalog.sources(HOUSE) == ()

    def test_an_empty_folder_is_told(self, folder: Path, indexer: Indexer, store: Store) -> None:
        with pytest.raises(SourceError, match="holds no text, Markdown or HTML file"):
            indexer.add([folder], HOUSE)
        assert store.catalog.sources(HOUSE) == ()

    def test_writes_to_the_scopes_own_collection(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        fill(folder, 1)
        indexer.add([folder], HERE)
        assert found_by_words(store, '"quarry"', HOUSE) == []
        assert found_by_words(store, '"quarry"', HERE) != []


class TestFailures:
    def test_a_file_that_fails_is_told_and_the_rest_goes_on(
        self, folder: Path, indexer: Indexer
    ) -> None:
        fill(folder, 2)
        (folder / "bad.txt").write_bytes(b"\x00\x01")
        write(folder, "large.txt", "x" * (LIMIT + 1))
        report = indexer.add([folder], HOUSE)
        assert counts(report) == (2, 0, 0, 0, 2)
        assert [failure.name for failure in report.failed] == ["bad.txt", "large.txt"]
        assert "binary" in report.failed[0].why
        assert "article_bytes" in report.failed[1].why

    def test_a_file_that_fails_now_keeps_the_article_it_gave(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        fill(folder, 2)
        indexer.add([folder], HOUSE)
        (folder / "01.txt").write_bytes(b"")
        assert counts(indexer.add([folder], HOUSE)) == (0, 0, 1, 0, 1)
        assert found_by_words(store, '"quarry 1"') != []

    def test_a_name_that_is_not_utf_8_is_told(self, folder: Path, indexer: Indexer) -> None:
        fill(folder, 1)
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("It rained.", "utf-8")
        report = indexer.add([folder], HOUSE)
        assert counts(report) == (1, 0, 0, 0, 1)
        assert "the name is not UTF-8" in report.failed[0].why

    def test_two_files_with_one_address_are_told_apart(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        write(folder, "a.md", "The first text.", url="https://a.example/x")
        write(folder, "b.md", "The second text.", url="https://a.example/x")
        report = indexer.add([folder], HOUSE)
        assert counts(report) == (1, 0, 0, 0, 1)
        assert "names the same address as a.md" in report.failed[0].why
        assert found_by_words(store, '"text"') == ["The first text."]


class TestInterruption:
    def test_keeps_what_was_finished_and_the_next_run_completes(
        self, folder: Path, indexer: Indexer, store: Store
    ) -> None:
        fill(folder, 6)

        def stop(at: IndexProgress) -> None:
            if at.done == 3:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            indexer.add([folder], HOUSE, stop)
        assert store.catalog.status(HOUSE).articles == 3
        assert store.integrity() == []
        assert counts(indexer.add([folder], HOUSE)) == (3, 0, 3, 0, 0)

    def test_in_the_encoder_leaves_no_half_article(self, folder: Path, store: Store) -> None:
        class Stops(WordEncoder):
            def encode_documents(
                self, texts: Sequence[str], advance: Advance | None = None
            ) -> Vectors:
                raise KeyboardInterrupt

        fill(folder, 2)
        with pytest.raises(KeyboardInterrupt):
            Indexer(store, Stops(), LIMIT, NO_WEB).add([folder], HOUSE)
        assert store.catalog.status(HOUSE).articles == 0
        assert found_by_words(store, '"quarry"') == []


class TestProgress:
    def test_rises_by_one_to_the_total(self, folder: Path, indexer: Indexer) -> None:
        fill(folder, 4)
        (folder / "bad.txt").write_bytes(b"")
        told: list[IndexProgress] = []
        indexer.add([folder], HOUSE, told.append)
        assert [at.done for at in told] == [1, 2, 3, 4, 5]
        assert {at.total for at in told} == {5}
        assert {at.current for at in told} == {"bad.txt", *(f"Quarry {n}" for n in range(4))}

    def test_is_shown_long_before_the_end_of_many_articles(
        self, folder: Path, indexer: Indexer
    ) -> None:
        for one in range(30):
            write(folder, f"{one}.txt", f"Quarry {one} is wide. " * 50)
        told: list[IndexProgress] = []

        def note(at: IndexProgress) -> None:
            told.append(at)
            if len(told) == 1:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            indexer.add([folder], HOUSE, note)
        assert told[0] == IndexProgress(1, 30, told[0].current)

    def test_of_nothing_is_silent(self, indexer: Indexer) -> None:
        told: list[IndexProgress] = []
        indexer.refresh(Scope("900"), told.append)
        assert told == []
