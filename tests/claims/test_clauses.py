import pytest

from bot.claims import read
from bot.domain import Claim

APART = [
    ("Kenya banned plastic bags in May and Uganda followed a year later.",
     "Kenya banned plastic bags in May", "Uganda followed a year later."),
    ("The judge fined the bank €2m, and its chairman resigned.",
     "The judge fined the bank €2m", "its chairman resigned."),
    ("The volcano erupted on Tuesday and about 400 people fled.",
     "The volcano erupted on Tuesday", "about 400 people fled."),
    ("Profits rose 5% but sales fell.", "Profits rose 5%", "sales fell."),
    ("The ferry sank in May; all 30 sailors survived.",
     "The ferry sank in May", "all 30 sailors survived."),
    ("Spain beat Italy 2-1 and Rodri scored both goals.",
     "Spain beat Italy 2-1", "Rodri scored both goals."),
    ("Ann Okafor won the race and her brother came third.",
     "Ann Okafor won the race", "her brother came third."),
    ("Police arrested nine people and the mayor closed the square.",
     "Police arrested nine people", "the mayor closed the square."),
    ("The price of gold hit $2,000 and silver reached $30.",
     "The price of gold hit $2,000", "silver reached $30."),
    ("The store opened in 2019, and $3m was spent on it.",
     "The store opened in 2019", "$3m was spent on it."),
    ("Peru raised tariffs and Chile closed its border.",
     "Peru raised tariffs", "Chile closed its border."),
    ("The army used tanks and drones hit the base.",
     "The army used tanks", "drones hit the base."),
    ("The zoo bought two pandas and a tiger escaped.",
     "The zoo bought two pandas", "a tiger escaped."),
    ("Voters backed the plan, but it was never adopted.",
     "Voters backed the plan", "it was never adopted."),
    ("The minister did not resign, but the president fired her deputy.",
     "The minister did not resign", "the president fired her deputy."),
    ("The king died in 2022 and his son took the throne.",
     "The king died in 2022", "his son took the throne."),
    ("Over 300 people died and the town was destroyed.",
     "Over 300 people died", "the town was destroyed."),
    ("The comet passed Earth in June and astronomers filmed its tail.",
     "The comet passed Earth in June", "astronomers filmed its tail."),
    ("Okafor wrote the report and the committee approved it in June.",
     "Okafor wrote the report", "the committee approved it in June."),
    ("Google bought a startup in May and Meta hired its founder.",
     "Google bought a startup in May", "Meta hired its founder."),
    ("The firm hired a lawyer and a judge named Ruiz heard the case.",
     "The firm hired a lawyer", "a judge named Ruiz heard the case."),
    ("The dam broke and police said 30 people died.",
     "The dam broke", "police said 30 people died."),
    ("Israel and Iran traded strikes and talks collapsed.",
     "Israel and Iran traded strikes", "talks collapsed."),
    ("The gap between rich and poor grew and taxes were cut.",
     "The gap between rich and poor grew", "taxes were cut."),
    ("The 'Mona Lisa' was stolen and the museum closed its doors.",
     "The 'Mona Lisa' was stolen", "the museum closed its doors."),
    ("kenya banned plastic bags and uganda followed",
     "kenya banned plastic bags", "uganda followed"),
    ("the gov shut schools on monday and parents protested",
     "the gov shut schools on monday", "parents protested"),
    ("they lied and people died", "they lied", "people died"),
    ("THE DAM BURST ON FRIDAY AND TWO TOWNS WERE FLOODED",
     "THE DAM BURST ON FRIDAY", "TWO TOWNS WERE FLOODED"),
]  # fmt: skip

IN_SERIES = [
    ("The senate passed the bill, the president signed it, and it took effect in May.",
     ["The senate passed the bill", "the president signed it", "it took effect in May."]),
    ("Mali cut ties, Niger followed and Chad protested.",
     ["Mali cut ties", "Niger followed", "Chad protested."]),
    ("The rain stopped; the river fell; two roads were opened.",
     ["The rain stopped", "the river fell", "two roads were opened."]),
]  # fmt: skip

SHARED = [
    ("The mayor resigned on Monday and was arrested on Friday.",
     "The mayor was arrested on Friday."),
    ("The bridge opened in 1999 and has carried 2 million cars since.",
     "The bridge has carried 2 million cars since."),
    ("Shares rose 5% in the morning and fell 3% later.", "Shares fell 3% later."),
    ("The team lost the final but won the cup a year later.",
     "The team won the cup a year later."),
    ("Tom and Ann resigned and were arrested.", "Tom and Ann were arrested."),
    ("A fire destroyed the market on Sunday and killed four traders.",
     "A fire killed four traders."),
    ("The court jailed him for five years and ordered him to pay €2m.",
     "The court ordered him to pay €2m."),
    ("The plane took off at noon and landed in Oslo at two.", "The plane landed in Oslo at two."),
    ("The bank holds gold and owns a port.", "The bank owns a port."),
    ("The vaccine was approved in March and is sold in 12 countries.",
     "The vaccine is sold in 12 countries."),
    ("Marie Curie won the prize in 1903 and later won it again.",
     "Marie Curie later won it again."),
    ("The president of Togo met the rebels and then flew to Paris.",
     "The president of Togo then flew to Paris."),
    ("**The mayor** resigned on Monday and was arrested on Friday.",
     "The mayor was arrested on Friday."),
]  # fmt: skip

WHOLE = [
    # words and phrases, not clauses
    "Salt and pepper are cheap.", "Tom and Ann met in Rome.", "The film is long and boring.",
    "The fee lies between 5 and 7 euros.", "The firm sells cars, trucks and buses.",
    "Trade between Mali and Niger grew.", "Marks and Spencer closed its shops.",
    "The war and the drought have killed thousands.", "The rise and fall of Rome took centuries.",
    "Ann won gold and Bob silver.", "The mayor resigned, and rightly so.",
    "The storm closed schools, roads and airports.", "He bought old and used cars.",
    "Police found drugs and three stolen cars.", "Nothing but rain fell.",
    # participles beside nouns
    "Police arrested a man and a woman suspected of theft.",
    "The blast left a man dead and a woman injured.",
    "The president met the minister and the general appointed last week.",
    "The vote left the party weak and divided on tax.",
    "He likes films and music made in France.",
    "The museum shows coins and a sword found in Kent.",
    "The firm was fined and barred from trading.", "She was born in 1950 and raised in Lima.",
    # what stands for the clause before
    "Niger left the bloc and so did Mali.", "Mali left the bloc and Niger did too.",
    "Mali left the bloc and this angered its neighbours.",
    "One man fled and the other was shot.", "No soldier fled and was shot.",
    "Mali signed and Niger rejected the treaty.",
    # joints that belong together
    "Either the minister steps down and the deal holds or it fails.",
    "The firm not only lost money but also closed its plant.",
    "Both the dam and the bridge collapsed.",
    # one verb governs both
    "The minister wants to cut taxes and raise wages.",
    "The firm will close its plant and move to Spain.",
    "Witnesses saw the plane explode and the wing fall.",
    # subordinate clauses and what is said of all
    "When the dam burst, the town flooded and people fled.",
    "Because it rained, the match ended and fans left.",
    "Prices rose because demand grew and supply fell.",
    "The firm, which owns the port, was fined and its chief resigned.",
    "The man who stole the painting fled and was caught.",
    "In Spain, 5% of people smoke and taxes are high.",
    "Last week Ruiz resigned and was arrested.",
    # somebody's telling
    "The minister said the dam burst and the town flooded.",
    "The minister said that the dam was safe and that the town was dry.",
    "The dam burst and the town flooded, officials said.",
    "According to police, the dam burst and the town flooded.",
    "The dam burst and the town flooded, according to police.",
    "The report shows that wages fell and prices rose.",
    "Kyiv claims Russia lost a ship and Moscow lost a plane.",
    "\"The dam burst and the town flooded,\" she wrote.",
    "She wrote: “The dam burst; the town flooded.”",
    "Ruiz (the judge resigned and the clerk left) won.",
]  # fmt: skip


def texts(message: str) -> list[str]:
    return [query.text for query in read(message)[0]]


@pytest.mark.parametrize(("sentence", "first", "second"), APART)
def test_conjoined_clauses_are_claims_of_their_own(sentence: str, first: str, second: str) -> None:
    claims = [query for query in read(sentence)[0] if isinstance(query, Claim)]
    assert [sentence[claim.start : claim.end] for claim in claims] == [first, second]


@pytest.mark.parametrize(("sentence", "expected"), IN_SERIES)
def test_a_series_of_clauses_gives_a_claim_for_each(sentence: str, expected: list[str]) -> None:
    assert texts(sentence) == expected


@pytest.mark.parametrize(("sentence", "second"), SHARED)
def test_a_shared_subject_is_told_again(sentence: str, second: str) -> None:
    assert texts(sentence)[1:] == [second]


@pytest.mark.parametrize("sentence", WHOLE)
def test_what_does_not_stand_alone_is_not_cut_off(sentence: str) -> None:
    assert texts(sentence) == [sentence]


def test_a_clause_with_a_shared_subject_keeps_its_own_place() -> None:
    message = "The mayor resigned and was arrested on Friday."
    first, second = (query for query in read(message)[0] if isinstance(query, Claim))
    assert message[first.start : first.end] == "The mayor resigned"
    assert message[second.start : second.end] == "was arrested on Friday."


def test_an_opinion_beside_a_fact_is_left_out_alone() -> None:
    queries, skipped = read("The film won two Oscars and I think it is great.")
    assert [query.text for query in queries] == ["The film won two Oscars"]
    assert [part.text for part in skipped] == ["I think it is great."]
