"""Who speaks of whom: words that one says of the other, the other way round in the sentence."""

import re

from bot.differences.language.text import Text
from bot.differences.names.finding import Name, alike, matches, names_in
from bot.differences.quotes import quotes
from bot.differences.result import Findings
from bot.differences.speech.reported import Attribution, attributions_in
from bot.domain import Difference, DifferenceKind

_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»")


def compare_swapped(claim: Text, sentence: Text, findings: Findings) -> None:
    """Report a quotation of one about another that is the other's about the one.

    "Hale “will not stay long”, Moss said" for "Moss “will not stay long”, Hale said".
    """
    misquoted = any(one.kind == "quote" for one in findings.missing)
    if findings.differences or misquoted or not quotes(claim.text):
        return
    ours, theirs = _quoted(claim), _quoted(sentence)
    if ours is None or theirs is None:
        return
    (one, speaker, subject), (other, another, of_whom) = ours, theirs
    if matches(speaker, another.words) or matches(another, speaker.words):
        return
    crossed = alike(speaker, of_whom) and alike(subject, another)
    if crossed and one.speaker and other.speaker:
        findings.tell_otherwise(
            Difference(DifferenceKind.NAME, one.speaker, other.speaker, other.span)
        )


def _quoted(text: Text) -> tuple[Attribution, Name, Name] | None:
    """The one quotation of a text: whose it is, and the name that stands before it."""
    said = attributions_in(text.text)
    found = list(_QUOTED.finditer(text.text))
    speakers = names_in(said[0].speaker or "") if len(said) == 1 else ()
    if len(found) != 1 or not speakers:
        return None
    first, last = said[0].span
    before = [
        name
        for name in names_in(text.text)
        if name.span[1] <= found[0].start() and not first <= name.span[0] < last
    ]
    return (said[0], speakers[-1], before[-1]) if before else None
