"""Logits become probabilities as the calibration says; the numbers here were worked out by hand."""

import itertools
import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Judgement
from bot.judge.calibrated import answer_judgement, answer_odds, passage_judgement, text_judgement
from bot.judge.card import Calibration
from bot.judge.network import Reading

PLAIN = Calibration()
FITTED = Calibration(
    scale=1.4,
    scale_slope=-0.2,
    shift=-0.3,
    shift_slope=0.25,
    temperature=1.7,
    refutes_shift=-0.4,
    passage_told=(1.1, -0.6),
    passage_side=(0.5, 0.2),
    claim_relevance=(0.8, -0.6),
    question_relevance=(1.2, 0.1),
)
USUAL = 64
"""Tokens at which the length plays no part."""

logits = st.floats(-50, 50, width=32)


def judged(
    supports: float,
    refutes: float,
    neutral: float,
    calibration: Calibration = PLAIN,
    tokens: int = USUAL,
) -> Judgement:
    stance = np.array([supports, refutes, neutral], dtype=np.float32)
    return text_judgement(Reading(stance, 0.0, (0, 0), tokens), calibration)


def related(
    relevance: float, calibration: Calibration, *, asked: bool, shared: float = 0.0
) -> float:
    reading = Reading(np.zeros(3, dtype=np.float32), relevance, (2, 5), USUAL)
    if asked:
        odds = answer_odds(reading, calibration, shared)
        return answer_judgement(odds, calibration, None, None).relevance
    return text_judgement(reading, calibration).relevance


def stances(one: Judgement) -> tuple[float, float, float]:
    return one.supports, one.refutes, one.neutral


class TestStances:
    @pytest.mark.parametrize(
        ("given_logits", "expected"),
        [
            ((0, 0, 0), (1 / 3, 1 / 3, 1 / 3)),
            # exp(2) is 7.389056, and 7.389056 / 9.389056 is 0.786986.
            ((2, 0, 0), (0.786986, 0.106507, 0.106507)),
            ((0, 2, 0), (0.106507, 0.786986, 0.106507)),
            ((0, 0, 2), (0.106507, 0.106507, 0.786986)),
            # The natural logarithms of 6, 3 and 1.
            ((1.791759, 1.098612, 0), (0.6, 0.3, 0.1)),
        ],
    )
    def test_without_a_calibration_are_a_softmax(
        self, given_logits: tuple[float, float, float], expected: tuple[float, float, float]
    ) -> None:
        assert stances(judged(*given_logits)) == pytest.approx(expected, abs=1e-6)

    @pytest.mark.parametrize(
        ("calibration", "tokens", "supports"),
        [
            # The odds of support are exp(2) / 2 = 3.694528; here 13.649536 to 1, and even.
            (Calibration(scale=2), USUAL, 0.931738),
            (Calibration(shift=-1.306853), USUAL, 0.5),
            # Twice the usual length doubles them, or raises them to the power of 1.693147.
            (Calibration(shift_slope=1), 2 * USUAL, 0.880797),
            (Calibration(scale_slope=1), 2 * USUAL, 0.901384),
            (Calibration(scale_slope=1, shift_slope=1), USUAL, 0.786986),
            # Half of it halves them.
            (Calibration(shift_slope=1), USUAL // 2, 0.648786),
        ],
    )
    def test_of_support_are_scaled_and_moved_by_length(
        self, calibration: Calibration, tokens: int, supports: float
    ) -> None:
        found = judged(2, 0, 0, calibration, tokens)
        assert found.supports == pytest.approx(supports, abs=1e-6)
        assert found.refutes == pytest.approx((1 - supports) / 2, abs=1e-6)

    @pytest.mark.parametrize(
        ("calibration", "share"),
        [
            (PLAIN, 0.880797),
            (Calibration(temperature=2), 0.731059),
            (Calibration(refutes_shift=-2), 0.5),
            (Calibration(temperature=2, refutes_shift=-1), 0.5),
        ],
    )
    def test_share_out_what_is_left_of_support(
        self, calibration: Calibration, share: float
    ) -> None:
        found = judged(1, 2, 0, calibration)
        assert found.supports == judged(1, 2, 0).supports
        assert found.refutes / (1 - found.supports) == pytest.approx(share, abs=1e-6)

    @given(logits, logits, logits)
    def test_change_places_with_their_logits(self, a: float, b: float, c: float) -> None:
        found = judged(a, b, c)
        turned = judged(a, c, b)
        assert stances(turned) == pytest.approx((found.supports, found.neutral, found.refutes))
        assert judged(b, a, c).refutes == pytest.approx(found.supports)

    @pytest.mark.parametrize("calibration", [PLAIN, FITTED])
    @given(b=logits, c=logits)
    def test_of_support_grow_with_its_logit(
        self, calibration: Calibration, b: float, c: float
    ) -> None:
        for tokens in (5, USUAL, 256):
            rising = [judged(a, b, c, calibration, tokens).supports for a in range(-60, 61, 5)]
            assert all(one <= other for one, other in pairwise(rising))
            assert rising[0] < rising[-1]

    @pytest.mark.parametrize("calibration", [PLAIN, FITTED])
    @pytest.mark.parametrize("tokens", [0, 1, USUAL, 100_000])
    def test_of_extreme_logits_are_still_probabilities(
        self, calibration: Calibration, tokens: int
    ) -> None:
        for a, b, c in itertools.product((-1e4, 0, 1e4), repeat=3):
            found = stances(judged(a, b, c, calibration, tokens))
            assert all(0 <= one <= 1 for one in found)
            assert sum(found) == pytest.approx(1)

    def test_of_extreme_logits_are_certain(self) -> None:
        assert stances(judged(1e4, 0, -1e4)) == (1, 0, 0)
        assert stances(judged(-1e4, 1e4, 0)) == (0, 1, 0)
        assert stances(judged(-1e4, 0, 1e4)) == (0, 0, 1)


class TestStancesOfAPassage:
    @staticmethod
    def judged(a: float, b: float, c: float, calibration: Calibration = PLAIN) -> Judgement:
        stance = np.array([a, b, c], dtype=np.float32)
        return passage_judgement(Reading(stance, 0.0, (0, 0), USUAL), calibration)

    @given(logits, logits, logits)
    def test_without_a_calibration_are_those_of_a_text(self, a: float, b: float, c: float) -> None:
        assert stances(self.judged(a, b, c)) == pytest.approx(stances(judged(a, b, c)), abs=1e-6)

    @pytest.mark.parametrize(
        ("calibration", "expected"),
        [
            # Without one: 0.6, 0.3, 0.1, so 9 to 1 that it decides, and 2 to 1 for support.
            (Calibration(passage_told=(1, -math.log(9))), (1 / 3, 1 / 6, 1 / 2)),
            (Calibration(passage_told=(0.5, 0)), (1 / 2, 1 / 4, 1 / 4)),
            (Calibration(passage_side=(2, 0)), (0.72, 0.18, 0.1)),
            (Calibration(passage_side=(1, -math.log(2))), (0.45, 0.45, 0.1)),
        ],
    )
    def test_are_scaled_and_moved(
        self, calibration: Calibration, expected: tuple[float, float, float]
    ) -> None:
        found = self.judged(1.791759, 1.098612, 0, calibration)
        assert stances(found) == pytest.approx(expected, abs=1e-6)

    def test_of_extreme_logits_are_still_probabilities(self) -> None:
        for a, b, c in itertools.product((-1e4, 0, 1e4), repeat=3):
            found = stances(self.judged(a, b, c, FITTED))
            assert all(0 <= one <= 1 for one in found)
            assert sum(found) == pytest.approx(1)


class TestRelevance:
    @pytest.mark.parametrize("asked", [True, False])
    def test_is_its_logit_as_odds_without_a_calibration(self, asked: bool) -> None:
        assert related(0, PLAIN, asked=asked) == 0.5
        assert related(math.log(3), PLAIN, asked=asked) == pytest.approx(0.75)
        assert related(-math.log(3), PLAIN, asked=asked) == pytest.approx(0.25)

    def test_has_a_scale_and_a_shift_for_claims_and_for_questions(self) -> None:
        fitted = Calibration(claim_relevance=(2, 0), question_relevance=(1, math.log(3)))
        assert related(math.log(3), fitted, asked=False) == pytest.approx(0.9)
        assert related(math.log(3), fitted, asked=True) == pytest.approx(0.9)
        assert related(0, fitted, asked=False) == 0.5
        assert related(0, fitted, asked=True) == pytest.approx(0.75)

    def test_of_a_question_grows_with_the_words_it_shares_and_a_claims_does_not(self) -> None:
        fitted = Calibration(question_relevance=(1, -math.log(3)), question_overlap=2 * math.log(3))
        found = [related(0, fitted, asked=True, shared=shared) for shared in (0, 0.5, 1)]
        assert found == pytest.approx([0.25, 0.5, 0.75])
        assert related(0, fitted, asked=False, shared=1) == 0.5

    @pytest.mark.parametrize("asked", [True, False])
    def test_of_an_extreme_logit_is_certain(self, asked: bool) -> None:
        assert related(1e4, FITTED, asked=asked) == 1
        assert related(-1e4, FITTED, asked=asked) == 0


def test_a_question_has_a_place_and_no_stance_whatever_the_stance_logits() -> None:
    reading = Reading(np.array([9, -9, 1], dtype=np.float32), 0.0, (2, 5), USUAL)
    found = answer_judgement(answer_odds(reading, FITTED, 0.0), FITTED, 4.0, (2, 5))
    assert stances(found) == (0, 0, 1)
    assert found.span == (2, 5)
    assert text_judgement(reading, FITTED).span is None
    assert passage_judgement(reading, FITTED).span is None


def test_an_answer_that_the_second_judge_bears_out_is_likelier() -> None:
    fitted = Calibration(question_both=(0.5, 0.25, -1.0))
    found = [answer_judgement(2.0, fitted, support, None).relevance for support in (-4, 0, 4)]
    assert found == pytest.approx([1 / (1 + math.e), 0.5, 1 / (1 + math.exp(-1))])
