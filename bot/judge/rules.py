"""The judge that needs no model of its own: similarity, shared words, and what differs."""

import math
import re
from collections.abc import Sequence

from bot.differences import compare, content_overlap
from bot.differences.answers import answer_span, expected_kind
from bot.domain import Judgement, Passage, Query, Question
from bot.encoder import Encoder

RULES = "rules"

SUPPORT = (-3.75, 4.4, 1.6, 0.6)
"""Bias and slopes on similarity, overlap, and whether a date or number is the same.

Logistic regression on 9,000 labelled pairs of FEVER, MultiNLI, SNLI, CAD and Check-COVID, the best
sentence of each evidence; the bias is moved from their 32 % supported claims to 40 %."""
RELEVANCE_OF_CLAIM = (-4.0, 3.4, 5.6)
"""On similarity and overlap, telling a FEVER claim's evidence from the most similar of others."""
RELEVANCE_OF_QUESTION = (-4.2, 2.5, 3.4, 0.7)
"""On similarity, overlap, and 1 where the sentence holds what is asked for (a date, a number, a
name, a place), -1 where it does not, 0 where that is open; set by hand near a regression on
SQuAD 2, whose sentences are much alike."""
REFUTES_OF_REST = 0.2
"""The judge does not tell refutation from silence; this share of what is left keeps it open."""

_CLAUSE_BREAK = re.compile(
    r"(?<=[,;:])\s+|\s+(?=(?:and|but|that|which|who|after|while|saying)\b)", re.IGNORECASE
)
_CLAUSE_WORDS = 4
READ_BY_CLAUSE, OVERLAP_FOR_CLAUSES = 6, 0.3
"""How many sentences, and from which overlap, are worth the time of reading their clauses."""


class RulesJudge:
    """Similarity of vectors and overlap of content words, through two logistic curves.

    It does not tell refutation from silence: that is left to the differences, so `refutes` is
    only what the curves leave open.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def judge(
        self, query: Query, passages: Sequence[Passage], wordings: Sequence[str] = ()
    ) -> tuple[Judgement, ...]:
        """Return a judgement of each passage, in their order; all go by the query's own words."""
        if not passages:
            return ()
        sentences = [passage.sentence.text for passage in passages]
        overlaps = [content_overlap(query.text, sentence) for sentence in sentences]
        similarities = self._similarities(query.text, sentences, overlaps)
        weigh = _of_question if isinstance(query, Question) else _of_claim
        return tuple(
            weigh(query.text, passage, similarity, overlap)
            for passage, similarity, overlap in zip(passages, similarities, overlaps, strict=True)
        )

    def _similarities(
        self, query: str, sentences: Sequence[str], overlaps: Sequence[float]
    ) -> list[float]:
        """Return the cosine of each sentence, or of the clause of it that comes closest.

        A short claim is far from a long sentence that says it and more; not from its clause.
        """
        most = sorted(overlaps, reverse=True)[:READ_BY_CLAUSE][-1]
        least = max(most, OVERLAP_FOR_CLAUSES)
        parts = [
            _clauses(sentence) if overlap >= least else [sentence]
            for sentence, overlap in zip(sentences, overlaps, strict=True)
        ]
        vectors = self._encoder.encode_documents([part for clauses in parts for part in clauses])
        cosines = iter((vectors @ self._encoder.encode_queries([query])[0]).tolist())
        return [max(next(cosines) for _ in clauses) for clauses in parts]


def _clauses(sentence: str) -> list[str]:
    """Return the sentence itself and the clauses of it that are more than a few words."""
    parts = _CLAUSE_BREAK.split(sentence)
    return [sentence, *(part for part in parts if len(part.split()) >= _CLAUSE_WORDS)]


def _of_claim(claim: str, passage: Passage, similarity: float, overlap: float) -> Judgement:
    settled = bool(compare(claim, passage).settled)
    relevance = _logistic(RELEVANCE_OF_CLAIM, similarity, overlap)
    supports = _logistic(SUPPORT, similarity, overlap, float(settled))
    refutes = (1 - supports) * REFUTES_OF_REST
    return Judgement(relevance, supports, refutes, 1 - supports - refutes)


def _of_question(question: str, passage: Passage, similarity: float, overlap: float) -> Judgement:
    sentence = passage.sentence.text
    span = answer_span(question, sentence, passage.article.published)
    kind_found = 0.0 if expected_kind(question) is None else (1.0 if span else -1.0)
    relevance = _logistic(RELEVANCE_OF_QUESTION, similarity, overlap, kind_found)
    return Judgement(relevance, 0.0, 0.0, 1.0, span)


def _logistic(weights: tuple[float, ...], *features: float) -> float:
    bias, *slopes = weights
    score = bias + sum(slope * feature for slope, feature in zip(slopes, features, strict=True))
    return 1 / (1 + math.exp(-score))
