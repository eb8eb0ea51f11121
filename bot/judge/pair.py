"""A query and a passage as the tokens that the trained judge's model reads."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_TOKENS = 256
MAX_QUERY_TOKENS = 96
POSITIONS = 512
"""Tokens that the base has places for."""
START, END = 101, 102
"""[CLS] and [SEP] in the vocabulary of BERT, which the tokenizer's checked file holds."""
CONTEXT, FOCUS = 0, 1
"""Token types: the base knows only type 0, so what is judged is marked by type 1."""


@dataclass(frozen=True, slots=True)
class PairText:
    """What is read of one pair: `focus` is judged, what stands around it is only read."""

    query: str
    focus: str
    title: str = ""
    date: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PairTokens:
    """Token ids and types, the place of the query and of the focus in them, and its characters.

    `offsets[i]` are the characters of the focus that token `focus[0] + i` stands for.
    """

    ids: list[int]
    types: list[int]
    query: tuple[int, int]
    focus: tuple[int, int]
    offsets: list[tuple[int, int]]


def open_tokenizer(path: Path) -> "Tokenizer":
    """Return a tokenizer that cuts and pads nothing, and reads "[SEP]" in a text as text."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    # Otherwise a claim or an article could forge where it ends and another text begins.
    tokenizer.encode_special_tokens = True
    return tokenizer


def tokenize(tokenizer: "Tokenizer", pair: PairText, max_tokens: int = MAX_TOKENS) -> PairTokens:
    """Return `[CLS] query [SEP] title, date, before, focus, after [SEP]` of at most `max_tokens`.

    What does not fit is dropped from the ends of the context first, then from the focus's end.
    """
    header = ", ".join(part for part in (pair.title, pair.date) if part)
    parts = tokenizer.encode_batch(
        [pair.query, _sentence(header), pair.before, pair.focus, pair.after],
        add_special_tokens=False,
    )
    query, head, before, focus, after = (part.ids for part in parts)
    query = query[:MAX_QUERY_TOKENS]
    room = max_tokens - len(query) - 3
    focus = focus[:room]
    room -= len(focus)
    head = head[: min(room, max_tokens // 4)]
    room -= len(head)
    # The context is shared out evenly; what one side leaves goes to the other.
    share = max(room // 2, room - len(after))
    before = before[max(0, len(before) - share) :] if share > 0 else []
    after = after[: room - len(before)]
    ids = [START, *query, END, *head, *before, *focus, *after, END]
    first = 2 + len(query) + len(head) + len(before)
    types = [CONTEXT] * len(ids)
    types[first : first + len(focus)] = [FOCUS] * len(focus)
    return PairTokens(
        ids, types, (1, 1 + len(query)), (first, first + len(focus)), parts[3].offsets[: len(focus)]
    )


def _sentence(header: str) -> str:
    return header if not header or header.endswith((".", "?", "!")) else header + "."
