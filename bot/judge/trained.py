"""The judge that ships: all-MiniLM-L6-v2 fine-tuned to read a query beside a passage."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.differences import content_overlap, retold
from bot.domain import Judgement, Passage, Query, Question
from bot.judge.answering import doubts
from bot.judge.card import MODELS, SECOND_CARD, Calibration, read_card
from bot.judge.network import Array, Network, Reading, open_second
from bot.judge.pair import PairText
from bot.judge.texts import read_texts

TRAINED = "trained"
"""What the judge that ships is called in the settings."""
READ_AGAIN = 4
"""Passages that the second judge reads at most, those that the first says decide the most."""
_USUAL_TOKENS = 64
_MARKS = {"Mn", "Mc", "Me"}
"""Unicode's categories of what is set on the character before it."""


class TrainedJudge:
    """Reads each passage's sentence between its neighbours, under the article's title and date."""

    def __init__(
        self, threads: int, folder: Path = MODELS, *, second: bool = True, retelling: bool = True
    ) -> None:
        """Open the weights.

        Args:
            threads: processor threads to use.
            folder: where the judge's files lie.
            second: whether the second judge reads too, where the folder has one.
            retelling: whether a claim's dates and numbers are read as the passage tells them, where
                the rules find them the same.

        Raises:
            ModelError: a file of the judge is missing, cut short, or altered.
        """
        card = read_card(folder)
        self._retelling = retelling
        self._calibration = card.calibration
        self._network = Network(folder, card, threads)
        there = folder == MODELS or (folder / SECOND_CARD).is_file()
        self._second = open_second(folder, threads) if second and there else None

    def judge(self, query: Query, passages: Sequence[Passage]) -> tuple[Judgement, ...]:
        """Return a judgement of each passage, in their order."""
        return self.judge_pairs([(query, passage) for passage in passages])

    def judge_pairs(self, pairs: Sequence[tuple[Query, Passage]]) -> tuple[Judgement, ...]:
        """Return a judgement of each query beside its passage; many at once are quicker."""
        texts = [self._text(query, passage) for query, passage in pairs]
        readings = self._network.read(texts)
        again = self._read_again(pairs, texts, readings)
        return tuple(
            _told(query, passage, readings[row], again.get(row), self._calibration)
            for row, (query, passage) in enumerate(pairs)
        )

    def _read_again(
        self,
        pairs: Sequence[tuple[Query, Passage]],
        texts: Sequence[PairText],
        readings: Sequence[Reading],
    ) -> dict[int, Array]:
        """Return the second judge's logits by row, of the passages of each claim that decide."""
        if self._second is None:
            return {}
        by_claim: dict[Query, list[int]] = {}
        for row, (query, _) in enumerate(pairs):
            if not isinstance(query, Question):
                by_claim.setdefault(query, []).append(row)
        chosen = [
            row
            for rows in by_claim.values()
            for row in sorted(rows, key=lambda row: -_told_odds(readings[row].stance))[:READ_AGAIN]
        ]
        alone = [replace(texts[row], before="", after="") for row in chosen]
        return dict(zip(chosen, self._second.stances(alone), strict=True))

    def _text(self, query: Query, passage: Passage) -> PairText:
        start, end = passage.sentence_span
        published = passage.article.published
        told = self._retelling and not isinstance(query, Question)
        return PairText(
            query=retold(query.text, passage) if told else query.text,
            focus=passage.sentence.text,
            title=passage.article.title,
            date=published.isoformat() if published else "",
            before=passage.text[:start].strip(),
            after=passage.text[end:].strip(),
        )

    def judge_texts(self, pairs: Sequence[tuple[str, str]]) -> tuple[Judgement, ...]:
        """Return a judgement of each claim beside a whole text, of any length."""
        readings = read_texts(self._network, pairs)
        return tuple(text_judgement(reading, self._calibration) for reading in readings)


def _told(
    query: Query,
    passage: Passage,
    reading: Reading,
    again: Array | None,
    calibration: Calibration,
) -> Judgement:
    if not isinstance(query, Question):
        return passage_judgement(reading, calibration, again)
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


def passage_judgement(
    reading: Reading, calibration: Calibration, again: Array | None = None
) -> Judgement:
    """Return calibrated probabilities of a claim beside a sentence that a search brought.

    `again` are the second judge's logits, where it has read the sentence too.
    """
    odds, sides = _told_odds(reading.stance), _side_odds(reading.stance)
    if again is None:
        told = _scaled(odds, calibration.passage_told)
        side = _scaled(sides, calibration.passage_side)
    else:
        told = _joined_odds(odds, _told_odds(again), calibration.both_told)
        side = _joined_odds(sides, _side_odds(again), calibration.both_side)
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


def _told_odds(stance: Array) -> float:
    """Return the log-odds that a sentence decides a claim at all."""
    supports, refutes, neutral = (float(logit) for logit in stance)
    return _log_add(supports, refutes) - neutral


def _side_odds(stance: Array) -> float:
    """Return the log-odds of support against refutation."""
    return float(stance[0]) - float(stance[1])


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
