"""Places of a sentence that can be told otherwise: what stands there, and what else could."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from training.synthetic import world
from training.synthetic.amounts import amounts_in
from training.synthetic.days import absolute_dates


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a sentence with two readings that exclude each other.

    `passages` and `claims` hold, for each reading, how a passage and how a claim words it.
    `silent` stands there where the passage does not tell; None where that is not possible.
    """

    kind: str
    spans: tuple[tuple[int, int], ...]
    mark: str
    passages: tuple[str, str]
    claims: tuple[str, str]
    silent: str | None
    date: str = ""
    """The day of the document, where the readings depend on it."""

    def marked(self, text: str) -> str:
        """Put the slot's mark into the sentence that the slot was found in."""
        for start, end in sorted(self.spans, reverse=True):
            text = text[:start] + self.mark + text[end:]
        return text


def slots_in(text: str, day: str, pool: "Pool", random: Random) -> list[Slot]:
    """Find the slots of a sentence; their spans don't overlap within one kind.

    Args:
        text: The sentence.
        day: The document's date.
        pool: Persons that may stand in for one another.
        random: Chooses the other readings.
    """
    found: list[Slot] = []
    for start, end, passages, claims, silent in amounts_in(text, random):
        found.append(Slot("number", ((start, end),), "70701", passages, claims, silent))
    for start, end, passages, claims, told in absolute_dates(text, day, random):
        found.append(Slot("date", ((start, end),), " Qadte", passages, claims, "", told))
    found.extend(_places(text, random))
    found.extend(_peoples(text, random))
    found.extend(_rivals(text, random))
    found.extend(pool.persons_in(text, random))
    return found


_NAME = r"[A-Z][\w'\u2019-]+(?: (?:[A-Z][\w'\u2019-]+|de|del|al|of the|of))*"
_PLACE = re.compile(r" (?P<lead>in|near|at) (?P<city>" + _NAME + r"), (?P<country>" + _NAME + r")")
_COUNTRY = re.compile(r" in (?P<country>(?:the )?" + _NAME + r")(?=[,.]|\s[a-z])")


def _places(text: str, random: Random) -> Iterator[Slot]:
    for match in _PLACE.finditer(text):
        home = world.country_named().get(match["country"])
        if home is None or text.count(match["country"]) > 1 or text.count(match["city"]) > 1:
            continue
        after = text[match.end() :]
        if after[:1] not in {",", "."} and not re.match(r" [a-z]", after):
            continue
        other = random.choice([c for c in world.countries() if c is not home])
        known = match["city"] in world.city_home()
        lead = "in" if known else match["lead"]
        here = f" {match['lead']} {match['city']}, {home.name}"
        if random.random() < 0.4 and known and len(home.cities) > 1:
            city = random.choice([c for c in home.cities if c != match["city"]])
            there = f" {lead} {city}, {home.name}"
            claims = (f" {lead} {match['city']}", f" {lead} {city}")
        else:
            there = f" {lead} {random.choice(other.cities)}, {other.name}"
            claims = (f" in {home.name}", f" in {other.name}")
        if random.random() < 0.4:
            claims = (here, there)
        yield Slot("place", (match.span(),), " Qaplce", (here, there), claims, "")
    for match in _COUNTRY.finditer(text):
        home = world.country_named().get(match["country"].removeprefix("the "))
        if home is None or text.count(home.name.removeprefix("the ")) > 1 or home.people in text:
            continue
        other = random.choice([c for c in world.countries() if c is not home])
        told = (f" in {home.name}", f" in {other.name}")
        yield Slot("place", (match.span(),), " Qaplce", told, told, "")


_BEFORE_PEOPLE = re.compile(r"(?:^|[ (])(?P<name>[A-Z]\w+(?: [A-Z]\w+)?)(?= [a-z]{3,})")
_ONLY_ADJECTIVE_TABLE = """
    and or is are was were has have who that in on at to for with
"""
_ONLY_ADJECTIVE = frozenset(_ONLY_ADJECTIVE_TABLE.split())


def _peoples(text: str, random: Random) -> Iterator[Slot]:
    for match in _BEFORE_PEOPLE.finditer(text):
        home = world.nationality().get(match["name"])
        following = text[match.end("name") :].split()[0].strip(",.")
        if home is None or following in _ONLY_ADJECTIVE or following.endswith("ly"):
            continue
        if text.count(match["name"]) > 1 or home.name.removeprefix("the ") in text:
            continue
        if any(city in text for city in home.cities):
            continue
        other = random.choice(
            [c for c in world.countries() if c.people not in {home.people, c.name}]
        )
        told = (home.people, other.people)
        start, end = match.span("name")
        yield Slot("nationality", ((start, end),), "Qapple", told, told, "")


def _rivals(text: str, random: Random) -> Iterator[Slot]:
    for name, others in world.rivals().items():
        spans = tuple(m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
        free = [other for other in others if other.removeprefix("the ") not in text]
        if not spans or len(spans) > 2 or not free:
            continue
        if name.startswith("the ") and spans[0][0] == 0:
            continue
        told = (name, random.choice(free))
        yield Slot("organisation", spans, "Qarvle", told, told, None)


_TITLED = re.compile(
    r"\b(?:President|Prime Minister|Minister|Senator|Governor|Chancellor|Mayor|Secretary|leader|"
    r"actor|actress|singer|journalist|spokesman|footballer|writer|author|director|activist|"
    r"politician|candidate|Ambassador|Judge|General|boxer|player|officer) "
    r"(?P<name>[A-Z][a-zà-ÿ]+ (?:[A-Z]\. )?(?:al-)?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?)"
    r"(?![\w-]| [A-Z])"
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_NO_FIRST_NAME_TABLE = """
    Prime Foreign Defense Defence Interior Finance Justice Supreme Vice Deputy Former United
    General State Health National House White High New South North East West Security
"""
_NO_FIRST_NAME = frozenset(_NO_FIRST_NAME_TABLE.split())


class Pool:
    """Persons that the corpus names often enough to know that they are persons."""

    def __init__(self, texts: list[str]) -> None:
        counts: dict[str, int] = {}
        for text in texts:
            for match in _TITLED.finditer(text):
                first, *_, last = match["name"].split()
                if first not in _NO_FIRST_NAME and last not in _NO_FIRST_NAME:
                    counts[match["name"]] = counts.get(match["name"], 0) + 1
        self._persons = sorted(name for name, count in counts.items() if count > 1) or sorted(
            counts
        )
        self._known = frozenset(self._persons)

    def persons_in(self, text: str, random: Random) -> Iterator[Slot]:
        """Find the persons of a sentence who can be replaced everywhere in it."""
        if _PRONOUN.search(text) or len(self._persons) < 2:
            return
        for match in re.finditer(
            r"(?=\b([A-Z][\wà-ÿ]+ (?:[A-Z]\. )?(?:al-)?[A-Z][\wà-ÿ-]+))", text
        ):
            name = match[1]
            if name not in self._known or text.count(name.split()[-1]) > 1:
                continue
            if re.match(r" [A-Z]", text[match.start(1) + len(name) :]):
                continue
            other = random.choice([p for p in self._persons if p != name])
            told = (name, other)
            yield Slot(
                "person",
                ((match.start(1), match.start(1) + len(name)),),
                "Qapsle",
                told,
                told,
                None,
            )
