"""Comparing numbers: at least, more than, fewer than, exactly."""

import re
from collections.abc import Iterator
from random import Random

from training.synthetic import grammar
from training.synthetic.amounts import WORDS, figures
from training.synthetic.contrasts import Label, as_passage, finished
from training.synthetic.rewrite import retell
from training.synthetic.shortening import Style

_BOUNDED = re.compile(
    r"(?:\b(?:[Aa]t least|[Mm]ore than|[Oo]ver|[Uu]p to|[Aa]bout|[Nn]early) )?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\b\d{{2,3}}|\b(?:{'|'.join(WORDS)}))"
    r"(?= (?:[a-z]+ )?(?:people|civilians|soldiers|men|protesters|passengers|houses|homes|students|"
    r"workers|militants|villagers|schoolchildren|pilgrims|troops|policemen|rebels|inmates|children|"
    r"prisoners|migrants|refugees|buildings|schools|members|tourists|miners|demonstrators|deaths)\b)"
)
_MARK = "70701"
Row = tuple[str, str, str, Label]


def bounded(text: str, random: Random) -> Iterator[Row]:
    """Yield (kind, claim, passage, label) over one number of a sentence, if it has a large one."""
    matches = list(_BOUNDED.finditer(text))
    if len(matches) != 1 or re.search(r"\b(?:fewer|less|not|no|another|further)\b", text):
        return
    match = matches[0]
    value = WORDS.get(match["number"]) or int(match["number"].replace(",", ""))
    if value < 10 or 1900 <= value <= 2100:
        return
    marked = text[: match.start()] + _MARK + text[match.end() :]
    if grammar.main_verb(marked) is None:
        return
    past = random.random() < 0.4
    retold = retell(grammar.tidy(marked), Style(random.getrandbits(32)), (_MARK,))
    if _MARK not in retold.text or random.random() > 0.8:
        return
    below, low = (
        _round(value * random.uniform(0.75, 0.95)),
        _round(value * random.uniform(0.4, 0.6)),
    )
    tiny, bit = _round(low * 0.8), _round(low * random.uniform(0.3, 0.5))
    if not 1 < bit < tiny < low < below < value:
        return

    def passage(words: str) -> str:
        return as_passage(marked.replace(_MARK, words), past=past)

    def claim(words: str) -> str:
        return finished(retold.text.replace(_MARK, words))

    more = claim(random.choice(["more than", "over"]) + f" {figures(below)}")
    fewer = claim(f"fewer than {figures(below)}")
    exactly = claim(f"exactly {figures(value)}")
    fewest = claim(random.choice(["fewer than", "less than"]) + f" {figures(tiny)}")
    least = passage(f"at least {figures(value)}")
    exact = passage(figures(value))
    capped = passage(random.choice(["fewer than", "no more than"]) + f" {figures(low)}")
    small = passage(f"{figures(bit)}")
    silent = passage(random.choice(["several", "many", "a number of"]))
    rows: tuple[Row, ...] = (
        ("bound", more, least, "supported"),
        ("bound", more, capped, "refuted"),
        ("missing_number", more, silent, "nei"),
        ("bound", fewer, capped, "supported"),
        ("bound", fewer, least, "refuted"),
        ("missing_number", fewer, silent, "nei"),
        ("bound", exactly, exact, "supported"),
        ("bound", exactly, small, "refuted"),
        ("exactly", exactly, least, "nei"),
        ("bound", fewest, small, "supported"),
        ("bound", fewest, exact, "refuted"),
        ("bound", fewest, capped, "nei"),
    )
    yield from rows


def _round(value: float) -> int:
    """Round to a number that people would name."""
    whole = round(value)
    return round(whole, 1 - len(str(whole)) + 1) if whole >= 100 else whole
