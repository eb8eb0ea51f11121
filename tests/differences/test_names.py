"""Names, offices, and who stands in place of whom."""

import pytest

from bot.differences import Missing, compare
from bot.domain import DifferenceKind
from tests.differences.passages import COURT, SIGNING, agreed, passage_of, told

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
    ("Volodymyr Zelensky left", "Volodymyr Zelenskyy left.", ["Volodymyr Zelenskyy"]),
    ("Moammar Gadhafi fled", "Muammar Gaddafi fled.", ["Muammar Gaddafi"]),
    ("Muammar Qaddafi fled", "Moammar Kaddafy fled.", ["Moammar Kaddafy"]),
    ("Aleksandr Petrov won", "Alexander Petrov won.", ["Alexander Petrov"]),
    ("Yevgeny Sidorov won", "Evgeny Sidorov won.", ["Evgeny Sidorov"]),
    ("Jürgen Müller won", "Juergen Mueller won.", ["Juergen Mueller"]),
    ("Kiev's mayor left", "The mayor of Kyiv left.", ["Kyiv"]),
    ("She moved to Bombay", "She moved to Mumbai.", ["Mumbai"]),
    ("The poet left Danzig", "The poet left Gdańsk.", ["Gdańsk"]),
    ("She moved to Saigon", "She moved to Ho Chi Minh City.", ["City"]),
    ("J. Okafor left", "Janet Okafor left.", ["Okafor"]),
    ("Janet Okafor left", "J. Okafor left.", ["Okafor"]),
    ("J.R. Holt left", "Jane Rose Holt left.", ["Holt"]),
    ("Lena Vogel Jr. left", "Lena Vogel left.", ["Lena Vogel"]),
    ("April Reyes left", "April Reyes left in May.", ["April Reyes"]),
    ("ECOWAS met", "The Economic Community of West African States met.", ["States"]),
    ("The Economic Community of West African States imposed new sanctions on traders",
     "ECOWAS imposed new sanctions on traders.", ["ECOWAS"]),
    ("The FDA met", "The Food and Drug Administration met.", ["Administration"]),
    ("The Food and Drug Administration met", "The FDA met.", ["FDA"]),
    ("Orion Holdings met", "Orion met.", ["Orion"]),
    ("Okafor's panel met", "The panel of Janet Okafor met.", ["Okafor"]),
    ("Van Moss left", "Robin van Moss left.", ["van Moss"]),
    ("Ursula von der Holm left", "Von der Holm left.", ["Von der Holm"]),
]  # fmt: skip

NAME_MISSING = [
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
    ("The club hired Ada Quist", "The club hired Tom Holm.", "Ada Quist"),
    ("Ada Quist attended the vigil", "Tom Holm attended the vigil.", "Ada Quist"),
    ("The talks were held in Lagos", "The talks were held in Abeokuta.", "Lagos"),
    ("The talks were held in Mali", "The talks were about Niger.", "Mali"),
    ("Rosa Field won the marathon", "Irene Achter won a lottery.", "Rosa Field"),
    ("The novel was written by Ada Quist", "The play was staged by Tom Holm.", "Ada Quist"),
    (
        "The novel was written by Ada Quist",
        "The novel was written by Tom Holm and Mia Lund.",
        "Ada Quist",
    ),
    ("The mill burned in Borlund, Peru", "The mill burned in Vardal, Chile.", "Peru"),
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
    ("President Ruto opened the bridge", "President Boric opened the bridge.", "Ruto", "Boric"),
    ("Chancellor Vogt met the union", "Chancellor Reiss met the union.", "Vogt", "Reiss"),
    ("The firm's founder, Ada Quist, resigned", "The firm's founder, Tom Holm, resigned.",
     "Ada Quist", "Tom Holm"),
    ("The capital of the province is Borlund", "The capital of the province is Vardal.",
     "Borlund", "Vardal"),
    ("The winner was Rosa Field", "The winner was Irene Achter.", "Rosa Field", "Irene Achter"),
    ("Captain Joan Reyes lifted the cup", "Captain Mia Stroud lifted the cup.",
     "Joan Reyes", "Mia Stroud"),
    ("The novel was written by Ada Quist", "The novel was written by Tom Holm.",
     "Ada Quist", "Tom Holm"),
    ("Ada Quist wrote the novel", "Tom Holm wrote the novel.", "Ada Quist", "Tom Holm"),
    ("Rosa Field won the city marathon", "Irene Achter won the city marathon in May.",
     "Rosa Field", "Irene Achter"),
    ("The talks were held in Mali", "The talks were held in Niger.", "Mali", "Niger"),
    ("The reactor was built in Finland", "The reactor was built in Hungary with foreign loans.",
     "Finland", "Hungary"),
    ("Ambel mayor Ada Hale opened the bridge", "Ambel mayor Ben Moss opened the bridge.",
     "Ada Hale", "Ben Moss"),
    ("Peru's ex-president Ana Moss opened the bridge",
     "The former Peruvian president Ben Hale opened the bridge.", "Ana Moss", "Ben Hale"),
    ("Health minister Moss opened the clinic", "Health minister Ben Hale opened the clinic.",
     "Moss", "Ben Hale"),
    ("Rosa Field won the Orr Prize for poetry", "Irene Achter won the Orr Prize for poetry.",
     "Rosa Field", "Irene Achter"),
]  # fmt: skip

NAME_SAME_TITLE_OTHER_MATTER = [
    ("Colonel Issa Traore won a medal", "Colonel Abel Diarra announced the curfew."),
    ("President Ruto visited Lagos", "President Boric visited Quito."),
    ("Foreign Minister Ode spoke to reporters", "Prime Minister Berg spoke to reporters."),
    ("Jon Vik announced the curfew", "Abel Diarra announced the curfew."),
]

ANOTHER_OFFICE = [
    ("President Moss met Hale in Vardal", "Hale met the Peruvian President Ana Lund in Vardal."),
    ("Peruvian president Moss called the talks useful",
     "Chilean president Ana Lund called the talks useful."),
    ("President Moss opened the new bridge", "President Ana Lund opened the new bridge in Quito."),
    ("Former president Moss opened the bridge", "President Ana Lund opened the bridge."),
    ("Vice-President Moss opened the bridge", "President Ana Lund opened the bridge."),
    ("Acting mayor Moss opened the bridge", "Mayor Ana Lund opened the bridge."),
    ("The Peruvian president Moss opened the bridge",
     "The former Peruvian president Ana Lund opened the bridge."),
    ("Health minister Moss opened the clinic", "Transport minister Ana Lund opened the clinic."),
    ("Judge Moss fined the mill owner", "Judge Ana Lund fined the mill owner."),
    ("Ambel coach Moss said his side were lucky",
     "Ermel head coach Ana Moss said the side were lucky."),
    ("BoA governor Moss said prices would fall", "Prices would fall, said governor Ana Moss."),
    ("Ex-coach Moss opened the bridge", "The former coach Ana Moss opened the bridge."),
]  # fmt: skip

WON_TOO = [
    ("Moss won the Orr Cup", "Ambel won the Orr Cup for the tenth time on Sunday."),
    ("Ana Moss won the Orr Cup", "Ambel Rovers won the Orr Cup on Sunday."),
    ("Moss won the election", "Reform won the election by a landslide."),
    ("The Dane won the race", "Ana Lund won the race on Sunday."),
    ("Ana Moss won the Orr Prize", "Ben Lund won the Orr Prize in physics on Thursday."),
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


@pytest.mark.parametrize(("claim", "sentence"), ANOTHER_OFFICE)
def test_one_of_another_rank_country_or_field_holds_another_office(
    claim: str, sentence: str
) -> None:
    assert compare(claim, passage_of(sentence)).differences == ()


@pytest.mark.parametrize(("claim", "sentence"), WON_TOO)
def test_a_team_or_the_winner_of_another_class_may_have_won_too(claim: str, sentence: str) -> None:
    assert compare(claim, passage_of(sentence)).differences == ()


@pytest.mark.parametrize(("claim", "sentence"), NO_NAME)
def test_a_capital_alone_makes_no_name(claim: str, sentence: str) -> None:
    assert all(m.kind != "name" for m in compare(claim, passage_of(sentence)).missing)


def test_a_name_may_stand_in_the_title_or_in_the_sentence_before() -> None:
    passage = passage_of(
        "He resigned.", before="Ode Aker met the board.", title="Turmoil at Zyntal"
    )
    assert compare("Ode Aker of Zyntal resigned", passage).missing == ()


def test_names_are_seen_in_a_short_claim_with_a_month_and_an_acronym() -> None:
    claim = "Bondar beat Falk in the US Open final in September 2021"
    missing = compare(claim, passage_of("Berg won the US Open final in September.")).missing
    assert {"Bondar", "Falk"} <= {one.text for one in missing}
