"""The bot as a process of its own, against a Discord on this machine.

`python -m tests.chat.serve PORT` with the token on standard input.
"""

import logging
import sys
import tempfile
from pathlib import Path

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.client import run
from bot.errors import BotError
from tests.chat.fakes import fake_engine


def main() -> int:
    port = sys.argv[1]
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/gateway")
    try:
        with tempfile.TemporaryDirectory() as folder, fake_engine(Path(folder)) as engine:
            run(engine, sys.stdin.readline())
    except BotError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
