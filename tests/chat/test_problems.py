"""What the core says when it cannot read the web, in every language."""

import ast
import re

from bot.chat import told
from bot.chat.words import Words
from bot.download import NOT_WHOLE
from tests.chat.test_words import BOT, EN, OTHERS, forms

# A sentence for a person, or what stands for a title; nothing else there reads so.
PROBLEM = re.compile(r"(?:[A-Z]|x )[^\n]* [^\n]*\.|an article without a title")


def core_problems() -> set[str]:
    """What the modules that read the web say when they cannot; "x" stands for every value."""
    found = {NOT_WHOLE}
    for name in ("download/__init__", "download/client", "articles/feeds", "indexer/web"):
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


def test_every_problem_with_the_web_is_translated_and_no_other() -> None:
    keys = {key for key in EN.texts if key.startswith("problem.")}
    patterns = {key: re.sub(r"\{\w+\}", "x", forms(EN, key)[0]) for key in keys}
    assert core_problems() - set(patterns.values()) == set()
    assert set(patterns.values()) - core_problems() == set()
    for language in OTHERS:
        for why in patterns.values():
            assert told.problem(why, Words.of(language)) != why
            assert told.problem(why, EN) == why
