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


@pytest.mark.parametrize(("claim", "sentence"), DENIED + OPPOSITE)
def test_a_denial_or_an_opposite_is_a_difference(claim: str, sentence: str) -> None:
    assert len(told(compare(claim, passage_of(sentence)), DifferenceKind.NEGATION)) == 1


@pytest.mark.parametrize(("claim", "sentence"), SAME_SENSE)
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
