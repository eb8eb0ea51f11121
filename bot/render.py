"""Answers as JSON and as text for a terminal."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.differences import describe
from bot.domain import (
    Answer,
    Citation,
    Claim,
    Evidence,
    IndexStatus,
    Passage,
    Report,
    Skipped,
    Source,
    Span,
    Stance,
    Verdict,
)
from bot.holdings import IndexReport
from bot.independence import remarks

SCHEMA = 1
"""Version of the JSON; it changes when a field changes its meaning or goes."""

VERDICTS = {
    Verdict.SUPPORTED: ("✔", "Supported", "green"),
    Verdict.REFUTED: ("✘", "Refuted", "red"),
    Verdict.CONFLICTING: ("≠", "Conflicting evidence", "yellow"),
    Verdict.NOT_ENOUGH_EVIDENCE: (
        "?",
        "Not enough evidence: my sources don't tell",
        "bright_black",
    ),
}
STANCES = {Stance.SUPPORTS: "For", Stance.REFUTES: "Against", Stance.NEUTRAL: "Related"}
NEAREST = 2
"""Passages shown where the sources don't tell: what they hold nearest."""


def confidence_told(confidence: float) -> str:
    """Return a confidence in words and as a number; 100 % is never claimed."""
    return f"{band_of(confidence)} confidence · {percent_of(confidence)} %"


def band_of(confidence: float) -> str:
    """Return how high a confidence is: "very high", "high", "moderate" or "low"."""
    bands = ((0.9, "very high"), (0.75, "high"), (0.6, "moderate"))
    return next((words for least, words in bands if confidence >= least), "low")


def percent_of(confidence: float) -> int:
    """Return a confidence in percent, never 100."""
    return min(99, round(confidence * 100))


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return one answer in the JSON schema."""
    kind = "claim" if isinstance(answer.query, Claim) else "question"
    return {
        "schema": SCHEMA,
        "query": {"kind": kind, "text": answer.query.text},
        "verdict": answer.verdict,
        "confidence": answer.confidence,
        "abstains": answer.abstains,
        "evidence": [
            _evidence_json(evidence, citation)
            for evidence, citation in zip(answer.evidence, answer.citations, strict=True)
        ],
        "elapsed_ms": answer.elapsed_ms,
    }


def report_json(report: Report) -> dict[str, Any]:
    """Return a report in the JSON schema."""
    return {
        "schema": SCHEMA,
        "claims": [answer_json(answer) for answer in report.claims],
        "skipped": [{"text": skipped.text, "why": skipped.why} for skipped in report.skipped],
    }


def sources_json(sources: Iterable[Source]) -> dict[str, Any]:
    """Return a list of sources in the JSON schema."""
    return {
        "schema": SCHEMA,
        "sources": [
            {
                "location": source.location,
                "collection": source.collection,
                "added": source.added.isoformat(),
                "articles": source.articles,
                "sentences": source.sentences,
            }
            for source in sources
        ],
    }


def index_report_json(report: IndexReport) -> dict[str, Any]:
    """Return what an indexing run did in the JSON schema."""
    return {
        "schema": SCHEMA,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "failed": [{"name": failure.name, "why": failure.why} for failure in report.failed],
    }


def status_json(status: IndexStatus) -> dict[str, Any]:
    """Return what the index holds in the JSON schema."""
    return {
        "schema": SCHEMA,
        "sources": status.sources,
        "articles": status.articles,
        "sentences": status.sentences,
        "model": status.model,
        "indexed": status.indexed.isoformat() if status.indexed else None,
        "newest": status.newest.isoformat() if status.newest else None,
    }


def report_text(report: Report, shown: int = 3) -> RenderableType:
    """Return a report for a terminal: one card a claim, and what was left out."""
    blocks: list[RenderableType] = [answer_text(answer, shown) for answer in report.claims]
    blocks += [_skipped_text(skipped) for skipped in report.skipped]
    return Group(*blocks)


def answer_text(answer: Answer, shown: int = 3) -> RenderableType:
    """Return a card for a terminal, with at most `shown` passages."""
    lines: list[RenderableType] = [_heading(answer), Text(f"“{answer.query.text}”", style="italic")]
    if answer.abstains and answer.evidence:
        lines.append(Text("The nearest that my sources hold, which is not an answer:", "dim"))
    limit = min(shown, NEAREST) if answer.abstains else shown
    for evidence, citation in list(zip(answer.evidence, answer.citations, strict=True))[:limit]:
        told_of = STANCES[evidence.stance] if answer.verdict else None
        lines.append(Padding(_evidence_text(evidence, citation, told_of), (1, 0, 0, 2)))
    if len(answer.evidence) > limit:
        lines.append(Text(f"  and {len(answer.evidence) - limit} more", style="dim"))
    return Padding(Group(*lines), (0, 0, 1, 0))


def context_text(passage: Passage) -> RenderableType:
    """Return a cited sentence among its neighbours, for a terminal."""
    text = Text(passage.text, style="dim")
    text.stylize("not dim bold", *passage.sentence_span)
    return Group(Text(passage.article.title, style="bold"), Padding(text, (0, 0, 1, 2)))


def index_report_text(report: IndexReport) -> RenderableType:
    """Return what an indexing run did, for a terminal."""
    counts = (
        f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
        f"{report.removed} removed"
    )
    failed = [Text(f"✘ {failure.why}", style="red") for failure in report.failed]
    return Group(Text(counts), *failed)


def day(published: date | None) -> str:
    """Return a date as a reader expects it: 5 Aug 2024."""
    return f"{published.day} {published:%b %Y}" if published else "undated"


def moment(when: datetime | None) -> str:
    """Return a time as a reader expects it: 5 Aug 2024, 14:30 UTC."""
    return f"{day(when.date())}, {when.astimezone(UTC):%H:%M} UTC" if when else "never"


def _evidence_json(evidence: Evidence, citation: Citation) -> dict[str, Any]:
    span = evidence.highlights[0] if evidence.highlights else None
    return {
        "stance": evidence.stance,
        "score": round(_score(evidence), 4),
        "passage": evidence.hit.passage.text,
        "sentence": citation.quote,
        "span": list(span) if span else None,
        "differences": [
            {
                "kind": difference.kind,
                "claimed": difference.claimed,
                "found": difference.found,
                "text": describe(difference),
            }
            for difference in evidence.differences
        ],
        "attribution": evidence.attribution,
        "notes": list(evidence.notes),
        "copies": [{"title": copy.title, "uri": copy.uri} for copy in evidence.copies],
        "citation": {
            "number": citation.number,
            "title": citation.title,
            "uri": citation.uri,
            "publisher": citation.publisher,
            "published": citation.published.isoformat() if citation.published else None,
            "position": citation.position,
        },
    }


def _score(evidence: Evidence) -> float:
    judgement = evidence.judgement
    by_stance = {Stance.SUPPORTS: judgement.supports, Stance.REFUTES: judgement.refutes}
    return by_stance.get(evidence.stance, judgement.relevance)


def _heading(answer: Answer) -> Text:
    if answer.verdict is None:
        if answer.abstains:
            return Text("? My sources don't tell.", style="bold bright_black")
        return Text("» Answer", style="bold cyan")
    icon, words, style = VERDICTS[answer.verdict]
    heading = Text(f"{icon} {words}", style=f"bold {style}")
    if not answer.abstains:
        heading.append(f"  {confidence_told(answer.confidence)}", style=f"not bold {style}")
    return heading


def _evidence_text(evidence: Evidence, citation: Citation, told_of: str | None) -> RenderableType:
    lines = [_source_line(evidence, citation, told_of), _quote(citation.quote, evidence.highlights)]
    lines += [Text(describe(difference), style="yellow") for difference in evidence.differences]
    lines += [Text(remark, style="dim") for remark in remarks(evidence)]
    return Group(*lines)


def _source_line(evidence: Evidence, citation: Citation, told_of: str | None) -> Text:
    line = Text(f"[{citation.number}] ", style="dim")
    if told_of:
        line.append(f"{told_of} · ", style="bold")
    link = evidence.hit.passage.article.link or citation.uri
    line.append(citation.title, style=f"link {link}" if " " not in link else "")
    publisher = f" · {citation.publisher}" if citation.publisher else ""
    return line.append(f"{publisher} · {day(citation.published)}")


def _quote(sentence: str, highlights: Iterable[Span]) -> Text:
    text = Text(sentence)
    for start, end in highlights:
        text.stylize("bold underline", start, end)
    return text


def _skipped_text(skipped: Skipped) -> Text:
    words = " ".join(skipped.text.split())
    clipped = words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
    return Text(f"Not checked: “{clipped}”, because {skipped.why}.", style="dim")
