"""A judge of the trained kind whose heads were never trained, as the export writes it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from bot.judge.card import WEIGHTS, read_card
from bot.judge.network import Network
from bot.judge.trained import TrainedJudge
from training.export import export, write_card
from training.model import JudgeModel

LOUDER = 20.0
"""What the heads are multiplied by, so that pairs differ in what comes out as trained ones do."""


@dataclass(frozen=True)
class Exported:
    """A network, the folder that it was exported to, and what reads it there."""

    folder: Path
    model: JudgeModel
    network: Network
    judge: TrainedJudge


def to_alter(folder: Path, copy: Path) -> Iterator[Path]:
    """Yield a copy of a judge's files to be altered, and remove it afterwards: it is large."""
    yield shutil.copytree(folder, copy)
    shutil.rmtree(copy)


def make(folder: Path) -> Exported:
    torch.manual_seed(0)
    model = JudgeModel().eval()
    with torch.no_grad():
        for head in (model.stance, model.relevance, model.span):
            head.weight.mul_(LOUDER)
    export(model, folder / WEIGHTS)
    card = write_card(folder, "untrained")
    assert card == read_card(folder)
    return Exported(folder, model, Network(folder, card, threads=1), TrainedJudge(1, folder))
