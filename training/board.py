"""The public dev board, which is never trained on, and what keeps it out of the mix."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bench.board import SETS, path_of
from bot.evaluation.files import read_json_lines

LONG_SENTENCE = 8
"""Words from which a sentence that two sets share is no accident."""
LONG_RUN = 13
"""Words from which a run of words inside two texts is no accident, as in the clean-up of GPT-3's
training data (arXiv:2005.14165, appendix C)."""

_BREAK = re.compile(r"(?<=[.!?])\s+")


def pairs(name: str) -> list[dict[str, Any]]:
    """Return the rows of a set of labelled pairs."""
    return read_json_lines(path_of(name), "claim", "evidence", "label")


def on_board(claim: str, evidence: str) -> bool:
    """Whether the board holds this claim, this evidence, a long sentence or a long run of it."""
    claims, texts, runs = _board()
    return (
        plain(claim) in claims
        or plain(evidence) in texts
        or any(sentence in texts for sentence in _long_sentences(evidence))
        or any(run in runs for run in _long_runs(evidence))
    )


def plain(text: str) -> str:
    """Return the words of a text in lower case, to compare texts by."""
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def _board() -> tuple[frozenset[str], frozenset[str], frozenset[int]]:
    claims: set[str] = set()
    texts: set[str] = set()
    runs: set[int] = set()
    for name in SETS:
        for row in pairs(name):
            claims.add(plain(row["claim"]))
            texts.add(plain(row["evidence"]))
            texts.update(_long_sentences(row["evidence"]))
            runs.update(_long_runs(row["evidence"]))
    return frozenset(claims), frozenset(texts), frozenset(runs)


def _long_runs(text: str) -> Iterator[int]:
    """Yield a hash of each run of so many words."""
    words = plain(text).split()
    for start in range(len(words) - LONG_RUN + 1):
        yield hash(" ".join(words[start : start + LONG_RUN]))


def _long_sentences(text: str) -> Iterator[str]:
    for sentence in _BREAK.split(text):
        words = plain(sentence)
        if words.count(" ") + 1 >= LONG_SENTENCE:
            yield words
