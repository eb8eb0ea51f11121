"""The networks that the judges begin with: both read the same tokens."""

from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, MPNetConfig

from bot.encoder.weights import DEFAULT_MODEL, file_sha256, locate, weights_sha256
from bot.judge.pair import open_tokenizer
from training.files import BASE

FIRST, SECOND = "all-MiniLM-L6-v2", "all-mpnet-base-v2"
SECOND_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""SHA-256 of the original's `model.safetensors` (Apache-2.0)."""
SECOND_SHAPE = MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5)
"""Of the same original; all else is as MPNet has it by default."""
NAMES = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""What MPNet calls the marks of BERT."""
EAGER = "eager"
"""On processors the backward pass of eager attention is 1.7 times as fast as the fused one's."""


class Mpnet(nn.Module):
    """MPNet behind the tokens of BERT, with token types, which it never had.

    The two vocabularies hold the same words at other places, so a table in BERT's order is all that
    the second judge needs to read what was tokenized for the first.
    """

    def __init__(self, network: nn.Module, order: Sequence[int]) -> None:
        """Take a network over.

        Args:
            network: an `MPNetModel`.
            order: the place in its vocabulary of each word of BERT's.
        """
        super().__init__()
        embeddings: Any = network.embeddings
        words = embeddings.word_embeddings.weight[torch.tensor(order)].clone()
        embeddings.word_embeddings = nn.Identity()
        self.config: Any = network.config
        self.network = network
        self.words = nn.Embedding(words.shape[0], words.shape[1], _weight=words)
        self.words.weight.requires_grad_(False)
        self.types = nn.Embedding(2, words.shape[1])
        nn.init.zeros_(self.types.weight)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Any:
        """Return what the network makes of tokens of BERT."""
        read = self.words(input_ids) + self.types(token_type_ids)
        return self.network(inputs_embeds=read, attention_mask=attention_mask)


def open_base(name: str) -> Any:
    """Return a base by its name, its weights verified; word embeddings stay as they are.

    Raises:
        ModelError: the first base's weights are not the original's.
        SystemExit: the second base is not in `BASE`, or is not the original.
    """
    if name == SECOND:
        return mpnet(BASE)
    folder = locate(DEFAULT_MODEL)
    weights_sha256(DEFAULT_MODEL, folder)
    network = AutoModel.from_pretrained(folder, attn_implementation=EAGER)
    network.pooler = None
    network.embeddings.word_embeddings.weight.requires_grad_(False)
    return network


def bare_base(name: str) -> Any:
    """Return a base for a run's weights to take the place of its own, which the second has none of.

    Raises:
        ModelError: the first base's weights are not the original's.
    """
    if name != SECOND:
        return open_base(name)
    network = AutoModel.from_config(  # type: ignore[no-untyped-call]
        SECOND_SHAPE, attn_implementation=EAGER
    )
    network.pooler = None
    words = open_tokenizer(locate(DEFAULT_MODEL) / "tokenizer.json").get_vocab_size()
    return Mpnet(network, range(words))


def mpnet(folder: Path) -> Mpnet:
    """Return all-mpnet-base-v2 from its folder."""
    weights = folder / "model.safetensors"
    if not weights.is_file() or file_sha256(weights) != SECOND_SHA256:
        raise SystemExit(f"{weights} is not that of {SECOND}: put its files into {folder}.")
    network = AutoModel.from_pretrained(folder, attn_implementation=EAGER)
    network.pooler = None
    return Mpnet(network, bert_order((folder / "vocab.txt").read_text("utf-8").split("\n")))


def bert_order(vocabulary: Sequence[str]) -> list[int]:
    """Return the place in a vocabulary of each word of BERT's, in the order of BERT's."""
    places = {word: place for place, word in enumerate(vocabulary)}
    bert = open_tokenizer(locate(DEFAULT_MODEL) / "tokenizer.json").get_vocab()
    return [places[NAMES.get(word, word)] for word, _ in sorted(bert.items(), key=itemgetter(1))]
