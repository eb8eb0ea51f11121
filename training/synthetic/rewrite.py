"""Telling a sentence in other words, shorter, and as people retell news."""

import re
from dataclasses import dataclass
from functools import cache

from bot.verbs import past, third_person
from training.synthetic import grammar, lexicon, phrases, wordings
from training.synthetic.figures import approximated
from training.synthetic.kernel import kernel
from training.synthetic.reformulation import reformulated
from training.synthetic.shortening import Style, generalised, lighter, shorter
from training.synthetic.voice import turned

PAST_SHARE = 2 / 3
_SYNONYM_SHARE = 0.85

_PREFIX = re.compile(r"^[A-Z][\w' -]{3,40}: (?=[A-Z])")
_FRONTED = re.compile(
    r"^(?P<front>(?:In|On|At|After|Following|During|Near) [^,\"]{3,60}), (?P<rest>[^\"]+)\.$"
)


@dataclass(frozen=True, slots=True)
class Retelling:
    """A claim and the most telling of the operations that made it."""

    text: str
    kind: str


def retell(text: str, style: Style, marks: tuple[str, ...] = (), fixed: str = "") -> Retelling:
    """Tell a sentence as a claim.

    Args:
        text: The sentence; slots may be marked in it.
        style: How.
        marks: Marks that must survive.
        fixed: Words that no synonym may replace.
    """
    told, kinds = _cut(_PREFIX.sub("", text), style, marks)
    reworded = _reworded(reformulated(approximated(told, style), style, fixed), style, fixed)
    if reworded != told and all(mark in reworded for mark in marks if mark in told):
        told = reworded
        kinds.append("synonym")
    if style.chance("past", PAST_SHARE):
        told = grammar.to_past(told)
    if not style.keep and style.chance("voice", 0.6):
        other = turned(told)
        if other is not None and all(mark in other for mark in marks):
            kinds, told = ["passive"], other
    if not style.keep and style.chance("front", 0.5):
        told = _front_moved(told)
    return Retelling(grammar.tidy(told), kinds[-1] if kinds else "paraphrase")


def _cut(text: str, style: Style, marks: tuple[str, ...]) -> tuple[str, list[str]]:
    """Leave out what may go, and name the operations that did it."""
    kinds: list[str] = []
    text = lighter(text, style, marks)
    if style.keep:
        return text, kinds
    brief = shorter(text, style, marks)
    wider = generalised(brief, style, marks) if style.chance("locality", 0.5) else brief
    least = kernel(wider, style, marks)
    if brief != text or least != wider:
        kinds.append("split")
    if wider != brief:
        kinds.append("generalised")
    return least, kinds


_INTRANSITIVE_AFTER = re.compile(r"^(?:by|to|in|from|at|on|for|after|as|over|near|since|with)$")
_TO_INTRANSITIVE = frozenset({"rise", "go up", "go down", "fall", "fall sharply", "rise sharply"})
_NEEDS_THAT = frozenset({"say"})
_NOT_BEFORE_INFINITIVE = frozenset({"deny", "demand", "win", "secure", "find", "locate"})


def _reworded(text: str, style: Style, fixed: str) -> str:
    if '"' not in text and "“" not in text:
        text = _verb_reworded(text, style, fixed)
    new = ""
    for phrase, options in _synonyms():
        if phrase not in text or phrase in new or set(phrase.split()) & set(fixed.split()):
            continue
        if style.chance(phrase, _SYNONYM_SHARE):
            chosen = style.choose(phrase, options)
            changed = _pattern(phrase).sub(chosen, text, count=1)
            new += f" {chosen}" if changed != text else ""
            text = changed
    return grammar.fix_articles(text)


@cache
def _synonyms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Longer phrases come first, so that no part of one is replaced alone."""
    both = dict(phrases.phrase_synonyms())
    for phrase, options in wordings.word_synonyms().items():
        both[phrase] = tuple(dict.fromkeys((*both.get(phrase, ()), *options)))
    return tuple(sorted(both.items(), key=lambda row: -len(row[0])))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    apart = r"(?![\w-])(?!['\u2019])" if phrase[0].islower() else r"(?![\w\u2019'-])"
    active = r"(?! (?:and|or|by)|,)" if phrase.endswith("killed") else ""
    return re.compile(rf"(?<![\w-]){re.escape(phrase)}{apart}{active}")


def _verb_reworded(text: str, style: Style, fixed: str) -> str:
    verb = grammar.main_verb(text)
    if verb is None or verb.form == "auxiliary" or verb.base in fixed.split():
        return text
    options = lexicon.verb_synonyms().get(verb.base)
    if options is None or not style.chance("verb", 0.75):
        return text
    chosen = style.choose("verb", options)
    words = text.split()
    after = words[verb.index + 1] if verb.index + 1 < len(words) else ""
    if not _fits(verb.base, chosen, grammar.bare(after), words[verb.index]):
        return text
    words[verb.index] = words[verb.index].replace(
        grammar.bare(words[verb.index]), inflected(chosen, verb.form), 1
    )
    return " ".join(words)


def _fits(base: str, chosen: str, after: str, written: str) -> bool:
    """Whether a synonym has the same pattern of objects here."""
    if not after or written[-1] in ",.;":
        return False
    if chosen in _TO_INTRANSITIVE:
        return bool(_INTRANSITIVE_AFTER.match(after))
    if base in {"increase", "decrease", "climb", "decline"}:
        return False
    if chosen == "say" and after == "to":
        return False
    if after in {"that", "to", "it"}:
        return chosen in {"say", "promise", "pledge", "try", "declare", "vow"} and base != "declare"
    if chosen in _NEEDS_THAT or base in {"claim", "report", "state"}:
        return False
    transitive = after in {"the", "a", "an", "its", "his", "her", "their"} or after[:1].isupper()
    transitive = transitive or after[:1].isdigit()
    if base in {
        "resign",
        "die",
        "collapse",
        "erupt",
        "explode",
        "clash",
        "protest",
        "flee",
        "perish",
    }:
        return not transitive
    if base in {"withdraw", "pull out"}:
        return after == "from"
    return transitive


def inflected(phrase: str, form: grammar.Form) -> str:
    """Inflect a base form, with its particles, like another verb."""
    base, space, rest = phrase.partition(" ")
    if form == "third":
        base = "vetoes" if base == "veto" else third_person(base)
    elif form == "past":
        base = past(base)
    return base + space + rest


def _front_moved(text: str) -> str:
    """Move an adverbial from the front of a short sentence to its end."""
    match = _FRONTED.match(text)
    if match is None or len(text) > 150 or "," in match["rest"]:
        return text
    front = match["front"][0].lower() + match["front"][1:]
    return f"{grammar.upper_first(match['rest'])} {front}."
