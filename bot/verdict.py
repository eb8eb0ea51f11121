"""Evidence to verdict: what each passage says of a claim, and what all of them say together."""

import math
import operator
from collections.abc import Iterable, Sequence

from bot.config import VerdictSettings
from bot.differences import (
    Comparison,
    Missing,
    describe_attribution,
    describe_missing,
    same_speaker,
)
from bot.domain import DifferenceKind, Evidence, Hit, Judgement, Span, Stance, Verdict

LEAST_DOUBT = 0.04
"""Least probability that a passage decides nothing; without it, one passage could drown out all."""
SILENT_SHARE = 0.35
"""What is left of support where a difference stands beside a passage about another event."""
SILENT, SURELY_SILENT, UNSURE_SILENT = 2.0, 3.0, 0.5
"""Log-odds that support loses where the passage is silent on a number or a name of the claim; on a
date, a quotation or a speaker, which are seldom told in other words; and where the two are not
alike in what a rule reads less surely. The first two leave little but a judge's firm support."""
SURE = frozenset({"date", "time", "quote", "speaker"})
UNSURE = frozenset({"certainty", "negation", "extent", "office"})
"""What is seldom told in other words, and what a rule reads less surely."""
FIGURES = frozenset({DifferenceKind.DATE, DifferenceKind.TIME, DifferenceKind.NUMBER})
RIVAL = 3.0
"""Log-odds that go from support to refutation where the passage has another number of the kind."""
UNDATED = 0.5
"""Log-odds that a refutation loses where the passage has not the claim's date: the rules would have
called it a difference, had it been of the same event."""


def assess(
    hit: Hit, judgement: Judgement, comparison: Comparison, settings: VerdictSettings
) -> Evidence:
    """Return what one passage says of a claim: the judge's view, corrected by the differences.

    A difference refutes only where the passage is about the same event; elsewhere it withholds
    support. A passage that is silent on a part of the claim supports it less, by what is missing.
    """
    corrected = _corrected(judgement, comparison, settings)
    stance = _stance(corrected, settings)
    differences = comparison.differences
    if stance is Stance.REFUTES:
        differences += comparison.rivals
        differences += () if comparison.taken_back is None else (comparison.taken_back,)
    decisive = tuple(d.span for d in differences if d.span is not None)
    agreeing = comparison.settled or comparison.agreements
    places = decisive if stance is Stance.REFUTES and decisive else agreeing
    reported = comparison.reported
    highlights = _merged(places or (() if judgement.span is None else (judgement.span,)))
    return Evidence(
        hit=hit,
        judgement=corrected,
        differences=differences if stance is not Stance.SUPPORTS else (),
        stance=stance,
        highlights=highlights,
        attribution=describe_attribution(reported) if reported else None,
        speaker=reported.speaker if reported else None,
        notes=_withheld(judgement, corrected, comparison, settings),
        settled=comparison.whole,
    )


def decide(evidence: Sequence[Evidence], settings: VerdictSettings) -> tuple[Verdict, float]:
    """Return the verdict on a claim and the confidence in it, in [0, 1].

    All passages speak together, each as much as it decides. Where an article stands firmly on
    either side, the evidence conflicts, and also where by rule one has the claim's date or number
    and another one a different one.
    """
    for_it, against_it = _firmest(evidence)
    weaker = min(for_it, against_it)
    if weaker < settings.conflict:
        weaker = _contradicted(evidence, settings)
    if weaker:
        return Verdict.CONFLICTING, weaker
    support, refute = strengths(evidence)
    if support >= settings.support and support >= refute:
        return Verdict.SUPPORTED, support
    if refute >= settings.refute and refute > support:
        return Verdict.REFUTED, refute
    return Verdict.NOT_ENOUGH_EVIDENCE, 1 - max(support, refute)


def strengths(evidence: Iterable[Evidence]) -> tuple[float, float]:
    """Return how strongly the passages together support and refute a claim, each in [0, 1].

    Which passage decides the claim is not known, so their stances are averaged over it, each
    weighed by its odds of deciding: a mixture over hidden evidence.
    """
    judged = [one.judgement for one in evidence]
    told = [min(one.supports + one.refutes, 1 - LEAST_DOUBT) for one in judged]
    weights = [share / (1 - share) for share in told]
    total = math.fsum(weights)
    if total <= 0:
        return 0.0, 0.0
    support = math.fsum(map(operator.mul, weights, (one.supports for one in judged)))
    refute = math.fsum(map(operator.mul, weights, (one.refutes for one in judged)))
    return support / total, refute / total


def strength(evidence: Evidence) -> float:
    """Return how strongly a passage takes its side."""
    return max(evidence.judgement.supports, evidence.judgement.refutes)


def order(evidence: Iterable[Evidence], verdict: Verdict) -> list[Evidence]:
    """Return evidence that takes a side: first what carries the verdict, else in its order."""
    wanted = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}.get(verdict)
    return sorted(evidence, key=lambda one: one.stance is not wanted)


def _firmest(evidence: Sequence[Evidence]) -> tuple[float, float]:
    """Return how firmly any article supports, and any refutes, a claim.

    An article takes one side, unless it reports two speakers who contradict each other.
    """
    support = refute = 0.0
    for passages in _by_article(evidence):
        supports, refutes = strengths(passages)
        best = max(passages, key=lambda one: one.judgement.supports)
        worst = max(passages, key=lambda one: one.judgement.refutes)
        if _two_speakers(best, worst):
            support = max(support, best.judgement.supports)
            refute = max(refute, worst.judgement.refutes)
        elif supports >= refutes:
            support = max(support, supports)
        else:
            refute = max(refute, refutes)
    return support, refute


def _contradicted(evidence: Sequence[Evidence], settings: VerdictSettings) -> float:
    """Return how firmly articles contradict each other on the claim's date or number, by rule."""
    return max(
        (
            min(one.judgement.supports, other.judgement.refutes)
            for one in evidence
            for other in evidence
            if one.settled
            and one.stance is Stance.SUPPORTS
            and any(difference.kind in FIGURES for difference in other.differences)
            and other.judgement.refutes >= settings.conflict
            and one.hit.passage.article.uri != other.hit.passage.article.uri
        ),
        default=0.0,
    )


def _two_speakers(one: Evidence, other: Evidence) -> bool:
    attributed = one.attribution is not None and other.attribution is not None
    return attributed and not same_speaker(one.speaker, other.speaker)


def _corrected(
    judgement: Judgement, comparison: Comparison, settings: VerdictSettings
) -> Judgement:
    supports, refutes = judgement.supports, judgement.refutes
    if comparison.differences:
        same_event = judgement.relevance >= settings.same_event
        moved = supports if same_event else 0.0
        supports, refutes = supports - moved, refutes + moved
        if same_event:
            refutes = max(refutes, judgement.relevance * (1 - supports))
        else:
            supports *= SILENT_SHARE
    elif comparison.missing or comparison.rivals:
        if any(missing.kind == "date" for missing in comparison.missing):
            refutes = _less(refutes, UNDATED)
        silent = max((_silence(missing) for missing in comparison.missing), default=0.0)
        if comparison.rivals and judgement.relevance >= settings.same_event:
            left = _less(supports, max(silent, RIVAL))
            refutes += supports - left
        else:
            left = _less(supports, silent)
        supports = left
    if comparison.taken_back is not None:
        # What bears out that it was printed speaks against it; what does not says nothing.
        supports, refutes = 0.0, supports
    return Judgement(
        relevance=judgement.relevance,
        supports=supports,
        refutes=refutes,
        neutral=max(0.0, 1 - supports - refutes),
        span=judgement.span,
    )


def _silence(missing: Missing) -> float:
    """Return the log-odds that support loses for what is missing."""
    if missing.kind in UNSURE or missing.nearby:
        return UNSURE_SILENT
    return SURELY_SILENT if missing.kind in SURE else SILENT


def _less(probability: float, log_odds: float) -> float:
    """Return a probability whose log-odds are lowered."""
    return probability / (probability + (1 - probability) * math.exp(log_odds))


def _withheld(
    judgement: Judgement, corrected: Judgement, comparison: Comparison, settings: VerdictSettings
) -> tuple[str, ...]:
    """Tell on what the passage is silent, where that took its support away."""
    if judgement.supports < settings.support or corrected.supports >= settings.support:
        return ()
    return tuple(describe_missing(missing) for missing in comparison.missing)


def _stance(judgement: Judgement, settings: VerdictSettings) -> Stance:
    if judgement.supports >= settings.support and judgement.supports >= judgement.refutes:
        return Stance.SUPPORTS
    if judgement.refutes >= settings.refute:
        return Stance.REFUTES
    return Stance.NEUTRAL


def _by_article(evidence: Iterable[Evidence]) -> Iterable[list[Evidence]]:
    articles: dict[str, list[Evidence]] = {}
    for one in evidence:
        articles.setdefault(one.hit.passage.article.uri, []).append(one)
    return articles.values()


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
