from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import RetrievalSettings
from bot.domain import Question
from bot.errors import EmptyIndexError, ModelMismatchError
from bot.retriever import STOP_WORDS, Retriever, fuse, match_expression
from bot.store import Store
from tests.fakes import ELSEWHERE, HERE, HOUSE, WordEncoder, article, claim, found_by_words, put

PIER = "The pier at Lorn was sold on 4 August 2024. Its buyer is Mara Voss. She paid in gold."
WELL = "A well was dug in Ashby. Water was found at 40 metres."

SCORES = st.floats(-50, 50, allow_nan=False)
RANKED = st.dictionaries(st.integers(0, 40), SCORES, max_size=20).map(
    lambda scores: sorted(scores.items(), key=lambda pair: -pair[1])
)


class TestMatchExpression:
    @pytest.mark.parametrize(
        ("text", "expression"),
        [
            ("The pier was sold", '"pier" OR "sold"'),
            ("pier pier PIER", '"pier"'),
            ("who is it", '"who" OR "is" OR "it"'),
            ("Mara Voss paid", '"mara" OR "voss" OR "paid" OR "mara voss"'),
            ('"quoted" text', '"quoted" OR "text"'),
            ("state-of-the-art", '"state" OR "art"'),
            ("🐟🐟", ""),
            ("", ""),
            ("…!?", ""),
        ],
    )
    def test_quotes_content_words_and_names(self, text: str, expression: str) -> None:
        assert match_expression(text) == expression

    @pytest.mark.parametrize(
        "text",
        ["sold on Aug 4", "sold 4 August", "sold on August 4th", "sold Aug. 4", "4th of it, 4 aug"],
    )
    def test_holds_every_spelling_of_a_day(self, text: str) -> None:
        expression = match_expression(text)
        for spelling in ("aug 4", "4 aug", "august 4", "4 august"):
            assert f'"{spelling}"' in expression

    def test_finds_a_day_in_another_spelling(self, store: Store) -> None:
        put(store, article(PIER))
        put(store, article("On August 14 a storm came. The 4 boats sank.", uri="b"))
        found = found_by_words(store, match_expression("Aug. 4"))
        assert found[0] == "The pier at Lorn was sold on 4 August 2024."

    @pytest.mark.parametrize(
        "text",
        [
            '" OR *',
            "pier AND NOT lorn",
            "NEAR(pier lorn, 2)",
            "sentence:pier",
            "{sentence heading}: pier",
            "^pier*",
            "pier + lorn",
            '"""',
            'pier"; DROP TABLE articles; --',
            "-pier",
            "pier\0lorn",
            "'pier'",
            "(pier",
            "_",
            "²",
            "A B " * 2000,
            "pier " * 5000,
            " ".join(f"word{number}" for number in range(4000)),
        ],
    )
    def test_is_never_read_as_syntax(self, store: Store, text: str) -> None:
        put(store, article(PIER))
        put(store, article(WELL, uri="b"))
        found = found_by_words(store, match_expression(text))
        assert any("pier" in sentence for sentence in found) is ("pier" in text)

    @given(st.text(max_size=80))
    def test_of_any_text_is_a_list_of_quoted_phrases(self, text: str) -> None:
        expression = match_expression(text)
        parts = expression.split(" OR ") if expression else []
        assert all(part[0] == part[-1] == '"' and '"' not in part[1:-1] for part in parts)

    def test_has_no_stop_word_beside_content(self) -> None:
        assert not any(
            f'"{word}"' in match_expression(f"{word} pier") for word in STOP_WORDS - {"may"}
        )


class TestFuse:
    def test_by_hand(self) -> None:
        lexical = [(1, 6.0), (2, 4.0), (3, 2.0)]
        dense = [(3, 0.9), (1, 0.5), (4, 0.1)]
        fused = fuse(lexical, dense, 0.5)
        assert [number for number, _ in fused] == [1, 3, 2, 4]
        assert [score for _, score in fused] == pytest.approx([0.75, 0.5, 0.25, 0.0])

    def test_of_one_hit_gives_it_the_whole_weight(self) -> None:
        assert fuse([(7, 3.0)], [], 0.5) == [(7, 0.5)]

    def test_of_nothing_is_nothing(self) -> None:
        assert fuse([], [], 0.5) == []

    @given(lexical=RANKED, dense=RANKED, weight=st.floats(0, 1))
    def test_ranks_every_hit_once_between_0_and_1(
        self,
        lexical: Sequence[tuple[int, float]],
        dense: Sequence[tuple[int, float]],
        weight: float,
    ) -> None:
        fused = fuse(lexical, dense, weight)
        assert {number for number, _ in fused} == {n for n, _ in [*lexical, *dense]}
        assert len(fused) == len({number for number, _ in fused})
        scores = [score for _, score in fused]
        assert scores == sorted(scores, reverse=True)
        assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores)

    @given(ranked=RANKED, other=RANKED)
    def test_with_all_weight_on_one_side_keeps_its_order(
        self, ranked: Sequence[tuple[int, float]], other: Sequence[tuple[int, float]]
    ) -> None:
        scores = dict(fuse(ranked, other, 0.0))
        ours = [scores[number] for number, _ in ranked]
        assert ours == sorted(ours, reverse=True)

    @given(lexical=RANKED, dense=RANKED)
    def test_does_not_depend_on_the_scale_of_scores(
        self, lexical: Sequence[tuple[int, float]], dense: Sequence[tuple[int, float]]
    ) -> None:
        scaled = [(number, 4 * score) for number, score in lexical]
        plain, other = dict(fuse(lexical, dense, 0.5)), dict(fuse(scaled, dense, 0.5))
        assert plain == pytest.approx(other, abs=1e-6)


class TestRetrieving:
    def retriever(self, store: Store, **settings: float) -> Retriever:
        return Retriever(store, WordEncoder(), RetrievalSettings.model_validate(settings))

    def test_gives_the_sentence_with_its_neighbours(self, store: Store) -> None:
        put(store, article(PIER))
        put(store, article(WELL, uri="b"))
        best = self.retriever(store).retrieve(claim("Mara Voss is the buyer"), HOUSE)[0]
        assert best.passage.sentence.text == "Its buyer is Mara Voss."
        assert best.passage.text == PIER
        assert (best.lexical_rank, best.dense_rank) == (1, 1)

    @pytest.mark.parametrize(("neighbours", "sentences"), [(0, 1), (1, 2), (5, 3)])
    def test_gives_as_many_neighbours_as_configured(
        self, store: Store, neighbours: int, sentences: int
    ) -> None:
        put(store, article(PIER))
        found = self.retriever(store, neighbours=neighbours).retrieve(claim("gold paid"), HOUSE)
        assert found[0].passage.sentence.text == "She paid in gold."
        assert len(found[0].passage.sentences) == sentences

    def test_gives_at_most_as_many_passages_as_configured(self, store: Store) -> None:
        put(store, article(PIER))
        put(store, article(WELL, uri="b"))
        assert len(self.retriever(store, passages=2).retrieve(Question("pier?"), HOUSE)) == 2

    def test_says_which_retriever_missed_a_passage(self, store: Store) -> None:
        put(store, article(PIER))
        hits = self.retriever(store).retrieve(Question("Unrelated words entirely"), HOUSE)
        assert [hit.lexical_rank for hit in hits] == [None, None, None]
        assert sorted(hit.dense_rank or 0 for hit in hits) == [1, 2, 3]

    def test_an_empty_index_says_what_to_do(self, store: Store) -> None:
        with pytest.raises(EmptyIndexError, match="receipts add PATH"):
            self.retriever(store).retrieve(claim("The pier was sold"), HOUSE)

    def test_another_model_says_what_to_do(self, store: Store) -> None:
        put(store, article(PIER), encoder=WordEncoder("older"))
        with pytest.raises(ModelMismatchError, match="receipts reindex"):
            self.retriever(store).retrieve(claim("The pier was sold"), HOUSE)

    def test_a_scope_that_sees_no_article_is_told_so(self, store: Store) -> None:
        put(store, article(PIER), HERE)
        retriever = self.retriever(store)
        with pytest.raises(EmptyIndexError, match="receipts add PATH"):
            retriever.retrieve(claim("The pier was sold"), ELSEWHERE)
        assert retriever.retrieve(claim("The pier was sold"), HERE)
