"""How fast indexing and checking are, as ratios within one run."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sentence_transformers import SentenceTransformer

from bench.data import news_days
from bench.judging import at_scale, judging
from bot.config import Settings, StoreSettings
from bot.domain import Scope
from bot.encoder import for_many, open_encoder, processor_threads
from bot.encoder.export import load_reference
from bot.encoder.weights import DEFAULT_MODEL, locate
from bot.engine import Engine
from bot.sentences import split

SENTENCES = 5_000
QUESTION = "did Mali cut ties on Aug 4?"
WARM_RUNS, COLD_RUNS = 50, 7


def measure(seeds: Path) -> dict[str, Any]:
    """Return all speed figures of this machine, now."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        return {
            "machine": _machine(),
            "indexing": _indexing(folder),
            "check": _checking(folder, seeds),
            "judge": judging(Settings()),
            "scale": at_scale(folder / "scale"),
        }


def settings_at(folder: Path) -> Settings:
    """Return default settings with an index in `folder`."""
    return Settings(store=StoreSettings(path=folder / "bench.db"))


def _indexing(folder: Path) -> dict[str, Any]:
    """Time indexing against encoding alone.

    `plain` is the library as it comes; `eager` has its plainer attention, which is faster on some
    processors.
    """
    news = folder / "news"
    texts = _write_news(news)
    plain = SentenceTransformer(str(locate(DEFAULT_MODEL)), device="cpu")
    eager = load_reference(DEFAULT_MODEL, locate(DEFAULT_MODEL))
    for model in (plain, eager):
        model.encode(texts[:64])
    settings = settings_at(folder)
    open_encoder(DEFAULT_MODEL, settings.encoder.cache, 1)
    started = time.perf_counter()
    expected = plain.encode(texts)
    plain_s = time.perf_counter() - started
    started = time.perf_counter()
    eager.encode(texts)
    eager_s = time.perf_counter() - started
    engine = Engine(settings, create=True)
    engine.warm()
    started = time.perf_counter()
    engine.add([news], Scope())
    index_s = time.perf_counter() - started
    indexed = engine.status(Scope()).sentences
    engine.close()
    exact = open_encoder(DEFAULT_MODEL, settings.encoder.cache, processor_threads(0))
    encoder = for_many(exact, len(texts))
    cosines = np.sum(encoder.encode_documents(texts) * expected, axis=1)
    return {
        "sentences": indexed,
        "plain_encode_per_s": round(len(texts) / plain_s, 1),
        "index_per_s": round(indexed / index_s, 1),
        "ratio": round((indexed / index_s) / (len(texts) / plain_s), 2),
        "eager_encode_per_s": round(len(texts) / eager_s, 1),
        "ratio_to_eager": round((indexed / index_s) / (len(texts) / eager_s), 2),
        "least_cosine": round(float(cosines.min()), 6),
    }


def _checking(folder: Path, seeds: Path) -> dict[str, Any]:
    (folder / "check").mkdir()
    settings = settings_at(folder / "check")
    engine = Engine(settings, create=True)
    engine.add([seeds], Scope())
    engine.warm()
    warm = _timed(lambda: engine.check(QUESTION, Scope()), WARM_RUNS)
    engine.close()
    command = [sys.executable, "-c", "from bot.cli import main; main()", "check", QUESTION]
    environment = {**os.environ, "RECEIPTS_STORE__PATH": str(settings.store.path)}
    cold = _timed(
        lambda: subprocess.run(command, env=environment, capture_output=True, check=True),
        COLD_RUNS,
    )
    return {
        "warm_ms_median": round(statistics.median(warm) * 1000, 1),
        "warm_ms_worst": round(max(warm) * 1000, 1),
        "cold_s_median": round(statistics.median(cold), 2),
        "cold_s_worst": round(max(cold), 2),
    }


def _write_news(folder: Path) -> list[str]:
    """Write days of news as files until there are enough sentences; return the sentences."""
    folder.mkdir()
    texts: list[str] = []
    for id, date, text in news_days():
        (folder / f"{id}.md").write_text(
            f"---\ntitle: News of {date}\npublished: {date}\n---\n{text}\n", "utf-8"
        )
        texts += [sentence.text for sentence in split(text)]
        if len(texts) >= SENTENCES:
            break
    return texts


def _timed(action: Callable[[], object], runs: int) -> list[float]:
    action()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return times


def _machine() -> dict[str, Any]:
    cpu = Path("/proc/cpuinfo")
    names = (
        [line for line in cpu.read_text().splitlines() if "model name" in line]
        if (cpu.exists())
        else []
    )
    return {
        "processor": names[0].split(":")[1].strip() if names else platform.processor(),
        "threads": processor_threads(0),
        "python": platform.python_version(),
    }
