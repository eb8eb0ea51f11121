"""The mistakes of a judge on a set of the board, and the command that prints them."""

import pytest

from bench import errors
from bench.__main__ import main
from bot.evaluation.cases import Case


class TestErrors:
    @pytest.mark.parametrize(
        ("claim", "tags"),
        [
            ("The fair took place on 4 May.", ["date"]),
            ("It opened in 1999 with nine halls.", ["date", "number"]),
            ("It sold 40 wheels.", ["number"]),
            ("It didn't rain.", ["negation"]),
            ("No town denied it.", ["negation"]),
            ("Alm is larger than Ulm.", ["comparison"]),
            ("The mayor said “never again”.", ["negation", "quotation"]),
            ("The mayor's goat won.", ["plain"]),
        ],
    )
    def test_tell_kinds_of_claim_apart(self, claim: str, tags: list[str]) -> None:
        assert errors.tags_of(Case(claim, "nei", 0.5, 0.1, claim)) == tags

    def test_tell_kinds_of_evidence_apart(self) -> None:
        case = Case("Goats won.", "nei", 0.5, 0.1, "rain " * 150)
        assert errors.tags_of(case) == ["long evidence", "low overlap"]

    def test_come_with_the_most_confident_first(self) -> None:
        cases = [
            Case("Goats won the fair.", "supported", 0.3, 0.2, "Goats won the fair."),
            Case("It sold 40 wheels.", "refuted", 0.95, 0.0, "rain " * 300 + "It sold 4 wheels."),
            Case("Rain fell.", "supported", 0.9, 0.0, "Rain fell."),
        ]
        shown = errors.report(cases, threshold=0.5, count=5)
        first, second = shown.index("It sold 40 wheels."), shown.index("Goats won the fair.")
        assert first < second
        assert "evidence: … rain" in shown
        assert "It sold 4 wheels." in shown
        assert "Rain fell" not in shown
        table = [line.split() for line in shown.splitlines()[-6:]]
        assert ["all", "3", "66.7%", "33.3%", "1", "1"] in table
        assert ["number", "1", "0.0%", "0.0%", "1", "0"] in table
        assert ["plain", "2", "100.0%", "50.0%", "0", "1"] in table
        assert "Goats" not in errors.report(cases, threshold=0.5, count=1)


class TestCommand:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["nothing"], "There is no bench nothing"),
            (["errors", "nothing"], "Name one set for errors: fm2.dev"),
            (["errors", "fm2.dev", "wice.dev"], "Name one set for errors"),
        ],
    )
    def test_of_an_unknown_name_says_which_there_are(self, arguments: list[str], told: str) -> None:
        with pytest.raises(SystemExit, match=told):
            main(arguments)

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["quality", "--claims", "0"], "0 is not a whole number from 1 on"),
            (["errors", "--n", "x"], "x is not a whole number from 1 on"),
            (["speed", "--claims", "5"], "--claims is for quality or errors alone"),
        ],
    )
    def test_refuses_a_count_that_makes_no_sense(
        self,
        arguments: list[str],
        told: str,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("bench.__main__.missing", lambda: None)
        with pytest.raises(SystemExit):
            main(arguments)
        assert told in capsys.readouterr().err
