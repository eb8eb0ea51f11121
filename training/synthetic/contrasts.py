"""Two readings of one sentence, each told as a passage and as a claim."""

import itertools
from dataclasses import dataclass
from random import Random
from typing import Literal

from training.synthetic import grammar
from training.synthetic.corpus import Sentence
from training.synthetic.days import TIMED, added_date
from training.synthetic.figures import refigured
from training.synthetic.opposites import Turned, opposites
from training.synthetic.rewrite import retell
from training.synthetic.shortening import Style, tail_of
from training.synthetic.slots import Pool, Slot, slots_in

Label = Literal["supported", "refuted", "nei"]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two passages and two claims: each claim is supported by one and refuted by the other."""

    kind: str
    told: str
    """The operation that made the claims."""
    passages: tuple[str, str]
    claims: tuple[str, str]
    day: str = ""
    """The document's date, where the readings depend on it."""


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence in which slots are marked."""

    text: str
    slots: tuple[Slot, ...]
    past: bool

    def passage(self, *readings: int | None) -> str:
        """Tell it as a passage; None leaves a slot open."""
        text = self.text
        for slot, reading in zip(self.slots, readings, strict=True):
            text = filled(text, slot, _worded(slot.passages, slot.silent, reading))
        return as_passage(text, past=self.past)

    def claims(self, place: int, style: Style) -> tuple[str, tuple[str, str]] | None:
        """Tell it as two claims on one slot that leave the other slots open."""
        slot, text = self.slots[place], self.text
        for index, other in enumerate(self.slots):
            if index != place:
                text = filled(text, other, other.silent or "")
        retold = retell(grammar.tidy(text), style, (slot.mark.strip(),))
        if slot.mark.strip() not in retold.text:
            return None
        one, two = (as_claim(filled(retold.text, slot, told), style) for told in slot.claims)
        kind = retold.kind
        if slot.kind in {"number", "date"} and kind == "paraphrase":
            kind = f"{slot.kind}_form"
        return kind, (one, two)


def _worded(told: tuple[str, str], silent: str | None, reading: int | None) -> str:
    return (silent or "") if reading is None else told[reading]


def filled(text: str, slot: Slot, words: str) -> str:
    """Write a slot's words for its mark."""
    return text.replace(slot.mark.strip(), words.strip())


def finished(text: str) -> str:
    """Mend what filling a slot has left."""
    return grammar.fix_articles(grammar.tidy(text))


def as_claim(text: str, style: Style) -> str:
    """Mend a claim and write its figures in other forms."""
    return finished(refigured(finished(text), style))


def as_passage(text: str, *, past: bool) -> str:
    """Mend a sentence, in the past tense or as it stands."""
    return finished(grammar.to_past(grammar.tidy(text)) if past else text)


def template(sentence: Sentence, slots: tuple[Slot, ...], *, past: bool) -> Template | None:
    """Mark slots of a sentence, or return None where they are in each other's way."""
    spans = sorted(span for slot in slots for span in slot.spans)
    if any(left[1] > right[0] for left, right in itertools.pairwise(spans)):
        return None
    if len({slot.mark for slot in slots}) < len(slots):
        return None
    text = sentence.text
    places = [(start, end, slot.mark) for slot in slots for start, end in slot.spans]
    for start, end, mark in sorted(places, reverse=True):
        text = text[:start] + mark + text[end:]
    if grammar.main_verb(grammar.tidy(text)) is None:
        return None
    return Template(text, slots, past)


def dated_slot(sentence: Sentence, random: Random) -> Slot | None:
    """Make a place for a date in a sentence that has none."""
    text = sentence.text
    if TIMED.search(text) or '"' in text or " will " in text:
        return None
    tail = tail_of(text)
    end = tail.start() if tail else len(text) - 1
    if len(text[:end].split()) > 20 or text[:end].count(",") > 2 or len(text[:end].split()) < 5:
        return None
    passages, claims, relative, _ = added_date(sentence.day, random)
    return Slot(
        "relative_date" if relative else "date",
        ((end, end),),
        " Qadte",
        passages,
        claims,
        "",
        sentence.day if relative else "",
    )


def all_slots(sentence: Sentence, pool: Pool, random: Random) -> list[Slot]:
    """The slots that stand in a sentence and, mostly, one for a date that is added."""
    found = slots_in(sentence.text, sentence.day, pool, random)
    if all(slot.kind != "date" for slot in found):
        added = dated_slot(sentence, random)
        if added is not None:
            found.append(added)
    random.shuffle(found)
    return found


def contrast(sentence: Sentence, pool: Pool, random: Random, *, whole: bool) -> Contrast | None:
    """Find two readings of a sentence: of the whole of it, where that is wanted, or of a slot."""
    style = Style(random.getrandbits(32))
    past = random.random() < 0.4
    if whole:
        turns = opposites(sentence.text, random)
        random.shuffle(turns)
        if random.random() < 0.6:
            turns.sort(key=lambda turn: turn.kind == "negation")
        for turn in turns:
            if turn.kind == "negation" and random.random() < 0.5:
                continue
            made = _turned(sentence, turn, style, past=past)
            if made is not None:
                return made
    for slot in all_slots(sentence, pool, random):
        marked = template(sentence, (slot,), past=past)
        told = marked.claims(0, style) if marked else None
        if marked is None or told is None or told[1][0] == told[1][1]:
            continue
        kind, claims = told
        passages = (marked.passage(0), marked.passage(1))
        return Contrast(slot.kind, kind, passages, claims, slot.date)
    return None


def _turned(sentence: Sentence, turn: Turned, style: Style, *, past: bool) -> Contrast | None:
    style = Style(style.seed, keep=turn.keep)
    one = retell(turn.source or sentence.text, style, fixed=turn.fixed)
    two = retell(turn.text, style, fixed=turn.fixed)
    left, right = one.text.split(), two.text.split()
    if one.text == two.text or abs(len(left) - len(right)) > 3:
        return None
    if turn.kind != "role_swap" and len(set(left) ^ set(right)) > 6:
        return None
    passages = (as_passage(sentence.text, past=past), as_passage(turn.text, past=past))
    claims = (as_claim(one.text, style), as_claim(two.text, style))
    return Contrast(turn.kind, one.kind, passages, claims)
