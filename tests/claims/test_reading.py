"""Whole messages, and what holds for any of them."""

import random
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.claims import as_claim, is_question, read
from bot.domain import Claim, Question, Skipped

PASTED = """\
## What happened

Heavy rain fell in Leeds on Monday. It was awful!
- The river rose 3 m and two bridges were closed.
- Awa Diallo, the mayor, spoke at noon.
1. Schools will stay shut until Friday.

> somebody else's words
Source: https://example.org/leeds
Was anyone hurt? Who pays for the repairs? Thanks!
"""

PIECES = [
    "Mali cut ties", "and", "but", ";", ", and", "he", "She said", "its president", "fled", "was",
    "the rebels", "if", "that", "\n", "\n- ", "> quoted", "`code`", "```", "https://example.org",
    "**", "\"", "“", "(", "Did", "?", ".", "!", "😀", "\u200b", "\u202e", "שלום", "ÉTÉ", "5%",
    "€2m", "between", "who", "<@1>", "#tag", "I think", "will probably", "Breaking:", "\u2019s",
]  # fmt: skip

SIMPLE = st.builds(
    "{} {} {} in {}.".format,
    st.sampled_from(["The mayor", "Ann Ruiz", "Kenya", "Two firms", "The court", "rebels"]),
    st.sampled_from(["left", "closed", "bought", "attacked", "founded", "lost"]),
    st.sampled_from(["the port", "a school", "three ships", "its rival", "€2m"]),
    st.sampled_from(["May", "2019", "Lima", "the spring"]),
)

messages = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))

HOSTILE = [
    "a and " * 1600, "mali fell and " * 700, " " * 10_000 + "x y", "#a " * 3_300, "\"" * 10_000,
    "if " * 3_300, "will " * 2_000, "is so " * 1_600, "(" * 10_000, "_*" * 5_000, ":a" * 5_000,
    "he " * 3_300, "did " * 2_500 + "?", "did x and " * 1_000 + "?", "the of " * 1_400,
    "is it true that " * 600 + "?", "\n> " * 3_300, "`a" * 5_000, "i think that " * 700,
    ", and " * 1_600, "a" * 10_000, "' " * 5_000, "\u200b\u202e" * 5_000,
]  # fmt: skip


def claims_of(message: str) -> list[Claim]:
    return [query for query in read(message)[0] if isinstance(query, Claim)]


def test_a_pasted_text_is_read_line_by_line() -> None:
    queries, skipped = read(PASTED)
    assert [query.text for query in queries] == [
        "Heavy rain fell in Leeds on Monday.",
        "The river rose 3 m",
        "two bridges were closed.",
        "Awa Diallo, the mayor, spoke at noon.",
        "Schools will stay shut until Friday.",
        "anyone was hurt",
        "Who pays for the repairs?",
    ]
    assert [part.text for part in skipped] == [
        "## What happened",
        "It was awful!",
        "> somebody else's words",
        "Source: https://example.org/leeds",
        "Thanks!",
    ]


def test_a_message_is_read_in_its_order() -> None:
    message = "Hello! The dam burst on Friday. Did the town flood?\n> old news\nWho is to blame?"
    queries, skipped = read(message)
    assert [query.text for query in queries] == [
        "The dam burst on Friday.",
        "the town flooded",
        "Who is to blame?",
    ]
    assert [part.text for part in skipped] == ["Hello!", "> old news"]


def test_a_claim_knows_its_place_in_the_message() -> None:
    message = "<@5> hi! Rain fell. ```code``` Did it snow?"
    places = [message[claim.start : claim.end] for claim in claims_of(message)]
    assert places == ["Rain fell.", "Did it snow?"]


def test_what_introduces_a_question_is_dropped() -> None:
    assert read("Can you tell me who won the final?")[0] == (Question("who won the final?"),)


@settings(deadline=None)
@given(messages)
def test_claims_lie_in_the_message_in_order_and_apart(message: str) -> None:
    claims = claims_of(message)
    for claim in claims:
        assert claim.text.strip()
        assert 0 <= claim.start < claim.end <= len(message)
    for before, after in pairwise(claims):
        assert before.end <= after.start


@settings(deadline=None)
@given(messages)
def test_no_word_gets_lost(message: str) -> None:
    queries, skipped = read(message)
    kept = " ".join(
        [message[claim.start : claim.end] for claim in claims_of(message)]
        + [query.text for query in queries]
        + [part.text for part in skipped]
    ).lower()
    for word in re.findall(r"[^\W_]+", message.lower()):
        assert word in kept or word in {"and", "but", "1"}


def test_a_link_beside_a_question_is_told_to_be_left_out() -> None:
    queries, skipped = read("Who paid for it https://example.org/bridge")
    assert queries == (Question("Who paid for it"),)
    assert skipped == (Skipped("https://example.org/bridge", "it is only a link"),)


@settings(deadline=None)
@given(SIMPLE)
def test_a_lone_sentence_without_a_joint_is_one_claim(sentence: str) -> None:
    assert claims_of(sentence) == [Claim(sentence, 0, len(sentence))]


@settings(deadline=None)
@given(SIMPLE, SIMPLE)
def test_what_a_sentence_claims_does_not_depend_on_the_next(first: str, second: str) -> None:
    assert claims_of(f"{first}\n\n{second}")[: len(claims_of(first))] == claims_of(first)


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    is_question(text)
    as_claim(text)


@pytest.mark.parametrize("message", HOSTILE)
def test_no_message_takes_long(message: str) -> None:
    started = time.perf_counter()
    read(message)
    assert time.perf_counter() - started < 2


def test_thousands_of_random_messages_can_be_read() -> None:
    chance = random.Random(7)
    for _ in range(3_000):
        read(" ".join(chance.choices(PIECES, k=chance.randint(1, 25))))
