"""The bot as a process of its own, against a Discord on this machine.

`python -m tests.chat.serve PORT` with the token on standard input; tests start `serve` in a fork.
"""

import argparse
import asyncio
import logging
import os
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat import client, serving
from bot.chat.ports import Answerer, OnProgress
from bot.config import DiscordSettings, Settings, StoreSettings
from bot.domain import Scope
from bot.engine import Engine
from bot.errors import BotError
from bot.holdings import IndexReport
from tests.chat.fakes import FakeEngine, Result, fake_engine
from tests.chat.lag import sample_lag

SLOW = "slow"
"""A text that begins so is answered once the gate of the Discord is open."""
WHOLE = DiscordSettings()
"""A process that has every shard."""
MAX_SLEEP_S = 0.3
_sleep = asyncio.sleep


@dataclass
class WireEngine(FakeEngine):
    """A fake whose work the test can hold, and which remembers what it has seen as the real one."""

    port: int = 0

    def _give(self, kind: str, text: str, scope: Scope) -> Result:
        self._wait_for(text)
        return super()._give(kind, text, scope)

    def add_addresses(
        self, addresses: Sequence[str], scope: Scope, progress: OnProgress | None = None
    ) -> IndexReport:
        for address in addresses:
            self._wait_for(address.removeprefix("https://"))
        return super().add_addresses(addresses, scope, progress)

    def _wait_for(self, text: str) -> None:
        if text.startswith(SLOW):
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/gate", timeout=60).close()

    def claim_message(self, message_id: int) -> bool:
        return self.records.memory.claim_message(message_id)


def serve(
    port: int, token: str, folder: Path, log: Path, grace_s: float, settings: DiscordSettings
) -> None:
    """Serve in a process that was forked for it, and end the process."""
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    client.GRACE_S = grace_s
    asyncio.sleep = _hurried  # type: ignore[assignment]
    with fake_engine(folder) as engine:
        sys.exit(run(WireEngine(engine.records, port=port), port, token, settings))


def run(engine: Answerer, port: int, token: str, settings: DiscordSettings = WHOLE) -> int:
    """Serve and return the exit status."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, force=True)
    Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/gateway")
    try:
        serving.run(engine, token, settings)
    except BotError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


async def _hurried(delay: float, result: object = None) -> object:
    # discord.py waits for 1 s, then 3 s, 5 s, 7 s and 9 s, before it tries again.
    return await _sleep(min(delay, MAX_SLEEP_S), result)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--index", type=Path, help="answer with the real engine over this index")
    parser.add_argument("--lag", type=Path, help="write how late the event loop is to this file")
    given = parser.parse_args()
    token = sys.stdin.readline()
    if given.lag:
        sample_lag(given.lag)
    if given.index:
        engine = Engine(Settings(store=StoreSettings(path=given.index)), create=False)
        engine.warm()
        status = run(engine, given.port, token)
        engine.close()
        return status
    with tempfile.TemporaryDirectory() as folder, fake_engine(Path(folder)) as fake:
        return run(WireEngine(fake.records, port=given.port), given.port, token)


if __name__ == "__main__":
    sys.exit(main())
