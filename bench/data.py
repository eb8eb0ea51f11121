"""Where the public data sets lie; the project does not ship them."""

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.domain import Sentence

DATA = Path(os.environ.get("RECEIPTS_DATA", Path(__file__).parents[2] / "shared" / "data"))


def missing() -> str | None:
    """Return why the data sets cannot be used, or None."""
    if DATA.is_dir():
        return None
    return f"there is no folder {DATA} (name one in RECEIPTS_DATA)"


def news_days() -> Iterator[tuple[str, str, str]]:
    """Yield (id, date, text) of each day of Wikipedia's current-events pages."""
    with gzip.open(DATA / "corpora" / "current_events.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["id"], row["date"], row["text"]


def question_documents(name: str) -> list[dict[str, Any]]:
    """Return the documents of a set of questions, in the format of SQuAD."""
    with gzip.open(DATA / "qa" / f"{name}.json.gz", "rt", encoding="utf-8") as file:
        documents: list[dict[str, Any]] = json.load(file)["data"]
    return documents


def sentence_of_answer(
    answers: Sequence[dict[str, Any]], sentences: Sequence[Sentence]
) -> tuple[Sentence, tuple[int, int]] | None:
    """Return the sentence that holds the first answer that one sentence holds, and its place."""
    for answer in answers:
        start, end = answer["answer_start"], answer["answer_start"] + len(answer["text"])
        for sentence in sentences:
            if sentence.start <= start and end <= sentence.end:
                return sentence, (start - sentence.start, end - sentence.start)
    return None
