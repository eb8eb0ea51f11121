"""Sets of cases are read, run and scored; a mistake in a file is told with its line."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bot.config import Settings
from bot.domain import Answer, Evidence, Question, Stance, Verdict
from bot.encoder import Encoder
from bot.errors import SourceError
from bot.evaluation import pairs, retrieval
from bot.evaluation.answers import score as score_answers
from bot.evaluation.cases import Case
from tests.case_files import lines
from tests.chat.examples import answer, article, evidence
from tests.fakes import WordEncoder

CORPUS = [
    {"id": "m1", "doc": "Moon_landing", "text": "The lander Pip touched down on the moon."},
    {"id": "m2", "doc": "Moon_landing", "text": "Its drill reached a depth of two metres."},
    {"id": "c1", "doc": "Cheese_fair", "text": "A wheel of goat cheese won the fair in Alm."},
    {"id": "c2", "doc": "Cheese_fair", "text": "The prize was a copper kettle."},
]
QUERIES = [
    {"id": "q1", "text": "What touched down on the moon?"},
    {"id": "q2", "text": "Which cheese won the fair?"},
    {"id": "q3", "text": "Who painted the wall?"},
]
QRELS = "q1\tm1\t1\nq2\tc1\t1\nq3\tm2\t0\n"
PAIRS = [
    {"claim": "Pip landed on the moon", "evidence": CORPUS[0]["text"], "label": "supported"},
    {"claim": "The drill reached nine metres", "evidence": CORPUS[1]["text"], "label": "refuted"},
    {"claim": "Cows fear the dark", "evidence": CORPUS[2]["text"], "label": "nei"},
]
KEYS = {
    "n",
    "accuracy",
    "balanced_accuracy",
    "binary_balanced_accuracy",
    "macro_f1",
    "ece",
    "threshold",
}


@pytest.fixture
def settings(model_cache: Path, minilm: Encoder) -> Settings:
    """Settings with the packaged model, which is exported by now."""
    return Settings.model_validate({"encoder": {"cache": model_cache}})


def ranking_set(folder: Path, ending: str = "") -> Path:
    folder.mkdir()
    lines(folder / f"corpus.jsonl{ending}", CORPUS)
    lines(folder / f"queries.jsonl{ending}", QUERIES)
    (folder / "qrels.tsv").write_text(QRELS, "utf-8")
    return folder


class TestRetrieval:
    @pytest.mark.parametrize("ending", ["", ".gz"])
    def test_scores_each_system_on_the_queries_that_have_an_answer(
        self, tmp_path: Path, settings: Settings, ending: str
    ) -> None:
        folder = ranking_set(tmp_path / "small", ending)
        shown = retrieval.as_json(retrieval.evaluate([folder], settings))["sets"]["small"]
        assert (shown["queries"], shown["sentences"]) == (2, 4)
        for system in ("bm25", "dense", "fused"):
            assert shown[system] == {
                "recall_at_1": 1.0,
                "recall_at_5": 1.0,
                "recall_at_10": 1.0,
                "mrr": 1.0,
                "ndcg_at_10": 1.0,
            }

    @pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
    def test_of_a_folder_that_lacks_a_file_says_which(
        self, tmp_path: Path, settings: Settings, name: str
    ) -> None:
        folder = ranking_set(tmp_path / "small")
        (folder / name).unlink()
        with pytest.raises(SourceError, match=f"holds no {name}"):
            retrieval.evaluate([folder], settings)

    def test_of_a_wrong_judgement_names_its_line(self, tmp_path: Path, settings: Settings) -> None:
        folder = ranking_set(tmp_path / "small")
        (folder / "qrels.tsv").write_text("q1\tm1\t1\nq2 c1 1\n", "utf-8")
        with pytest.raises(SourceError, match=r"qrels\.tsv, line 2: three fields"):
            retrieval.evaluate([folder], settings)

    def test_without_a_query_that_has_an_answer_is_refused(
        self, tmp_path: Path, settings: Settings
    ) -> None:
        folder = ranking_set(tmp_path / "small")
        (folder / "qrels.tsv").write_text("q9\tm1\t1\n", "utf-8")
        with pytest.raises(SourceError, match="No query of the set"):
            retrieval.evaluate([folder], settings)

    def test_is_written_to_an_index_of_its_own(
        self, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        retrieval.evaluate([ranking_set(tmp_path / "small")], settings)
        assert {path.name for path in tmp_path.iterdir()} == {"small"}


class TestPairs:
    @pytest.mark.parametrize("name", ["fever.jsonl", "fever.jsonl.gz"])
    def test_are_judged_and_scored(self, tmp_path: Path, settings: Settings, name: str) -> None:
        shown = pairs.as_json(pairs.evaluate([lines(tmp_path / name, PAIRS)], settings))
        assert set(shown) == {"sets"}
        assert set(shown["sets"]) == {"fever"}
        assert set(shown["sets"]["fever"]) == KEYS
        assert shown["sets"]["fever"]["n"] == 3
        assert shown["sets"]["fever"]["accuracy"] == 1.0

    def test_of_one_claim_are_joined_where_the_set_splits_evidence(
        self, tmp_path: Path, settings: Settings
    ) -> None:
        rows = [
            {"claim": PAIRS[0]["claim"], "evidence": row["text"], "label": "supported"}
            for row in CORPUS
        ]
        path = lines(tmp_path / "wice-test.jsonl", [*rows, PAIRS[2]])
        assert pairs.evaluate([path], settings)["wice-test"].n == 2

    def test_without_evidence_support_nothing(self, tmp_path: Path, settings: Settings) -> None:
        rows = [{**PAIRS[0], "evidence": ""}, {**PAIRS[2], "evidence": "  "}]
        scores = pairs.evaluate([lines(tmp_path / "empty.jsonl", rows)], settings)["empty"]
        assert (scores.n, scores.accuracy) == (2, 0.5)

    def test_with_an_unknown_label_are_refused_before_any_is_judged(
        self, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        judged: list[object] = []
        monkeypatch.setattr("bot.evaluation.pairs.weighed", lambda *args: judged.append(args))
        path = lines(tmp_path / "a.jsonl", [*PAIRS, {**PAIRS[0], "label": "true"}])
        with pytest.raises(SourceError, match=r"line 4: 'true' is not a label \(supported,"):
            pairs.evaluate([path], settings)
        assert judged == []

    def test_by_hand(self) -> None:
        cases = [
            Case("a", "supported", 0.8, 0.1),
            Case("b", "refuted", 0.1, 0.7),
            Case("c", "nei", 0.6, 0.1),
            Case("d", "nei", 0.1, 0.2),
        ]
        scores = pairs.score(cases, threshold=0.5)
        # Of the confidences, 0.8 and twice 0.7 are right and 0.6 is wrong, each with its own bin.
        figures = {
            "n": 4,
            "accuracy": 0.75,
            "balanced_accuracy": (1 + 1 + 0.5) / 3,
            "binary_balanced_accuracy": (1 + 2 / 3) / 2,
            "macro_f1": (2 / 3 + 1 + 2 / 3) / 3,
            "ece": (0.2 + 0.6 + 2 * 0.3) / 4,
            "threshold": 0.5,
        }
        assert asdict(scores) == pytest.approx(figures)

    @pytest.mark.parametrize(
        ("supports", "predicted"), [(0.49, "not_supported"), (0.5, "supported")]
    )
    def test_of_two_labels_are_decided_by_the_threshold(
        self, supports: float, predicted: str
    ) -> None:
        cases = [
            Case("a", "supported", supports, 0.0),
            Case("b", "not_supported", 0.0, 0.0),
        ]
        right = predicted == "supported"
        assert pairs.score(cases, threshold=0.5).accuracy == (1.0 if right else 0.5)

    def test_never_predict_a_label_that_the_set_does_not_use(self) -> None:
        cases = [Case("a", "supported", 0.3, 0.0), Case("b", "refuted", 0.1, 0.2)]
        assert pairs.score(cases, threshold=0.5).accuracy == 1.0


SAID = article(
    "file:///pip-lands.md", "Pip lands", None, None, "Pip landed on the moon.", "Its drill works."
)
LANDED = evidence(SAID, "Pip landed on the moon.", Stance.SUPPORTS)
DRILLED = evidence(SAID, "Its drill works.", Stance.SUPPORTS)
QUERY = Question("what the case says")


def said(verdict: Verdict | None, *found: Evidence) -> Answer:
    return answer(QUERY, verdict, 0.9, *found)


class TestAnswers:
    def test_count_a_refused_query_as_not_answered(self) -> None:
        cases: list[tuple[dict[str, Any], tuple[Answer, ...]]] = [
            ({"text": "a", "kind": "claim", "verdict": "supported"}, ()),
            ({"text": "b", "kind": "question", "abstain": True}, ()),
            ({"text": "c", "kind": "question", "must": "x", "doc": "y"}, ()),
        ]
        scores = score_answers(cases)
        assert (scores.cases, scores.verdict_accuracy) == (3, 0.0)
        assert (scores.abstention, scores.answered, scores.document) == (1.0, 0.0, 0.0)
        assert scores.false_support is None
        assert [miss.text for miss in scores.misses] == ["a", "c"]

    @pytest.mark.parametrize(
        ("parts", "whole"),
        [
            (["supported"], "supported"),
            (["supported", "supported"], "supported"),
            (["supported", "not_enough_evidence"], "not_enough_evidence"),
            (["not_enough_evidence", "refuted"], "refuted"),
            (["refuted", "supported"], "refuted"),
            (["conflicting", "supported"], "conflicting"),
            (["conflicting", "not_enough_evidence"], "not_enough_evidence"),
        ],
    )
    def test_to_a_text_of_several_claims_have_the_verdict_of_the_weightiest(
        self, parts: list[str], whole: str
    ) -> None:
        row = {"text": "a", "kind": "claim", "verdict": whole}
        scores = score_answers([(row, [said(Verdict(part)) for part in parts])])
        assert (scores.verdict_accuracy, scores.misses) == (1.0, ())

    @pytest.mark.parametrize(
        ("given", "accuracy", "false_support"),
        [(Verdict.REFUTED, 1.0, 0.0), (Verdict.SUPPORTED, 0.0, 1.0), (None, 0.0, 0.0)],
    )
    def test_to_a_yes_no_question_are_judged_by_their_verdict(
        self, given: Verdict | None, accuracy: float, false_support: float
    ) -> None:
        row = {"text": "a", "kind": "question", "verdict": "refuted"}
        scores = score_answers([(row, [said(given, LANDED)])])
        assert (scores.verdict_accuracy, scores.false_support) == (accuracy, false_support)
        assert (scores.answered, scores.abstention) == (None, None)
        assert len(scores.misses) == 1 - accuracy

    def test_are_counted_by_the_kind_of_the_case(self) -> None:
        def case(hard: str | None, got: Verdict) -> tuple[dict[str, Any], tuple[Answer, ...]]:
            row = {"text": "a", "kind": "claim", "verdict": "supported", "hard": hard}
            return row, (said(got),)

        right, wrong = Verdict.SUPPORTED, Verdict.REFUTED
        scores = score_answers([case("date", right), case("date", wrong), case(None, right)])
        assert scores.by_kind == {"date": (0.5, 2), "plain": (1.0, 1)}

    @pytest.mark.parametrize(
        ("document", "must", "figures"),
        [
            ("pip-lands", "landed", (1.0, 1.0, 1.0)),
            (["cheese-fair", "pip-lands"], ["fell", "landed"], (1.0, 1.0, 1.0)),
            ("pip-lands", "drill", (1.0, 1.0, 0.0)),
            ("cheese-fair", "kettle", (0.0, 0.0, 0.0)),
            (["cheese-fair", "cow-fair"], ["kettle", "cow"], (0.0, 0.0, 0.0)),
        ],
    )
    def test_may_cite_any_of_the_documents_and_show_any_of_the_strings(
        self, document: str | list[str], must: str | list[str], figures: tuple[float, ...]
    ) -> None:
        row = {"text": "a", "kind": "question", "doc": document, "must": must}
        scores = score_answers([(row, [said(None, LANDED, DRILLED)])])
        assert (scores.document, scores.must, scores.must_first) == figures


def test_the_same_words_are_always_the_same_vector() -> None:
    # What the other tests rely on.
    one, other = WordEncoder(), WordEncoder()
    assert (one.encode_documents(["Pip landed"]) == other.encode_documents(["pip landed"])).all()
