"""No bytes make the reader of articles fail in any other way than with its own error."""

import contextlib
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.articles import SUFFIXES, parse_article
from bot.errors import ParseError
from bot.store import text_digest

FRAGMENTS = st.sampled_from(
    [b"---\n", b"title: ", b"published: ", b"url: https://a.example/\n", b"\n\n", b"# ", b"[", b"]",
     b"&a ", b"*a", b"!!int ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd8\x00", b"\xc3", b"\0",
     b"<html>", b"<head><meta charset=", b"utf-7>", b"utf-16>", b"idna>", b"<title>", b"</title>",
     b"<article>", b"<p>", b"</p>", b"&#xd800;", b"&#0;", b"<script type='application/ld+json'>",
     b'{"headline": "\\ud800"}', b"</script>", b"<table><tr><td>", b"<?xml encoding='x'?>",
     b"The dam at Irsk was closed on Monday after cracks were found in its wall. " * 4,
     b"| a | b |\n|---|---|\n", b"```\n", b"2024-01-01", b"0000-00-00", b"{a: b}", b"- "]
)  # fmt: skip
CONTENTS = st.one_of(st.binary(max_size=300), st.lists(FRAGMENTS, max_size=14).map(b"".join))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=CONTENTS)
def test_only_a_parse_error_is_raised(suffix: str, content: bytes) -> None:
    with contextlib.suppress(ParseError), warnings.catch_warnings():
        # Libraries warn of odd pages, which is theirs to do.
        warnings.simplefilter("ignore")
        article = parse_article(content, "file:///a", f"a{suffix}")
        assert article.title
        assert any(character.isalnum() for character in article.text)
        # What was read can be stored: it is text without halves of characters.
        assert len(text_digest(article)) == 64
