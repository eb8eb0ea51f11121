"""The judge that ships: all-MiniLM-L6-v2 fine-tuned to read a query beside a passage."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.differences import content_overlap
from bot.domain import Judgement, Passage, Query, Question
from bot.judge.answering import doubts
from bot.judge.card import MODELS, Calibration, read_card
from bot.judge.network import Network, Reading
from bot.judge.pair import PairText
from bot.judge.texts import read_texts

TRAINED = "trained"
"""What the judge that ships is called in the settings."""
_USUAL_TOKENS = 64
_MARKS = {"Mn", "Mc", "Me"}
"""Unicode's categories of what is set on the character before it."""


class TrainedJudge:
    """Reads each passage's sentence between its neighbours, under the article's title and date."""

    def __init__(self, threads: int, folder: Path = MODELS) -> None:
        """Open the weights.

        Raises:
            ModelError: a file of the judge is missing, cut short, or altered.
        """
        card = read_card(folder)
        self._calibration = card.calibration
        self._network = Network(folder, card, threads)

    def judge(self, query: Query, passages: Sequence[Passage]) -> tuple[Judgement, ...]:
        """Return a judgement of each passage, in their order."""
        return self.judge_pairs([(query, passage) for passage in passages])

    def judge_pairs(self, pairs: Sequence[tuple[Query, Passage]]) -> tuple[Judgement, ...]:
        """Return a judgement of each query beside its passage; many at once are quicker."""
        readings = self._network.read([_text(query, passage) for query, passage in pairs])
        return tuple(
            _told(query, passage, reading, self._calibration)
            for (query, passage), reading in zip(pairs, readings, strict=True)
        )

    def judge_texts(self, pairs: Sequence[tuple[str, str]]) -> tuple[Judgement, ...]:
        """Return a judgement of each claim beside a whole text, of any length."""
        readings = read_texts(self._network, pairs)
        return tuple(text_judgement(reading, self._calibration) for reading in readings)


def _told(query: Query, passage: Passage, reading: Reading, calibration: Calibration) -> Judgement:
    if not isinstance(query, Question):
        return passage_judgement(reading, calibration)
    shared = content_overlap(query.text, passage.text)
    told = answer_judgement(reading, calibration, shared, doubts(query.text, passage))
    return replace(told, span=whole_words(passage.sentence.text, reading.span))


def whole_words(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return a span widened to the words that it cuts; None where it is empty.

    Tokens may be parts of words, and an accent may be a character of its own.
    """
    start, end = span
    if start >= end:
        return None
    while start and _joined(text[start - 1]) and _joined(text[start]):
        start -= 1
    while end < len(text) and _joined(text[end]) and _joined(text[end - 1]):
        end += 1
    return start, end


def _joined(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in _MARKS


def text_judgement(reading: Reading, calibration: Calibration) -> Judgement:
    """Return calibrated probabilities of a claim beside a text that was given with it."""
    length = math.log(max(1, reading.tokens) / _USUAL_TOKENS)
    supports, refutes, neutral = (float(logit) for logit in reading.stance)
    odds = supports - _log_add(refutes, neutral)
    supported = _logistic(
        (calibration.scale + calibration.scale_slope * length) * odds
        + calibration.shift
        + calibration.shift_slope * length
    )
    against = _logistic((refutes - neutral) / calibration.temperature + calibration.refutes_shift)
    refuted = (1 - supported) * against
    rest = max(0.0, 1 - supported - refuted)
    return Judgement(_claim_relevance(reading, calibration), supported, refuted, rest)


def passage_judgement(reading: Reading, calibration: Calibration) -> Judgement:
    """Return calibrated probabilities of a claim beside a sentence that a search brought."""
    supports, refutes, neutral = (float(logit) for logit in reading.stance)
    told = _scaled(_log_add(supports, refutes) - neutral, calibration.passage_told)
    side = _scaled(supports - refutes, calibration.passage_side)
    relevance = _claim_relevance(reading, calibration)
    return Judgement(relevance, told * side, told * (1 - side), 1 - told)


def answer_judgement(
    reading: Reading, calibration: Calibration, shared: float, doubted: float = 0.0
) -> Judgement:
    """Return the calibrated probability that a passage answers a question, and where.

    `shared` is the share of the question's content words that the passage holds, `doubted` the
    log-odds that rules take away.
    """
    scale, shift = calibration.question_relevance
    odds = scale * reading.relevance + shift + calibration.question_overlap * shared
    relevance = _logistic(odds - doubted)
    return Judgement(relevance, 0.0, 0.0, 1.0, reading.span)


def _claim_relevance(reading: Reading, calibration: Calibration) -> float:
    return _scaled(reading.relevance, calibration.claim_relevance)


def _scaled(logit: float, fitted: tuple[float, float]) -> float:
    scale, shift = fitted
    return _logistic(scale * logit + shift)


def _text(query: Query, passage: Passage) -> PairText:
    start, end = passage.sentence_span
    published = passage.article.published
    return PairText(
        query=query.text,
        focus=passage.sentence.text,
        title=passage.article.title,
        date=published.isoformat() if published else "",
        before=passage.text[:start].strip(),
        after=passage.text[end:].strip(),
    )


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _log_add(a: float, b: float) -> float:
    return max(a, b) + math.log1p(math.exp(-abs(a - b)))
