"""News sentences to work on, and which of them tell of related events."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from training.synthetic import grammar

_END = re.compile(
    r"(?<![A-Z]\.[A-Z]\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMr\.)(?<!\bNo\.)(?<!\bGen\.)(?<!\bJr\.)"
    r"(?<!\bMrs\.)(?<!\bU\.S\.)(?<!\bLt\.)(?<!\b[A-Z]\.)(?<=[.!?])[\"”]?\s+(?=[A-Z0-9\"“])"
)
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w\u2019'-]{2,}")
_COMMON_DAYS = 400
_CONTENT = re.compile(r"[a-z]{4,}")
_UNUSABLE = re.compile(r"[;?!*|\[\]{}:…]|\.\.|https?|\b(?:I|we|you|my|our)\b|--| \u2013 |\u2014")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a day's news, with the rest of the page."""

    text: str
    day: str
    place: int
    page: tuple[str, ...]
    headings: tuple[str, ...]


def sentences_of(days: Iterable[tuple[str, str, str]]) -> list[Sentence]:
    """Divide pages (id, date, text) into sentences; lines without a verb become headings."""
    found: list[Sentence] = []
    for _, day, text in days:
        page: list[str] = []
        headings: list[str] = []
        for line in text.split("\n"):
            line = line.strip()
            pieces = [piece.strip() for piece in _END.split(line)]
            if len(pieces) == 1 and grammar.main_verb(line) is None:
                headings.append(line.rstrip("."))
                continue
            page.extend(piece for piece in pieces if piece)
        whole = tuple(page)
        found.extend(
            Sentence(piece, day, place, whole, tuple(headings)) for place, piece in enumerate(whole)
        )
    return found


def usable(sentence: Sentence) -> bool:
    """Whether a sentence can be rewritten: complete, plain, not too long."""
    text = sentence.text
    if not 8 <= len(text.split()) <= 40 or not text.endswith(".") or not text[0].isalnum():
        return False
    if _UNUSABLE.search(text) or text.count('"') % 2 or text.count("(") != text.count(")"):
        return False
    if re.match(
        r"(?:He|She|It|They|This|These|That|His|Her|Its|Their|However|But|And|Also|Later|Meanwhile|Another|Earlier|"
        r"Those|Others|Both|There|Here|Then|Elsewhere|An? (?:third|second|fourth|further))\b",
        text,
    ):
        return False
    if text[0].islower():
        return False
    return grammar.main_verb(text) is not None


def names_of(text: str) -> frozenset[str]:
    """The capitalised words of a text that don't open it."""
    return frozenset(_NAME.findall(text))


def content_of(text: str) -> frozenset[str]:
    """The longer lower-case words of a text."""
    return frozenset(_CONTENT.findall(text))


class Related:
    """Sentences by the rarer names in them."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        by_name: dict[str, list[int]] = defaultdict(list)
        for index, sentence in enumerate(sentences):
            if not usable(sentence):
                continue
            for name in names_of(sentence.text):
                by_name[name].append(index)
        self._by_name = by_name
        self.common = frozenset(n for n, rows in by_name.items() if len(rows) > _COMMON_DAYS)

    def other_event(self, sentence: Sentence, random: Random) -> Sentence | None:
        """Find a sentence with a name of this one that tells of something else."""
        names = sorted(names_of(sentence.text))
        random.shuffle(names)
        names.sort(key=lambda name: name in self.common)
        day, content = date.fromisoformat(sentence.day), content_of(sentence.text)
        mine = grammar.main_verb(sentence.text)
        for name in names[:4]:
            rows = self._by_name.get(name, [])
            for index in random.sample(rows, min(len(rows), 40)):
                other = self._sentences[index]
                apart = abs((date.fromisoformat(other.day) - day).days)
                if not 1 <= apart <= 60 or other.text == sentence.text:
                    continue
                shared = len(content & content_of(other.text))
                verb = grammar.main_verb(other.text)
                same_verb = verb is not None and mine is not None and verb.base == mine.base
                if shared > 2 or (same_verb and verb is not None and verb.form != "auxiliary"):
                    continue
                if len(names_of(sentence.text) & names_of(other.text)) > 3:
                    continue
                if "death toll" in other.text and "death toll" in sentence.text:
                    continue
                return other
        return None
