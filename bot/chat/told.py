"""What the core tells in English sentences, in the person's language.

The core knows no catalogue. Its sentences are recognised by their English texts, which stand in the
English catalogue; one that is not there stays as it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from bot.chat.words import Words
from bot.render import band_of, percent_of

_REASONS = "skipped."
_REMARKS = "remark."
_PROBLEMS = "problem."
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_BANDS = {
    "very high": "confidence.very_high",
    "high": "confidence.high",
    "moderate": "confidence.moderate",
    "low": "confidence.low",
}


def reason(why: str, words: Words) -> str:
    """Return why a part of a message was not checked."""
    return _translated(why, _REASONS, words)


def remark(told: str, words: Words) -> str:
    """Return what a reader must know beside a sentence."""
    return _translated(told, _REMARKS, words)


def problem(why: str, words: Words) -> str:
    """Return why something could not be read or asked, or what it is called without a name."""
    return _translated(why, _PROBLEMS, words)


def confidence(value: float, words: Words) -> str:
    """Return a confidence in words and as a number; 100 % is never claimed."""
    return words(_BANDS[band_of(value)], percent=percent_of(value))


def sure(value: float, words: Words) -> str:
    """Return a confidence as a number with the word that says what it measures."""
    return words("confidence.short", percent=percent_of(value))


def _translated(sentence: str, family: str, words: Words) -> str:
    for key, pattern in _patterns(family):
        match = pattern.fullmatch(sentence)
        if match is not None:
            values = match.groupdict()
            return words(key, **{name: _value(name, values[name], words) for name in values})
    return sentence


def _value(name: str, value: str, words: Words) -> str:
    """Return what stands for a placeholder, as the language writes it."""
    if name == "reasons":
        return "; ".join(reason(one, words) for one in value.split("; "))
    if _THOUSANDS.fullmatch(value):
        return words.number(int(value.replace(",", "")))
    return value


@cache
def _patterns(family: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what each English text of a family looks like, in the order of the catalogue."""
    return tuple(_made(family))


def _made(family: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for key, text in Words.of("en").texts.items():
        if key.startswith(family) and isinstance(text, str):
            # Every other part is the name of a placeholder.
            parts = _PLACEHOLDER.split(text)
            parts[::2] = map(re.escape, parts[::2])
            parts[1::2] = (f"(?P<{name}>.+)" for name in parts[1::2])
            yield key, re.compile("".join(parts), re.DOTALL)
