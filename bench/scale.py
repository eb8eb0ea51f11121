"""An index of very many sentences: days of the news, as many as a bench wants."""

from pathlib import Path

from bench.data import news_days
from bot.config import Settings, StoreSettings
from bot.domain import Scope
from bot.engine import Engine
from bot.sentences import split


def write_days(folder: Path, sentences: int | None = None) -> None:
    """Write days of the news as files, all or until there are enough sentences."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for id, day, text in news_days():
        if sentences is not None and written >= sentences:
            return
        article = f"---\ntitle: News of {day}\npublished: {day}\n---\n{text}\n"
        (folder / f"{id}.md").write_text(article, "utf-8")
        written += 0 if sentences is None else len(split(text))


def kept_index(settings: Settings, sentences: int) -> Path:
    """Return an index of about so many sentences, built once and kept beside the model's export."""
    folder = settings.encoder.cache / "bench" / f"news-{sentences}"
    path = folder / "index.db"
    if not (folder / "whole").exists():
        write_days(folder / "days", sentences)
        engine = Engine(
            settings.model_copy(update={"store": StoreSettings(path=path)}), create=True
        )
        # What an interrupted run left is not indexed again.
        engine.add([folder / "days"], Scope())
        engine.close()
        (folder / "whole").touch()
    return path
