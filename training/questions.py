"""Questions and claims beside passages that the retriever takes for answers, as examples."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bench.data import question_documents, sentence_of_answer
from bench.held import held_out
from bot.domain import Article, Question, Sentence
from bot.sentences import split
from training.board import on_board, plain
from training.examples import Example
from training.retrieval import SCOPE, retriever_over

SETS = ("squad2_dev", "squadshifts_new_wiki")
NEGATIVES = 4
"""Wrong passages beside each question: those that the retriever ranks highest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the sentence that answers it and the answer's place, or with neither."""

    id: str
    text: str
    uri: str
    position: int | None
    answer: tuple[int, int] | None


def question_pairs(seed: int, held: bool) -> Iterator[Example]:
    """Yield each question with its answer's passage and with wrong ones, of half of the sets."""
    excluded = {
        plain(p["context"]) for d in question_documents("xquad_en") for p in d["paragraphs"]
    }
    for name in SETS:
        articles: list[tuple[Article, tuple[Sentence, ...]]] = []
        asked: list[Asked] = []
        for document in question_documents(name):
            if held_out(document["title"]) is not held:
                continue
            for number, paragraph in enumerate(document["paragraphs"]):
                context = paragraph["context"]
                if plain(context) in excluded or on_board("", context):
                    continue
                uri = f"{document['title']}#{number}"
                title = document["title"].replace("_", " ")
                article = Article(uri, title, context, None, None, datetime.now(UTC))
                sentences = split(context)
                articles.append((article, sentences))
                found = (_asked(row, uri, sentences) for row in paragraph["qas"])
                asked += [one for one in found if one is not None]
        yield from _pairs(name, articles, asked, random.Random(seed))


def _pairs(
    name: str,
    articles: Sequence[tuple[Article, tuple[Sentence, ...]]],
    asked: Sequence[Asked],
    chooser: random.Random,
) -> Iterator[Example]:
    by_uri = {article.uri: (article, sentences) for article, sentences in articles}
    with retriever_over(articles) as retriever:
        for one in asked:
            right = (one.uri, one.position)
            wrong = [
                (hit.passage.article.uri, hit.passage.focus)
                for hit in retriever.retrieve(Question(one.text), SCOPE)
                if (hit.passage.article.uri, hit.passage.focus) != right
            ]
            # Those of its own paragraph come first: they are the ones surely known to be wrong.
            same = [place for place in wrong if place[0] == one.uri]
            other = [place for place in wrong if place[0] != one.uri]
            kept = (same[: NEGATIVES - 1] + other)[:NEGATIVES]
            width = chooser.choice((0, 1, 1))
            if one.position is not None:
                yield _example(name, one, *by_uri[one.uri], one.position, width, one.answer)
            for uri, position in kept:
                yield _example(name, one, *by_uri[uri], position, width, None)


def _example(
    name: str,
    one: Asked,
    article: Article,
    sentences: tuple[Sentence, ...],
    position: int,
    width: int,
    answer: tuple[int, int] | None,
) -> Example:
    focus = sentences[position]
    first = sentences[max(0, position - width)]
    last = sentences[min(len(sentences) - 1, position + width)]
    return Example(
        id=f"{name}:{one.id}:{article.uri}:{position}",
        source=name,
        query=one.text.strip(),
        focus=focus.text,
        relevant=(article.uri, position) == (one.uri, one.position),
        question=True,
        answer=answer,
        title=article.title,
        before=article.text[first.start : focus.start].strip(),
        after=article.text[focus.end : last.end].strip(),
        group=f"{name}:{one.id}",
    )


def _asked(row: dict[str, Any], uri: str, sentences: tuple[Sentence, ...]) -> Asked | None:
    """Return a question with the shortest of its answers; None where no sentence holds one."""
    if row.get("is_impossible"):
        return Asked(row["id"], row["question"], uri, None, None)
    shortest_first = sorted(row["answers"], key=lambda one: len(one["text"]))
    found = sentence_of_answer(shortest_first, sentences)
    if found is None:
        return None
    sentence, place = found
    return Asked(row["id"], row["question"], uri, sentence.position, place)
