"""A text becomes answers; what cannot be answered is said, and every quotation is verbatim."""

import pytest

from bot.checker import NEAREST, SHOWN, Checker
from bot.claims.reasons import NOT_PICKED
from bot.config import Settings
from bot.domain import Answer, Claim, Judgement, Passage, Question, Report, Stance, Verdict
from bot.errors import QueryError
from tests.fakes import HOUSE, FixedJudge, FixedRetriever, passage

SURE = Judgement(0.95, 0.9, 0.02, 0.08)
AGAINST = Judgement(0.95, 0.02, 0.9, 0.08)
NEAR = Judgement(0.7, 0.1, 0.1, 0.8)
FOR = passage("The kiln at Murn was rebuilt. It burns wood.", "for")
CON = passage("The kiln at Murn lies in ruins. It burns nothing.", "against")
SIDE = passage("Murn has a kiln and a mill. It has no bank.", "beside")
CLAIM = "The kiln at Murn was rebuilt"


def checker(*passages: Passage, limits: dict[str, int] | None = None) -> Checker:
    settings = Settings.model_validate({"limits": limits or {}})
    judge = FixedJudge(rebuilt=SURE, ruins=AGAINST, mill=NEAR)
    return Checker(FixedRetriever(*passages), judge, settings)


def check(text: str, *passages: Passage) -> Answer:
    (answer,) = checker(*passages).check(text, HOUSE).claims
    return answer


class TestClaims:
    @pytest.mark.parametrize(
        ("passages", "verdict"),
        [
            ((FOR,), Verdict.SUPPORTED),
            ((CON,), Verdict.REFUTED),
            ((FOR, CON), Verdict.CONFLICTING),
            ((SIDE,), Verdict.NOT_ENOUGH_EVIDENCE),
            ((), Verdict.NOT_ENOUGH_EVIDENCE),
        ],
    )
    def test_get_the_verdict_of_their_passages(
        self, passages: tuple[Passage, ...], verdict: Verdict
    ) -> None:
        assert check(CLAIM, *passages).verdict is verdict

    def test_are_shown_what_carries_the_verdict_before_what_stands_beside_it(self) -> None:
        answer = check(CLAIM, SIDE, FOR)
        assert [one.stance for one in answer.evidence] == [Stance.SUPPORTS, Stance.NEUTRAL]
        assert [citation.uri for citation in answer.citations] == ["for", "beside"]

    def test_are_shown_first_what_carries_the_verdict_and_shares_most_with_them(self) -> None:
        wordy = passage("Long after the flood, and to everyone's relief, men rebuilt it.", "wordy")
        for passages in ((wordy, FOR), (FOR, wordy)):
            assert check(CLAIM, *passages).citations[0].uri == "for"

    def test_are_shown_no_more_than_the_nearest_of_what_takes_no_side(self) -> None:
        aside = [passage(f"The kiln number {n} is in Lorn.", f"u{n}") for n in range(4)]
        stances = [one.stance for one in check(CLAIM, *aside, FOR).evidence]
        assert stances[0] is Stance.SUPPORTS
        assert stances.count(Stance.NEUTRAL) <= NEAREST

    def test_are_shown_beside_a_verdict_nothing_that_is_not_relevant(self) -> None:
        found = check(CLAIM, FOR, passage("Rain fell in Lorn.", "rain")).citations
        assert [citation.uri for citation in found] == ["for"]

    def test_without_a_verdict_are_shown_what_is_related(self) -> None:
        answer = check(CLAIM, SIDE)
        assert [one.stance for one in answer.evidence] == [Stance.NEUTRAL]
        assert answer.citations[0].uri == "beside"

    def test_without_a_verdict_are_shown_first_what_shares_most_with_the_claim(self) -> None:
        far = passage("Lorn has a mill.", "far")
        found = check(CLAIM, far, SIDE).citations
        assert [citation.uri for citation in found] == ["beside", "far"]

    def test_in_conflict_are_shown_both_sides(self) -> None:
        stances = {one.stance for one in check(CLAIM, FOR, SIDE, CON).evidence}
        assert stances == {Stance.SUPPORTS, Stance.REFUTES, Stance.NEUTRAL}

    def test_are_not_shown_what_is_not_relevant(self) -> None:
        assert check(CLAIM, passage("Rain fell in Lorn.", "rain")).evidence == ()

    def test_without_passages_leave_no_doubt_that_nothing_is_known(self) -> None:
        answer = check(CLAIM)
        assert (answer.evidence, answer.citations, answer.confidence) == ((), (), 1.0)

    def test_are_shown_a_few_passages_at_most(self) -> None:
        many = [passage(f"The kiln number {n} was rebuilt.", f"u{n}") for n in range(SHOWN + 3)]
        answer = check(CLAIM, *many)
        assert len(answer.evidence) == len(answer.citations) == SHOWN

    def test_cite_each_passage_by_number_with_its_sentence(self) -> None:
        second = passage("A wall fell. The men of Murn rebuilt it. It burns.", "b", focus=1)
        answer = check(CLAIM, FOR, second)
        assert [citation.number for citation in answer.citations] == [1, 2]
        by_uri = {citation.uri: citation for citation in answer.citations}
        assert by_uri["b"].quote == "The men of Murn rebuilt it."
        assert by_uri["b"].position == 1

    def test_take_measured_time(self) -> None:
        assert check(CLAIM, FOR).elapsed_ms >= 0


class TestTexts:
    def test_of_several_claims_become_a_report_in_their_order(self) -> None:
        text = "The kiln at Murn was rebuilt. Murn has a mill. What burns there?"
        report = checker(FOR, SIDE).check(text, HOUSE)
        assert [answer.query.text for answer in report.claims] == [
            "The kiln at Murn was rebuilt.",
            "Murn has a mill.",
        ]
        assert [skipped.why for skipped in report.skipped] == [
            "it is a question, not a claim: ask it"
        ]

    def test_keep_the_place_of_each_claim(self) -> None:
        text = "Hello! The kiln at Murn was rebuilt. Murn has a mill."
        report = checker(FOR).check(text, HOUSE)
        queries = [answer.query for answer in report.claims]
        assert [text[q.start : q.end] for q in queries if isinstance(q, Claim)] == [
            "The kiln at Murn was rebuilt.",
            "Murn has a mill.",
        ]

    def test_of_a_question_alone_are_answered(self) -> None:
        answer = checker(FOR).answer("What was rebuilt in Murn?", HOUSE)
        assert isinstance(answer, Answer)
        assert answer.query == Question("What was rebuilt in Murn?")

    def test_of_a_claim_are_a_report(self) -> None:
        assert isinstance(checker(FOR).answer(CLAIM, HOUSE), Report)

    def test_that_ask_for_a_yes_or_a_no_are_checked(self) -> None:
        answer = checker(FOR).ask("Was the kiln at Murn rebuilt?", HOUSE)
        assert isinstance(answer.query, Claim)
        assert answer.verdict is Verdict.SUPPORTED

    @pytest.mark.parametrize("text", ["", "   ", "\n\t"])
    def test_that_are_empty_are_refused(self, text: str) -> None:
        for put in (checker().ask, checker().check, checker().answer):
            with pytest.raises(QueryError, match="There is nothing to check"):
                put(text, HOUSE)

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("Hello there!", "it is a greeting or a courtesy"),
            ("What burns in Murn?", "it is a question"),
            ("🐟🐟", "it has no words"),
            ("https://murn.example/kiln", "it is only a link"),
        ],
    )
    def test_without_a_claim_are_refused_with_the_reason(self, text: str, why: str) -> None:
        with pytest.raises(QueryError, match="There is no claim to check") as caught:
            checker(FOR).check(text, HOUSE)
        assert why in str(caught.value)

    def test_without_a_claim_in_a_conversation_say_what_was_left_out(self) -> None:
        report = checker(FOR).answer("Hello there!", HOUSE)
        assert isinstance(report, Report)
        assert report.claims == ()
        assert [skipped.text for skipped in report.skipped] == ["Hello there!"]

    def test_that_are_not_utf_8_are_refused(self) -> None:
        with pytest.raises(QueryError, match="not UTF-8"):
            checker(FOR).check("The kiln \udcff was rebuilt", HOUSE)


class TestDifferences:
    WRONG = "The kiln at Murn was rebuilt in 1990"
    DATED = passage("The kiln at Murn was rebuilt in 1980.", "dated")

    @pytest.mark.parametrize(
        ("differences", "verdict"), [(True, Verdict.REFUTED), (False, Verdict.SUPPORTED)]
    )
    def test_can_be_left_out_of_the_verdict(self, differences: bool, verdict: Verdict) -> None:
        settings = Settings.model_validate({"verdict": {"differences": differences}})
        judged = Checker(FixedRetriever(self.DATED), FixedJudge(rebuilt=SURE), settings)
        assert judged.check(self.WRONG, HOUSE).claims[0].verdict is verdict


class TestLimits:
    def test_of_a_text_are_told(self) -> None:
        with pytest.raises(
            QueryError, match=r"has 20,001 characters.*is 20,000\. Send it in parts"
        ):
            checker().check("x" * 20_001, HOUSE)

    @pytest.mark.parametrize("text", ["The kiln was " + "very " * 2000 + "hot.", "x" * 10_000])
    def test_of_a_claim_hold_for_very_long_ones(self, text: str) -> None:
        with pytest.raises(QueryError):
            checker(FOR).check(text, HOUSE)

    def test_of_a_claim_are_told(self) -> None:
        small = checker(limits={"claim_chars": 20})
        with pytest.raises(QueryError, match=r"One sentence has 28 characters.*is 20\."):
            small.check(CLAIM, HOUSE)

    def test_of_the_number_of_claims_are_told(self) -> None:
        text = " ".join(f"Kiln {n} was rebuilt." for n in range(4))
        with pytest.raises(QueryError, match=r"There are 4 claims.* is 3\."):
            checker(limits={"claims": 3}).check(text, HOUSE)

    def test_are_met_by_what_is_just_within_them(self) -> None:
        fits = checker(FOR, limits={"claim_chars": len(CLAIM), "message_chars": len(CLAIM)})
        assert fits.check(CLAIM, HOUSE).claims[0].verdict is Verdict.SUPPORTED


class TestPicks:
    TEXT = "The kiln at Murn was rebuilt. The mill at Murn burned down. Murn has a bank."

    def test_are_checked_and_the_rest_is_left_out_and_told(self) -> None:
        report = checker(FOR).check(self.TEXT, HOUSE, [2, 0])
        assert [one.query.text for one in report.claims] == [
            "The kiln at Murn was rebuilt.",
            "Murn has a bank.",
        ]
        left_out = [one.text for one in report.skipped if one.why == NOT_PICKED]
        assert left_out == ["The mill at Murn burned down."]

    def test_outside_the_text_count_as_no_claim(self) -> None:
        with pytest.raises(QueryError, match="not one of those picked"):
            checker(FOR).check(self.TEXT, HOUSE, [9])

    def test_may_be_made_from_more_claims_than_are_checked_at_once(self) -> None:
        small = checker(FOR, limits={"claims": 2})
        assert len(small.check(self.TEXT, HOUSE, [0, 1]).claims) == 2
        with pytest.raises(QueryError, match="There are 3 claims"):
            small.check(self.TEXT, HOUSE, [0, 1, 2])


class TestFollowUps:
    @pytest.mark.parametrize("question", ["and when?", "When?", "Was it rebuilt?", "Why so?"])
    def test_that_leave_something_unsaid_are_looked_up_with_what_was_said(
        self, question: str
    ) -> None:
        retriever = FixedRetriever(FOR)
        judge = FixedJudge(rebuilt=SURE)
        answer = Checker(retriever, judge, Settings()).follow_up(question, CLAIM, HOUSE)
        assert retriever.queries == [Question(f"{CLAIM} {question}")]
        assert answer.query == Question(question)
        assert answer.verdict is None
        assert answer.citations[0].uri == "for"

    def test_that_say_all_get_a_verdict(self) -> None:
        answer = checker(CON).follow_up("Was the kiln at Murn rebuilt?", "Murn is old.", HOUSE)
        assert answer.verdict is Verdict.REFUTED

    def test_that_open_with_a_pronoun_get_what_it_stands_for(self) -> None:
        answer = checker(FOR).follow_up("Did she leave the town?", "Anna Weir resigned.", HOUSE)
        assert answer.query.text == "Anna Weir left the town"
        assert answer.verdict is not None

    def test_that_are_empty_are_refused(self) -> None:
        with pytest.raises(QueryError):
            checker(FOR).follow_up(" ", CLAIM, HOUSE)


class TestQuestions:
    def test_are_answered_by_what_is_relevant_best_first(self) -> None:
        answer = checker(SIDE, FOR).ask("What is there in Murn?", HOUSE)
        assert answer.verdict is None
        assert [citation.uri for citation in answer.citations] == ["for", "beside"]
        assert answer.confidence == 0.95

    def test_that_no_passage_answers_get_none(self) -> None:
        answer = checker(passage("Rain fell in Lorn.")).ask("What is there in Murn?", HOUSE)
        assert (answer.verdict, answer.evidence, answer.confidence) == (None, (), 1.0)
        assert answer.abstains

    def test_that_no_passage_answers_are_shown_the_nearest_as_no_answer(self) -> None:
        near = [passage(f"Murn has {n} wells. There is a bench.", f"u{n}") for n in range(4)]
        answer = checker(*near).ask("What is there in Murn?", HOUSE)
        assert answer.abstains
        assert (answer.verdict, answer.confidence, len(answer.evidence)) == (None, 1.0, NEAREST)
        assert {one.stance for one in answer.evidence} == {Stance.NEUTRAL}
        assert not any(one.highlights for one in answer.evidence)
        assert not checker(SIDE).ask("What is there in Murn?", HOUSE).abstains

    @pytest.mark.parametrize("text", ["🙂", "((((", '""', "?!", "...", "- -"])
    def test_without_words_are_refused(self, text: str) -> None:
        with pytest.raises(QueryError, match="There is nothing to check"):
            checker(SIDE).ask(text, HOUSE)

    def test_in_no_sentence_are_refused_where_they_are_long(self) -> None:
        with pytest.raises(QueryError, match="One sentence has 4,000 characters"):
            checker(SIDE).ask("\uff41" * 4000, HOUSE)

    def test_that_are_claims_of_several_parts_get_one_verdict(self) -> None:
        text = "The kiln at Murn was rebuilt, and the mill burned in May."
        answer = checker(FOR).ask(text, HOUSE)
        assert answer.query == Claim(text, 0, len(text))
        assert answer.verdict is not None

    def test_in_several_sentences_are_one_question(self) -> None:
        text = "I was in Murn last week. What is there in Murn? And who built it?"
        answer = checker(FOR).ask(text, HOUSE)
        assert answer.query == Question(text)
