"""What a card says: fixed words, the user's own words, and the sources' words verbatim."""

from collections import Counter
from collections.abc import Sequence

from bot.chat.markup import clip, embolden, escape, excerpt, length, link
from bot.differences import describe
from bot.domain import (
    Answer,
    Citation,
    Evidence,
    Passage,
    Report,
    Skipped,
    Stance,
    Verdict,
)
from bot.independence import remarks
from bot.render import confidence_told, day

MAX_CHARACTERS = 3900
"""Discord takes 4000 in all text displays of a message; the rest is a margin."""

MAX_QUERY = 500
MAX_SENTENCE = 600
MAX_TITLE = 120
MAX_REMARK = 200

SILENT = "My sources don't tell."

_HEADINGS = {
    Verdict.SUPPORTED: "✅ Supported",
    Verdict.REFUTED: "❌ Refuted",
    Verdict.CONFLICTING: "⚖️ Conflicting evidence",
    Verdict.NOT_ENOUGH_EVIDENCE: "❔ Not enough evidence",
}
_COUNTED = {
    Verdict.SUPPORTED: "supported",
    Verdict.REFUTED: "refuted",
    Verdict.CONFLICTING: "conflicting",
    Verdict.NOT_ENOUGH_EVIDENCE: "without enough evidence",
}
_STANCES = {
    Stance.SUPPORTS: "**For**",
    Stance.REFUTES: "**Against**",
    Stance.NEUTRAL: "**Related**",
}


def abstains(answer: Answer) -> bool:
    """Say whether the sources leave the query open."""
    if answer.verdict is None:
        return not answer.evidence
    return answer.verdict is Verdict.NOT_ENOUGH_EVIDENCE


def heading(answer: Answer) -> str:
    """Return the outcome in words that need no colour."""
    if answer.verdict is None:
        return "🔎 Answer" if answer.evidence else "❔ No answer"
    return _HEADINGS[answer.verdict]


def outcome(answer: Answer) -> str:
    """Return how sure the answer is, or that the sources are silent."""
    if abstains(answer):
        return SILENT
    told = confidence_told(answer.confidence)
    return f"-# {told[0].upper()}{told[1:]}" if answer.confidence > 0 else ""


def query_line(answer: Answer, limit: int = MAX_QUERY) -> str:
    """Return the user's own words."""
    return escape(clip(answer.query.text.strip(), limit))


def order(answer: Answer) -> tuple[int, ...]:
    """Return evidence indexes in the order of showing: both sides first where they conflict."""
    indexes = list(range(len(answer.evidence)))
    if answer.verdict is not Verdict.CONFLICTING:
        return tuple(indexes)
    leaders = [
        next((i for i in indexes if answer.evidence[i].stance is stance), None)
        for stance in (Stance.SUPPORTS, Stance.REFUTES)
    ]
    first = [index for index in leaders if index is not None]
    return (*first, *(index for index in indexes if index not in first))


def exhibits(
    answer: Answer,
    indexes: Sequence[int],
    limit: int = MAX_SENTENCE,
    *,
    terse: bool = False,
) -> list[str]:
    """Return the chosen evidence, each with its stance unless the one before says the same.

    Args:
        answer: Whose evidence.
        indexes: Which pieces, in order.
        limit: How many characters of a sentence to quote.
        terse: Whether to leave out a stance that says no more than the verdict.
    """
    texts: list[str] = []
    previous = ""
    for index in indexes:
        evidence, citation = answer.evidence[index], answer.citations[index]
        lines = _quote(evidence, citation, limit)
        stance = "" if answer.verdict is None else _stance_line(evidence)
        if stance and stance != previous and not (terse and stance in _STANCES.values()):
            lines.insert(0, stance)
        previous = stance
        texts.append("\n".join(lines))
    return texts


def _quote(evidence: Evidence, citation: Citation, limit: int) -> list[str]:
    sentence, spans = excerpt(evidence.hit.passage.sentence.text, evidence.highlights, limit)
    return [
        f"> {embolden(sentence, spans)}",
        *(f"> -# {escape(clip(remark, MAX_REMARK))}" for remark in remarks(evidence)),
        f"> {citation_line(citation)}",
    ]


def _stance_line(evidence: Evidence) -> str:
    told = [describe(difference) for difference in evidence.differences]
    mark = _STANCES[evidence.stance]
    return f"{mark} · {escape(clip(' '.join(told), 200))}" if told else mark


def citation_line(citation: Citation) -> str:
    """Return number, title, publisher and date of a source."""
    parts = [link(clip(citation.title.strip() or citation.uri, MAX_TITLE), citation.uri)]
    if citation.publisher:
        parts.append(escape(clip(citation.publisher, 60)))
    if citation.published:
        parts.append(day(citation.published))
    return f"-# [{citation.number}] {' · '.join(parts)}"


def summary(report: Report) -> str:
    """Return how many claims came out how."""
    counts = Counter(answer.verdict for answer in report.claims)
    told = [f"{counts[verdict]} {words}" for verdict, words in _COUNTED.items() if counts[verdict]]
    return f"-# {' · '.join(told)}"


def skipped_line(skipped: Sequence[Skipped], limit: int = 500) -> str:
    """Return what was not checked and why, in one small line."""
    told: list[str] = []
    for part in skipped:
        entry = f"“{escape(clip(part.text.strip(), 80))}” ({escape(part.why)})"
        if length("; ".join([*told, entry])) > limit:
            told.append(f"{len(skipped) - len(told)} more")
            break
        told.append(entry)
    return f"-# Not checked: {'; '.join(told)}" if told else ""


def surroundings(passage: Passage, limit: int = 3000) -> str:
    """Return the cited sentence in bold among as many of its neighbours as fit, verbatim."""
    at = passage.focus - passage.sentences[0].position
    shown = passage.sentences[at : at + 1]
    for reach in range(1, len(passage.sentences)):
        wider = passage.sentences[max(0, at - reach) : at + reach + 1]
        if wider[-1].end - wider[0].start > limit:
            break
        shown = wider
    start = shown[0].start
    cited = passage.sentence
    text, spans = excerpt(
        passage.article.text[start : shown[-1].end],
        [(cited.start - start, cited.end - start)],
        limit,
    )
    return f"> {embolden(text, spans)}"


def fitting(texts: Sequence[str], budget: int) -> int:
    """Return how many texts fit into the budget, in order."""
    used = 0
    for count, text in enumerate(texts):
        used += length(text)
        if used > budget:
            return count
    return len(texts)
