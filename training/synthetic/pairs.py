"""Pairs as they are written to the file: with neighbours, titles, dates and forms of claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from training.synthetic.chat import shaped
from training.synthetic.corpus import Related, Sentence, content_of, names_of, usable
from training.synthetic.designs import Pair, group
from training.synthetic.slots import Pool

_LONG, _BRIEF_SHARE = 20, 0.4
"""Long passages are the rule beside short claims; of shorter ones a share is used."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file."""

    id: str
    group: str
    kind: str
    claim: str
    title: str
    date: str
    before: str
    focus: str
    after: str
    label: str


def rows(sentences: Sequence[Sentence], seed: int, most: int | None = None) -> Iterator[Row]:
    """Make pairs from sentences, in an order and with choices that the seed decides.

    Args:
        sentences: What to rewrite and to edit; neighbours come from their pages.
        seed: Decides on every choice.
        most: How many sentences to start from; all where None.
    """
    random = Random(seed)
    related, pool = Related(sentences), Pool([sentence.text for sentence in sentences])
    chosen = [index for index, sentence in enumerate(sentences) if usable(sentence)]
    chosen = [
        index for index in chosen if _long(sentences[index]) or random.random() < _BRIEF_SHARE
    ]
    random.shuffle(chosen)
    for index in chosen[:most]:
        inner = Random(f"{seed}/{index}")
        name = f"s{seed}-{index}"
        pairs = group(sentences[index], related, pool, inner)
        shapes: dict[str, str] = {}
        for number, pair in enumerate(pairs):
            if pair.claim not in shapes:
                shapes[pair.claim] = shaped(pair.claim, inner)
            yield _row(pair, f"{name}-{number}", name, shapes[pair.claim], related, inner)


def _long(sentence: Sentence) -> bool:
    return len(sentence.text.split()) >= _LONG


def _row(
    pair: Pair, name: str, group_name: str, claim: str, related: Related, random: Random
) -> Row:
    before, after = _around(pair, related.common, random)
    return Row(
        name,
        group_name,
        pair.kind,
        claim,
        _title(pair, related.common, random),
        _date(pair, random),
        before,
        pair.focus,
        after,
        pair.label,
    )


def _date(pair: Pair, random: Random) -> str:
    if pair.day == "open":
        later = date.fromisoformat(pair.source.day) + timedelta(days=random.randrange(40, 500))
        return later.isoformat() if random.random() < 0.55 else ""
    if pair.day:
        return pair.day
    return pair.source.day if random.random() < 0.55 else ""


def _around(pair: Pair, common: frozenset[str], random: Random) -> tuple[str, str]:
    chance = random.random()
    if chance < 0.45:
        return "", ""
    size = random.randint(1, 2) if chance < 0.8 else random.randint(4, 8)
    page, place = pair.source.page, pair.source.place
    left = [text for text in page[max(0, place - 8) : place] if _apart(text, pair, common)]
    right = [text for text in page[place + 1 : place + 9] if _apart(text, pair, common)]
    many = random.randint(0, size)
    before, after = left[len(left) - many :] if many else [], right[: size - many]
    return " ".join(before), " ".join(after)


def _apart(text: str, pair: Pair, common: frozenset[str]) -> bool:
    """Whether a neighbour tells nothing of the event."""
    names = names_of(pair.source.text) | names_of(pair.claim)
    if (names & names_of(text)) - common or len(names & names_of(text)) > 1:
        return False
    return len(content_of(text) & (content_of(pair.source.text) | content_of(pair.claim))) < 5


def _title(pair: Pair, common: frozenset[str], random: Random) -> str:
    if random.random() > 0.3:
        return ""
    del common
    names = names_of(pair.source.text)
    fitting = [h for h in pair.source.headings if names_of(h) & names and len(h) < 90]
    fitting = [h for h in fitting if not any(c.isdigit() for c in h)]
    return random.choice(fitting) if fitting else ""
