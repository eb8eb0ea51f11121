"""Numbers, their bounds and what they count."""

import pytest

from bot.differences import Missing, compare
from bot.domain import DifferenceKind
from tests.differences.passages import DEAL, TOLL, VOTE, passage_of, told

NUMBER_AGREES = [
    ("62 miners were killed", TOLL), ("At least 62 miners were killed", TOLL),
    ("More than 60 miners died", TOLL), ("Over 50 miners were killed", TOLL),
    ("19 rescuers were killed", TOLL), ("Nineteen rescuers died", TOLL),
    ("Sixty-two miners died", TOLL), ("About 60 miners were killed", TOLL),
    ("Nearly 65 miners died", TOLL), ("62 people were killed", TOLL),
    ("61 percent of voters backed the plan", VOTE), ("60% of voters backed the plan", VOTE),
    ("61 per cent of voters supported the plan", VOTE), ("Turnout fell to 40%", VOTE),
    ("The firm paid $3.4 billion for its rival", DEAL),
    ("The firm paid 3.4 billion dollars for its rival", DEAL),
    ("The firm paid $3,400,000,000 for its rival", DEAL),
    ("The firm paid more than $3bn for its rival", DEAL),
    ("Its rival has 1.2 million users", DEAL), ("Its rival has 1,200,000 users", DEAL),
    ("Its rival has over a million users", DEAL),
    ("The town has 1.2 million people", "The town has 1,204,332 people."),
    ("A dozen tents burned", "Twelve tents burned."),
    ("Half a million homes lost power", "Some 500,000 homes lost power."),
    ("It was the fourth strike this year", "It was the 4th strike this year."),
    ("The singer, 34, won", "The 34-year-old singer won."),
    ("Ghent won 3-1", "Ghent won 3\u20131 at home."),
    ("Three to six dogs were found", "Between three and five dogs were found."),
    ("More than 80 whales died", "More than 80 whales died."),
    ("The trip takes three to five days", "The trip takes 3 to 5 days."),
    ("Two hundred and ten jobs were cut", "The plant said 210 jobs were cut."),
    ("Unemployment is 4.5%", "Unemployment is 4.5 percent."),
]  # fmt: skip

NUMBER_DIFFERS = [
    ("19 miners were killed", TOLL, "19", "≥62"),
    ("62 rescuers were killed", TOLL, "62", "19"), ("20 rescuers died", TOLL, "20", "19"),
    ("Fewer than 50 miners died", TOLL, "<50", "≥62"),
    ("More than 100 miners died", TOLL, ">100", "≥62"),
    ("At least 80 miners were killed", TOLL, "≥80", "≥62"),
    ("Ninety miners were killed", TOLL, "90", "≥62"),
    ("71% of voters backed the plan", VOTE, "71%", "~61%"),
    ("Turnout fell to 30%", VOTE, "30%", "40%"),
    ("The firm paid $4.3bn for its rival", DEAL, "4300000000 USD", "3400000000 USD"),
    ("The firm paid €3.4bn for its rival", DEAL, "3400000000 EUR", "3400000000 USD"),
    ("The firm paid $3.4 million for its rival", DEAL, "3400000 USD", "3400000000 USD"),
    ("Its rival has 2.1 million users", DEAL, "2100000", "1200000"),
    ("A dozen tents burned", "Twenty tents burned.", "12", "20"),
    ("It was the third strike this year", "It was the fourth strike this year.", "3rd", "4th"),
    ("The 36-year-old singer won", "The 34-year-old singer won.", "36", "34"),
    ("Ghent won 3-2", "Ghent won 3-1 at home.", "3-2", "3-1"),
    ("Unemployment is 5.5%", "Unemployment is 4.5 percent.", "5.5%", "4.5%"),
    ("84 villagers were killed", "31 villagers were killed and 84 injured.", "84", "31"),
    ("Millions of people fled", "Some 400 people fled.", "millions", "~400"),
    ("Six dogs were found", "Between three and five dogs were found.", "6", "3-5"),
]  # fmt: skip

NUMBER_SILENT = [
    ("62 miners were killed", "Miners were killed, the union says.", "62"),
    ("The blast hurt 12 cooks", "The blast killed 3 waiters.", "12"),
    ("Exports rose 12%", "Imports rose 15%.", "12%"),
    ("The quake killed 30 people in Lima", "A storm killed 12 cows near Quito.", "30"),
    ("63 miners were killed", TOLL, "63"),
    ("Exactly 62 miners were killed", TOLL, "62"),
    ("Fewer than 70 miners were killed", TOLL, "70"),
    ("Up to 62 miners were killed", TOLL, "62"),
    ("85 whales died", "More than 80 whales died.", "85"),
    ("Four dogs were found", "Between three and five dogs were found.", "Four"),
    ("Prices rose by 3%", "Prices rose to 15%.", "3%"),
    ("The treaty's Article 4 was invoked", "The treaty's Article 5 was invoked.", "4"),
]

NO_NUMBER = [
    ("No one died in the fire", "The fire injured nine cooks but caused no deaths."),
    ("Nine cooks survived and no one died", "No one died, and nine cooks survived."),
    ("One of the miners was killed", TOLL),
    ("The first miner was killed", TOLL),
    ("The F-16 crashed", "The F-35 crashed."),
    ("COVID-19 spread", "COVID-19 spread."),
    ("The shop opens at 5 p.m.", "The shop opens at 6 p.m."),
]


@pytest.mark.parametrize(("claim", "sentence"), NUMBER_AGREES)
def test_numbers_agree_within_their_bounds_and_rounding(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert found.differences == ()
    assert found.missing == ()
    assert found.agreements


@pytest.mark.parametrize(("claim", "sentence", "claimed", "source"), NUMBER_DIFFERS)
def test_another_number_of_the_same_things_is_a_difference(
    claim: str, sentence: str, claimed: str, source: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.NUMBER) == [(claimed, source)]
    assert len(found.differences) == 1


@pytest.mark.parametrize(("claim", "sentence", "words"), NUMBER_SILENT)
def test_a_number_is_missing_where_nothing_like_it_is_counted(
    claim: str, sentence: str, words: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.NUMBER) == []
    assert Missing("number", words) in found.missing


@pytest.mark.parametrize(("claim", "sentence"), NO_NUMBER)
def test_what_only_looks_like_a_quantity_is_left_alone(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.NUMBER) == []
    assert all(missing.kind != "number" for missing in found.missing)
