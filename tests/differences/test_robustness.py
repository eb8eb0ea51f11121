"""Whatever people paste: nothing raises, and every place lies in the sentence."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.differences import compare, describe, retold
from bot.differences.answers import answer_span
from tests.differences.passages import passage_of

WORDS = """
    Mali Kyiv Tuesday on Friday yesterday 31 Feb 2019-13-45 4 may May March in since until from
    to between and 1e999 3.4bn 15% 62 miners at least fewer than no never not didn't “we said”
    spokesman Colonel Maiga Maïga the of was is by which, ; — … \u200b \u202e 🙂 late July 1990s
    two years ago last week $5 million 4th 04/08/2024 8-9 June
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map(" ".join)


@settings(deadline=None, max_examples=400)
@given(TEXTS, TEXTS, st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))))
def test_pieces_of_news_in_any_order_raise_nothing(
    claim: str, sentence: str, published: date | None
) -> None:
    found = compare(claim, passage_of(sentence, published))
    spans = [difference.span for difference in found.differences if difference.span]
    for start, end in (*found.agreements, *spans):
        assert 0 <= start < end <= len(sentence)
    assert all(describe(difference) for difference in found.differences)
    assert retold(claim, passage_of(sentence, published), found).strip()
    span = answer_span(f"When {claim}?", sentence, published)
    assert span is None or sentence[slice(*span)]
