"""Fakes with predictable answers, and short ways to write articles into a store."""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

import numpy as np

from bot.domain import (
    Article,
    Claim,
    Hit,
    Judgement,
    Passage,
    Query,
    Scope,
    Sentence,
)
from bot.encoder import ModelIdentity, Vectors
from bot.encoder.serving import Advance
from bot.retriever import Retriever
from bot.sentences import split
from bot.store import Store

FETCHED = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
HOUSE = Scope()
HERE = Scope("100")
ELSEWHERE = Scope("200")


class WordEncoder:
    """A hashed bag of words: texts that share words are close, always in the same way."""

    def __init__(self, name: str = "words", dimension: int = 64) -> None:
        self.identity = ModelIdentity(name, f"sha-of-{name}", dimension)
        self.encoded: list[str] = []

    def encode_documents(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        self.encoded += texts
        vectors = np.zeros((len(texts), self.identity.dimension), np.float32)
        for row, text in enumerate(texts):
            for word in ["", *re.findall(r"\w+", text.lower())]:
                digest = hashlib.sha256(f"{self.identity.name} {word}".encode()).digest()
                vectors[row, int.from_bytes(digest[:4], "big") % self.identity.dimension] += 1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        before = list(self.encoded)
        vectors = self.encode_documents(texts)
        self.encoded = before
        return vectors


class FixedJudge:
    """Judges each passage as a table from words in its sentence to a judgement says."""

    def __init__(self, **judgements: Judgement) -> None:
        self._judgements = judgements

    def judge(
        self, query: Query, passages: Sequence[Passage], wordings: Sequence[str] = ()
    ) -> tuple[Judgement, ...]:
        silent = Judgement(0.0, 0.0, 0.0, 1.0)
        return tuple(
            next((j for word, j in self._judgements.items() if word in p.sentence.text), silent)
            for p in passages
        )


class FixedRetriever(Retriever):
    """Finds the same passages for every query, and keeps the queries."""

    def __init__(self, *passages: Passage) -> None:
        self._passages = passages
        self.queries: list[Query] = []

    def retrieve(self, query: Query, scope: Scope) -> tuple[Hit, ...]:
        self.queries.append(query)
        return tuple(Hit(passage, 1.0, 1, 1) for passage in self._passages)


def article(
    text: str, uri: str = "file:///a.txt", title: str = "A title", published: date | None = None
) -> Article:
    return Article(uri, title, text, None, published, FETCHED)


def passage(text: str, uri: str = "file:///a.txt", focus: int = 0, radius: int = 1) -> Passage:
    """An article of that text, and its sentence number `focus` with its neighbours."""
    sentences = split(text)
    return Passage(
        article(text, uri), sentences[max(0, focus - radius) : focus + radius + 1], focus
    )


def hit(text: str, uri: str = "file:///a.txt") -> Hit:
    return Hit(passage(text, uri), 1.0, 1, 1)


def claim(text: str) -> Claim:
    return Claim(text, 0, len(text))


def put(
    store: Store,
    written: Article,
    scope: Scope = HOUSE,
    encoder: WordEncoder | None = None,
    source: str = "/articles",
) -> int:
    """Write an article as an indexing run does, and return its id."""
    encoder = encoder or WordEncoder()
    sentences: tuple[Sentence, ...] = split(written.text)
    return store.catalog.put(
        scope,
        store.catalog.add_source(scope, source),
        written.uri,
        written,
        sentences,
        encoder.encode_documents([sentence.text for sentence in sentences]),
        encoder.identity,
    )


def found_by_words(store: Store, expression: str, scope: Scope = HOUSE) -> list[str]:
    """The sentences that full text finds."""
    numbers = [number for number, _ in store.search.by_words(expression, scope, 50)]
    passages = store.search.passages(numbers, 0)
    return [passages[number].sentence.text for number in numbers]


def found_by_vector(
    store: Store, text: str, scope: Scope = HOUSE, encoder: WordEncoder | None = None
) -> list[str]:
    """The sentences that the vectors find, best first."""
    encoder = encoder or WordEncoder()
    query = encoder.encode_queries([text])[0]
    ranked = store.search.by_vector(query, encoder.identity, scope, 50)
    passages = store.search.passages([number for number, _ in ranked], 0)
    return [passages[number].sentence.text for number, _ in ranked]
