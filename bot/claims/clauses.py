"""A sentence to the conjoined clauses that stand alone.

A wrong split is worse than none: two clauses are told apart only where each has its own verb and
subject (or plainly shares the first one's), and nothing in the first one reaches into the second:
no condition, no subordinate clause, nobody who says it all, no quotation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.claims.grammar import (
    Form,
    Word,
    base_of,
    finite_at,
    form_of,
    main_verb,
    words_of,
)
from bot.claims.reach import is_bound, stands
from bot.claims.vocabulary import (
    ADVERBS,
    ANAPHORS,
    DETERMINERS,
    INTRANSITIVE,
    JOINING,
    NOMINATIVE,
    OBJECTIVE,
    PREPOSITIONS,
    QUANTIFIERS,
    STATES,
    SUBORDINATORS,
)

MAX_WORDS = 120
"""A longer sentence is left whole: what reaches into what can no longer be told."""

_ENCLOSED = re.compile(
    r"\"[^\"]*\"?|“[^”]*”?|«[^»]*»?|\([^()]*\)?|\[[^\[\]]*\]?|(?<!\w)['\u2018][^'\u2019]*['\u2019]?"
)
_LONGEST_SUBJECT = 9
_ATTACHED = "$€£¥#\"'“\u2018«+-"
_CURRENCY = ("$", "€", "£", "¥")
_BETWEEN = " \t\r\n,;\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its place; `subject` is the place of the one it shares with another."""

    start: int
    end: int
    subject: tuple[int, int] | None = None


def split(sentence: str) -> tuple[Clause, ...]:
    """Divide a sentence into clauses that can be read and checked by themselves."""
    words = words_of(sentence)
    cuts = list(_cuts(sentence, words)) if len(words) <= MAX_WORDS else []
    clauses: list[Clause] = []
    start = 0
    subject: tuple[int, int] | None = None
    for joint, first, shared in [*cuts, (len(words), len(words), None)]:
        end = len(sentence)
        if joint < len(words):
            end = start + len(sentence[start : words[joint].start].rstrip(_BETWEEN))
        clauses.append(Clause(start, end, subject))
        start, subject = _opening(sentence, words, first), shared
    return tuple(clauses)


def _opening(sentence: str, words: Sequence[Word], index: int) -> int:
    """Where a clause begins, with the sign or the quote that its first word bears."""
    if index >= len(words):
        return len(sentence)
    gap = words[index].gap
    return words[index].start - (len(gap) - len(gap.rstrip(_ATTACHED)))


def _cuts(
    sentence: str, words: Sequence[Word]
) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yield for each cut the word that joins, the next clause's first, and a shared subject."""
    if not words or is_bound(words):
        return
    enclosed = [match.span() for match in _ENCLOSED.finditer(sentence)]
    start = 0
    shared: Sequence[Word] = ()
    for joint in range(1, len(words)):
        first = _first_after(words, joint)
        if first is None or any(a <= words[first].start < b for a, b in enclosed):
            continue
        left = [*shared, *words[start:joint]]
        if not stands(left):
            continue
        end = _segment_end(words, first)
        right = words[first:end]
        if _has_own_subject(right):
            shared = ()
            yield joint, first, None
        elif (subject := _shared_subject(left, right)) is not None:
            shared = subject
            yield joint, first, (subject[0].start, subject[-1].end)
        else:
            continue
        start = first


def _first_after(words: Sequence[Word], joint: int) -> int | None:
    """The first word of what a conjunction, a semicolon or a comma of a series joins here."""
    if words[joint].plain in JOINING:
        first = joint + 1
    elif ";" in words[joint].gap or ("," in words[joint].gap and _is_in_series(words, joint)):
        first = joint
    else:
        return None
    return first if first < len(words) else None


def _is_in_series(words: Sequence[Word], first: int) -> bool:
    """Whether a comma stands before two more clauses: "A fell, B rose and C held"."""
    end = _segment_end(words, first)
    if end + 1 >= len(words) or words[end].plain not in JOINING:
        return False
    last = words[end + 1 : _segment_end(words, end + 1)]
    return _has_own_subject(words[first:end]) and _has_own_subject(last)


def _segment_end(words: Sequence[Word], first: int) -> int:
    """Where the next conjunction or semicolon stands."""
    for index in range(first + 1, len(words)):
        if words[index].plain in JOINING or ";" in words[index].gap:
            return index
    return len(words)


def _has_own_subject(right: Sequence[Word]) -> bool:
    """Whether a clause begins with a subject that has its verb close by."""
    start = 0
    while start < len(right) - 1 and right[start].plain in ADVERBS - ANAPHORS:
        start += 1
    opener = right[start]
    if opener.plain in ANAPHORS | SUBORDINATORS | PREPOSITIONS:
        return False
    if _is_verbal(opener) and not opener.capital:
        return False
    for index in range(start, min(start + _LONGEST_SUBJECT, len(right))):
        word = right[index]
        if index > start and (
            word.gap.strip(" $€£\"'“”\u2018\u2019%") or word.plain in SUBORDINATORS
        ):
            return False
        if finite_at(right, index, start):
            return _names(right[start:index]) and _says_something(right, index)
    return False


def _names(subject: Sequence[Word]) -> bool:
    """Whether a subject holds more than determiners and numbers."""
    if len(subject) == 2 and subject[0].plain == "the" and subject[1].plain in ANAPHORS:
        return False
    if subject[0].plain in NOMINATIVE:
        return all(word.plain in NOMINATIVE | ADVERBS for word in subject)
    return any(
        word.gap[-1:] in _CURRENCY
        if word.plain[0].isdigit()
        else word.plain not in DETERMINERS | ADVERBS | ANAPHORS
        for word in subject
    )


def _says_something(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb is not only a stand-in for the one before: "and Niger did too"."""
    if form_of(words[verb].plain) is not Form.AUXILIARY:
        return True
    rest = [word.plain for word in words[verb + 1 :]]
    return any(
        plain not in {"too", "so", "not", "also", "as", "well", "likewise"} for plain in rest
    )


def _shared_subject(left: Sequence[Word], right: Sequence[Word]) -> Sequence[Word] | None:
    """The subject of the first clause, where the second one has a verb for it and no own."""
    verb = main_verb(left)
    if verb is None:
        return None
    end = verb
    while end > 1 and (left[end - 1].plain in ADVERBS or left[end - 1].plain.endswith("ly")):
        end -= 1
    subject = left[:end]
    plains = {word.plain for word in subject}
    apart = any("," in word.gap or "(" in word.gap for word in left[1 : verb + 1])
    if apart or len(subject) > _LONGEST_SUBJECT or not plains.isdisjoint(QUANTIFIERS):
        return None
    if any(_is_verbal(word) and not word.capital for word in subject[1:]):
        return None
    return subject if _continues(left, verb, right) else None


def _continues(left: Sequence[Word], verb: int, right: Sequence[Word]) -> bool:
    """Whether what is joined begins with a verb that only the first clause's subject can have."""
    index = 0
    while index < len(right) - 1 and (
        right[index].plain in ADVERBS or right[index].plain.endswith("ly")
    ):
        index += 1
    word = right[index]
    form = form_of(word.plain)
    if word.capital or any(one.gap.strip() for one in right[1 : index + 1]):
        return False
    if form in {Form.AUXILIARY, Form.PAST}:
        return _says_something(right, index)
    if form is Form.PRESENT and form_of(left[verb].plain) is Form.PRESENT:
        return index + 1 < len(right) and (
            right[index + 1].plain in DETERMINERS or right[index + 1].plain[0].isdigit()
        )
    if form is not Form.PAST_OR_PARTICIPLE or form_of(left[verb].plain) is Form.AUXILIARY:
        return False
    return _is_second_past(left, verb, right, index)


def _is_second_past(left: Sequence[Word], verb: int, right: Sequence[Word], index: int) -> bool:
    """Whether a form that may be a participle is a past beside the first clause's past."""
    between = left[verb + 1 :]
    if base_of(left[verb].plain) in STATES or any(_is_verbal(word) for word in between):
        return False
    if base_of(right[index].plain) in INTRANSITIVE:
        return True
    if index + 1 >= len(right) or right[index + 1].gap.strip(" $€£\"'“\u2018-"):
        return False
    following = right[index + 1]
    if following.plain in {"by", "of", "as"}:
        return False
    opens = (
        following.plain in DETERMINERS | PREPOSITIONS | OBJECTIVE or following.plain[0].isdigit()
    )
    return opens or following.capital or following.plain.endswith("ly")


def _is_verbal(word: Word) -> bool:
    return form_of(word.plain) in {Form.AUXILIARY, Form.PAST, Form.PAST_OR_PARTICIPLE}
