"""Any cross-encoder for natural language inference from the hub, as a judge of claims."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain import Article, Claim, Judgement, Passage, Query, Stance
from bot.encoder import loading, locate
from bot.errors import ModelError
from bot.judge.labels import read_stances
from bot.judge.rules import RULES, RulesJudge

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

MAX_TOKENS = 512
"""No pair is longer, whatever the model allows; RoBERTa's files say 514 but two cannot be used."""
BATCH_PAIRS = 4
"""About the best throughput on a processor: pairs differ in length, and padding costs time."""
_OTHERWISE = f'[judge] model = "{RULES}"'


class CrossEncoderJudge:
    """A passage is the premise and the claim the hypothesis, as in the models' training.

    Such a model knows neither questions nor relevance, so the rules judge those. Support counts
    as relevance besides, since only a passage about a claim entails it. Contradiction does not:
    the models learn that both texts tell of one event (SNLI, arXiv:1508.05326, section 2.1), and
    so call a text about another event a contradiction.
    """

    def __init__(self, model: str, threads: int, rules: RulesJudge) -> None:
        """Load the model.

        Raises:
            ModelError: it is not there, cannot be loaded, or does not name its three outputs.
        """
        folder = locate(model, _OTHERWISE)
        self._stances = read_stances(model, folder, _OTHERWISE)
        self._model = _load(model, folder, self._stances, threads)
        self._rules = rules
        # A tokenizer is changed while it is used, so two threads must not use it at once.
        self._reading = threading.Lock()

    def judge(
        self, query: Query, passages: Sequence[Passage], wordings: Sequence[str] = ()
    ) -> tuple[Judgement, ...]:
        """Return a judgement of each passage, in their order."""
        by_rules = self._rules.judge(query, passages)
        if not isinstance(query, Claim) or not passages:
            return by_rules
        claims = wordings or [query.text] * len(passages)
        return tuple(
            Judgement(
                relevance=max(ruled.relevance, shares[Stance.SUPPORTS]),
                supports=shares[Stance.SUPPORTS],
                refutes=shares[Stance.REFUTES],
                neutral=shares[Stance.NEUTRAL],
            )
            for ruled, shares in zip(by_rules, self._read(claims, passages), strict=True)
        )

    def _read(
        self, claims: Sequence[str], passages: Sequence[Passage]
    ) -> list[dict[Stance, float]]:
        import torch

        with self._reading:
            scores = self._model.predict(
                [
                    (self._premise(passage, claim), claim)
                    for claim, passage in zip(claims, passages, strict=True)
                ],
                batch_size=BATCH_PAIRS,
                show_progress_bar=False,
                activation_fn=torch.nn.Identity(),
                apply_softmax=True,
            )
        return [dict(zip(self._stances, row, strict=True)) for row in scores.tolist()]

    def _premise(self, passage: Passage, claim: str) -> str:
        """Return the most of a passage that the model can read beside the claim."""
        *longer, shortest = premises(passage)
        return next((text for text in longer if self._fits(text, claim)), shortest)

    def _fits(self, premise: str, claim: str) -> bool:
        tokens = self._model.tokenizer(premise, claim, verbose=False)["input_ids"]
        return len(tokens) <= (self._model.max_seq_length or MAX_TOKENS)


def premises(passage: Passage) -> Iterator[str]:
    """Yield what may be read of a passage, the most of it first, its sentence alone last.

    The neighbours are left out before the heading is, and of two that are as far from the
    sentence the later one: the earlier one holds what its pronouns stand for.
    """
    heading, sentences = _heading(passage.article), passage.sentences
    focus = passage.focus - sentences[0].position
    first, last = 0, len(sentences) - 1
    while True:
        yield heading + passage.article.text[sentences[first].start : sentences[last].end]
        if first == last:
            break
        if last - focus >= focus - first:
            last -= 1
        else:
            first += 1
    if heading:
        yield passage.sentence.text


def _heading(article: Article) -> str:
    title = article.title.strip()
    if title and not title.endswith((".", "!", "?")):
        title += "."
    day = article.published
    published = f"Published on {day.day} {day:%B %Y}." if day else ""
    return "".join(f"{part} " for part in (title, published) if part)


def _load(model: str, folder: Path, stances: Sequence[Stance], threads: int) -> "CrossEncoder":
    with loading(model):
        import torch
        from sentence_transformers import CrossEncoder

        loaded: CrossEncoder = CrossEncoder(
            str(folder),
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"dtype": torch.float32},
            config_kwargs={"id2label": dict(enumerate(stances))},
        )
    tokens = [loaded.tokenizer(word)["input_ids"] for word in ("harbour", "quarry")]
    if tokens[0] == tokens[1]:
        raise ModelError(f"The model '{model}' has no vocabulary in {folder}. Copy it again.")
    if loaded.num_labels != len(stances):
        raise ModelError(
            f"The model '{model}' cannot judge claims: it is no classifier of pairs. Choose a "
            f"cross-encoder for natural language inference, or set {_OTHERWISE}."
        )
    loaded.max_seq_length = min(loaded.max_seq_length or MAX_TOKENS, MAX_TOKENS)
    torch.set_num_threads(threads)
    return loaded
