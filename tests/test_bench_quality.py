"""The quality board: sets are read and scored, set beside baselines, drawn and looked into."""

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import quality
from bench.__main__ import main
from bench.baselines import FOLDS, claim_only, folds, lexical_overlap
from bench.board import SETS
from bench.reliability import draw
from bot.domain import Claim, Judgement, Passage, Query
from bot.errors import SourceError
from bot.evaluation.cases import Case, joined
from bot.evaluation.metrics import Bin
from bot.evaluation.quality import calibration, evaluate, score
from bot.evaluation.reading import AT_ONCE, whole_text
from bot.holdings import IndexProgress
from tests.case_files import lines

HALVES = [
    Case("a", "supported", 0.9, 0.1),
    Case("b", "supported", 0.4, 0.1),
    Case("c", "not_supported", 0.2, 0.1),
    Case("d", "not_supported", 0.1, 0.1),
]


def read_as_told(pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
    """Read evidence such as "0.7 0.2 …" as what it says of the claim."""
    stances = [[float(word) for word in evidence.split()[:2]] for _, evidence in pairs]
    return [Judgement(1.0, yes, no, 1 - yes - no) for yes, no in stances]


def rows(*told: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"claim": claim, "evidence": text, "label": label} for claim, text, label in told]


class TestScores:
    def test_of_two_labels_by_hand(self) -> None:
        scores = score(HALVES, threshold=0.5)
        assert (scores.n, scores.supported_share) == (4, 0.5)
        assert scores.binary_balanced_accuracy == (0.5 + 1) / 2
        assert (scores.best_threshold, scores.best_binary_balanced_accuracy) == (0.4, 1.0)
        assert scores.auroc == 1.0
        assert scores.three_way_accuracy is None
        assert scores.three_way_macro_f1 is None
        # Twice 0.9 and 0.8 are right, in bins of their own from 13/15 and 12/15; 0.6 is wrong.
        assert scores.ece == pytest.approx((2 * 0.1 + 0.2 + 0.6) / 4)

    def test_of_three_labels_are_of_the_strongest_stance(self) -> None:
        cases = [
            Case("a", "supported", 0.5, 0.1),
            Case("b", "refuted", 0.3, 0.5),
            Case("c", "nei", 0.3, 0.2),
            Case("d", "nei", 0.45, 0.35),
        ]
        scores = score(cases, threshold=0.4)
        # Neutral is 0.4 for a, 0.5 for c, and 0.2 for d.
        assert scores.three_way_accuracy == 0.75
        assert scores.three_way_macro_f1 == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)
        assert scores.binary_balanced_accuracy == pytest.approx((1 + 2 / 3) / 2)

    def test_decide_from_the_threshold_on(self) -> None:
        assert score(HALVES, threshold=0.4).binary_balanced_accuracy == 1.0


class TestCalibration:
    def test_weighs_cases_alike_and_sets_alike(self) -> None:
        sure_and_right = [Case(str(number), "supported", 0.99, 0.0) for number in range(3)]
        unsure_and_wrong = [Case("x", "refuted", 0.6, 0.0)]
        found = calibration({"large": sure_and_right, "small": unsure_and_wrong})
        assert found.n == 4
        assert found.ece_by_case == pytest.approx(3 / 4 * 0.01 + 1 / 4 * 0.6)
        assert found.ece_by_set == pytest.approx(1 / 2 * 0.01 + 1 / 2 * 0.6)
        assert [one.count for one in found.bins] == [1, 3]

    def test_a_confident_no_is_confidence(self) -> None:
        found = calibration({"a": [Case("a", "not_supported", 0.02, 0.9)]})
        assert (found.bins[0].confidence, found.bins[0].accuracy) == (0.98, 1.0)


class TestEvaluate:
    def test_hands_the_reader_many_pairs_at_once_and_tells_how_far_it_is(
        self, tmp_path: Path
    ) -> None:
        path = lines(tmp_path / "big.jsonl.gz", rows(*[("a", "0.8 0.1", "supported")] * 300))
        handed: list[int] = []
        told: list[IndexProgress] = []

        def reader(pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
            handed.append(len(pairs))
            return read_as_told(pairs)

        found = evaluate(path, reader, 0.5, progress=told.append)
        assert handed == [AT_ONCE, 300 - AT_ONCE]
        assert [(one.done, one.total) for one in told] == [(AT_ONCE, 300), (300, 300)]
        assert (found.scores.n, found.row_scores) == (300, None)

    def test_a_claim_of_split_evidence_is_as_supported_as_its_best_row(
        self, tmp_path: Path
    ) -> None:
        told = [
            ("a", "0.1 0.0", "supported"),
            ("a", "0.9 0.0", "supported"),
            ("b", "0.2 0.0", "not_supported"),
            ("b", "0.3 0.0", "not_supported"),
        ]
        found = evaluate(lines(tmp_path / "wice.dev.jsonl", rows(*told)), read_as_told, 0.5)
        assert [case.supports for case in found.cases] == [0.9, 0.3]
        assert (found.scores.n, found.scores.binary_balanced_accuracy) == (2, 1.0)
        assert len(found.rows) == 4
        assert found.row_scores
        assert found.row_scores.binary_balanced_accuracy == 0.75

    def test_of_some_claims_takes_all_their_rows(self, tmp_path: Path) -> None:
        told = [(str(number // 2), "0.8 0.1", "supported") for number in range(40)]
        found = evaluate(lines(tmp_path / "a.jsonl", rows(*told)), read_as_told, 0.5, claims=5)
        assert [case.claim for case in found.rows] == sorted(
            2 * ["0", "4", "8", "12", "16"], key=int
        )

    def test_refuses_an_unknown_label(self, tmp_path: Path) -> None:
        path = lines(tmp_path / "a.jsonl", rows(("a", "0.8 0.1", "true")))
        with pytest.raises(SourceError, match="line 1: 'true' is not a label"):
            evaluate(path, read_as_told, 0.5)


def test_joined_rows_keep_the_order_of_claims() -> None:
    cases = [Case("b", "nei", 0.1, 0), Case("a", "nei", 0.2, 0), Case("b", "nei", 0.3, 0)]
    assert [(case.claim, case.supports) for case in joined(cases)] == [("b", 0.3), ("a", 0.2)]


def test_the_whole_evidence_is_read_as_one_sentence() -> None:
    class Recorder:
        def __init__(self) -> None:
            self.asked: list[tuple[Query, Passage]] = []

        def judge(
            self, query: Query, passages: Sequence[Passage], wordings: Sequence[str] = ()
        ) -> tuple[Judgement, ...]:
            self.asked += [(query, passage) for passage in passages]
            return tuple(Judgement(1.0, 0.7, 0.1, 0.2) for _ in passages)

    judge = Recorder()
    read = whole_text(judge)([("One is two.", "It rained. It poured."), ("Two", "")])
    assert [one.supports for one in read] == [0.7, 0.7]
    (query, passage), (_, empty) = judge.asked
    assert query == Claim("One is two.", 0, 11)
    assert passage.text == passage.sentence.text == "It rained. It poured."
    assert passage.article.title == ""
    assert empty.text == ""


class TestBaselines:
    def test_folds_are_even_and_divide_no_group(self) -> None:
        groups = [*"aaaabbbccdef", *"aaaa"]
        fold_of = folds(groups)
        assert len(set(zip(groups, fold_of, strict=True))) == len(set(groups))
        assert sorted(map(fold_of.count, range(FOLDS))) == [1, 2, 2, 3, 8]

    def test_words_that_are_shared_tell_all_where_only_supported_claims_share_them(
        self, tmp_path: Path
    ) -> None:
        told = [
            (f"Town {n} sold cheese.", f"0 0 Town {n} sold cheese.", "supported") for n in range(10)
        ]
        told += [(f"Village {n} sold bread.", "0 0 It rained.", "nei") for n in range(10)]
        found = evaluate(lines(tmp_path / "a.jsonl", rows(*told)), read_as_told, 0.5)
        assert lexical_overlap(found) == 1.0
        assert claim_only(found.cases) == 1.0

    def test_the_best_row_of_a_claim_counts(self, tmp_path: Path) -> None:
        told = []
        for n in range(8):
            claim, other = f"Town {n} sold cheese.", f"Village {n} sold bread."
            # The judge's best row is the first; that with the words in it is the second.
            told += [(claim, "1 0 It rained.", "supported"), (claim, f"0 0 {claim}", "supported")]
            told += [(other, "0 0 It rained.", "not_supported")]
        found = evaluate(lines(tmp_path / "wice.jsonl", rows(*told)), read_as_told, 0.5)
        assert lexical_overlap(found) == 1.0

    def test_of_too_few_cases_there_are_none(self, tmp_path: Path) -> None:
        path = lines(tmp_path / "a.jsonl", rows(("a", "1 0", "supported"), ("b", "0 0", "nei")))
        found = evaluate(path, read_as_told, 0.5)
        assert claim_only(found.cases) is None
        assert lexical_overlap(found) is None


class TestBoard:
    @pytest.fixture
    def board(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A board of small sets; those of class C are read wrong throughout."""
        (tmp_path / "pairs").mkdir()
        for name in SETS:
            wrong = name in {"averitec.train", "anli.dev"}
            told = [
                (f"Town {n} sold cheese", "0.0 0.9" if wrong else "1.0 0.0", "supported")
                for n in range(6)
            ]
            told += [
                (f"Town {n} made bread", "1.0 0.0" if wrong else "0.0 0.9", "refuted")
                for n in range(6)
            ]
            told += [
                (f"Rain fell on town {n}", "1.0 0.0" if wrong else "0.0 0.1", "nei")
                for n in range(6)
            ]
            lines(tmp_path / "pairs" / f"{name}.jsonl.gz", rows(*told))
        monkeypatch.setattr("bench.board.DATA", tmp_path)
        return tmp_path

    def test_tells_of_each_set_and_of_all(self, board: Path) -> None:
        result = json.loads(json.dumps(quality.measure(read_as_told, 0.5, "rules")))
        assert (result["judge"], result["weights_sha256"], result["threshold"]) == (
            "rules",
            None,
            0.5,
        )
        assert tuple(result["sets"]) == SETS
        assert result["mean_binary_balanced_accuracy"]["mean"] == 1.0
        fm2, wice = result["sets"]["fm2.dev"], result["sets"]["wice.dev"]
        assert (fm2["n"], fm2["unit"], fm2["licence_class"]) == (18, "row", "A")
        assert (fm2["three_way_accuracy"], fm2["ece"]) == (1.0, 0.0)
        assert set(fm2["baselines"]) == {"claim_only", "lexical_overlap"}
        assert (wice["unit"], wice["rows"]["n"]) == ("claim", 18)

    def test_keeps_sets_for_evaluation_only_apart(self, board: Path) -> None:
        result = quality.measure(read_as_told, 0.5, "rules")
        marked = {name for name, one in result["sets"].items() if "licence" in one}
        assert marked == {"averitec.train", "anli.dev"}
        assert not marked & set(result["pooled"]["over"])
        assert result["sets"]["anli.dev"]["binary_balanced_accuracy"] == 0.0
        assert (result["pooled"]["n"], result["pooled"]["ece_by_case"]) == (8 * 18, 0.0)

    def test_is_drawn_from_what_is_recorded(self, board: Path) -> None:
        recorded = json.loads(json.dumps(quality.measure(read_as_told, 0.5, "rules")))
        picture = ElementTree.fromstring(quality.diagram(recorded))
        words = [element.text or "" for element in picture.iter()]
        assert "144" in words
        assert any("144 cases of 8 public sets" in text for text in words)

    @pytest.mark.parametrize("some", [(), ("--claims", "9")])
    def test_is_written_and_drawn_only_as_a_whole(
        self,
        board: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        some: tuple[str, ...],
    ) -> None:
        monkeypatch.setattr("bench.__main__.missing", lambda: None)
        monkeypatch.setattr("bench.__main__.open_reader", lambda _: read_as_told)
        monkeypatch.setattr("bench.__main__.RESULTS", board / "results")
        monkeypatch.setattr("bench.__main__.PICTURE", board / "reliability.svg")
        main(["quality", *some])
        assert '"pooled"' in capsys.readouterr().out
        written = [board / "results" / "quality.json", board / "reliability.svg"]
        assert [path.is_file() for path in written] == [not some, not some]

    def test_records_whose_figures_they_are(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        card = {"tokenizer_sha256": "", "max_tokens": 256, "run": "a"}
        for name in ("ours", "other"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "judge.json").write_text(json.dumps({**card, "sha256": name}))
        monkeypatch.setattr(quality, "MODELS", tmp_path / "ours")
        assert quality.weights_sha256("trained") == "ours"
        assert quality.weights_sha256(str(tmp_path / "other")) == "other"
        assert quality.weights_sha256("rules") is None
        monkeypatch.setattr(quality, "MODELS", tmp_path / "none")
        assert quality.weights_sha256("trained") is None


def test_the_picture_of_calibration_tells_its_bins_in_words_too() -> None:
    bins = [Bin(7 / 15, 8 / 15, 1200, 0.6, 0.52, 0.31), Bin(14 / 15, 1.0, 800, 0.4, 0.99, 0.97)]
    picture = ElementTree.fromstring(draw(bins, "A & B", "2,000 cases"))
    words = [element.text or "" for element in picture.iter()]
    assert {"A & B", "1,200", "800", "30 %", "100 %"} <= set(words)
    assert "1,200 cases of confidence 52% are right in 31%." in words[1]
    assert len(picture.findall(".//{*}rect[@class='bar']")) == 2 + 1
