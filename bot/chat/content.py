"""What a card says: fixed words, the user's own words, and the sources' words verbatim."""

from collections import Counter
from collections.abc import Sequence

from bot.chat import told
from bot.chat.differing import differs
from bot.chat.markup import clip, embolden, escape, excerpt, length, link
from bot.chat.words import Words
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

MAX_CHARACTERS = 3900
"""Discord takes 4000 in all text displays of a message; the rest is a margin."""

MAX_QUERY = 500
MAX_SENTENCE = 600
MAX_TITLE = 120
MAX_REMARK = 200

_HEADINGS = {
    Verdict.SUPPORTED: ("✅", "card.supported"),
    Verdict.REFUTED: ("❌", "card.refuted"),
    Verdict.CONFLICTING: ("⚖️", "card.conflicting"),
    Verdict.NOT_ENOUGH_EVIDENCE: ("❔", "card.not_enough"),
}
_COUNTED = {
    Verdict.SUPPORTED: "report.supported",
    Verdict.REFUTED: "report.refuted",
    Verdict.CONFLICTING: "report.conflicting",
    Verdict.NOT_ENOUGH_EVIDENCE: "report.not_enough",
}
_STANCES = {
    Stance.SUPPORTS: "card.for",
    Stance.REFUTES: "card.against",
    Stance.NEUTRAL: "card.related",
}


def abstains(answer: Answer) -> bool:
    """Say whether the sources leave the query open."""
    if answer.verdict is None:
        return not answer.evidence
    return answer.verdict is Verdict.NOT_ENOUGH_EVIDENCE


def heading(answer: Answer, words: Words) -> str:
    """Return the outcome in words that need no colour."""
    if answer.verdict is None:
        return f"🔎 {words('card.answer')}" if answer.evidence else f"❔ {words('card.no_answer')}"
    mark, key = _HEADINGS[answer.verdict]
    return f"{mark} {words(key)}"


def outcome(answer: Answer, words: Words) -> str:
    """Return how sure the answer is, or that the sources are silent."""
    if abstains(answer):
        return words("card.silent")
    sure = told.confidence(answer.confidence, words)
    return f"-# {sure[0].upper()}{sure[1:]}" if answer.confidence > 0 else ""


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
    words: Words,
    *,
    limit: int = MAX_SENTENCE,
    terse: bool = False,
) -> list[str]:
    """Return the chosen evidence, each with its stance unless the one before says the same.

    Args:
        answer: Whose evidence.
        indexes: Which pieces, in order.
        words: The reader's language.
        limit: How many characters of a sentence to quote.
        terse: Whether to leave out a stance that says no more than the verdict.
    """
    texts: list[str] = []
    previous = ""
    for index in indexes:
        evidence, citation = answer.evidence[index], answer.citations[index]
        lines = _quote(evidence, citation, words, limit=limit)
        stance = "" if answer.verdict is None else _stance_line(evidence, words)
        if stance and stance != previous and not (terse and stance == _mark(evidence, words)):
            lines.insert(0, stance)
        previous = stance
        texts.append("\n".join(lines))
    return texts


def _quote(evidence: Evidence, citation: Citation, words: Words, *, limit: int) -> list[str]:
    sentence, spans = excerpt(evidence.hit.passage.sentence.text, evidence.highlights, limit)
    beside = (clip(told.remark(remark, words), MAX_REMARK) for remark in remarks(evidence))
    return [
        f"> {embolden(sentence, spans)}",
        *(f"> -# {escape(remark)}" for remark in beside),
        f"> {citation_line(citation, words)}",
    ]


def _stance_line(evidence: Evidence, words: Words) -> str:
    differences = [differs(difference, words) for difference in evidence.differences]
    mark = _mark(evidence, words)
    return f"{mark} · {escape(clip(' '.join(differences), 200))}" if differences else mark


def _mark(evidence: Evidence, words: Words) -> str:
    return f"**{words(_STANCES[evidence.stance])}**"


def citation_line(citation: Citation, words: Words) -> str:
    """Return number, title, publisher and date of a source."""
    parts = [link(clip(citation.title.strip() or citation.uri, MAX_TITLE), citation.uri)]
    if citation.publisher:
        parts.append(escape(clip(citation.publisher, 60)))
    if citation.published:
        parts.append(words.day(citation.published))
    return f"-# [{citation.number}] {' · '.join(parts)}"


def summary(report: Report, words: Words) -> str:
    """Return how many claims came out how."""
    counts = Counter(answer.verdict for answer in report.claims)
    counted = [
        words(key, count=counts[verdict]) for verdict, key in _COUNTED.items() if counts[verdict]
    ]
    return f"-# {' · '.join(counted)}"


def skipped_line(skipped: Sequence[Skipped], words: Words, *, limit: int = 500) -> str:
    """Return what was not checked and why, in one small line."""
    parts: list[str] = []
    for part in skipped:
        shown, why = escape(clip(part.text.strip(), 80)), escape(told.reason(part.why, words))
        entry = words("report.part", text=shown, why=why)
        if length("; ".join([*parts, entry])) > limit:
            parts.append(words("report.parts_left", count=len(skipped) - len(parts)))
            break
        parts.append(entry)
    return f"-# {words('report.not_checked', parts='; '.join(parts))}" if parts else ""


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
