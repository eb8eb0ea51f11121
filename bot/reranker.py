"""The order of passages once they are judged."""

import math
from collections.abc import Sequence

from bot.differences import content_overlap
from bot.domain import Hit, Judgement, Query, Question

RETRIEVED = 2.0
"""Log-odds of relevance that the whole range of the retriever's scores is worth."""
SHARED = 0.5
"""What a sentence that holds all content words of a claim gains, the range of scores being 1."""
_SURE = 1e-6


def reranked(query: Query, hits: Sequence[Hit], judgements: Sequence[Judgement]) -> list[int]:
    """Return the places of the hits, the best first.

    For a question relevance counts, with the retriever's score as a second opinion, so that neither
    alone decides. What a claim is compared with is another matter: a sentence can be about it and
    decide nothing, and `python -m bench retrieval` finds that the words it shares order sentences
    better than the judge does.
    """

    def worth(place: int) -> float:
        hit = hits[place]
        if not isinstance(query, Question):
            return hit.score + SHARED * content_overlap(query.text, hit.passage.sentence.text)
        sure = min(max(judgements[place].relevance, _SURE), 1 - _SURE)
        return math.log(sure / (1 - sure)) + RETRIEVED * hit.score

    return sorted(range(len(hits)), key=lambda place: (-worth(place), place))
