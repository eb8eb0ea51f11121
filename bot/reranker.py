"""The order of passages once they are judged: relevance and the retriever's score together."""

import math
from collections.abc import Sequence

from bot.domain import Hit, Judgement

RETRIEVED = 2.0
"""Log-odds of relevance that the whole range of the retriever's scores is worth."""
_SURE = 1e-6


def reranked(hits: Sequence[Hit], judgements: Sequence[Judgement]) -> list[int]:
    """Return the places of the hits, the best first.

    The judge reads a passage and its query together, but only what it was trained for; the
    retriever's score is a second opinion, so that neither alone decides.
    """

    def worth(place: int) -> float:
        sure = min(max(judgements[place].relevance, _SURE), 1 - _SURE)
        return math.log(sure / (1 - sure)) + RETRIEVED * hits[place].score

    return sorted(range(len(hits)), key=lambda place: (-worth(place), place))
