"""What the terminal and the JSON show of an answer."""

from rich.console import Console

from bot.domain import Stance, Verdict
from bot.render import answer_json, answer_text
from tests.chat import examples

WHOSE = "According to engineers (“said”); the source itself does not state it."


def test_whose_word_a_passage_reports_is_shown_and_in_the_json() -> None:
    sentence = "The ferry is safe, engineers said."
    source = examples.article("https://a.example/1", "Ferry", "Post", None, sentence)
    found = examples.evidence(source, sentence, Stance.SUPPORTS, attribution=WHOSE)
    answer = examples.answer(examples.claim("The ferry is safe"), Verdict.SUPPORTED, 0.9, found)
    console = Console(width=120)
    with console.capture() as shown:
        console.print(answer_text(answer))
    assert WHOSE in shown.get()
    assert [one["attribution"] for one in answer_json(answer)["evidence"]] == [WHOSE]


def test_what_comes_nearest_to_an_open_question_is_shown_as_no_answer() -> None:
    console = Console(width=120)
    with console.capture() as shown:
        console.print(answer_text(examples.UNANSWERED))
    heading, note = "My sources don't tell.", "The nearest that my sources hold"
    text = shown.get()
    assert text.index(heading) < text.index(note) < text.index(examples.MINISTRY)
    assert "Answer" not in text
    assert answer_json(examples.UNANSWERED)["abstains"] is True
