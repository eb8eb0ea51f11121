"""Words that are written with a capital and yet are no names."""

from functools import cache

from bot.differences.language.lexicon import STOP_WORDS
from bot.differences.language.stems import stem
from bot.differences.language.vocabulary import SYNONYMS
from bot.verbs import is_base

_TITLES = """
    president vice prime minister premier chancellor king queen prince princess emperor pope
    senator representative congressman congresswoman governor mayor secretary ambassador
    spokesman spokeswoman spokesperson colonel general lieutenant captain major sergeant admiral
    commander marshal brigadier col gen lt capt maj sgt adm cmdr gov sen rep dr doctor prof
    professor mr mrs ms miss sir lady lord dame judge justice chief director chairman chairwoman
    chair ceo coach officer inspector detective sheriff reverend rev bishop archbishop cardinal
    imam sheikh rabbi deputy acting former interim attorney prosecutor foreign defense defence
    finance interior speaker leader founder
"""
TITLES = frozenset(_TITLES.split())
"""Words that stand before a person's name and are no part of it."""

_CALENDAR_WORDS = """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec early mid late monday tuesday wednesday thursday
    friday saturday sunday year month week day yesterday today tomorrow ago last noon midday
    midnight morning afternoon evening night
"""
CALENDAR = frozenset(_CALENDAR_WORDS.split())
"""Words of dates, of which those for days and months have capitals."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_GENERIC = """
    group company corporation corp inc ltd party army forces force police council commission
    committee ministry department agency office university college school bank club union
    association organization organisation party government republic city state states province
    river airport hospital court foundation institute center centre jr sr plc llc ag limited
    holdings
"""
GENERIC = frozenset(_GENERIC.split())
"""Last words of names that are often left out: the Wagner Group is Wagner."""

_COMMON_OPENERS = """
    officials police authorities troops soldiers rebels protesters residents critics experts
    analysts workers scientists researchers students farmers teachers doctors voters lawmakers
    prices shares stocks inflation unemployment exports imports sales profits wages interest oil
    gas gold rain floods flooding wildfires fires storms earthquake heavy thousands hundreds dozens
    millions people men women children parents families survivors victims witnesses investigators
    prosecutors lawyers judges parliament government president minister ministers opposition
    security military army rescue rescuers crews firefighters transitional early late nearly
    almost many several some most few two three four five six seven eight nine ten eleven twelve
    around under following despite earlier later meanwhile yesterday today local national
    international foreign global public private new old former current last next first second
    third another other both each every all there here this that these those it he she they we you
    no not never only just even also still yet but and or so if when while after before since
    because although though until unless as at by for from in into of off on onto out over
    through to toward under up upon with within without about above across against along among
    vaccine vaccines climate health education football trade talks peace war ties relations
    elections election voting votes turnout tourism traffic water electricity power demand
    production output growth debt tax taxes crime violence attacks attack bombing explosion
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand million billion half dozen fewer less more roughly
    mercenaries militants gunmen fighters refugees migrants immigrants visitors tourists
    engineers nurses miners drivers passengers pilots sailors players fans
    one weeks months years days hours minutes soon nobody somebody everybody everyone someone
    going judging speaking depending based given asked including besides
"""
COMMON_OPENERS = frozenset(_COMMON_OPENERS.split())
"""Words whose capital at the start of a sentence makes no name."""


@cache
def _ordinary() -> frozenset[str]:
    stems = {stem(word.partition("_")[0]) for row in SYNONYMS for word in row.split()}
    return frozenset(stems) | {stem(word) for word in COMMON_OPENERS | GENERIC | TITLES}


def is_ordinary(word: str) -> bool:
    """Whether a lower-case word is known to be a common word."""
    if word in STOP_WORDS or stem(word) in _ordinary() or is_base(word):
        return True
    return word.endswith(_COMMON_ENDINGS) and len(word) > 6


_COMMON_ENDINGS = (
    *("ing", "ment", "ments", "tion", "tions", "ness", "ly", "ship", "ists", "ers", "ity"),
    *("ities", "ances", "ences", "ance", "ence", "sion", "sions", "ors"),
)
