"""The values that travel between modules: frozen, and made of the standard library alone."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath

Span = tuple[int, int]
"""A half-open range of characters, (start, end), into the text named beside it."""


class Verdict(StrEnum):
    """What the sources say of a claim: the label set of AVeriTeC (arXiv:2305.13117)."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Stance(StrEnum):
    """What one passage says of a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class DifferenceKind(StrEnum):
    """What it is that a claim and a passage say differently."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    NAME = "name"
    QUOTE = "quote"
    ROLE = "role"
    NEGATION = "negation"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its origin; `text` is what citations quote, character for character."""

    uri: str
    title: str
    text: str
    publisher: str | None
    published: date | None
    fetched: datetime
    language: str | None = None

    @property
    def link(self) -> str | None:
        """The address a reader can open, or None for a local file."""
        return self.uri if self.uri.startswith(("https://", "http://")) else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text == article.text[start:end]`; `position` counts from 0."""

    position: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one article; `focus` is the position of the one that was found."""

    article: Article
    sentences: tuple[Sentence, ...]
    focus: int

    @property
    def text(self) -> str:
        """The article's own characters from the first sentence to the last."""
        return self.article.text[self.sentences[0].start : self.sentences[-1].end]

    @property
    def sentence(self) -> Sentence:
        """The sentence that was found."""
        return self.sentences[self.focus - self.sentences[0].position]

    @property
    def sentence_span(self) -> Span:
        """Where the found sentence stands in `text`."""
        offset = self.sentences[0].start
        return self.sentence.start - offset, self.sentence.end - offset


@dataclass(frozen=True, slots=True)
class Question:
    """A request for information that a yes or a no does not answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that can be checked; (`start`, `end`) is its place in the message."""

    text: str
    start: int
    end: int


Query = Question | Claim


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a message that was not checked, and why, in the user's words."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage; ranks count from 1 and are None where that retriever missed it."""

    passage: Passage
    score: float
    lexical_rank: int | None
    dense_rank: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What the claim says and what the passage says instead, each in a normal form.

    `span` is the place of what was found, in the passage's sentence; None where there is none.
    """

    kind: DifferenceKind
    claimed: str
    found: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's view of one passage; the three stances sum to 1, `relevance` is in [0, 1].

    `span` is the decisive place in the passage's sentence (an answer, or what settles the claim).
    """

    relevance: float
    supports: float
    refutes: float
    neutral: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with what it says of the query.

    `highlights` are the decisive places in the passage's sentence, in order, not overlapping.
    `attribution` tells in one plain sentence whose word the passage reports, if not its own, and
    `speaker` is that person or body, as the passage calls them; None for hearsay.
    `notes` tell in plain sentences what moved its stance beside the differences. `copies` are other
    articles that carry its sentence, nearly word for word. `settled` says that by rule it holds the
    claim's dates, numbers and quotations, and lacks nothing else of it.
    """

    hit: Hit
    judgement: Judgement
    differences: tuple[Difference, ...]
    stance: Stance
    highlights: tuple[Span, ...] = ()
    attribution: str | None = None
    speaker: str | None = None
    notes: tuple[str, ...] = ()
    copies: tuple[Article, ...] = ()
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a piece of evidence stands; `quote` is the sentence, verbatim."""

    number: int
    title: str
    uri: str
    publisher: str | None
    published: date | None
    position: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sources say of one query; `citations[i]` belongs to `evidence[i]`.

    `verdict` is None for a question. `abstains` says that the sources leave the query open: then
    the evidence is what they hold nearest, and tells nothing of it. `confidence` is in [0, 1].
    """

    query: Query
    verdict: Verdict | None
    confidence: float
    evidence: tuple[Evidence, ...]
    citations: tuple[Citation, ...]
    elapsed_ms: float
    abstains: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One answer for each claim of a message, and what was left out."""

    claims: tuple[Answer, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Who is asking: a chat server by its id, or None for the operator at the terminal.

    Reads see the house collection, unless a server leaves it out, and the server's own; writes go
    to the server's own, or to the house collection where there is no server.
    """

    server: str | None = None
    house: bool = True

    @property
    def collection(self) -> str:
        """The name of the collection that writes go to."""
        return HOUSE if self.server is None else f"server:{self.server}"


HOUSE = "house"
UPLOAD = "upload:"
"""How the location of a source starts that was handed over and cannot be read again."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place articles come from: a file, a folder, a page or feed of the web, or an upload.

    The counts are of its articles.
    """

    location: str
    collection: str
    added: datetime
    articles: int
    sentences: int

    @property
    def name(self) -> str:
        """What to call it before people who need not know where it lies on this machine."""
        return source_name(self.location)


def source_name(location: str) -> str:
    """Return the last part of a path, the name of an upload, or a web address as it is."""
    if location.startswith(("https://", "http://")):
        return location
    return PurePath(location.removeprefix(UPLOAD)).name or location


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What the index holds for a scope; `indexed` is when an article last changed."""

    sources: int
    articles: int
    sentences: int
    model: str | None
    indexed: datetime | None
    newest: date | None
