"""A question and its answer make the statement that they tell together, or none."""

import random

import pytest

from training.answers import answer_claims
from training.examples import Example
from training.stated import claim_of, told


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Who built the mill?", "Ada Roe", "Ada Roe built the mill."),
        ("When was the mill built?", "1902", "The mill was built in 1902."),
        ("When was the mill built?", "12 May 1902", "The mill was built on 12 May 1902."),
        ("Where did the miller die?", "Ghent", "The miller died in Ghent."),
        ("What year did the mill close?", "1950", "The mill closed in 1950."),
        ("What was found near the mill?", "a coin", "A coin was found near the mill."),
        ("What is the oldest mill in Osk?", "Roe Mill", "Roe Mill is the oldest mill in Osk."),
        ("What does RAM stand for?", "memory", "RAM stands for memory."),
        ("What did the miller sell?", "barley", "The miller sold barley."),
        ("In which town did the mill stand?", "Spain", "The mill stood in Spain."),
        ("In which town did the mill stand?", "in Ghent", "The mill stood in Ghent."),
        ("How many mills were burnt in 1902?", "six", "Six mills were burnt in 1902."),
        ("How many mills were burnt in 1902?", "six mills", "Six mills were burnt in 1902."),
    ],
)
def test_a_question_is_stated_with_its_answer(question: str, answer: str, claim: str) -> None:
    assert claim_of(question, answer) == claim


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What did the new law do?", "rights for millers"),
        ("What type of mill is Roe Mill?", "wind"),
        ("Why did the mill burn?", "lightning"),
        ("How many mills did the miller own in 1902?", "six"),
        ("Who?", "Ada Roe"),
        ("When was the mill built?", "one two three four five six seven eight nine ten"),
    ],
)
def test_where_the_statement_is_unsure_there_is_none(question: str, answer: str) -> None:
    assert claim_of(question, answer) is None


def test_an_answer_can_stand_behind_its_question() -> None:
    assert told("Why did it burn ?", "lightning.") == "Why did it burn? lightning."


def test_claims_of_answers_have_each_label_equally_often() -> None:
    def asked(number: int, town: str, right: bool) -> Example:
        text = f"Ada Roe was born in {town} long ago." if right else "She ground barley."
        place = (20, 20 + len(town)) if right else None
        return Example(
            id=f"q{number}:{right}",
            source="set",
            query=f"Where was Ada Roe {number} born?",
            focus=text,
            relevant=right,
            question=True,
            answer=place,
            group=f"q{number}",
        )

    towns = [f"Osk{letter}" for letter in random.Random(1).sample("abcdefgh", 8)]
    rows = [asked(n, town, right) for n, town in enumerate(towns) for right in (True, False)]
    by_claim: dict[str, list[str | None]] = {}
    for one in answer_claims(rows, 1):
        by_claim.setdefault(f"{one.group} {one.query}", []).append(one.label)
    assert len(by_claim) == 2 * len(towns)
    assert all(set(labels) == {"nei", "refuted", "supported"} for labels in by_claim.values())
    assert all(len(labels) == 3 for labels in by_claim.values())
