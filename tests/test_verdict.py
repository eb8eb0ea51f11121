"""What each passage says of a claim, and what all of them say together."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import VerdictSettings
from bot.differences import Comparison, Missing
from bot.differences.speech.reported import attribution_of
from bot.domain import Difference, DifferenceKind, Evidence, Judgement, Stance, Verdict
from bot.verdict import (
    RIVAL,
    SILENT,
    SILENT_SHARE,
    SURELY_SILENT,
    UNDATED,
    UNSURE_SILENT,
    assess,
    decide,
    order,
    strengths,
)
from tests.fakes import hit

SETTINGS = VerdictSettings()
DATE = Difference(DifferenceKind.DATE, "2024-08-14", "2024-08-04", (4, 10))
TAKEN_BACK = Difference(DifferenceKind.CORRECTION, "It was sold", "Correction: We said", (0, 2))
UNTOLD = Missing("date", "on 4 August")
AGREES = Judgement(relevance=0.9, supports=0.8, refutes=0.04, neutral=0.16)
FAR = Judgement(relevance=0.3, supports=0.6, refutes=0.08, neutral=0.32)
DENIES = Judgement(relevance=0.9, supports=0.05, refutes=0.9, neutral=0.05)
VAGUE = Judgement(relevance=0.9, supports=0.3, refutes=0.14, neutral=0.56)

SHARES = st.floats(0, 1)
JUDGEMENTS = st.builds(
    lambda relevance, supports, rest: Judgement(
        relevance, supports, (1 - supports) * rest, (1 - supports) * (1 - rest)
    ),
    SHARES,
    SHARES,
    SHARES,
)
COMPARISONS = st.sampled_from(
    [
        Comparison(),
        Comparison(differences=(DATE,)),
        Comparison(missing=(UNTOLD,)),
        Comparison(rivals=(DATE,)),
        Comparison(taken_back=TAKEN_BACK),
    ]
)


def evidence(supports: float, refutes: float, uri: str = "a", relevance: float = 0.9) -> Evidence:
    neutral = max(0.0, 1 - supports - refutes)
    judgement = Judgement(relevance, supports, refutes, neutral)
    return assess(hit("It was sold on 4 August.", uri), judgement, Comparison(), SETTINGS)


def log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def by(speaker: str | None, supports: float, refutes: float) -> Evidence:
    return replace(evidence(supports, refutes), attribution="Said so.", speaker=speaker)


class TestAssessing:
    def test_what_took_support_away_is_told_and_nothing_else(self) -> None:
        def notes(judgement: Judgement, comparison: Comparison) -> tuple[str, ...]:
            return assess(hit("It was sold."), judgement, comparison, SETTINGS).notes

        silent = Comparison(missing=(UNTOLD,))
        assert notes(AGREES, silent) == ("The source says nothing of “on 4 August”.",)
        assert notes(AGREES, Comparison()) == ()
        assert notes(DENIES, silent) == ()
        assert notes(VAGUE, silent) == ()

    @pytest.mark.parametrize(
        ("judgement", "comparison", "stance"),
        [
            (AGREES, Comparison(), Stance.SUPPORTS),
            (AGREES, Comparison(differences=(DATE,)), Stance.REFUTES),
            (AGREES, Comparison(missing=(UNTOLD,)), Stance.NEUTRAL),
            (FAR, Comparison(), Stance.SUPPORTS),
            (FAR, Comparison(differences=(DATE,)), Stance.NEUTRAL),
            (FAR, Comparison(missing=(UNTOLD,)), Stance.NEUTRAL),
            (DENIES, Comparison(), Stance.REFUTES),
            (DENIES, Comparison(missing=(UNTOLD,)), Stance.REFUTES),
            (VAGUE, Comparison(), Stance.NEUTRAL),
            (VAGUE, Comparison(differences=(DATE,)), Stance.REFUTES),
        ],
    )
    def test_a_difference_decides_only_on_the_same_event(
        self, judgement: Judgement, comparison: Comparison, stance: Stance
    ) -> None:
        assert assess(hit("It was sold."), judgement, comparison, SETTINGS).stance is stance

    @pytest.mark.parametrize(
        ("missing", "lost"),
        [
            ((Missing("date", "on 4 August"),), SURELY_SILENT),
            ((Missing("quote", "Enough"),), SURELY_SILENT),
            ((Missing("speaker", "the mayor"),), SURELY_SILENT),
            ((Missing("number", "84"),), SILENT),
            ((Missing("name", "Osk"),), SILENT),
            ((Missing("name", "Osk", nearby=True),), UNSURE_SILENT),
            ((Missing("certainty", "may"),), UNSURE_SILENT),
            ((Missing("negation", "not"),), UNSURE_SILENT),
            ((Missing("extent", "all"),), UNSURE_SILENT),
            ((Missing("office", "mayor"),), UNSURE_SILENT),
            ((Missing("office", "mayor"), Missing("number", "84")), SILENT),
        ],
    )
    def test_silence_lowers_the_log_odds_of_support(
        self, missing: tuple[Missing, ...], lost: float
    ) -> None:
        found = assess(hit("It was sold."), AGREES, Comparison(missing=missing), SETTINGS)
        before, after = AGREES.supports, found.judgement.supports
        assert log_odds(before) - log_odds(after) == pytest.approx(lost)

    def test_a_refutation_without_the_claims_date_is_less_sure(self) -> None:
        undated = Comparison(missing=(UNTOLD,))
        found = assess(hit("It was sold."), DENIES, undated, SETTINGS).judgement.refutes
        assert log_odds(DENIES.refutes) - log_odds(found) == pytest.approx(UNDATED)
        unnamed = Comparison(missing=(Missing("name", "Osk"),))
        assert assess(hit("It was sold."), DENIES, unnamed, SETTINGS).judgement.refutes == 0.9

    def test_another_number_of_the_kind_turns_support_into_refutation(self) -> None:
        rival = Difference(DifferenceKind.NUMBER, "750 kg", "1750 kg", (7, 15))
        rivals = Comparison(missing=(Missing("number", "750 kg"),), rivals=(rival,))
        found = assess(hit("It was 1,750 kg."), AGREES, rivals, SETTINGS)
        moved = AGREES.supports - found.judgement.supports
        assert log_odds(AGREES.supports) - log_odds(found.judgement.supports) == pytest.approx(
            RIVAL
        )
        assert found.judgement.refutes == pytest.approx(AGREES.refutes + moved)
        assert (found.stance, found.differences) == (Stance.REFUTES, (rival,))
        assert found.highlights == ((7, 15),)
        elsewhere = assess(hit("It was 1,750 kg."), FAR, rivals, SETTINGS)
        assert elsewhere.judgement.refutes == FAR.refutes
        assert elsewhere.differences == ()

    def test_a_difference_beside_another_event_leaves_a_share_of_the_support(self) -> None:
        found = assess(hit("It was sold."), FAR, Comparison(differences=(DATE,)), SETTINGS)
        assert found.judgement.supports == pytest.approx(FAR.supports * SILENT_SHARE)

    def test_support_shows_no_differences(self) -> None:
        sure = Judgement(0.4, 0.99, 0.0, 0.01)
        lax = VerdictSettings(support=0.3)
        assessed = assess(hit("It was sold."), sure, Comparison(differences=(DATE,)), lax)
        assert assessed.stance is Stance.SUPPORTS
        assert assessed.differences == ()

    def test_whose_word_a_passage_reports_is_told(self) -> None:
        sentence = "The ferry is safe, engineers said."
        reported = Comparison(reported=attribution_of(sentence))
        assessed = assess(hit(sentence), AGREES, reported, SETTINGS)
        assert assessed.attribution is not None
        assert assessed.attribution.startswith("According to engineers")
        assert assess(hit(sentence), AGREES, Comparison(), SETTINGS).attribution is None

    def test_a_refutation_highlights_what_differs(self) -> None:
        comparison = Comparison(differences=(DATE,), agreements=((0, 2),))
        assessed = assess(hit("It was sold."), AGREES, comparison, SETTINGS)
        assert assessed.highlights == ((4, 10),)
        assert assessed.differences == (DATE,)

    def test_what_is_taken_back_refutes_as_firmly_as_it_was_borne_out(self) -> None:
        taken_back = Comparison(taken_back=TAKEN_BACK)
        assessed = assess(hit("It was sold."), AGREES, taken_back, SETTINGS)
        assert assessed.stance is Stance.REFUTES
        assert (assessed.judgement.supports, assessed.judgement.refutes) == (0, AGREES.supports)
        assert assessed.differences == (TAKEN_BACK,)

    def test_to_take_back_what_it_denies_says_nothing(self) -> None:
        taken_back = Comparison(taken_back=TAKEN_BACK)
        assessed = assess(hit("It was sold."), DENIES, taken_back, SETTINGS)
        assert assessed.stance is Stance.NEUTRAL
        assert assessed.differences == ()

    def test_rivals_turn_support_round_where_the_judge_finds_it_decided(self) -> None:
        rivals = Comparison(rivals=(DATE,))
        firm = assess(hit("It was sold."), AGREES, rivals, SETTINGS)
        assert firm.stance is Stance.REFUTES
        assert log_odds(firm.judgement.supports) == pytest.approx(log_odds(AGREES.supports) - RIVAL)
        assert firm.differences == (DATE,)
        unsure = Judgement(relevance=0.9, supports=0.2, refutes=0.1, neutral=0.7)
        assert assess(hit("It was sold."), unsure, rivals, SETTINGS).differences == ()

    def test_support_highlights_what_agrees_without_overlaps(self) -> None:
        comparison = Comparison(agreements=((8, 12), (0, 5), (3, 7)))
        assessed = assess(hit("It was sold."), AGREES, comparison, SETTINGS)
        assert assessed.highlights == ((0, 7), (8, 12))

    def test_the_judges_place_is_highlighted_where_the_rules_have_none(self) -> None:
        judged = Judgement(0.9, 0.8, 0.1, 0.1, span=(3, 6))
        assert assess(hit("It was sold."), judged, Comparison(), SETTINGS).highlights == ((3, 6),)

    @given(judgement=JUDGEMENTS, comparison=COMPARISONS)
    def test_stances_still_sum_to_1(self, judgement: Judgement, comparison: Comparison) -> None:
        corrected = assess(hit("It was sold."), judgement, comparison, SETTINGS).judgement
        stances = (corrected.supports, corrected.refutes, corrected.neutral)
        assert sum(stances) == pytest.approx(1)
        assert all(-1e-9 <= stance <= 1 + 1e-9 for stance in stances)
        assert corrected.relevance == judgement.relevance

    @given(judgement=JUDGEMENTS, comparison=COMPARISONS)
    def test_what_differs_or_is_missing_never_adds_support(
        self, judgement: Judgement, comparison: Comparison
    ) -> None:
        corrected = assess(hit("It was sold."), judgement, comparison, SETTINGS).judgement
        assert corrected.supports <= judgement.supports + 1e-9


class TestDeciding:
    @pytest.mark.parametrize(
        ("passages", "verdict", "confidence"),
        [
            ([], Verdict.NOT_ENOUGH_EVIDENCE, 1.0),
            ([(0.8, 0.1, "a")], Verdict.SUPPORTED, 0.8),
            ([(0.1, 0.8, "a")], Verdict.REFUTED, 0.8),
            ([(0.35, 0.1, "a")], Verdict.NOT_ENOUGH_EVIDENCE, 0.65),
            ([(0.9, 0.0, "a"), (0.1, 0.8, "b")], Verdict.CONFLICTING, 0.8),
            # Odds of deciding of 9 and 4: (9 * 0.8 + 4 * 0.1) / 13.
            ([(0.8, 0.1, "a"), (0.1, 0.7, "a")], Verdict.SUPPORTED, 0.584615),
            ([(0.1, 0.8, "a"), (0.7, 0.1, "a")], Verdict.REFUTED, 0.584615),
            # Odds of 9 and 13/7.
            ([(0.8, 0.1, "a"), (0.1, 0.55, "b")], Verdict.SUPPORTED, 0.680263),
            ([(0.55, 0.1, "a"), (0.1, 0.8, "b")], Verdict.REFUTED, 0.680263),
            ([(0.8, 0.1, "a"), (0.9, 0.0, "b")], Verdict.SUPPORTED, 0.85),
            # What decides nothing changes nothing: odds of 9 and 1/99.
            ([(0.8, 0.1, "a"), (0.0, 0.01, "b")], Verdict.SUPPORTED, 0.799103),
            ([(0.39, 0.38, "a")], Verdict.NOT_ENOUGH_EVIDENCE, 0.61),
        ],
    )
    def test_articles_are_weighed_against_each_other(
        self, passages: Sequence[tuple[float, float, str]], verdict: Verdict, confidence: float
    ) -> None:
        pieces = [evidence(*passage) for passage in passages]
        decided, sure = decide(pieces, SETTINGS)
        assert decided is verdict
        assert sure == pytest.approx(confidence)

    @given(st.lists(st.tuples(JUDGEMENTS, st.sampled_from("abc")), max_size=5))
    def test_no_conflict_comes_from_one_article(self, judged: list[tuple[Judgement, str]]) -> None:
        pieces = [
            assess(hit("It was sold.", "a"), judgement, Comparison(), SETTINGS)
            for judgement, _ in judged
        ]
        verdict, confidence = decide(pieces, SETTINGS)
        assert verdict is not Verdict.CONFLICTING
        assert 0 <= confidence <= 1

    @given(st.lists(st.tuples(JUDGEMENTS, st.sampled_from("ab")), min_size=1, max_size=4))
    def test_the_order_of_passages_does_not_matter(
        self, judged: list[tuple[Judgement, str]]
    ) -> None:
        pieces = [
            assess(hit("It was sold.", uri), judgement, Comparison(), SETTINGS)
            for judgement, uri in judged
        ]
        decisions = {decide(some, SETTINGS) for some in permutations(pieces)}
        assert len(decisions) == 1

    def test_an_article_that_reports_two_speakers_can_hold_both_sides(self) -> None:
        army = by("the army", 0.8, 0.1)
        rebels = by("the rebels", 0.1, 0.8)
        assert decide([army, rebels], SETTINGS)[0] is Verdict.CONFLICTING
        assert decide([army, evidence(0.1, 0.9)], SETTINGS)[0] is Verdict.REFUTED

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("the army", "The army"),
            ("the spokesman, Colonel Adama Toko", "Toko"),
            ("Toko", "Colonel Adama Toko"),
            ("Toko", "he"),
            ("the ministry of defence", "the ministry"),
            (None, None),
        ],
    )
    def test_an_article_that_reports_one_speaker_twice_takes_one_side(
        self, one: str | None, other: str | None
    ) -> None:
        assert decide([by(one, 0.8, 0.1), by(other, 0.1, 0.9)], SETTINGS)[0] is Verdict.REFUTED

    def test_articles_that_by_rule_have_other_figures_conflict(self) -> None:
        holds = replace(evidence(0.6, 0.2), settled=True)
        denies = replace(evidence(0.0, 0.9, "b"), differences=(DATE,))
        assert decide([holds, denies], SETTINGS) == (Verdict.CONFLICTING, 0.6)
        assert decide([denies, holds], SETTINGS) == (Verdict.CONFLICTING, 0.6)

    @pytest.mark.parametrize(
        ("settled", "differences", "uri"),
        [(False, (DATE,), "b"), (True, (), "b"), (True, (DATE,), "a")],
    )
    def test_a_judge_alone_or_one_article_makes_no_such_conflict(
        self, settled: bool, differences: tuple[Difference, ...], uri: str
    ) -> None:
        holds = replace(evidence(0.6, 0.2), settled=settled)
        denies = replace(evidence(0.0, 0.9, uri), differences=differences)
        assert decide([holds, denies], SETTINGS)[0] is Verdict.REFUTED

    def test_thresholds_are_configured(self) -> None:
        strict = VerdictSettings(support=0.9, refute=0.9, conflict=0.9)
        assert decide([evidence(0.8, 0.1)], strict)[0] is Verdict.NOT_ENOUGH_EVIDENCE

    def test_a_passage_speaks_as_much_as_it_decides(self) -> None:
        sure, vague = evidence(0.9, 0.0), evidence(0.0, 0.2)
        support, refute = strengths([sure, *[vague] * 8])
        # Odds of 9 and, eight times, 1/4.
        assert support == pytest.approx(0.9 * 9 / 11)
        assert refute == pytest.approx(0.2 * 2 / 11)

    def test_no_passage_decides_beyond_doubt(self) -> None:
        found = strengths([evidence(1.0, 0.0), evidence(0.0, 0.99, "b")])
        assert found == pytest.approx((0.5, 0.495))


class TestOrder:
    def test_what_carries_the_verdict_comes_first(self) -> None:
        weak, strong = evidence(0.6, 0.0), evidence(0.9, 0.0)
        against = evidence(0.0, 0.95)
        related = evidence(0.1, 0.1, relevance=1.0)
        shown = order([related, against, weak, strong], Verdict.SUPPORTED)
        assert shown == [weak, strong, related, against]
        assert order([related, weak, against], Verdict.REFUTED)[0] == against
