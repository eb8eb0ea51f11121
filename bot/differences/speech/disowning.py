"""Denials: whether one is of a statement, "denied that it fell", and how far it goes."""

import re
from dataclasses import replace

from bot.differences.language.lexicon import AUXILIARIES
from bot.differences.language.text import analyse
from bot.differences.speech.reported import Attribution
from bot.differences.speech.speakers import PRONOUNS
from bot.differences.speech.telling import Strength

_GOING_ON = re.compile(
    r",\s+(?:saying|calling|adding|insisting|claiming|but|(?:and|which)\s+(?:he\s+|she\s+|it\s+)?"
    r"(?:said|says|added|called))\b",
    re.IGNORECASE,
)
"""What opens the rest of what one says who denies something."""


def is_disowning(text: str, one: Attribution) -> bool:
    """Whether somebody denies by these words that what follows is so: no "denied bail"."""
    if one.strength is not Strength.DENIED:
        return False
    between = analyse(text[one.span[1] : one.content[0]]).words
    denied = analyse(text[slice(*one.content)]).words
    if any(word.plain == "that" for word in (*between, *denied[:6])):
        return True
    denying = one.words.lower().startswith(("deny", "deni", "dispute"))
    if not denying or not denied:
        return False
    return (
        denied[0].plain.endswith("ing")
        or denied[0].plain in PRONOUNS
        or any(word.plain in AUXILIARIES for word in denied[1:5])
    )


def without_rest(text: str, denial: Attribution) -> Attribution:
    """A denial without what the same one goes on to say: "denied it, saying that he was ill"."""
    start, end = denial.content
    rest = _GOING_ON.search(text, start, end)
    return denial if rest is None else replace(denial, content=(start, rest.start()))
