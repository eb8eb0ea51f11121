"""Each figure against a value computed by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.metrics import (
    accuracy,
    balanced_accuracy,
    expected_calibration_error,
    macro_f1,
    ndcg_at,
    recall_at,
    reciprocal_rank,
)

RANKED = ["d", "a", "c", "b"]
GOLD = ["yes", "yes", "yes", "no", "no", "open"]
PREDICTED = ["yes", "yes", "no", "no", "open", "open"]


@pytest.mark.parametrize(
    ("gold", "k", "share"),
    [({"a", "b"}, 1, 0.0), ({"a", "b"}, 2, 0.5), ({"a", "b"}, 4, 1.0), ({"x"}, 4, 0.0)],
)
def test_recall(gold: set[str], k: int, share: float) -> None:
    assert recall_at(RANKED, gold, k) == share


@pytest.mark.parametrize(("gold", "rank"), [({"d"}, 1), ({"c", "b"}, 3), ({"b"}, 4)])
def test_reciprocal_rank(gold: set[str], rank: int) -> None:
    assert reciprocal_rank(RANKED, gold) == 1 / rank


def test_reciprocal_rank_of_what_was_not_found_is_0() -> None:
    assert reciprocal_rank(RANKED, {"x"}) == 0


def test_ndcg() -> None:
    # Found at ranks 2 and 4; at best they would be at 1 and 2.
    gain = 1 / math.log2(3) + 1 / math.log2(5)
    best = 1 + 1 / math.log2(3)
    assert ndcg_at(RANKED, {"a", "b"}, 10) == pytest.approx(gain / best)
    assert ndcg_at(RANKED, {"a", "b"}, 2) == pytest.approx(1 / math.log2(3) / best)
    assert ndcg_at(["a", "b"], {"a", "b"}, 10) == 1


def test_accuracy() -> None:
    assert accuracy(GOLD, PREDICTED) == pytest.approx(4 / 6)


def test_balanced_accuracy_is_the_mean_recall_of_labels() -> None:
    assert balanced_accuracy(GOLD, PREDICTED) == pytest.approx((2 / 3 + 1 / 2 + 1) / 3)


def test_a_label_that_is_only_predicted_has_no_recall() -> None:
    assert balanced_accuracy(["yes", "yes"], ["yes", "no"]) == 0.5


def test_macro_f1() -> None:
    yes, no, unknown = 2 * 2 / (3 + 2), 2 * 1 / (2 + 2), 2 * 1 / (1 + 2)
    assert macro_f1(GOLD, PREDICTED) == pytest.approx((yes + no + unknown) / 3)


def test_calibration_error() -> None:
    # Two of four in the bin of 0.9 to 1 are right, one of one in that of 0.3 to 0.4.
    error = expected_calibration_error(
        [0.9, 0.95, 0.95, 1.0, 0.35], [True, True, False, False, True]
    )
    assert error == pytest.approx(4 / 5 * (0.95 - 0.5) + 1 / 5 * (1 - 0.35))


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_share(cases: list[tuple[float, bool]]) -> None:
    confidences, right = zip(*cases, strict=True)
    assert 0 <= expected_calibration_error(confidences, right) <= 1 + 1e-9


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_a_perfect_prediction_scores_1_everywhere(cases: list[tuple[str, str]]) -> None:
    gold = [label for label, _ in cases]
    assert accuracy(gold, gold) == balanced_accuracy(gold, gold) == macro_f1(gold, gold) == 1
