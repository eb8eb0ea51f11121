"""A question and its answer as the claim that they make together."""

import re

from bot.statements import AUXILIARIES, BE, DO, HAVE, stated
from bot.verbs import is_base, is_participle
from training.synthetic.grammar import main_verb

LONGEST_ANSWER = 9
"""Words; a longer answer is a clause, which does not fit where a name or a number stood."""

_PREPOSITION = re.compile(
    r"(?:in|on|at|from|by|during|around|before|after|since|between|until|near|within|along)\b", re.I
)
_PARTICLE = re.compile(r"for|of|to|in|on|at|from|by|about|with|as|into")
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
    found = (
        _placed(words, answer)
        or _within(words, answer)
        or _subject(words, answer)
        or _object(words, answer)
        or _counted(words, answer)
    )
    if found is None or re.search(r"\b(?:what|which|who|when|where)\b", found.lower()[:40]):
        return None
    return f"{found[0].upper()}{found[1:]}."


def told(question: str, answer: str) -> str:
    """Return a question with its answer behind it, as people write who tell what they know."""
    return f"{question.strip().rstrip('? ')}? {answer.strip(' .,;:')}."


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


def _within(words: list[str], answer: str) -> str | None:
    """State what "in which", "at what" and their like ask, with the answer at the end."""
    if not _PREPOSITION.fullmatch(words[0]) or words[1].lower() not in ("what", "which"):
        return None
    auxiliary = next((i for i in range(2, len(words)) if words[i].lower() in BE | DO | HAVE), None)
    if auxiliary is None or auxiliary > 5 or len(words) - auxiliary < 3:
        return None
    statement = stated(words[auxiliary].lower(), words[auxiliary + 1 :])
    opening = _PREPOSITION.match(answer)
    place = answer[opening.end() :].strip() if opening else answer
    return statement and f"{statement} {words[0].lower()} {place}"


def _object(words: list[str], answer: str) -> str | None:
    """State what "what did", "who did" and their like ask, where the verb ends the question."""
    if words[0].lower() not in ("who", "what") or words[1].lower() not in DO | {"can", "will"}:
        return None
    last = words[-1].lower()
    if last == "do" or not (is_base(last) or _PARTICLE.fullmatch(last)):
        return None
    statement = stated(words[1].lower(), words[2:])
    return statement and f"{statement} {answer}"


def _counted(words: list[str], answer: str) -> str | None:
    """State what "how many" asks of the subject: "how many men were hurt?"."""
    if [word.lower() for word in words[:2]] != ["how", "many"] or DO & set(map(str.lower, words)):
        return None
    auxiliary = next((i for i in range(3, len(words)) if words[i].lower() in BE | HAVE), None)
    if auxiliary is None or auxiliary > 5 or len(words) - auxiliary < 2:
        return None
    noun = (
        "" if words[auxiliary - 1].lower() in answer.lower() else f" {' '.join(words[2:auxiliary])}"
    )
    return f"{answer}{noun} {' '.join(words[auxiliary:])}"


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
        named = words[2].lower() in ("the", "a", "an", "one") or is_participle(words[2].lower())
        if first == "what" and not named:
            return None
        return f"{answer} {' '.join(words[1:])}"
    if second in AUXILIARIES:
        return None if second in DO or first == "what" else f"{answer} {' '.join(words[1:])}"
    if first == "who":
        return f"{answer} {' '.join(words[1:])}"
    verb = main_verb(" ".join(words))
    if verb is None or not 2 <= verb.index <= 4 or words[verb.index].lower() in DO:
        return None
    after = words[verb.index + 1 : verb.index + 2]
    if words[verb.index].lower() in BE and not (after and is_participle(after[0].lower())):
        return None
    if {"did", "do", "does"} & {word.lower() for word in words} or words[-1].lower() in (
        "in",
        "for",
    ):
        return None
    return f"{answer} {' '.join(words[verb.index :])}"
