"""What the core says when it cannot read or answer something, in every language."""

import ast
import re

import pytest

from bot.chat import told
from bot.chat.words import Words
from bot.download import NOT_WHOLE
from bot.store import NOTHING_INDEXED
from tests.chat.test_words import BOT, EN, OTHERS, forms

# A sentence for a person, or what stands for a title; nothing else there reads so.
PROBLEM = re.compile(r"(?:[A-Z]|x[ :])[^\n]* [^\n]*\.|an article without a title")
READING = ("download/__init__", "download/client", "articles/feeds", "indexer/web")
FILES = ("articles/__init__", "articles/markup")


def core_problems() -> set[str]:
    """What the modules that read and answer say when they cannot; "x" stands for every value."""
    found = {NOT_WHOLE, NOTHING_INDEXED}
    for name in (*READING, *FILES, "checker"):
        nodes = list(ast.walk(ast.parse((BOT / f"{name}.py").read_text("utf-8"))))
        documents = [node.value for node in nodes if isinstance(node, ast.Expr)]
        for node in nodes:
            if isinstance(node, ast.Constant | ast.JoinedStr) and node not in documents:
                parts = node.values if isinstance(node, ast.JoinedStr) else [node]
                told_as = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts
                )
                found |= {told_as} if PROBLEM.fullmatch(told_as) else set()
    return found


def test_every_problem_is_translated_and_no_other() -> None:
    keys = {key for key in EN.texts if key.startswith("problem.")}
    patterns = {key: re.sub(r"\{\w+\}", "x", forms(EN, key)[0]) for key in keys}
    assert core_problems() - set(patterns.values()) == set()
    assert set(patterns.values()) - core_problems() == set()
    for language in OTHERS:
        for why in patterns.values():
            assert told.problem(why, Words.of(language)) != why
            assert told.problem(why, EN) == why


@pytest.mark.parametrize(
    ("why", "language", "expected"),
    [
        (
            "There is no claim to check in that (it has no words; it is only a link).",
            "fr",
            "Il n’y a pas d’affirmation à vérifier là-dedans "  # noqa: RUF001
            "(il n’y a pas de mots; ce n’est qu’un lien).",  # noqa: RUF001
        ),
        (
            "The text has 20,001 characters; the most that is read at once is 20,000. "
            "Send it in parts.",
            "de",
            "Der Text hat 20.001 Zeichen; ich lese höchstens 20.000 auf einmal. "
            "Schick ihn in Teilen.",
        ),
    ],
)
def test_what_a_problem_names_is_written_as_the_language_does(
    why: str, language: str, expected: str
) -> None:
    assert told.problem(why, Words.of(language)) == expected
