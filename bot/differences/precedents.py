"""What a sentence tells of another event, to compare: "the worst since a fire that killed 304"."""

import re

from bot.differences.language.attachment import is_content
from bot.differences.language.text import Text, shares

_SINCE = re.compile(
    r"\b(?:[a-z]{3,}est|worst|most|least|first|last|only)\b[^.;:]{0,80}?\bsince\s+", re.IGNORECASE
)
_ENDS = re.compile(r"[.;:]\s|,\s+(?:and|but|while|as|after|when|the|it|he|she|they)\s")


def precedent_of(claim: Text, sentence: Text) -> range:
    """Return where a sentence tells of an earlier event with which it only compares, if it does.

    "The worst since 1997, killing 304" names a year and no event, so that the 304 are its own. What
    the claim names is no other event.
    """
    match = _SINCE.search(sentence.text)
    if match is None:
        return range(0)
    end = _ENDS.search(sentence.text, match.end())
    told = range(match.end(), len(sentence.text) if end is None else end.start())
    words = [word for word in sentence.words if word.start in told and is_content(word)]
    comma = sentence.text.find(",", told.start)
    named = [word for word in words if comma < 0 or word.start < comma]
    if not named or any(shares(word, one) for word in claim.words for one in named):
        return range(0)
    return told
