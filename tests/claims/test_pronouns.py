import pytest

from bot.claims import read
from bot.domain import Claim

NAMED = [
    ("Awa Diallo spoke on Sunday.", "She said ties were cut.",
     "Awa Diallo said ties were cut."),
    ("Mali cut ties on Sunday.", "Its president spoke on TV.", "Mali's president spoke on TV."),
    ("Mr Ruiz resigned.", "His deputy took over.", "Mr Ruiz's deputy took over."),
    ("The queen died in 2022.", "Her son became king.", "The queen's son became king."),
    ("The rebels took the town.", "They burned the market.", "The rebels burned the market."),
    ("The company cut 300 jobs on Monday.", "It blamed high costs.",
     "The company blamed high costs."),
    ("The dam burst on Friday.", "Its walls had cracked in May.",
     "The dam's walls had cracked in May."),
    ("Ann and Tom resigned.", "They were arrested in June.",
     "Ann and Tom were arrested in June."),
    ("The UN voted on Monday.", "It condemned the coup.", "The UN condemned the coup."),
    ("Officials closed the road.", "They said it was unsafe.",
     "Officials said it was unsafe."),
    ("The president of Mali spoke.", "He praised the army.",
     "The president of Mali praised the army."),
    ("The talks ended on Friday.", "They lasted two days.", "The talks lasted two days."),
    ("Marie Curie was born in Warsaw.", "She won two Nobel prizes.",
     "Marie Curie won two Nobel prizes."),
    ("France expelled the envoy.", "They gave no reason.", "France gave no reason."),
    ("The team won the final.", "Their coach resigned.", "The team's coach resigned."),
    ("The miners went on strike.", "Their union wants a rise of 5%.",
     "The miners' union wants a rise of 5%."),
    ("The mayor resigned on Monday and was arrested on Friday.", "He denied the charges.",
     "The mayor denied the charges."),
    ("The Netherlands won.", "It beat Spain.", "The Netherlands beat Spain."),
    ("Did Ruiz resign?", "He was arrested in May.", "Ruiz was arrested in May."),
    ("The airline was fined in Paris.", "It appealed in June.",
     "The airline appealed in June."),
]  # fmt: skip

KEPT = [
    ("Ruiz met Lopez.", "He said nothing."),  # two people
    ("The court fined the firm €2m.", "It said the firm had lied."),
    ("Mali cut ties with Ukraine on Sunday.", "It accused Kyiv of helping rebels."),
    ("The rebels attacked two villages.", "They fled at night."),
    ("Mali's president spoke.", "Its army withdrew."),
    ("Police arrested Ruiz.", "He was jailed."),  # not the subject
    ("Officials met the queen.", "She spoke of peace."),
    ("Ann and Tom resigned.", "He was arrested in June."),  # does not agree
    ("Mrs Ruiz resigned.", "He took over."),
    ("The dam burst on Friday.", "He had built it."),
    ("The queen died in 2022.", "They mourned."),
    ("The dam burst on Friday.", "It was a disaster."),  # may be the event
    ("The company cut 300 jobs.", "It was the first time since 1990."),
    ("The company cut 300 jobs.", "It is raining."),
    ("The company cut 300 jobs.", "It caused a strike."),
    ("The company cut 300 jobs.", "It was reported that sales fell."),
    ("A man was arrested in Lima.", "He is 30."),  # nobody in particular
    ("No company won.", "It lost money."),
    ("It rained on Monday.", "It snowed on Tuesday."),
    ("On Monday, Ruiz spoke.", "He resigned on Tuesday."),
    ("The president of Mali spoke.", "It left the bloc."),
    ("The dam burst.", "This flooded two towns."),  # not a personal pronoun
]  # fmt: skip


def second(message: str) -> str:
    return read(message)[0][-1].text


@pytest.mark.parametrize(("before", "claim", "resolved"), NAMED)
def test_a_leading_pronoun_is_named(before: str, claim: str, resolved: str) -> None:
    assert second(f"{before} {claim}") == resolved


@pytest.mark.parametrize(("before", "claim"), KEPT)
def test_a_pronoun_that_could_be_another_stays(before: str, claim: str) -> None:
    assert second(f"{before} {claim}") == claim


@pytest.mark.parametrize(("before", "claim", "resolved"), NAMED)
def test_a_name_holds_no_word_that_is_not_the_writers(
    before: str, claim: str, resolved: str
) -> None:
    known = f"{before} {claim}".replace("?", "").replace(".", "").split()
    told = resolved.replace("'s ", " ").replace("s' ", "s ").replace(".", "").split()
    assert set(told) <= set(known)


def test_the_pronouns_place_is_the_claims() -> None:
    message = "Awa Diallo spoke on Sunday. She said ties were cut."
    claim = read(message)[0][1]
    assert isinstance(claim, Claim)
    assert message[claim.start : claim.end] == "She said ties were cut."


def test_a_pronoun_is_named_through_a_chain_of_sentences() -> None:
    queries, _ = read("Diallo spoke in May. She left for Rome in June. She returned in July.")
    assert [query.text for query in queries[1:]] == [
        "Diallo left for Rome in June.",
        "Diallo returned in July.",
    ]


def test_a_pronoun_is_named_from_the_clause_before() -> None:
    queries, _ = read("Ruiz resigned on Monday, and he was arrested on Friday.")
    assert [query.text for query in queries] == [
        "Ruiz resigned on Monday",
        "Ruiz was arrested on Friday.",
    ]


def test_both_clauses_after_a_pronoun_are_named() -> None:
    queries, _ = read("Ruiz spoke in May. He resigned on Tuesday and was arrested on Friday.")
    assert [query.text for query in queries[1:]] == [
        "Ruiz resigned on Tuesday",
        "Ruiz was arrested on Friday.",
    ]


def test_what_was_left_out_names_nobody() -> None:
    assert second("Ruiz resigned. I love it! He was arrested.") == "He was arrested."
