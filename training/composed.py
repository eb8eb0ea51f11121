"""Short articles composed for the judge, and claims about their sentences.

Some sentences of an article have a twin, with one fact changed, that could stand in their place;
two claims are true by the sentence and false by the twin, and two the other way round. As in any
article sentences lean on those before them, so that a claim names what its sentence only points to.
A language model wrote them for this project, one by one; nothing in them is real.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.held import bucket
from bot.differences import content_overlap
from training.blocks import blocks
from training.examples import Example

SOURCE = "composed_news"
SHORT, LONGER, SIDES, WIRE, NEAR = (
    Path(__file__).parent / "data" / f"{name}.txt"
    for name in ("articles", "longer", "sides", "wire", "near")
)
"""Articles of five or six sentences, of seven to nine that are often about like things, and of
three to five whose claims ask which way a sentence decides: denials, swapped roles, who says it,
plans against facts, ranks, and paraphrase with hardly a word shared. The fourth are as news
agencies write, in long sentences of which a claim is about one thing, in a reader's own words. Of
the last, claims are told in quite other words or turn on one, and many that are left open look
nearly told."""
TITLED = 0.85
"""Share of passages that have their title."""
HELD = 8
"""One article in this many is held out for choosing between runs."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence's place in its article, its twin, and the claims that each of them bears out."""

    place: int
    twin: str
    for_sentence: tuple[str, ...]
    for_twin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """An article with claims about some of its sentences, and claims that it leaves open."""

    date: str
    title: str
    sentences: tuple[str, ...]
    told: tuple[Told, ...]
    left_open: tuple[str, ...]


def read_composed(path: Path) -> Iterator[Composed]:
    """Yield the articles of the file.

    A block is named by the date, and holds the kinds `H` (headline), `1`, `2` … (sentences), for
    some sentence N `kN` (twin), `aN` (claims for the sentence) and `bN` (for the twin), and `n`
    (claims that the article leaves open).

    Raises:
        ValueError: a block is not whole.
    """
    for day, found in blocks(path):
        try:
            yield _composed(day, found)
        except (KeyError, IndexError, ValueError) as error:
            raise ValueError(f"The article of {day} is not whole: {error}.") from error


def held_apart(articles: Iterable[Composed], *, held: bool) -> Iterator[Composed]:
    """Yield the articles that are held out, or the others."""
    return (one for one in articles if (bucket(one.title) % HELD == 0) is held)


def composed_pairs(
    articles: Iterable[Composed], seed: int, *, nearest: int = 0
) -> Iterator[Example]:
    """Yield each claim beside its sentence, beside the twin, and beside other sentences.

    Args:
        articles: What to take.
        seed: Chooses the other sentence, and which passages have their title.
        nearest: So many other sentences that share the most with the claim; 0: any one of them.
    """
    for article in articles:
        chooser = random.Random(f"{seed}/{article.date} {article.title}")
        rows: list[tuple[str, int, str, str]] = []
        for claim, place, for_it, against_it in _sided(article):
            others = [other for other in range(len(article.sentences)) if other != place]
            rows.append((claim, place, for_it, "supported"))
            rows.append((claim, place, against_it, "refuted"))
            chosen = (
                _nearest(article, claim, others)[:nearest] if nearest else [chooser.choice(others)]
            )
            rows += ((claim, other, article.sentences[other], "nei") for other in chosen)
        for claim in article.left_open:
            place = chooser.randrange(len(article.sentences))
            rows.append((claim, place, article.sentences[place], "nei"))
        for number, (claim, place, focus, label) in enumerate(rows):
            yield _example(article, number, claim, place, focus, label, chooser)


def open_pairs(articles: Iterable[Composed], seed: int, nearest: int) -> Iterator[Example]:
    """Yield each claim that is left open beside the sentences that share the most with it."""
    for article in articles:
        chooser = random.Random(f"{seed}/open/{article.date} {article.title}")
        number = 0
        for claim in article.left_open:
            for place in _nearest(article, claim, list(range(len(article.sentences))))[:nearest]:
                focus = article.sentences[place]
                yield _example(article, f"open/{number}", claim, place, focus, "nei", chooser)
                number += 1


def article_pairs(article: Composed) -> Iterator[Example]:
    """Yield each claim about an article beside each of its sentences, twins in their places."""
    places = range(len(article.sentences))
    rows: list[tuple[str, int, str, str]] = []
    for claim, told, for_it, against_it in _sided(article):
        rows.append((claim, told, for_it, "supported"))
        rows.append((claim, told, against_it, "refuted"))
        rows += (
            (claim, place, article.sentences[place], "nei") for place in places if place != told
        )
    for claim in article.left_open:
        rows += ((claim, place, article.sentences[place], "nei") for place in places)
    chooser = random.Random(f"{article.date} {article.title}")
    for number, (claim, place, focus, label) in enumerate(rows):
        yield _example(article, number, claim, place, focus, label, chooser)


def _sided(article: Composed) -> Iterator[tuple[str, int, str, str]]:
    """Yield each claim, its place, the sentence that bears it out, and that which denies it."""
    for told in article.told:
        sentence = article.sentences[told.place]
        for claim in told.for_sentence:
            yield claim, told.place, sentence, told.twin
        for claim in told.for_twin:
            yield claim, told.place, told.twin, sentence


def _nearest(article: Composed, claim: str, others: list[int]) -> list[int]:
    """Return the other sentences, the one that shares the most with the claim first."""
    return sorted(others, key=lambda place: -content_overlap(claim, article.sentences[place]))


def _composed(day: str, found: dict[str, list[str]]) -> Composed:
    sentences = tuple(found[str(number)][0] for number in range(1, 20) if str(number) in found)
    told = tuple(
        Told(
            number - 1, found[f"k{number}"][0], _two(found[f"a{number}"]), _two(found[f"b{number}"])
        )
        for number in range(1, len(sentences) + 1)
        if f"k{number}" in found
    )
    if len(sentences) < 3 or not told:
        raise ValueError("too few sentences")
    return Composed(day, found["H"][0], sentences, told, tuple(found.get("n", ())))


def _two(claims: list[str]) -> tuple[str, ...]:
    if len(claims) != 2:
        raise ValueError(f"{len(claims)} claims")
    return tuple(claims)


def _example(
    article: Composed,
    number: int | str,
    claim: str,
    place: int,
    focus: str,
    label: str,
    chooser: random.Random,
) -> Example:
    name = f"{SOURCE}:{article.date} {article.title}"
    return Example(
        id=f"{name}:{number}",
        source=SOURCE,
        query=claim,
        focus=focus,
        label=label,
        # A sentence of the same article may well bear on a claim that it does not decide.
        relevant=None if label == "nei" else True,
        title=article.title if chooser.random() < TITLED else "",
        date=article.date,
        before=article.sentences[place - 1] if place else "",
        after=article.sentences[place + 1] if place + 1 < len(article.sentences) else "",
        group=name,
    )
