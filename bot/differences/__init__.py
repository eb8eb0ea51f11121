"""What a claim says and a passage doesn't: dates, numbers, names, quotations, roles, denials."""

from bot.differences.certainty import compare_certainty
from bot.differences.clock import compare_clock
from bot.differences.contrasts import compare_contrasts
from bot.differences.corrections import compare_corrections
from bot.differences.crossed import compare_crossed
from bot.differences.dates import compare_dates
from bot.differences.extents import compare_extents
from bot.differences.holders import compare_holders
from bot.differences.language.attachment import is_content, one_denies
from bot.differences.language.lexicon import opposed
from bot.differences.language.overlap import content_overlap, event_words, overlap_of
from bot.differences.language.text import Text, analyse, shares
from bot.differences.names.casing import with_capitals
from bot.differences.names.finding import names_in
from bot.differences.names.subjects import about_another
from bot.differences.numbers import compare_numbers
from bot.differences.polarity import compare_polarity
from bot.differences.quotes import compare_quotes, quotes
from bot.differences.ranks import compare_ranks
from bot.differences.result import Comparison, Findings, Missing
from bot.differences.retold import retold
from bot.differences.roles import compare_roles
from bot.differences.routes import compare_routes
from bot.differences.sayings import compare_speakers, same_speaker
from bot.differences.silence import compare_denials
from bot.differences.slots import compare_names
from bot.differences.speech.reported import Attribution
from bot.differences.swapped import compare_swapped
from bot.differences.wording import describe, describe_attribution, describe_missing
from bot.domain import DifferenceKind, Passage

__all__ = [
    "Attribution",
    "Comparison",
    "Missing",
    "compare",
    "content_overlap",
    "describe",
    "describe_attribution",
    "describe_missing",
    "quotes",
    "retold",
    "same_speaker",
    "with_capitals",
]

_OF_WORDS = frozenset({DifferenceKind.QUOTE, DifferenceKind.CORRECTION})
"""What differs in the words of a speaker or of a print, whenever what they tell of happened."""
_SAME_EVENT = 0.5
"""The share of the claim's content that a sentence must hold to tell of the same event."""


def compare(claim: str, passage: Passage) -> Comparison:
    """Compare a claim with a passage's found sentence, by rule.

    A difference is reported only where the two tell of one event; a passage that lacks a name of
    the claim's is about another one, so that its dates and numbers are no differences.
    """
    findings = Findings()
    said, sentence = analyse(with_capitals(claim, passage)), analyse(passage.sentence.text)
    compare_names(said, sentence, passage, findings)
    names_known = not any(
        missing.kind == "name" and not missing.nearby for missing in findings.missing
    )
    same_event = names_known and _same_event(said, sentence) and not about_another(said, sentence)
    comparable = same_event and not one_denies(said, sentence)
    compare_dates(said, sentence, passage, findings, same_event=comparable)
    compare_clock(said, sentence, findings, same_event=comparable)
    compare_numbers(said, sentence, passage, findings, same_event=comparable)
    if not names_known:
        # Somebody else's sum is no other figure for the same.
        findings.rivals.clear()
    compare_quotes(claim, passage, findings)
    compare_speakers(said, sentence, passage, findings)
    compare_swapped(said, sentence, findings)
    if same_event:
        compare_contrasts(said, sentence, findings)
        compare_roles(said, sentence, findings)
        compare_routes(said, sentence, findings)
        compare_crossed(said, sentence, findings)
        compare_polarity(said, sentence, findings)
        compare_extents(said, sentence, findings)
        compare_ranks(said, sentence, findings)
    if not findings.differences:
        compare_holders(said, sentence, findings)
    compare_corrections(said, sentence, findings)
    _weigh_as_rivals(findings)
    if not findings.differences and not findings.missing:
        compare_denials(said, sentence, findings)
        compare_certainty(said, sentence, findings)
    return findings.frozen()


def _weigh_as_rivals(findings: Findings) -> None:
    """Take differences for rivals where so much differs that another event may be told of."""
    told = [one for one in findings.differences if one.kind not in _OF_WORDS]
    if findings.elsewhen or len({one.kind for one in told}) > 1:
        findings.rivals += told
        findings.differences = [one for one in findings.differences if one.kind in _OF_WORDS]


def _same_event(claim: Text, sentence: Text) -> bool:
    named = {word.start for name in names_in(claim.text) for word in name.words}
    words = event_words(claim)
    events = [word for word in words if is_content(word) and word.start not in named]
    # A name that the passage knows need not be said again in its sentence.
    if overlap_of(words, sentence) < _SAME_EVENT and not (
        events and overlap_of(events, sentence) >= _SAME_EVENT
    ):
        return False
    return not events or any(
        shares(word, other) or opposed(word.senses, other.senses)
        for word in events
        for other in sentence.words
    )
