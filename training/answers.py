"""Claims made of questions and their answers, beside the passages that people asked about.

The wording is a person's, so a claim shares few words with its passage; what it says is the answer.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.examples import Example
from training.stated import claim_of, told

SOURCE = "answer_claims"


def answer_claims(asked: Sequence[Example], seed: int) -> Iterator[Example]:
    """Yield claims made of questions that are answered in their passage.

    Of each question come a true claim and one with another question's answer, and the passage
    comes as it is and with that other answer in its place, so that no label can be told from the
    claim alone. A passage beside, without either answer, is silent on both.

    Args:
        asked: questions beside passages that answer them and passages that don't.
        seed: decides which other answer a claim is given.
    """
    chooser = random.Random(seed)
    by_kind: dict[tuple[str, ...], list[str]] = {}
    wrong: dict[str, list[Example]] = {}
    for one in asked:
        if one.answer is None:
            wrong.setdefault(one.group, []).append(replace(one, before="", after=""))
        else:
            by_kind.setdefault(_kind(one), []).append(_answer(one))
    for one in asked:
        if one.answer is None:
            continue
        others = [other for other in by_kind[_kind(one)] if _is_other(other, one)]
        if not others:
            continue
        other = chooser.choice(others)
        true, false = (claim_of(one.query, answer) for answer in (_answer(one), other))
        if true is None or false is None:
            true, false = (told(one.query, answer) for answer in (_answer(one), other))
        start, end = one.answer
        edited = replace(one, focus=one.focus[:start] + other + one.focus[end:])
        pairs = [
            (one, true, "supported"),
            (one, false, "refuted"),
            (edited, false, "supported"),
            (edited, true, "refuted"),
        ]
        silent = [
            p for p in wrong.get(one.group, ()) if not {_answer(one), other} & _parts(p.focus)
        ]
        if silent:
            passage = chooser.choice(silent)
            pairs += [(passage, true, "nei"), (passage, false, "nei")]
        for number, (passage, claim, label) in enumerate(pairs):
            yield _example(passage, one, claim, label, number)


def _example(passage: Example, one: Example, claim: str, label: str, number: int) -> Example:
    return replace(
        passage,
        id=f"{SOURCE}:{one.id}:{number}",
        source=SOURCE,
        query=claim,
        label=label,
        relevant=label != "nei",
        question=False,
        answer=None,
        group=f"{SOURCE}:{one.group}",
    )


def _kind(one: Example) -> tuple[str, ...]:
    """Return what answers must share to stand for each other: what is asked, and their shape."""
    answer = _answer(one)
    shape = "digit" if any(map(str.isdigit, answer)) else "name" if answer[0].isupper() else "word"
    return (one.source, *one.query.lower().split()[:2], shape)


def _is_other(answer: str, one: Example) -> bool:
    own, text = _answer(one).lower(), f"{one.before} {one.focus} {one.after}".lower()
    return answer.lower() not in text and answer.lower() not in own and own not in answer.lower()


def _answer(one: Example) -> str:
    start, end = one.answer or (0, 0)
    return one.focus[start:end]


def _parts(text: str) -> set[str]:
    """Return every run of up to nine words of a text."""
    words = text.split()
    return {
        " ".join(words[start : start + size]).strip(" .,;:")
        for start in range(len(words))
        for size in range(1, 10)
    }
