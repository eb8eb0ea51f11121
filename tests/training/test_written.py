"""What was written for the judge is whole, and no claim has one label alone."""

from collections import Counter
from pathlib import Path

import pytest

from training.synthetic.corpus import Sentence
from training.written import FILE, key_of, read_written, written_pairs

TEXTS = (
    "The ferry Alda sinks off Murn and 31 people drown.",
    "Sailors of the Alda are buried in Lorn.",
)
PAGE = [
    Sentence(text, f"2011-05-0{day}", 0, (text,), ("Ferry Alda",))
    for day, text in enumerate(TEXTS, 1)
]
BLOCK = """
T: The ferry Alda sinks off Murn and 13 people drown.
F: The Alda, a ferry, has gone down near Murn in a storm, and 31 people have drowned.
a: More than 30 died on the Alda.
a: thirty-one lives lost at murn
b: Fewer than 20 went down with the ferry.
b: 13 drowned, didn't they?
d: It was stormy.
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_each_claim_has_two_labels_and_each_pair_its_own(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", f"#{key_of(PAGE[0])}{BLOCK}")
    pairs = list(written_pairs(PAGE, read_written(path), 1))
    labels: dict[str, Counter[str | None]] = {}
    for one in pairs:
        labels.setdefault(one.query, Counter())[one.label] += 1
    *claims, detail = labels.values()
    assert claims == [Counter(supported=1, refuted=1, nei=1)] * 4
    assert detail == Counter(supported=1, nei=1)
    by_passage = {one.focus: one.label for one in pairs if one.query.startswith("More than 30")}
    assert by_passage[TEXTS[1]] == "nei"
    assert by_passage["The ferry Alda sinks off Murn and 13 people drown."] == "refuted"
    assert all(one.relevant is (one.focus != TEXTS[1]) for one in pairs)


def test_what_is_about_no_sentence_of_the_news_is_left_out(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", f"#2011-05-01 0123456789ab{BLOCK}")
    assert list(written_pairs(PAGE, read_written(path), 1)) == []


@pytest.mark.parametrize("line", ["d: It was stormy.\n", "a: More than 30 died on the Alda.\n"])
def test_a_block_that_is_not_whole_is_refused(tmp_path: Path, line: str) -> None:
    path = written(tmp_path / "a.txt", f"#{key_of(PAGE[0])}{BLOCK.replace(line, '')}")
    with pytest.raises(ValueError, match=r"#2011-05-01 \w+ is not whole"):
        list(read_written(path))


def test_the_file_is_whole_and_says_nothing_twice() -> None:
    blocks = list(read_written(FILE))
    assert len({block.key for block in blocks}) == len(blocks) > 1000
    for block in blocks:
        claims = (*block.for_sentence, *block.for_twin, block.for_fuller)
        assert len(set(claims)) == 5
        assert all(1 < len(claim.split()) < 40 for claim in claims), block.key
        assert block.twin != block.fuller
