"""Quotations: the claim's against the passage, word for word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, pairwise

from rapidfuzz import fuzz

from bot.differences.language.lexicon import REPORTING
from bot.differences.language.stems import stem
from bot.differences.language.text import analyse, fold
from bot.differences.result import Findings, Missing
from bot.domain import Difference, DifferenceKind, Passage, Span

_ALTERED = 80
"""At or above this partial ratio a passage holds the quotation in other words (of 0 to 100)."""

_SHORTEST = 3
_MOST_QUOTES = 12
_QUOTED = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"|«([^«»]+)»|"
    r"(?<!\w)[\u2018']([^\u2018\u2019']{12,})[\u2019'](?!\w)"
)
_LEFT_OUT = re.compile(r"\[[^\[\]]{0,80}\]|\(?\u2026\)?|\.{3,}|(?:\. ){2,}\.")
"""What a quotation marks as left out or put in: "…", "[the mayor]"."""

_LONGEST_GAP = 80
"""Up to so many characters part one quotation in two: “We will stay,” he said, “and fight.”"""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")

_SPOKEN_WORDS = "ask reply shout call describe tweet post promise vow pledge speak recall joke sing"
_SPOKEN = REPORTING | frozenset(map(stem, _SPOKEN_WORDS.split()))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text's words, folded and joined by spaces, with where each stands."""

    joined: str
    starts: tuple[int, ...]
    places: tuple[Span, ...]

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word that a range of `joined` touches."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first, bisect_left(self.starts, end) - 1)


def compare_quotes(claim: str, passage: Passage, findings: Findings) -> None:
    """Look up each quotation of three words or more in the passage, word for word."""
    for quote, start in islice(_quotes_in(claim), _MOST_QUOTES):
        spoken = claim[:start].rstrip().endswith(":") or any(
            word.stem in _SPOKEN for word in analyse(claim).words
        )
        _compare(quote, passage, findings, spoken=spoken)


def quotes(claim: str) -> bool:
    """Whether a claim gives somebody's words in quotation marks."""
    return any(_quotes_in(claim))


def _quotes_in(claim: str) -> Iterator[tuple[str, int]]:
    for match in _QUOTED.finditer(claim):
        quote = next(group for group in match.groups() if group is not None).strip(" ,.;:!?")
        if len(quote.split()) >= _SHORTEST:
            yield quote, match.start()


def _compare(quote: str, passage: Passage, findings: Findings, *, spoken: bool) -> None:
    first, last = passage.sentence_span
    sentence = passage.text[first:last]
    for text, offset in ((sentence, 0), (passage.text, -first)):
        for source in (_spoken(text), _spoken(text, whole=False)):
            place = _verbatim(quote, source)
            if place is not None:
                span = place[0] + offset, place[1] + offset
                if span[0] >= 0 and span[1] <= len(sentence):
                    findings.agreements.append(span)
                return
    # A title or a nickname in quotation marks is no speech that could be misquoted.
    difference = _altered(quote, passage) if spoken else None
    if difference is None:
        findings.missing.append(Missing("quote", quote))
    else:
        findings.differences.append(difference)


def _spoken(text: str, *, whole: bool = True) -> _Spoken:
    """Read the words of a text, or of what stays when "he said" is taken out of quotations."""
    gaps = [] if whole else _gaps(text)
    joined: list[str] = []
    starts: list[int] = []
    places: list[Span] = []
    length = 0
    for match in _WORD.finditer(text):
        while gaps and gaps[0][1] <= match.start():
            gaps.pop(0)
        if gaps and gaps[0][0] <= match.start():
            continue
        word = fold(match.group())
        starts.append(length)
        joined.append(word)
        places.append(match.span())
        length += len(word) + 1
    return _Spoken(" ".join(joined), tuple(starts), tuple(places))


def _gaps(text: str) -> list[Span]:
    """What stands between the parts of one quotation."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    gaps = [(one[1], other[0]) for one, other in pairwise(quoted)]
    return [gap for gap in gaps if gap[1] - gap[0] <= _LONGEST_GAP]


def _verbatim(quote: str, source: _Spoken) -> Span | None:
    """Find every part of a quotation, in order; parts are what stands between its omissions."""
    parts = [part for part in map(_spoken, _LEFT_OUT.split(quote)) if part.joined]
    padded = f" {source.joined} "
    at = 0
    found: list[Span] = []
    for part in parts:
        at = padded.find(f" {part.joined} ", at)
        if at < 0:
            return None
        found.append((at, at + len(part.joined)))
        at += len(part.joined)
    if not found:
        return None
    first, last = source.words(found[0][0], found[-1][1])
    return source.places[first][0], source.places[last][1]


def _altered(quote: str, passage: Passage) -> Difference | None:
    """Find the passage's words that come nearest to a quotation; the span is of those changed."""
    asked, source = _spoken(_LEFT_OUT.sub(" ", quote)), _spoken(passage.text, whole=False)
    if not asked.joined or 100 * len(source.joined) < _ALTERED * len(asked.joined):
        return None
    aligned = fuzz.partial_ratio_alignment(asked.joined, source.joined, score_cutoff=_ALTERED)
    if aligned is None:
        return None
    first, last = source.words(aligned.dest_start, aligned.dest_end)
    start, end = source.places[first][0], source.places[last][1]
    changed = _changed(asked.joined.split(), source.joined.split()[first : last + 1])
    if changed is not None:
        first, last = first + changed[0], first + changed[1]
    place = source.places[first][0], source.places[last][1]
    focus = passage.sentence_span
    within = focus[0] <= place[0] and place[1] <= focus[1]
    span = (place[0] - focus[0], place[1] - focus[0]) if within else None
    return Difference(DifferenceKind.QUOTE, quote, passage.text[start:end], span)


def _changed(asked: list[str], found: list[str]) -> tuple[int, int] | None:
    """The first and last of the found words that the quotation doesn't have."""
    blocks = SequenceMatcher(None, asked, found, autojunk=False).get_opcodes()
    own = [(low, high) for kind, _, _, low, high in blocks if kind != "equal" and high > low]
    return (own[0][0], own[-1][1] - 1) if own else None
