"""Who alone it was: "it was Wang who ran the fund", "Moore is the head of the board"."""

import re

from bot.differences.language.lexicon import AUXILIARIES
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, shares
from bot.differences.names.finding import Name, matches, names_in
from bot.differences.names.replacements import instead
from bot.differences.result import Findings
from bot.differences.sides import sides_of
from bot.domain import Difference

_SHARED = 0.6
"""The share of what a claim says of someone that must be in the sentence to be said of another."""
_CLEFT = re.compile(r"\b(?:it|that)\s+(?:is|was)\s+(?:the\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE)
_LEADS = r"(?:leads|heads|chairs)"
_HEAD = r"(?:head|leader|boss|chief|chair(?:man|woman|person)?)"
_HEADS = rf"(?:{_LEADS}|(?:is|was)\s+(?:now\s+)?(?:the\s+)?{_HEAD}\s+of)"
_LEADING = re.compile(rf"\s+{_HEADS}\s+(?:the\s+)?", re.IGNORECASE)
_OF_ONE_ALONE = re.compile(rf"\b(?:(?:it|that)\s+(?:is|was)|{_HEADS})\b", re.IGNORECASE)
_LED_BY = re.compile(
    r"(?:\s*\([^()]*\))?,?\s+(?:which\s+is\s+|is\s+)?(?:led|headed|chaired)\s+by\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WHO_LEADS = re.compile(rf"(?:,\s+who)?\s+{_LEADS}\s+(?:the\s+)?", re.IGNORECASE)
_ONCE = re.compile(
    r"\b(?:former(?:ly)?|ex-|previous(?:ly)?|then|once|until|used\s+to|before|was\s+(?:led|run))\b",
    re.IGNORECASE,
)
"""What shows that someone may have led it at another time."""


def compare_holders(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report another one of whom the sentence says what the claim says of one alone."""
    if not _OF_ONE_ALONE.search(claim.text):
        return
    names, others = names_in(claim.text), names_in(sentence.text)
    difference = _cleft(claim, names, sentence, others) or _leader(claim, names, sentence, others)
    if difference is not None:
        findings.tell_otherwise(difference)


def _cleft(
    claim: Text, names: tuple[Name, ...], sentence: Text, others: tuple[Name, ...]
) -> Difference | None:
    """Compare "it was X who did it" with the one name that did it in the sentence."""
    name = next((one for one in names if _CLEFT.search(claim.text, 0, one.span[0])), None)
    following = () if name is None else claim.after(name.span[1], 4)
    if name is None or not following or following[0].plain not in {"who", "that"}:
        return None
    verb = next((w for w in following[1:] if w.plain not in AUXILIARIES and not w.is_stop), None)
    rest = [word for word in event_words(claim) if not _inside(word.start, name)]
    if verb is None or overlap_of(rest, sentence) < _SHARED:
        return None
    doers: list[Name] = []
    for index, match in enumerate(sentence.words):
        sides = sides_of(sentence, index, others) if shares(verb, match) else None
        if sides is not None:
            doers += sides[0]
    if len(doers) != 1 or matches(name, doers[0].words):
        return None
    return instead(claim, name, sentence, doers[0].span)


def _leader(
    claim: Text, names: tuple[Name, ...], sentence: Text, others: tuple[Name, ...]
) -> Difference | None:
    """Compare "X is the head of Y" with the one by whom Y is led in the sentence."""
    if _ONCE.search(claim.text) or _ONCE.search(sentence.text):
        return None
    for name, body in _pairs(claim, names, _LEADING):
        found = [
            *(pair[::-1] for pair in _pairs(sentence, others, _LED_BY)),
            *_pairs(sentence, others, _WHO_LEADS),
        ]
        leaders = [leader for leader, led in found if matches(body, led.words)]
        if len(leaders) == 1 and not matches(name, leaders[0].words):
            return instead(claim, name, sentence, leaders[0].span)
    return None


def _pairs(text: Text, names: tuple[Name, ...], joint: re.Pattern[str]) -> list[tuple[Name, Name]]:
    """Return the pairs of names with nothing but certain words between them."""
    return [
        (one, other)
        for one in names
        for other in names
        if one.span[1] <= other.span[0] and joint.fullmatch(text.text, one.span[1], other.span[0])
    ]


def _inside(place: int, name: Name) -> bool:
    return name.span[0] <= place < name.span[1]
