"""A mistake in a file of cases is told with its line."""

import gzip
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.evaluation.files import read_json_lines, read_lines, stem
from tests.case_files import lines

CASES = [{"id": "q1", "text": "What touched down?"}, {"id": "q2", "text": "Which cheese won?"}]


class TestFiles:
    @pytest.mark.parametrize("name", ["cases.jsonl", "cases.jsonl.gz"])
    def test_are_read_gzipped_or_not(self, tmp_path: Path, name: str) -> None:
        assert read_json_lines(lines(tmp_path / name, CASES), "id", "text") == CASES
        assert stem(tmp_path / name) == "cases"

    def test_may_hold_empty_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text('\n{"id": 1}\n\n', "utf-8")
        assert read_json_lines(path, "id") == [{"id": 1}]

    @pytest.mark.parametrize(
        ("second", "told"),
        [
            ("{", "line 2: this is not JSON"),
            ("[1]", "line 2: an object with id, kind is needed"),
            ('"text"', "line 2: an object with id, kind is needed"),
            ('{"id": 1}', "line 2: an object with id, kind is needed"),
            ('{"id": 1, "kind": "x"}', "line 2: 'x' is not a kind (a, b)"),
            ('{"id": 1, "kind": []}', "line 2: '[]' is not a kind (a, b)"),
        ],
    )
    def test_with_a_mistake_are_refused_with_its_line(
        self, tmp_path: Path, second: str, told: str
    ) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text('{"id": 1, "kind": "a"}\n' + second + "\n", "utf-8")
        with pytest.raises(SourceError) as caught:
            read_json_lines(path, "id", "kind", one_of={"kind": ("a", "b")})
        assert told in str(caught.value)
        assert str(path) in str(caught.value)

    @pytest.mark.parametrize("content", [b"", b"\n\n"])
    def test_without_cases_are_refused(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "a.jsonl").write_bytes(content)
        with pytest.raises(SourceError, match="holds no cases"):
            read_json_lines(tmp_path / "a.jsonl")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.jsonl", None),
            ("a.jsonl", b"\xff\xfe"),
            ("a.jsonl.gz", b"not gzip"),
            ("a.jsonl.gz", gzip.compress(b"words " * 50)[:-12]),
            ("a.jsonl.gz", gzip.compress(b"words")[:10] + b"\xff" * 40),
        ],
    )
    def test_that_cannot_be_read_are_told(
        self, tmp_path: Path, name: str, content: bytes | None
    ) -> None:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(SourceError, match="cannot be read"):
            list(read_lines(tmp_path / name))
