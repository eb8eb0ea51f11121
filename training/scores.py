"""Scores of a network on held-out examples."""

from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from training.batches import NOT_SUPPORTED, UNKNOWN, Tokenized, collate, in_order
from training.model import JudgeModel
from training.precision import autocast

SCORING_TOKENS = 8192


def predict(
    model: JudgeModel, data: Tokenized, device: torch.device
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return the logits of all examples in their order: stance (n, 3) and relevance (n,)."""
    stance = np.zeros((len(data), 3), dtype=np.float32)
    relevance = np.zeros(len(data), dtype=np.float32)
    with torch.inference_mode(), autocast(device):
        for rows in in_order(data, SCORING_TOKENS):
            batch = collate(data, rows).to(device)
            outputs = model(batch.ids, batch.types, batch.mask, batch.query)
            stance[rows] = outputs.stance.float().cpu().numpy()
            relevance[rows] = outputs.relevance.float().cpu().numpy()
    return stance, relevance


def support_odds(stance: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the log-odds of support of stance logits (n, 3)."""
    odds: npt.NDArray[Any] = stance[:, 0] - np.logaddexp(stance[:, 1], stance[:, 2])
    return odds


def score(model: JudgeModel, data: Tokenized, device: torch.device) -> dict[str, float]:
    """Return accuracy over three stances, balanced accuracy of support, and of relevance."""
    stance, relevance = predict(model, data, device)
    gold, relevant = data.targets[:, 0], data.targets[:, 1]
    three = (gold != UNKNOWN) & (gold != NOT_SUPPORTED)
    known = gold != UNKNOWN
    said = stance.argmax(1)
    odds = support_odds(stance)
    told = relevant != UNKNOWN
    return {
        "three": float((said[three] == gold[three]).mean()),
        "support": balanced(odds[known] > 0, gold[known] == 0),
        "relevance": balanced(relevance[told] > 0, relevant[told] == 1),
    }


def balanced(said: npt.NDArray[np.bool_], true: npt.NDArray[np.bool_]) -> float:
    """Return the mean of the shares of true and of false cases that were told right."""
    if true.all() or not true.any():
        return float((said == true).mean())
    return float((said[true].mean() + (~said[~true]).mean()) / 2)
