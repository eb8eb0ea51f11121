"""Runs the `receipts` command as a shell would."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
MAIN = "from bot.cli import main; main()"
FERRY = """\
The ferry Marlin runs aground

The ferry Marlin ran aground off Port Aldou on 3 May 2024. All 61 passengers were brought ashore.
Captain Ines Duarte said the fog had been thick. The ferry was built in 1998.
"""
BRIDGE = """\
---
title: Bridge over the Tamsin reopens
published: 2024-06-11
publisher: The Aldou Post
url: https://post.example/bridge
---

The bridge over the river Tamsin reopened on 10 June. Mayor Otto Velt cut the ribbon.
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Cli:
    """A folder to run the command in, and its environment."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def index(self) -> Path:
        return self.folder / "receipts.db"

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def write_articles(self) -> None:
        self.write("articles/ferry.txt", FERRY)
        self.write("articles/bridge.md", BRIDGE)

    def start(self, *arguments: str, code: str = MAIN, **extra: str) -> "subprocess.Popen[bytes]":
        kept = {name: value for name, value in os.environ.items() if "RECEIPTS" not in name}
        kept.pop("DISCORD_TOKEN", None)
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=self.folder,
            env={**kept, "PYTHONPATH": str(PROJECT), **self.environment, **extra},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(
        self, *arguments: str, given: str | bytes = b"", code: str = MAIN, **extra: str
    ) -> Ended:
        process = self.start(*arguments, code=code, **extra)
        given = given.encode() if isinstance(given, str) else given
        out, err = process.communicate(given, timeout=120)
        return Ended(process.returncode, out.decode(), err.decode())
