"""Messages to the questions and claims in them.

A sentence gives a claim for each of its clauses that stands alone. (`start`, `end`) of a claim is
its own place, and no two overlap; its `text` is what stands there made readable by itself: without
links, markup and what only opens the sentence ("Breaking:"), a yes/no question as a statement, with
the subject that it shares with the clause before, or whose pronoun it opens with.
"""

from collections.abc import Iterator, Sequence

from bot import sentences
from bot.claims import clauses, openings, reasons, visible
from bot.claims.pronouns import resolved
from bot.domain import Claim, Query, Question, Sentence, Skipped
from bot.questions import as_claim, asked, is_question

__all__ = ["as_claim", "is_question", "read", "resolved"]

_Part = tuple[int, Query | Skipped]
"""A query or what was left out, with the place in the message where it begins."""


def read(message: str) -> tuple[tuple[Query, ...], tuple[Skipped, ...]]:
    """Split a message into what can be looked up and what can't, each in the order of the message.

    A yes/no question becomes the claim it asks about, whole.
    """
    prose, hidden = visible.hide(message)
    parts: list[_Part] = list(hidden)
    context: tuple[str, ...] = ()
    # A claim is never cut: one that is too long is refused, not checked in pieces.
    for sentence in sentences.split(prose, longest=max(1, len(prose))):
        found = list(_parts(sentence, context))
        parts += found
        told = [part for _, part in found]
        context = tuple(part.text for part in told if isinstance(part, Claim))
    parts.sort(key=lambda part: part[0])
    queries = tuple(part for _, part in parts if not isinstance(part, Skipped))
    return queries, tuple(part for _, part in parts if isinstance(part, Skipped))


def _parts(sentence: Sentence, context: Sequence[str]) -> Iterator[_Part]:
    """Yield what a sentence holds; `context` is the claims of the sentence before."""
    prose = openings.without_call(visible.unmarked(sentence.text))
    text = visible.read_aloud(prose)
    heading = sentence.text.startswith("#")
    why = visible.wordless(sentence.text) or reasons.why_sentence(text, heading=heading)
    if why is not None:
        yield sentence.start, Skipped(sentence.text, why)
    elif is_question(text):
        query = _from_question(text, sentence)
        yield sentence.start, query
        if isinstance(query, Question):
            # It has no place in the message, of which a link beside it would be a part.
            for start, link in visible.links(sentence.text):
                yield sentence.start + start, Skipped(link, visible.ONLY_LINK)
    else:
        yield from _from_statement(prose, sentence, context)


def _from_question(text: str, sentence: Sentence) -> Query | Skipped:
    stated = as_claim(text)
    if stated is None:
        return Question(asked(text))
    why = reasons.why_asked(text, stated)
    if why is not None:
        return Skipped(sentence.text, why)
    return Claim(stated, sentence.start, sentence.end)


def _from_statement(prose: str, sentence: Sentence, context: Sequence[str]) -> Iterator[_Part]:
    prose, mere_belief = openings.without_belief(prose)
    parts = (clauses.Clause(0, len(prose)),) if mere_belief else clauses.split(prose)
    known = context
    for number, clause in enumerate(parts):
        # The marks before the first word belong to the first clause.
        start = clause.start if number else 0
        told = prose[clause.start : clause.end]
        if number:
            told, mere_belief = openings.without_belief(told)
        text = visible.read_aloud(told)
        if clause.subject is None:
            text = resolved(text, known)
        else:
            subject = visible.read_aloud(prose[slice(*clause.subject)])
            text = resolved(f"{subject} {text}", context)
        known = (text,)
        place = sentence.start + start
        why = reasons.OPINION if mere_belief else reasons.why_statement(text)
        if why is None:
            yield place, Claim(text, place, sentence.start + clause.end)
        else:
            yield place, Skipped(sentence.text[start : clause.end], why)
