"""What a passage answers to a question, and what speaks against that by rule."""

import unicodedata
from dataclasses import dataclass, replace

from bot.differences import compare, content_overlap
from bot.differences.answers import lacks_asked, whole_answer
from bot.domain import DifferenceKind, Passage, Question, Span
from bot.judge.calibrated import answer_odds
from bot.judge.card import Calibration
from bot.judge.network import Reading
from bot.judge.pair import PairText
from bot.questions import answered

LACKING = {"number": 3.0, "date": 0.7}
"""Log-odds by which a sentence that holds no number, or no date, is less likely an answer where one
is asked for. Of 13 held-out sentences without the number that was asked for none was an answer:
too few to fit, so that its weight is set by hand."""
UNNAMED, UNDATED = 0.3, 0.86
"""The same where a passage lacks a name, or a date, of the question's. These, and that of dates,
are a logistic regression on 1,000 held-out questions of SQuAD 2 and SQuADShifts, beside the
network's log-odds and the words shared. That gives .76 for names; with all of it questions whose
answers call a name otherwise, which were answered before, are refused."""
FAR = 1.5
"""What it is for a name that the sentences around it and the heading lack too, chosen on the cases
in `tests/data` that are not held out."""
_MARKS = {"Mn", "Mc", "Me"}
"""Unicode's categories of what is set on the character before it."""


def doubts(question: str, passage: Passage) -> float:
    """Return by how much, in log-odds, a passage is less likely an answer than a judge thinks."""
    sentence, published = passage.sentence.text, passage.article.published
    lacking = lacks_asked(question, sentence, published)
    found = compare(question, passage)
    nearby = [one.nearby for one in found.missing if one.kind == "name"]
    unnamed = 0.0 if not nearby else UNNAMED if all(nearby) else FAR
    undated = any(one.kind == "date" for one in found.missing)
    undated = undated or any(d.kind is DifferenceKind.DATE for d in found.differences)
    return (LACKING[lacking] if lacking else 0.0) + unnamed + UNDATED * undated


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """What a passage may answer to a question: the place, and the first judge's log-odds.

    `as_claim` is the question with that answer as a claim, for the second judge to read, as in
    "Can NLI Models Verify QA Systems' Predictions?" (arXiv:2104.08731).
    """

    span: Span | None
    odds: float
    as_claim: PairText


def found_answer(
    question: Question,
    passage: Passage,
    text: PairText,
    reading: Reading,
    calibration: Calibration,
) -> FoundAnswer:
    """Return what the first judge's reading of a passage makes of it as an answer."""
    sentence, published = passage.sentence.text, passage.article.published
    place = whole_words(sentence, reading.span)
    span = whole_answer(question.text, sentence, published, place)
    shared = content_overlap(question.text, passage.text)
    odds = answer_odds(reading, calibration, shared, doubts(question.text, passage))
    answer = sentence[slice(*(span or (0, 0)))]
    return FoundAnswer(span, odds, replace(text, query=answered(question.text, answer)))


def whole_words(text: str, span: Span) -> Span | None:
    """Return a span widened to the words that it cuts; None where it is empty.

    Tokens may be parts of words, and an accent may be a character of its own.
    """
    start, end = span
    if start >= end:
        return None
    while start and _joined(text[start - 1]) and _joined(text[start]):
        start -= 1
    while end < len(text) and _joined(text[end]) and _joined(text[end - 1]):
        end += 1
    return start, end


def _joined(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in _MARKS
