"""How a judge reads a claim beside one text, for measuring it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from bot.config import Settings
from bot.domain import Article, Claim, Judgement, Passage, Sentence
from bot.encoder import Encoder, open_encoder, processor_threads
from bot.judge import Judge, TrainedJudge, open_judge

AT_ONCE = 256
"""Pairs that are read together: enough to sort by length, few enough to tell of progress."""
Reader = Callable[[Sequence[tuple[str, str]]], Sequence[Judgement]]
"""Judges pairs of a claim and its evidence, many at once, in their order."""


def open_models(settings: Settings) -> tuple[Encoder, Judge]:
    """Open the configured encoder and judge.

    Raises:
        ModelError: there is no such model, or it cannot be used.
    """
    threads = processor_threads(settings.encoder.threads)
    encoder = open_encoder(settings.encoder.model, settings.encoder.cache, threads)
    chosen = settings.judge
    judge = open_judge(chosen.model, encoder, settings.encoder.threads, second=chosen.second)
    return encoder, judge


def open_reader(settings: Settings) -> Reader:
    """Return the configured judge as a reader.

    Raises:
        ModelError: there is no such judge, or its model cannot be used.
    """
    _, judge = open_models(settings)
    return judge.judge_texts if isinstance(judge, TrainedJudge) else whole_text(judge)


def whole_text(judge: Judge) -> Reader:
    """Return a reader that takes the whole evidence as one sentence of one passage."""

    def read(pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        return [
            judge.judge(Claim(claim, 0, len(claim)), [passage_of(evidence)])[0]
            for claim, evidence in pairs
        ]

    return read


def passage_of(text: str) -> Passage:
    """Return a text as one sentence of an article of its own."""
    article = Article("evidence", "", text, None, None, datetime.now(UTC))
    return Passage(article, (Sentence(0, 0, len(text), text),), 0)
