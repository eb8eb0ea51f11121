"""Small classifiers as judges, and changes to their configuration."""

import json
from collections.abc import Sequence
from pathlib import Path

from bot.judge import CrossEncoderJudge, open_judge
from tests.fakes import WordEncoder

NAMES = ("entailment", "neutral", "contradiction")


def configure(folder: Path, **changed: object) -> None:
    """Change the configuration; None removes a key."""
    path = folder / "config.json"
    fields = {**json.loads(path.read_text("utf-8")), **changed}
    kept = {key: value for key, value in fields.items() if value is not None}
    path.write_text(json.dumps(kept), "utf-8")


def name_outputs(folder: Path, names: Sequence[str]) -> None:
    configure(folder, id2label={str(i): name for i, name in enumerate(names)}, label2id=None)


def opened(folder: Path) -> CrossEncoderJudge:
    judge = open_judge(str(folder), WordEncoder(), 1)
    assert isinstance(judge, CrossEncoderJudge)
    return judge
