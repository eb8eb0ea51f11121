"""Whether a sentence leaves a claim's number to be reckoned: as a sum, a change, an earlier value.

What comes out bars a difference, and bears nothing out.
"""

import re
from decimal import Decimal
from itertools import combinations

from bot.differences.figures.amounts import Quantity
from bot.differences.figures.bearing import bears_on
from bot.differences.figures.pairing import likeness
from bot.differences.language.lexicon import is_verb
from bot.differences.language.text import Text, Word
from bot.differences.numbers.phrases import Numbers, bare, held_by, phrase_of

_CHANGED_BY = re.compile(
    r"(?:\s+(?!and\b|or\b)[^\W\d]+)?\s+(?:more|fewer|less|higher|lower)\b", re.IGNORECASE
)
_TWOFOLD = re.compile(r"\b(?:doubl(?:e|es|ed|ing)|twice|halv(?:es?|ed|ing))\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:by|(?:more|fewer|less)(?!\s+than)|add(?:s|ed|ing)?|gain(?:s|ed|ing)?|los(?:t|es|ing)|ris(?:e|es|en)|"
    r"rose|grew|grow[ns]?|increas(?:e|es|ed)|fell|drop(?:s|ped)?|cut)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|ahead\s+of|compared\s+(?:with|to)|against)\b", re.IGNORECASE)
_ROUNDED = Decimal("0.03")
"""How far what was reckoned may lie from the claim's number, as a share."""
_MOST = 8
"""Numbers of a sentence that are put together."""


def is_sum(quantity: Quantity, sentence: Text, numbers: Numbers, wanted: tuple[Word, ...]) -> bool:
    """Whether numbers that the claim may have put together come to its own.

    Each must stand with a word of the claim that the others lack, or with no verb but the claim's:
    "23 were killed and 57 injured" are 80 killed or injured, and are not 80 killed.
    """
    if quantity.kind != "count" or quantity.unit:
        return False
    counts = [one for one in numbers if (one.kind, one.unit) == ("count", "") and one.value >= 1]
    parts = [one for one in counts if one.value < quantity.value and one.high is None][:_MOST]
    for size in (2, 3):
        for chosen in combinations(parts, size):
            total = Quantity(0, 0, sum((one.value for one in chosen), Decimal(0)))
            if _is_reckoned(quantity, total) and _are_put_together(
                quantity, sentence, numbers, wanted, chosen
            ):
                return True
    return False


def _are_put_together(
    quantity: Quantity, sentence: Text, numbers: Numbers, wanted: tuple[Word, ...], parts: Numbers
) -> bool:
    phrases = [phrase_of(sentence, part, numbers) for part in parts]
    done = [[word for word in phrase if is_verb(word.plain)] for phrase in phrases]
    if not all(done):
        # "62 miners and 19 rescuers were killed": the verb of one is that of the others.
        phrases = [tuple(w for w in phrase if not is_verb(w.plain)) for phrase in phrases]
    held = [held_by(wanted, phrase) for phrase in phrases]
    common = frozenset.intersection(*held)
    return all(
        own - common
        or (
            (bare(part) or likeness(quantity, part))
            and all(held_by(wanted, (word,)) for word in verbs if not word.is_stop)
        )
        for part, own, verbs in zip(parts, held, done, strict=True)
    )


def is_change(claim: Text, quantity: Quantity, sentence: Text, numbers: Numbers) -> bool:
    """Whether a claim's number is by how much another changed, or what it was before."""
    sort = [one for one in numbers if one.kind in {quantity.kind, "count"}]
    sort = [one for one in sort if one.kind == quantity.kind or bare(one)]
    values = [one.value for one in sort]
    if _TWOFOLD.search(sentence.text) and any(
        _is_near(quantity, value * factor) for value in values for factor in (2, Decimal("0.5"))
    ):
        return True
    for one in sort:
        for step in sort:
            stepped = step is not one and _CHANGED_BY.match(sentence.text, step.end)
            if stepped and any(
                _is_near(quantity, reached)
                for reached in (one.value + step.value, one.value - step.value)
            ):
                return True
    if quantity.lead == "to" or not _CHANGE.search(claim.text):
        return False
    return any(
        _FROM.search(sentence.text, one.end, two.start)
        and _is_near(quantity, abs(one.value - two.value))
        for one, two in combinations(sort, 2)
    )


def _is_near(quantity: Quantity, value: Decimal) -> bool:
    """Whether a claim's number may be one that was reckoned, perhaps rounded a little further."""
    sure = abs(value) * _ROUNDED
    return _is_reckoned(
        quantity, Quantity(0, 0, value, quantity.kind, quantity.unit, rounding=sure, sure=sure)
    )


def _is_reckoned(quantity: Quantity, reckoned: Quantity) -> bool:
    """Whether a claim's number is one that was reckoned, and not only a bound far from it."""
    if quantity.bound in {"under", "most", "dozens"} or quantity.value < reckoned.value / 2:
        return False
    return bears_on(quantity, reckoned) == "agrees"
