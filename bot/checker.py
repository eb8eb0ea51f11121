"""Query to answer: retrieve, judge, compare, decide, cite."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot import claims, verdict
from bot.claims.reasons import NOT_PICKED
from bot.config import Settings
from bot.differences import content_overlap
from bot.domain import (
    Answer,
    Citation,
    Claim,
    Evidence,
    Question,
    Report,
    Scope,
    Skipped,
    Stance,
    Verdict,
)
from bot.errors import QueryError
from bot.independence import independent
from bot.judge import Judge
from bot.reranker import reranked
from bot.retriever import Retriever
from bot.weigher import Weigher

SHOWN_SHARE = 2 / 3
"""Least strength of shown evidence, as a share of the strongest."""
SHOWN = 6
"""Pieces of evidence that an answer holds at most."""
NEAREST = 2
"""Passages nearest to a claim that are always shown, whichever side they take, and nearest to a
question that none answers."""
NEAR_QUESTION = 0.5
"""Least share of a question's content words in a passage that is shown but answers nothing."""

_NOTHING = "There is nothing to check. Write a question or a claim."

_POINTING = frozenset(
    ("he", "her", "him", "his", "it", "its", "she", "so", "that", "their", "them", "they", "this")
)
"""Words that say nothing without what was said before."""


class Checker:
    """Answers questions and checks claims; the same path for every face of the bot."""

    def __init__(self, retriever: Retriever, judge: Judge, settings: Settings) -> None:
        self._retriever = retriever
        self._judge = judge
        self._weigher = Weigher(judge, settings.verdict)
        self._settings = settings

    def answer(self, text: str, scope: Scope) -> Answer | Report:
        """Answer a message of either kind: a lone question gets an answer, the rest a report.

        A message without a claim gives a report without claims, for the chat to pass over.

        Raises:
            QueryError: it is empty or too long.
        """
        queries, skipped = self._read(text)
        match queries:
            case (Question() as question,):
                return self._answer_question(question, scope)
            case _:
                return self._report(queries, skipped, scope)

    def ask(self, text: str, scope: Scope) -> Answer:
        """Answer a question; one that asks for a yes or a no gets a verdict.

        Raises:
            QueryError: it is empty or too long, or has no words.
        """
        queries, _ = self._read(text)
        match queries:
            case (Claim() as claim,):
                return self._check_claim(claim, scope)
            case (Question() as question,):
                return self._answer_question(question, scope)
            case ():
                # Nothing in it reads like a question; its words alone are searched for.
                self._require_words(text.strip())
            case (Claim(), *rest) if all(isinstance(query, Claim) for query in rest):
                # One answer is asked for: the parts are weighed as the one claim they make.
                return self._check_claim(Claim(text.strip(), 0, len(text)), scope)
        return self._answer_question(Question(text.strip()), scope)

    def follow_up(self, question: str, earlier: str, scope: Scope) -> Answer:
        """Answer a question that leaves unsaid what an earlier claim or question said.

        Raises:
            QueryError: it is empty or too long.
        """
        queries, _ = self._read(question)
        match queries:
            case (Claim() as claim,):
                text = claims.resolved(claim.text, (earlier,))
                if not _POINTING & set(text.lower().split()):
                    return self._check_claim(replace(claim, text=text), scope)
        asked = Question(question.strip())
        whole = Question(f"{earlier.strip()} {asked.text}")
        return replace(self._answer_question(whole, scope), query=asked)

    def check(self, text: str, scope: Scope, picked: Sequence[int] = ()) -> Report:
        """Check the claims of a text.

        Args:
            text: The text.
            scope: Who asks.
            picked: Which of its claims, counted from 0; all of them where there is none.

        Raises:
            QueryError: it is empty or too long, or holds no claim.
        """
        queries, skipped = self._read(text, picked)
        report = self._report(queries, skipped, scope)
        if not report.claims:
            reasons = "; ".join(dict.fromkeys(skip.why for skip in report.skipped))
            raise QueryError(f"There is no claim to check in that ({reasons}).")
        return report

    def _read(
        self, text: str, picked: Sequence[int] = ()
    ) -> tuple[tuple[Question | Claim, ...], tuple[Skipped, ...]]:
        limits = self._settings.limits
        if not text.strip():
            raise QueryError(_NOTHING)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise QueryError("The text holds bytes that are not UTF-8. Send it as UTF-8.")
        if len(text) > limits.message_chars:
            raise QueryError(
                f"The text has {len(text):,} characters; the most that is read at once is "
                f"{limits.message_chars:,}. Send it in parts."
            )
        queries, skipped = claims.read(text)
        if picked:
            queries, left_out = _picked(queries, picked)
            skipped += left_out
        self._require_short(max((len(query.text) for query in queries), default=0))
        if len(queries) > limits.claims:
            raise QueryError(
                f"There are {len(queries)} claims in the text; the most that are checked at once "
                f"is {limits.claims}. Send it in parts."
            )
        return queries, skipped

    def _require_words(self, text: str) -> None:
        if not any(character.isalnum() for character in text):
            raise QueryError(_NOTHING)
        self._require_short(len(text))

    def _require_short(self, longest: int) -> None:
        limit = self._settings.limits.claim_chars
        if longest > limit:
            raise QueryError(
                f"One sentence has {longest:,} characters; the most for a claim or a question is "
                f"{limit:,}. Put it in a few short sentences."
            )

    def _report(
        self,
        queries: Iterable[Question | Claim],
        skipped: Iterable[Skipped],
        scope: Scope,
    ) -> Report:
        answers: list[Answer] = []
        left_out = list(skipped)
        for query in queries:
            if isinstance(query, Claim):
                answers.append(self._check_claim(query, scope))
            else:
                left_out.append(Skipped(query.text, "it is a question, not a claim: ask it"))
        return Report(tuple(answers), tuple(left_out))

    def _check_claim(self, claim: Claim, scope: Scope) -> Answer:
        started = time.perf_counter()
        weighed = self._weigher.weigh(claim, self._retriever.retrieve(claim, scope))
        evidence = independent(weighed)
        decision, confidence = verdict.decide(evidence, self._settings.verdict)
        if decision is Verdict.NOT_ENOUGH_EVIDENCE:
            evidence = self._weigher.weigh_together(claim, evidence)
            decision, confidence = verdict.decide(evidence, self._settings.verdict)
        shown = self._shown(claim, evidence, decision)
        abstains = decision is Verdict.NOT_ENOUGH_EVIDENCE
        return _answer(claim, decision, confidence, shown, started, abstains=abstains)

    def _answer_question(self, question: Question, scope: Scope) -> Answer:
        started = time.perf_counter()
        hits = self._retriever.retrieve(question, scope)
        judgements = self._judge.judge(question, [hit.passage for hit in hits])
        order = reranked(question, hits, judgements)
        confidence = max((j.relevance for j in judgements), default=0.0)
        evidence = [
            Evidence(hits[i], judgements[i], (), Stance.NEUTRAL, _places(judgements[i].span))
            for i in order
            if judgements[i].relevance >= self._settings.judge.min_answer
        ]
        if evidence:
            return _answer(question, None, confidence, evidence, started)
        near = [
            Evidence(hits[i], judgements[i], (), Stance.NEUTRAL)
            for i in order
            if content_overlap(question.text, hits[i].passage.text) >= NEAR_QUESTION
        ]
        return _answer(question, None, 1 - confidence, near[:NEAREST], started, abstains=True)

    def _shown(
        self, claim: Claim, evidence: Sequence[Evidence], decision: Verdict
    ) -> list[Evidence]:
        """Return what carries the verdict, and the nearest to the claim that does not.

        What speaks against the verdict is shown where it is firm enough to make a conflict, or
        among the nearest. Where nothing carries a verdict there is only what comes nearest.
        """
        least = self._settings.judge.min_relevance
        ordered = _nearest_first(claim, evidence)
        near = [one for one in ordered if one.judgement.relevance >= least]
        if decision is Verdict.NOT_ENOUGH_EVIDENCE:
            return near
        firm = self._settings.verdict.conflict
        against = {Verdict.SUPPORTED: Stance.REFUTES, Verdict.REFUTED: Stance.SUPPORTS}.get(
            decision
        )
        taken = [
            one
            for one in ordered
            if one.stance is not Stance.NEUTRAL
            and (one.stance is not against or verdict.strength(one) >= firm)
        ]
        firmest = max(map(verdict.strength, taken), default=0.0)
        taken = [one for one in taken if verdict.strength(one) >= SHOWN_SHARE * firmest]
        beside = [one for one in near[:NEAREST] if one not in taken]
        return [*verdict.order(taken, decision)[: SHOWN - len(beside)], *beside]


def _nearest_first(claim: Claim, evidence: Sequence[Evidence]) -> list[Evidence]:
    hits, judgements = [one.hit for one in evidence], [one.judgement for one in evidence]
    return [evidence[place] for place in reranked(claim, hits, judgements)]


def _picked(
    queries: Sequence[Question | Claim], picked: Sequence[int]
) -> tuple[tuple[Question | Claim, ...], tuple[Skipped, ...]]:
    """Return what is left of queries where only some claims of them were picked."""
    found = [query for query in queries if isinstance(query, Claim)]
    wanted = {number for number in picked if number < len(found)}
    left_out = [claim for number, claim in enumerate(found) if number not in wanted]
    kept = tuple(query for query in queries if query not in left_out)
    return kept, tuple(Skipped(claim.text, NOT_PICKED) for claim in left_out)


def _places(span: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    return () if span is None else (span,)


def _answer(
    query: Question | Claim,
    decision: Verdict | None,
    confidence: float,
    evidence: Sequence[Evidence],
    started: float,
    *,
    abstains: bool = False,
) -> Answer:
    shown = tuple(evidence[:SHOWN])
    return Answer(
        query=query,
        verdict=decision,
        confidence=round(min(max(confidence, 0.0), 1.0), 4),
        evidence=shown,
        citations=tuple(_cite(number, one) for number, one in enumerate(shown, 1)),
        elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
        abstains=abstains,
    )


def _cite(number: int, evidence: Evidence) -> Citation:
    article, sentence = evidence.hit.passage.article, evidence.hit.passage.sentence
    return Citation(
        number=number,
        title=article.title,
        uri=article.uri,
        publisher=article.publisher,
        published=article.published,
        position=sentence.position,
        quote=sentence.text,
    )
