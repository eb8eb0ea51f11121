"""The first of a kind, and later ones of it."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import passage_of, told

SECOND = "Falk Bank was the second-largest bank failure in the country, after Orr Bank."
FIRST = "The quake was the deadliest disaster of the decade."
BOTH = "Falk Bank was the largest bank failure, well ahead of the second-largest bank failure."


@pytest.mark.parametrize(
    ("claim", "sentence", "pair"),
    [
        ("Falk Bank was the largest bank failure", SECOND, ("largest", "second-largest")),
        ("Falk Bank was the country's biggest bank failure", SECOND, ("biggest", "second-largest")),
        ("The quake was the third-deadliest disaster of the decade", FIRST,
         ("third-deadliest", "deadliest")),
        ("The quake was the 2nd deadliest disaster of the decade", FIRST,
         ("2nd deadliest", "deadliest")),
    ],
)  # fmt: skip
def test_the_first_and_a_later_one_differ(claim: str, sentence: str, pair: tuple[str, str]) -> None:
    found = compare(claim, passage_of(sentence))
    assert pair in told(found, DifferenceKind.NUMBER)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Falk Bank was the second-biggest bank failure", SECOND),
        ("Falk Bank was one of the largest bank failures", SECOND),
        ("Falk Bank was the longest bank failure", SECOND),
        # Whoever comes first is not the one that comes second.
        ("Orr Bank was the largest bank failure", SECOND),
        ("Falk Bank was the largest bank failure", BOTH),
        # The first of one year may be the second of a decade.
        ("The quake was the second-deadliest disaster since the war", FIRST),
        ("Falk Bank was the largest bank", "It was the second bank, and the largest building."),
    ],
)
def test_what_may_both_be_true_does_not_differ(claim: str, sentence: str) -> None:
    assert compare(claim, passage_of(sentence)).differences == ()
