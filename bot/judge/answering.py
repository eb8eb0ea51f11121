"""What speaks against a passage as an answer to a question, by rule."""

from bot.differences import compare
from bot.differences.answers import lacks_asked
from bot.domain import DifferenceKind, Passage

LACKING = {"number": 3.0, "date": 0.7}
"""Log-odds by which a sentence that holds no number, or no date, is less likely an answer where one
is asked for. Of 13 held-out sentences without the number that was asked for none was an answer:
too few to fit, so that its weight is set by hand."""
UNNAMED, UNDATED = 0.3, 0.86
"""The same where a passage lacks a name, or a date, of the question's. These, and that of dates,
are a logistic regression on 1,000 held-out questions of SQuAD 2 and SQuADShifts, beside the
network's log-odds and the words shared. That gives .76 for names; with all of it questions whose
answers call a name otherwise, which were answered before, are refused."""


def doubts(question: str, passage: Passage) -> float:
    """Return by how much, in log-odds, a passage is less likely an answer than a judge thinks."""
    sentence, published = passage.sentence.text, passage.article.published
    lacking = lacks_asked(question, sentence, published)
    found = compare(question, passage)
    missing = {one.kind for one in found.missing}
    undated = "date" in missing or any(d.kind is DifferenceKind.DATE for d in found.differences)
    return (
        (LACKING[lacking] if lacking else 0.0) + UNNAMED * ("name" in missing) + UNDATED * undated
    )
