"""Makes very small models with random weights, as their libraries save them."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import BertConfig

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,?"
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{x}" for x in LETTERS)]


def make(
    folder: Path, pooling: str = "mean", prompts: dict[str, str] | None = None, seed: int = 0
) -> Path:
    """Save a BERT of two layers and 16 dimensions that reads letters, with the given pooling."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling
    from transformers import BertModel, BertTokenizer

    torch.manual_seed(seed)
    base = folder.with_name(folder.name + "-base")
    base.mkdir(parents=True)
    (base / "vocab.txt").write_text("\n".join(VOCABULARY), "utf-8")
    with warnings.catch_warnings():
        # How others announce their next release is not ours to fail on.
        warnings.simplefilter("ignore")
        BertModel(_config(64)).save_pretrained(base)
        BertTokenizer(vocab={v: i for i, v in enumerate(VOCABULARY)}).save_pretrained(base)
        words = Transformer(str(base), max_seq_length=64)
        pooled = Pooling(16, pooling_mode=pooling)
        model = SentenceTransformer(modules=[words, pooled], device="cpu", prompts=prompts)
        model.save(str(folder))
    return folder


def make_classifier(
    folder: Path, names: Sequence[str] | None, tokens: int = 256, first: float = 0.0
) -> Path:
    """Save a BERT that reads letters and classifies pairs of texts, always with the same weights.

    `names` are those of its outputs, where it has any; `first` is added to its first logit.
    """
    import torch
    from transformers import BertForSequenceClassification, BertTokenizer

    torch.manual_seed(1)
    config = _config(tokens)
    # Larger than usual weights, so that texts differ in what comes out.
    config.initializer_range = 0.5
    config.num_labels = len(names or "123")
    if names is not None:
        config.id2label = dict(enumerate(names))
        config.label2id = {name: number for number, name in enumerate(names)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = BertForSequenceClassification(config)
        model.classifier.bias.data[0] += first
        model.save_pretrained(folder)
        BertTokenizer(vocab={v: i for i, v in enumerate(VOCABULARY)}).save_pretrained(folder)
    return folder


def _config(tokens: int) -> "BertConfig":
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=tokens,
    )
