"""What a claim and a sentence are about: the names that stand before what is said of them."""

from bot.differences.language.attachment import content
from bot.differences.language.text import Text, Word, shares
from bot.differences.names.finding import Name, matches, names_in
from bot.domain import Span

_MEASURED_BY = frozenset({"than", "behind"})
_OPENING_WORDS = 3
_GOVERNING_WORDS = 6


def about_another(claim: Text, sentence: Text) -> bool:
    """Whether the sentence opens with a name of its own in place of the claim's first name."""
    names, others = names_in(claim.text), names_in(sentence.text)
    if not names or not others or matches(names[0], _without_measures(sentence)):
        return False
    opening = others[0]
    leads = sum(word.end <= opening.span[0] for word in sentence.words) < _OPENING_WORDS
    return leads and not matches(opening, claim.words)


def _without_measures(sentence: Text) -> list[Word]:
    """The words but those after a "than": "one more than Messi" is not about Messi."""
    measures = [word for word in sentence.words if word.plain in _MEASURED_BY]
    return [
        word
        for word in sentence.words
        if not any(than.clause == word.clause and than.start < word.start for than in measures)
    ]


def same_subject(claim: Text, word: Word, sentence: Text, other: Word) -> bool:
    """Whether the names before two words are not another's: where one side has none, they may be.

    "Moss beat Hale" and "Hale lost to Moss" do not have the same subject.
    """
    ours, theirs = _names_before(claim, word), _names_before(sentence, other)
    if not ours or not theirs:
        return True
    return any(matches(name, other_name.words) for name in ours for other_name in theirs)


def _names_before(text: Text, word: Word) -> list[Name]:
    return [
        name
        for name in names_in(text.text)
        if name.words[0].clause == word.clause and name.span[1] <= word.start
    ]


def governor_shared(claim: Text, span: Span, sentence: Text) -> bool:
    """Whether the word that a date or number of the claim hangs on is in the sentence too.

    A year of birth says nothing against a year of release.
    """
    word = governor(claim, span)
    return word is None or any(shares(word, other) for other in sentence.words)


def governor(text: Text, span: Span) -> Word | None:
    """Return the word that a date or number hangs on: the nearest one of content."""
    clause = next((word.clause for word in text.words if word.start >= span[0]), 0)
    before = content(text.before(span[0], _GOVERNING_WORDS))
    after = content(text.after(span[1], _GOVERNING_WORDS))
    near = [word for word in reversed(before) if word.clause == clause] or after
    names = {word.start for name in names_in(text.text) for word in name.words}
    return next((word for word in near if word.start not in names), None)
