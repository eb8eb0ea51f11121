"""Edits that turn a whole statement round: opposites, negation, exchanged roles."""

import re
from dataclasses import dataclass
from random import Random

from training.synthetic import grammar, lexicon
from training.synthetic.rewrite import inflected
from training.synthetic.roles import roles_swapped
from training.synthetic.shortening import tail_of


@dataclass(frozen=True, slots=True)
class Turned:
    """A sentence that contradicts another; `fixed` are the words that make the difference."""

    kind: str
    text: str
    fixed: str
    keep: bool = False
    source: str = ""
    """What was denied, where that is less than the whole sentence."""


def opposites(text: str, random: Random) -> list[Turned]:
    """Find ways to contradict a sentence by its verb, one of its words or its roles."""
    found = [_verb_turned(text, random), _word_turned(text, random), _negated(text, random)]
    swapped = roles_swapped(text)
    if swapped is not None:
        return [Turned("role_swap", swapped, "")]
    return [turned for turned in found if turned is not None and turned.text != text]


_TWO_PLACED = frozenset({"the", "a", "an", "its", "their", "his", "her"})


_WITHOUT_OBJECT = frozenset(
    {
        "climb",
        "soar",
        "surge",
        "slump",
        "plummet",
        "fall",
        "rise",
        "plunge",
        "die",
        "depart",
        "arrive",
    }
)


def _verb_turned(text: str, random: Random) -> Turned | None:
    verb = grammar.main_verb(text)
    if verb is None or verb.form == "auxiliary":
        return _participle_turned(text, random)
    options = lexicon.opposite_verbs().get(verb.base)
    words = text.split()
    if options is None or verb.index + 1 >= len(words):
        return None
    after = words[verb.index + 1]
    other = options[0] if random.random() < 0.6 else random.choice(options)
    if (
        {verb.base, other} & {"arrest", "detain", "free"}
        and "release" in {verb.base, other}
        and (not _PERSONS.search(text))
    ):
        return None
    if after in {
        "that",
        "off",
        "up",
        "out",
        "down",
        "through",
        "away",
        "over",
        "into",
        "force",
        "effect",
    } or words[verb.index].endswith((",", ".")):
        return None
    if after == "to" and (verb.base, other) not in {
        ("accept", "refuse"),
        ("refuse", "agree"),
        ("agree", "refuse"),
        ("rise", "fall"),
        ("fall", "rise"),
        ("drop", "climb"),
        ("plunge", "soar"),
        ("increase", "decrease"),
        ("decrease", "increase"),
        ("grow", "shrink"),
        ("climb", "drop"),
    }:
        return None
    if verb.base in {"end", "stop", "begin", "start"} and after.endswith("ing"):
        other = {"end": "start", "stop": "start", "begin": "stop", "start": "stop"}[verb.base]
    if verb.base in {"leave", "pass", "return", "land", "cut", "keep", "back", "include"} and (
        after not in _TWO_PLACED
    ):
        return None
    if verb.base in {"leave", "cut", "survive", "die", "remain", "win"} and after[0].isdigit():
        return None
    if other in _WITHOUT_OBJECT and after not in {"to", "by", "in", "from", "at", "on", "for"}:
        return None
    words[verb.index] = inflected(other, verb.form)
    return Turned("antonym", " ".join(words), f"{verb.base} {other}")


_PASSIVE_TURNS = lexicon.opposite_participles()
_BE_DONE = re.compile(
    rf"\b(?P<be>is|are|was|were) (?P<word>{'|'.join(_PASSIVE_TURNS)})\b"
    r"(?! (?:guilty|to have|dead|by))"
)


def _participle_turned(text: str, random: Random) -> Turned | None:
    del random
    match = _BE_DONE.search(text)
    if match is None or len(_BE_DONE.findall(text)) > 1:
        return None
    other = _PASSIVE_TURNS[match["word"]]
    changed = text[: match.start("word")] + other + text[match.end("word") :]
    return Turned("antonym", changed, f"{match['word']} {other}")


def _word_turned(text: str, random: Random) -> Turned | None:
    table = lexicon.opposite_words()
    places = [
        match
        for match in re.finditer(r"(?<![\w-])[a-z][a-z-]+(?![\w-])", text)
        if match.group() in table and match.start() > 0
    ]
    verb = grammar.main_verb(text)
    places = [
        m
        for m in places
        if (
            _describes(m.group(), text[m.end() :])
            and m.group()
            not in {
                "increase",
                "decrease",
                "import",
                "export",
                "second",
                "cold",
                "light",
                "alive",
                "dead",
                "after",
                "before",
                "outside",
                "inside",
                "new",
                "old",
            }
        )
        or (m.group() in {"after", "before"} and re.match(r" (?:the|a|an) ", text[m.end() :]))
    ]
    if not places or verb is None:
        return None
    match = random.choice(places)
    word = match.group()
    if word in {"new", "old", "long", "short", "good", "bad", "early", "late", "above", "below"}:
        return None
    other = random.choice(table[word])
    before = text[: match.start()].rsplit(" ", 2)[-2:]
    if word in {"first", "last"} and (
        before[0] in {"at", "At"} or "time" in text[match.end() :][:8]
    ):
        return None
    changed = text[: match.start()] + other + text[match.end() :]
    kind = "order" if word in {"before", "after"} else "antonym"
    return Turned(kind, grammar.fix_articles(changed), f"{word} {other}")


_PERSONS = re.compile(
    r"prisoner|hostage|people|journalist|suspect|activist|man\b|woman|soldier|detainee|inmate|leader|"
    r"protester|demonstrator|captive|members|men\b|women|sailors|civilians|crew"
)


_NO_NOUN_TABLE = """
    and or in of on at to by for with from as year years week weeks month night time decade
    century day says that but who which when
"""
_NO_NOUN = frozenset(_NO_NOUN_TABLE.split())


def _describes(word: str, following: str) -> bool:
    """Whether an adjective stands before its noun; other words may stand anywhere."""
    if word in {"before", "after"} or word.endswith("ly"):
        return True
    match = re.match(r" ([a-z]+)", following)
    if match is None:
        return word in {"guilty", "innocent"}
    if (
        match[1] in _NO_NOUN
        or match[1] in grammar.AUXILIARIES
        or grammar.base_of_past(match[1]) is not None
    ):
        return False
    return grammar.base_of_third(match[1]) is None or not following[match.end() :].startswith(
        " that"
    )


def _negated(text: str, random: Random) -> Turned | None:
    tail = tail_of(text)
    if tail is not None:
        text = text[: tail.start()] + text[tail.end() :]
    verb = grammar.main_verb(text)
    if verb is None or len(text.split()) > 22 or " not " in text or verb.base in {"may", "could"}:
        return None
    if re.search(r"\b(?:no|never|only|neither|nor|without|none|at least|up to)\b", text):
        return None
    words = text.split()
    if words[verb.index].endswith((",", ".")):
        return None
    start = words[: verb.index]
    rest = words[verb.index + 1 :]
    if verb.form == "auxiliary":
        if verb.base in {"has", "have", "had"} and not rest[0].endswith("ed") and rest[0] != "been":
            return None
        return Turned(
            "negation", " ".join([*start, words[verb.index], "not", *rest]), "", True, text
        )
    wills = {
        "agree",
        "accept",
        "approve",
        "sign",
        "recognise",
        "recognize",
        "support",
        "attend",
        "withdraw",
        "resign",
        "release",
        "pay",
        "extend",
        "join",
        "meet",
        "ratify",
        "condemn",
    }
    if verb.base in wills and verb.form == "third" and random.random() < 0.6:
        middle = random.choice(["refuses to", "declines to", "does not", "fails to"]).split()
    else:
        middle = {"third": ["does", "not"], "plural": ["do", "not"], "past": ["did", "not"]}[
            verb.form
        ]
    return Turned("negation", " ".join([*start, *middle, verb.base, *rest]), verb.base, True, text)
