"""Phrases of a claim built otherwise: "the Polish president", "the president of Poland"."""

import re
from collections.abc import Callable
from functools import cache

from training.synthetic import grammar, world
from training.synthetic.shortening import Style

_OFFICES = (
    r"(?:president|prime minister|government|parliament|army|military|navy|capital|economy|"
    r"central bank|supreme court|king|queen|foreign minister|health ministry|defence ministry|"
    r"air force|interior minister|finance minister|authorities|embassy|opposition|population|"
    r"police|constitution|border|coast|border guards?|foreign ministry|interior ministry|"
    r"health minister|"
    r"defence minister|ambassador|national team|Senate|Supreme Court|"
    r"Parliament|President|Prime Minister)"
)
_PERSONS = (
    r"(?:police officers?|politicians?|actor|actress|singer|footballer|journalists?|soldiers|"
    r"police|referee|"
    r"citizens?|nationals?|troops|students?|doctors?|scientists?|tourists?|lawyer|judge|businessman|"
    r"activists?|workers?|officers?|athletes?|driver|cyclist|author|writer|sailors|fishermen|"
    r"diplomats?|teenager|woman|man|national|miners?|women|men|protesters|engineers?)"
)
_COUNT = r"(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ss]everal|\d+|70701)"


def reformulated(text: str, style: Style, fixed: str) -> str:
    """Build some phrases of a claim otherwise; its meaning stays."""
    if '"' in text or "“" in text:
        return text
    for number, (pattern, told) in enumerate(_rules()):
        if style.chance(f"rule {number}", 0.7):
            found = pattern.search(text)
            if found is None or any(word in found.group().split() for word in fixed.split()):
                continue
            text = text[: found.start()] + told(found, style) + text[found.end() :]
    return grammar.upper_first(text)


Told = Callable[[re.Match[str], Style], str]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Told], ...]:
    peoples = sorted(world.nationality(), key=len, reverse=True)
    names = sorted({c.name.removeprefix("the ") for c in world.countries()}, key=len, reverse=True)
    people, name = "|".join(map(re.escape, peoples)), "|".join(map(re.escape, names))
    end = r"(?=[ ,.](?!and\b|[A-Z]))"
    ends = r"(?=[,.]| (?:is|are|was|were|has|have|had|in|who|on|at|after|by|to|near)\b)"
    return (
        (
            re.compile(rf"\b[Tt]he (?P<people>{people}) (?P<office>{_OFFICES}){end}"),
            _of_country,
        ),
        (
            re.compile(rf"\b[Tt]he (?P<office>{_OFFICES}) of (?:the )?(?P<name>{name}){end}"),
            _people_first,
        ),
        (
            re.compile(rf"\b(?P<count>{_COUNT}) (?P<people>{people}) (?P<who>{_PERSONS}){ends}"),
            _from_country,
        ),
        (
            re.compile(
                rf"\b(?P<count>{_COUNT}) (?P<who>{_PERSONS}) (?:from|of) (?P<name>{name}){end}"
            ),
            lambda match, _: f"{match['count']} {_home(match['name']).people} {match['who']}",
        ),
        (
            re.compile(rf"(?P<lead>in|in the) history of (?:the )?(?P<name>{name})(?=[,.]| [a-z])"),
            lambda match, _: f"in {_possessive(match['name'])} history",
        ),
        (
            re.compile(rf"\bin (?P<people>{people}) history\b"),
            lambda match, _: f"in the history of {_country_of(match['people'])}",
        ),
        (
            re.compile(rf"\bin (?P<name>{name})'s history\b"),
            lambda match, _: f"in the history of {_home(match['name']).name}",
        ),
        (
            re.compile(
                r"\b(?P<rank>second|third|fourth|fifth|sixth)-(?P<most>largest|biggest|highest|"
                r"oldest|longest|deadliest|tallest|smallest|most)\b"
            ),
            lambda match, _: (
                f"{match['rank']} "
                + {"largest": "biggest", "biggest": "largest"}.get(match["most"], match["most"])
            ),
        ),
        (
            re.compile(r"^The death of (?P<who>[A-Z][\w -]{3,40}?) (?P<rest>is|was) announced\b"),
            lambda match, _: f"It {match['rest']} announced that {match['who']} died",
        ),
        (
            re.compile(r"\b(?P<who>[Tt]he death toll) (?P<from>rises|rose) to "),
            lambda match, _: f"{match['who']} {'is' if match['from'] == 'rises' else 'was'} now ",
        ),
        (
            re.compile(r"\baccuses (?P<whom>(?:[A-Z]\w+ ?){1,3}) of (?=[a-z]+ing\b)"),
            lambda match, _: f"blames {match['whom']} for ",
        ),
        (
            re.compile(r"^At least (?P<number>\w[\w,]*) (?P<who>people|men|women) "),
            lambda match, _: f"No fewer than {match['number']} {match['who']} ",
        ),
        (
            re.compile(r"\bthe (?P<place>city|town|village|state|province) of (?=[A-Z])"),
            lambda match, _: "",
        ),
        (re.compile(r"\bUnited States\b"), lambda match, _: "US"),
        (re.compile(r"\bUnited Kingdom\b"), lambda match, _: "UK"),
        (re.compile(r"\bEuropean Union\b"), lambda match, _: "EU"),
        (re.compile(r"\bUnited Nations\b"), lambda match, _: "UN"),
    )


def _home(name: str) -> world.Country:
    found = world.country_named()
    return found.get(name) or found[f"the {name}"]


def _country_of(people: str) -> str:
    return world.nationality()[people].name


def _possessive(name: str) -> str:
    told = _home(name).name
    return f"{told}'" if told.endswith("s") else f"{told}'s"


def _of_country(match: re.Match[str], style: Style) -> str:
    country, office = _country_of(match["people"]), match["office"]
    return style.choose(
        "of country",
        (f"the {office} of {country}", f"{_possessive(country.removeprefix('the '))} {office}"),
    )


def _people_first(match: re.Match[str], style: Style) -> str:
    home, office = _home(match["name"]), match["office"]
    return style.choose(
        "people first",
        (f"the {home.people} {office}", f"{_possessive(match['name'])} {office}"),
    )


def _from_country(match: re.Match[str], _: Style) -> str:
    return f"{match['count']} {match['who']} from {_country_of(match['people'])}"
