"""Scores and votes: 3-1, 52 votes to 48, 4-2 on penalties."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.differences.figures.amounts import Quantity
from bot.differences.language.text import Text

_SCORE_WORDS = re.compile(
    r"\b(?:won|win|wins|beat|beats|beating|lost|lose|loses|defeated|defeat|drew|draw|victory|votes?|"
    r"voted|score|scored|led|lead|leads|leading|thrashed|edged|ahead|down|up|aggregate|final|"
    r"approved|rejected|passed|odds|ratio|margin|outnumber(?:s|ed)?|half-?time|shoot-?out|"
    r"penalties|trail(?:s|ed|ing))\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"(?<![\w./,$€£-])(\d{1,3})(?:\s?[-\u2013]\s?(?:to\s?[-\u2013]\s?)?|\s+votes?\s+to\s+|\s+to\s+)"
    r"(\d{1,3})(?![\w/-]|[.,]\d|\s?%|\s+(?:years?|months?|weeks?|days?|hours?|minutes?|km|miles|"
    r"percent|people|million|billion|points)\b)",
)
_BEFORE_SCORE = ("by ", "beat ", "won ", "lost ", "leads ", "led ", "voted ", "vote was ")
_DECIDED = re.compile(
    r"\b(?:approv|pass|reject|adopt|back|ratif|confirm|defeat)(?:ed|es|s|ied)\s+(?:(?!to\b|from\b)[^\W\d_]+\s+){1,6}$",
    re.IGNORECASE,
)
"""A decision and what was decided on, before its votes: "approved the bill 52 to 48"."""
_STAGES = {
    "penalties": r"penalt(?:y|ies)(?:\s+shoot-?out)?|shoot-?out|spot[\s-]kicks|tie-?break",
    "half-time": r"half-?\s?time|(?:the\s+)?(?:break|interval)",
    "aggregate": r"aggregate|two\s+legs",
    "lead": r"(?:led|leads?|leading|ahead|up|down|behind|trail(?:s|ed|ing)?)(?!-)",
}
_PASSING = frozenset({"lead", "half-time"})
"""Stages that are not the end of play."""
_AFTER = {
    stage: re.compile(
        rf"\s+(?:(?:win|victory|defeat|loss|lead)\s+)?(?:(?:on|in|at|by|over|after)\s+)?"
        rf"(?:an?\s+|the\s+)?(?:{words})\b",
        re.IGNORECASE,
    )
    for stage, words in _STAGES.items()
}
_BEFORE = {
    stage: re.compile(
        rf"\b(?:{words})(?:,\s*|\s+)(?:(?:it|score|they|the\s+(?:sides|teams|score))\s+)?"
        r"(?:(?:was|were|stood|of|by|at|ended|finished)\s+){0,2}$",
        re.IGNORECASE,
    )
    for stage, words in _STAGES.items()
}
_REACH = 60
"""How many characters before a score may tell of what it is."""


def scores(text: Text) -> Iterator[Quantity]:
    """Yield each score or vote; its unit is the stage it tells of, "" where none is named."""
    if not _SCORE_WORDS.search(text.text):
        return
    for match in _SCORE.finditer(text.text):
        spaced = " to " in match.group() and "vote" not in match.group()
        before = text.text[max(0, match.start() - 9) : match.start()].lower()
        decided = spaced and _DECIDED.search(
            text.text[max(0, match.start() - _REACH) : match.start()]
        )
        if spaced and not (decided or before.endswith(_BEFORE_SCORE)):
            continue
        written = f"{match[1]}-{match[2]}"
        stage = _stage(text.text, *match.span())
        yield Quantity(*match.span(), Decimal(match[1]), "score", stage, written=written)


def of_one_stage(claimed: Quantity, found: Quantity) -> bool:
    """Whether two scores can be compared: that of a lead or at half-time is none of the end's."""
    if claimed.unit == found.unit:
        return True
    if claimed.unit:
        passing = found.unit in {"", *_PASSING} and claimed.written == found.written
        return passing and (claimed.unit in _PASSING or not found.unit)
    return found.unit not in _PASSING


def of_the_end(claimed: Quantity, found: list[Quantity]) -> list[Quantity]:
    """Keep the scores at the end of play where others, which are not the claim's, are there too."""
    if claimed.unit:
        return found
    return [one for one in found if not one.unit or one.written == claimed.written] or found


def _stage(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _REACH) : start]
    for stage in _STAGES:
        if _AFTER[stage].match(text, end) or _BEFORE[stage].search(before):
            return stage
    return ""
