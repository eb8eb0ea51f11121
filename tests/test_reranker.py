"""Judged passages are ordered, with the retriever's score as a second opinion."""

import math
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Claim, Hit, Judgement, Question
from bot.reranker import RETRIEVED, SHARED, reranked
from tests.fakes import passage

RAIN = passage("Rain.")
RAINED = Claim("It rained in Bamako.", 0, 20)
fractions = st.floats(0, 1)
CLOSE = 1e-5
"""A difference of relevance that is too small to be told between certainties."""


def order(*found: tuple[float, float]) -> list[int]:
    """The places of a question's hits, each given by its relevance and the retriever's score."""
    hits = [Hit(RAIN, score, None, None) for _, score in found]
    return reranked(
        Question("Rain?"), hits, [Judgement(relevance, 0, 0, 1) for relevance, _ in found]
    )


def relevance_of(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


@pytest.mark.parametrize("relevances", list(permutations((0.1, 0.5, 0.9))))
def test_passages_that_were_retrieved_alike_are_ordered_by_relevance(
    relevances: tuple[float, ...],
) -> None:
    places = order(*((relevance, 0.7) for relevance in relevances))
    assert [relevances[place] for place in places] == [0.9, 0.5, 0.1]


@pytest.mark.parametrize("scores", list(permutations((0.0, 0.4, 1.0))))
def test_passages_of_like_relevance_are_ordered_as_they_were_retrieved(
    scores: tuple[float, ...],
) -> None:
    places = order(*((0.5, score) for score in scores))
    assert [scores[place] for place in places] == [1.0, 0.4, 0.0]


def test_the_whole_range_of_scores_is_worth_so_much_relevance_and_no_more() -> None:
    less = (relevance_of(RETRIEVED - 0.1), 0.0)
    more = (relevance_of(RETRIEVED + 0.1), 0.0)
    retrieved = (0.5, 1.0)
    assert order(less, retrieved, more) == [2, 1, 0]


def test_equal_passages_stay_in_the_order_they_came_in() -> None:
    assert order(*[(0.5, 0.5)] * 5) == [0, 1, 2, 3, 4]
    assert order((0.5, 0.5), (0.9, 0.5), (0.5, 0.5), (0.9, 0.5)) == [1, 3, 0, 2]


def test_certain_relevance_is_ordered_like_any_other() -> None:
    assert order((0.0, 0.0), (1.0, 0.0), (0.5, 0.0)) == [1, 2, 0]
    assert order((1.0, 0.2), (1.0, 0.8), (0.0, 0.3), (0.0, 0.9)) == [1, 0, 3, 2]


def test_no_score_outweighs_certain_relevance() -> None:
    assert order((0.0, 1.0), (1.0, 0.0)) == [1, 0]


def test_nothing_is_ordered_as_nothing() -> None:
    assert order() == []


@given(st.lists(st.tuples(fractions, fractions), max_size=12))
def test_every_place_is_named_once_and_the_better_in_both_comes_first(
    found: list[tuple[float, float]],
) -> None:
    places = order(*found)
    assert sorted(places) == list(range(len(found)))
    for rank, place in enumerate(places):
        for later in places[rank + 1 :]:
            relevance, score = found[later]
            assert relevance <= found[place][0] + CLOSE or score <= found[place][1]


def test_sentences_beside_a_claim_are_ordered_by_score_and_by_the_words_they_share() -> None:
    texts = ("Snow fell in Kyiv.", "It rained in Bamako.", "Bamako lies on a river.")
    scores = (0.6, 0.6 - SHARED + 0.1, 0.6)
    hits = [
        Hit(passage(text), score, None, None) for text, score in zip(texts, scores, strict=True)
    ]
    for relevances in permutations((0.1, 0.5, 0.9)):
        judgements = [Judgement(relevance, 0, 0, 1) for relevance in relevances]
        assert reranked(RAINED, hits, judgements) == [2, 1, 0]
