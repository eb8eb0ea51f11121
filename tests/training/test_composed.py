"""Articles composed for the judge are whole, and their claims have each label."""

from collections import Counter
from pathlib import Path

import pytest

from training.composed import (
    LONGER,
    NEAR,
    SHORT,
    SIDES,
    WIRE,
    composed_pairs,
    held_apart,
    read_composed,
)

FILES = (SHORT, LONGER, SIDES, WIRE, NEAR)
ARTICLE = """#2011-05-02
H: Ferry goes down off Murn
1: The ferry Alda sank off Murn on Monday.
2: She had left Lorn at noon with 31 people.
3: All of them were saved by fishermen.
k2: She had left Lorn at noon with 13 people.
a2: More than 30 were on the Alda.
a2: thirty-one aboard the alda
b2: Fewer than 20 were on the ferry.
b2: So only 13 sailed?
n: The Alda was built in Osk.
n: the alda carried peat
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_each_claim_about_a_sentence_has_each_label_once(tmp_path: Path) -> None:
    pairs = list(composed_pairs(read_composed(written(tmp_path / "a.txt", ARTICLE)), 1))
    labels: dict[str, list[str]] = {}
    for one in pairs:
        labels.setdefault(one.query, []).append(one.label or "")
    *told, first, second = labels.values()
    assert [sorted(each) for each in told] == [["nei", "refuted", "supported"]] * 4
    assert first == second == ["nei"]
    assert {one.date for one in pairs} == {"2011-05-02"}


def test_a_sentence_stands_between_its_neighbours(tmp_path: Path) -> None:
    pairs = list(composed_pairs(read_composed(written(tmp_path / "a.txt", ARTICLE)), 1))
    focused = {(one.focus, one.label) for one in pairs if one.query.startswith("Fewer than 20")}
    assert ("She had left Lorn at noon with 13 people.", "supported") in focused
    assert ("She had left Lorn at noon with 31 people.", "refuted") in focused
    for one in pairs:
        if one.focus.startswith("She had"):
            assert one.before == "The ferry Alda sank off Murn on Monday."
            assert one.after == "All of them were saved by fishermen."


@pytest.mark.parametrize("line", ["b2: So only 13 sailed?\n", "H: Ferry goes down off Murn\n"])
def test_an_article_that_is_not_whole_is_refused(tmp_path: Path, line: str) -> None:
    path = written(tmp_path / "a.txt", ARTICLE.replace(line, ""))
    with pytest.raises(ValueError, match="article of 2011-05-02 is not whole"):
        list(read_composed(path))


def test_the_nearest_other_sentences_stand_beside_a_claim(tmp_path: Path) -> None:
    articles = list(read_composed(written(tmp_path / "a.txt", ARTICLE)))
    beside = {
        (one.query, one.focus)
        for one in composed_pairs(articles, 1, nearest=1)
        if one.label == "nei" and not one.query.endswith(("Osk.", "peat"))
    }
    assert ("More than 30 were on the Alda.", "The ferry Alda sank off Murn on Monday.") in beside
    assert len(beside) == 4


@pytest.mark.parametrize("path", FILES)
def test_each_article_is_either_held_out_or_learnt_from(path: Path) -> None:
    articles = list(read_composed(path))
    held = list(held_apart(articles, held=True))
    learnt = list(held_apart(articles, held=False))
    assert len(held) + len(learnt) == len(articles)
    assert 0.08 < len(held) / len(articles) < 0.18


@pytest.mark.parametrize("path", FILES)
def test_the_file_is_whole_and_balanced(path: Path) -> None:
    articles = list(read_composed(path))
    assert len({article.title for article in articles}) == len(articles) > 300
    labels = Counter(one.label for one in composed_pairs(articles, 1))
    assert labels["supported"] == labels["refuted"] > 2000


def test_no_article_is_in_two_files() -> None:
    titles = [one.title for path in FILES for one in read_composed(path)]
    assert len(set(titles)) == len(titles)
