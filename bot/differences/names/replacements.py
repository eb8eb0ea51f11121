"""Another name in the place of the claim's: the holder of an office, the author, the country."""

from bot.differences.language.common_words import TITLES
from bot.differences.language.lexicon import AUXILIARIES
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.stems import stem
from bot.differences.language.text import Text, Word
from bot.differences.names.finding import Name, names_in
from bot.domain import Difference, DifferenceKind, Span

_SHARED = 0.6
"""The share of the claim's other content that a sentence must hold to name someone instead."""

_ALL_SHARED = 0.8
"""The same where no office says that there is only one."""

_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BE = frozenset({"is", "was", "are", "were", "became"})
_BETWEEN = frozenset({"the", "a", "an", "s", "as", "called", "named"}) | _BE
"""What may stand between a title and its bearer: "the spokesman was Keita"."""
_WEAK_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "former", "acting", "deputy", "the"}
)
OFFICES = TITLES - _WEAK_TITLES
"""Titles that name an office."""

_POSTS = """
    captain winner author owner manager architect designer editor inventor creator composer host
    champion runner-up successor predecessor capital headquarters treasurer sculptor painter
    goalkeeper striker drummer singer conductor sponsor landlord heir
"""
_SOLE = OFFICES | frozenset(_POSTS.split())
"""What one alone is at a time."""

_ONCE_WORDS = "write win found invent discover compose direct paint design acquire assassinate"
_ONCE = frozenset(map(stem, _ONCE_WORDS.split()))
"""What one alone does to one thing."""

_PLACING = frozenset({"in", "at", "near", "from", "to", "into"})
_BODIES = frozenset({"european_union", "united_nations"})
_REACH = 8


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
    """The one name that has the same office in the sentence."""
    title = _title(claim, name)
    if not title:
        return None
    others = [
        other
        for other in names_in(sentence.text)
        if other.country is None
        and not _is_people(sentence, other)
        and _same_title(title, _title(sentence, other))
    ]
    return others[0] if len(others) == 1 else None


def _other_author(claim: Text, name: Name, sentence: Text) -> Name | None:
    """The one name that did in the sentence what only one can have done."""
    for index, verb in enumerate(claim.words):
        if verb.stem not in _ONCE or _agent(claim, index) != name:
            continue
        for place, match in enumerate(sentence.words):
            if match.stem == verb.stem:
                other = _agent(sentence, place)
                if other is not None and other.country is None:
                    return other
    return None


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


def _title(text: Text, name: Name) -> frozenset[str]:
    """The titles right before a name, or after it behind a comma, or joined to it by "is"."""
    before = tuple(reversed(text.before(name.span[0], 5)))
    after = text.after(name.span[1], 5)
    found = _next_titles(before)
    if not before or before[0].plain not in TITLES:
        found |= _next_titles(after)
    if not found and before and before[0].plain in _BE:
        found = {w.plain for w in text.before(name.span[0], _REACH) if w.plain in _SOLE}
    return frozenset(found - _WEAK_TITLES)


def _next_titles(words: tuple[Word, ...]) -> set[str]:
    found: set[str] = set()
    for word in words:
        if word.plain in _SOLE | _WEAK_TITLES:
            found.add("spokesman" if word.plain in _SPEAKERS else word.plain)
        elif found or word.plain not in _BETWEEN:
            break
    return found


def _same_title(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) and (one <= other or other <= one)
