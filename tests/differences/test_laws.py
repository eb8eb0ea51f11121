"""What holds of any claim and passage: a text bears itself out, and a swap mirrors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.differences import compare, describe_attribution, retold
from bot.differences.speech.reported import attributions_in
from bot.domain import DifferenceKind
from tests.differences.passages import passage_of
from tests.differences.passages import told as differences

PEOPLE = st.sampled_from(["Ruto", "Ada Quist", "Nora Falk", "Omar Diallo", "April Reyes", "Moss"])
COUNTRIES = st.sampled_from(["Mali", "Niger", "Chile", "Finland", "South Korea", "Ghana"])
TELLERS = st.sampled_from(["said", "claims", "denied", "confirmed", "warned", "believes"])
OFFICES = st.sampled_from(["President", "Chancellor", "Governor", "Captain", "Mayor"])
ACTS = st.sampled_from(
    [
        ("opened the bridge", "did not open the bridge"),
        ("approved the budget", "rejected the budget"),
        ("has left the pact", "has yet to leave the pact"),
        ("won the city marathon", "lost the city marathon"),
        ("is part of the league", "is no longer part of the league"),
        ("is safe", "is unsafe"),
    ]
)
DEEDS = st.sampled_from(["sued", "invaded", "accused", "defeated", "sanctioned", "arrested"])
TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(
        "aA “”\"'\u2018\u2019«»()[]…,.:;!?-\u2014\u200b\u202e\u0301🙂Mali said not No", max_size=120
    ),
)
SENTENCES = st.one_of(
    st.builds("{} {} {}.".format, OFFICES, PEOPLE, ACTS.map(lambda act: act[0])),
    st.builds("{} {} that {} {}.".format, PEOPLE, TELLERS, COUNTRIES, ACTS.map(lambda a: a[1])),
    st.builds("“{} {},” {} said.".format, COUNTRIES, ACTS.map(lambda act: act[0]), PEOPLE),
    st.builds("{} {} {}, according to {}.".format, COUNTRIES, DEEDS, COUNTRIES, PEOPLE),
    TEXTS,
)


def mirrored(one: str, other: str, kind: DifferenceKind) -> None:
    there = differences(compare(one, passage_of(other)), kind)
    back = differences(compare(other, passage_of(one)), kind)
    assert there
    assert back == [(found, claimed) for claimed, found in there]


@settings(deadline=None)
@given(SENTENCES)
def test_a_text_bears_itself_out(sentence: str) -> None:
    found = compare(sentence, passage_of(sentence))
    assert (found.differences, found.missing, found.reported) == ((), (), None)
    assert retold(sentence, passage_of(sentence), found) == sentence


@settings(deadline=None)
@given(OFFICES, PEOPLE, PEOPLE, ACTS)
def test_two_holders_of_an_office_are_mirrored(
    office: str, one: str, other: str, act: tuple[str, str]
) -> None:
    if one != other:
        mirrored(f"{office} {one} {act[0]}.", f"{office} {other} {act[0]}.", DifferenceKind.NAME)


@settings(deadline=None)
@given(st.one_of(COUNTRIES, PEOPLE), ACTS)
def test_a_denial_or_an_opposite_is_mirrored(subject: str, act: tuple[str, str]) -> None:
    mirrored(f"{subject} {act[0]}.", f"{subject} {act[1]}.", DifferenceKind.NEGATION)


@settings(deadline=None)
@given(COUNTRIES, COUNTRIES, DEEDS)
def test_agent_and_patient_are_mirrored(one: str, other: str, deed: str) -> None:
    if one != other:
        mirrored(f"{one} {deed} {other}.", f"{other} {deed} {one}.", DifferenceKind.ROLE)


@settings(deadline=None)
@given(COUNTRIES, COUNTRIES, COUNTRIES, ACTS)
def test_two_speakers_are_mirrored(
    one: str, other: str, subject: str, act: tuple[str, str]
) -> None:
    if len({one, other, subject}) == 3:
        rest = f"said that {subject} {act[0]}."
        mirrored(f"{one} {rest}", f"{other} {rest}", DifferenceKind.NAME)


@settings(deadline=None, max_examples=300)
@given(TEXTS, TEXTS)
def test_any_characters_raise_nothing_and_every_place_lies_in_the_sentence(
    claim: str, sentence: str
) -> None:
    compare(claim, passage_of(sentence))
    for one in attributions_in(sentence):
        assert 0 <= one.span[0] < one.span[1] <= len(sentence)
        assert 0 <= one.content[0] <= one.content[1] <= len(sentence)
        assert one.speaker is None or one.speaker in sentence
        assert describe_attribution(one)


@pytest.mark.parametrize("piece", ["“", "«a", "Xx ", "not ", "he said, ", '"a b c d" ', "'", "no "])
def test_ten_thousand_characters_are_compared_in_seconds(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    found = compare(text, passage_of(text[:-1] + "y"))
    assert all(difference.span != (0, 0) for difference in found.differences)
