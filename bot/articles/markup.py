"""Reads Markdown with front matter, and HTML pages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.errors import ParseError


@dataclass(frozen=True, slots=True)
class Draft:
    """What one file says of its article; None where it is silent."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    uri: str | None = None


def from_markdown(text: str, name: str) -> Draft:
    """Read Markdown; the front matter, where there is one, says what the text does not."""
    fields, body = _front_matter(text, name)
    heading, plain = _plain(body)
    title = _string(fields.get("title")) or heading
    if heading and heading != title:
        plain = f"{heading}\n\n{plain}"
    publisher = _string(fields.get("publisher"))
    uri = _string(fields.get("url"))
    return Draft(
        plain,
        title=title,
        publisher=None if publisher and publisher.lower() == "unknown" else publisher,
        published=_date(_string(fields.get("published")) or _string(fields.get("date")), name),
        language=_string(fields.get("language")),
        uri=uri if uri and uri.startswith(("https://", "http://")) else None,
    )


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    match = re.match(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.DOTALL)
    if not match:
        return {}, text
    import yaml

    try:
        # This loader makes no values of its own, so no text can make it fail or swell.
        fields = yaml.load(match.group(1), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        line = str(error).splitlines()[0]
        raise ParseError(f"{name}: the front matter is not valid YAML ({line}).") from error
    except RecursionError as error:
        raise ParseError(f"{name}: the front matter is nested too deeply.") from error
    if fields is None or fields == "":
        fields = {}
    if not isinstance(fields, dict):
        raise ParseError(f"{name}: the front matter must be lines of the form 'title: …'.")
    return {str(key).lower(): value for key, value in fields.items()}, text[match.end() :]


def _plain(markdown: str) -> tuple[str | None, str]:
    """Return the first top heading, and the text as it reads without its marks."""
    from markdown_it import MarkdownIt

    heading: str | None = None
    blocks: list[str] = []
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "inline":
            text = _inline_text(token.children or [])
            if opened == "h1" and heading is None and not blocks:
                heading = text
            elif text.strip():
                blocks.append(text)
        elif token.nesting == 1:
            opened = token.tag
    return heading, "\n\n".join(blocks)


def _inline_text(tokens: Iterable[Any]) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    shown = ("text", "code_inline")
    return "".join(
        token.content if token.type in shown else breaks.get(token.type, "") for token in tokens
    )


def from_html(html: str, name: str) -> Draft:
    """Read the article on a page, and what the page says of it."""
    from htmldate import find_date
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(
        html, include_comments=False, include_tables=True, favor_precision=True, with_metadata=True
    )
    if not isinstance(document, Document) or not document.text:
        raise ParseError(f"{name}: no article was found on the page.")
    published = find_date(html, original_date=True, extensive_search=False)
    first, _, rest = document.text.partition("\n")
    text = rest if first.strip() == (document.title or "").strip() and rest else document.text
    return Draft(
        text,
        title=document.title,
        publisher=document.sitename,
        published=date.fromisoformat(published[:10]) if published else None,
        language=document.language,
        uri=document.url if (document.url or "").startswith(("https://", "http://")) else None,
    )


def _string(field: object) -> str | None:
    """Return a field as text; None for an empty one, for YAML's null, and for a list."""
    if not isinstance(field, str) or field.strip() in {"", "~", "null"}:
        return None
    # A lone surrogate, which an escape can make, is no character that could be stored.
    return field.strip().encode("utf-8", "replace").decode()


def _date(field: str | None, name: str) -> date | None:
    if field is None or field.lower() == "unknown":
        return None
    try:
        return datetime.fromisoformat(field).date()
    except ValueError as error:
        raise ParseError(
            f"{name}: 'published: {field}' is not a date. Write it as 2024-08-05."
        ) from error
