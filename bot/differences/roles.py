"""Who did it to whom: two names in the claim, the other way round in the sentence."""

from bot.differences.language.denials import is_denied
from bot.differences.language.lexicon import RECIPROCAL
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.finding import Name, names_in
from bot.differences.result import Findings
from bot.differences.sides import Sides, acts_at, same_name, sides_of
from bot.domain import Difference, DifferenceKind, Span


def compare_roles(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report an event whose agent and patient are each other's in the sentence."""
    names, others = names_in(claim.text), names_in(sentence.text)
    if len(names) < 2 or len(others) < 2:
        return
    for index, verb in enumerate(claim.words):
        sides = sides_of(claim, index, names)
        if sides is None or verb.stem in RECIPROCAL:
            continue
        agents, patients = sides
        if len(agents) != 1 or len(patients) != 1 or same_name(agents[0], patients[0]):
            continue
        found = _all_reversed(verb, agents[0], patients[0], sentence, others)
        if found is not None:
            theirs, match = found
            findings.differences.append(
                Difference(
                    DifferenceKind.ROLE,
                    _told(claim, sides, verb),
                    _told(sentence, theirs, match),
                    _place(theirs, match),
                )
            )
            return


def _all_reversed(
    verb: Word, agent: Name, patient: Name, sentence: Text, others: tuple[Name, ...]
) -> tuple[Sides, Word] | None:
    """The first place where the other did it, if there is none where the one may have.

    "Peru struck Chile, two days after Chile struck Peru" bears out either.
    """
    first: tuple[Sides, Word] | None = None
    for place, match in enumerate(sentence.words):
        if not shares(verb, match) or match.stem in RECIPROCAL:
            continue
        sides = sides_of(sentence, place, others)
        if sides is None:
            if _may_act(sentence, place, agent, others):
                return None
        elif _reversed(agent, patient, *sides):
            first = first or (sides, match)
        elif _any_same(agent, sides[0]) and _any_same(patient, sides[1]):
            return None
    return first


def _may_act(text: Text, index: int, agent: Name, names: tuple[Name, ...]) -> bool:
    """Whether a name stands where the one who does it may: before the verb, or behind "by"."""
    if not acts_at(text, index) or is_denied(text, index):
        return False
    verb = text.words[index]
    following = text.after(verb.end, 1)
    by = bool(following) and following[0].plain == "by"
    mine = [name for name in names if name.words[0].clause == verb.clause]
    if by:
        near = [n for n in mine if 0 < n.span[0] - following[0].end <= len(" the ")]
        return _any_same(agent, near)
    return _any_same(agent, [name for name in mine if name.span[1] <= verb.start][-1:])


def _any_same(name: Name, others: list[Name]) -> bool:
    return any(same_name(name, other) for other in others)


def _place(sides: Sides, verb: Word) -> Span:
    """The range from the one name over the verb to the other."""
    places = [*sides[0][-1].span, *sides[1][0].span, verb.start, verb.end]
    return min(places), max(places)


def _told(text: Text, sides: Sides, verb: Word) -> str:
    return text.text[slice(*_place(sides, verb))]


def _reversed(agent: Name, patient: Name, agents: list[Name], patients: list[Name]) -> bool:
    """Whether each name stands on the other's side, and on no other."""
    if not agents or not patients:
        return False
    return all(same_name(patient, name) for name in agents) and all(
        same_name(agent, name) for name in patients
    )
