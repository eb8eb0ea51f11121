"""Query to passages: words and vectors, fused."""

import itertools
import re
from collections.abc import Iterable, Sequence

from bot.config import RetrievalSettings
from bot.domain import Hit, Query, Scope
from bot.encoder import Encoder
from bot.errors import EmptyIndexError
from bot.store import NOTHING_INDEXED, Store

Ranked = Sequence[tuple[int, float]]
"""(sentence number, score), best first."""

_STOP_WORDS = """
    a about after again all also am an and any are as at be been before being but by can could
    did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its just may me might more most must my no nor not now of off on
    once only or other our out over own same shall she should so some such than that the their
    them then there these they this those through to too under until up very was we were what when
    where which while who whom whose why will with would you your d ll m re s t ve
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_MONTHS = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_SPELLINGS = {spelling: month for month in _MONTHS for spelling in month}
_NAME = re.compile(r"\b[A-Z][\w'\u2019-]*(?:\s+(?:(?:of|the|de|al|bin|van|von)\s+)?[A-Z][\w-]*)+")


class Retriever:
    """Finds the passages that may hold the answer; how good they are is the judge's business."""

    def __init__(self, store: Store, encoder: Encoder, settings: RetrievalSettings) -> None:
        self._store = store
        self._encoder = encoder
        self._settings = settings

    def retrieve(self, query: Query, scope: Scope) -> tuple[Hit, ...]:
        """Return the best passages that the scope may see, best first.

        Raises:
            EmptyIndexError: the scope sees no articles.
            ModelMismatchError: the index was built with another model.
        """
        lexical, dense = self.candidates(query.text, scope)
        if not dense:
            raise EmptyIndexError(NOTHING_INDEXED)
        return self.hits(lexical, dense)

    def hits(self, lexical: Ranked, dense: Ranked) -> tuple[Hit, ...]:
        """Return the passages that both retrievers together put first."""
        fused = fuse(lexical, dense, self._settings.dense_weight)[: self._settings.passages]
        lexical_ranks = {number: rank for rank, (number, _) in enumerate(lexical, 1)}
        dense_ranks = {number: rank for rank, (number, _) in enumerate(dense, 1)}
        passages = self._store.search.passages(
            [number for number, _ in fused], self._settings.neighbours
        )
        return tuple(
            Hit(passages[number], score, lexical_ranks.get(number), dense_ranks.get(number))
            for number, score in fused
            if number in passages
        )

    def candidates(self, text: str, scope: Scope) -> tuple[Ranked, Ranked]:
        """Return what each retriever brings: (lexical by BM25, dense by cosine)."""
        vector = self._encoder.encode_queries([text])[0]
        limit = self._settings.candidates
        dense = self._store.search.by_vector(vector, self._encoder.identity, scope, limit)
        lexical = self._store.search.by_words(match_expression(text), scope, limit)
        return lexical, dense


def fuse(lexical: Ranked, dense: Ranked, dense_weight: float) -> list[tuple[int, float]]:
    """Return a convex combination of the two, each scaled to [0, 1] over its candidates.

    It keeps how much better one hit is than the next, which reciprocal ranks lose: Bruch, Gai and
    Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (arXiv:2210.11934).
    """
    scores: dict[int, float] = {}
    for ranked, weight in ((lexical, 1 - dense_weight), (dense, dense_weight)):
        if not ranked:
            continue
        best, worst = ranked[0][1], ranked[-1][1]
        width = best - worst
        for number, score in ranked:
            scaled = (score - worst) / width if width > 0 else 1.0
            scores[number] = scores.get(number, 0.0) + weight * scaled
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def match_expression(text: str) -> str:
    """Return a full-text query: content words OR-ed, with names and dates as phrases too."""
    words = re.findall(r"\w+", text.lower())
    content = [word for word in words if word not in STOP_WORDS] or words
    phrases = [*content, *_date_phrases(words), *(m.group().lower() for m in _NAME.finditer(text))]
    return " OR ".join(f'"{_tokens(phrase)}"' for phrase in dict.fromkeys(phrases))


def _date_phrases(words: Sequence[str]) -> Iterable[str]:
    """Yield each day of a month in the spellings that a text may use for it."""
    for first, second in itertools.pairwise(words):
        for month, day in ((first, second), (second, first)):
            number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", day)
            for spelling in _SPELLINGS.get(month, ()) if number else ():
                digits = number.group(1) if number else ""
                yield from (f"{spelling} {digits}", f"{digits} {spelling}")


def _tokens(phrase: str) -> str:
    return " ".join(re.findall(r"\w+", phrase))
