"""The product's own retriever over articles at hand, to find the passages it would bring."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.config import Settings
from bot.domain import Article, Scope, Sentence
from bot.encoder import open_encoder, processor_threads
from bot.retriever import Retriever
from bot.store import Store

SCOPE = Scope()


@contextmanager
def retriever_over(articles: Sequence[tuple[Article, tuple[Sentence, ...]]]) -> Iterator[Retriever]:
    """Index the articles into an index that is gone afterwards."""
    settings = Settings()
    threads = processor_threads(settings.encoder.threads)
    encoder = open_encoder(settings.encoder.model, settings.encoder.cache, threads)
    texts = [sentence.text for _, sentences in articles for sentence in sentences]
    vectors = encoder.encode_documents(texts)
    with tempfile.TemporaryDirectory() as scratch:
        store = Store(Path(scratch) / "set.db", create=True)
        source = store.catalog.add_source(SCOPE, "set")
        start = 0
        for article, sentences in articles:
            rows = vectors[start : start + len(sentences)]
            start += len(sentences)
            store.catalog.put(
                SCOPE, source, article.uri, article, sentences, rows, encoder.identity
            )
        yield Retriever(store, encoder, settings.retrieval)
        store.close()
