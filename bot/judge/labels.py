"""What the outputs of a classifier mean, from the names in its configuration."""

import json
import re
from pathlib import Path
from typing import Any

from bot.domain import Stance
from bot.errors import ModelError

_SPELLINGS = {
    Stance.SUPPORTS: "entailment entail entails entailed support supports supported",
    Stance.REFUTES: "contradiction contradict contradicts contradicted contradictory "
    "refute refutes refuted refutation",
    Stance.NEUTRAL: "neutral nei notenoughinfo notenoughinformation notenoughevidence notmentioned",
}
_STANCES = {name: stance for stance, names in _SPELLINGS.items() for name in names.split()}


def read_stances(model: str, folder: Path, otherwise: str) -> tuple[Stance, ...]:
    """Return the stance that each of a model's three outputs stands for, in their order.

    Nothing is guessed: the order differs from model to model.

    Args:
        model: what to call it in a message.
        folder: where its `config.json` is.
        otherwise: the setting that works without it, for the message.

    Raises:
        ModelError: `config.json` is missing, or does not name a stance for each of three outputs.
    """
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"The model '{model}' has no config.json in {folder} to read.") from error
    named = [names for key in ("id2label", "label2id") if (names := _names(config, key))]
    orders = {order for names in named if (order := _order(names))}
    if len(orders) == 1:
        return orders.pop()
    found = " and also ".join(", ".join(names) for names in dict.fromkeys(named)) or "not at all"
    raise ModelError(
        f"The model '{model}' cannot judge claims. Its three outputs must be named entailment, "
        f"contradiction and neutral; in {folder / 'config.json'} they are named {found}. Choose a "
        "model for natural language inference that names them. If you know what its outputs mean, "
        f"name them under id2label in a copy of it. Without a model: {otherwise}."
    )


def _names(config: Any, key: str) -> tuple[str, ...]:
    """Return the names in the order of their outputs; none where not every output has one."""
    table = config.get(key) if isinstance(config, dict) else None
    if not isinstance(table, dict):
        return ()
    pairs = table.items() if key == "id2label" else ((id, name) for name, id in table.items())
    try:
        by_output = {int(id): str(name) for id, name in pairs}
    except (TypeError, ValueError):
        return ()
    whole = sorted(by_output) == list(range(len(by_output)))
    return tuple(by_output[id] for id in sorted(by_output)) if whole else ()


def _order(names: tuple[str, ...]) -> tuple[Stance, ...] | None:
    """Return what the names mean, or None where they do not name each stance once."""
    known = [_STANCES.get(re.sub(r"[\W_]", "", name.lower())) for name in names]
    order = tuple(stance for stance in known if stance)
    return order if len(known) == len(order) == len(set(order)) == len(Stance) else None
