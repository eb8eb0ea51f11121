from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.differences import Comparison, Missing, compare, content_overlap, describe
from bot.differences.answers import answer_span, expected_kind
from bot.domain import Article, Difference, DifferenceKind, Passage, Sentence

PUBLISHED = date(2024, 8, 5)


def passage_of(
    text: str, published: date | None = PUBLISHED, *, before: str = "", title: str = ""
) -> Passage:
    """A passage that was found by `text`, with one sentence before it if any."""
    whole = f"{before} {text}" if before else text
    start = len(whole) - len(text)
    sentences = [Sentence(0, 0, len(before), before)] if before else []
    sentences.append(Sentence(len(sentences), start, len(whole), text))
    article = Article("file:a.txt", title, whole, None, published, datetime(2024, 8, 6, tzinfo=UTC))
    return Passage(article, tuple(sentences), len(sentences) - 1)


def told(comparison: Comparison, kind: DifferenceKind) -> list[tuple[str, str]]:
    return [(d.claimed, d.found) for d in comparison.differences if d.kind is kind]


def agreed(comparison: Comparison, passage: Passage) -> list[str]:
    return [passage.sentence.text[start:end] for start, end in comparison.agreements]


# --- dates ---------------------------------------------------------------------------------

BRIDGE = "The bridge in Porto was closed on July 29 after cracks were found."
BRIDGE_2019 = "The bridge in Porto was closed on 3 May 2019."

DATE_AGREES = [
    ("The bridge in Porto was closed on July 29", BRIDGE),
    ("The bridge in Porto was closed on 29 July", BRIDGE),
    ("The bridge in Porto was closed on 29 July 2024", BRIDGE),
    ("The bridge in Porto was closed on July 29th, 2024", BRIDGE),
    ("The bridge in Porto was closed on 2024-07-29", BRIDGE),
    ("The bridge in Porto was closed on 7/29/2024", BRIDGE),
    ("The bridge in Porto was closed on 29/7/24", BRIDGE),
    ("The bridge in Porto was closed on 29.7.2024", BRIDGE),
    ("The bridge in Porto was closed in July", BRIDGE),
    ("The bridge in Porto was closed in late July", BRIDGE),
    ("The bridge in Porto was closed at the end of July", BRIDGE),
    ("The bridge in Porto was closed in July 2024", BRIDGE),
    ("The bridge in Porto was closed in 2024", BRIDGE),
    ("the bridge in porto was closed on july 29", BRIDGE),
    ("The bridge was closed in 2019", BRIDGE_2019),
    ("The bridge was closed in May 2019", BRIDGE_2019),
    ("The bridge was closed on 3 May", BRIDGE_2019),
    ("The bridge was closed on May 3rd", BRIDGE_2019),
    ("The bridge was closed on 3/5/2019", BRIDGE_2019),
    ("The bridge was closed on 5/3/2019", BRIDGE_2019),
    ("The bridge was closed in the 2010s", BRIDGE_2019),
    ("The fair ran on Aug. 6", "The fair ran from Aug. 4 to Aug. 8."),
    ("The fair ran from Aug. 4 to 8", "The fair ran from Aug. 4 to Aug. 8."),
    ("The fair ran Aug. 4-8", "The fair ran from Aug. 4 to Aug. 8."),
    ("The fair ran in August", "The fair ran between Aug. 4 and Aug. 8."),
    ("The mine closed in July", "The mine closed late last month."),
    ("The mine closed in 2022", "The mine closed two years ago."),
    ("The mine closed on 30 July", "The mine closed last Tuesday."),
    ("The mine closed on 4 August", "The mine closed yesterday."),
    ("The mine closed on Aug. 1", "The mine closed Thursday, its owner said."),
    ("The ban has held since 2020", "The ban has held since 2020."),
    ("The ban ran from 2019 to 2021", "The ban ran from 2019 to 2021."),
    ("The ban was in force in 2020", "The ban was in force from 2019 to 2021."),
    ("The vote was held on Dec. 28", "The vote was held on Dec. 28, 2023."),
    ("The vote was held on 4 August", "The vote was held on Aug. 4 and again on Aug. 11."),
    ("The vote was held on Aug. 11", "The vote was held on Aug. 4 and again on Aug. 11."),
    ("The law was passed in the 1990s", "The law was passed in 1994."),
    ("The law was passed in early 2021", "The law was passed in February 2021."),
]

DATE_DIFFERS = [
    ("The bridge in Porto was closed on July 19", BRIDGE, "2024-07-19", "2024-07-29"),
    ("The bridge in Porto was closed on 29 June", BRIDGE, "2024-06-29", "2024-07-29"),
    ("The bridge in Porto was closed on 29 July 2023", BRIDGE, "2023-07-29", "2024-07-29"),
    ("The bridge in Porto was closed in early July", BRIDGE, "2024-07", "2024-07-29"),
    ("The bridge in Porto was closed in June", BRIDGE, "2024-06", "2024-07-29"),
    ("The bridge in Porto was closed in 2021", BRIDGE, "2021", "2024-07-29"),
    ("the bridge in porto was closed on july 19", BRIDGE, "2024-07-19", "2024-07-29"),
    ("The bridge was closed in 2018", BRIDGE_2019, "2018", "2019-05-03"),
    ("The bridge was closed on 4 May 2019", BRIDGE_2019, "2019-05-04", "2019-05-03"),
    ("The bridge was closed on 3 March", BRIDGE_2019, "2019-03-03", "2019-05-03"),
    ("The bridge was closed on 6/7/2019", BRIDGE_2019, "2019-06-07", "2019-05-03"),
    ("The bridge was closed in the 1990s", BRIDGE_2019, "1990s", "2019-05-03"),
    ("The fair ran from Aug. 4 to Aug. 9", "The fair ran from Aug. 4 to Aug. 8.",
     "2024-08-04/2024-08-09", "2024-08-04/2024-08-08"),
    ("The fair ran on Aug. 12", "The fair ran from Aug. 4 to Aug. 8.",
     "2024-08-12", "2024-08-04/2024-08-08"),
    ("The mine closed in June", "The mine closed late last month.", "2024-06", "2024-07"),
    ("The mine closed in 2021", "The mine closed two years ago.", "2021", "2022"),
    ("The mine closed on 2 August", "The mine closed yesterday.", "2024-08-02", "2024-08-04"),
    ("The law was passed in 2020", "The law was passed in 1994.", "2020", "1994"),
    ("The vote was held on Aug. 5", "The vote was held on Aug. 4 and again on Aug. 11.",
     "2024-08-05", "2024-08-04"),
]  # fmt: skip

DATE_SILENT = [
    ("The bridge in Porto was closed on July 29", "The bridge in Porto was closed.", "July 29"),
    ("The bridge in Porto was closed on July 19", "The port of Odense was flooded on July 29.",
     "July 19"),
    ("Braga's bridge was closed on July 19", BRIDGE, "July 19"),
    ("The bridge was closed on 3 May", "The bridge, built in 1931, was closed.", "3 May"),
    ("The bridge was closed in 2020", "The bridge, which opened in 1931, was closed.", "2020"),
    ("The mine closed in 2011", "The mine closed and its owner left.", "2011"),
]  # fmt: skip

NO_DATE = [
    ("The bridge may reopen", "The bridge may reopen."),
    ("Workers march on the capital", "Workers marched on the capital on Aug. 2."),
    ("2021 people fled", "Some 2021 people fled."),
    ("The mine closed on 31 February", "The mine closed on 4 March."),
    ("The mine closed yesterday", "The mine closed on 4 March."),
    ("The mine closed in 2024", "The mine closed."),
    ("The shop opens at 5 p.m.", "The shop opens at 6 p.m."),
]


@pytest.mark.parametrize(("claim", "sentence"), DATE_AGREES)
def test_dates_agree_where_one_holds_the_other(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert found.differences == ()
    assert found.missing == ()
    assert any(char.isdigit() or "a" in char for char in agreed(found, passage_of(sentence))[-1])


@pytest.mark.parametrize(("claim", "sentence", "claimed", "source"), DATE_DIFFERS)
def test_another_date_for_the_same_event_is_a_difference(
    claim: str, sentence: str, claimed: str, source: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == [(claimed, source)]
    assert len(found.differences) == 1


@pytest.mark.parametrize(("claim", "sentence", "words"), DATE_SILENT)
def test_a_date_is_missing_where_the_sentence_gives_none_for_it(
    claim: str, sentence: str, words: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == []
    assert Missing("date", words) in found.missing


@pytest.mark.parametrize(("claim", "sentence"), NO_DATE)
def test_what_only_looks_like_a_date_is_left_alone(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == []
    assert all(missing.kind != "date" for missing in found.missing)


@pytest.mark.parametrize(
    ("claim", "claimed", "source"),
    [
        ("The bridge in Porto was closed on July 19", "--07-19", "--07-29"),
        ("The bridge in Porto was closed on July 19, 2022", "2022-07-19", "--07-29"),
    ],
)
def test_without_a_publication_date_only_the_day_is_compared(
    claim: str, claimed: str, source: str
) -> None:
    found = compare(claim, passage_of(BRIDGE, None))
    assert told(found, DifferenceKind.DATE) == [(claimed, source)]
    assert compare("The bridge was closed on July 29, 2022", passage_of(BRIDGE, None)).missing == ()


def test_a_day_late_in_the_year_belongs_to_the_year_before_a_january_article() -> None:
    passage = passage_of("The ferry sank on Dec. 28.", date(2024, 1, 3))
    assert compare("The ferry sank on 28 December 2023", passage).differences == ()
    assert told(compare("The ferry sank on 28 December 2022", passage), DifferenceKind.DATE)


# --- numbers -------------------------------------------------------------------------------

TOLL = "At least 62 miners and 19 rescuers were killed, the union says."
VOTE = "About 61% of voters backed the plan, while turnout fell to 40%."
DEAL = "The firm paid $3.4bn for its rival, which has 1.2 million users."

NUMBER_AGREES = [
    ("62 miners were killed", TOLL), ("At least 62 miners were killed", TOLL),
    ("More than 60 miners died", TOLL), ("Over 50 miners were killed", TOLL),
    ("19 rescuers were killed", TOLL), ("Nineteen rescuers died", TOLL),
    ("Sixty-two miners died", TOLL), ("About 60 miners were killed", TOLL),
    ("Fewer than 70 miners were killed", TOLL), ("Nearly 65 miners died", TOLL),
    ("Up to 62 miners were killed", TOLL), ("62 people were killed", TOLL),
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
    ("Four dogs were found", "Between three and five dogs were found."),
    ("More than 80 whales died", "More than 80 whales died."),
    ("85 whales died", "More than 80 whales died."),
    ("The trip takes three to five days", "The trip takes 3 to 5 days."),
    ("Two hundred and ten jobs were cut", "The plant said 210 jobs were cut."),
    ("Unemployment is 4.5%", "Unemployment is 4.5 percent."),
]  # fmt: skip

NUMBER_DIFFERS = [
    ("19 miners were killed", TOLL, "19", "62"), ("63 miners were killed", TOLL, "63", "62"),
    ("62 rescuers were killed", TOLL, "62", "19"), ("20 rescuers died", TOLL, "20", "19"),
    ("Fewer than 50 miners died", TOLL, "<50", "62"),
    ("More than 100 miners died", TOLL, ">100", "62"),
    ("At least 80 miners were killed", TOLL, "\u226580", "62"),
    ("Ninety miners were killed", TOLL, "90", "62"),
    ("71% of voters backed the plan", VOTE, "71%", "61%"),
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
    ("Six dogs were found", "Between three and five dogs were found.", "6", "3-5"),
]  # fmt: skip

NUMBER_SILENT = [
    ("62 miners were killed", "Miners were killed, the union says.", "62"),
    ("The blast hurt 12 cooks", "The blast killed 3 waiters.", "12"),
    ("Exports rose 12%", "Imports rose 15%.", "12%"),
    ("The quake killed 30 people in Lima", "A storm killed 12 cows near Quito.", "30"),
    ("Prices rose by 3%", "Prices rose to 15%.", "3%"),
    ("The treaty's Article 4 was invoked", "The treaty's Article 5 was invoked.", "4"),
]

NO_NUMBER = [
    ("One of the miners was killed", TOLL),
    ("The first miner was killed", TOLL),
    ("The F-16 crashed", "The F-35 crashed."),
    ("COVID-19 spread", "COVID-19 spread."),
    ("The shop opens at 5 p.m.", "The shop opens at 6 p.m."),
    ("Millions of people fled", "Some 400 people fled."),
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


# --- names ---------------------------------------------------------------------------------

SIGNING = "Andrii Bondar, a spokesman for the Ukrainian navy, told the BBC that Odesa was calm."
COURT = (
    "Chief Justice Mara Lindqvist read the ruling in Stockholm, the Wagner Group's lawyers said."
)

NAME_FOUND = [
    ("Andrii Bondar said Odesa was calm", SIGNING, ["Andrii Bondar", "Odesa"]),
    ("Andriy Bondar said Odesa was calm", SIGNING, ["Andrii Bondar", "Odesa"]),
    ("Bondar said it", SIGNING, ["Bondar"]),
    ("bondar spoke to the bbc", SIGNING, ["Bondar", "BBC"]),
    ("Mr. Bondar spoke to the B.B.C.", SIGNING, ["Bondar", "BBC"]),
    ("Ukraine's navy said Odesa was calm", SIGNING, ["Ukrainian", "Odesa"]),
    ("Kyiv's navy said so", SIGNING, ["Ukrainian"]),
    ("the navy of ukraine is calm", SIGNING, ["Ukrainian"]),
    ("Lindqvist read the ruling", COURT, ["Lindqvist"]),
    ("Justice Lindqvist read it", COURT, ["Lindqvist"]),
    ("Mara Lindkvist read it", COURT, ["Mara Lindqvist"]),
    ("Wagner's lawyers spoke", COURT, ["Wagner"]),
    ("Wagner Group lawyers spoke", COURT, ["Wagner Group"]),
    ("Swedish judges read the ruling", COURT, ["Stockholm"]),
    ("The UN met", "The United Nations met.", ["United Nations"]),
    ("The United Nations met", "The U.N. met.", ["U.N."]),
    ("NATO met", "NATO met.", ["NATO"]),
    ("José Ibáñez left", "Jose Ibanez left.", ["Jose Ibanez"]),
    ("American troops left", "U.S. troops left.", ["U.S."]),
    ("Washington recalled its envoy", "The United States recalled its envoy.", ["United States"]),
    ("Britain voted", "The U.K. voted.", ["U.K."]),
    ("The European Medicines Agency met", "The EMA met.", ["EMA"]),
]  # fmt: skip

NAME_MISSING = [
    ("Petro Bondar said Odesa was calm", SIGNING, "Petro Bondar"),
    ("Kharkiv was calm", SIGNING, "Kharkiv"),
    ("Bondar told Reuters that Odesa was calm", SIGNING, "Reuters"),
    ("Russia's navy said Odesa was calm", SIGNING, "Russia"),
    ("did russia say odesa was calm", SIGNING, "russia"),
    ("Norway read the ruling", COURT, "Norway"),
    ("Nigeria cut ties with Ukraine", "Niger cut ties with Ukraine.", "Nigeria"),
    ("Australia won", "Austria won.", "Australia"),
    ("The Interior Ministry of Iraq spoke", "The Interior Ministry of Iran spoke.", "Iraq"),
    ("New York voted", "New Jersey voted.", "New York"),
    ("South Korea launched a rocket", "North Korea launched a rocket.", "South Korea"),
    ("Bill Hartley resigned", "Jane Hartley resigned.", "Bill Hartley"),
]

NAME_DIFFERS = [
    ("Colonel Issa Traore announced the curfew", "Colonel Abel Diarra announced the curfew.",
     "Issa Traore", "Abel Diarra"),
    ("The spokesman, Jon Vik, denied the report", "The spokeswoman, Eva Lund, denied the report.",
     "Jon Vik", "Eva Lund"),
    ("Prime Minister Olsen opened the tunnel", "Prime Minister Berg opened the tunnel.",
     "Olsen", "Berg"),
    ("Governor Amy Pratt signed the bill", "Governor Lou Deans signed the bill.",
     "Amy Pratt", "Lou Deans"),
]  # fmt: skip

NAME_SAME_TITLE_OTHER_MATTER = [
    ("Colonel Issa Traore won a medal", "Colonel Abel Diarra announced the curfew."),
    ("President Ruto visited Lagos", "President Boric visited Quito."),
    ("Foreign Minister Ode spoke to reporters", "Prime Minister Berg spoke to reporters."),
    ("Jon Vik announced the curfew", "Abel Diarra announced the curfew."),
]

NO_NAME = [
    ("Officials closed the road", "The road was closed by officials."),
    ("Prices climbed", "The costs went up."),
    ("Did rain fall", "Rain fell."),
    ("It was Monday", "It was Monday."),
    ("Investigators closed the road", "The road was closed."),
    ("I saw the road", "The road was closed."),
    ("The President closed the road", "The road was closed."),
    ("THE ROAD WAS CLOSED BY WORKERS", "The road was closed by workers."),
]


@pytest.mark.parametrize(("claim", "sentence", "places"), NAME_FOUND)
def test_a_name_is_found_in_each_way_of_writing_it(
    claim: str, sentence: str, places: list[str]
) -> None:
    passage = passage_of(sentence)
    found = compare(claim, passage)
    assert agreed(found, passage) == places
    assert found.differences == ()
    assert found.missing == ()


@pytest.mark.parametrize(("claim", "sentence", "name"), NAME_MISSING)
def test_a_name_the_passage_lacks_is_missing_and_no_difference(
    claim: str, sentence: str, name: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert Missing("name", name) in found.missing
    assert found.differences == ()


@pytest.mark.parametrize(("claim", "sentence", "claimed", "source"), NAME_DIFFERS)
def test_another_holder_of_one_title_is_a_difference(
    claim: str, sentence: str, claimed: str, source: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.NAME) == [(claimed, source)]


@pytest.mark.parametrize(("claim", "sentence"), NAME_SAME_TITLE_OTHER_MATTER)
def test_another_name_in_another_matter_is_no_difference(claim: str, sentence: str) -> None:
    assert compare(claim, passage_of(sentence)).differences == ()


@pytest.mark.parametrize(("claim", "sentence"), NO_NAME)
def test_a_capital_alone_makes_no_name(claim: str, sentence: str) -> None:
    assert all(m.kind != "name" for m in compare(claim, passage_of(sentence)).missing)


def test_a_name_may_stand_in_the_title_or_in_the_sentence_before() -> None:
    passage = passage_of(
        "He resigned.", before="Ode Aker met the board.", title="Turmoil at Zyntal"
    )
    assert compare("Ode Aker of Zyntal resigned", passage).missing == ()


# --- roles ---------------------------------------------------------------------------------

TIES = "Transitional authorities in Mali broke off relations with Kyiv on Sunday."

REVERSED = [
    ("Ukraine cut ties with Mali", TIES),
    ("Kyiv severed relations with Bamako", TIES),
    ("France accused Chad of spying", "Chad accused France of spying."),
    ("Chad was accused by France", "Chad accused France."),
    ("France sued Chad", "France was sued by Chad."),
    ("Lopez defeated Nakamura", "Nakamura beat Lopez in straight sets."),
    ("Peru invaded Chile", "Chile invaded Peru in the night."),
    ("Kenya sanctioned Sudan", "Sudan later sanctioned Kenya."),
    ("Acme acquired Brill", "Brill bought Acme last year."),
    ("Ivanov attacked Petrov", "Petrov was not hurt, but Petrov attacked Ivanov."),
    ("Ukraine broke off relations with Mali",
     "The transitional government of Mali is severing relations with Ukraine."),
]  # fmt: skip

NOT_REVERSED = [
    ("Mali cut ties with Ukraine", TIES),
    ("Ties with Ukraine were cut by Mali", TIES),
    ("France met Chad", "Chad met France."),
    ("Lopez fought Nakamura", "Nakamura fought Lopez."),
    ("Ghana clashed with Togo", "Togo clashed with Ghana."),
    ("Ghana signed a deal with Togo", "Togo signed a deal with Ghana."),
    ("Ghana trades with Togo", "Togo trades with Ghana."),
    ("Ghana restored relations with Togo", "Togo restored relations with Ghana."),
    ("France accused Chad", "Chad and France accused each other."),
    ("France accused Chad", "France, which Chad accused last year, accused Chad."),
    ("France was accused by Chad", "Chad accused France."),
    ("Acme and Brill bought Corex", "Acme bought Corex with Brill."),
    ("Nakamura lost to Lopez", "Lopez beat Nakamura."),
    ("France said Chad attacked", "Chad said France attacked."),
]


@pytest.mark.parametrize(("claim", "sentence"), REVERSED)
def test_agent_and_patient_in_each_others_place_are_a_difference(claim: str, sentence: str) -> None:
    assert len(told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE)) == 1


@pytest.mark.parametrize(("claim", "sentence"), NOT_REVERSED)
def test_roles_that_are_kept_or_mutual_are_no_difference(claim: str, sentence: str) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.ROLE) == []


# --- denial and opposites ------------------------------------------------------------------

DENIED = [
    ("The senate did not approve the budget", "The senate approved the budget."),
    ("The senate approved the budget", "The senate did not approve the budget."),
    ("The senate approved the budget", "The senate didn't approve the budget on Monday."),
    ("The senate never approved the budget", "The senate approved the budget."),
    ("The firm paid the fine", "The firm failed to pay the fine."),
    ("The firm paid the fine", "The firm refused to pay the fine."),
    ("Nobody was hurt in the fire", "Three cooks were hurt in the fire."),
    ("No miners were killed", "Several miners were killed."),
    ("Miners were killed", "No miners were killed."),
    ("Ghana won't join the pact", "Ghana has joined the pact."),
    ("Mali did not cut ties with Ukraine", TIES),
]

OPPOSITE = [
    ("Oil prices rose on Monday", "Oil prices fell on Monday."),
    ("Profits decreased last year", "Profits increased last year."),
    ("The senate rejected the budget", "The senate approved the budget."),
    ("Lopez won the match", "Lopez lost the match."),
    ("Mali restored relations with Ukraine", TIES),
    ("The museum opened in March", "The museum closed in March."),
    ("The court acquitted Hale", "The court convicted Hale."),
    ("The minister confirmed the leak", "The minister denied the leak."),
    ("Chad banned the drug", "Chad allowed the drug."),
    ("The dam was built before the war", "The dam was built after the war."),
]

SAME_SENSE = [
    ("The senate approved the budget", "The senate not only approved the budget but raised it."),
    ("The firm paid the fine", "The firm did not fail to pay the fine."),
    ("The firm paid the fine", "The firm paid the fine no later than May."),
    ("The firm paid the fine", "The firm paid the fine, but did not apologise."),
    ("The firm paid the fine", "The firm paid the fine; it had not expected one."),
    ("The firm did not pay the fine", "It is unclear whether the firm paid the fine."),
    ("The firm did not pay the fine", "The firm might have paid the fine."),
    ("The firm did not pay the fine", "The firm never paid the fine."),
    ("Oil prices rose", "Oil prices rose in May and fell in June."),
    ("Oil prices rose", "Oil prices did not fall."),
    ("Exports rose", "Imports fell while exports stayed flat."),
    ("The dam was built after the war", "After the war the dam was built."),
    ("The museum opened", "The museum has opened, but its cafe is closed."),
    ("The senate didn't approve the budget", "The senate did not approve the budget."),
    ("No fewer than 62 miners were killed", TOLL),
    ("Togo was part of the league", "Togo is no longer part of the league."),
    ("The bill passed without debate", "The bill passed without any debate."),
]


@pytest.mark.parametrize(("claim", "sentence"), DENIED + OPPOSITE)
def test_a_denial_or_an_opposite_is_a_difference(claim: str, sentence: str) -> None:
    assert len(told(compare(claim, passage_of(sentence)), DifferenceKind.NEGATION)) == 1


@pytest.mark.parametrize(("claim", "sentence"), SAME_SENSE)
def test_what_only_sounds_like_a_denial_is_no_difference(claim: str, sentence: str) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.NEGATION) == []


# --- quotations ----------------------------------------------------------------------------

SPEECH = "“We will not sell one acre of this valley,” said Ida Moen, who chairs the farmers' union."

QUOTED = [
    ("Ida Moen said “we will not sell one acre of this valley”", None),
    ('Ida Moen said "We will not sell one acre"', None),
    ("Moen: “WE WILL NOT SELL ONE ACRE OF THIS VALLEY”", None),
    ("Moen said “not sell one acre of this valley.”", None),
    ("Moen said “we will sell one acre of this valley”", "will not sell one acre of this valley"),
    ("Moen said “We will not sell one inch of this valley”",
     "We will not sell one acre of this valley"),
    ('Moen said "We would not sell one acre of this valley"',
     "We will not sell one acre of this valley"),
    ("Moen said “we will never sell an acre of this valley”", "sell one acre of this valley"),
    ("Moen said \u2018we will not sell one acre of this valley\u2019", None),
    ("Moen said «we will not sell one acre of this valley»", None),
    ("Moen warned: “We will not sell one acre of this valley!”", None),
    ("“We will not sell one acre,” Moen said, “of this valley.”", None),
    ("Moen said “We will  not sell one acre of this valley”", None),
    ("Moen told them “We will not lease one acre of this valley”",
     "We will not sell one acre of this valley"),
    ("Moen: “They will not sell one acre of this valley”", "will not sell one acre of this valley"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "found"), QUOTED)
def test_a_quotation_is_held_against_the_passage_to_the_letter(
    claim: str, found: str | None
) -> None:
    passage = passage_of(SPEECH)
    quotes = told(compare(claim, passage), DifferenceKind.QUOTE)
    assert len(quotes) == (found is not None)
    assert all(found is not None and found in source for _, source in quotes)


@pytest.mark.parametrize(
    "claim",
    [
        "Moen read “We Will Not Sell Our Valley”",
        "Moen said “the harvest was the worst in years”",
        'Moen said "taxes must come down at once"',
    ],
)
def test_a_quotation_that_is_nowhere_is_missing(claim: str) -> None:
    found = compare(claim, passage_of(SPEECH))
    assert [missing.kind for missing in found.missing] == ["quote"]


@pytest.mark.parametrize("claim", ["Moen was “very angry”", "Moen's so-called “union”"])
def test_one_or_two_quoted_words_are_no_quotation(claim: str) -> None:
    assert compare(claim, passage_of(SPEECH)).missing == ()


def test_a_quotation_from_the_sentence_before_has_no_place_in_this_one() -> None:
    passage = passage_of("She left the hall.", before="“This is not the end of it,” Moen said.")
    found = compare("Moen said “this is not the end of them”", passage)
    assert [(d.kind, d.span) for d in found.differences] == [(DifferenceKind.QUOTE, None)]


# --- the whole -----------------------------------------------------------------------------

NEWS = [
    BRIDGE, BRIDGE_2019, TOLL, VOTE, DEAL, SIGNING, COURT, TIES, SPEECH,
    "The F.B.I. did not say whether Hale, 41, met the U.S. envoy on Aug. 4 or in late July.",
    "Peru's army and Chile's navy clashed, killing 3, but neither side won, the U.N. said Tuesday.",
    "PRICES ROSE 3.4% IN MAY, FELL TO 2% IN JUNE", "did it rise or fall in 2021-22?",
]  # fmt: skip
WORDS = st.sampled_from(sorted({word for sentence in NEWS for word in sentence.split()}))
SENTENCES = st.one_of(
    st.text(min_size=1, max_size=80), st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
)


@pytest.mark.parametrize("sentence", NEWS)
def test_a_news_sentence_bears_itself_out(sentence: str) -> None:
    found = compare(sentence, passage_of(sentence))
    assert (found.differences, found.missing) == ((), ())


@settings(deadline=None)
@given(SENTENCES, st.one_of(st.none(), st.dates()))
def test_any_sentence_bears_itself_out(sentence: str, published: date | None) -> None:
    found = compare(sentence, passage_of(sentence, published))
    assert (found.differences, found.missing) == ((), ())


@settings(deadline=None)
@given(SENTENCES, SENTENCES, st.one_of(st.none(), st.dates()))
def test_every_place_lies_in_the_sentence(
    claim: str, sentence: str, published: date | None
) -> None:
    found = compare(claim, passage_of(sentence, published))
    spans = [*found.agreements, *(d.span for d in found.differences if d.span is not None)]
    assert all(0 <= start < end <= len(sentence) for start, end in spans)
    assert all(describe(difference) for difference in found.differences)
    assert 0 <= content_overlap(claim, sentence) <= 1
    answer_span(claim, sentence, published)


@pytest.mark.parametrize(
    ("kind", "claimed", "found", "words"),
    [
        (DifferenceKind.DATE, "2024-08-14", "2024-08-04",
         "Source says 4 Aug 2024; the claim says 14 Aug 2024."),
        (DifferenceKind.DATE, "--08-14", "--08-04", "Source says 4 Aug; the claim says 14 Aug."),
        (DifferenceKind.DATE, "2021", "2024-07", "Source says Jul 2024; the claim says 2021."),
        (DifferenceKind.DATE, "1990s", "2019-05-03",
         "Source says 3 May 2019; the claim says 1990s."),
        (DifferenceKind.DATE, "2024-08-04/2024-08-09", "2024-08-04/2024-08-08",
         "Source says 4 Aug 2024 to 8 Aug 2024; the claim says 4 Aug 2024 to 9 Aug 2024."),
        (DifferenceKind.NUMBER, "47", "84", "Source says 84; the claim says 47."),
        (DifferenceKind.NUMBER, "<50", "84", "Source says 84; the claim says fewer than 50."),
        (DifferenceKind.NUMBER, "3400000 USD", "4300000 USD",
         "Source says 4,300,000 USD; the claim says 3,400,000 USD."),
        (DifferenceKind.NAME, "Olsen", "Berg", "Source says Berg; the claim says Olsen."),
        (DifferenceKind.NEGATION, "did not cut", "broke off",
         "Source says “broke off”; the claim says “did not cut”."),
    ],
)  # fmt: skip
def test_a_difference_is_told_in_one_sentence(
    kind: DifferenceKind, claimed: str, found: str, words: str
) -> None:
    assert describe(Difference(kind, claimed, found)) == words


@pytest.mark.parametrize(
    ("claim", "text", "share"),
    [
        ("Mali cut ties", "Bamako severed relations", 1),
        ("Mali cut ties", "Peru severed relations", 2 / 3),
        ("Cats sleep", "Dogs bark", 0),
        ("the of and", "the of and", 0),
        ("", "Dogs bark", 0),
    ],
)
def test_content_is_shared_across_synonyms_and_peoples(claim: str, text: str, share: float) -> None:
    assert content_overlap(claim, text) == pytest.approx(share)


# --- answers -------------------------------------------------------------------------------

ANSWERS = [
    ("When was the bridge closed?", BRIDGE, "July 29"),
    ("Which year was the bridge closed?", BRIDGE_2019, "3 May 2019"),
    ("How many miners were killed?", TOLL, "62"),
    ("How many rescuers died?", TOLL, "19"),
    ("How many cooks died?", TOLL, None),
    ("What percentage of voters backed the plan?", VOTE, "61%"),
    ("How much did the firm pay?", DEAL, "$3.4bn"),
    ("How many users has the rival?", DEAL, "1.2 million"),
    ("How old is the singer?", "The 34-year-old singer won 2 prizes.", "34"),
    ("Who told the BBC that Odesa was calm?", SIGNING, "Andrii Bondar"),
    ("Who read the ruling?", COURT, "Mara Lindqvist"),
    ("Who said it would not sell?", SPEECH, "Ida Moen"),
    ("Where was the ruling read?", COURT, "Stockholm"),
    ("Where is the bridge?", BRIDGE, "Porto"),
    ("Which country cut ties with Ukraine?", TIES, "Mali"),
    ("Why was the bridge closed?", BRIDGE, None),
    ("When did it happen?", TOLL, None),
    ("What was the score?", "Ghent won 3-1 at home on 4 May.", "3-1"),
]


@pytest.mark.parametrize(("question", "sentence", "answer"), ANSWERS)
def test_the_answer_is_what_the_question_asks_for(
    question: str, sentence: str, answer: str | None
) -> None:
    span = answer_span(question, sentence, PUBLISHED)
    assert (None if span is None else sentence[slice(*span)]) == answer


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did it end?", "date"), ("On what date was it?", "date"),
        ("How many came?", "number"), ("What percentage voted?", "number"),
        ("Who won?", "name"), ("Where is it?", "place"), ("Which country won?", "place"),
        ("Why did it end?", None), ("What happened?", None),
    ],
)  # fmt: skip
def test_a_question_word_tells_what_kind_of_answer_is_wanted(
    question: str, kind: str | None
) -> None:
    assert expected_kind(question) == kind


def test_a_month_written_small_beside_a_day_raises_nothing() -> None:
    found = compare("It opened on 4 may.", passage_of("The pool opened on the 4 may, they said."))
    assert [difference.kind for difference in found.differences] == []
