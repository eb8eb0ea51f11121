"""Text that renders on Discord exactly as it was written: escaping, emphasis, links, clipping."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from bot.domain import Span

ELLIPSIS = "…"
MAX_LINK = 400
"""Longer addresses are shown as plain text: they would eat the card's characters."""

_INLINE = re.compile(r"[\\*_~|`<\[\]]")
_ADDRESS = re.compile(r":(?=//)")
_MENTION = re.compile(r"@(?=everyone|here)|(?<=<)@(?=[!&]?\d)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")  # noqa: RUF001
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def length(text: str) -> int:
    """Count characters the way Discord's clients do, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tidy(text: str) -> str:
    """Put a text on one line and drop the characters that would reorder or hide others."""
    kept = (
        character
        for character in text
        if character.isspace()
        or (unicodedata.category(character) != "Cc" and character not in _BIDI_CONTROLS)
    )
    return re.sub(r"\s+", " ", "".join(kept))


def _escape_inline(text: str) -> str:
    escaped = _INLINE.sub(lambda match: "\\" + match[0], tidy(text))
    return _MENTION.sub("@\u200b", _ADDRESS.sub(r"\\:", escaped))


def _escape_line_start(text: str) -> str:
    if re.match(r"\d+[.)]", text):
        return re.sub(r"^(\d+)", r"\1\\", text)
    return re.sub(r"^([#+>-])", r"\\\1", text)


def escape(text: str) -> str:
    """Return the markdown that shows `text` as it is, on one line, pinging nobody."""
    return _escape_line_start(_escape_inline(text).strip())


def embolden(text: str, spans: Sequence[Span]) -> str:
    """Return the markdown that shows `text` as it is, with the spans in bold."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        parts += (_escape_inline(text[at:start]), f"**{_escape_inline(text[start:end])}**")
        at = end
    parts.append(_escape_inline(text[at:]))
    shown = "".join(parts).strip()
    return shown if shown.startswith("**") else _escape_line_start(shown)


def clip(text: str, limit: int) -> str:
    """Shorten plain text to `limit` characters: at a sentence's end, else at a word's."""
    if len(text) <= limit:
        return text
    head = text[: limit - 2]
    ends = [match.end() for match in _SENTENCE_END.finditer(head)]
    if ends and ends[-1] >= limit // 3:
        return f"{head[: ends[-1]]} {ELLIPSIS}"
    head = text[: limit - 1]
    word = len(head) if text[limit - 1].isspace() else head.rfind(" ")
    return (head[:word] if word >= limit // 3 else head).rstrip() + ELLIPSIS


def excerpt(text: str, spans: Sequence[Span], limit: int) -> tuple[str, tuple[Span, ...]]:
    """Cut a long sentence to a window around its decisive words; the spans move with it."""
    if len(text) <= limit:
        return text, tuple(spans)
    first = min((start for start, _ in spans), default=0)
    start = max(0, min(first - limit // 3, len(text) - limit))
    if start:
        start = _next_word(text, start, first)
    end = min(len(text), start + limit - 2)
    if end < len(text):
        gap = text.rfind(" ", start + limit // 2, end)
        end = gap if gap > 0 else end
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    moved = tuple(
        (max(span[0], start) + shift, min(span[1], end) + shift)
        for span in spans
        if span[1] > start and span[0] < end
    )
    return f"{before}{text[start:end]}{after}", moved


def _next_word(text: str, start: int, at_most: int) -> int:
    gap = text.find(" ", start, at_most)
    return gap + 1 if gap >= 0 else start


def safe_address(uri: str) -> str | None:
    """Return the address in a form that cannot end a masked link early, None if not http(s)."""
    if not uri.lower().startswith(("https://", "http://")):
        return None
    try:
        if not urlsplit(uri).hostname:
            return None
    except ValueError:
        return None
    encoded = quote(uri, safe="%/:=&?~#+!$,;'@*-._")
    return encoded if len(encoded) <= MAX_LINK else None


def link(title: str, uri: str) -> str:
    """Return a bold title, linked where it can be."""
    address = safe_address(uri)
    # Discord refuses a masked link whose words look like an address.
    if address is None or "://" in title:
        return f"**{_escape_inline(title).strip()}**"
    return f"[**{_escape_inline(title).strip()}**]({address})"
