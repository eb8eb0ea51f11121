"""Comparing counts, sums of money and shares: at least, more than, less than, exactly."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from training.synthetic import grammar
from training.synthetic.contrasts import Label, as_claim, as_passage
from training.synthetic.measures import Measure, measured
from training.synthetic.rewrite import retell
from training.synthetic.shortening import Style

_MARK = "70701"
Row = tuple[str, str, str, Label]


def bounded(text: str, random: Random) -> Iterator[Row]:
    """Yield (kind, claim, passage, label) over one amount of a sentence, if it has a large one."""
    if re.search(r"\b(?:fewer|less|not|no|another|further)\b", text):
        return
    measure = measured(text, random)
    if measure is None:
        return
    marked = text[: measure.start] + _MARK + text[measure.end :]
    if grammar.main_verb(marked) is None:
        return
    style, past = Style(random.getrandbits(32)), random.random() < 0.4
    retold = retell(grammar.tidy(marked), style, (_MARK,))
    if _MARK not in retold.text:
        return
    high = measure.value
    below, low = measure.near(random.uniform(0.75, 0.95)), measure.near(random.uniform(0.4, 0.6))
    if measure.kind == "share" and high > 52 and random.random() < 0.5:
        below = 50
    least = replace(measure, value=low)
    tiny, bit = least.near(0.8), least.near(random.uniform(0.3, 0.5))
    if not measure.least < bit < tiny < low < below < high:
        return

    def passage(bound: str, value: float) -> str:
        told = "" if math.isnan(value) else measure.in_passage(value)
        return as_passage(marked.replace(_MARK, f"{bound} {told}".strip()), past=past)

    def claim(bound: str, value: float, told: str = "") -> str:
        words = told or measure.in_claim(value, style)
        return as_claim(retold.text.replace(_MARK, f"{bound} {words}"), style)

    over = random.choice(["more than", "over", "more than", "at least"])
    more = claim(over, below)
    fewer = claim(random.choice(measure.under), below)
    exactly = claim("exactly", high, measure.in_passage(high))
    fewest = claim(random.choice(measure.under), tiny)
    floor = passage("at least", high)
    exact = passage("", high)
    capped = passage(random.choice([measure.under[0], "no more than"]), low)
    small = passage(random.choice(["", "", "about", "roughly"]), bit)
    weak = _open(measure, passage, bit, random)
    rows: tuple[Row, ...] = (
        ("bound", more, exact, "supported"),
        ("bound", more, capped, "refuted"),
        ("missing_number", more, weak[0], "nei"),
        ("bound", fewer, capped, "supported"),
        ("bound", fewer, floor, "refuted"),
        ("missing_number", fewer, weak[0], "nei"),
        ("bound", exactly, exact, "supported"),
        ("bound", exactly, small, "refuted"),
        ("exactly", exactly, floor, "nei"),
        ("bound", fewest, small, "supported"),
        ("bound", fewest, exact, "refuted"),
        ("bound", fewest, capped, "nei"),
    )
    yield from rows
    little, more_than_little = (
        replace(measure, value=bit).near(0.45),
        replace(measure, value=bit).near(0.7),
    )
    if weak[1] or not measure.least < little < more_than_little < bit:
        return
    some = claim("more than", more_than_little)
    scant = passage(measure.under[0], little)
    yield "bound", some, weak[0], "supported"
    yield "bound", some, scant, "refuted"
    yield "bound", some, capped, "nei"


def _open(
    measure: Measure, told: Callable[[str, float], str], bit: float, random: Random
) -> tuple[str, bool]:
    """Tell a passage that leaves claims open, with a weak bound or without an amount (True)."""
    silent = measure.silent(random)
    if silent is None or random.random() < 0.7:
        return told(random.choice(["at least", "more than"]), bit), False
    return told(silent, math.nan), True
