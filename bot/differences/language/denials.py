"""Which words can be denied, and which of a text are."""

import re
from functools import lru_cache
from itertools import pairwise

from bot.differences.language.attachment import is_content
from bot.differences.language.common_words import CALENDAR
from bot.differences.language.lexicon import AUXILIARIES, is_verb
from bot.differences.language.ruled import BOUNDING, rulings
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word
from bot.domain import Span
from bot.verbs import irregular_base, is_base

_REACH = 4
_NEGATORS = frozenset({"not", "never", "neither", "nobody", "none", "nor", "cannot", "no"})
_FAILING = frozenset(map(stem, ("fail", "refuse", "decline", "unable", "unwilling", "neglect")))
"""Words that deny what stands behind the "to" that follows them."""
_HARMLESS = re.compile(
    r"\b(?:not\s+(?:only|just|merely|simply|least|to\s+mention|surprisingly|far|long)|"
    r"no\s+(?:later|fewer|less|more|doubt|matter|sooner|earlier|other)|not\s+until|whether\s+or\s+not|"
    r"if\s+not|why\s+not|or\s+not)\b|"
    rf"\b(?:not|\w+n['\u2019]t)\s+(?={BOUNDING})",
    re.IGNORECASE,
)
TURNING_DOWN = frozenset(map(stem, ("decline", "refuse", "reject", "deny")))
"""Verbs that deny what was asked for."""
REQUESTS = frozenset(map(stem, ("invitation", "offer", "request", "call", "bid", "plea", "demand")))
"""Nouns between such a verb and its "to": "rejected calls to resign"."""
_BEFORE_TO = CALENDAR | {"on", "in", "at", "again", "also"}
_VERDICTS = frozenset({"guilty", "innocent", "liable"})
_JUDGED = frozenset(map(stem, ("find", "plead", "judge", "declare")))
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "became", "remains"})
_NOUN_MARKS = frozenset({"a", "an", "the", "of", "its", "his", "her", "their", "our", "in", "on"})
_HAVING = frozenset({"have", "has", "had", "is", "are", "was", "were"})


def negator_of(text: Text, index: int) -> int | None:
    """The place of the nearest word that denies the one at hand, in its clause."""
    for position in range(index - 1, max(-1, index - 6), -1):
        if text.words[position].clause == text.words[index].clause and _negates(text, position):
            return position
    return None


def is_anchor(text: Text, index: int) -> bool:
    """Tell whether a word can be denied: a verb, or what "is" says of something."""
    word = text.words[index]
    if not is_content(word) or word.text[0].isupper():
        return False
    before = tuple(w for w in text.words[max(0, index - 7) : index] if w.clause == word.clause)
    if word.plain in _VERDICTS and any(w.stem in _JUDGED for w in before[-2:]):
        return True
    if before and before[-1].plain in _NOUN_MARKS:
        return before[-1].plain != "of" and _is_predicate(before)
    if _is_noun(text, word, before):
        return _is_predicate(before)
    return is_verb(word.plain) or is_base(word.plain) or _is_predicate(before)


def _is_noun(text: Text, word: Word, before: tuple[Word, ...]) -> bool:
    """Whether a verb's bare form is a noun: "voters' support", "a second grand slam"."""
    if before and re.search(r"['\u2019]", text.text[before[-1].end : word.start]):
        return True
    if not is_base(word.plain) or irregular_base(word.plain) is not None:
        return False
    for other in reversed(before[-4:]):
        if other.plain in _NOUN_MARKS:
            return True
        if is_verb(other.plain) or is_base(other.plain):
            return other is not before[-1]
        if other.is_stop or other.plain in _NEGATORS or "'" in other.plain:
            return False
        if other.plain.endswith("s"):
            return False
    return False


def _is_predicate(before: tuple[Word, ...]) -> bool:
    """Whether a word is joined to its subject by "is", with no other verb between."""
    return any(
        word.plain in _BE or word.plain.removesuffix("n't") in _BE
        for position, word in enumerate(before)
        if not any(is_verb(between.plain) for between in before[position + 1 :])
    )


def harmless_spans(text: Text) -> list[Span]:
    """The places where a negator denies nothing: "not only", "no fewer", "whether or not"."""
    return _harmless(text.text)


@lru_cache(maxsize=512)
def _harmless(text: str) -> list[Span]:
    return [*(match.span() for match in _HARMLESS.finditer(text)), *rulings(text)]


def is_denied(text: Text, index: int) -> bool:
    """Whether a word is denied: an odd number of negators stands before it, near enough."""
    word = text.words[index]
    harmless = harmless_spans(text)
    count = 0
    steps = 0
    for position in range(index - 1, -1, -1):
        before = text.words[position]
        if before.clause != word.clause or steps >= _REACH:
            break
        if any(start <= before.start < end for start, end in harmless):
            steps += 1
            continue
        if _negates(text, position):
            count += 1
        elif before.plain in {"and", "that", "since"} and position < index - 1:
            break
        if not (before.is_stop or before.plain in AUXILIARIES):
            steps += 1
    following = text.words[index + 1] if index + 1 < len(text.words) else None
    if following is not None and following.plain in {"no", "nobody", "none", "nothing"}:
        gap = text.text[word.end : following.start]
        count += gap == " " and not any(s <= following.start < e for s, e in harmless)
    return count % 2 == 1


def _negates(text: Text, position: int) -> bool:
    word = text.words[position]
    following = text.words[position + 1].plain if position + 1 < len(text.words) else ""
    if word.stem in _FAILING and _leads_to(text, position):
        return True
    if word.stem in TURNING_DOWN:
        return _turns_down(text, position)
    if word.stem in _FAILING:
        return False
    if word.plain == "yet":
        return following == "to" and position > 0 and text.words[position - 1].plain in _HAVING
    if word.plain == "without":
        return following.endswith("ing")
    if word.text[0].isupper() and position > 0 and not word.text.isupper():
        return False
    return word.plain in _NEGATORS or word.plain.endswith("n't")


def _leads_to(text: Text, position: int) -> bool:
    """Whether a "to" follows, with no more than a day between: "refused on Monday to pay"."""
    following = text.words[position + 1 : position + 6]
    for word in following:
        if word.plain == "to":
            return True
        calendar = word.plain in _BEFORE_TO or word.plain[0].isdigit()
        if not calendar and not word.plain.endswith("ly"):
            return False
    return False


def _turns_down(text: Text, position: int) -> bool:
    """Whether a request to do something follows: "declined an invitation to speak"."""
    clause = text.words[position].clause
    following = [w for w in text.words[position + 1 : position + 7] if w.clause == clause]
    return any(one.stem in REQUESTS and two.plain == "to" for one, two in pairwise(following))
