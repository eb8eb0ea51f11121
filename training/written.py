"""Claims written for the judge about sentences of the news, and the passages beside them.

Of each sentence there is a twin, with one fact changed, and a fuller version, with one more detail.
Two claims are true by the sentence and false by its twin, two the other way round, and one is told
by the fuller version alone. The wording is far from the passages', and as free for every label. A
language model wrote them for this project, one by one.
"""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.blocks import blocks
from training.examples import Example
from training.synthetic.corpus import Related, Sentence, names_of

SOURCE = "written_news"
FILE = Path(__file__).parent / "data" / "written.txt"
TITLED, NEIGHBOURED = 0.5, 0.6
"""Shares of passages that get a title of their page, and a neighbour that is about others."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written about one sentence, which is found again by its key."""

    key: str
    twin: str
    fuller: str
    for_sentence: tuple[str, ...]
    for_twin: tuple[str, ...]
    for_fuller: str


def key_of(sentence: Sentence) -> str:
    """Return the day of a sentence and a hash of its text: its name in the file."""
    return f"{sentence.day} {hashlib.sha256(sentence.text.encode()).hexdigest()[:12]}"


def read_written(path: Path = FILE) -> Iterator[Written]:
    """Yield the blocks of the file.

    A block is named by its key, and holds the kinds `T` (twin), `F` (fuller version), `a` (claims
    for the sentence), `b` (for the twin) and `d` (for the fuller version).

    Raises:
        ValueError: a block is not whole.
    """
    for key, told in blocks(path):
        if {kind: len(texts) for kind, texts in told.items()} != {
            "T": 1, "F": 1, "a": 2, "b": 2, "d": 1,
        }:  # fmt: skip
            raise ValueError(f"The block #{key} is not whole.")
        yield Written(
            key, told["T"][0], told["F"][0], tuple(told["a"]), tuple(told["b"]), told["d"][0]
        )


def written_pairs(
    sentences: Sequence[Sentence], texts: Iterable[Written], seed: int
) -> Iterator[Example]:
    """Yield the pairs of each block: every claim of two labels at least.

    A claim for the sentence stands beside the sentence or its fuller version, beside the twin, and
    beside a passage about something else that shares a name.
    """
    by_key = {key_of(sentence): sentence for sentence in sentences}
    related = Related(sentences)
    for block in texts:
        sentence = by_key.get(block.key)
        if sentence is None:
            continue
        chooser = random.Random(f"{seed}/{block.key}")
        told = (sentence.text, block.fuller)
        pairs = [(claim, chooser.choice(told), "supported") for claim in block.for_sentence]
        pairs += [(claim, block.twin, "refuted") for claim in block.for_sentence]
        pairs += [(claim, block.twin, "supported") for claim in block.for_twin]
        pairs += [(claim, chooser.choice(told), "refuted") for claim in block.for_twin]
        pairs.append((block.for_fuller, block.fuller, "supported"))
        pairs.append((block.for_fuller, chooser.choice((sentence.text, block.twin)), "nei"))
        for number, (claim, passage, label) in enumerate(pairs):
            yield _example(f"{number}", claim, passage, label, sentence, chooser)
        for number, claim in enumerate((*block.for_sentence, *block.for_twin)):
            other = related.other_event(sentence, chooser)
            if other is not None:
                yield _example(f"other{number}", claim, other.text, "nei", other, chooser)


def _example(
    name: str, claim: str, passage: str, label: str, sentence: Sentence, chooser: random.Random
) -> Example:
    title = chooser.choice(sentence.headings) if sentence.headings else ""
    return Example(
        id=f"{SOURCE}:{key_of(sentence)}:{name}",
        source=SOURCE,
        query=claim,
        focus=passage,
        label=label,
        relevant=not name.startswith("other"),
        title=title if chooser.random() < TITLED else "",
        date=sentence.day,
        before=_neighbour(sentence, sentence.place - 1, chooser),
        after=_neighbour(sentence, sentence.place + 1, chooser),
        group=f"{SOURCE}:{key_of(sentence)}",
    )


def _neighbour(sentence: Sentence, place: int, chooser: random.Random) -> str:
    """Return a sentence of the page that tells of something else, or nothing."""
    if not 0 <= place < len(sentence.page) or chooser.random() > NEIGHBOURED:
        return ""
    text = sentence.page[place]
    return "" if names_of(text) & names_of(sentence.text) else text
