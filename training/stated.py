"""A question and its answer as the claim that they make together."""

import re

from bot.statements import AUXILIARIES, BE, DO, HAVE, stated
from training.synthetic.grammar import main_verb

LONGEST_ANSWER = 9
"""Words; a longer answer is a clause, which does not fit where a name or a number stood."""

_PREPOSITION = re.compile(
    r"(?:in|on|at|from|by|during|around|before|after|since|between|until|near|within|along)\b", re.I
)
_YEARS = re.compile(
    r"(?:early |late |mid-|the )*(?:[A-Z][a-z]+,? )?(?:\d{3,4}s?|\d+(?:st|nd|rd|th) century)"
)
_DAY = re.compile(r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?")
_WHEN = re.compile(r"(?:when|(?:in )?(?:what|which) year)", re.I)


def claim_of(question: str, answer: str) -> str | None:
    """Return the statement that the answer makes of the question, or None where that is unsure.

    >>> claim_of("Who founded Wagner?", "Prigozhin")
    'Prigozhin founded Wagner.'
    """
    words = question.strip().rstrip(" ?.").split()
    answer = answer.strip(" .,;:")
    if len(words) < 4 or not 1 <= len(answer.split()) <= LONGEST_ANSWER:
        return None
    found = _placed(words, answer) or _subject(words, answer)
    if found is None or re.search(r"\b(?:what|which|who|when|where)\b", found.lower()[:40]):
        return None
    return f"{found[0].upper()}{found[1:]}."


def _placed(words: list[str], answer: str) -> str | None:
    """State what "when" and "where" ask, with the time or the place at the end."""
    asks = _WHEN.match(" ".join(words))
    if asks is None and words[0].lower() != "where":
        return None
    rest = " ".join(words)[asks.end() if asks else len(words[0]) :].split()
    if len(rest) < 3 or rest[0].lower() not in BE | DO | HAVE:
        return None
    statement = stated(rest[0].lower(), rest[1:])
    if statement is None:
        return None
    if _PREPOSITION.match(answer):
        return f"{statement} {answer}"
    if asks and _DAY.fullmatch(answer):
        return f"{statement} on {answer}"
    if asks and not _YEARS.fullmatch(answer):
        return None
    return f"{statement} in {answer}" if asks or answer[0].isupper() else None


def _subject(words: list[str], answer: str) -> str | None:
    """State what "who", "what" and "which" ask, where they ask for the subject."""
    first, second = words[0].lower(), words[1].lower()
    if first not in ("who", "what", "which"):
        return None
    if second in BE:
        last = words[-1].lower()
        if last in {
            "called",
            "named",
            "known",
            "for",
            "of",
            "to",
            "in",
            "as",
            "like",
            "by",
            "with",
        }:
            return None
        if first == "what" and words[2].lower() not in ("the", "a", "an", "one"):
            return None
        return f"{answer} {' '.join(words[1:])}"
    if second in AUXILIARIES:
        return None if second in DO or first == "what" else f"{answer} {' '.join(words[1:])}"
    if first == "who":
        return f"{answer} {' '.join(words[1:])}"
    verb = main_verb(" ".join(words))
    if verb is None or not 2 <= verb.index <= 4 or words[verb.index].lower() in DO:
        return None
    if {"did", "do", "does"} & {word.lower() for word in words} or words[-1].lower() in (
        "in",
        "for",
    ):
        return None
    return f"{answer} {' '.join(words[verb.index :])}"
