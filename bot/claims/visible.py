"""What of a message is its writer's own prose."""

import re
from collections.abc import Iterator

from bot.domain import Skipped

_LEADING_MENTIONS = re.compile(r"\s*(?:<@[!&]?\d+>[\s,:]*)+")
_CODE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_QUOTED_REST = re.compile(r"^>>> .*\Z", re.MULTILINE | re.DOTALL)
_QUOTED_LINES = re.compile(r"^[ \t]*>(?!>>)[^\n]*(?:\n[ \t]*>[^\n]*)*", re.MULTILINE)
_QUOTED_HEADER = re.compile(
    r"^(?:On [^\n]{1,200} wrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,})[ \t]*$",
    re.MULTILINE,
)
ONLY_LINK = "it is only a link"
_LINK = re.compile(r"<?(?<![^\W_])(?:https?://|www\.)\S+>?")
_MARKUP = re.compile(
    r"<a?:\w+:\d+>|<[@#][!&]?\d+>|<t:\d+(?::\w)?>|:[a-z0-9_+]{2,}:|\*\*|__|~~|\|\||(?<!\w)`|`(?!\w)|"
    r"(?<![^\W_])[*_](?=\w)|(?<=[^\W_])[*_](?![^\W_])"
)
_LIST_MARK = re.compile(r"\s*(?:(?:[-*•·‣▪\u2013]|\(?\d{1,2}[.)]|#{1,6})\s+)+")
_TAG = re.compile(r"(?<![\w&])(?:#(?=[^\W\d_])\w+|@\w+)")
_TRAILING_TAGS = re.compile(r"(?:(?<=\s)#[^\W\d_]\w*\s*)+$")
_LEADING_HANDLES = re.compile(r"\s*(?:@\w+[\s,:]+)+")
_HASH = re.compile(r"(?<![\w&])#(?=[^\W\d_])")
_SPACES = re.compile(r"\s+")
_LOOSE_MARK = re.compile(r" ([,.!?;:](?:\s|$))")
_OPENERS = "\"'“\u2018(«$€£¥#-+."

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
_ONLY_CODE = re.compile(r"\s*`[^`]+`[\s.,;:!?]*")


def hide(message: str) -> tuple[str, list[tuple[int, Skipped]]]:
    """Blank what is not the writer's own prose, keeping every other character in its place.

    What is hidden comes with its place in the message and a reason.
    """
    hidden: list[tuple[int, Skipped]] = []
    visible = message
    if (mention := _LEADING_MENTIONS.match(visible)) is not None:
        visible = " " * mention.end() + visible[mention.end() :]
    for pattern, why in (
        (_CODE, "it is a code block"),
        (_QUOTED_REST, "it quotes another message"),
        (_QUOTED_LINES, "it quotes another message"),
        (_QUOTED_HEADER, "it quotes another message"),
    ):
        for match in pattern.finditer(visible):
            hidden.append((match.start(), Skipped(match.group().strip(), why)))
        visible = pattern.sub(lambda match: "\n" * len(match.group()), visible)
    return visible, hidden


def links(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield the links of a sentence, each with its place."""
    for match in _LINK.finditer(sentence):
        yield match.start(), match.group()


def unmarked(sentence: str) -> str:
    """Blank links, markup, list marks and tags, keeping every other character in its place."""
    for pattern in (_LINK, _MARKUP, _LIST_MARK, _LEADING_HANDLES, _TRAILING_TAGS, _HASH):
        if pattern in (_LIST_MARK, _LEADING_HANDLES):
            match = pattern.match(sentence)
            sentence = " " * match.end() + sentence[match.end() :] if match else sentence
        else:
            sentence = pattern.sub(lambda match: " " * len(match.group()), sentence)
    return sentence


def wordless(sentence: str) -> str | None:
    """Say why a sentence has no words of its own, or None where it has some."""
    if _ONLY_CODE.fullmatch(sentence):
        return "it is code"
    rest, links = _LINK.subn(" ", sentence)
    if links and not _WORD.search(_MARKUP.sub(" ", rest)):
        return ONLY_LINK
    rest, tags = _TAG.subn(" ", _MARKUP.sub(" ", rest))
    if _WORD.search(rest):
        return None
    return "it is only tags" if tags else "it has no words"


def read_aloud(text: str) -> str:
    """Close the gaps that blanked characters leave, and drop what stands before the first word."""
    text = _LOOSE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip()
    first = next((i for i, character in enumerate(text) if character.isalnum()), 0)
    while first and text[first - 1] in _OPENERS:
        first -= 1
    return text[first:]


def count_words(text: str) -> int:
    """Count the words of a text."""
    return sum(1 for _ in _WORD.finditer(text))
