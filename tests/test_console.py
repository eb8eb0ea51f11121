"""A channel in the terminal answers line by line, and no line ends it."""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.chat.console import HELP, converse
from bot.config import Settings
from bot.domain import Report, Scope
from bot.encoder import Encoder
from bot.engine import Engine
from tests.cli_runs import BRIDGE, FERRY
from tests.fakes import HOUSE

Say = Callable[[str | bytes], str]


@pytest.fixture
def engine(tmp_path: Path, model_cache: Path, minilm: Encoder) -> Iterator[Engine]:
    settings = Settings.model_validate(
        {"store": {"path": tmp_path / "index.db"}, "encoder": {"cache": model_cache}}
    )
    opened = Engine(settings, create=True)
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    (tmp_path / "bridge.md").write_text(BRIDGE, "utf-8")
    opened.add([tmp_path / "ferry.txt", tmp_path / "bridge.md"], HOUSE)
    yield opened
    opened.close()


@pytest.fixture
def say(engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    def speak(given: str | bytes) -> str:
        content = given.encode() if isinstance(given, str) else given
        stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setenv("COLUMNS", "300")
        converse(engine, HOUSE)
        return " ".join(capsys.readouterr().out.split())

    return speak


def test_a_claim_gets_a_verdict_and_its_passage(say: Say) -> None:
    shown = say("The ferry Marlin ran aground on 3 May 2024\n")
    assert shown.startswith("✔ Supported")
    assert "The ferry Marlin ran aground off Port Aldou on 3 May 2024." in shown


def test_a_wrong_date_is_refuted_in_words(say: Say) -> None:
    shown = say("The ferry Marlin ran aground on 9 May 2024\n")
    assert shown.startswith("✘ Refuted")
    assert "3 May 2024" in shown


def test_a_question_gets_an_answer(say: Say) -> None:
    shown = say("Who cut the ribbon?\n")
    assert shown.startswith("» Answer")
    assert "Mayor Otto Velt cut the ribbon." in shown


def test_a_question_that_the_sources_do_not_answer_is_told_so(say: Say) -> None:
    assert say("What is the capital of Peru?\n").startswith("? My sources don't tell.")


@pytest.mark.parametrize("leave", ["/quit", "/exit"])
def test_nothing_is_answered_after_leaving(say: Say, leave: str) -> None:
    assert say(f"{leave}\nThe ferry was built in 1998\n") == ""


def test_empty_lines_are_passed_over(say: Say) -> None:
    assert say("\n   \n\n") == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/help", "/context N"),
        ("/sources", "ferry.txt 1 articles"),
        ("/nonsense", "There is no command /nonsense."),
        ("/more", "Nothing has been asked yet."),
        ("/context 1", "Give the number of a citation (none yet)."),
        ("Hello!", "Not checked: “Hello!”, because it is a greeting"),
        ("x" * 30_000, "The text has 30,000 characters"),
    ],
)
def test_a_line_is_answered_with(say: Say, line: str, told: str) -> None:
    assert told in say(line + "\n")


@pytest.mark.parametrize("number", ["1", "[1]", " 1 "])
def test_a_citation_is_shown_among_its_neighbours(say: Say, number: str) -> None:
    shown = say(f"The ferry Marlin ran aground on 3 May 2024\n/context {number}\n")
    assert "All 61 passengers were brought ashore." in shown
    assert "The ferry was built in 1998." in shown


@pytest.mark.parametrize("number", ["99", "", "one"])
def test_a_number_that_no_citation_has_is_told(say: Say, number: str) -> None:
    shown = say(f"The ferry Marlin ran aground on 3 May 2024\n/context {number}\n")
    assert "Give the number of a citation (1" in shown


def test_a_citation_whose_source_has_gone_is_told(say: Say, engine: Engine) -> None:
    calls = engine.check

    def check_and_forget(text: str, scope: Scope) -> Report:
        report = calls(text, scope)
        for source in engine.sources(scope):
            engine.remove(source.location, scope)
        return report

    engine.answer = check_and_forget  # type: ignore[method-assign]
    shown = say("The ferry Marlin ran aground on 3 May 2024\n/context 1\n")
    assert "That source is no longer in the index." in shown


def test_more_shows_the_last_answer_again(say: Say) -> None:
    shown = say("The ferry Marlin ran aground on 3 May 2024\n/more\n")
    assert shown.count("✔ Supported") == 2


def test_bytes_that_are_not_utf_8_do_not_end_the_conversation(say: Say) -> None:
    shown = say(b"The ferry \xff\nThe ferry was built in 1998\n")
    assert "✔ Supported" in shown


def test_a_bug_shows_an_id_and_does_not_end_the_conversation(
    say: Say, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    calls = engine.check

    def fail_once(text: str, scope: Scope) -> Report:
        engine.answer = calls  # type: ignore[method-assign]
        raise RuntimeError("a bug")

    engine.answer = fail_once  # type: ignore[method-assign]
    shown = say("The ferry was lost\nThe ferry was built in 1998\n")
    logged = caplog.records[0].getMessage()
    assert "a bug" in caplog.text
    assert logged.startswith("internal error id=")
    assert f"(id {logged.removeprefix('internal error id=')})" in shown
    assert "✔ Supported" in shown


def test_the_help_names_every_command() -> None:
    assert all(command in HELP for command in ("/more", "/context", "/sources", "/quit"))
