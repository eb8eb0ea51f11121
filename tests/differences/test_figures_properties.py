"""What holds of all dates and numbers: identity, mirroring, and reading whatever comes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.differences import compare, describe
from bot.differences.calendar.finding import dates_in
from bot.differences.figures.quantities import quantities_in
from bot.domain import Difference, DifferenceKind
from tests.differences.passages import PUBLISHED, passage_of, told

FIGURES = st.sampled_from(
    """84|at least 84|more than 80|nearly 90|up to 1,204,332|some 1.2 million|dozens of|hundreds of
    |no|twelve|a dozen|half a million|two and a half million|three to five|one or two|3 lakh
    |at most 7|exactly 40|12,000|0.5|1e999|00""".replace("\n", "").split("|")
)
NOUNS = st.sampled_from(["sheep", "nurses", "km of road", "tonnes of wheat", "days", "votes", "%"])
TIMES = st.sampled_from(
    """on 4 August 2024|on Aug. 4|in early 2023|in the 1990s|in the 14th century|since March 2020
    |until 2019|by Friday|on Sunday, 4 August 2024|on 31 February 2020|last week|two years ago
    |in Q3 2021|in spring 2022|from 2 to 5 May|between 1999 and 2004|on 04/08/2024|every Monday
    |before 1950|after June 2021|the previous day|in 44 BC|in the 1800s|in 2020 or later""".replace(
        "\n", ""
    ).split("|")
)
SENTENCES = st.builds("The farm at Orrin lost {} {} {}.".format, FIGURES, NOUNS, TIMES)
EXACT = st.integers(2, 5000).map(lambda number: f"The farm at Orrin lost {number} sheep.")
DAYS = st.dates(date(1900, 1, 1), date(2060, 1, 1)).map(
    lambda day: f"The farm at Orrin burned on {day.day} {day:%B} {day.year}."
)
PERCENTS = st.integers(1, 99).map(lambda share: f"The farm at Orrin lost {share}% of its sheep.")
SUMS = st.integers(1, 900).map(lambda sum: f"The farm at Orrin lost €{sum} million in the flood.")


@settings(deadline=None)
@given(SENTENCES, st.one_of(st.none(), st.just(PUBLISHED)))
def test_a_claim_equal_to_its_passage_never_differs_and_misses_nothing(
    sentence: str, published: date | None
) -> None:
    found = compare(sentence, passage_of(sentence, published))
    assert found.differences == ()
    assert not [missing for missing in found.missing if missing.kind in {"date", "number"}]


@pytest.mark.parametrize("sentences", [EXACT, DAYS, PERCENTS, SUMS])
def test_exact_values_mirror_when_claim_and_passage_change_places(
    sentences: st.SearchStrategy[str],
) -> None:
    @settings(deadline=None, max_examples=60)
    @given(sentences, sentences)
    def mirrored(one: str, two: str) -> None:
        for kind in (DifferenceKind.DATE, DifferenceKind.NUMBER):
            there = told(compare(one, passage_of(two)), kind)
            back = told(compare(two, passage_of(one)), kind)
            assert there == [(found, claimed) for claimed, found in back]

    mirrored()


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_reading_dates_and_numbers_raises_nothing(text: str, published: date | None) -> None:
    for mention in dates_in(text, published):
        assert 0 <= mention.start < mention.end <= len(text)
    for quantity in quantities_in(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.bounded


@given(st.sampled_from([DifferenceKind.DATE, DifferenceKind.NUMBER]), st.text(max_size=20))
def test_every_normal_form_can_be_told(kind: DifferenceKind, normal: str) -> None:
    assert describe(Difference(kind, normal, normal)).startswith("Source says ")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000, "1," * 5_000, "1,111" * 2_000, "one " * 2_500, "one hundred and " * 600,
        "early " * 1_600, "4 May 2024 to " * 700, "Monday, " * 1_200, "1-" * 5_000, "$" * 10_000,
        "half a " * 1_400, "2019-" * 2_000, "a third of " * 900, "\u0663" * 9_000, "Q1 " * 3_000,
    ],
)  # fmt: skip
def test_long_runs_of_figures_are_read_to_an_end(text: str) -> None:
    assert len(quantities_in(text)) <= 40
    assert len(dates_in(text, PUBLISHED)) <= 40
