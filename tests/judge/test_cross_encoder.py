"""Any cross-encoder for natural language inference judges claims."""

import itertools
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.config import Settings
from bot.domain import Claim, Judgement, Passage, Question, Verdict
from bot.engine import Engine
from bot.errors import ModelError
from bot.judge import RulesJudge
from bot.judge.cross_encoder import MAX_TOKENS, premises
from tests.fakes import HOUSE, WordEncoder, article, claim, passage
from tests.judge.classifiers import NAMES, configure, name_outputs, opened
from tests.tiny_models import make_classifier

CLAIM = claim("The river Osk rose")
RIVER = "The river Osk rose by three metres on Sunday. Farmers moved their cattle."
FIVE = "It rained. They fled. The Osk rose. It was dark. No one died."


def judged(folder: Path, *passages: Passage, query: Claim | Question = CLAIM) -> Judgement:
    return opened(folder).judge(query, passages or (passage(RIVER),))[0]


def stances(judgement: Judgement) -> tuple[float, float, float]:
    return judgement.supports, judgement.neutral, judgement.refutes


def probabilities(folder: Path, premise: str, hypothesis: str) -> list[float]:
    """What the library itself makes of a pair, in the order of the outputs."""
    import torch
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    logits = model.predict([(premise, hypothesis)], activation_fn=torch.nn.Identity())
    return [float(p) for p in torch.softmax(torch.tensor(logits[0]), dim=0)]


class TestStances:
    def test_are_the_softmax_with_the_passage_before_the_claim(self, tiny: Path) -> None:
        plain = replace(passage(RIVER), article=article(RIVER, title=""))
        found = stances(judged(tiny, plain))
        assert found == pytest.approx(probabilities(tiny, RIVER, CLAIM.text), abs=1e-5)
        turned = probabilities(tiny, CLAIM.text, RIVER)
        assert max(abs(a - b) for a, b in zip(found, turned, strict=True)) > 0.05

    @pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
    def test_follow_the_names_of_the_outputs(
        self, tiny: Path, copied: Path, order: tuple[int, ...]
    ) -> None:
        name_outputs(copied, [NAMES[number] for number in order])
        outputs = stances(judged(tiny))
        expected = dict(zip((NAMES[number] for number in order), outputs, strict=True))
        found = dict(zip(NAMES, stances(judged(copied)), strict=True))
        assert found == pytest.approx(expected)

    @pytest.mark.parametrize(
        "names",
        [
            ("ENTAILMENT", "NEUTRAL", "CONTRADICTION"),
            ("entail", "nei", "contradict"),
            ("SUPPORTS", "NOT ENOUGH INFO", "REFUTES"),
            ("supported", "not_enough_evidence", "refuted"),
        ],
    )
    def test_are_known_by_other_names(self, tiny: Path, copied: Path, names: Sequence[str]) -> None:
        name_outputs(copied, names)
        assert stances(judged(copied)) == pytest.approx(stances(judged(tiny)))

    def test_are_known_by_the_other_table_too(self, tiny: Path, copied: Path) -> None:
        configure(copied, id2label=None)
        assert stances(judged(copied)) == pytest.approx(stances(judged(tiny)))
        configure(copied, id2label={str(i): f"LABEL_{i}" for i in range(3)})
        assert stances(judged(copied)) == pytest.approx(stances(judged(tiny)))

    def test_sum_to_1_in_the_order_of_passages(self, tiny: Path) -> None:
        passages = [passage(RIVER), passage(FIVE, "b"), passage(RIVER * 3, "c"), passage("No.")]
        judge = opened(tiny)
        together = judge.judge(CLAIM, passages)
        for one, judgement in zip(passages, together, strict=True):
            assert sum(stances(judgement)) == pytest.approx(1)
            (alone,) = judge.judge(CLAIM, [one])
            assert stances(judgement) == pytest.approx(stances(alone), abs=1e-5)

    def test_are_the_same_from_several_threads(self, tmp_path: Path) -> None:
        # Without its lock the judge gave another text's length to about one pair in 200.
        judge = opened(make_classifier(tmp_path / "model", NAMES, tokens=64))
        passages = [
            passage("Rain. " * focus + "The Osk rose. " + "Wind. " * 9, focus=focus, radius=5)
            for focus in range(10)
        ]
        alone = [judge.judge(CLAIM, [one])[0] for one in passages]
        often = sys.getswitchinterval()
        sys.setswitchinterval(1e-5)
        try:
            with ThreadPoolExecutor(8) as pool:
                together = list(pool.map(lambda p: judge.judge(CLAIM, [p])[0], passages * 20))
        finally:
            sys.setswitchinterval(often)
        assert together == alone * 20


class TestRelevance:
    def test_is_that_of_the_rules_or_support_where_that_is_more(
        self, tiny: Path, words: WordEncoder
    ) -> None:
        rules = RulesJudge(words)
        passages = [passage(RIVER), passage("Ships sank.", "b"), passage("A mill burned.", "c")]
        judgements = opened(tiny).judge(CLAIM, passages)
        ruled = [one.relevance for one in rules.judge(CLAIM, passages)]
        expected = [max(r, one.supports) for r, one in zip(ruled, judgements, strict=True)]
        assert [one.relevance for one in judgements] == expected
        assert expected != ruled

    def test_does_not_grow_with_contradiction(self, tmp_path: Path, words: WordEncoder) -> None:
        folder = make_classifier(tmp_path / "model", NAMES[::-1], first=20)
        unrelated = passage("Ships sank.")
        judgement = judged(folder, unrelated)
        assert judgement.refutes > 0.99
        (ruled,) = RulesJudge(words).judge(CLAIM, [unrelated])
        assert judgement.relevance == pytest.approx(ruled.relevance)

    def test_and_answers_of_questions_are_those_of_the_rules(
        self, tiny: Path, words: WordEncoder
    ) -> None:
        asked = Question("Who won the chess final?")
        chess = [passage("Lida Ferro won the chess final in Toru."), passage(RIVER, "b")]
        judgements = opened(tiny).judge(asked, chess)
        assert judgements == RulesJudge(words).judge(asked, chess)
        assert judgements[0].span is not None


class TestPremises:
    def test_lose_the_neighbours_first_and_the_heading_last(self) -> None:
        whole = passage(FIVE, focus=2, radius=5)
        dated = article(FIVE, title="Flood", published=date(2024, 8, 5))
        heading = "Flood. Published on 5 August 2024. "
        assert list(premises(replace(whole, article=dated))) == [
            heading + FIVE,
            heading + "It rained. They fled. The Osk rose. It was dark.",
            heading + "They fled. The Osk rose. It was dark.",
            heading + "They fled. The Osk rose.",
            heading + "The Osk rose.",
            "The Osk rose.",
        ]

    @pytest.mark.parametrize("focus", [0, 4])
    def test_of_a_sentence_at_an_end_keep_it(self, focus: int) -> None:
        found = passage(FIVE, focus=focus, radius=5)
        assert all(found.sentence.text in premise for premise in premises(found))

    @pytest.mark.parametrize(
        ("title", "heading"),
        [("", ""), ("  ", ""), ("Flood?", "Flood? "), (" Flood at Osk. ", "Flood at Osk. ")],
    )
    def test_begin_with_the_title_as_a_sentence(self, title: str, heading: str) -> None:
        found = replace(passage(RIVER), article=article(RIVER, title=title))
        assert next(premises(found)) == heading + RIVER

    def test_that_are_too_long_are_cut_before_the_sentence_is(self, tmp_path: Path) -> None:
        narrow = make_classifier(tmp_path / "model", NAMES, tokens=64)
        long = "Rain. " * 30 + "The Osk rose. " + "Wind. " * 30
        # Of 64 letters and marks, 46 are left beside the claim.
        left = "A title. Rain. Rain. Rain. The Osk rose. Wind. Wind."
        expected = probabilities(narrow, left, CLAIM.text)
        found = judged(narrow, passage(long, focus=30, radius=5))
        assert stances(found) == pytest.approx(expected, abs=1e-5)

    def test_that_are_too_long_as_a_sentence_are_cut_at_its_end(self, tmp_path: Path) -> None:
        narrow = make_classifier(tmp_path / "model", NAMES, tokens=64)
        short = judged(narrow, passage("The Osk rose and " * 20))
        longer = judged(narrow, passage("The Osk rose and " * 200))
        assert stances(short) == pytest.approx(stances(longer), abs=1e-5)

    def test_of_a_model_without_a_limit_have_one(self, tmp_path: Path) -> None:
        roomy = make_classifier(tmp_path / "model", NAMES, tokens=MAX_TOKENS * 2)
        judgement = judged(roomy, passage("The Osk rose and " * 200))
        cut = judged(roomy, passage("The Osk rose and " * 300))
        assert stances(judgement) == pytest.approx(stances(cut), abs=1e-5)


class TestEngine:
    @pytest.fixture
    def engine(
        self, request: pytest.FixtureRequest, tmp_path: Path, model_cache: Path
    ) -> Iterator[Engine]:
        """An engine with one article, whose judge always takes its first output."""
        folder = make_classifier(tmp_path / "model", request.param, first=20)
        (tmp_path / "flood.txt").write_text(RIVER, "utf-8")
        settings = Settings.model_validate(
            {
                "store": {"path": tmp_path / "index.db"},
                "encoder": {"cache": model_cache, "threads": 1},
                "judge": {"model": str(folder)},
            }
        )
        engine = Engine(settings, create=True)
        engine.add([tmp_path / "flood.txt"], HOUSE)
        yield engine
        engine.close()

    @pytest.mark.parametrize(
        ("engine", "verdict"),
        [(NAMES, Verdict.SUPPORTED), (NAMES[::-1], Verdict.REFUTED)],
        indirect=["engine"],
    )
    def test_checks_claims_with_it(self, engine: Engine, verdict: Verdict) -> None:
        # Without a figure or a date, so that the model alone decides.
        (answer,) = engine.check("The river Osk rose.", HOUSE).claims
        assert answer.verdict is verdict
        assert answer.citations[0].quote == "The river Osk rose by three metres on Sunday."

    @pytest.mark.parametrize("engine", [NAMES], indirect=True)
    def test_answers_questions_by_the_rules(self, engine: Engine) -> None:
        answer = engine.ask("When did the river Osk rise?", HOUSE)
        assert answer.verdict is None
        assert answer.citations[0].quote == "The river Osk rose by three metres on Sunday."

    @pytest.mark.parametrize("engine", [["LABEL_0", "LABEL_1", "LABEL_2"]], indirect=True)
    def test_lists_sources_and_only_then_refuses_a_judge_that_cannot_be_used(
        self, engine: Engine
    ) -> None:
        assert len(engine.sources(HOUSE)) == 1
        with pytest.raises(ModelError, match="LABEL_0"):
            engine.warm()
