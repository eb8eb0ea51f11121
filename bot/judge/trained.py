"""The judge that ships: all-MiniLM-L6-v2 fine-tuned to read a query beside a passage."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.domain import Judgement, Passage, Query, Question
from bot.judge.answering import found_answer
from bot.judge.calibrated import (
    answer_judgement,
    passage_judgement,
    support_odds,
    text_judgement,
    told_odds,
)
from bot.judge.card import MODELS, SECOND_CARD, read_card
from bot.judge.network import Array, Network, Reading, open_second
from bot.judge.pair import PairText
from bot.judge.texts import read_texts

TRAINED = "trained"
"""What the judge that ships is called in the settings."""
READ_AGAIN = 4
"""Passages that the second judge reads at most, those that the first says decide the most."""
UNREAD = -3.0
"""Log-odds of support by an answer that the second judge has not read, those of most that are
none."""


class TrainedJudge:
    """Reads each passage's sentence between its neighbours, under the article's title and date."""

    def __init__(self, threads: int, folder: Path = MODELS, *, second: bool = True) -> None:
        """Open the weights.

        Args:
            threads: processor threads to use.
            folder: where the judge's files lie.
            second: whether the second judge reads too, where the folder has one.

        Raises:
            ModelError: a file of the judge is missing, cut short, or altered.
        """
        card = read_card(folder)
        self._calibration = card.calibration
        self._network = Network(folder, card, threads)
        there = folder == MODELS or (folder / SECOND_CARD).is_file()
        self._second = open_second(folder, threads) if second and there else None

    def judge(
        self, query: Query, passages: Sequence[Passage], wordings: Sequence[str] = ()
    ) -> tuple[Judgement, ...]:
        """Return a judgement of each passage, in their order."""
        worded = wordings or [query.text] * len(passages)
        texts = list(map(pair_text, worded, passages))
        readings = self._network.read(texts)
        if isinstance(query, Question):
            return self._judged_as_answers(query, passages, texts, readings)
        again = self._read_again(texts, [told_odds(reading.stance) for reading in readings])
        return tuple(
            passage_judgement(reading, self._calibration, again.get(row))
            for row, reading in enumerate(readings)
        )

    def _judged_as_answers(
        self,
        question: Question,
        passages: Sequence[Passage],
        texts: Sequence[PairText],
        readings: Sequence[Reading],
    ) -> tuple[Judgement, ...]:
        found = [
            found_answer(question, passage, text, reading, self._calibration)
            for passage, text, reading in zip(passages, texts, readings, strict=True)
        ]
        again = self._read_again([one.as_claim for one in found], [one.odds for one in found])
        support = {row: support_odds(stance) for row, stance in again.items()}
        unread = None if self._second is None else UNREAD
        return tuple(
            answer_judgement(one.odds, self._calibration, support.get(row, unread), one.span)
            for row, one in enumerate(found)
        )

    def _read_again(self, texts: Sequence[PairText], odds: Sequence[float]) -> dict[int, Array]:
        """Return the second judge's logits by row, of the passages with the highest odds."""
        if self._second is None:
            return {}
        chosen = sorted(range(len(texts)), key=lambda row: -odds[row])[:READ_AGAIN]
        alone = [replace(texts[row], before="", after="") for row in chosen]
        return dict(zip(chosen, self._second.stances(alone), strict=True))

    def judge_texts(self, pairs: Sequence[tuple[str, str]]) -> tuple[Judgement, ...]:
        """Return a judgement of each claim beside a whole text, of any length."""
        readings = read_texts(self._network, pairs)
        return tuple(text_judgement(reading, self._calibration) for reading in readings)


def pair_text(wording: str, passage: Passage) -> PairText:
    """Return what is read of a passage beside a claim or a question."""
    start, end = passage.sentence_span
    published = passage.article.published
    return PairText(
        query=wording,
        focus=passage.sentence.text,
        title=passage.article.title,
        date=published.isoformat() if published else "",
        before=passage.text[:start].strip(),
        after=passage.text[end:].strip(),
    )
