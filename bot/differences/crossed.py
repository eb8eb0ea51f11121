"""Two who are told together, each of whom the sentence gives what the claim gives the other."""

import re

from bot.differences.language.attachment import is_content
from bot.differences.language.overlap import held, senses_of
from bot.differences.language.text import Text, Word
from bot.differences.names.finding import Name, matches, names_in
from bot.differences.result import Findings
from bot.domain import Difference, DifferenceKind, Span

Part = tuple[Name, Span]
"""A name, and where what is told of it stands."""

_JOINING = frozenset({"and", "while", "but", "whereas"})
_BEFORE_NAME = 3
"""How many words may stand between what joins two parts and the name of the second."""
_LONGEST = 20
"""How many words after the second name tell of it at most."""
_ARTICLES = frozenset({"a", "an", "the"})
_IS = re.compile(r"(?:,[^,]{1,40},)?\s+(?:is|was)\s+(?:an?|the)\b")


def compare_crossed(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report two whose parts are crossed: "Moss was fined and Hale jailed" for the reverse.

    Only what the sentence tells of one of the two counts, and all of it must be the other's.
    """
    names, others = names_in(claim.text), names_in(sentence.text)
    ours = _parts(claim, names)
    if ours is None:
        _compare_apposed(claim, names, sentence, others, findings)
        return
    pair = [next((o for o in others if matches(name, o.words)), None) for name, _ in ours]
    first, second = pair
    if first is None or second is None or first is second:
        return
    in_order = first.span < second.span
    theirs = _parts(sentence, (first, second) if in_order else (second, first))
    if theirs is None:
        return
    one, other = theirs if in_order else theirs[::-1]
    if _is_told_of(claim, ours[0], sentence, one, other) and _is_told_of(
        claim, ours[1], sentence, other, one
    ):
        span = theirs[0][0].span[0], theirs[1][1][1]
        start, end = ours[0][0].span[0], ours[1][1][1]
        findings.differences.append(
            Difference(
                DifferenceKind.ROLE, claim.text[start:end], sentence.text[slice(*span)], span
            )
        )


def _compare_apposed(
    claim: Text,
    names: tuple[Name, ...],
    sentence: Text,
    others: tuple[Name, ...],
    findings: Findings,
) -> None:
    """Report one who is what the sentence calls another: "Ann Moss, a nurse, and Ben Hale, 30"."""
    named = _IS.match(claim.text, names[0].span[1]) if names else None
    if named is None:
        return
    said = [w for w in claim.words if w.start >= named.end() and is_content(w)]
    called = [(name, _called(sentence, name)) for name in others]
    own = [words for name, words in called if words and matches(names[0], name.words)]
    rest = [(name, words) for name, words in called if words and not matches(names[0], name.words)]
    if len(said) < 2 or len(own) != 1 or any(held(word, senses_of(own[0])) for word in said):
        return
    for name, words in rest:
        senses = senses_of(words)
        if all(held(word, senses) for word in said):
            span = name.span[0], words[-1].end
            claimed = claim.text[names[0].span[0] : said[-1].end]
            found = sentence.text[slice(*span)]
            findings.differences.append(Difference(DifferenceKind.ROLE, claimed, found, span))
            return


def _called(text: Text, name: Name) -> list[Word]:
    """Return what stands between commas behind a name: "a nurse" of "Ann Moss, a nurse, left"."""
    behind = text.after(name.span[1], 1)
    if not behind or text.text[name.span[1] : behind[0].start] != ", ":
        return []
    if behind[0].plain not in _ARTICLES and not behind[0].plain[0].isdigit():
        return []
    return [w for w in text.words if w.clause == behind[0].clause]


def _parts(text: Text, names: tuple[Name, ...]) -> tuple[Part, Part] | None:
    """Return two names that a word joins, with what follows each."""
    if len(names) != 2:
        return None
    first, second = names
    between = [word for word in text.words if first.span[1] <= word.start < second.span[0]]
    places = [place for place, word in enumerate(between) if word.plain in _JOINING]
    if not places or places[-1] == 0 or len(between) - places[-1] - 1 > _BEFORE_NAME:
        return None
    after = text.after(second.span[1], _LONGEST)
    if not after:
        return None
    return (
        (first, (between[0].start, between[places[-1] - 1].end)),
        (second, (after[0].start, after[-1].end)),
    )


def _is_told_of(claim: Text, part: Part, sentence: Text, same: Part, other: Part) -> bool:
    """Whether the sentence tells of the other one all that the claim tells, of the two, of one."""
    own, others = senses_of(_told(sentence, same)), senses_of(_told(sentence, other))
    of_one = {
        held(word, others) for word in _told(claim, part) if held(word, own) != held(word, others)
    }
    return of_one == {True}


def _told(text: Text, part: Part) -> list[Word]:
    start, end = part[1]
    return [word for word in text.words if start <= word.start < end and is_content(word)]
