"""Passages to compare with, and reading what a comparison found."""

from datetime import UTC, date, datetime

from bot.differences import Comparison
from bot.domain import Article, DifferenceKind, Passage, Sentence

PUBLISHED = date(2024, 8, 5)


def passage_of(
    text: str, published: date | None = PUBLISHED, *, before: str = "", title: str = ""
) -> Passage:
    """A passage that was found by `text`, with one sentence before it if any."""
    whole = f"{before} {text}" if before else text
    start = len(whole) - len(text)
    sentences = [Sentence(0, 0, len(before), before)] if before else []
    sentences.append(Sentence(len(sentences), start, len(whole), text))
    article = Article("file:a.txt", title, whole, None, published, datetime(2024, 8, 6, tzinfo=UTC))
    return Passage(article, tuple(sentences), len(sentences) - 1)


def told(comparison: Comparison, kind: DifferenceKind) -> list[tuple[str, str]]:
    return [(d.claimed, d.found) for d in comparison.differences if d.kind is kind]


def agreed(comparison: Comparison, passage: Passage) -> list[str]:
    return [passage.sentence.text[start:end] for start, end in comparison.agreements]


TIES = "Transitional authorities in Mali broke off relations with Kyiv on Sunday."
SPEECH = "“We will not sell one acre of this valley,” said Ida Moen, who chairs the farmers' union."
TOLL = "At least 62 miners and 19 rescuers were killed, the union says."
VOTE = "About 61% of voters backed the plan, while turnout fell to 40%."
DEAL = "The firm paid $3.4bn for its rival, which has 1.2 million users."
SIGNING = "Andrii Bondar, a spokesman for the Ukrainian navy, told the BBC that Odesa was calm."
COURT = (
    "Chief Justice Mara Lindqvist read the ruling in Stockholm, the Wagner Group's lawyers said."
)
BRIDGE = "The bridge in Porto was closed on July 29 after cracks were found."
BRIDGE_2019 = "The bridge in Porto was closed on 3 May 2019."
