"""Nouns and phrases of news that may take each other's place."""

from functools import cache

_PHRASES = """
    approximately: about, around, roughly
    about: roughly
    nearly: almost
    almost: nearly
    earthquake: quake
    film: movie
    soldiers: troops
    troops: soldiers
    firm: company
    company: firm
    corporation: company
    television: TV
    physician: doctor
    children: kids
    spokesperson: spokesman
    demonstrators: protesters
    protesters: demonstrators
    protestors: protesters
    policemen: police officers
    police officers: policemen
    firefighters: fire crews
    gunmen: armed men
    armed men: gunmen
    gunman: shooter
    aircraft: plane
    airplane: plane
    airliner: passenger jet
    vessel: ship
    car: vehicle
    automobile: car
    prison: jail
    jail: prison
    inmates: prisoners
    prisoners: inmates
    border: frontier
    frontier: border
    agreement: deal
    accord: deal
    pact: agreement
    ceasefire: truce
    truce: ceasefire
    election: vote
    parliament: legislature
    lawmakers: members of parliament
    legislators: lawmakers
    the United States: the US, America
    the United Kingdom: the UK, Britain
    the European Union: the EU
    the United Nations: the UN
    the World Health Organization: the WHO
    U.S.: US
    head of state: president
    headquarters: main office
    due to: because of
    because of: due to
    during: in the course of
    in order to: to
    for the first time: for the first time ever
    several: a number of
    numerous: many
    dozens of: scores of
    people are killed: people die
    people were killed: people died
    is killed: dies
    was killed: died
    are killed: die
    were killed: died
    are injured: are hurt
    were injured: were hurt
    is arrested: is detained
    was arrested: was detained
    are arrested: are detained
    is charged: is indicted
    takes place: is held
    take place: are held
    claims responsibility for: says it is behind
    claimed responsibility for: said it was behind
    comes into force: takes effect
    comes into effect: takes effect
    goes into effect: takes effect
    opens fire: starts shooting
    opened fire: started shooting
    opens fire on: shoots at
    breaks out: starts
    death toll: number of deaths
    is sworn in: takes office
    was sworn in: took office
    takes office: is sworn in
    are hospitalized: are in hospital
    is declared: is announced
    state of emergency: emergency
    blast: explosion
    explosion: blast
    victims: casualties
    militants: insurgents
    insurgents: rebels
    extremists: militants
    allegations: accusations
    accusations: allegations
    corruption: graft
    legislation: law
    attorney: lawyer
    lawyer: attorney
    citizens: nationals
    worldwide: around the world
    countrywide: nationwide
    annual: yearly
    yearly: annual
    major: big
    massive: huge
    huge: massive
    deadly: fatal
    fatal: deadly
    entire: whole
    additional: further
    various: several
    initial: first
    airport: airfield
    footballer: football player
    tennis player: tennis pro
    singer: vocalist
    scientists: researchers
    researchers: scientists
    employees: workers
    workers: employees
    teenagers: teens
    vaccine: jab
    negotiations: talks
    talks: negotiations
    sanctions: penalties
    protest: demonstration
    protests: demonstrations
    demonstration: protest
    rally: demonstration
    bombing: bomb attack
    airstrikes: air raids
    airstrike: air raid
    air strike: air raid
    crash: accident
    landslide: mudslide
    currently: now
    subsequently: later
    allegedly: reportedly
    nation: country
"""


@cache
def phrase_synonyms() -> dict[str, tuple[str, ...]]:
    """Map words as written to words that may stand in their place."""
    rows = (line.split(":") for line in _PHRASES.strip().splitlines())
    return {left.strip(): tuple(map(str.strip, right.split(","))) for left, right in rows}
