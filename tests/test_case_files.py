"""A mistake in a file of cases is told with its line; our own files of cases hold what they say."""

import gzip
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Verdict
from bot.errors import SourceError
from bot.evaluation.answers import KINDS
from bot.evaluation.files import read_json_lines, read_lines, stem
from tests.case_files import lines

WORLD = Path(__file__).parent / "data" / "world"
README = (WORLD / "README.md").read_text("utf-8")
HALVES = ("dev", "held")
COPIED_WORDS = 13

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


def articles(*halves: str) -> dict[str, str]:
    """The names of the articles and their texts, without what stands above them."""
    paths = [path for half in halves for path in sorted((WORLD / half).glob("*.md"))]
    return {path.stem: path.read_text("utf-8").split("---\n", 2)[2] for path in paths}


def cases(half: str) -> list[dict[str, Any]]:
    return read_json_lines(WORLD / f"{half}.jsonl", "text", "kind", "hard", one_of={"kind": KINDS})


def several(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value or ()


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + COPIED_WORDS]) for at in range(len(words) - COPIED_WORDS + 1)}


class TestCasesOnTheWorld:
    @pytest.mark.parametrize("half", HALVES)
    def test_cite_articles_that_there_are(self, half: str) -> None:
        cited = {name for case in cases(half) for name in several(case.get("doc"))}
        assert cited <= articles(half).keys()

    @pytest.mark.parametrize("half", HALVES)
    def test_name_words_that_stand_in_the_cited_articles(self, half: str) -> None:
        texts = articles(half)
        for case in cases(half):
            cited = several(case.get("doc")) or tuple(texts)
            wanted = several(case.get("must"))
            for words in wanted:
                assert any(words in texts[name] for name in cited), case["text"]
            for name in several(case.get("doc")):
                assert any(words in texts[name] for words in wanted) or case["hard"] == "multi", (
                    case["text"]
                )

    @pytest.mark.parametrize("half", HALVES)
    def test_name_words_for_all_that_is_told_and_for_nothing_else(self, half: str) -> None:
        for case in cases(half):
            untold = case.get("abstain") or case.get("verdict") == Verdict.NOT_ENOUGH_EVIDENCE
            assert bool(case.get("must")) != bool(untold), case["text"]
            assert not (untold and case.get("doc")), case["text"]

    @pytest.mark.parametrize("half", HALVES)
    def test_have_a_verdict_unless_they_ask_for_more_than_a_yes(self, half: str) -> None:
        claims = [case for case in cases(half) if case["kind"] == "claim"]
        asked = [case for case in cases(half) if case["kind"] == "question"]
        assert {case.get("verdict") for case in claims} == set(Verdict)
        assert {case.get("verdict") for case in asked} >= {None, Verdict.SUPPORTED, Verdict.REFUTED}
        assert not [case for case in asked if case.get("abstain") and case.get("verdict")]

    def test_are_many_and_at_least_half_of_them_hard(self) -> None:
        for half in HALVES:
            kinds = [case["hard"] for case in cases(half)]
            hard = [kind for kind in kinds if kind not in {None, "unrelated"}]
            assert len(hard) * 2 >= len(kinds) > 150
        assert len(articles(*HALVES)) >= 12

    def test_are_hard_in_ways_that_the_readme_lists(self) -> None:
        listed = set(re.findall(r"^\| `(\w+)` \| \w", README, re.MULTILINE))
        named = {case["hard"] for half in HALVES for case in cases(half)}
        assert named - {None} == listed

    def test_are_never_the_same_twice(self) -> None:
        texts = [
            " ".join(re.findall(r"\w+", case["text"].casefold()))
            for half in HALVES
            for case in cases(half)
        ]
        assert len(texts) == len(set(texts))

    def test_are_on_articles_that_copy_only_what_the_readme_calls_a_copy(self) -> None:
        found = {name: runs(text) for name, text in articles(*HALVES).items()}
        copies = {
            frozenset((one, other))
            for one, other in combinations(found, 2)
            if found[one] & found[other]
        }
        told = re.findall(r"^- `([\w-]+)` and `([\w-]+)`$", README, re.MULTILINE)
        assert copies == {frozenset(pair) for pair in told}
