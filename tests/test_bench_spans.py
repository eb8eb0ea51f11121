"""Answers to questions are compared as SQuAD compares them."""

import pytest

from bench.spans import _overlap, _plain


@pytest.mark.parametrize(
    ("written", "compared"),
    [("The Hague.", "hague"), ("a 1,000-mile   walk", "1000mile walk"), ("An", "")],
)
def test_case_marks_and_articles_do_not_count(written: str, compared: str) -> None:
    assert _plain(written) == compared


def test_overlap_is_the_f1_of_shared_words() -> None:
    assert _overlap("in early May 1998", "May 1998") == 2 * 2 / (4 + 2)
    assert _overlap("Lyon", "Paris") == 0.0
    assert _overlap("", "Paris") == 0.0
