"""From where to where: two places in the claim, the other way round in the sentence."""

import re
from collections.abc import Iterator

from bot.differences.language.attachment import content
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.finding import Name, alike, names_in
from bot.differences.result import Findings
from bot.domain import Difference, DifferenceKind, Span

Route = tuple[Name, Name]
"""Where something goes from, and where to."""

_THE = r"(?:the\s+)?"
_FROM = re.compile(rf"\bfrom\s+{_THE}$", re.IGNORECASE)
_TO = re.compile(rf"\s+(?:to|into)\s+{_THE}", re.IGNORECASE)
_BACK = frozenset({"back", "return", "both", "between"})
"""Words of those who go both ways."""
_JOINING = frozenset({"and", "or", "but"})
_OPENING = 16
"""Up to so many characters before a name may be "from the"."""
_BEFORE = 5


def compare_routes(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report a way from one to another that goes from the other to the one in the sentence."""
    if _goes_back(claim) or _goes_back(sentence):
        return
    theirs = list(_routes(sentence))
    for start, end in _routes(claim):
        same = [one for one in theirs if alike(start, one[0]) or alike(end, one[1])]
        crossed = [one for one in theirs if alike(start, one[1]) and alike(end, one[0])]
        if same or len(crossed) != 1 or not _same_way(claim, start, sentence, crossed[0][0]):
            continue
        span = _place(crossed[0])
        findings.differences.append(
            Difference(
                DifferenceKind.ROLE,
                claim.text[slice(*_place((start, end)))],
                sentence.text[slice(*span)],
                span,
            )
        )


def _routes(text: Text) -> Iterator[Route]:
    """Find "from Ambel to Ermel" between two names."""
    names = names_in(text.text)
    for one in names:
        if not _FROM.search(text.text, max(0, one.span[0] - _OPENING), one.span[0]):
            continue
        for other in names:
            if _TO.fullmatch(text.text, one.span[1], other.span[0]):
                yield one, other


def _same_way(claim: Text, start: Name, sentence: Text, other: Name) -> bool:
    """Whether the same goes there: a word of content before "from" is shared."""
    ours, theirs = _going(claim, start), _going(sentence, other)
    return any(shares(word, mate) for word in ours for mate in theirs)


def _going(text: Text, start: Name) -> list[Word]:
    """The words of content before "from", back to where something else is told."""
    before = text.before(start.span[0], _BEFORE)
    ends = [place for place, word in enumerate(before) if word.plain in _JOINING]
    mine = before[ends[-1] + 1 :] if ends else before
    return content(tuple(word for word in mine if word.clause == start.words[0].clause))


def _goes_back(text: Text) -> bool:
    return any(word.plain in _BACK for word in text.words)


def _place(route: Route) -> Span:
    return route[0].span[0], route[1].span[1]
