"""The index is brought in step with its sources, an article at a time."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.domain import IndexProgress, IndexReport, Scope
from bot.encoder import Vectors
from bot.encoder.serving import Advance
from bot.errors import FetchError, ParseError, SourceError
from bot.indexer import Indexer
from bot.store import Store
from tests.fakes import HERE, HOUSE, WordEncoder, found_by_words

LIMIT = 2_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture
def indexer(store: Store, words: WordEncoder) -> Indexer:
    return Indexer(store, words, LIMIT)


def write(folder: Path, name: str, text: str, url: str | None = None) -> Path:
    path = folder / name
    fields = f"---\nurl: {url}\n---\n\n" if url else ""
    path.write_text(fields + text, "utf-8")
    return path


def counts(report: IndexReport) -> tuple[int, int, int, int, int]:
    """Added, updated, unchanged, removed, failed."""
    return (
        report.added,
        report.updated,
        report.unchanged,
        report.removed,
        len(report.failed),
    )


def fill(folder: Path, number: int) -> None:
    for one in range(number):
        write(folder, f"{one:02}.txt", f"Quarry {one}\n\nQuarry {one} closed. It was deep.")


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
            Indexer(store, Stops(), LIMIT).add([folder], HOUSE)
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
