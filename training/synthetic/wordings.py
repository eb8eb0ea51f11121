"""More words of news that may take each other's place, wherever they stand in a claim."""

from functools import cache

_WORDS = """
    largest: biggest | biggest: largest | larger: bigger | bigger: larger
    most populous: most populated | most expensive: costliest | fastest: quickest
    richest: wealthiest | wealthiest: richest | wealthy: rich
    over a million: more than a million | two decades: 20 years | a decade: ten years
    a fortnight: two weeks | nationwide: across the country | across the country: nationwide
    around the world: worldwide | abroad: overseas | near: close to | prior to: before
    ahead of: before | in connection with: over | as a result of: because of
    owing to: because of | in response to: in reaction to | in the wake of: after
    following the: after the | amid: during | despite: in spite of
    in protest at: to protest against | accused of: alleged to be guilty of
    chief executive: CEO, boss | chief executive officer: CEO | CEO: chief executive, boss
    prime minister: premier, head of government | Prime Minister: premier, PM
    premier: prime minister | foreign minister: top diplomat | finance minister: treasury chief
    vice president: deputy president | chairman: chair | chairwoman: chair
    spokeswoman: spokesperson | spokesman: spokesperson | politician: political figure
    lawmaker: member of parliament | MPs: members of parliament | cops: police | army: military
    navy: naval forces | air force: air forces | rebels: insurgents | troops: forces
    infant: baby | elderly: old | passengers: people on board | residents: locals
    civilians: non-combatants | journalist: reporter | journalists: reporters
    author: writer | writer: author | actor: film star | physician: medic
    doctors: medics | expert: specialist | experts: specialists | businessman: entrepreneur
    tycoon: magnate | perpetrator: attacker | assailant: attacker | attackers: assailants
    bomber: attacker | church: place of worship | nightclub: club | restaurant: eatery
    factory: plant | motorway: highway | highway: motorway | railway: railroad | petrol: gasoline
    gas station: petrol station | lorry: truck | truck: lorry | metro: subway | subway: metro
    ferry: ferryboat | helicopter: chopper | jet: plane | planes: aircraft | ships: vessels
    ship: vessel | spacecraft: space probe | blaze: fire | wildfire: bushfire, forest fire
    inferno: blaze | tremor: quake | typhoon: tropical storm | heavy rain: downpours
    torrential rain: heavy rain | snowfall: snow | drought: dry spell | epidemic: outbreak
    disease: illness | illness: disease | fatalities: deaths
    deaths: fatalities | shooting: gun attack | bomb blast: explosion
    suicide bombing: suicide attack | suicide bomber: suicide attacker | robbery: heist
    probe: investigation | investigation: inquiry, probe
    inquiry: investigation | lawsuit: court case, suit | verdict: ruling
    life imprisonment: life in prison | life in prison: a life sentence
    in prison: behind bars, in jail | in jail: behind bars | death penalty: capital punishment
    bill: draft law | treaty: pact | peace talks: negotiations | summit: top-level meeting
    referendum: popular vote | ballot: vote | elections: polls
    general election: national election | presidential election: vote for president | coup: putsch
    coup d'état: putsch | crisis: emergency | unrest: turmoil | strike action: walkout
    budget: spending plan | tariffs: import duties | unemployment: joblessness
    inflation: price growth | profits: earnings | profit: earnings | bankruptcy: insolvency
    merger: tie-up | takeover: buyout | prize: award | trophy: cup | title: crown | match: game
    tournament: competition | championship: title | film director: filmmaker | movie: film
    song: track | website: site | smartphone: phone | satellite: spacecraft | discovery: find
    approximately: about, around | roughly: about | some of: part of | dozens: scores
    a majority of: most | almost all: nearly all | immediately: at once, right away
    unanimously: with no vote against | rapidly: quickly | primarily: mainly | attempting: trying
    cancelled: called off, scrapped | postponed: put off, delayed | demolished: knocked down
    destroyed: wrecked | shot dead: gunned down, fatally shot | freed: released, set free
    jailed: imprisoned | imprisoned: jailed | discovered: found | injured: hurt
    wounded: hurt, injured | appointed: named | purchased: bought | acquired: bought
    approved: passed, backed | rejected: turned down | deployed: sent | banned: outlawed, barred
    outlawed: banned | prohibited: banned | rescued: saved | discontinued: ended
    concluded: ended | commenced: began | stranded: stuck | trapped: stuck
    hospitalised: taken to hospital | hospitalized: taken to hospital | dies of: is killed by
    passes away: dies | passed away: died | resigns as: quits as, steps down as
    resigned as: quit as, stepped down as | resigns from: quits | calls for: demands
    called for: demanded | calls on: urges | called on: urged | plans to: wants to, intends to
    planned to: wanted to, intended to | intends to: plans to, wants to | intended to: planned to
    pulls out of: withdraws from | withdraws from: pulls out of, leaves
    withdrew from: pulled out of, left | is scheduled to: is due to | was scheduled to: was due to
    sets fire to: torches | takes over: takes control of | carries out: conducts
    carried out: conducted | crashes into: slams into, hits | crashed into: slammed into, hit
    collides with: crashes into | collided with: crashed into
    tests positive for: catches, is infected with | tested positive for: caught, was infected with
    diagnosed with: found to have | confirms that: says that | announces that: says
    announced that: said | reports that: says | reported that: said | states that: says
    stated that: said | more than: over | at least: no fewer than, a minimum of
    is expected to: is set to | was expected to: was set to | was detained: was taken into custody
    is detained: is taken into custody | are arrested: are taken into custody
    were arrested: were taken into custody | is arrested: is taken into custody
    was arrested: was taken into custody | is released: is freed, is let go
    was released: was freed, was let go | were released: were freed | are released: are freed
    is expelled: is thrown out | was expelled: was thrown out | are expelled: are thrown out
    were evacuated: were moved to safety | are evacuated: are moved to safety
    in autumn: in the fall | in the autumn of: in the fall of | in the fall of: in autumn
    steps down from: resigns from | stepped down from: resigned from | constructed: built
    a deal: an agreement | the deal: the agreement | attempted to: tried to
    attempts to: tries to | is appointed: is named | was chosen: was picked | is chosen: is picked
    were deployed: were sent | inhabitants: residents | a lockdown: a shutdown
    is suspended: is put on hold | assisted by: helped by | two people: a couple of people
    a couple of: two | twelve people: a dozen people
    is sentenced to death: gets the death penalty | was sentenced to death: got the death penalty
    is sentenced to: gets | was sentenced to: got | is home to: has | is awarded: gets, receives
    was awarded: got, received | is given: gets | was given: got | receives: gets | received: got
"""


@cache
def word_synonyms() -> dict[str, tuple[str, ...]]:
    """Map words as written to words that may stand in their place."""
    rows = (row.split(":") for line in _WORDS.strip().splitlines() for row in line.split("|"))
    return {left.strip(): tuple(map(str.strip, right.split(","))) for left, right in rows}
