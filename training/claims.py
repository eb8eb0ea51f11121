"""Claims beside passages about something else, as a search brings them."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.domain import Article, Claim, Sentence
from training.examples import Example
from training.retrieval import SCOPE, retriever_over

NEGATIVES = 2


def claim_negatives(pairs: Sequence[Example], seed: int) -> Iterator[Example]:
    """Yield each claim beside the evidence of other claims that the retriever ranks high.

    Evidence that some claim of the same words is paired with is left out.
    """
    chooser = random.Random(seed)
    texts = list(dict.fromkeys(one.focus for one in pairs))
    articles = [_article(number, text) for number, text in enumerate(texts)]
    own: dict[str, set[str]] = {}
    for one in pairs:
        own.setdefault(one.query, set()).add(one.focus)
    with retriever_over(articles) as retriever:
        for query, evidence in own.items():
            hits = retriever.retrieve(Claim(query, 0, len(query)), SCOPE)
            found = [hit.passage.sentence.text for hit in hits]
            others = [text for text in found if text not in evidence]
            for number, text in enumerate(chooser.sample(others, min(NEGATIVES, len(others)))):
                yield Example(
                    id=f"negative:{number}:{query}",
                    source="claim_negatives",
                    query=query,
                    focus=text,
                    label="nei",
                    relevant=False,
                )


def _article(number: int, text: str) -> tuple[Article, tuple[Sentence, ...]]:
    article = Article(f"evidence:{number}", "", text, None, None, datetime.now(UTC))
    return article, (Sentence(0, 0, len(text), text),)
