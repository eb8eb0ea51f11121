from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sentences import MAX_CHARACTERS, split

PIECES = st.sampled_from(
    ["Dr.", "Aug.", "4", "rain", "Rain", "“No!", "we", "go.”", '"', "F.B.I.", "Officials", "said",
     ". . .", "…", "3.4", "\n", "\n\n", "\r\n", "- ", "(", ")", "?", "!", "U.S.", "\u2028",
     "x" * 400]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join))

ONE_LINE = [
    ["The river rose overnight.", "Two bridges closed."],
    ["The bill passed on Aug. 12 after a long debate.", "It takes effect in Jan. 2026."],
    ["Lt. Col. Ana Ruiz led the drill.", "Gen. Otto Falk watched."],
    ["Gov. Lee and Sen. Park met Rep. Diaz.", "Nothing was agreed."],
    ["Capt. Hale thanked Sgt. Moss.", "The crew cheered."],
    ["Dr. Iqbal and Prof. Stein signed.", "Mr. Ode did not."],
    ["No. 7 was the winner.", "No. 3 came last."],
    ["Was it fair?", "No.", "We will appeal."],
    ["J. K. Rowling spoke first.", "W. H. Auden was quoted."],
    ["Profits fell to 3.4 percent.", "Costs rose 12.5 percent."],
    ["The fund holds $1.25 million.", "It was $0.9 million in 2019."],
    ["He waited... and then he left.", "Nobody saw him."],
    ["He waited…", "Then the lights went out."],
    ["The agent called the F.B.I.", "Officials refused to comment."],
    ["Her file went to the C.I.A.", "They lost it."],
    ["The U.S. Army denied it.", "Peru did not."],
    ["She lives in the U.S.", "She was born in Chile."],
    ["The train left at 5 p.m. Monday.", "It was late."],
    ["Doors open at 9 a.m.", "The film starts later."],
    ["Acme Inc. bought Brill Corp. in May.", "The price was not given."],
    ["He said “No! We will not sell the farm.” on Tuesday.", "It was his last word."],
    ["“No! We stay,” the mayor said.", "The crowd clapped."],
    ["“Why now? Nobody asked us,” said the ferry captain.", "She had a point."],
    ['"Stop! You cannot park here," a guard shouted.', "The driver laughed."],
    ["“Run!” he shouted.", "They ran."],
    ["“Who pays?” asked Mina Rao.", "Silence followed."],
    ["She wrote: “The roof leaks.”", "A plumber came."],
    ["The verdict was “unjust.”", "An appeal was filed."],
    ["It cost 5 euros!", "Who would pay that?", "Nobody."],
    ["Mt. Elbrus is in Russia.", "Ft. Worth is in Texas."],
    ["See Fig. 3 for details.", "The map is old."],
    ["St. Louis won again.", "The away side protested."],
    ["The vote (see p. 4) was close.", "A recount began."],
    ["Rain fell, e.g. in Lima.", "Snow fell, i.e. a dusting."],
    ["The dam, built c. 1920, held.", "Farmers were relieved."],
    ["Smith v. Jones was settled.", "Neither side spoke."],
    ["The site is www.example.org.", "It was down."],
    ["Version 2.0.1 shipped.", "Users complained."],
    ["Was it Nov. 3 or Dec. 3?", "Records differ."],
    ["The team won 3-1 (2-0 at half-time).", "Fans sang."],
    ["«Non!» he cried.", "The room fell silent."],
    ["Temperatures hit 41.2C.", "Schools shut."],
    ["The so-called “Mr. Fix It” quit.", "His post is vacant."],
]  # fmt: skip

BLOCKS = [
    ("Flood alert lifted\n\nResidents went home.", ["Flood alert lifted", "Residents went home."]),
    ("Flood alert lifted\nResidents went home.", ["Flood alert lifted", "Residents went home."]),
    ("The council met\nin the old library.", ["The council met\nin the old library."]),
    ("The council met.\nin brief: nothing.", ["The council met.", "in brief: nothing."]),
    ("- apples\n- pears\n- plums", ["- apples", "- pears", "- plums"]),
    ("Buy:\n1. bread\n2. milk", ["Buy:", "1. bread", "2. milk"]),
    ("* first point\n* second point", ["* first point", "* second point"]),
    ("• eggs\n• flour", ["• eggs", "• flour"]),
    ("First.\r\nSecond.\r\n\r\nThird.", ["First.", "Second.", "Third."]),
    ("A heading\u2028A body.", ["A heading", "A body."]),
    ("The delegates, led by the former mayor of\nGhent, walked out.",
     ["The delegates, led by the former mayor of\nGhent, walked out."]),
    ("  Leading space. Trailing space.  ", ["Leading space.", "Trailing space."]),
    ("The long report on the harbour was read aloud to\nPeter Vance and the rest of the city"
     " board late\nFriday night.",
     ["The long report on the harbour was read aloud to\nPeter Vance and the rest of the city"
      " board late\nFriday night."]),
    ("", []),
    (" \n\t\n ", []),
]  # fmt: skip


@pytest.mark.parametrize("expected", ONE_LINE, ids=lambda expected: expected[0][:30])
def test_a_line_is_split_where_its_sentences_end(expected: list[str]) -> None:
    assert [sentence.text for sentence in split(" ".join(expected))] == expected


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_line_breaks_end_sentences_unless_the_page_made_them(
    text: str, expected: list[str]
) -> None:
    assert [sentence.text for sentence in split(text)] == expected


def test_a_long_quotation_is_split_like_other_text() -> None:
    speech = " ".join(f"We counted ward {number} twice and found no fault." for number in range(9))
    assert len(split(f"“{speech}” she said.")) > 3


def test_a_sentence_without_end_is_cut_at_a_clause() -> None:
    first, *_ = split(", ".join(["the queue moved slowly past the gate"] * 60))
    assert first.text.endswith(",")


@pytest.mark.parametrize("text", ["word " * 900, "x" * 3500, "a, b; " * 600])
def test_no_sentence_is_longer_than_a_model_reads(text: str) -> None:
    assert all(len(sentence.text) <= MAX_CHARACTERS for sentence in split(text))


@settings(deadline=None)
@given(TEXTS)
def test_each_sentence_is_the_text_at_its_place(text: str) -> None:
    for sentence in split(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        assert 0 < len(sentence.text) <= MAX_CHARACTERS


@settings(deadline=None)
@given(TEXTS)
def test_sentences_are_numbered_in_order_and_do_not_overlap(text: str) -> None:
    found = split(text)
    assert [sentence.position for sentence in found] == list(range(len(found)))
    assert all(left.end <= right.start for left, right in pairwise(found))


@settings(deadline=None)
@given(TEXTS)
def test_no_character_is_lost_but_white_space(text: str) -> None:
    kept = "".join(sentence.text for sentence in split(text))
    assert "".join(kept.split()) == "".join(text.split())
