"""Every way to go wrong says what is wrong and what to do, with its exit status."""

import os
import re
import sqlite3
from pathlib import Path

import pytest

from tests.cli_runs import FERRY, Cli, Ended

FIVE_MISTAKES = """\
[retrieval]
candidates = 0
dense_weight = 1.5
colour = "red"
[encoder]
threads = "many"
[limits]
claims = -3
"""
BROKEN = (
    "import bot.engine\n"
    "def fail(self, scope):\n"
    "    raise RuntimeError('a bug')\n"
    "bot.engine.Engine.status = fail\n"
    "from bot.cli import main; main()"
)


def users_error(ended: Ended) -> str:
    """Check that it was the user's error, told without a traceback, and return the message."""
    assert (ended.status, ended.out) == (2, "")
    assert "Traceback" not in ended.err
    return " ".join(ended.err.removeprefix("receipts: ").split())


class TestConfiguration:
    def test_five_mistakes_are_told_at_once(self, cli: Cli) -> None:
        cli.write("config.toml", FIVE_MISTAKES)
        told = users_error(cli.run("status"))
        assert told.startswith("5 mistakes in config.toml:")
        for key in ("retrieval.candidates", "retrieval.dense_weight", "retrieval.colour"):
            assert key in told
        assert "encoder.threads" in told
        assert "limits.claims" in told

    def test_a_missing_file_that_was_named_is_told(self, cli: Cli) -> None:
        told = users_error(cli.run("--config", "absent.toml", "status"))
        assert "absent.toml cannot be read: No such file" in told
        told = users_error(cli.run("status", RECEIPTS_CONFIG="gone.toml"))
        assert "gone.toml cannot be read" in told

    def test_doctor_reports_it_as_a_finding(self, cli: Cli) -> None:
        cli.write("config.toml", FIVE_MISTAKES)
        ended = cli.run("doctor")
        assert ended.status == 2
        assert "✘ configuration: 5 mistakes" in ended.out

    @pytest.mark.parametrize(
        ("name", "value", "told"),
        [
            ("RECEIPTS_RETRIEVAL__PASSAGES", "none", "retrieval.passages"),
            ("RECEIPTS_STORE", "index.db", "RECEIPTS_STORE__PATH"),
            ("RECEIPTS_ENCODER__CACHE", "~no-such-user/x", "encoder.cache"),
        ],
    )
    def test_a_mistake_in_the_environment_is_told(
        self, cli: Cli, name: str, value: str, told: str
    ) -> None:
        assert told in users_error(cli.run("status", **{name: value}))

    @pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "HTTP://[::1]:9/feed"])
    def test_an_address_inside_the_network_is_refused(self, cli: Cli, address: str) -> None:
        assert "is not on the public internet" in users_error(cli.run("add", address))

    def test_a_judge_that_is_not_there_is_refused_with_one_that_is(self, filled: Cli) -> None:
        oracle = {"RECEIPTS_JUDGE__MODEL": "oracle", "HF_HUB_OFFLINE": "1"}
        told = users_error(filled.run("check", "It sank in May", **oracle))
        assert "'oracle' is not on this machine and could not be downloaded" in told
        assert 'or set [judge] model = "rules"' in told
        ended = filled.run("doctor", **oracle)
        assert (ended.status, "✘ judge: The model 'oracle'" in ended.out) == (2, True)

    def test_a_model_that_is_not_there_is_refused(self, cli: Cli) -> None:
        cli.write("a.txt", FERRY)
        told = users_error(cli.run("add", "a.txt", RECEIPTS_ENCODER__MODEL="no such model"))
        assert "'no such model' is neither a folder nor the name of a model" in told


class TestIndex:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["check", "The ferry sank"],
            ["ask", "Who sank?"],
            ["sources"],
            ["status"],
            ["remove", "x"],
            ["reindex"],
            ["chat"],
        ],
    )
    def test_that_is_empty_says_what_to_do(self, cli: Cli, arguments: list[str]) -> None:
        told = users_error(cli.run(*arguments))
        assert told.startswith("Nothing is indexed yet. Add articles first: receipts add PATH")
        assert not cli.index.exists()

    def test_that_is_no_database_is_left_alone(self, cli: Cli) -> None:
        cli.write("receipts.db", "my notes " * 99)
        assert "is not a database. Move it away" in users_error(cli.run("status"))

    def test_of_another_program_is_left_alone(self, cli: Cli) -> None:
        with sqlite3.connect(cli.index) as db:
            db.execute("CREATE TABLE recipes (name TEXT)")
        db.close()
        assert "not an index of Receipts" in users_error(cli.run("status"))

    def test_in_a_place_that_cannot_be_written_is_told(self, cli: Cli) -> None:
        cli.write("file", "")
        cli.write("a.txt", FERRY)
        told = users_error(cli.run("add", "a.txt", RECEIPTS_STORE__PATH="file/index.db"))
        assert "cannot be kept at" in told

    def test_of_another_model_names_the_command(self, filled: Cli) -> None:
        with sqlite3.connect(filled.index) as db:
            db.execute("UPDATE generations SET model = 'older', weights_sha256 = 'x'")
        db.close()
        filled.write("news.txt", "A canal was dug at Osk.")
        for arguments in (["check", "The ferry sank"], ["add", "news.txt"]):
            told = users_error(filled.run(*arguments))
            assert "built with the model 'older'" in told
            assert "receipts reindex" in told
        ended = filled.run("doctor")
        assert (ended.status, "✘ index: The index was built with" in ended.out) == (2, True)
        assert filled.run("reindex").status == 0
        assert filled.run("check", "The ferry Marlin ran aground").status == 0


class TestSources:
    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("absent.txt", "There is no file or folder absent.txt"),
            ("n" * 300, "There is no file or folder"),
            ("~no-such-user/a.txt", "There is no file or folder"),
            ("a.pdf", "not a kind of file that can be read"),
            ("empty", "holds no text, Markdown or HTML file"),
        ],
    )
    def test_that_cannot_be_used_are_told(self, cli: Cli, name: str, told: str) -> None:
        cli.write("a.pdf", "%PDF")
        (cli.folder / "empty").mkdir()
        assert told in users_error(cli.run("add", name))

    def test_of_which_none_could_be_read_are_an_error(self, cli: Cli) -> None:
        cli.write("a.txt", "")
        ended = cli.run("add", "a.txt")
        assert ended.status == 2
        assert "✘ a.txt: the file is empty." in ended.out

    def test_too_large_are_told_quickly(self, cli: Cli) -> None:
        with (cli.folder / "large.txt").open("wb") as file:
            file.truncate(50_000_000)
        ended = cli.run("add", "large.txt")
        assert ended.status == 2
        assert "the file has 50.0 MB, and the most for one article is 5 MB" in " ".join(
            ended.out.split()
        )

    @pytest.mark.parametrize("name", ["unknown", "~no-such-user/x", "n" * 300])
    def test_that_are_unknown_are_not_removed(self, filled: Cli, name: str) -> None:
        assert "List them with: receipts sources" in users_error(filled.run("remove", name))

    def test_with_a_name_that_is_not_utf_8_are_told(self, cli: Cli) -> None:
        path = Path(os.fsdecode(os.fsencode(cli.folder) + b"/\xff.txt"))
        path.write_text(FERRY, "utf-8")
        cli.write("good.txt", FERRY)
        ended = cli.run("add", ".", "--json")
        assert (ended.status, ended.json["added"]) == (0, 1)
        assert "the name is not UTF-8" in ended.json["failed"][0]["why"]


class TestTexts:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "There is nothing to check"),
            ("Hello!", "There is no claim to check in that (it is a greeting"),
            ("Who was the captain?", "it is a question, not a claim: ask it"),
            ("x" * 30_000, "The text has 30,000 characters"),
            ("The ferry sank. " * 60, "There are 60 claims in the text"),
        ],
    )
    def test_that_cannot_be_checked_are_told(self, filled: Cli, text: str, told: str) -> None:
        assert told in users_error(filled.run("check", text))

    @pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape"])
    def test_that_are_not_utf_8_are_told(self, filled: Cli, encoding: str) -> None:
        ended = filled.run("check", "-", given=b"The f\xff sank", PYTHONIOENCODING=encoding)
        assert "not UTF-8" in users_error(ended)


class TestArguments:
    @pytest.mark.parametrize(
        "arguments", [["nonsense"], ["check"], ["add"], ["status", "--colour"], ["eval", "none"]]
    )
    def test_that_are_wrong_are_told_with_the_usage(self, cli: Cli, arguments: list[str]) -> None:
        told = users_error(cli.run(*arguments))
        assert "Usage: " in told


def test_serving_without_a_token_says_where_it_may_be(cli: Cli) -> None:
    told = users_error(cli.run("run"))
    assert "DISCORD_TOKEN" in told
    assert "token_file under [discord]" in told
    assert not cli.index.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pairs", "absent.jsonl"], "absent.jsonl cannot be read"),
        (["pairs", "bad.jsonl"], "bad.jsonl, line 1: 'true' is not a label"),
        (["retrieval", "."], "holds no corpus.jsonl"),
    ],
)
def test_files_of_cases_that_are_wrong_are_told(cli: Cli, arguments: list[str], told: str) -> None:
    cli.write("bad.jsonl", '{"claim": "a", "evidence": "b", "label": "true"}\n')
    assert told in users_error(cli.run("eval", *arguments))


def test_cases_of_another_kind_are_told(filled: Cli) -> None:
    filled.write("bad.jsonl", '{"text": "It sank", "kind": "rumour"}\n')
    told = users_error(filled.run("eval", "answers", "bad.jsonl"))
    assert "bad.jsonl, line 1: 'rumour' is not a kind (question, claim)" in told


def test_a_bug_is_logged_with_an_id_that_is_shown(filled: Cli) -> None:
    ended = filled.run("status", code=BROKEN)
    assert (ended.status, ended.out) == (1, "")
    assert "RuntimeError: a bug" in ended.err
    ids = re.findall(r"\bid[ =]([0-9a-f]{8})\b", ended.err)
    assert len(ids) == 2
    assert ids[0] == ids[1]
