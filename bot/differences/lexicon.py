"""Words of news that mean the same, the opposite, or little."""

from collections.abc import Sequence
from functools import cache

from bot.differences.stems import stem
from bot.verbs import irregular_base, is_base

SYNONYMS: tuple[str, ...] = (
    "sever cut break_off end terminate break rupture",
    "tie relation link relationship",
    "kill slay murder assassinate die perish death dead shoot_dead gun_down",
    "injure wound hurt",
    "win beat defeat triumph victory overcome",
    "lose loss",
    "say announce declare state tell report note add statement announcement",
    "attack strike assault raid bomb shell bombard ambush",
    "arrest detain capture apprehend seize",
    "jail imprison",
    "visit travel trip tour",
    "found establish set_up create form",
    "accuse blame allege accusation",
    "deny dispute refute",
    "confirm acknowledge admit",
    "resign step_down stand_down quit resignation",
    "rise increase grow climb jump surge soar go_up gain raise hike",
    "fall decrease drop decline plunge go_down slip tumble shrink lower reduce slash cut",
    "approve endorse pass adopt ratify back support accept",
    "reject veto block turn_down vote_down oppose",
    "buy acquire purchase take_over acquisition takeover",
    "sell sale",
    "begin start commence launch",
    "stop end halt cease finish conclude",
    "withdraw pull_out leave exit withdrawal",
    "join enter accede",
    "appoint name pick choose",
    "elect election",
    "dismiss sack fire oust remove",
    "deal agreement accord pact treaty",
    "expel deport kick_out throw_out",
    "ban prohibit outlaw bar forbid",
    "allow permit authorise authorize",
    "help aid assist assistance",
    "send dispatch deploy",
    "build construct erect construction",
    "destroy demolish raze",
    "flee escape",
    "urge call_on",
    "vow pledge promise",
    "restore resume renew re_establish reestablish",
    "release free",
    "meet talk",
    "invade invasion",
    "cancel call_off scrap",
    "postpone delay put_off",
    "soldier troop serviceman",
    "spokesman spokesperson spokeswoman",
    "film movie",
    "earthquake quake",
    "company firm",
    "television tv telly",
    "border frontier",
    "newspaper outlet daily",
    "post publish",
    "protest demonstration demonstrate rally",
    "government authority administration",
    "minister secretary",
    "child kid",
    "doctor physician",
    "legalise legalize",
    "worsen deteriorate",
    "overturn quash annul strike_down",
    "uphold affirm",
    "close shut shut_down",
    "accelerate speed_up",
    "slow slow_down decelerate",
    "expand broaden widen",
    "depart leave",
    "sue lawsuit",
    "fine penalty",
    "sink sank",
    "crash collide collision",
    "rescue save",
    "steal theft rob robbery",
    "explode blast explosion blow_up",
    "hottest warmest",
    "costliest dearest",
)
"""Groups of words that news uses for one thing; `_` joins a verb to its particle."""

ANTONYMS: tuple[tuple[str, str], ...] = (
    ("rise", "fall"),
    ("approve", "reject"),
    ("win", "lose"),
    ("open", "close"),
    ("begin", "stop"),
    ("confirm", "deny"),
    ("restore", "sever"),
    ("ally", "enemy"),
    ("ban", "allow"),
    ("convict", "acquit"),
    ("build", "destroy"),
    ("arrest", "release"),
    ("survive", "kill"),
    ("succeed", "fail"),
    ("impose", "lift"),
    ("improve", "worsen"),
    ("guilty", "innocent"),
    ("alive", "dead"),
    ("legal", "illegal"),
    ("legalise", "ban"),
    ("import", "export"),
    ("before", "after"),
    ("highest", "lowest"),
    ("largest", "smallest"),
    ("oldest", "youngest"),
    ("buy", "sell"),
    ("lend", "borrow"),
    ("hire", "dismiss"),
    ("praise", "criticise"),
    ("guilty", "acquitted"),
    ("same", "different"),
    ("possible", "impossible"),
    ("appear", "disappear"),
    ("correct", "incorrect"),
    ("agree", "disagree"),
    ("first", "last"),
    ("above", "below"),
    ("increase", "decrease"),
    ("healthy", "sick"),
    ("peaceful", "violent"),
    ("empty", "full"),
    ("safe", "dangerous"),
    ("wet", "dry"),
    ("tighten", "loosen"),
    ("strengthen", "weaken"),
    ("overturn", "uphold"),
    ("accelerate", "slow"),
    ("expand", "narrow"),
    ("profit", "loss"),
    ("profitable", "unprofitable"),
    ("surplus", "deficit"),
    ("upgrade", "downgrade"),
    ("arrive", "depart"),
    ("join", "leave"),
    ("suspend", "resume"),
    ("temporary", "permanent"),
    ("voluntary", "mandatory"),
    ("optional", "mandatory"),
    ("majority", "minority"),
    ("best", "worst"),
    ("hottest", "coldest"),
    ("wettest", "driest"),
    ("fastest", "slowest"),
    ("richest", "poorest"),
    ("longest", "shortest"),
    ("strongest", "weakest"),
    ("cheapest", "costliest"),
    ("true", "false"),
    ("true", "untrue"),
    ("rich", "poor"),
    ("north", "south"),
    ("east", "west"),
    ("northern", "southern"),
    ("eastern", "western"),
    ("conscious", "unconscious"),
)
"""Pairs that cannot both be true of one event; each stands for its group of synonyms."""

_RECIPROCAL = """
    meet fight clash talk negotiate agree sign trade play draw tie marry divorce border discuss
    compete establish restore resume normalise normalize exchange share differ cooperate
    collaborate merge battle partner quarrel argue debate face speak unite be have do get  make say
    tell report announce state add note compare rank mean include
"""
RECIPROCAL = frozenset(map(stem, _RECIPROCAL.split()))
"""Verbs whose two sides may change places, or that join names without an agent and a patient."""

_REPORTING = """
    say announce declare state tell report note add claim insist argue write confirm explain quote
    cite accord warn
"""
REPORTING = frozenset(map(stem, _REPORTING.split()))
"""Verbs that give a source: dates and names beside them belong to the telling."""

_STOP = """
    a about above after again against all also although am an and another any are as at be because
    been before being below between both but by can could did do does doing down during each
    every for from further had has have having he her here hers herself him himself his how i if
    in into is it its itself just may me might more most must my myself no nor not now of off on
    once only onto or other our ours out over own per same shall she should since so some such
    than that the their theirs them themselves then there these they this those through to too
    under until up upon us very via was we were what when where which while who whom whose why
    will with within without would you your yours said says say n't didn't don't doesn't isn't
    wasn't weren't won't wouldn't can't couldn't hasn't haven't hadn't aren't shouldn't it's that's
    there's nobody none neither nothing everyone everybody someone somebody something anyone
    anything nowhere everywhere he's she's they're we're i'm according among amid around across
    along about least nearly almost roughly approximately around near outside inside beside toward
    towards alongside
"""
STOP_WORDS = frozenset(_STOP.split())


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Map a stem, or a stem joined to a particle, to the names of its groups."""
    found: dict[str, set[str]] = {}
    for row in SYNONYMS:
        words = row.split()
        for word in words:
            verb, _, particle = word.partition("_")
            key = f"{stem(verb)}_{particle}" if particle else stem(verb)
            found.setdefault(key, set()).add(f"={words[0]}")
    return {key: frozenset(names) for key, names in found.items()}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for left, right in ANTONYMS:
        for one, other in ((left, right), (right, left)):
            found.setdefault(_sense(one), set()).add(_sense(other))
    return {sense: frozenset(others) for sense, others in found.items()}


def _sense(word: str) -> str:
    """The name of a word's own group, or its stem where it has none."""
    own = f"={word}"
    return own if own in _groups().get(stem(word), frozenset()) else stem(word)


def meanings(words: Sequence[str], stems: Sequence[str]) -> list[frozenset[str]]:
    """Name what each word of a text may mean: its synonym groups, or its stem alone."""
    groups = _groups()
    found: list[frozenset[str]] = []
    for index, own in enumerate(stems):
        senses = groups.get(own, frozenset())
        for particle in words[index + 1 : index + 3]:
            joined = groups.get(f"{own}_{particle}")
            if joined is not None:
                senses = joined
                break
        found.append(senses | {own})
    return found


_CONVERSE = frozenset({"=buy", "=sell", "=win", "=lose", "lend", "borrow"})


def is_converse(senses: frozenset[str]) -> bool:
    """Whether a verb tells from one side what its opposite tells from the other's."""
    return not senses.isdisjoint(_CONVERSE)


def _undone(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(_un(sense) in right for sense in left)


@cache
def _un(sense: str) -> str:
    return stem(f"un{sense}")


def opposed(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether some sense of one is the opposite of a sense of the other, and none is shared."""
    if not left.isdisjoint(right):
        return False
    if _undone(left, right) or _undone(right, left):
        return True
    opposites = _opposites()
    return any(not opposites.get(sense, frozenset()).isdisjoint(right) for sense in left)


@cache
def is_verb(word: str) -> bool:
    """Whether a lower-case word is a verb form that may follow what is counted."""
    base = irregular_base(word)
    if base is not None or word in {"die", "say"}:
        return True
    return word.endswith("ed") and (len(word) > 4 or is_base(word[:-1]))


@cache
def is_known_verb(stemmed: str) -> bool:
    """Whether a stem is a verb's in the tables of synonyms or of verb forms."""
    return stemmed in _groups() or is_base(stemmed) or is_base(stemmed + "e")


_AUXILIARIES = """
    is are was were be been being am do does did has have had having will would can could shall
    should may might must get got
"""
AUXILIARIES = frozenset(_AUXILIARIES.split())
