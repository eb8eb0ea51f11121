import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.encoder import DEFAULT_MODEL, Encoder, open_encoder, processor_threads
from bot.indexer import Indexer
from bot.store import Store
from tests.cli_runs import Cli
from tests.fakes import WordEncoder
from tests.indexing import LIMIT, NO_WEB


def pytest_configure(config: pytest.Config) -> None:
    """Give each of several test processes its own processors, lest their models' threads collide.

    What a test starts has the same ones, and a model takes as many threads as it has processors.
    """
    here: dict[str, Any] | None = getattr(config, "workerinput", None)
    if here is None or not hasattr(os, "sched_setaffinity"):
        return
    processors, workers = sorted(os.sched_getaffinity(0)), here["workercount"]
    number = int(here["workerid"].removeprefix("gw")) % workers
    os.sched_setaffinity(0, processors[number::workers] or processors)


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in ("RECEIPTS_CONFIG", "DISCORD_TOKEN", "RECEIPTS_STORE__PATH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "index.db", create=True)
    yield opened
    opened.close()


@pytest.fixture
def words() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for articles."""
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture
def indexer(store: Store, words: WordEncoder) -> Indexer:
    return Indexer(store, words, LIMIT, NO_WEB)


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the packaged model is exported to, once for all tests."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def minilm(model_cache: Path) -> Encoder:
    """The packaged model."""
    return open_encoder(DEFAULT_MODEL, model_cache, threads=processor_threads(0))


@pytest.fixture(scope="session")
def filled_once(
    tmp_path_factory: pytest.TempPathFactory, model_cache: Path, minilm: Encoder
) -> Cli:
    """An index of two articles, made once."""
    made = Cli(tmp_path_factory.mktemp("filled"), {"RECEIPTS_ENCODER__CACHE": str(model_cache)})
    made.write_articles()
    assert made.run("add", "articles").status == 0
    return made


@pytest.fixture
def filled(cli: Cli, filled_once: Cli) -> Cli:
    """The command line with a copy of that index."""
    shutil.copy(filled_once.index, cli.index)
    return cli


@pytest.fixture
def cli(tmp_path: Path, model_cache: Path, minilm: Encoder) -> Cli:
    """The command line with an index of its own, in a folder of its own."""
    folder = tmp_path / "here"
    folder.mkdir()
    return Cli(folder, {"RECEIPTS_ENCODER__CACHE": str(model_cache)})
