"""The place in a sentence that answers a question."""

import pytest

from bot.differences.answers import answer_span, expected_kind, lacks_asked, whole_answer
from tests.differences.passages import (
    BRIDGE,
    BRIDGE_2019,
    COURT,
    DEAL,
    PUBLISHED,
    SIGNING,
    SPEECH,
    TIES,
    TOLL,
    VOTE,
)

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
    ("question", "sentence", "lacking"),
    [
        ("How fast was the tram going?", "The tram is 40 metres long.", "number"),
        ("How fast was the tram going?", "The tram went at 30 km/h.", None),
        ("How tall is the runner?", "The runner needed 35 seconds.", "number"),
        ("How tall is the tower?", "The tower is 330 metres tall.", None),
        ("How heavy is the bell?", "The bell weighs nine tonnes.", None),
        ("How old is Ida Moen?", "Ida Moen chairs the union.", "number"),
        ("When was the bridge closed?", "The bridge was closed by the mayor.", "date"),
        ("When was the bridge closed?", BRIDGE, None),
        ("Who closed the bridge?", "The bridge was closed.", None),
        ("Why was the bridge closed?", "The bridge was closed.", None),
    ],
)
def test_a_sentence_without_what_is_asked_for_is_told(
    question: str, sentence: str, lacking: str | None
) -> None:
    assert lacks_asked(question, sentence, PUBLISHED) == lacking


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


@pytest.mark.parametrize(
    ("question", "sentence", "found", "whole"),
    [
        ("When was the bridge closed?", BRIDGE, "July", "July 29"),
        ("When was the bridge closed?", BRIDGE, "Porto", "July 29"),
        ("When did the siege end?", "The siege ended after 40 days.", "40", "40"),
        ("When did it end?", "It ended when the mayor fled.", "the mayor fled", "the mayor fled"),
        ("How much did the firm pay?", DEAL, "3.4", "$3.4bn"),
        ("How many users has the rival?", DEAL, "users", "1.2 million"),
        ("Who read the ruling?", COURT, "Lindqvist", "Mara Lindqvist"),
        ("Who read the ruling?", COURT, "the ruling", "the ruling"),
        ("Why was the bridge closed?", BRIDGE, "cracks were found", "cracks were found"),
        ("Why was the bridge closed?", BRIDGE, None, None),
    ],
)
def test_an_answer_is_made_whole_and_of_the_kind_that_is_asked_for(
    question: str, sentence: str, found: str | None, whole: str | None
) -> None:
    start = sentence.index(found) if found else 0
    place = (start, start + len(found)) if found else None
    span = whole_answer(question, sentence, PUBLISHED, place)
    assert (None if span is None else sentence[slice(*span)]) == whole
