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
