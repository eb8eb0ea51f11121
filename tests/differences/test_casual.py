"""Claims as people type them: without capitals, shortened, in other words for the same."""

import pytest

from bot.differences import compare
from bot.differences.names.casing import with_capitals
from bot.domain import DifferenceKind, Passage
from tests.differences.passages import agreed, passage_of, told

MATCH = passage_of(
    "Lund beat Visby 3-1 in the snow.",
    before="VFF had moved the match to Lund. Weyland, 29, fell. The Moon was full. Gusts blew.",
)
CHAIR = passage_of(
    "Union chief Ida Moen was made chair on Friday and was replaced on Sunday by Lars Okafor."
)
HALL = passage_of(
    "About 200 guards were sent to the blaze beside a block that is home to 120 flats."
)


@pytest.mark.parametrize(
    ("claim", "written"),
    [
        ("visby beat lund", "Visby beat Lund"),
        ("the vff moved the match", "the VFF moved the match"),
        ("Visby beat Lund", "Visby beat Lund"),
        ("the moon was full when visby lost", "the moon was full when Visby lost"),
        ("snow fell on the match", "snow fell on the match"),
        ("gusts blew and weyland, the captain, fell", "gusts blew and Weyland, the captain, fell"),
    ],
)
def test_names_are_read_as_the_article_writes_them(claim: str, written: str) -> None:
    assert with_capitals(claim, MATCH) == written


@pytest.mark.parametrize(
    ("claim", "passage", "swapped"),
    [
        ("visby beat lund 3-1", MATCH, True),
        ("lund beat visby 3-1", MATCH, False),
        ("moen took over from lars okafor on sunday", CHAIR, True),
        ("lars okafor took over from moen on sunday", CHAIR, False),
    ],
)
def test_swapped_roles_are_seen_without_capitals(
    claim: str, passage: Passage, swapped: bool
) -> None:
    assert bool(told(compare(claim, passage), DifferenceKind.ROLE)) == swapped


@pytest.mark.parametrize(
    ("claim", "pair"),
    [
        ("more than 250 guards were sent to the fire", (">250", "~200")),
        ("over 200 guards were sent to the fire", None),
        ("fewer than 150 guards were sent to the fire", ("<150", "~200")),
        ("the block by the fire has 129 flats", ("129", "120")),
    ],
)
def test_a_bound_that_a_number_cannot_reach_differs(
    claim: str, pair: tuple[str, str] | None
) -> None:
    found = told(compare(claim, HALL), DifferenceKind.NUMBER)
    assert found == ([] if pair is None else [pair])


def test_a_denial_of_something_else_keeps_no_number_from_differing() -> None:
    passage = passage_of(
        "200 officers had been on duty, most of them to look out for thieves and not for crowds."
    )
    found = compare("137 police officers were on duty", passage)
    assert told(found, DifferenceKind.NUMBER) == [("137", "200")]


def test_the_first_of_all_bears_out_that_there_was_none_before() -> None:
    passage = passage_of("Tolvane is the first member of the exchange in Ermel to go bust.")
    found = compare("No member of the exchange in Ermel had ever gone bust before Tolvane", passage)
    assert "negation" not in {missing.kind for missing in found.missing}


def test_at_first_is_nobody_who_speaks() -> None:
    passage = passage_of("Fewer than 50 were on board, having earlier spoken of 100, police said.")
    found = compare("Police had at first thought that 100 were on board", passage)
    assert "speaker" not in {missing.kind for missing in found.missing}


def test_a_noun_of_action_is_its_verb() -> None:
    passage = passage_of("The eruption of Mount Velmar on 3 May closed the airport.")
    found = compare("mount velmar erupted on 3 may", passage)
    assert found.whole
    assert "3 May" in " ".join(agreed(found, passage))
