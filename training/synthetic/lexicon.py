"""Words that may take each other's place in news, and words that turn a statement round."""

from functools import cache

_OPPOSITE_VERBS = """
    rise/fall increase/decrease grow/shrink win/lose approve/reject accept/refuse arrest/release
    open/close reopen/close begin/end start/stop confirm/deny restore/sever ban/allow
    convict/acquit build/destroy impose/lift improve/worsen legalise/ban legalize/outlaw
    tighten/loosen strengthen/weaken join/leave enter/leave support/oppose praise/criticise
    condemn/praise welcome/condemn extend/shorten raise/lower gain/lose uphold/overturn
    capture/lose seize/abandon advance/retreat attack/defend hire/dismiss appoint/dismiss
    reinstate/suspend suspend/resume cancel/confirm accelerate/slow arrive/depart sign/veto
    pass/defeat recover/deteriorate reveal/hide admit/deny ease/tighten deploy/withdraw
    import/export buy/sell borrow/lend free/detain grant/deny invite/expel include/exclude
    succeed/fail survive/die strengthen/weaken accept/reject launch/cancel unite/divide
    encourage/discourage protect/endanger expand/reduce double/halve widen/narrow
    remember/forget permit/prohibit evacuate/occupy unblock/block unfreeze/freeze
    nationalise/privatise nationalize/privatize ratify/reject endorse/oppose acquire/sell
    recall/return soar/plunge surge/plummet climb/drop jump/slump strengthen/undermine
    recognise/reject recognize/reject authorise/forbid authorize/forbid back/oppose
    pardon/imprison vacate/occupy enlarge/reduce relax/tighten lock/unlock
    land/crash dock/undock agree/refuse remain/leave attract/repel affirm/overrule
    maintain/abandon keep/abandon reduce/increase cut/raise hike/cut applaud/denounce
"""

_OPPOSITE_WORDS = """
    before/after highest/lowest largest/smallest oldest/youngest biggest/smallest first/last
    northern/southern eastern/western north/south east/west northeastern/southwestern
    northwestern/southeastern guilty/innocent legal/illegal male/female former/current
    successful/unsuccessful successfully/unsuccessfully public/private urban/rural safe/dangerous
    heavy/light strong/weak early/late conservative/liberal domestic/foreign temporary/permanent
    temporarily/permanently partial/full major/minor increase/decrease victory/defeat
    pro-government/anti-government pro-Russian/anti-Russian rich/poor hot/cold
    inside/outside above/below more/fewer higher/lower larger/smaller older/younger
    unanimous/divided unanimously/narrowly offshore/onshore upper/lower left-wing/right-wing
    ally/rival winner/loser buyer/seller import/export teenage/elderly
    majority/minority new/old long/short armed/unarmed peaceful/violent peacefully/violently
    civilian/military wet/dry maximum/minimum positive/negative optimistic/pessimistic
    senior/junior incoming/outgoing voluntary/compulsory voluntarily/reluctantly
    good/bad better/worse best/worst record-high/record-low unharmed/injured conscious/unconscious
    ruling/opposition pre-war/post-war overseas/domestic stable/critical deadliest/mildest
    fastest/slowest longest/shortest strongest/weakest richest/poorest hottest/coldest
    first-ever/second alive/dead acquitted/convicted
"""

_VERB_SYNONYMS = """
    resign: quit, step down
    announce: say, declare, make public
    arrest: detain
    detain: arrest
    begin: start, get under way
    start: begin
    end: finish
    purchase: buy
    acquire: buy
    condemn: denounce
    criticise: fault
    criticize: fault
    appoint: name
    approve: back, green-light
    reject: turn down
    postpone: delay, put off
    delay: postpone
    cancel: call off, scrap
    attack: strike
    strike: hit
    collapse: cave in
    destroy: wreck
    demolish: tear down
    erupt: break out
    explode: blow up, go off
    expel: throw out
    kidnap: abduct
    abduct: kidnap
    launch: start
    lift: end
    murder: kill
    assassinate: murder
    defeat: beat
    beat: defeat
    prohibit: ban
    outlaw: ban
    forbid: ban
    permit: allow
    authorise: allow
    authorize: allow
    plunge: fall sharply
    plummet: fall sharply
    soar: rise sharply
    surge: rise sharply
    increase: rise, go up
    decrease: fall, go down
    climb: rise
    decline: fall
    surpass: exceed, pass
    exceed: pass
    reveal: disclose
    disclose: reveal
    rescue: save
    resume: restart
    seize: take
    capture: take
    sever: cut, break off
    suspend: halt
    halt: stop
    unveil: present
    vow: promise, pledge
    pledge: promise
    urge: call on
    warn: caution
    withdraw: pull out
    injure: hurt, wound
    wound: injure, hurt
    hospitalise: take to hospital
    confirm: verify
    deny: dispute
    select: choose
    establish: set up
    found: set up
    enter: go into
    visit: travel to
    express: voice
    demand: call for
    discover: find
    locate: find
    die: pass away
    deploy: send
    dispatch: send
    donate: give
    dismiss: sack, fire
    sack: dismiss
    oust: remove
    overthrow: topple
    overturn: quash
    quash: overturn
    receive: get
    obtain: get
    reopen: open again
    reach: hit
    occur: happen
    perish: die
    capsize: overturn
    propose: suggest
    publish: release
    report: say
    claim: say
    state: say
    convict: find guilty
    acquit: clear
    reduce: cut
    lower: cut
    ratify: approve
    endorse: back
    support: back
    oppose: be against
    conclude: end
    commence: begin
    depart: leave
    broadcast: air
    remain: stay
    flee: escape
    gather: assemble
    protest: demonstrate
    rename: give a new name to
    inaugurate: open
    cease: stop
    discontinue: end
    restore: bring back
    scrap: abolish
    abolish: scrap
    honour: pay tribute to
    vaccinate: inoculate
    investigate: look into
    pardon: grant a pardon to
    nominate: put forward
    impose: introduce
    introduce: bring in
    secure: win
    clash: fight
    shut: close
"""

_OPPOSITE_PARTICIPLES = """
    arrested/released released/detained convicted/acquitted acquitted/convicted
    approved/rejected rejected/approved opened/closed closed/opened reopened/closed
    banned/allowed cancelled/confirmed suspended/resumed lifted/imposed imposed/lifted
    raised/lowered lowered/raised increased/reduced reduced/increased extended/shortened
    upheld/overturned overturned/upheld expelled/invited destroyed/spared found/lost
    appointed/dismissed dismissed/appointed sacked/hired
    condemned/praised praised/condemned reinstated/suspended accepted/refused
    legalised/banned legalized/banned restored/severed passed/rejected strengthened/weakened
    killed/rescued rescued/killed freed/jailed jailed/freed evacuated/occupied
    granted/denied denied/granted confirmed/denied postponed/advanced unveiled/hidden
"""


@cache
def verb_synonyms() -> dict[str, tuple[str, ...]]:
    """Map the base form of a verb to base forms (with particles) that mean the same."""
    return _rows(_VERB_SYNONYMS)


@cache
def opposite_verbs() -> dict[str, tuple[str, ...]]:
    """Map the base form of a verb to base forms that contradict it."""
    return _pairs(_OPPOSITE_VERBS)


@cache
def opposite_words() -> dict[str, tuple[str, ...]]:
    """Map adjectives, adverbs and prepositions to those that contradict them."""
    return _pairs(_OPPOSITE_WORDS)


@cache
def opposite_participles() -> dict[str, str]:
    """Map the participle of a passive to one that contradicts it."""
    return dict(pair.split("/") for pair in _OPPOSITE_PARTICIPLES.split())


def _rows(table: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split(":") for line in table.strip().splitlines())
    return {left.strip(): tuple(map(str.strip, right.split(","))) for left, right in rows}


def _pairs(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in table.split():
        left, right = pair.split("/")
        for one, other in ((left, right), (right, left)):
            if other not in found.setdefault(one, []):
                found[one].append(other)
    return {word: tuple(others) for word, others in found.items()}
