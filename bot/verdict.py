"""Evidence to verdict: what each passage says of a claim, and what all of them say together."""

import math
import operator
from collections.abc import Iterable, Sequence

from bot.config import VerdictSettings
from bot.differences import Comparison, describe_attribution, describe_missing, same_speaker
from bot.domain import Evidence, Hit, Judgement, Span, Stance, Verdict

LEAST_DOUBT = 0.04
"""Least probability that a passage decides nothing; without it, one passage could drown out all."""
SILENT_SHARE = 0.35
"""What is left of support where the passage is silent on a date, number or name of the claim."""
UNSURE_SHARE = 0.75
"""What is left where passage and claim are not alike in wording that a rule reads less surely."""
UNSURE = frozenset({"certainty", "negation", "extent", "office"})
"""Kinds of such wording."""


def assess(
    hit: Hit, judgement: Judgement, comparison: Comparison, settings: VerdictSettings
) -> Evidence:
    """Return what one passage says of a claim: the judge's view, corrected by the differences.

    A difference refutes only where the passage is about the same event; elsewhere it withholds
    support. A passage that is silent on a part of the claim cannot support that part.
    """
    corrected = _corrected(judgement, comparison, settings)
    decisive = tuple(d.span for d in comparison.differences if d.span is not None)
    stance = _stance(corrected, settings)
    agreeing = comparison.settled or comparison.agreements
    places = decisive if stance is Stance.REFUTES and decisive else agreeing
    reported = comparison.reported
    highlights = _merged(places or (() if judgement.span is None else (judgement.span,)))
    return Evidence(
        hit=hit,
        judgement=corrected,
        differences=comparison.differences if stance is not Stance.SUPPORTS else (),
        stance=stance,
        highlights=highlights,
        attribution=describe_attribution(reported) if reported else None,
        speaker=reported.speaker if reported else None,
        notes=_withheld(judgement, corrected, comparison, settings),
    )


def decide(evidence: Sequence[Evidence], settings: VerdictSettings) -> tuple[Verdict, float]:
    """Return the verdict on a claim and the confidence in it, in [0, 1].

    All passages speak together, each as much as it decides; where an article stands firmly on
    either side, the evidence conflicts.
    """
    for_it, against_it = _firmest(evidence)
    if min(for_it, against_it) >= settings.conflict:
        return Verdict.CONFLICTING, min(for_it, against_it)
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
    elif comparison.missing:
        unsure = all(missing.kind in UNSURE for missing in comparison.missing)
        supports *= UNSURE_SHARE if unsure else SILENT_SHARE
    return Judgement(
        relevance=judgement.relevance,
        supports=supports,
        refutes=refutes,
        neutral=max(0.0, 1 - supports - refutes),
        span=judgement.span,
    )


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
