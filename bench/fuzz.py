"""Random and mutated texts through all that reads people's words by rule: nothing may raise."""

import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot import claims
from bot.differences import (
    compare,
    describe,
    describe_attribution,
    describe_missing,
    retold,
)
from bot.differences.answers import whole_answer
from bot.domain import Article, Claim, Passage
from bot.questions import answered
from bot.sentences import split

INPUTS = 100_000
LONG = 10_000
"""Characters of the longest inputs, of which there are few."""
SLOWEST_S = 2.0
"""Seconds from which an input counts as hanging."""

_PIECES = """
    31 Feb|2019-13-45|1e999|-0|0/0|½|\u0663\u0664|\uff11\uff12|$5 million|€3,4 Mrd|15%|4th
    04/08/2024|8-9 June|late July|1990s|two years ago|last week|at least|fewer than|up to|no|never
    didn't|“we said”|"a "b" c"|«non»|\u2018\u2019|“|”|\u200b|\u200d|\u202e|\u2066|\ufeff|\u0301|🙂
    👩\u200d👧|مالي|קייב|北京|नई दिल्ली|Мали|Maïga|Andrii|U.S.|Su-24|Covid-19|O'Neill|X.|…|—|;|:|()
    [[|]]|<@123>|https://a.b/c?d=e|`x`|> q|\\|%s|{0}|\x00|\t|.|..|?|!|according to|said|denied that
    before|until|by Friday|on Sunday|a day later|999 weeks earlier|0001-01-01|New Year's Eve
    several hundred|, who left,|by beating|when|how many
"""
PIECES = tuple(piece.strip() for piece in _PIECES.replace("\n", "|").split("|") if piece.strip())


def fuzz(texts: Path) -> dict[str, Any]:
    """Read and compare mutated sentences of a folder's articles; return what raised, and times."""
    sentences = [
        sentence.text
        for path in sorted(texts.rglob("*.md"))
        for sentence in split(path.read_text("utf-8"))
    ]
    raised: dict[str, str] = {}
    times: list[float] = []
    for claim, text, published in _inputs(sentences, random.Random(1)):
        started = time.perf_counter()
        try:
            _read(claim, text, published)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            raised.setdefault(f"{type(error).__name__}: {error}", f"{claim!r} / {text!r}"[:400])
        times.append(time.perf_counter() - started)
    cuts = statistics.quantiles(times, n=1000)
    return {
        "inputs": INPUTS,
        "raised": raised,
        "hanging": sum(taken > SLOWEST_S for taken in times),
        "ms": {
            "median": round(cuts[499] * 1000, 2),
            "p99": round(cuts[989] * 1000, 2),
            "worst": round(max(times) * 1000, 1),
        },
    }


def _read(claim: str, text: str, published: date | None) -> None:
    claims.read(claim)
    read = split(text)
    if not read:
        return
    article = Article("fuzz", text[:80], text, text[-20:], published, datetime.now(UTC))
    query = Claim(claim, 0, len(claim))
    passage = Passage(article, read[:3], 0)
    found = compare(query.text, passage)
    retold(query.text, passage, found)
    whole_answer(f"When {claim}?", passage.sentence.text, published, (0, 1))
    answered(claim, text[:80])
    for difference in found.differences:
        describe(difference)
    for missing in found.missing:
        describe_missing(missing)
    if found.reported is not None:
        describe_attribution(found.reported)


def _inputs(sentences: list[str], chooser: random.Random) -> Iterator[tuple[str, str, date | None]]:
    for number in range(INPUTS):
        text = _mutated(chooser.choice(sentences), chooser)
        claim = text if chooser.random() < 0.3 else _mutated(chooser.choice(sentences), chooser)
        claim = _mutated(claim, chooser)
        if number % 1000 == 0:
            repeated = chooser.choice((claim, chooser.choice(PIECES), chooser.choice(claim or "x")))
            claim = (repeated * (LONG // max(1, len(repeated)) + 1))[:LONG]
        published = date(2024, 8, 5) if chooser.random() < 0.7 else None
        yield claim, text, published


def _mutated(text: str, chooser: random.Random) -> str:
    """Return a text with some words dropped, doubled, swapped, or put in from anywhere."""
    words = text.split(" ")
    for _ in range(chooser.randrange(5)):
        place = chooser.randrange(len(words) + 1)
        change = chooser.randrange(6)
        if change == 0:
            words[place:place] = [chooser.choice(PIECES)]
        elif change == 1:
            del words[place : place + chooser.randrange(1, 4)]
        elif change == 2:
            words[place:place] = words[place : place + 2]
        elif change == 3:
            chooser.shuffle(words)
        elif change == 4:
            words = [word.upper() if chooser.random() < 0.5 else word for word in words]
        else:
            words[place:place] = [chr(chooser.choice((chooser.randrange(1, 0xD800), 0x1F600)))]
    return " ".join(words)
