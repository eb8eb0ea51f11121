"""Who and what a claim names, as far as a pronoun can tell them apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.claims.grammar import (
    Form,
    Word,
    follows_noun_opener,
    form_of,
    is_plural,
    main_verb,
    singular,
    words_of,
)
from bot.claims.vocabulary import (
    ADJUNCTS,
    ADVERBS,
    ANAPHORS,
    BODIES,
    CALENDAR,
    COMMON_ENDINGS,
    CONJUNCTIONS,
    DETERMINERS,
    FEMALE,
    MALE,
    NOMINATIVE,
    NUMERALS,
    OBJECTIVE,
    PERSON_NOUNS,
    PREPOSITIONS,
    QUANTIFIERS,
    SUBORDINATORS,
)
from bot.countries import countries_at

_VAGUE = QUANTIFIERS | ANAPHORS | NOMINATIVE | OBJECTIVE
_VAGUE |= frozenset({"a", "an", "some", "another", "one", "most", "many", "few", "several"})
_VAGUE |= frozenset({"his", "its", "their", "my", "your", "our"})
_BREAKS = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | ADVERBS | NOMINATIVE | OBJECTIVE
_PLACING = frozenset({"in", "at", "near", "outside", "across", "around"})
_VERBAL = frozenset({Form.AUXILIARY, Form.PAST, Form.PAST_OR_PARTICIPLE})
_LONGEST = 8


class Kind(Enum):
    """What something is: NAME is a name that may be anybody's or anything's."""

    HE = auto()
    SHE = auto()
    PERSON = auto()
    NAME = auto()
    BODY = auto()
    THING = auto()


_NOUNS = (
    (Kind.HE, MALE),
    (Kind.SHE, FEMALE),
    (Kind.BODY, BODIES),
    (Kind.PERSON, PERSON_NOUNS),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a claim names; `subject`: what the claim is about, told well enough."""

    name: str
    kind: Kind
    plural: bool
    subject: bool = False


def mentions_in(claim: str) -> tuple[Mention, ...]:
    """Find what a claim names, its subject first."""
    words = words_of(claim)
    if not words:
        return ()
    verb = main_verb(words)
    end = _subject_end(words, verb)
    countries = countries_at([word.plain for word in words], [word.text for word in words])
    found: list[Mention] = []
    joined = False
    if end and any(word.plain == "and" for word in words[:end]):
        found.append(Mention(claim[words[0].start : words[end - 1].end], Kind.PERSON, True, True))
        joined = True
    for first, last in _groups(words, verb):
        kind = _kind(words, first, last, countries)
        if kind is None:
            continue
        head = words[last - 1]
        plural = _plural(head, words[first:last], countries[last - 1])
        subject = bool(end) and first == 0 and not joined
        name = claim[words[0].start : words[end - 1].end] if subject else head.text
        found.append(Mention(name, kind, plural and not joined, subject))
    return tuple(found)


def _subject_end(words: Sequence[Word], verb: int | None) -> int:
    """Where a subject ends that can be named again; 0 where there is none."""
    if verb is None or words[0].plain in _VAGUE | ADJUNCTS:
        return 0
    end = verb
    while end > 1 and (words[end - 1].plain in ADVERBS or words[end - 1].plain.endswith("ly")):
        end -= 1
    apart = any(word.gap.strip() for word in words[1 : verb + 1])
    verbal = any(form_of(word.plain) in _VERBAL and not word.capital for word in words[1:end])
    bound = any(word.plain in SUBORDINATORS for word in words[:end])
    return 0 if apart or verbal or bound or end > _LONGEST else end


def _groups(words: Sequence[Word], verb: int | None) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that can be a noun with what belongs to it."""
    first = 0
    for index in range(len(words) + 1):
        if index < len(words):
            word = words[index]
            opens = word.gap.strip() or (word.plain in DETERMINERS and index > first)
            if opens and first < index:
                yield first, index
                first = index
            verbal = form_of(word.plain) in _VERBAL and not follows_noun_opener(words, index)
            breaks = index == verb or (not word.capital and (verbal or word.plain in _BREAKS))
            if not breaks and not word.possessive:
                continue
            end = index if breaks else index + 1
        else:
            end = index
        if first < end:
            yield first, end
        first = index + 1


def _kind(
    words: Sequence[Word], first: int, last: int, countries: Sequence[str | None]
) -> Kind | None:
    group = [
        word
        for word in words[first:last]
        if word.plain not in DETERMINERS | NUMERALS and not word.plain[0].isdigit()
    ]
    if not group or group[-1].plain in CALENDAR:
        return None
    head = group[-1]
    if head.capital and first and words[first - 1].plain in _PLACING:
        return None
    if head.capital and countries[last - 1] is not None:
        return Kind.BODY
    proper = head.capital and not (len(group) == 1 and first == 0 and _is_common(head))
    known = _known_kind(group if proper else group[-1:])
    if not proper or known is not None:
        return known or Kind.THING
    acronym = len(head.text) > 1 and head.text.isupper()
    return Kind.BODY if acronym or words[first].plain == "the" else Kind.NAME


def _known_kind(group: Sequence[Word]) -> Kind | None:
    for word in group:
        plain = word.plain.removesuffix("'s")
        for noun in (plain, singular(plain)):
            for kind, nouns in _NOUNS:
                if noun in nouns:
                    return kind
    return None


def _is_common(word: Word) -> bool:
    """Whether a word may have its capital only because a sentence begins with it."""
    return is_plural(word) or form_of(word.plain) is not None or word.plain.endswith(COMMON_ENDINGS)


def _plural(head: Word, group: Sequence[Word], country: str | None) -> bool:
    if country is not None:
        return is_plural(head) and not country.endswith("s")
    if head.capital and len(group) > 1:
        return False
    return is_plural(head) or any(word.plain in NUMERALS - {"one"} for word in group)
