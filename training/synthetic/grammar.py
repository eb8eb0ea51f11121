"""Just enough grammar of news sentences: the main verb, tenses, questions, articles."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.verbs import irregular_base, is_base, past, third_person
from training.synthetic.world import nationality

Form = Literal["third", "plural", "past", "auxiliary"]

_AUXILIARIES_TABLE = """
    is are was were has have had will does do did can could may might would must
"""
AUXILIARIES = frozenset(_AUXILIARIES_TABLE.split())
_NOUNS_IN_S_TABLE = """
    attacks claims strikes charges protests deaths reports forces states orders calls votes
    plans talks rules clashes sanctions fires tests bombs results floods signs arms cuts visits
    returns names faces fears fines raids links limits launches moves attempts appeals offers
    blocks comments records heads runs drops falls shows works marches demands means needs hopes
    murders wounds damages causes deals riots sentences issues grants storms posts shells lands
    houses lies points targets ends sets shifts measures exports imports sales trades taxes aids
    supplies increases rises hikes cases uses stages switches matches powers sides fields makes
    benefits remains releases kills stops covers notes views services funds values travels
    places crashes hits struggles battles fights reforms changes purchases searches delays tours
    tries answers details questions figures roles members spreads leads wins losses defeats
    breaks halts jails labels lifts likes covers crosses doubles files flies hosts marks parties
    passes pledges ranks shares shots starts states tops totals touches tracks trains treats
    turns
"""
_NOUNS_IN_S = frozenset(_NOUNS_IN_S_TABLE.split())
_SUBJECTS_TABLE = """
    government court army president parliament minister company ministry group spokesman
    spokeswoman official man woman suspect team union senate house bank party committee council
    commission agency department state country navy military leader earthquake fire bomb
    explosion plane helicopter train bus storm hurricane typhoon cyclone volcano judge jury
    gunman bomber police chief king queen prince governor mayor opposition regime majority
    authority city region organisation organization federation association boy girl student
    soldier policeman officer airliner aircraft ship boat ferry tornado avalanche landslide mine
    blast shooting attack helicopter jet truck car vehicle bridge building stampede former
    coalition alliance league
"""
_SUBJECTS = frozenset(_SUBJECTS_TABLE.split())
_PLURALS_TABLE = """
    people police men women children troops authorities militia
"""
_PLURALS = frozenset(_PLURALS_TABLE.split())
_NOT_BEFORE_VERB_TABLE = """
    the a an of in on at to for from by with and or its his her their this that these those into
    over under new two three four five more other some many such as than no after before during
    several all both between amid against per main recent first second major mass
"""
_NOT_BEFORE_VERB = frozenset(_NOT_BEFORE_VERB_TABLE.split())
_OPENS_OBJECT_TABLE = """
    the a an its his her their that to in at on for by into over with from all more some least
    several two three four five six seven eight nine ten his against after as about up down out
    off nearly almost around dozens hundreds thousands it he she they
"""
_OPENS_OBJECT = frozenset(_OPENS_OBJECT_TABLE.split())
_OPENS_PLAIN_OBJECT = _OPENS_OBJECT - {"by", "in", "at", "on", "after", "for"}
_RELATIVE_TABLE = """
    that which who where when if whether as while because
"""
_RELATIVE = frozenset(_RELATIVE_TABLE.split())


@dataclass(frozen=True, slots=True)
class Verb:
    """The main verb of a sentence: its word's index, form and base."""

    index: int
    form: Form
    base: str


def words_of(text: str) -> list[str]:
    """Divide a text at white space."""
    return text.split()


def bare(word: str) -> str:
    """Strip punctuation off a word."""
    return word.strip(".,;:!?\"'()“”")


@cache
def base_of_third(word: str) -> str | None:
    """Find the base of a third-person form, or None."""
    if word in {"has", "does", "is"}:
        return {"has": "have", "does": "do", "is": "be"}[word]
    if not word.endswith("s") or len(word) < 4:
        return None
    for base in (word[:-1], word[:-2], word[:-3] + "y"):
        if is_base(base) and third_person(base) == word:
            return base
    return None


@cache
def base_of_past(word: str) -> str | None:
    """Find the base of a simple past, or None."""
    base = irregular_base(word)
    if base is not None and past(base) == word:
        return base
    if not word.endswith("ed"):
        return None
    for stem in (word[:-1], word[:-2], word[:-3], word[:-3] + "y"):
        if is_base(stem) and past(stem) == word:
            return stem
    return None


def main_verb(text: str) -> Verb | None:
    """Find the main verb of a sentence, or None where that is not sure."""
    words = words_of(text)
    skip = False
    for index, word in enumerate(words[:22]):
        plain = bare(word)
        if index == 0:
            continue
        before = bare(words[index - 1])
        if plain in _RELATIVE:
            skip = True
            continue
        verb = _verb_at(words, index, plain, before)
        if verb is None:
            continue
        if skip:
            skip = False
            continue
        return verb
    return None


def _verb_at(words: list[str], index: int, plain: str, before: str) -> Verb | None:
    if plain in AUXILIARIES:
        if before.lower() in _NOT_BEFORE_VERB or words[index - 1].endswith(":"):
            return None
        return Verb(index, "auxiliary", plain)
    if not plain.islower() or (words[index] != plain and not words[index].endswith((".", ","))):
        return None
    after = bare(words[index + 1]) if index + 1 < len(words) else ""
    if before.lower() in _NOT_BEFORE_VERB or before.endswith("'s") or "-" in before:
        return None
    base = base_of_third(plain)
    if base is not None:
        return Verb(index, "third", base) if _acts(plain, before, after) else None
    if is_base(plain) and _is_plural(before, index):
        clear = after in _OPENS_OBJECT or after[:1].isupper() or after[:1].isdigit()
        return Verb(index, "plural", plain) if clear else None
    base = base_of_past(plain)
    if base is not None and (after[:1].isdigit() or after in _OPENS_PLAIN_OBJECT):
        return Verb(index, "past", base)
    return None


def _is_plural(noun: str, index: int) -> bool:
    known = noun.endswith("s") or noun.lower() in _PLURALS
    return known and (noun.islower() or index == 1)


def _acts(plain: str, before: str, after: str) -> bool:
    """Whether a word in -s is a verb here and not a plural."""
    if before in nationality():
        return False
    if plain not in _NOUNS_IN_S:
        return True
    subject = before in _SUBJECTS or (before[:1].isupper() and before not in {"The", "A", "An"})
    opens = after in _OPENS_OBJECT or after[:1].isupper() or after[:1].isdigit()
    return subject and opens


def to_past(text: str) -> str:
    """Put a sentence in the present tense into the past, as people retell news."""
    verb = main_verb(text)
    if verb is None or verb.form == "past" or '"' in text or "“" in text:
        return text
    words = words_of(text)
    if verb.form == "auxiliary" and verb.base not in {"is", "are", "has", "have", "does", "do"}:
        return text
    for index in range(verb.index, len(words)):
        plain = bare(words[index])
        new = _past_word(words, index, plain, verb)
        if new is not None:
            words[index] = words[index].replace(plain, new, 1)
    joined = " ".join(words)
    return re.sub(r"\b(was|were) been\b", r"\1", joined)


def _past_word(words: list[str], index: int, plain: str, verb: Verb) -> str | None:
    following = bare(words[index + 1]) if index + 1 < len(words) else ""
    if plain in {"is", "are", "does", "do"}:
        return {"is": "was", "are": "were", "does": "did", "do": "did"}[plain]
    if plain in {"has", "have"}:
        if plain == "have" and bare(words[index - 1]) in {"to", "would", "may", "could", "will"}:
            return None
        if following == "been" and index + 2 < len(words) and bare(words[index + 2])[-2:] == "ed":
            return "was" if plain == "has" else "were"
        return "had"
    if plain == "will" and verb.index < index:
        return "would"
    if index == verb.index:
        return past(verb.base)
    base = base_of_third(plain)
    if base is None or plain in _NOUNS_IN_S or not plain.islower():
        return None
    before = bare(words[index - 1])
    if before.lower() in _NOT_BEFORE_VERB - {"and", "or", "that"} or before in nationality():
        return None
    return past(base)


_LOWERABLE_TABLE = """
    the a an at in on after more over several some two three four five six seven eight nine ten
    eleven twelve about nearly almost around police voters thousands hundreds dozens people
    authorities officials protesters demonstrators rebels gunmen militants soldiers troops
    scientists researchers former suspected an its fewer less up as one no exactly when while
    following during prosecutors workers residents rescue health tropical all fighting severe
    street clashes flooding floods heavy forces security military local national international
    violence tens scores both many government security heavy armed
"""
_LOWERABLE = frozenset(_LOWERABLE_TABLE.split())


def lower_first(text: str) -> str:
    """Lower a text's first letter where it is a capital only for standing first."""
    first = re.match(r"[A-Za-z]+", text)
    if first is None or first.group().lower() not in _LOWERABLE:
        return text
    return text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


_SPACES = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+([,.;:?!])"), r"\1"),
    (re.compile(r",(?:\s*,)+"), ","),
    (re.compile(r",\s*([.;?!])"), r"\1"),
    (re.compile(r"^[,;\s]+"), ""),
    (re.compile(r"\.\.+$"), "."),
    (re.compile(r"\b(the|a|an) the\b"), r"\1"),
)
_ARTICLE = re.compile(r"\b([Aa])(n?) (?=([A-Za-z]+))")
_SOUNDS_CONSONANT = re.compile(r"(?:Eu|eu|Ukr|Uga|Uru|uni(?!n|m|d)|Uni|use|Uta|one\b|once\b)")
_SOUNDS_VOWEL = re.compile(r"(?:[aeiouAEIOU]|hour|honou?r|heir|FBI|MP\b|NHS|SUV|X-)")


def tidy(text: str) -> str:
    """Mend spaces, commas and capitals after words were taken out."""
    for pattern, new in _SPACES:
        text = pattern.sub(new, text)
    return upper_first(text.strip())


def fix_articles(text: str) -> str:
    """Choose between "a" and "an" by the word that follows."""

    def chosen(match: re.Match[str]) -> str:
        following = match[3]
        if following in {"U", "US", "UN", "UK"}:
            return f"{match[1]} "
        if following.isupper() and len(following) > 1:
            return match.group()
        vowel = _SOUNDS_VOWEL.match(following) and not _SOUNDS_CONSONANT.match(following)
        return f"{match[1]}{'n' if vowel else ''} "

    return _ARTICLE.sub(chosen, text)
