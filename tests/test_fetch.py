import os
from pathlib import Path

import pytest

from bot.errors import FetchError, SourceError
from bot.fetch import list_files, read_file


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", "utf-8")


def test_a_file_is_itself(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    assert list_files(tmp_path / "a.txt") == [tmp_path / "a.txt"]


def test_a_folder_is_all_readable_files_below_it_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b/z.md", "b/a.HTML", "a.txt", "c.pdf", "d")
    assert list_files(tmp_path) == [
        tmp_path / "a.txt",
        tmp_path / "b" / "a.HTML",
        tmp_path / "b" / "z.md",
    ]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden.txt", ".git/a.txt", "shown.txt")
    assert list_files(tmp_path) == [tmp_path / "shown.txt"]


def test_a_folder_inside_a_hidden_one_can_be_named(tmp_path: Path) -> None:
    touch(tmp_path, ".cache/articles/a.txt")
    folder = tmp_path / ".cache" / "articles"
    assert list_files(folder) == [folder / "a.txt"]


def test_a_folder_called_like_a_file_is_no_file(tmp_path: Path) -> None:
    touch(tmp_path, "year.txt/a.txt")
    assert list_files(tmp_path) == [tmp_path / "year.txt" / "a.txt"]


def test_a_link_that_leads_nowhere_is_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    assert list_files(tmp_path) == [tmp_path / "a.txt"]


@pytest.mark.parametrize("name", ["absent", "absent.txt", "a.txt/below", "n" * 300])
def test_a_missing_path_is_told(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "a.txt")
    with pytest.raises(FetchError, match="There is no file or folder"):
        list_files(tmp_path / name)


def test_another_kind_of_file_is_told_with_the_kinds(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf")
    with pytest.raises(SourceError, match=r"not a kind of file that can be read \(\.htm, \.html"):
        list_files(tmp_path / "a.pdf")


def test_a_name_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("words", "utf-8")
    with pytest.raises(FetchError, match="the name is not UTF-8"):
        list_files(path)
    with pytest.raises(FetchError, match="the name is not UTF-8"):
        read_file(path, 100)


def test_a_file_within_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    assert read_file(tmp_path / "a.txt", 100) == b"x" * 100


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(FetchError) as caught:
        read_file(path, 5_000_000)
    assert str(caught.value) == (
        "large.txt: the file has 50.0 MB, and the most for one article is 5 MB. Split it into one "
        "file per article, or raise article_bytes under [limits] in config.toml."
    )


def test_a_file_that_has_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"a\.txt: the file cannot be read \(No such file"):
        read_file(tmp_path / "a.txt", 100)
