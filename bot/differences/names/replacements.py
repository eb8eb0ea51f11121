"""Another name in the place of the claim's: the holder of an office, the author, the country."""

from bot.differences.language.attachment import content
from bot.differences.language.common_words import GENERIC, TITLES
from bot.differences.language.lexicon import AUXILIARIES
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.acronyms import is_acronym
from bot.differences.names.finding import Name, matches, names_in
from bot.differences.names.offices import office_of, same_office
from bot.domain import Difference, DifferenceKind, Span

_SHARED = 0.6
"""The share of the claim's other content that a sentence must hold to name someone instead."""

_ALL_SHARED = 0.8
"""The same where no office says that there is only one."""

_ONCE_WORDS = "write win found invent discover compose direct paint design acquire assassinate"
_ONCE = frozenset(map(stem, _ONCE_WORDS.split()))
"""What one alone does to one thing."""
_WIN = stem("win")
_PRIZE_WORDS = 8
_ENDING_PRIZE = frozenset(
    {"in", "for", "on", "at", "by", "with", "from", "to", "over", "against", "too", "again", "and"}
)

_PLACING = frozenset({"in", "at", "near", "from", "to", "into"})
_BODIES = frozenset({"european_union", "united_nations"})


def replaced(claim: Text, name: Name, sentence: Text) -> Difference | None:
    """Find the one name that stands in the sentence where the claim has another."""
    rest = [w for w in event_words(claim) if not (name.span[0] <= w.start < name.span[1])]
    shared = overlap_of(rest, sentence)
    if shared < _SHARED:
        return None
    if name.country is not None:
        other = _other_country(claim, name, sentence) if shared >= _ALL_SHARED else None
    else:
        other = _other_holder(claim, name, sentence)
        if other is None and shared >= _ALL_SHARED and any(w.stem not in _ONCE for w in rest):
            other = _other_author(claim, name, sentence)
    return None if other is None else instead(claim, name, sentence, other.span)


def instead(claim: Text, name: Name, sentence: Text, span: Span) -> Difference:
    """Return the difference between a name of the claim's and what a place of the sentence has."""
    claimed, found = claim.text[slice(*name.span)], sentence.text[slice(*span)]
    return Difference(DifferenceKind.NAME, claimed, found, span)


def _other_holder(claim: Text, name: Name, sentence: Text) -> Name | None:
    """The one name that has the same office in the sentence, and is none of the claim's."""
    office = office_of(claim, name)
    if not office.titles:
        return None
    known = names_in(claim.text)
    others = [
        other
        for other in names_in(sentence.text)
        if other.country is None
        and not _is_people(sentence, other)
        and not any(matches(one, other.words) for one in known)
        and same_office(claim, office, sentence, office_of(sentence, other))
    ]
    return others[0] if len(others) == 1 else None


def _other_author(claim: Text, name: Name, sentence: Text) -> Name | None:
    """The one name that did in the sentence what only one can have done."""
    for index, verb in enumerate(claim.words):
        if verb.stem not in _ONCE or _agent(claim, index) != name or _is_called(claim, name):
            continue
        for place, match in enumerate(sentence.words):
            if match.stem != verb.stem:
                continue
            other = _agent(sentence, place)
            if other is None or other.country is not None or _is_called(sentence, other):
                continue
            if verb.stem != _WIN or (
                _is_full(name) and _is_full(other) and _same_prize(claim, index, sentence, place)
            ):
                return other
    return None


def _is_called(text: Text, name: Name) -> bool:
    """Whether a name only calls who it is: "the Dane", "the Blues"."""
    before = text.before(name.span[0], 1)
    return len(name.words) == 1 and bool(before) and before[0].plain == "the"


def _is_full(name: Name) -> bool:
    """Whether a name may be all of a person's: a team wins with its coach, a party with its head.

    A last word in the plural is a team's.
    """
    last = name.words[-1]
    body = last.plain in GENERIC or is_acronym(last) or last.plain.endswith("s")
    return len(name.words) > 1 and not body


def _same_prize(claim: Text, index: int, sentence: Text, place: int) -> bool:
    """Whether a prize is one alone: what has a name is won each year, and in several classes."""
    (ours, kinds), (theirs, others) = _prize(claim, index), _prize(sentence, place)
    if not any(word.text[0].isupper() for word in (*ours, *theirs)):
        return True
    return bool(kinds) and all(any(shares(word, other) for other in others) for word in kinds)


def _prize(text: Text, index: int) -> tuple[list[Word], list[Word]]:
    """Return the words for what is won, and those behind "in" or "for" that tell its kind."""
    verb = text.words[index]
    following = text.after(verb.end, _PRIZE_WORDS)
    mine = [word for word in following if word.clause == verb.clause]
    ends = [place for place, word in enumerate(mine) if word.plain in _ENDING_PRIZE]
    first = ends[0] if ends else len(mine)
    kind = ends[1] if len(ends) > 1 else len(mine)
    told = first < len(mine) and mine[first].plain in {"in", "for"}
    return mine[:first], content(tuple(mine[first:kind])) if told else []


def _agent(text: Text, index: int) -> Name | None:
    """The single name right before an active verb, or behind a passive one and "by"."""
    names = names_in(text.text)
    words = text.words
    by = next((w for w in words[index + 1 : index + 4] if w.plain == "by"), None)
    passive = index > 0 and words[index - 1].plain in AUXILIARIES - {"has", "had", "have"}
    for name in names:
        if by is not None:
            near = name.span[0] - by.end <= len(" the ")
            if by.end < name.span[0] and near and not _listed(text, name):
                return name
        elif not passive and name.words[0].clause == words[index].clause:
            between = [w for w in words if name.span[1] <= w.start < words[index].start]
            adverbs = all(w.plain in AUXILIARIES or w.plain.endswith("ly") for w in between)
            if name.span[1] <= words[index].start and adverbs and not _listed(text, name):
                return name
    return None


def _listed(text: Text, name: Name) -> bool:
    around = [*text.before(name.span[0], 1), *text.after(name.span[1], 1)]
    return any(word.plain in {"and", "or"} for word in around)


def _other_country(claim: Text, name: Name, sentence: Text) -> Name | None:
    """The one country that stands behind the same verb and preposition."""
    placing = _placed(claim, name)
    if placing is None or name.country in _BODIES:
        return None
    others = [other for other in names_in(sentence.text) if other.country is not None]
    if len(others) != 1 or others[0].country in _BODIES:
        return None
    return others[0] if _placed(sentence, others[0]) == placing else None


def _placed(text: Text, name: Name) -> tuple[str, str] | None:
    """The preposition before a name and the word that it hangs on."""
    before = text.before(name.span[0], 2)
    if len(before) < 2 or before[1].plain not in _PLACING or before[0].is_stop:
        return None
    following = text.after(name.span[1], 1)
    apposed = text.text[name.span[1] : name.span[1] + 1] == "," and following
    return None if apposed else (before[0].stem, before[1].plain)


def _is_people(text: Text, name: Name) -> bool:
    """Whether a name is a people's, which holds no office: "Tuaregs"."""
    before = text.before(name.span[0], 1)
    titled = bool(before) and before[0].plain in TITLES
    return len(name.words) == 1 and name.core[0].endswith("s") and not titled
