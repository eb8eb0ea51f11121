"""Copies of a text count once, and what a publisher has replaced does not count."""

from datetime import date

import pytest

from bot.domain import Article, Evidence, Hit, Judgement, Passage, Stance
from bot.independence import REPLACED, independent
from bot.sentences import split
from tests.fakes import FETCHED

TOLL = "The flood in Derna killed 11,300 people and left 10,100 missing, the agency said."
FOR, AGAINST, SILENT = Stance.SUPPORTS, Stance.REFUTES, Stance.NEUTRAL
OLD, NEW = date(2023, 9, 17), date(2023, 9, 18)


def told(
    text: str,
    uri: str,
    stance: Stance = FOR,
    publisher: str | None = None,
    published: date | None = None,
) -> Evidence:
    article = Article(uri, uri, text, publisher, published, FETCHED)
    shares = {FOR: (0.9, 0.05), AGAINST: (0.05, 0.9), SILENT: (0.1, 0.1)}[stance]
    judgement = Judgement(0.9, *shares, 1 - sum(shares))
    return Evidence(Hit(Passage(article, split(text), 0), 1.0, 1, 1), judgement, (), stance)


def kept(*evidence: Evidence) -> list[tuple[str, list[str]]]:
    return [
        (one.hit.passage.article.uri, [copy.uri for copy in one.copies])
        for one in independent(evidence)
    ]


@pytest.mark.parametrize(
    "other",
    [
        TOLL,
        "The flood in Derna killed 11,300 people and left 10,100 missing, an agency said.",
        "The flood in Derna killed 11,300 people and left 10,100 missing, the agency said on air.",
    ],
)
def test_nearly_the_same_sentence_in_another_article_is_a_copy(other: str) -> None:
    assert kept(told(TOLL, "a"), told(other, "b"), told(TOLL, "c")) == [("a", ["b", "c"])]


@pytest.mark.parametrize(
    "other",
    [
        TOLL.replace("11,300", "11,000"),
        TOLL.replace("Derna", "Sousse"),
        "Some 11,300 lives were lost when water ran through Derna, and 10,100 are missing.",
        "It killed them.",
    ],
)
def test_other_words_another_figure_or_another_name_is_no_copy(other: str) -> None:
    assert kept(told(TOLL, "a"), told(other, "b")) == [("a", []), ("b", [])]


def test_the_same_words_are_no_copy_in_one_article_or_with_another_stance() -> None:
    assert len(kept(told(TOLL, "a"), told(TOLL, "a"))) == 2
    assert len(kept(told(TOLL, "a"), told(TOLL, "b", AGAINST))) == 2


def test_short_sentences_are_alike_by_chance() -> None:
    assert len(kept(told("He said no.", "a"), told("He said no.", "b"))) == 2


def test_what_a_newer_article_of_the_same_publisher_contradicts_counts_no_more() -> None:
    older = told("The toll is 63.", "a", FOR, "Wire", OLD)
    newer = told("The toll is 89.", "b", AGAINST, "Wire", NEW)
    replaced, current = independent([older, newer])
    assert (replaced.stance, replaced.judgement.supports, replaced.notes) == (
        SILENT,
        0.0,
        (REPLACED,),
    )
    assert current == newer


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Wire", OLD), ("Post", NEW)),
        (("Wire", NEW), ("Wire", NEW)),
        (("Wire", None), ("Wire", NEW)),
        ((None, OLD), (None, NEW)),
    ],
    ids=["another publisher", "the same day", "no date", "no publisher"],
)
def test_sides_stand_beside_each_other_where_no_version_is_newer(
    first: tuple[str | None, date | None], second: tuple[str | None, date | None]
) -> None:
    sides = told("63 died.", "a", FOR, *first), told("89 died.", "b", AGAINST, *second)
    assert independent(sides) == sides


def test_articles_that_agree_replace_nothing() -> None:
    sides = told("63 died.", "a", FOR, "Wire", OLD), told("63 died then.", "b", FOR, "Wire", NEW)
    assert independent(sides) == sides
