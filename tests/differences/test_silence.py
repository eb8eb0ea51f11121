"""What a passage leaves open, though it contradicts nothing."""

import pytest

from bot.differences import compare
from bot.domain import Passage
from bot.sentences import split
from tests.differences.passages import passage_of


def silent_on(claim: str, passage: Passage) -> list[tuple[str, str]]:
    return [(missing.kind, missing.text) for missing in compare(claim, passage).missing]


@pytest.mark.parametrize(
    ("claim", "sentence", "word"),
    [
        (
            "Most ports have joined the pact",
            "Ports were unwilling, they said, to join the pact.",
            "unwilling",
        ),
        ("The union has no quarrel with the mayor", "We, the union, admire the mayor.", "no"),
        ("Farmers got nothing from the fund", "Farmers drew on the fund in spring.", "nothing"),
    ],
)
def test_a_denial_that_only_one_side_holds_withholds_support(
    claim: str, sentence: str, word: str
) -> None:
    assert ("negation", word) in silent_on(claim, passage_of(sentence))


def test_a_denial_on_both_sides_is_no_matter() -> None:
    claim = "The council did not raise the water price"
    assert silent_on(claim, passage_of("The council did not raise the price of water.")) == []


def test_an_office_that_the_passage_lacks_withholds_support() -> None:
    sentence = "Mrs Keita opened the new hospital in Segou."
    assert ("office", "mayor") in silent_on(
        "The mayor opened the new hospital", passage_of(sentence)
    )


def around(text: str, focus: int) -> Passage:
    article = passage_of(text).article
    return Passage(article, split(text), focus)


def test_a_person_of_the_sentence_before_counts_where_the_sentence_points_back() -> None:
    text = "Ida Moen chairs the union. She refused the offer on Monday."
    assert silent_on("Ida Moen refused the offer", around(text, 1)) == []


def test_a_person_of_the_sentence_before_does_not_act_in_the_next_one() -> None:
    text = "Ida Moen chairs the union. Tom Berg refused the offer on Monday."
    assert ("name", "Ida Moen") in silent_on("Ida Moen refused the offer", around(text, 1))
