import pytest

from bot.domain import Question
from bot.encoder import Encoder
from bot.judge import RulesJudge, open_judge
from tests.fakes import WordEncoder, claim, passage

RIVER = "The river Osk rose by three metres on Sunday. Farmers moved their cattle."
CHESS = "Lida Ferro won the chess final in Toru. She is 19."


def test_no_passages_get_no_judgements(words: WordEncoder) -> None:
    assert open_judge("rules", words).judge(claim("It rained"), []) == ()


@pytest.mark.parametrize("query", [claim("The river Osk rose"), Question("Who won in Toru?")])
def test_judgements_come_in_the_order_of_passages(minilm: Encoder, query: Question) -> None:
    river, chess = passage(RIVER), passage(CHESS, "b")
    judge = RulesJudge(minilm)
    forward, backward = judge.judge(query, [river, chess]), judge.judge(query, [chess, river])
    assert [one.relevance for one in forward] == pytest.approx(
        [one.relevance for one in reversed(backward)], abs=1e-4
    )


@pytest.mark.parametrize("focus", [0, 1])
@pytest.mark.parametrize(
    "query", [claim("The river Osk rose by three metres"), Question("When did the river rise?")]
)
def test_stances_sum_to_1_and_relevance_is_a_share(
    minilm: Encoder, query: Question, focus: int
) -> None:
    (judged,) = RulesJudge(minilm).judge(query, [passage(RIVER, focus=focus)])
    assert judged.supports + judged.refutes + judged.neutral == pytest.approx(1)
    assert 0 <= judged.relevance <= 1


def test_a_passage_of_the_claim_is_relevant_and_supports_it(minilm: Encoder) -> None:
    same, other = RulesJudge(minilm).judge(
        claim("The river Osk rose by three metres"), [passage(RIVER), passage(CHESS, "b")]
    )
    assert same.supports > 0.5 > other.supports
    assert same.relevance > 0.5 > other.relevance


def test_an_answer_is_marked_in_the_sentence(minilm: Encoder) -> None:
    (judged,) = RulesJudge(minilm).judge(Question("Who won the chess final?"), [passage(CHESS)])
    assert judged.span is not None
    start, end = judged.span
    assert "Lida Ferro" in CHESS[start:end]


def test_a_question_has_no_stance(minilm: Encoder) -> None:
    (judged,) = RulesJudge(minilm).judge(Question("Who won the chess final?"), [passage(CHESS)])
    assert (judged.supports, judged.refutes, judged.neutral) == (0, 0, 1)


def test_a_short_claim_finds_its_clause_in_a_long_sentence(minilm: Encoder) -> None:
    long = (
        "After a week of rain, which fell on all of the valley, the old bridge of Osk collapsed, "
        "and the council promised that it would build a wider one of stone within two years."
    )
    judged = RulesJudge(minilm).judge(
        claim("The old bridge of Osk collapsed"), [passage(long), passage(RIVER, "b")]
    )
    assert judged[0].supports > 0.5 > judged[1].supports
