"""A comparison as a whole."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.differences import compare, content_overlap, describe
from bot.differences.answers import answer_span
from bot.domain import Difference, DifferenceKind
from tests.differences.passages import (
    BRIDGE,
    BRIDGE_2019,
    COURT,
    DEAL,
    SIGNING,
    SPEECH,
    TIES,
    TOLL,
    VOTE,
    passage_of,
)

NEWS = [
    BRIDGE, BRIDGE_2019, TOLL, VOTE, DEAL, SIGNING, COURT, TIES, SPEECH,
    "The F.B.I. did not say whether Hale, 41, met the U.S. envoy on Aug. 4 or in late July.",
    "Peru's army and Chile's navy clashed, killing 3, but neither side won, the U.N. said Tuesday.",
    "PRICES ROSE 3.4% IN MAY, FELL TO 2% IN JUNE", "did it rise or fall in 2021-22?",
]  # fmt: skip
WORDS = st.sampled_from(sorted({word for sentence in NEWS for word in sentence.split()}))
SENTENCES = st.one_of(
    st.text(min_size=1, max_size=80), st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
)


@pytest.mark.parametrize("sentence", NEWS)
def test_a_news_sentence_bears_itself_out(sentence: str) -> None:
    found = compare(sentence, passage_of(sentence))
    assert (found.differences, found.missing) == ((), ())


@settings(deadline=None)
@given(SENTENCES, st.one_of(st.none(), st.dates()))
def test_any_sentence_bears_itself_out(sentence: str, published: date | None) -> None:
    found = compare(sentence, passage_of(sentence, published))
    assert (found.differences, found.missing) == ((), ())


@settings(deadline=None)
@given(SENTENCES, SENTENCES, st.one_of(st.none(), st.dates()))
def test_every_place_lies_in_the_sentence(
    claim: str, sentence: str, published: date | None
) -> None:
    found = compare(claim, passage_of(sentence, published))
    spans = [*found.agreements, *(d.span for d in found.differences if d.span is not None)]
    assert all(0 <= start < end <= len(sentence) for start, end in spans)
    assert all(describe(difference) for difference in found.differences)
    assert 0 <= content_overlap(claim, sentence) <= 1
    answer_span(claim, sentence, published)


@pytest.mark.parametrize(
    ("claim", "sentence", "missing"),
    [
        ("Ruiz ended the season with nine goals",
         "Okafor ended the season with eleven goals, two more than Ruiz.", {"number"}),
        ("Okafor said the referee was right",
         "Ruiz had said that he would stay, but he denied later that the club had asked.",
         {"name"}),
        ("Four sheep reached the barn", "Two of the sheep drowned and four found the barn.", set()),
        ("The harbour office said the crane was new",
         "The harbour office denied that a pilot had been drinking.", {"negation"}),
    ],
)  # fmt: skip
def test_what_is_told_of_another_matter_is_no_difference(
    claim: str, sentence: str, missing: set[str]
) -> None:
    found = compare(claim, passage_of(sentence))
    assert (found.differences, {one.kind for one in found.missing}) == ((), missing)


@pytest.mark.parametrize(
    ("kind", "claimed", "found", "words"),
    [
        (DifferenceKind.DATE, "2024-08-14", "2024-08-04",
         "Source says 4 Aug 2024; the claim says 14 Aug 2024."),
        (DifferenceKind.DATE, "--08-14", "--08-04", "Source says 4 Aug; the claim says 14 Aug."),
        (DifferenceKind.DATE, "2021", "2024-07", "Source says Jul 2024; the claim says 2021."),
        (DifferenceKind.DATE, "1990s", "2019-05-03",
         "Source says 3 May 2019; the claim says 1990s."),
        (DifferenceKind.DATE, "2024-08-04/2024-08-09", "2024-08-04/2024-08-08",
         "Source says 4 Aug 2024 to 8 Aug 2024; the claim says 4 Aug 2024 to 9 Aug 2024."),
        (DifferenceKind.NUMBER, "47", "84", "Source says 84; the claim says 47."),
        (DifferenceKind.NUMBER, "<50", "84", "Source says 84; the claim says fewer than 50."),
        (DifferenceKind.NUMBER, "3400000 USD", "4300000 USD",
         "Source says $4.3m; the claim says $3.4m."),
        (DifferenceKind.NAME, "Olsen", "Berg", "Source says Berg; the claim says Olsen."),
        (DifferenceKind.NEGATION, "did not cut", "broke off",
         "Source says “broke off”; the claim says “did not cut”."),
    ],
)  # fmt: skip
def test_a_difference_is_told_in_one_sentence(
    kind: DifferenceKind, claimed: str, found: str, words: str
) -> None:
    assert describe(Difference(kind, claimed, found)) == words


@pytest.mark.parametrize(
    ("claim", "text", "share"),
    [
        ("Mali cut ties", "Bamako severed relations", 1),
        ("Mali cut ties", "Peru severed relations", 2 / 3),
        ("Cats sleep", "Dogs bark", 0),
        ("the of and", "the of and", 0),
        ("", "Dogs bark", 0),
    ],
)
def test_content_is_shared_across_synonyms_and_peoples(claim: str, text: str, share: float) -> None:
    assert content_overlap(claim, text) == pytest.approx(share)
