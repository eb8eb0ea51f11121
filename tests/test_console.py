"""A channel in the terminal answers line by line, and no line ends it."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.console import HELP, converse
from bot.config import Settings
from bot.encoder import Encoder
from bot.engine import Engine
from tests.cli_runs import BRIDGE, FERRY
from tests.fakes import HERE, HOUSE


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
def say(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[object]:
    def speak(given: str | bytes) -> str:
        content = given.encode() if isinstance(given, str) else given
        stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        converse(engine, HOUSE)
        return " ".join(capsys.readouterr().out.split())

    return speak
