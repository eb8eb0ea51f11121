"""The command line end to end: what it prints, and its exit status."""

import gzip
import json

import pytest

from tests.cli_runs import FERRY, PROJECT, Cli
from tests.json_schemas import ANSWER, FINDINGS, INDEXED, REPORT, SOURCES, STATUS, valid

SUPPORTED = "The ferry Marlin ran aground on 3 May 2024"
REFUTED = "The ferry Marlin ran aground on 9 May 2024"


class TestIndexing:
    @pytest.fixture
    def added(self, cli: Cli) -> Cli:
        cli.write_articles()
        ended = cli.run("add", "articles")
        assert (ended.status, ended.err) == (0, "")
        assert ended.out == "2 added, 0 updated, 0 unchanged, 0 removed\n"
        return cli

    def test_add_prints_json(self, cli: Cli) -> None:
        cli.write("all/a.txt", FERRY)
        cli.write("all/empty.txt", "")
        ended = cli.run("add", "all", "--json")
        valid(ended.json, INDEXED)
        assert (ended.status, ended.err) == (0, "")
        assert ended.json["added"] == 1
        assert ended.json["failed"] == [
            {"name": "empty.txt", "why": "empty.txt: the file is empty."}
        ]

    def test_sources_are_listed(self, added: Cli) -> None:
        ended = added.run("sources", "--json")
        valid(ended.json, SOURCES)
        (source,) = ended.json["sources"]
        assert source["location"] == str(added.folder / "articles")
        assert (source["articles"], source["collection"]) == (2, "house")
        assert str(added.folder / "articles") in added.run("sources").out

    def test_status_is_told(self, added: Cli) -> None:
        ended = added.run("status", "--json")
        valid(ended.json, STATUS)
        assert (ended.json["articles"], ended.json["newest"]) == (2, "2024-06-11")
        assert "2 articles" in added.run("status").out

    @pytest.mark.parametrize("name", ["articles/", "./articles"])
    def test_a_source_is_removed(self, added: Cli, name: str) -> None:
        ended = added.run("remove", name)
        assert (ended.status, ended.out) == (0, "2 articles removed\n")
        assert added.run("sources", "--json").json["sources"] == []

    @pytest.mark.parametrize("name", ["https://post.example/bridge", "articles/ferry.txt"])
    def test_an_article_is_removed(self, added: Cli, name: str) -> None:
        ended = added.run("remove", name, "--json")
        assert (ended.status, ended.json) == (0, {"schema": 1, "removed": 1})

    def test_reindex_reads_the_sources_again(self, added: Cli) -> None:
        (added.folder / "articles" / "ferry.txt").unlink()
        ended = added.run("reindex", "--json")
        valid(ended.json, INDEXED)
        assert (ended.json["unchanged"], ended.json["removed"]) == (1, 1)

    def test_reindex_can_embed_all_anew(self, added: Cli) -> None:
        ended = added.run("reindex", "--rebuild")
        assert (ended.status, ended.out) == (0, "0 added, 0 updated, 2 unchanged, 0 removed\n")
        assert added.run("check", SUPPORTED, "--json").json["claims"][0]["verdict"] == "supported"


class TestAnswering:
    def test_ask_prints_an_answer(self, filled: Cli) -> None:
        ended = filled.run("ask", "Who cut the ribbon?", "--json")
        assert (ended.status, ended.err) == (0, "")
        valid(ended.json, ANSWER)
        assert ended.json["verdict"] is None
        assert ended.json["query"] == {"kind": "question", "text": "Who cut the ribbon?"}
        first = ended.json["evidence"][0]
        assert first["sentence"] == "Mayor Otto Velt cut the ribbon."
        assert first["sentence"][slice(*first["span"])] == "Otto Velt"
        assert first["citation"] == {
            "number": 1,
            "title": "Bridge over the Tamsin reopens",
            "uri": "https://post.example/bridge",
            "publisher": "The Aldou Post",
            "published": "2024-06-11",
            "position": 1,
        }

    def test_ask_says_when_the_sources_do_not_tell(self, filled: Cli) -> None:
        ended = filled.run("ask", "What is the capital of Peru?", "--json")
        valid(ended.json, ANSWER)
        assert (ended.status, ended.json["verdict"], ended.json["evidence"]) == (0, None, [])
        assert "My sources don't tell" in filled.run("ask", "What is the capital of Peru?").out

    @pytest.mark.parametrize(
        ("claim", "verdict"),
        [
            (SUPPORTED, "supported"),
            (REFUTED, "refuted"),
            ("The opera house in Lugano opened", "not_enough_evidence"),
        ],
    )
    def test_check_always_prints_a_report(self, filled: Cli, claim: str, verdict: str) -> None:
        ended = filled.run("check", claim, "--json")
        assert (ended.status, ended.err) == (0, "")
        valid(ended.json, REPORT)
        assert [answer["verdict"] for answer in ended.json["claims"]] == [verdict]

    def test_a_difference_is_given_in_normal_forms_and_in_words(self, filled: Cli) -> None:
        answer = filled.run("check", REFUTED, "--json").json["claims"][0]
        (difference,) = answer["evidence"][0]["differences"]
        assert difference["kind"] == "date"
        assert (difference["claimed"], difference["found"]) == ("2024-05-09", "2024-05-03")
        shown = filled.run("check", REFUTED).out
        assert shown.startswith("✘ Refuted")
        assert difference["text"] in " ".join(shown.split())

    def test_words_need_no_quotation_marks(self, filled: Cli) -> None:
        ended = filled.run("check", *SUPPORTED.split(), "--json")
        assert ended.json["claims"][0]["query"]["text"] == SUPPORTED

    @pytest.mark.parametrize("command", ["ask", "check"])
    def test_a_dash_reads_standard_input(self, filled: Cli, command: str) -> None:
        ended = filled.run(command, "-", "--json", given=f"{SUPPORTED}\n")
        answer = ended.json["claims"][0] if command == "check" else ended.json
        assert (ended.status, answer["verdict"]) == (0, "supported")

    def test_a_text_of_many_sentences_becomes_a_report(self, filled: Cli) -> None:
        text = f"Hello! {SUPPORTED}. {REFUTED}. Who was the captain?"
        ended = filled.run("check", "-", "--json", given=text)
        valid(ended.json, REPORT)
        verdicts = [answer["verdict"] for answer in ended.json["claims"]]
        assert verdicts == ["supported", "refuted"]
        assert [left["text"] for left in ended.json["skipped"]] == [
            "Hello!",
            "Who was the captain?",
        ]

    def test_chat_answers_lines(self, filled: Cli) -> None:
        ended = filled.run("chat", given=f"{SUPPORTED}\n/quit\n")
        assert (ended.status, ended.err) == (0, "")
        assert ended.out.startswith("✔ Supported")


class TestEvaluating:
    def test_answers(self, filled: Cli) -> None:
        case = {"text": SUPPORTED, "kind": "claim", "verdict": "supported", "must": "3 May"}
        filled.write("cases.jsonl", json.dumps(case) + "\n")
        ended = filled.run("eval", "answers", "cases.jsonl", "--json")
        assert (ended.status, ended.json["verdict_accuracy"], ended.json["must"]) == (0, 1, 1)
        assert "verdict accuracy" in filled.run("eval", "answers", "cases.jsonl").out

    def test_pairs(self, cli: Cli) -> None:
        case = {"claim": SUPPORTED, "evidence": FERRY, "label": "supported"}
        content = (json.dumps(case) + "\n").encode()
        (cli.folder / "own.jsonl.gz").write_bytes(gzip.compress(content))
        ended = cli.run("eval", "pairs", "own.jsonl.gz", "--json")
        assert (ended.status, ended.err) == (0, "")
        assert ended.json["sets"]["own"]["accuracy"] == 1

    def test_retrieval(self, cli: Cli) -> None:
        cli.write("set/corpus.jsonl", '{"id": "a", "doc": "Ferry", "text": "It ran aground."}\n')
        cli.write("set/queries.jsonl", '{"id": "q", "text": "What ran aground?"}\n')
        cli.write("set/qrels.tsv", "q\ta\t1\n")
        ended = cli.run("eval", "retrieval", "set", "--json")
        assert (ended.status, ended.err) == (0, "")
        assert ended.json["sets"]["set"]["fused"]["recall_at_1"] == 1
        assert not cli.index.exists()


class TestDoctor:
    def test_finds_everything_well(self, filled: Cli) -> None:
        ended = filled.run("doctor", "--json", DISCORD_TOKEN="abc.def")
        valid(ended.json, FINDINGS)
        assert ended.status == 0
        assert all(finding["well"] for finding in ended.json["findings"])
        assert "abc.def" not in ended.out + ended.err

    def test_says_what_is_wrong_and_what_to_do(self, cli: Cli) -> None:
        cli.write("receipts.db", "no database at all " * 99)
        ended = cli.run("doctor")
        assert ended.status == 2
        assert "✘ index:" in ended.out
        assert "Move it away" in ended.out
        assert "✔ model:" in ended.out

    def test_asks_discord_only_when_told_to_and_then_needs_the_token(self, filled: Cli) -> None:
        assert filled.run("doctor").status == 0
        ended = filled.run("doctor", "--discord")
        assert ended.status == 2
        assert "✘ discord token: No Discord token." in ended.out


def test_the_version_is_told(cli: Cli) -> None:
    ended = cli.run("--version")
    assert ended.status == 0
    assert ended.out.startswith("receipts ")


def test_logs_go_to_stderr_and_never_hold_what_was_asked(filled: Cli) -> None:
    ended = filled.run("--verbose", "check", SUPPORTED, "--json")
    valid(ended.json, REPORT)
    assert "answered verdict=supported" in ended.err
    assert "Marlin" not in ended.err


def test_json_is_plain_ascii_where_the_terminal_is(filled: Cli) -> None:
    ended = filled.run(
        "check", "Über 60 passengers came ashore 🐟", "--json", PYTHONIOENCODING="ascii"
    )
    assert ended.status == 0
    assert ended.json["claims"][0]["query"]["text"].startswith("Über")
    assert filled.run("check", SUPPORTED, PYTHONIOENCODING="ascii").status == 0


def test_a_reader_that_goes_away_is_no_error(filled: Cli) -> None:
    process = filled.start("status", "--json")
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


def test_the_project_holds_the_command() -> None:
    assert 'receipts = "bot.cli:main"' in (PROJECT / "pyproject.toml").read_text("utf-8")
