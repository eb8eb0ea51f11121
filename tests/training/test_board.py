"""What is measured by is not learnt from."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain

import pytest

from bench.board import LICENCE_CLASSES, SETS
from bench.data import DATA, missing, question_documents
from bench.held import held_out
from bot.domain import Article, Hit, Query, Scope, Sentence
from bot.evaluation.files import read_json_lines
from bot.retriever import Retriever
from training import questions
from training.board import on_board, pairs, plain
from training.examples import Example
from training.mix import AGAIN, NAMES_OF_CLAIMS
from training.public import HELD_OUT, HELD_SHARE, TRAINED_ON, selection_pairs, training_pairs

NOT_FOR_TRAINING = {"anli", "averitec", "scifact_rte", "sick", "trecqa", "wikiqa"}
"""Sets whose licence is for research only or not commercial, whatever the split."""
RUN = 13
"""Words in a row that two texts share only where one of them comes from the other."""
EVERY = 5

needs_data = pytest.mark.skipif(bool(missing()), reason="the public data sets are not here")

Indexed = list[tuple[Article, tuple[Sentence, ...]]]


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def long_sentences(text: str) -> Iterator[str]:
    return (bare(one) for one in re.split(r"[.!?]\s+", text) if len(re.findall(r"\w+", one)) > 8)


def runs(text: str) -> Iterator[int]:
    words = plain(text).split()
    return (hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


@cache
def learnt() -> list[Example]:
    return list(training_pairs(1))


def test_sets_of_the_board_are_not_trained_on() -> None:
    assert not set(SETS) & {*TRAINED_ON, *HELD_OUT, *HELD_SHARE, *AGAIN, *NAMES_OF_CLAIMS}


def test_sets_that_may_not_be_trained_on_are_in_no_list_of_training() -> None:
    lists = (TRAINED_ON, HELD_OUT, HELD_SHARE, AGAIN, NAMES_OF_CLAIMS, questions.SETS)
    named = {name.partition(".")[0] for name in chain.from_iterable(lists)}
    assert not named & NOT_FOR_TRAINING
    limited = {name.partition(".")[0] for name, kind in LICENCE_CLASSES.items() if kind == "C"}
    assert limited <= NOT_FOR_TRAINING


def test_sets_to_choose_between_runs_by_are_not_trained_on() -> None:
    assert not set(HELD_OUT) & set(TRAINED_ON)
    assert set(HELD_SHARE) <= set(TRAINED_ON)


@needs_data
class TestPublicPairs:
    def test_are_of_every_set_that_is_trained_on(self) -> None:
        assert {one.source for one in learnt()} == set(TRAINED_ON)

    def test_have_no_claim_passage_or_long_sentence_of_the_board(self) -> None:
        claims: set[str] = set()
        texts: set[str] = set()
        sentences: set[str] = set()
        for row in chain.from_iterable(map(pairs, SETS)):
            claims.add(bare(row["claim"]))
            texts.add(bare(row["evidence"]))
            sentences.update(long_sentences(row["evidence"]))
        shown = learnt()[::EVERY]
        assert len(shown) > 10_000
        assert [one.id for one in shown if bare(one.query) in claims] == []
        assert [one.id for one in shown if bare(one.focus) in texts] == []
        found = [one.id for one in shown if not sentences.isdisjoint(long_sentences(one.focus))]
        assert found == []

    def test_hardly_ever_repeat_part_of_a_sentence_of_the_board(self) -> None:
        held: set[int] = set()
        for row in chain.from_iterable(map(pairs, SETS)):
            held.update(runs(row["evidence"]))
        shown = learnt()[::EVERY]
        repeated = [one.id for one in shown if not held.isdisjoint(runs(one.focus))]
        assert len(repeated) < 0.005 * len(shown)

    def test_to_choose_between_runs_by_are_not_among_those_trained_on(self) -> None:
        seen = {(one.query, one.focus) for one in learnt()}
        held = list(selection_pairs())
        assert len(held) > 1000
        both = [one.id for one in held if (one.query, one.focus) in seen]
        assert len(both) < 0.001 * len(held)

    def test_of_the_board_would_be_noticed(self) -> None:
        row = pairs("fm2.dev")[0]
        assert on_board(row["claim"], "Rain fell.")
        assert on_board("Rain fell.", row["evidence"])
        assert on_board("Rain fell.", f"It rained. {row['evidence'].upper()} The end.")
        assert not on_board("Rain fell on Toru.", "The river Osk rose by three metres in a night.")


@needs_data
class TestQuestions:
    @pytest.fixture
    def indexed(self, monkeypatch: pytest.MonkeyPatch) -> Indexed:
        """The articles that questions are asked of, once they have been asked."""
        found: Indexed = []

        class Silent(Retriever):
            def __init__(self) -> None:
                pass

            def retrieve(self, query: Query, scope: Scope) -> tuple[Hit, ...]:
                return ()

        @contextmanager
        def listed(
            articles: Sequence[tuple[Article, tuple[Sentence, ...]]],
        ) -> Iterator[Retriever]:
            found.extend(articles)
            yield Silent()

        monkeypatch.setattr(questions, "retriever_over", listed)
        return found

    @pytest.mark.parametrize("held", [True, False])
    def test_are_of_documents_that_are_held_out_or_of_those_that_are_not(
        self, indexed: Indexed, held: bool
    ) -> None:
        asked = list(questions.question_pairs(1, held))
        assert len(asked) > 1000
        names = {article.uri.rpartition("#")[0] for article, _ in indexed}
        assert len(names) > 20
        assert {held_out(name) for name in names} == {held}
        titles = {name.replace("_", " ") for name in names}
        assert {one.title for one in asked} <= titles

    def test_are_not_of_passages_that_are_measured_by(self, indexed: Indexed) -> None:
        list(questions.question_pairs(1, held=False))
        measured = {
            plain(paragraph["context"])
            for document in question_documents("xquad_en")
            for paragraph in document["paragraphs"]
        }
        assert measured
        assert not measured & {plain(article.text) for article, _ in indexed}
        assert not [article.uri for article, _ in indexed if on_board("", article.text)]

    @pytest.mark.parametrize("name", questions.SETS)
    def test_are_held_out_by_the_names_that_retrieval_is_measured_under(self, name: str) -> None:
        rows = read_json_lines(DATA / "retrieval" / name / "corpus.jsonl.gz", "id", "doc", "text")
        measured = {row["doc"] for row in rows}
        titles = {document["title"] for document in question_documents(name)}
        assert measured <= titles

    def test_have_the_answer_at_the_place_that_they_name(self, indexed: Indexed) -> None:
        for one in questions.question_pairs(1, held=False):
            assert one.relevant
            assert one.answer is not None
            start, end = one.answer
            assert 0 <= start < end <= len(one.focus)


def test_texts_are_compared_by_their_words_alone() -> None:
    assert plain("The Ferry -- sank!") == plain("the ferry sank") == "the ferry sank"
    assert plain("Zoë's 3 ships") == "zoë s 3 ships"
