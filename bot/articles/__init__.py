"""Turns a file's bytes into an article, without what surrounds it on a page."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePath

from bot.articles.boilerplate import without_boilerplate
from bot.articles.markup import Draft, from_html, from_markdown
from bot.domain import Article
from bot.errors import ParseError

MAX_HEADLINE = 160
"""A first line up to this many characters, without a full stop, is taken for the headline."""


def parse_article(
    content: bytes, uri: str, name: str, *, suffix: str | None = None, charset: str | None = None
) -> Article:
    """Read one article from the bytes of a text, Markdown or HTML file.

    Args:
        content: the file as it is.
        uri: what identifies the article unless it names its own address.
        name: what to call the file in an error; its ending says how to read it.
        suffix: says instead of the name's ending how to read it.
        charset: how the text is encoded where whoever sent it has said so.

    Raises:
        ParseError: the file is empty, binary, wrongly encoded, of another kind, or holds no text.
    """
    suffix = suffix or PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise ParseError(f"{name}: only text (.txt), Markdown (.md) and HTML (.html) can be read.")
    if not content.strip():
        raise ParseError(f"{name}: the file is empty.")
    text = _decode(content, name, charset, html=suffix in {".html", ".htm"})
    draft = _READERS[suffix](text, name)
    body = without_boilerplate(draft.text)
    if not any(character.isalnum() for character in body):
        raise ParseError(f"{name}: there is no text in it.")
    return Article(
        uri=draft.uri or uri,
        title=draft.title or _opening(body),
        text=body,
        publisher=draft.publisher,
        published=draft.published,
        fetched=datetime.now(UTC).replace(microsecond=0),
        language=draft.language,
    )


def _decode(content: bytes, name: str, charset: str | None, *, html: bool) -> str:
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    encoding = next((marks[mark] for mark in marks if content.startswith(mark)), None)
    if encoding is None:
        if b"\0" in content:
            raise ParseError(f"{name}: this is a binary file, not text.")
        declared = charset or (_declared_encoding(content) if html else None) or "utf-8"
        encoding = _AS_BROWSERS_DO.get(declared.lower(), declared)
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError) as error:
        place = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise ParseError(
            f"{name}: the text is not in {encoding.upper() + place}. Save it as UTF-8 and add it "
            "again."
        ) from error
    return _repair(text)


_AS_BROWSERS_DO = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii"), "windows-1252")
"""Names of encodings that pages give and mean another (encoding.spec.whatwg.org)."""


def _repair(text: str) -> str:
    from ftfy import TextFixerConfig, fix_text

    # Repairs come before anything counts characters; quotation marks stay as printed.
    config = TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        explain=False,
    )
    return fix_text(text, config)


def _declared_encoding(content: bytes) -> str | None:
    found = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", content[:4096], re.I)
    return found.group(1).decode("ascii") if found else None


def _from_text(text: str, name: str) -> Draft:
    first, _, rest = text.strip().partition("\n")
    headline = first.strip()
    if rest.strip() and len(headline) <= MAX_HEADLINE and not re.search(r"[.!?…:;,]\W*$", headline):
        return Draft(rest, title=headline)
    return Draft(text)


_READERS: dict[str, Callable[[str, str], Draft]] = {
    ".txt": _from_text,
    ".text": _from_text,
    ".md": from_markdown,
    ".markdown": from_markdown,
    ".html": from_html,
    ".htm": from_html,
}
SUFFIXES = frozenset(_READERS)
"""The kinds of file that can be read."""


def _opening(text: str) -> str:
    """Return the first words, for an article without a headline."""
    line = " ".join(text.split("\n", 1)[0].split())
    if len(line) <= MAX_HEADLINE // 2:
        return line
    return line[: MAX_HEADLINE // 2].rsplit(" ", 1)[0].rstrip(",;:") + "…"
