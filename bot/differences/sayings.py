"""Who says it: the claim's speaker against the sentence's."""

from itertools import product

from bot.differences.language.common_words import GENERIC, TITLES, is_ordinary
from bot.differences.language.denials import is_anchor, is_denied
from bot.differences.language.overlap import event_words, overlap_of
from bot.differences.language.text import Text, Word, analyse, fold, shares
from bot.differences.names.finding import Name, matches, names_in, passage_words
from bot.differences.quotes import quotes
from bot.differences.result import Findings, Missing
from bot.differences.speech.disowning import without_rest
from bot.differences.speech.reported import (
    Attribution,
    attribution_of,
    attributions_in,
    attributions_of,
)
from bot.differences.speech.speakers import PRONOUNS
from bot.differences.speech.telling import Strength
from bot.domain import Difference, DifferenceKind, Passage

_SAME_CONTENT = 0.7
"""The share of what a claim reports that must be in what the sentence reports."""
_LIKE_CONTENT = 0.4
"""The share that must be there for a denial of it to be a denial of what the claim reports."""


def compare_speakers(claim: Text, sentence: Text, passage: Passage, findings: Findings) -> None:
    """Set what the sentence only reports apart, and compare who says it and how surely."""
    ours, theirs = _pair(claim, sentence)
    if ours is None:
        findings.reported = theirs
        if theirs is not None and theirs.strength is Strength.DENIED:
            findings.missing.append(Missing("negation", theirs.words))
        elif theirs is not None and theirs.strength is Strength.ALLEGED:
            findings.missing.append(Missing("certainty", theirs.words))
    elif theirs is None:
        _unattributed(ours, passage, findings)
    elif same_speaker(ours.speaker, theirs.speaker):
        _compare_strength(claim, ours, sentence, theirs, findings)
        _meant_by_pronoun(claim, ours, sentence, theirs, passage, findings)
    else:
        findings.reported = theirs
        _other_speaker(claim, ours, sentence, theirs, findings)


def _pair(claim: Text, sentence: Text) -> tuple[Attribution | None, Attribution | None]:
    """The attributions to compare: of one speaker where both texts have one."""
    mine = attributions_in(claim.text)
    for others in (attributions_of(sentence.text, claim.text), attributions_in(sentence.text)):
        for one, other in product(mine, others):
            if same_speaker(one.speaker, other.speaker):
                return one, other
    return attribution_of(claim.text), attribution_of(sentence.text, claim.text)


def same_speaker(ours: str | None, theirs: str | None) -> bool:
    """Whether two statements may be one speaker's: a pronoun may stand for anyone."""
    if ours is None or theirs is None:
        return ours is theirs
    if fold(ours) == fold(theirs):
        return True
    if ours.lower() in PRONOUNS or theirs.lower() in PRONOUNS:
        return True
    one, other = analyse(ours), analyse(theirs)
    small = {word.plain for word in one.words if _names_someone(word)}
    if not names_in(ours) and small & {word.plain for word in other.words}:
        return True
    if any(matches(name, other.words) for name in names_in(ours)):
        return True
    return any(shares(word, mate) for word in _heads(one) for mate in _heads(other))


def _names_someone(word: Word) -> bool:
    """Whether a word written small may be a name."""
    return not word.is_stop and word.plain not in TITLES and not is_ordinary(word.plain)


def _heads(speaker: Text) -> list[Word]:
    return [
        word
        for word in speaker.words
        if not word.is_stop and (word.text[0].islower() or is_ordinary(word.plain))
    ]


def _unattributed(ours: Attribution, passage: Passage, findings: Findings) -> None:
    """A passage that doesn't name the speaker at all cannot bear out that it was said."""
    if ours.speaker is None or ours.speaker.lower() in PRONOUNS:
        return
    known = passage_words(passage)
    if names_in(ours.speaker):
        return  # A name that is missing is reported with the names.
    heads = _heads(analyse(ours.speaker))
    if heads and not any(shares(word, other) for word in heads for other in known):
        findings.missing.append(Missing("speaker", ours.speaker))


def _compare_strength(
    claim: Text, ours: Attribution, sentence: Text, theirs: Attribution, findings: Findings
) -> None:
    """Report one speaker who says what the other text has them deny."""
    denied = Strength.DENIED
    if (ours.strength is denied) != (theirs.strength is denied):
        # One who is not named there, or a pronoun beside another's name, is someone else.
        if any(one.kind == "name" and one.text in (ours.speaker or "") for one in findings.missing):
            return
        if _by_another(ours.speaker, theirs.speaker, sentence):
            return
        if _content_denied(claim, ours, sentence, theirs):
            return
        if ours.strength is denied:
            told = _shared(claim, without_rest(claim.text, ours), sentence, theirs)
        else:
            told = _shared(claim, ours, sentence, without_rest(sentence.text, theirs))
        if told < _LIKE_CONTENT:
            if _shared(claim, ours, sentence, theirs) < _LIKE_CONTENT:
                findings.missing.append(Missing("negation", theirs.words))
            return
        findings.differences.append(
            Difference(DifferenceKind.NEGATION, ours.words, theirs.words, theirs.span)
        )
    elif (ours.strength, theirs.strength) == (Strength.STATED, Strength.ALLEGED):
        findings.missing.append(Missing("certainty", ours.words))


def _content_denied(claim: Text, ours: Attribution, sentence: Text, theirs: Attribution) -> bool:
    """Whether one of two reports is of a denial: to deny a thing is to say that it is not so."""
    for index in _anchors(claim, ours):
        for other in _anchors(sentence, theirs):
            if shares(claim.words[index], sentence.words[other]):
                return is_denied(claim, index) != is_denied(sentence, other)
    return False


def _anchors(text: Text, one: Attribution) -> list[int]:
    """The places of the words of a report that may be denied, those that report it left out."""
    return [
        index
        for index, word in enumerate(text.words)
        if one.content[0] <= word.start < one.content[1]
        and not one.span[0] <= word.start < one.span[1]
        and (is_anchor(text, index) or word.plain.endswith("ing"))
    ]


def _by_another(ours: str | None, theirs: str | None, sentence: Text) -> bool:
    """Whether a pronoun speaks in a sentence that lacks the speaker's name."""
    if ours is None or theirs is None or theirs.lower() not in PRONOUNS:
        return False
    names = names_in(ours)
    return bool(names) and not any(matches(name, sentence.words) for name in names)


def _other_speaker(
    claim: Text, ours: Attribution, sentence: Text, theirs: Attribution, findings: Findings
) -> None:
    """Report another person, or another country, as the one who said the same."""
    if ours.speaker is None:
        return
    one = _person(ours.speaker)
    other = None if theirs.speaker is None else _person(theirs.speaker)
    same_content = _shared(claim, ours, sentence, theirs) >= _SAME_CONTENT
    alike = one and other and (one.country is None) == (other.country is None)
    alike = alike and same_content and ours.strength is theirs.strength
    if one and other and alike and theirs.speaker:
        name, found = ours.speaker[slice(*one.span)], theirs.speaker[slice(*other.span)]
        _put(name, found, theirs, findings)
    elif (
        theirs.speaker
        and _is_addressed(ours, sentence, theirs)
        and _says_the_same(claim, ours, sentence, theirs, findings)
    ):
        _put(ours.speaker, theirs.speaker, theirs, findings)
    else:
        unnamed = not names_in(ours.speaker)
        findings.missing.append(Missing("speaker", ours.speaker, nearby=unnamed))


def _meant_by_pronoun(
    claim: Text,
    ours: Attribution,
    sentence: Text,
    theirs: Attribution,
    passage: Passage,
    findings: Findings,
) -> None:
    """Report the one person named right before "he said" where the claim names another."""
    if ours.speaker is None or (theirs.speaker or "").lower() not in {"he", "she"}:
        return
    one = _person(ours.speaker)
    if one is None or one.country is not None or matches(one, passage_words(passage)):
        return
    before = passage.text[: passage.sentence_span[0]]
    others = [name for name in names_in(before) if name.country is None and len(name.words) > 1]
    if len(others) == 1 and _says_the_same(claim, ours, sentence, theirs, findings):
        _put(ours.speaker[slice(*one.span)], before[slice(*others[0].span)], theirs, findings)


def _is_addressed(ours: Attribution, sentence: Text, theirs: Attribution) -> bool:
    """Whether the claim's speaker is the one spoken to: "had written to the judge that"."""
    between = sentence.text[theirs.span[1] : theirs.content[0]]
    heads = _heads(analyse(ours.speaker or ""))
    return any(shares(word, other) for word in heads for other in analyse(between).words)


def _says_the_same(
    claim: Text, ours: Attribution, sentence: Text, theirs: Attribution, findings: Findings
) -> bool:
    """Whether two speakers say the same, or are given the same words."""
    quoted = quotes(claim.text) and not any(one.kind == "quote" for one in findings.missing)
    if quoted and not any(one.kind is DifferenceKind.QUOTE for one in findings.differences):
        return True
    return _shared(claim, ours, sentence, theirs) >= _SAME_CONTENT


def _put(claimed: str, found: str, theirs: Attribution, findings: Findings) -> None:
    """Report another speaker, and no longer that the claim's is missing."""
    findings.tell_otherwise(Difference(DifferenceKind.NAME, claimed, found, theirs.span))


def _shared(claim: Text, ours: Attribution, sentence: Text, theirs: Attribution) -> float:
    """Return the share of what the claim reports that is in what the sentence reports."""
    content = analyse(claim.text[slice(*ours.content)])
    reported = analyse(sentence.text[slice(*theirs.content)])
    speaker = ours.speaker or ""
    return overlap_of([w for w in event_words(content) if w.text not in speaker], reported)


def _person(speaker: str) -> Name | None:
    """The person or country that speaks; bodies speak through persons and are left out."""
    text = analyse(speaker)
    names = names_in(speaker)
    if not names:
        return None
    name = names[0]
    titled = any(word.plain in TITLES for word in text.words)
    if name.country is not None:
        return name if len(text.words) == len(name.words) else None
    acronym = any(len(word.text) > 1 and word.text.isupper() for word in name.words)
    body = name.core[-1] in GENERIC or acronym
    return name if not body and (len(name.words) > 1 or titled) else None
