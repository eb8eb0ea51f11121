"""A judge of both kinds of network, neither ever trained, as the export writes it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import MPNetConfig, MPNetModel

from bot.judge.card import SECOND_CARD, SECOND_WEIGHTS, read_card
from bot.judge.network import Network, open_second
from tests.judge.networks import LOUDER, Exported
from training.bases import Mpnet
from training.export import export, write_card
from training.model import JudgeModel

BERT_WORDS = 30522
SMALL = MPNetConfig(
    vocab_size=BERT_WORDS + 5,
    hidden_size=256,
    num_hidden_layers=2,
    num_attention_heads=4,
    intermediate_size=512,
)


@dataclass(frozen=True)
class Both:
    """The second network, the folder that both lie in, and what reads the second there."""

    folder: Path
    model: JudgeModel
    network: Network


def small(seed: int = 0) -> JudgeModel:
    """A second judge's network, small and not trained; BERT's words lie backwards in its table."""
    torch.manual_seed(seed)
    network = MPNetModel(SMALL)
    network.pooler = None
    model = JudgeModel(Mpnet(network, range(BERT_WORDS)[::-1])).eval()
    with torch.no_grad():
        model.stance.weight.mul_(LOUDER)
        torch.nn.init.normal_(model.base.types.weight, std=0.1)
    return model


def make_both(first: Exported, folder: Path) -> Both:
    shutil.copytree(first.folder, folder)
    model = small()
    export(model, folder / SECOND_WEIGHTS, second=True)
    card = write_card(folder, "untrained", second=True)
    assert card == read_card(folder, SECOND_CARD)
    return Both(folder, model, open_second(folder, 1))
