"""How late the event loop of a bot is, sampled inside its process."""

import asyncio
import json
import time
from pathlib import Path

from bot.chat import client, serving

INTERVAL_S = 0.005


def sample_lag(file: Path) -> None:
    """Have the bot of this process write (when, lateness) in seconds when it ends."""

    class SampledBot(client.ReceiptsBot):
        async def setup_hook(self) -> None:
            self.sampler = asyncio.create_task(_sample(file))
            await super().setup_hook()

    serving.ReceiptsBot = SampledBot  # type: ignore[attr-defined]


async def _sample(file: Path) -> None:
    samples: list[tuple[float, float]] = []
    try:
        while True:
            due = time.monotonic() + INTERVAL_S
            await asyncio.sleep(INTERVAL_S)
            now = time.monotonic()
            samples.append((now, now - due))
    finally:
        file.write_text(json.dumps(samples), "utf-8")
