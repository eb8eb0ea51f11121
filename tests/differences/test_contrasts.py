"""What a text rules out: "on Tuesday, not Monday"."""

import pytest

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import passage_of, told

DATE, NUMBER, NAME = DifferenceKind.DATE, DifferenceKind.NUMBER, DifferenceKind.NAME
FERRY = "The ferry sailed on Tuesday, not Monday."
TOLL = "The fire in Orlen killed 21 people, not 22 as the police had said."
PRIZE = "The prize was won by Eva Holm, not by Anna Lund."
SIGNED = "The pact was signed in Mali, not Niger."


@pytest.mark.parametrize(
    ("claim", "sentence", "kind", "pair"),
    [
        ("The ferry sailed on Monday", FERRY, DATE, ("on Monday", "on Tuesday")),
        ("The ferry sailed on 5 March", "The ferry sailed on 6 March rather than 5 March.", DATE,
         ("2024-03-05", "2024-03-06")),
        ("The ferry sailed on 5 March", "The ferry did sail, but not on 5 March.", DATE,
         ("5 March", "not on 5 March")),
        ("The fire in Orlen killed 22 people", TOLL, NUMBER, ("22", "21")),
        ("22 people died in the fire in Orlen", TOLL, NUMBER, ("22", "21")),
        ("The probe weighs 62 kg", "The probe weighs 26 kg, not 62.", NUMBER, ("62 kg", "26 kg")),
        ("The cure is 100% safe", "The cure is not 100% safe.", NUMBER, ("100%", "not 100%")),
        ("Anna Lund won the prize", PRIZE, NAME, ("Anna Lund", "Eva Holm")),
        ("Anna Lund won the prize", "Eva Holm, not Anna Lund, won the prize.", NAME,
         ("Anna Lund", "Eva Holm")),
        ("The pact was signed in Niger", SIGNED, NAME, ("Niger", "Mali")),
        ("The pact was signed in Niger", "The pact was signed not in Niger but in Mali.", NAME,
         ("Niger", "Mali")),
        ("The pact was signed in Niger", "The pact was signed, but not in Niger.", NAME,
         ("Niger", "not in Niger")),
    ],
)  # fmt: skip
def test_what_a_sentence_rules_out_differs(
    claim: str, sentence: str, kind: DifferenceKind, pair: tuple[str, str]
) -> None:
    assert pair in told(compare(claim, passage_of(sentence)), kind)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The ferry sailed on Tuesday", FERRY),
        ("The ferry sailed on Tuesday, not Monday", "The ferry sailed on Tuesday."),
        ("The fire in Orlen killed 21 people", TOLL),
        ("The fire in Orlen killed 21 people, not 22", "The fire in Orlen killed 21 people."),
        ("Eva Holm won the prize", PRIZE),
        ("Eva Holm, not Anna Lund, won the prize", "The prize was won by Eva Holm."),
        ("The pact was signed in Mali", SIGNED),
        ("The ferry carried 20 people", "The ferry carried 20, if not 30, people."),
        ("The ferry carried 30 people", "The ferry carried not only 30 people but two horses."),
    ],
)
def test_what_stands_beside_it_does_not_differ(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert not found.differences
    assert not found.missing


def test_another_day_still_differs_beside_one_that_is_ruled_out() -> None:
    found = compare(
        "The ferry sailed on Tuesday", passage_of("The ferry sailed on Friday, not Monday.")
    )
    assert told(found, DATE) == [("on Tuesday", "on Friday")]


def test_what_the_claim_rules_out_differs_where_the_sentence_says_it() -> None:
    found = compare(
        "The ferry sailed on Tuesday, not Monday", passage_of("The ferry sailed on Monday.")
    )
    assert told(found, DATE) == [("on Tuesday", "on Monday")]


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("The judges can't be ready in less than ten weeks", "They need at least ten weeks.", []),
        ("Not more than 20 people came", "18 people came.", []),
        ("The army did not lose more than 20 tanks", "The army lost 18 tanks.", []),
        ("The army did not lose more than 20 tanks", "The army lost 25 tanks.", [("≤20", "25")]),
        ("The army didn't lose fewer than 20 tanks", "The army lost 15 tanks.", [("≥20", "15")]),
    ],
)
def test_a_denied_bound_is_the_opposite_bound(
    claim: str, sentence: str, found: list[tuple[str, str]]
) -> None:
    comparison = compare(claim, passage_of(sentence))
    assert [(one.claimed, one.found) for one in comparison.differences] == found
