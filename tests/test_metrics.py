"""Each figure against a value computed by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.metrics import (
    accuracy,
    auroc,
    balanced_accuracy,
    best_threshold,
    expected_calibration_error,
    macro_f1,
    ndcg_at,
    recall_at,
    reciprocal_rank,
    reliability,
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


def test_calibration_error_of_weighted_cases() -> None:
    # A case of weight 3 is three cases: 3/4 · |0.9 - 1| + 1/4 · |0.6 - 0|.
    error = expected_calibration_error([0.9, 0.6], [True, False], weights=[3.0, 1.0])
    assert error == pytest.approx(3 / 4 * 0.1 + 1 / 4 * 0.6)
    assert error == pytest.approx(
        expected_calibration_error([0.9, 0.9, 0.9, 0.6], [True, True, True, False])
    )


def test_bins_of_confidence() -> None:
    # Of 15 bins, 0.5 is in the one from 7/15, 0.97 and 1 in the last, and most are empty.
    low, high = reliability([0.5, 0.97, 1.0, 1.0], [True, True, False, True], bins=15)
    assert (low.count, low.share, low.confidence, low.accuracy) == (1, 0.25, 0.5, 1.0)
    assert low.lower == pytest.approx(7 / 15)
    assert low.upper == pytest.approx(8 / 15)
    assert (high.count, high.upper) == (3, 1.0)
    assert high.confidence == pytest.approx(0.99)
    assert high.accuracy == pytest.approx(2 / 3)


def test_auroc_is_the_share_of_pairs_in_order() -> None:
    # The positives are above 2, 1.5 (a tie) and 1 of the 2 negatives: 4.5 of 6 pairs.
    positive = [True, True, True, False, False]
    assert auroc(positive, [0.9, 0.7, 0.4, 0.7, 0.2]) == pytest.approx(4.5 / 6)
    assert auroc(positive, [0.0, 0.0, 0.0, 1.0, 1.0]) == 0
    assert auroc([True, True], [0.3, 0.4]) == 0.5


def test_best_threshold() -> None:
    # From 0.4 on, all three positives and one of two negatives; from 0.7 on, two and one; from
    # 0.9 on, one and none.
    positive = [True, True, True, False, False]
    assert best_threshold(positive, [0.9, 0.7, 0.4, 0.7, 0.2]) == pytest.approx((0.4, 0.75))
    assert best_threshold([True, False], [0.8, 0.3]) == (0.8, 1.0)
    assert best_threshold([True, True], [0.8, 0.3]) == (0.3, 1.0)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1))
def test_best_threshold_is_as_good_as_it_says(cases: list[tuple[bool, float]]) -> None:
    positive, scores = zip(*cases, strict=True)
    cut, best = best_threshold(positive, scores)
    gold = [str(one) for one in positive]
    assert best == pytest.approx(balanced_accuracy(gold, [str(one >= cut) for one in scores]))
    assert all(
        best >= balanced_accuracy(gold, [str(one >= other) for one in scores]) - 1e-9
        for other in scores
    )


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_share(cases: list[tuple[float, bool]]) -> None:
    confidences, right = zip(*cases, strict=True)
    assert 0 <= expected_calibration_error(confidences, right) <= 1 + 1e-9


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_a_perfect_prediction_scores_1_everywhere(cases: list[tuple[str, str]]) -> None:
    gold = [label for label, _ in cases]
    assert accuracy(gold, gold) == balanced_accuracy(gold, gold) == macro_f1(gold, gold) == 1
