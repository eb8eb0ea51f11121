"""How fast the judge is, alone and behind a search through very many sentences."""

import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bench.data import news_days
from bench.scale import write_days
from bot.config import Settings, StoreSettings
from bot.domain import Article, Claim, Passage, Scope
from bot.encoder.weights import DEFAULT_MODEL, locate
from bot.engine import Engine
from bot.evaluation.reading import open_models
from bot.judge.pair import open_tokenizer
from bot.sentences import split

PASSAGES, TOKENS = 24, (72, 88)
"""How many passages are judged at once, and how many tokens each has with its neighbours."""
RUNS = 30
CLAIMS = (
    "Mali cut ties with Ukraine on 4 August 2024.",
    "An earthquake of magnitude 7.8 struck Turkey in February 2023.",
    "The Prime Minister of Japan resigned in 2020.",
    "At least 50 people were killed in a ferry accident in Bangladesh.",
    "Greece and its creditors reached a deal in July 2015.",
)


def judging(settings: Settings) -> dict[str, Any]:
    """Time the configured judge on passages of the news of a usual length."""
    _, judge = open_models(settings)
    passages = list(islice(_passages(), PASSAGES))
    claims = [Claim(text, 0, len(text)) for text in CLAIMS]
    judge.judge(claims[0], passages)
    times = []
    for run in range(RUNS):
        started = time.perf_counter()
        judge.judge(claims[run % len(claims)], passages)
        times.append(time.perf_counter() - started)
    return {
        "passages": PASSAGES,
        "tokens": list(TOKENS),
        "ms_median": round(statistics.median(times) * 1000, 1),
        "ms_worst": round(max(times) * 1000, 1),
    }


def at_scale(folder: Path) -> dict[str, Any]:
    """Index all days of the news, and time warm checks against them."""
    news = folder / "days"
    write_days(news)
    engine = Engine(Settings(store=StoreSettings(path=folder / "scale.db")), create=True)
    started = time.perf_counter()
    engine.add([news], Scope())
    indexing = time.perf_counter() - started
    engine.warm()
    times = []
    for run in range(RUNS):
        started = time.perf_counter()
        engine.check(CLAIMS[run % len(CLAIMS)], Scope())
        times.append(time.perf_counter() - started)
    sentences = engine.status(Scope()).sentences
    engine.close()
    return {
        "sentences": sentences,
        "index_s": round(indexing, 1),
        "warm_ms_median": round(statistics.median(times) * 1000, 1),
        "warm_ms_worst": round(max(times) * 1000, 1),
    }


def _passages() -> Iterator[Passage]:
    """Yield sentences of the news between their neighbours, of about the usual length."""
    tokenizer = open_tokenizer(locate(DEFAULT_MODEL) / "tokenizer.json")
    for id, day, text in news_days():
        article = Article(
            id, f"News of {day}", text, None, date.fromisoformat(day), datetime.now(UTC)
        )
        sentences = split(text)
        for place in range(1, len(sentences) - 1):
            passage = Passage(article, sentences[place - 1 : place + 2], place)
            if TOKENS[0] <= len(tokenizer.encode(passage.text).ids) <= TOKENS[1]:
                yield passage
