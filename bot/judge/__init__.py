"""How relevant a passage is to a query, and what it says of a claim."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bot.domain import Judgement, Passage, Query
from bot.encoder import Encoder, processor_threads
from bot.judge.card import CARD, MODELS
from bot.judge.cross_encoder import CrossEncoderJudge
from bot.judge.rules import RULES, RulesJudge
from bot.judge.trained import TRAINED, TrainedJudge

__all__ = [
    "RULES",
    "TRAINED",
    "CrossEncoderJudge",
    "Judge",
    "RulesJudge",
    "TrainedJudge",
    "open_judge",
]


class Judge(Protocol):
    """Reads a query beside passages; the stances of a question are neutral."""

    def judge(
        self, query: Query, passages: Sequence[Passage], wordings: Sequence[str] = ()
    ) -> tuple[Judgement, ...]:
        """Return a judgement of each passage, in their order.

        `wordings` are the claim as each of the passages would put it, for a judge that cannot
        reckon; where there are none, all are read beside the claim as it is.
        """
        ...


def open_judge(
    model: str,
    encoder: Encoder,
    threads: int = 0,
    *,
    second: bool = True,
) -> Judge:
    """Return the configured judge.

    Args:
        model: "trained" for the judge that ships, "rules", or a folder or a name on the Hugging
            Face hub: of a judge that was trained like ours, or of a cross-encoder.
        encoder: what the rules measure similarity with.
        threads: processor threads for a network; 0 for all there are.
        second: whether a second, larger judge reads what decides a query, where there is one.

    Raises:
        ModelError: the model is not there, cannot be loaded, or cannot judge claims.
    """
    rules = RulesJudge(encoder)
    if model == RULES:
        return rules
    folder = MODELS if model == TRAINED else Path(model)
    if model == TRAINED or (folder / CARD).is_file():
        return TrainedJudge(processor_threads(threads), folder, second=second)
    return CrossEncoderJudge(model, processor_threads(threads), rules)
