import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import markup


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain words", "plain words"),
        ("*stars* and _lines_", r"\*stars\* and \_lines\_"),
        ("a ||spoiler|| ~~gone~~ `code`", r"a \|\|spoiler\|\| \~\~gone\~\~ \`code\`"),
        ("# no heading", r"\# no heading"),
        ("-# no small print", r"\-# no small print"),
        ("> no quote", r"\> no quote"),
        ("1. no list", r"1\. no list"),
        ("[click](https://evil.example)", r"\[click\](https\://evil.example)"),
        ("<@123> <@&5> <#6> <t:1>", "\\<@\u200b123> \\<@\u200b&5> \\<#6> \\<t:1>"),
        ("hi @everyone and @here", "hi @\u200beveryone and @\u200bhere"),
        ("two\nlines\tand  gaps", "two lines and gaps"),
        ("\u202ereversed\u2066", "reversed"),
    ],
)
def test_text_renders_as_it_was_written(written: str, shown: str) -> None:
    assert markup.escape(written) == shown


def test_decisive_words_are_bold_and_the_rest_is_escaped() -> None:
    assert markup.embolden("It cost *412* crowns.", [(8, 13)]) == r"It cost **\*412\*** crowns."


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([(0, 3)], "**one** two"),
        ([(0, 4)], "**one** two"),
        ([(3, 4)], "one two"),
        ([(4, 99)], "one **two**"),
        ([(0, 3), (2, 7)], "**one** **two**"),
        ([(5, 2)], "one two"),
    ],
)
def test_bold_never_starts_or_ends_on_a_space_and_never_nests(
    spans: list[tuple[int, int]], shown: str
) -> None:
    assert markup.embolden("one two", spans) == shown


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90))))
def test_bold_marks_are_balanced_whatever_the_spans(
    text: str, spans: list[tuple[int, int]]
) -> None:
    shown = markup.embolden(text, spans)
    unescaped = shown.replace("\\\\", "").replace("\\*", "")
    assert unescaped.count("*") % 4 == 0
    assert "\n" not in shown


@given(st.text(max_size=60))
def test_no_broadcast_survives_escaping(text: str) -> None:
    shown = markup.escape(text + "@everyone" + text + "@HERE").lower()
    assert "@everyone" not in shown
    assert "@here" not in shown


def test_clipping_ends_at_a_sentence() -> None:
    text = "First sentence. Second sentence here. Third one is cut."
    assert markup.clip(text, 45) == "First sentence. Second sentence here. …"


def test_clipping_without_a_sentence_ends_at_a_word() -> None:
    assert markup.clip("one two three four five", 15) == "one two three…"


@given(st.text(max_size=300), st.integers(20, 200))
def test_clipped_text_is_within_the_limit(text: str, limit: int) -> None:
    assert len(markup.clip(text, limit)) <= limit


def test_an_excerpt_keeps_the_decisive_words() -> None:
    text = "word " * 100 + "Aug. 4 " + "tail " * 100
    at = text.index("Aug. 4")
    cut, spans = markup.excerpt(text, [(at, at + 6)], 120)
    assert len(cut) <= 122
    assert [cut[start:end] for start, end in spans] == ["Aug. 4"]
    assert cut.startswith("…")
    assert cut.endswith("…")


def test_a_short_sentence_is_left_whole() -> None:
    assert markup.excerpt("short", [(0, 5)], 100) == ("short", ((0, 5),))


@pytest.mark.parametrize(
    "uri",
    [
        "/srv/a.txt",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "discord://x",
        "http://",
        "https://[::1",
        "https://a.example/" + "x" * 500,
    ],
)
def test_only_web_addresses_of_sane_length_become_links(uri: str) -> None:
    assert markup.safe_address(uri) is None
    assert markup.link("Title", uri) == "**Title**"


def test_a_link_cannot_be_left_by_its_title_or_its_address() -> None:
    shown = markup.link("a](https://evil.example)[b", "https://a.example/x)y(z w")
    assert "](https://evil" not in shown
    shown = markup.link("a][b", "https://a.example/x)y(z w")
    assert shown == r"[**a\]\[b**](https://a.example/x%29y%28z%20w)"


def test_length_counts_like_discord() -> None:
    assert markup.length("aé🔎") == 4
