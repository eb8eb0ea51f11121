"""Claims as people type them: asked, without a stop, in short forms, with a word of chat."""

import re
from random import Random

from training.synthetic import grammar
from training.synthetic.questions import question

_CONTRACTIONS = (
    (" is not ", " isn't "),
    (" are not ", " aren't "),
    (" was not ", " wasn't "),
    (" were not ", " weren't "),
    (" has not ", " hasn't "),
    (" have not ", " haven't "),
    (" had not ", " hadn't "),
    (" does not ", " doesn't "),
    (" do not ", " don't "),
    (" did not ", " didn't "),
    (" will not ", " won't "),
    (" would not ", " wouldn't "),
)
_OPENINGS = (
    "btw {}",
    "apparently {}",
    "so {}",
    "heard that {}",
    "I read that {}",
    "they say {}",
    "wow, {}",
    "fyi {}",
    "just saw that {}",
    "turns out {}",
)
_QUESTIONS = (
    "is it true {}?",
    "is it true that {}?",
    "so {}?",
    "{}, right?",
    "{}, is that true?",
    "really? {}?",
    "did you hear that {}?",
    "wait, {}?",
    "can someone confirm that {}?",
)
_ARTICLES = re.compile(r" (?:the|a|an) (?=[a-z])")


def shaped(claim: str, random: Random) -> str:
    """Leave about half of the claims as they are; write the others as people do in a chat."""
    chance = random.random()
    if chance < 0.12:
        return question(claim)
    plain = grammar.lower_first(claim.rstrip("."))
    if chance < 0.18:
        return random.choice(_QUESTIONS).format(plain)
    if chance < 0.25:
        return random.choice(_OPENINGS).format(plain)
    if chance < 0.31:
        return claim.rstrip(".").lower()
    if chance < 0.36 and '"' not in claim:
        return _ARTICLES.sub(" ", claim.rstrip("."))
    if chance < 0.55:
        return _contracted(claim.rstrip("."))
    return _contracted(claim) if chance < 0.7 else claim


def _contracted(claim: str) -> str:
    for long, short in _CONTRACTIONS:
        claim = claim.replace(long, short)
    return claim
