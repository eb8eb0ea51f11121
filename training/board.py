"""The public dev board, which is never trained on, and what keeps it out of the mix."""

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bench.board import SETS, path_of

LONG_SENTENCE = 8
"""Words from which a sentence that two sets share is no accident."""

_BREAK = re.compile(r"(?<=[.!?])\s+")


def pairs(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a set of labelled pairs."""
    with gzip.open(path_of(name), "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def on_board(claim: str, evidence: str) -> bool:
    """Whether the board holds this claim, this evidence, or a long sentence of it."""
    claims, texts = _board()
    return (
        plain(claim) in claims
        or plain(evidence) in texts
        or any(sentence in texts for sentence in _long_sentences(evidence))
    )


def plain(text: str) -> str:
    """Return the words of a text in lower case, to compare texts by."""
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def _board() -> tuple[frozenset[str], frozenset[str]]:
    claims: set[str] = set()
    texts: set[str] = set()
    for name in SETS:
        for row in pairs(name):
            claims.add(plain(row["claim"]))
            texts.add(plain(row["evidence"]))
            texts.update(_long_sentences(row["evidence"]))
    return frozenset(claims), frozenset(texts)


def _long_sentences(text: str) -> Iterator[str]:
    for sentence in _BREAK.split(text):
        words = plain(sentence)
        if words.count(" ") + 1 >= LONG_SENTENCE:
            yield words
