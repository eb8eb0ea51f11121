"""Logistic regression with a pull to a plain mean, by which logits are calibrated."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

RIDGE = 0.002
"""Pull of the parameters to a plain softmax, so that few sets don't bend the fit."""
Array = npt.NDArray[np.float64]


def scales_and_shift(logits: Array, true: npt.NDArray[np.bool_]) -> tuple[float, ...]:
    """Return a scale of each column of log-odds, and the shift of their sum.

    Args:
        logits: log-odds, (n, columns).
        true: what they are the odds of, (n,).
    """
    weight, columns = np.ones(len(logits)), logits.shape[1]
    found = minimize(
        lambda x: (
            log_loss(logits @ x[:-1] + x[-1], true, weight)
            + RIDGE * float(((x[:-1] - 1 / columns) ** 2).sum())
        ),
        [1 / columns] * columns + [0.0],
        method="BFGS",
    )
    return tuple(map(float, found.x))


def log_loss(logit: Array, true: npt.NDArray[np.bool_], weight: Array) -> float:
    """Return the mean log loss of log-odds (n,), weighted by `weight` (n,), in nats."""
    signed = np.where(true, logit, -logit)
    return float((np.logaddexp(0, -signed) * weight).sum() / weight.sum())
