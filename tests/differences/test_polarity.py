"""Denials and opposites."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import TIES, TOLL, passage_of, told

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
    ("Togo is part of the league", "Togo is no longer part of the league."),
    ("Togo is no longer part of the league", "Togo is part of the league."),
    ("The museum has opened", "The museum has yet to open."),
    ("The team won the final", "The team was unable to win the final."),
    ("All the miners were rescued", "None of the miners were rescued."),
    ("None of the pupils passed the exam", "Some of the pupils passed the exam."),
    ("Few voters backed the plan", "Most voters backed the plan."),
    ("All clinics have closed", "Not all clinics have closed."),
    ("There is no water on the moon", "There is water on the moon."),
    ("Nobody survived the crash", "Two passengers survived the crash."),
    ("The strike ended", "The strike has not ended."),
    ("Neither side won the battle", "The northern side won the battle."),
    ("The vaccine is effective in infants", "The vaccine is not effective in infants."),
]

DENIED_OF_THE_SAME = [
    ("Vega met Okoye", "Ana Vega, who met Lars Brandt on Friday, did not meet Tunde Okoye."),
    ("Lund didn't join Accord", "Ole Lund joined Accord in the week he said he would never join."),
    ("The mayor cut the water rate", "The mayor cut the bus fare but did not cut the water rate."),
    ("The board approved Vega's move to Porto", "Vega is in Porto, but the board hasn't approved "
     "the move."),
    ("The bus charge was dropped", "The council refused to drop the bus charge."),
    ("Grela will shut its bakeries", "Grela will not shut its bakeries."),
    ("Grela won't shut its bakeries", "Grela will shut its bakeries."),
    ("Grela is shutting its bakeries", "Grela won't shut its bakeries."),
    ("The ferry can enter Bari", "The ferry cannot enter Bari."),
    ("Peru will send tents to Quito", "The minister said Peru would not send tents to Quito."),
    ("The port rejected the plan", "The port declined on Monday to reject the plan."),
    ("The judge dropped the case", "The judge denied Vega's request to drop the case."),
    ("The mayor resigned", "The mayor rejected calls to resign."),
    ("Brandt was found guilty of arson", "Brandt was found not guilty of arson."),
    ("Brandt pleaded not guilty", "Brandt pleaded guilty on Monday."),
    ("Norda cancelled the tour", "Norda did not cancel the tour."),
    ("Brandt travelled to Lima", "Brandt did not travel to Lima."),
]  # fmt: skip

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
    ("Moss beat Hale", "Moss lost to Hale."),
    ("Brill sold the mill to Acme", "Brill bought the mill from Acme."),
    ("The mayor accepted the offer", "The mayor rejected the offer."),
    ("The council tightened the rules", "The council loosened the rules."),
    ("Hale was found guilty", "Hale was found innocent."),
    ("The vaccine is safe", "The vaccine is unsafe."),
    ("Rents rose", "Rents fell while wages rose."),
    ("Wages in Porto fell", "Wages in Porto rose, although sales fell."),
    ("Vega won the case", "Ana Vega, who moved to Porto at nine, lost the case."),
    ("Okoye beat Brandt", "Okoye, who had beaten all others this year, lost to Brandt."),
    ("More pupils passed the test", "Fewer pupils passed the test this year."),
    ("Brandt was granted bail", "Brandt was denied bail on Monday."),
]

OF_ANOTHER_THING_OR_TIME = [
    ("Moreno scored against Torro", "Moreno, who had not scored since May, struck as Torro lost."),
    ("Chile sent nurses to Cuba", "Chile, which had not previously sent nurses abroad, flew 40 "
     "nurses to Cuba."),
    ("Torro failed to beat Lugo", "Torro, who beat Lugo in the first leg, were knocked out."),
    ("Torro did not win", "Torro, who won on Friday, drew with Lugo."),
    ("The mayor didn't cut the water rate", "The mayor cut the bus fare and left the water rate as "
     "it was."),
    ("Bari was not hit", "Five shells hit farms near Lecce, but none reached Bari."),
    ("Norda cut a tenth of its staff in May", "Norda has not cut any posts since it cut a tenth of "
     "its staff in May."),
    ("Ivo Falk had never won a prize before", "Ivo Falk won his first prize on Sunday."),
    ("Torro had not lost since May", "Torro lost for the first time since May."),
    ("The mayor didn't rule out a toll", "The mayor refused on Monday to rule out a toll."),
    ("Brandt did not attend the gala", "Brandt declined an invitation to attend the gala."),
    ("The council backed Lugo's bid in May", "The council did not back Lugo's bid until May."),
    ("Torro failed to win the slam", "Torro will not win a second straight slam."),
    ("Well water is safe if boiled", "Well water is not safe unless it is boiled."),
    ("Hale says the sale wasn't legal", "Ivo Brandt has insisted that the sale was legal, which "
     "Hale denies."),
    ("Doctors said there was no sign of spread", "There was no sign of a rapid spread, said "
     "doctors."),
    ("The army didn't free all the miners", "The army freed some of the miners."),
    ("Torro lost to Lugo", "Torro, who had never lost at home, were beaten by Lugo."),
    ("The mill opened in 1977", "The mill, which opened in 1977, closed for repairs."),
    ("The jury convicted two of the men", "A jury in Bari convicted two men and acquitted one."),
    ("More than 20 cooks were hurt", "Fewer than 90 cooks were hurt."),
    ("Berg had not left because it was late", "Berg left because she was ill."),
]  # fmt: skip

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
    ("Togo is no longer part of the league", "Togo is no longer part of the league."),
    ("Some clinics have closed", "All clinics have closed."),
    ("The jury did not convict Hale", "Hale was not convicted by the jury."),
    ("The strike ended", "The strike has ended."),
    ("The home side won the match", "The visitors lost the match."),
    ("A grocer bought the mill", "A miller sold the mill to a grocer."),
    ("Hale is not a real doctor", "Hale is a doctor in a novel."),
    ("Vandals destroyed the Old Building", "The Old Building is near the river."),
    ("A few voters backed the plan", "Many voters backed the plan."),
    ("The firm may buy its rival", "The firm may buy its rival, a lawyer wrote."),
]

OPEN = [
    ("The firm bought its rival", "The firm plans to buy its rival.", "certainty"),
    ("The firm bought its rival", "The firm may buy its rival.", "certainty"),
    ("Peru left the pact", "Peru threatened to leave the pact.", "certainty"),
    ("The bank cut rates", "The bank is expected to cut rates.", "certainty"),
    ("The bridge opened", "The bridge will open in May.", "certainty"),
    ("The mayor has resigned", "The mayor is likely to resign.", "certainty"),
    ("The mayor has resigned", "The mayor said he would resign in May.", "certainty"),
    ("Kites are banned in Bari", "The council backed a law that would ban kites in Bari.",
     "certainty"),
    ("Rebels hold the airport", "It is not clear whether rebels hold the airport.", "certainty"),
    ("All voters backed the plan", "Most voters backed the plan.", "extent"),
    ("Most clinics have closed", "Some clinics have closed.", "extent"),
    ("The driver stopped at the gate", "The driver drove on without stopping at the gate.",
     "negation"),
    ("The vaccine is effective in infants", "The vaccine is hardly effective in infants.",
     "negation"),
]  # fmt: skip

SETTLED = [
    ("The firm plans to buy its rival", "The firm plans to buy its rival."),
    ("The bridge will open in May", "The bridge will open in May."),
    ("The bank cut rates", "The bank was expected to cut rates and cut them on Monday."),
    ("The firm may buy its rival", "The firm may buy its rival, a lawyer wrote."),
    ("Rents rose in May", "Rents rose in May."),
]


@pytest.mark.parametrize(("claim", "sentence"), DENIED + DENIED_OF_THE_SAME + OPPOSITE)
def test_a_denial_or_an_opposite_is_a_difference(claim: str, sentence: str) -> None:
    assert len(told(compare(claim, passage_of(sentence)), DifferenceKind.NEGATION)) == 1


@pytest.mark.parametrize(("claim", "sentence"), SAME_SENSE + OF_ANOTHER_THING_OR_TIME)
def test_what_only_sounds_like_a_denial_is_no_difference(claim: str, sentence: str) -> None:
    assert told(compare(claim, passage_of(sentence)), DifferenceKind.NEGATION) == []


@pytest.mark.parametrize(("claim", "sentence", "kind"), OPEN)
def test_a_plan_a_chance_or_a_part_withholds_support_from_the_fact_or_the_whole(
    claim: str, sentence: str, kind: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert kind in [missing.kind for missing in found.missing]
    assert found.differences == ()


@pytest.mark.parametrize(("claim", "sentence"), SETTLED)
def test_a_plan_told_as_a_plan_and_a_fact_as_a_fact_are_borne_out(
    claim: str, sentence: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert (found.missing, found.differences) == ((), ())
