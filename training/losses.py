"""What the heads lose on a batch."""

import torch
from torch import Tensor, nn

from training.batches import NOT_SUPPORTED, UNKNOWN, Batch
from training.model import Outputs


def losses(outputs: Outputs, batch: Batch, smoothing: float) -> tuple[Tensor, Tensor, Tensor]:
    """Return the mean losses of the stance, the relevance and the span, zero where none is known.

    Where a set says only that a claim is not supported, its likelihood is one minus support's.
    """
    stance, relevant, first, last = batch.targets.unbind(1)
    logits = outputs.stance.float()
    three = (stance != UNKNOWN) & (stance != NOT_SUPPORTED)
    two = stance == NOT_SUPPORTED
    of_three = nn.functional.cross_entropy(
        logits[three], stance[three], reduction="sum", label_smoothing=smoothing
    )
    against = torch.logsumexp(logits[two][:, 1:], 1) - torch.logsumexp(logits[two], 1)
    known = (three | two).sum().clamp(min=1)
    stance_loss = (of_three - against.sum()) / known
    told = relevant != UNKNOWN
    relevance_loss = nn.functional.binary_cross_entropy_with_logits(
        outputs.relevance.float()[told], relevant[told].float(), reduction="sum"
    ) / told.sum().clamp(min=1)
    shown = first != UNKNOWN
    spans = outputs.span.float()[shown]
    span_loss = (
        nn.functional.cross_entropy(spans[:, :, 0], first[shown], reduction="sum")
        + nn.functional.cross_entropy(spans[:, :, 1], last[shown], reduction="sum")
    ) / (2 * shown.sum().clamp(min=1))
    return stance_loss, relevance_loss, span_loss
