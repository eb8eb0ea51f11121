"""The forms of English verbs that news is written with."""

from functools import cache

_IRREGULAR = """
    arise/arose/arisen be/was/been bear/bore/borne beat/beat/beaten become/became/become
    begin/began/begun bend/bent/bent bet/bet/bet bid/bid/bid bind/bound/bound bite/bit/bitten
    bleed/bled/bled blow/blew/blown break/broke/broken bring/brought/brought
    broadcast/broadcast/broadcast build/built/built burn/burned/burned buy/bought/bought
    catch/caught/caught choose/chose/chosen come/came/come cost/cost/cost cut/cut/cut
    deal/dealt/dealt dig/dug/dug do/did/done draw/drew/drawn drink/drank/drunk drive/drove/driven
    eat/ate/eaten fall/fell/fallen feed/fed/fed feel/felt/felt fight/fought/fought
    find/found/found flee/fled/fled fly/flew/flown forbid/forbade/forbidden
    forget/forgot/forgotten forgive/forgave/forgiven freeze/froze/frozen get/got/got
    give/gave/given go/went/gone grow/grew/grown hang/hung/hung have/had/had hear/heard/heard
    hide/hid/hidden hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept know/knew/known
    lay/laid/laid lead/led/led leave/left/left lend/lent/lent let/let/let light/lit/lit
    lose/lost/lost make/made/made mean/meant/meant meet/met/met overthrow/overthrew/overthrown
    overtake/overtook/overtaken pay/paid/paid put/put/put quit/quit/quit read/read/read
    ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said/said see/saw/seen
    seek/sought/sought sell/sold/sold send/sent/sent set/set/set shake/shook/shaken
    shoot/shot/shot show/showed/shown shrink/shrank/shrunk shut/shut/shut sing/sang/sung
    sink/sank/sunk sit/sat/sat sleep/slept/slept slay/slew/slain slide/slid/slid
    speak/spoke/spoken spend/spent/spent spread/spread/spread stand/stood/stood
    steal/stole/stolen stick/stuck/stuck strike/struck/struck swear/swore/sworn
    sweep/swept/swept swim/swam/swum take/took/taken teach/taught/taught tear/tore/torn
    tell/told/told think/thought/thought throw/threw/thrown understand/understood/understood
    undergo/underwent/undergone uphold/upheld/upheld wear/wore/worn win/won/won wind/wound/wound
    withdraw/withdrew/withdrawn withhold/withheld/withheld withstand/withstood/withstood
    burst/burst/burst mislead/misled/misled overcome/overcame/overcome override/overrode/overridden
    oversee/oversaw/overseen rebuild/rebuilt/rebuilt rewrite/rewrote/rewritten
    write/wrote/written
"""

_REGULAR = """
    abandon abolish abuse accept accuse achieve acquire acquit adopt advance advise agree aid aim
    allege allow amend announce annex appeal appear apologise apologize appoint approve argue arm
    arrange arrest arrive ask assassinate assault assist attack attempt attend award back ban bar
    battle believe betray blame block bomb boost borrow boycott call campaign cancel capture carry
    cause cease celebrate censor challenge change charge chase cite claim clash climb close
    collapse collect commit compete complain complete condemn conduct confess confirm confront
    conquer consider contain continue contribute control convict cooperate cover crash create
    criticise criticize cross crush damage decide declare decline decrease defeat defect defend
    delay deliver demand deny deploy deport describe design destroy detain detect develop die
    direct disappear discover discuss dismiss dispute dissolve donate double drop earn elect
    eliminate embrace emerge employ enact encourage end endorse enter erupt escape establish
    estimate evacuate exceed execute exile expand expect expel expire explain explode export
    expose express extend extradite face fail favor favour file fine finish fire flood follow
    force free gain govern grant halt happen harm help hike hire honor host identify ignore impose
    improve include increase indict inform injure insist invade invent invest investigate invite
    issue jail join jump kidnap kill label lack land last launch lie lift like limit link live lower
    manage march mark marry merge mistreat mock move murder name need negotiate nominate object
    obtain occupy occur offer open oppose order organise organize own participate partner pass
    perform persuade plan play pledge plead plummet plunge postpone praise predict prepare present
    prevent produce prohibit promise promote propose protect protest prove publish punish purchase
    push qualify raid raise reach receive recall recognise recognize recommend recover reduce
    refuse reject release relocate remain remove rename renew reopen repeal replace reply report
    request require rescue resign resist resolve respond restore restrict resume retire retreat
    return reveal reverse rob rule sack sanction save score seize serve settle sever shell shift
    sign slam slash slow soar spark sponsor stab stage start state stay step stop storm succeed
    sue suffer suggest summon supply support suppress surge surpass surrender survive suspect
    suspend switch target tax test threaten tie top torture total touch track train transfer
    travel treat triple triumph try turn unveil urge use vaccinate veto vie violate visit vote vow
    default drown evict fund hack harass infect intervene leak loot migrate overturn pardon pollute
    rain ratify reelect regulate reinstate resettle sabotage smuggle snow trade unite
    abdicate breathe cheer hate laugh love
    want warn watch weaken welcome witness work worsen wound
"""

_VOWELS = frozenset("aeiou")
_DOUBLING = """
    admit ban bar commit control drop expel grab kidnap occur permit plan ram refer rob slam stab
    step stop top transfer
"""


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Map a base form to its past and its participle."""
    rows = (row.split("/") for row in _IRREGULAR.split())
    return {base: (past, participle) for base, past, participle in rows}


@cache
def _bases() -> dict[str, str]:
    """Map every irregular form to its base."""
    forms = {
        form: base for base, (past, participle) in _forms().items() for form in (past, participle)
    }
    forms |= {"is": "be", "are": "be", "am": "be", "were": "be", "has": "have", "gotten": "get"}
    forms |= {"does": "do", "hanged": "hang", "burnt": "burn", "laying": "lay"}
    # "found" and "wound" are verbs of their own, but far rarer than these readings.
    return {form: base for form, base in forms.items() if form not in {"wound", "bore"}}


@cache
def _known() -> frozenset[str]:
    return frozenset(_REGULAR.split()) | frozenset(_forms())


def is_base(word: str) -> bool:
    """Whether a lower-case word is the base form of a verb in the tables."""
    return word in _known()


def is_participle(word: str) -> bool:
    """Whether a lower-case word can be a past participle."""
    irregular = {participle for _, participle in _forms().values()}
    if word in irregular:
        return True
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed")


def irregular_base(word: str) -> str | None:
    """Find the base form of an irregular form, or None where the word is none."""
    return _bases().get(word)


def may_be_past(word: str) -> bool:
    """Tell whether a form ends in "-ed" or is an irregular one that is not its own base."""
    return word.endswith("ed") or irregular_base(word) not in {None, word}


def past(base: str) -> str:
    """Inflect a base form for the simple past."""
    if base in _forms():
        return _forms()[base][0]
    return _suffixed(base, "ed")


def third_person(base: str) -> str:
    """Inflect a base form for "he", "she" or "it"."""
    special = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if base in special:
        return special[base]
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _suffixed(base: str, suffix: str) -> str:
    if base.endswith("e"):
        return base + suffix[1:]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "i" + suffix
    if base in _DOUBLING.split():
        return base + base[-1] + suffix
    return base + suffix
