"""A judge's network: a sentence encoder read as a cross-encoder, with three heads."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from bot.judge.pair import FOCUS
from training.bases import FIRST, open_base

STANCES = 3


@dataclass(frozen=True, slots=True)
class Outputs:
    """Logits: stance (n, 3), relevance (n,), and span starts and ends (n, tokens)."""

    stance: Tensor
    relevance: Tensor
    span: Tensor


class JudgeModel(nn.Module):
    """The base's last layer, pooled as it was trained to be, under three heads.

    The base is a sentence encoder by mean pooling, so the pair is read from the means of the
    query's and the focus's tokens and their product, beside the first token.
    """

    def __init__(self, base: Any = None, *, first_token_only: bool = False) -> None:
        """Set heads that know nothing yet on a base.

        Args:
            base: the network that reads the pair; all-MiniLM-L6-v2, if not given.
            first_token_only: read the pair from its first token alone, as is usual for a base that
                was not trained to be pooled by means; to measure what the means bring.
        """
        super().__init__()
        self.first_token_only = first_token_only
        self.base = open_base(FIRST) if base is None else base
        for module in self.base.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        width: int = self.base.config.hidden_size
        self.mix = nn.Linear(4 * width, width)
        self.stance = nn.Linear(width, STANCES)
        self.relevance = nn.Linear(width, 1)
        self.span = nn.Linear(width, 2)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor, query: Tensor) -> Outputs:
        """Return the logits of a batch.

        Args:
            ids: token ids, (n, tokens).
            types: token types, (n, tokens); 1 marks the focus.
            mask: 1 where a token stands, (n, tokens).
            query: 1 where a token is the query's, (n, tokens).
        """
        hidden = self.base(input_ids=ids, attention_mask=mask, token_type_ids=types)
        tokens = hidden.last_hidden_state
        asked = _mean(tokens, query)
        focus = (types == FOCUS).to(mask.dtype) * mask
        found = _mean(tokens, focus)
        pooled = torch.cat([tokens[:, 0], asked, found, asked * found], dim=1)
        if self.first_token_only:
            pooled = tokens[:, 0].repeat(1, 4)
        mixed = nn.functional.gelu(self.mix(pooled))
        span = self.span(tokens).masked_fill((focus == 0).unsqueeze(2), -1e4)
        return Outputs(self.stance(mixed), self.relevance(mixed).squeeze(1), span)


def _mean(tokens: Tensor, mask: Tensor) -> Tensor:
    weights = mask.to(tokens.dtype).unsqueeze(2)
    return (tokens * weights).sum(1) / weights.sum(1).clamp(min=1)
