"""The passages of a card: verbatim, numbered, and each side apart from the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import told
from bot.chat.differing import differs
from bot.chat.markup import clip, embolden, escape, excerpt, length, link
from bot.chat.words import Words
from bot.domain import Answer, Citation, Evidence, Passage, Stance, Verdict
from bot.independence import remarks

MAX_SENTENCE = 600
MAX_TITLE = 120
MAX_REMARK = 200
MAX_DIFFERENCE = 200

_STANCES = {
    Stance.SUPPORTS: "card.for",
    Stance.REFUTES: "card.against",
    Stance.NEUTRAL: "card.related",
}
_FOR_FIRST = (Stance.SUPPORTS, Stance.REFUTES, Stance.NEUTRAL)
_AGAINST_FIRST = (Stance.REFUTES, Stance.SUPPORTS, Stance.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One passage with its source; `opens` says whether its side's heading stands above it."""

    index: int
    text: str
    opens: bool


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
    nearest: bool = False,
) -> list[Exhibit]:
    """Return the chosen evidence side by side, the verdict's own side first.

    Args:
        answer: Whose evidence.
        indexes: Which pieces.
        words: The reader's language.
        limit: How many characters of a sentence to quote.
        nearest: Whether they settle nothing: then there are no sides, and nothing is decisive.
    """
    sided = answer.verdict is not None and not nearest
    shown: list[Exhibit] = []
    side, differing = None, ""
    for index in _arranged(answer, indexes) if sided else indexes:
        evidence, citation = answer.evidence[index], answer.citations[index]
        lines = _quote(evidence, citation, words, limit=limit, bold=not nearest)
        opens = evidence.stance is not side if sided else not shown
        if sided:
            differs_now = difference_line(evidence, words)
            heading = f"**{words(_STANCES[evidence.stance])}**" if opens else ""
            difference = differs_now if opens or differs_now != differing else ""
            top = " · ".join(part for part in (heading, difference) if part)
            lines = [top, *lines] if top else lines
            side, differing = evidence.stance, differs_now
        shown.append(Exhibit(index, "\n".join(lines), opens))
    return shown


def fitting_exhibits(
    answer: Answer,
    wanted: Sequence[int],
    words: Words,
    budget: int,
    *,
    limit: int = MAX_SENTENCE,
    nearest: bool = False,
) -> list[Exhibit]:
    """Return as many of the wanted pieces, in their order of importance, as the budget holds."""

    def made(indexes: Sequence[int]) -> list[Exhibit]:
        return exhibits(answer, indexes, words, limit=limit, nearest=nearest)

    # A piece alone has its side's heading, so that together they are never longer.
    alone = [made([index])[0].text for index in wanted]
    return made(wanted[: fitting(alone, budget)])


def difference_line(evidence: Evidence, words: Words) -> str:
    """Return what differs between a passage and the claim, in one line; nothing where it agrees."""
    differences = [differs(difference, words) for difference in evidence.differences]
    return escape(clip(" ".join(differences), MAX_DIFFERENCE))


def citation_line(citation: Citation, words: Words) -> str:
    """Return number, title, publisher and date of a source."""
    parts = [link(clip(citation.title.strip() or citation.uri, MAX_TITLE), citation.uri)]
    if citation.publisher:
        parts.append(escape(clip(citation.publisher, 60)))
    if citation.published:
        parts.append(words.day(citation.published))
    return f"-# [{citation.number}] {' · '.join(parts)}"


def source_name(citation: Citation, words: Words) -> str:
    """Return whose word a source is, and of when, for a line that has no room for its title."""
    name = escape(clip(citation.publisher or citation.title.strip() or citation.uri, 60))
    return f"{name}, {words.day(citation.published)}" if citation.published else name


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


def _arranged(answer: Answer, indexes: Sequence[int]) -> list[int]:
    sides = _AGAINST_FIRST if answer.verdict is Verdict.REFUTED else _FOR_FIRST
    return sorted(indexes, key=lambda index: sides.index(answer.evidence[index].stance))


def _quote(
    evidence: Evidence, citation: Citation, words: Words, *, limit: int, bold: bool
) -> list[str]:
    highlights = evidence.highlights if bold else ()
    sentence, spans = excerpt(evidence.hit.passage.sentence.text, highlights, limit)
    beside = (clip(told.remark(remark, words), MAX_REMARK) for remark in remarks(evidence))
    return [
        f"> {embolden(sentence, spans)}",
        *(f"> -# {escape(remark)}" for remark in beside),
        f"> {citation_line(citation, words)}",
    ]
