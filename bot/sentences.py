"""Text to sentences with exact places."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from nupunkt import PunktSentenceTokenizer, load

from bot.domain import Sentence, Span

MAX_CHARACTERS = 1000
"""No sentence is longer: a model reads a few hundred tokens and ignores the rest."""

_QUOTE_REACH = 220
"""A quotation up to this long stays with its speaker; a longer one is split like other text."""

_ABBREVIATIONS = """
    jan feb mar apr jun jul aug sep sept oct nov dec lt col gen maj capt cmdr sgt cpl adm brig gov
    sen rep hon rev supt insp det no nos vs approx est al-hajj ft mt st dept univ assn bros corp
    dist amb atty
"""

_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[-*•·‣▪\u2013—>#]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_ENDS = re.compile(r"[.!?:;…][\"'”\u2019»)\]*]*\s*$")
_DANGLES = re.compile(
    r"(?:,|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|that|which|who|his|her|its|"
    r"their|is|was|were|has|have|had|will))\s*$"
)
_WRAP_WIDTH = range(40, 110)

_OPENERS, _CLOSERS = "“«", "”»"
_ACRONYM_END = re.compile(
    r"\b(?:[A-Z]\.){2,}(?P<close>[\"”\u2019)]*)\s+(?=(?P<next>[A-Z][a-z]*)\s+[a-z])"
)
_STARTERS = """
    a about after all also although an and another any as at authorities because before both but
    by critics despite during each even every experts few for four from he her here his how
    however i if in investigators it its lawmakers many meanwhile more most neither no none
    nobody now officers officials on once one only opponents others our people police prosecutors
    protesters reporters researchers residents scientists several she since so some still
    such supporters that the their then there these they this those though three two
    under until we what when where which while who why with witnesses you agents analysts
    soldiers rebels
    """
_STARTER_WORDS = frozenset(_STARTERS.split())
_SPEECH_END = re.compile(r"[!?…]['\"”\u2019»]+\s*$")
_SPEAKER = re.compile(
    r"(?:[a-z]|(?:[A-Z]\S*\s+){1,4}(?:said|says|asked|asks|told|shouted|cried|wrote|added)\b)"
)
_NUMBER_ABBREVIATION = re.compile(r"\b(?:[Nn]os?|[Aa]rt|[Ff]ig|[Vv]ol)\.\s*$")
_NAME_ABBREVIATION = re.compile(
    r"\b(?:Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Brig|Gov|Sen|Rep|Insp|Supt|Det|Amb|Mt|Ft)\.\s*$"
)
_BREAK_POINTS = (
    re.compile(r"[;:—]\s+"),
    re.compile(r",\s+"),
    re.compile(r"\s+"),
)


def split(text: str, longest: int = MAX_CHARACTERS) -> tuple[Sentence, ...]:
    """Divide a text into sentences; `text[start:end] == sentence.text` for each of them.

    Args:
        text: What to divide.
        longest: Characters above which a sentence is cut, at a clause where there is one.
    """
    spans = [
        span
        for start, end in _blocks(text)
        for rough in _sentences(text, start, end)
        for span in _bounded(text, *rough, longest)
    ]
    return tuple(
        Sentence(position, start, end, text[start:end])
        for position, (start, end) in enumerate(spans)
    )


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    tokenizer = load("default")
    tokenizer.add_abbreviations(_ABBREVIATIONS.split())
    return tokenizer


def _blocks(text: str) -> Iterator[Span]:
    """Yield runs of lines that belong to one paragraph."""
    lines = list(_lines(text))
    wrapped = _wrapped(text, lines)
    start: int | None = None
    for index, (left, right) in enumerate(lines):
        if not text[left:right].strip():
            if start is not None:
                yield start, lines[index - 1][1]
            start = None
            continue
        if start is None:
            start = left
        elif not (wrapped[index] or _continues(text[slice(*lines[index - 1])], text[left:right])):
            yield start, lines[index - 1][1]
            start = left
    if start is not None:
        yield start, lines[-1][1]


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for newline in _NEWLINE.finditer(text):
        yield start, newline.start()
        start = newline.end()
    yield start, len(text)


def _continues(line: str, following: str) -> bool:
    """Whether a line break inside a paragraph was made by the page and not by the writer."""
    if _ENDS.search(line) or _BULLET.match(following):
        return False
    after = following.lstrip()
    return after[:1].islower() or (len(line) >= _WRAP_WIDTH.start and bool(_DANGLES.search(line)))


def _wrapped(text: str, lines: list[Span]) -> list[bool]:
    """Mark lines that follow on in a block of three or more lines cut at about one width."""
    marks = [False] * len(lines)
    first = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and text[slice(*lines[index])].strip():
            continue
        widths = [right - left for left, right in lines[first:index]]
        plain = not any(_BULLET.match(text, left, right) for left, right in lines[first:index])
        body = widths[:-1]
        if (
            plain
            and len(body) >= 2
            and all(width in _WRAP_WIDTH for width in body)
            and max(body) - min(body) <= 16
            and widths[-1] <= max(body) + 2
        ):
            marks[first + 1 : index] = [True] * len(body)
        first = index + 1
    return marks


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of one block, without outer white space."""
    block = _NEWLINE.sub(lambda match: " " * len(match.group()), text[start:end])
    cuts = {right for _, right in _tokenizer().iter_spans(block)} | set(_after_acronyms(block))
    quotations = _quotations(block)
    left = 0
    for cut in [*sorted(cuts - {len(block)}), len(block)]:
        if cut < len(block) and _false_end(block, left, cut, quotations):
            continue
        piece = block[left:cut]
        body = piece.strip()
        if body:
            offset = start + left + len(piece) - len(piece.lstrip())
            yield offset, offset + len(body)
        left = cut


def _after_acronyms(block: str) -> Iterator[int]:
    """Yield ends that nupunkt takes for an abbreviation's: "… the F.B.I. Officials said"."""
    for match in _ACRONYM_END.finditer(block):
        if match["next"].lower() in _STARTER_WORDS and match["next"] != "I":
            yield match.end()


def _false_end(block: str, left: int, cut: int, quotations: list[Span]) -> bool:
    before, after = block[left:cut], block[cut:].lstrip()
    if not after:
        return False
    index = bisect_right(quotations, (cut, len(block))) - 1
    if index >= 0:
        opened, closed = quotations[index]
        if opened >= left and cut < closed and closed - opened <= _QUOTE_REACH:
            return True
    if _SPEECH_END.search(before) and _SPEAKER.match(after):
        return True
    if _NUMBER_ABBREVIATION.search(before) and after[0].isdigit():
        return True
    return bool(_NAME_ABBREVIATION.search(before)) and after[0].isupper()


def _quotations(block: str) -> list[Span]:
    """Find where quotations open and close; one that never closes is none."""
    found: list[Span] = []
    opened: list[int] = []
    straight: int | None = None
    for position, character in enumerate(block):
        if character in _OPENERS:
            opened.append(position)
        elif character in _CLOSERS and opened:
            first = opened.pop()
            if not opened:
                found.append((first, position))
        elif character == '"':
            if straight is None:
                straight = position
            else:
                found.append((straight, position))
                straight = None
    return sorted(found)


def _bounded(text: str, start: int, end: int, longest: int) -> Iterator[Span]:
    """Cut what is too long for a model, at a clause where there is one."""
    while end - start > longest:
        cut = _break_point(text, start, longest)
        trimmed = len(text[start:cut].rstrip())
        yield start, start + trimmed
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if start < end:
        yield start, end


def _break_point(text: str, start: int, longest: int) -> int:
    middle, limit = start + longest // 2, start + longest
    for pattern in _BREAK_POINTS:
        points = [match.end() for match in pattern.finditer(text, middle, limit)]
        if points:
            return points[-1]
    return limit
