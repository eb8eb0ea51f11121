"""The shipped judges' logits as calibrated probabilities."""

import math

from bot.domain import Judgement, Span
from bot.judge.card import Calibration
from bot.judge.network import Array, Reading

_USUAL_TOKENS = 64


def text_judgement(reading: Reading, calibration: Calibration) -> Judgement:
    """Return calibrated probabilities of a claim beside a text that was given with it."""
    length = math.log(max(1, reading.tokens) / _USUAL_TOKENS)
    _, refutes, neutral = (float(logit) for logit in reading.stance)
    odds = support_odds(reading.stance)
    supported = _logistic(
        (calibration.scale + calibration.scale_slope * length) * odds
        + calibration.shift
        + calibration.shift_slope * length
    )
    against = _logistic((refutes - neutral) / calibration.temperature + calibration.refutes_shift)
    refuted = (1 - supported) * against
    rest = max(0.0, 1 - supported - refuted)
    return Judgement(_claim_relevance(reading, calibration), supported, refuted, rest)


def passage_judgement(
    reading: Reading, calibration: Calibration, again: Array | None = None
) -> Judgement:
    """Return calibrated probabilities of a claim beside a sentence that a search brought.

    `again` are the second judge's logits, where it has read the sentence too.
    """
    odds, sides = told_odds(reading.stance), _side_odds(reading.stance)
    if again is None:
        told = _scaled(odds, calibration.passage_told)
        side = _scaled(sides, calibration.passage_side)
    else:
        told = _joined_odds(odds, told_odds(again), calibration.both_told)
        side = _joined_odds(sides, _side_odds(again), calibration.both_side)
    relevance = _claim_relevance(reading, calibration)
    return Judgement(relevance, told * side, told * (1 - side), 1 - told)


def answer_odds(
    reading: Reading, calibration: Calibration, shared: float, doubted: float = 0.0
) -> float:
    """Return the calibrated log-odds that a passage answers a question, by the first judge.

    `shared` is the share of the question's content words that the passage holds, `doubted` the
    log-odds that rules take away.
    """
    scale, shift = calibration.question_relevance
    return scale * reading.relevance + shift + calibration.question_overlap * shared - doubted


def answer_judgement(
    odds: float, calibration: Calibration, support: float | None, span: Span | None
) -> Judgement:
    """Return the calibrated probability that a passage answers a question, and where.

    `odds` are the first judge's log-odds, `support` those with which the second says that the
    passage bears the answer out; None where there is no second judge.
    """
    if support is None:
        relevance = _logistic(odds)
    else:
        relevance = _joined_odds(odds, support, calibration.question_both)
    return Judgement(relevance, 0.0, 0.0, 1.0, span)


def told_odds(stance: Array) -> float:
    """Return the log-odds that a sentence decides a claim at all."""
    supports, refutes, neutral = (float(logit) for logit in stance)
    return _log_add(supports, refutes) - neutral


def support_odds(stance: Array) -> float:
    """Return the log-odds that a sentence bears a claim out."""
    supports, refutes, neutral = (float(logit) for logit in stance)
    return supports - _log_add(refutes, neutral)


def _side_odds(stance: Array) -> float:
    """Return the log-odds of support against refutation."""
    return float(stance[0]) - float(stance[1])


def _claim_relevance(reading: Reading, calibration: Calibration) -> float:
    return _scaled(reading.relevance, calibration.claim_relevance)


def _joined_odds(first: float, second: float, fitted: tuple[float, float, float]) -> float:
    scale, scale_of_second, shift = fitted
    return _logistic(scale * first + scale_of_second * second + shift)


def _scaled(logit: float, fitted: tuple[float, float]) -> float:
    scale, shift = fitted
    return _logistic(scale * logit + shift)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _log_add(a: float, b: float) -> float:
    return max(a, b) + math.log1p(math.exp(-abs(a - b)))
