"""Many people asking at once on Discord: the bot as its own process, the real engine behind it."""

import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.judging import CLAIMS
from bench.scale import kept_index
from bot.config import Settings, StoreSettings
from bot.domain import Scope
from bot.engine import Engine
from tests.chat import loopback, payloads
from tests.chat.loopback import Discord

SENTENCES = 150_000
PEOPLE, ROUNDS = 50, 4
ANSWERED_WITHIN_S = 120.0
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of one interaction, in seconds since it was sent."""

    deferred_s: float | None
    answered_s: float | None
    answers: int
    refused: bool


def measure(sentences: int) -> dict[str, Any]:
    """Have 50 people use /check at the same moment, a few times over; return what came of it."""
    index = kept_index(Settings(), sentences)
    with tempfile.TemporaryDirectory() as folder:
        lag_file = Path(folder) / "lag.json"
        asked, windows = asyncio.run(_run(index, lag_file))
        samples: list[tuple[float, float]] = json.loads(lag_file.read_text("utf-8"))
    late = [lag for at, lag in samples if any(start <= at <= end for start, end in windows)]
    engine = Engine(Settings(store=StoreSettings(path=index)), create=False)
    held = engine.status(Scope()).sentences
    engine.close()
    return {
        "sentences": held,
        "people": PEOPLE,
        "rounds": ROUNDS,
        "answered": sum(one.answers > 0 and not one.refused for one in asked),
        "answered_twice": sum(one.answers > 1 for one in asked),
        "refused": sum(one.refused for one in asked),
        "deferral_ms": _spread([one.deferred_s for one in asked]),
        "answer_ms": _spread([one.answered_s for one in asked]),
        "event_loop_lag_ms": _spread(late),
    }


async def _run(index: Path, lag: Path) -> tuple[list[Asked], list[tuple[float, float]]]:
    discord = Discord()
    await discord.start()
    process = await _spawn(discord, index, lag)
    sent: dict[str, float] = {}
    windows: list[tuple[float, float]] = []
    try:
        await discord.until(
            lambda: bool(discord.seen("PUT", "/commands")), timeout_s=ANSWERED_WITHIN_S
        )
        await _ask(discord, ["9000"])
        for turn in range(1, ROUNDS + 1):
            start = time.monotonic()
            sent |= await _ask(discord, [str(turn * 1000 + person) for person in range(PEOPLE)])
            windows.append((start, time.monotonic()))
    finally:
        process.terminate()
        await process.wait()
        await discord.stop()
    if process.returncode:
        raise RuntimeError(f"the bot ended with status {process.returncode}")
    return [_became(discord, id, at) for id, at in sent.items()], windows


async def _spawn(discord: Discord, index: Path, lag: Path) -> Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chat.serve", str(discord.port),
        "--index", str(index), "--lag", str(lag), cwd=ROOT, stdin=PIPE, stderr=DEVNULL,
    )  # fmt: skip
    if process.stdin is None:
        raise RuntimeError("no pipe to the bot")
    process.stdin.write(f"{loopback.TOKEN}\n".encode())
    await process.stdin.drain()
    return process


async def _ask(discord: Discord, ids: Sequence[str]) -> dict[str, float]:
    """Send one interaction a person, all at once, and wait for the answers; return when each was.

    Who is not answered in time is counted later.
    """
    sent: dict[str, float] = {}
    for place, id in enumerate(ids):
        sent[id] = time.monotonic()
        await discord.check(id, CLAIMS[place % len(CLAIMS)])
    wanted = {f"/webhooks/{payloads.APPLICATION}/token{id}/messages/@original" for id in ids}
    with contextlib.suppress(TimeoutError):
        await discord.until(
            lambda: wanted <= {seen.path for seen in discord.requests},
            timeout_s=ANSWERED_WITHIN_S,
        )
    return sent


def _became(discord: Discord, id: str, sent: float) -> Asked:
    # The loop's clock is the monotonic one.
    deferrals = discord.seen("POST", f"/token{id}/callback", done=True)
    answers = discord.seen("PATCH", f"/token{id}/messages/@original", done=True)
    return Asked(
        deferrals[0].at_s - sent if deferrals else None,
        answers[0].at_s - sent if answers else None,
        len(answers),
        any("⚠️" in json.dumps(answer.body, ensure_ascii=False) for answer in answers),
    )


def _spread(seconds: Sequence[float | None]) -> dict[str, float | None]:
    """Return the median, the 99th percentile and the worst; what never came has no number."""
    known = [one * 1000 for one in seconds if one is not None]
    if len(known) < 2:
        return {"median": None, "p99": None, "worst": None}
    cuts = statistics.quantiles(known, n=100, method="inclusive")
    return {
        "median": round(cuts[49], 1),
        "p99": round(cuts[98], 1),
        "worst": round(max(known), 1),
    }
