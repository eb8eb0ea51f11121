"""How well the judge points at the answer of a question, and abstains where there is none."""

import re
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bench.data import question_documents, sentence_of_answer
from bench.held import held_out
from bot.config import Settings
from bot.domain import Article, Passage, Question
from bot.evaluation.metrics import auroc
from bot.evaluation.reading import open_models
from bot.sentences import split

SETS = {"squad2_dev": True, "squadshifts_new_wiki": True, "xquad_en": False}
"""The question sets, and whether only held-out documents count."""
AT_MOST = 1000
"""Questions of a set, evenly spread."""
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, the passages of its paragraph, the answers, and the passage that holds one."""

    question: Question
    passages: tuple[Passage, ...]
    answers: tuple[str, ...]
    right: int | None


def spans(settings: Settings) -> dict[str, Any]:
    """Return figures of each set.

    `exact` and `f1` are of the answer that the judge shows in the passage that holds one (SQuAD's
    measures, arXiv:1606.05250); `first` is how often that passage is the paragraph's most relevant;
    `abstention_auroc` is how well the highest relevance tells questions with an answer from those
    without one, and `answered` and `refused` are the shares told right at the configured least
    relevance.
    """
    _, judge = open_models(settings)
    least = settings.judge.min_answer
    found: dict[str, Any] = {}
    for name, held in SETS.items():
        asked = list(_asked(name, held))
        asked = asked[:: max(1, len(asked) // AT_MOST)]
        exact = f1 = first = 0.0
        answerable, best = [], []
        for one in asked:
            judgements = judge.judge(one.question, one.passages)
            relevances = [judgement.relevance for judgement in judgements]
            best.append(max(relevances))
            answerable.append(one.right is not None)
            if one.right is None:
                continue
            start, end = judgements[one.right].span or (0, 0)
            shown = one.passages[one.right].sentence.text[start:end]
            exact += max(float(_plain(shown) == _plain(answer)) for answer in one.answers)
            f1 += max(_overlap(shown, answer) for answer in one.answers)
            first += relevances.index(max(relevances)) == one.right
        count = sum(answerable)
        told = [value >= least for value in best]
        found[name] = {
            "questions": len(asked),
            "answerable": count,
            "exact": round(exact / count, 4),
            "f1": round(f1 / count, 4),
            "first": round(first / count, 4),
            "answered": _share(told, answerable, wanted=True),
        }
        if count < len(asked):
            found[name]["refused"] = _share(told, answerable, wanted=False)
            found[name]["abstention_auroc"] = round(auroc(answerable, best), 4)
    return found


def _share(told: list[bool], answerable: list[bool], *, wanted: bool) -> float:
    of_kind = [one for one, can in zip(told, answerable, strict=True) if can is wanted]
    return round(sum(one is wanted for one in of_kind) / len(of_kind), 4)


def _asked(name: str, held: bool) -> Iterator[_Asked]:
    for document in question_documents(name):
        if held and not held_out(document["title"]):
            continue
        for paragraph in document["paragraphs"]:
            title, context = document["title"].replace("_", " "), paragraph["context"]
            article = Article(name, title, context, None, None, datetime.now(UTC))
            sentences = split(context)
            passages = tuple(
                Passage(article, sentences[max(0, place - 1) : place + 2], place)
                for place in range(len(sentences))
            )
            for row in paragraph["qas"]:
                answers = [] if row.get("is_impossible") else row["answers"]
                found = sentence_of_answer(answers, sentences)
                if answers and found is None:
                    continue
                right = found[0].position if found else None
                texts = tuple(answer["text"] for answer in answers)
                yield _Asked(Question(row["question"].strip()), passages, texts, right)


def _overlap(shown: str, answer: str) -> float:
    """Return the F1 of the words that two answers share."""
    ours, theirs = _plain(shown).split(), _plain(answer).split()
    shared = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * shared / (len(ours) + len(theirs)) if shared else 0.0


def _plain(text: str) -> str:
    kept = "".join(character for character in text.lower() if character not in string.punctuation)
    return " ".join(_ARTICLES.sub(" ", kept).split())
