"""Groups of pairs in which every claim and every passage has each label equally often."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from training.synthetic import grammar
from training.synthetic.bounds import bounded
from training.synthetic.contrasts import (
    Contrast,
    Label,
    all_slots,
    as_claim,
    as_passage,
    contrast,
    finished,
    template,
)
from training.synthetic.corpus import Related, Sentence
from training.synthetic.rewrite import retell
from training.synthetic.shortening import Style, tail_of, without_tail
from training.synthetic.slots import Pool


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the sentence that decides on it, and how."""

    kind: str
    claim: str
    focus: str
    label: Label
    source: Sentence
    day: str = ""
    """The document's date where the label depends on it; "open" where it must not be told."""


def group(sentence: Sentence, related: Related, pool: Pool, random: Random) -> list[Pair]:
    """Make the pairs of one sentence; none where no design fits it."""
    pairs: list[Pair] = []
    for _ in range(3):
        pairs = _made(sentence, related, pool, random)
        if not any(_verbatim(pair) for pair in pairs):
            return pairs
    return pairs if random.random() < 0.4 else []


def _verbatim(pair: Pair) -> bool:
    return pair.claim.rstrip(".").lower() == pair.focus.rstrip(".").lower()


def _made(sentence: Sentence, related: Related, pool: Pool, random: Random) -> list[Pair]:
    chance = random.random()
    if chance < 0.3:
        pairs = list(_bounds(sentence, random))
        if pairs:
            return pairs
    if chance < 0.4:
        return _other_event(sentence, related, pool, random) or _two_slots(sentence, pool, random)
    if chance < 0.65:
        return _added_detail(sentence, related, pool, random) or _two_slots(sentence, pool, random)
    return _two_slots(sentence, pool, random) or _other_event(sentence, related, pool, random)


def _decided(made: Contrast, source: Sentence) -> Iterator[Pair]:
    """Yield each claim with the passage for it and the one against it."""
    for reading, claim in enumerate(made.claims):
        for read, passage in enumerate(made.passages):
            agrees = reading == read
            label: Label = "supported" if agrees else "refuted"
            yield Pair(made.told if agrees else made.kind, claim, passage, label, source, made.day)


def _two_slots(sentence: Sentence, pool: Pool, random: Random) -> list[Pair]:
    slots = [slot for slot in all_slots(sentence, pool, random) if slot.silent is not None]
    seed, past = random.getrandbits(32), random.random() < 0.5
    for index, left in enumerate(slots):
        for right in slots[index + 1 :]:
            marked = template(sentence, (left, right), past=past)
            if marked is None:
                continue
            one = marked.claims(0, Style(seed))
            two = marked.claims(1, Style(seed + 1))
            if one is None or two is None or len({*one[1], *two[1]}) < 4:
                continue
            first = Contrast(
                left.kind,
                one[0],
                (marked.passage(0, None), marked.passage(1, None)),
                one[1],
                left.date,
            )
            second = Contrast(
                right.kind,
                two[0],
                (marked.passage(None, 0), marked.passage(None, 1)),
                two[1],
                right.date,
            )
            pairs = [*_decided(first, sentence), *_decided(second, sentence)]
            for made, other in ((first, second), (second, first)):
                for reading in (0, 1):
                    dated = "date" in made.kind
                    pairs.append(
                        Pair(
                            f"missing_{made.kind}",
                            made.claims[reading],
                            other.passages[reading],
                            "nei",
                            sentence,
                            "open" if dated else other.day,
                        )
                    )
            return pairs
    return []


def _other_event(sentence: Sentence, related: Related, pool: Pool, random: Random) -> list[Pair]:
    other = related.other_event(sentence, random)
    if other is None:
        return []
    mine = contrast(sentence, pool, random, whole=True)
    theirs = contrast(other, pool, random, whole=random.random() < 0.7)
    if mine is None or theirs is None:
        return []
    pairs = [*_decided(mine, sentence), *_decided(theirs, other)]
    pairs.extend(_unrelated(mine, theirs, other))
    pairs.extend(_unrelated(theirs, mine, sentence))
    return pairs


def _unrelated(claimed: Contrast, told: Contrast, source: Sentence) -> Iterator[Pair]:
    for reading in (0, 1):
        yield Pair(
            "other_event", claimed.claims[reading], told.passages[reading], "nei", source, told.day
        )


def _added_detail(sentence: Sentence, related: Related, pool: Pool, random: Random) -> list[Pair]:
    tail = tail_of(sentence.text)
    other = related.other_event(sentence, random)
    if tail is None or other is None or not 4 <= len(tail.group().split()) <= 16:
        return []
    theirs = contrast(other, pool, random, whole=random.random() < 0.5)
    past, seed = random.random() < 0.5, random.getrandbits(32)
    if theirs is None:
        return []
    for slot in all_slots(sentence, pool, random):
        if any(end > tail.start() for _, end in slot.spans):
            continue
        marked = template(sentence, (slot,), past=past)
        cut = without_tail(marked.text) if marked else ""
        if marked is None or slot.mark.strip() not in cut or grammar.main_verb(cut) is None:
            continue
        if len(cut.split()) < 5:
            continue
        mark = (slot.mark.strip(),)
        brief = retell(grammar.tidy(cut), Style(seed), mark)
        full = retell(grammar.tidy(marked.text), Style(seed + 1, keep=True), mark)
        if mark[0] not in brief.text or mark[0] not in full.text:
            continue

        def put(
            text: str, told: tuple[str, str], style: Style | None = None, name: str = mark[0]
        ) -> tuple[str, str]:
            one, two = (text.replace(name, words.strip()) for words in told)
            if style is None:
                return finished(one), finished(two)
            return as_claim(one, style), as_claim(two, style)

        bare = as_passage(cut, past=past)
        short = Contrast(
            slot.kind,
            brief.kind,
            put(bare, slot.passages),
            put(brief.text, slot.claims, Style(seed)),
            slot.date,
        )
        long = Contrast(
            slot.kind,
            full.kind,
            (marked.passage(0), marked.passage(1)),
            put(full.text, slot.claims, Style(seed + 1)),
            slot.date,
        )
        pairs = [*_decided(short, sentence), *_decided(long, sentence), *_decided(theirs, other)]
        pairs.extend(
            Pair("added_detail", long.claims[x], short.passages[x], "nei", sentence, slot.date)
            for x in (0, 1)
        )
        pairs.extend(_unrelated(theirs, long, sentence))
        pairs.extend(_unrelated(short, theirs, other))
        return pairs
    return []


def _bounds(sentence: Sentence, random: Random) -> Iterator[Pair]:
    for kind, claim, passage, label in bounded(sentence.text, random):
        yield Pair(kind, claim, passage, label, sentence)
