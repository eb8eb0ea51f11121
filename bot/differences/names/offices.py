"""Offices: the titles beside a name, the rank they are held in, and whose they are."""

from dataclasses import dataclass

from bot.differences.language.common_words import CALENDAR, TITLES
from bot.differences.language.lexicon import is_verb
from bot.differences.language.text import Text, Word
from bot.differences.names.finding import Name, matches, names_in

_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BE = frozenset({"is", "was", "are", "were", "became"})
_BETWEEN = frozenset({"the", "a", "an", "s", "as", "called", "named"}) | _BE
"""What may stand between a title and its bearer: "the spokesman was Keita"."""
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "the"})
_RANKS = frozenset({"former", "acting", "deputy", "interim", "ex"})
"""What makes another office of one, as does the "vice" of its titles."""
_WEAK_TITLES = _COURTESIES | _RANKS - {"interim"}
OFFICES = TITLES - _WEAK_TITLES
"""Titles that name an office."""

_OF_MANY = """
    judge justice general gen senator sen representative rep congressman congresswoman doctor prof
    professor officer detective inspector lord lady dame prince princess sheikh imam rabbi reverend
    rev prosecutor lieutenant lt sergeant sgt
"""
_POSTS = """
    captain winner author owner manager architect designer editor inventor creator composer host
    champion runner-up successor predecessor capital headquarters treasurer sculptor painter
    goalkeeper striker drummer singer conductor sponsor landlord heir
"""
_SOLE = (OFFICES - frozenset(_OF_MANY.split())) | frozenset(_POSTS.split())
"""What one alone is at a time."""
_READ = OFFICES | _SOLE | _WEAK_TITLES | _RANKS

_WIDE = frozenset({"minister", "secretary", "chief", "director", "editor"})
"""Titles of many offices, told apart by the word before: "health minister"."""
_REACH = 8
_TITLE_WORDS = 5
_BODY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its titles with their rank, the names of whose it is, the field it is for."""

    titles: frozenset[str] = frozenset()
    bodies: tuple[Name, ...] = ()
    field: str | None = None


def office_of(text: Text, name: Name) -> Office:
    """The office right before a name, or after it behind a comma, or joined to it by "is"."""
    before = tuple(reversed(text.before(name.span[0], _TITLE_WORDS)))
    found = _next_titles(before)
    if not before or before[0].plain not in TITLES:
        found += _titles_behind(text, name)
    titles = {_one_for_all(word) for word in found}
    if not titles and before and before[0].plain in _BE:
        titles = {w.plain for w in text.before(name.span[0], _REACH) if w.plain in _SOLE}
    titles -= _COURTESIES
    if titles <= _RANKS or not titles & _SOLE:
        return Office()
    first = min((word.start for word in found), default=name.span[0])
    last = max((word.end for word in found), default=name.span[1])
    bodies = _bodies(text, name, first, last)
    if bodies and bodies[0].span[1] <= first:
        # "The former German chancellor".
        ranks = text.before(bodies[0].span[0], 1)
        titles |= {_one_for_all(word) for word in ranks if word.plain in _RANKS}
    return Office(frozenset(titles), bodies, _field(text, titles, first))


def same_office(claim: Text, one: Office, sentence: Text, other: Office) -> bool:
    """Whether two offices are one, so that one alone can hold it.

    Of an office whose country or body is told in one text only, nothing is known, nor of one of
    which it is told in none where the sentence is of a country that the claim does not name.
    """
    if one.titles != other.titles or one.field != other.field:
        return False
    if not one.bodies and not other.bodies:
        return not any(
            name.country is not None and not matches(name, claim.words)
            for name in names_in(sentence.text)
        )
    return any(matches(body, mate.words) for body in one.bodies for mate in other.bodies)


def _next_titles(words: tuple[Word, ...]) -> list[Word]:
    found: list[Word] = []
    for word in words:
        if word.plain in _READ:
            found.append(word)
        elif found or word.plain not in _BETWEEN:
            break
    return found


def _titles_behind(text: Text, name: Name) -> list[Word]:
    """The titles after a name, unless they are those of a name that follows them."""
    after = text.after(name.span[1], _TITLE_WORDS)
    if not after:
        return []
    gap = text.text[name.span[1] : after[0].start]
    found = _next_titles(after) if gap == ", " or after[0].plain in _BE else []
    if not found:
        return []
    end = found[-1].end
    anothers = any(text.text[end : other.span[0]] == " " for other in names_in(text.text))
    return [] if anothers else found


def _one_for_all(word: Word) -> str:
    """One word for titles that are the same."""
    if word.plain in _SPEAKERS:
        return "spokesman"
    return {"ex": "former", "defense": "defence"}.get(word.plain, word.plain)


def _bodies(text: Text, name: Name, first: int, last: int) -> tuple[Name, ...]:
    """Whose an office is: the name before its title, or behind "of"."""
    others = [other for other in names_in(text.text) if other != name]
    before = [
        other
        for other in others
        if other.span[1] <= first and _near(text, other.span[1], first, name)
    ]
    of = text.after(last, 2)
    if not of or of[0].plain not in {"of", "at"}:
        return tuple(before[-1:])
    behind = [o for o in others if 0 <= o.span[0] - of[0].end <= len(" the ")]
    return (*before[-1:], *behind[:1])


def _near(text: Text, start: int, end: int, name: Name) -> bool:
    """Whether at most a few words that are no verbs stand between a body and a title."""
    gap = text.text[start:end]
    between = [w for w in text.words if start <= w.start < end]
    if len(between) > _BODY_WORDS or any(mark in gap for mark in ",;:"):
        return False
    return end != name.span[0] and not any(w.is_stop or is_verb(w.plain) for w in between)


def _field(text: Text, titles: set[str], first: int) -> str | None:
    """The word before a title of many offices that tells which one it is."""
    before = text.before(first, 1)
    if not titles & _WIDE or not before:
        return None
    word = before[0]
    named = any(name.span[0] <= word.start < name.span[1] for name in names_in(text.text))
    adjoins = text.text[word.end : first] in {" ", "-"}
    if named or not adjoins or word.is_stop or word.plain in CALENDAR or is_verb(word.plain):
        return None
    return word.stem
