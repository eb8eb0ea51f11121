"""Makes very small embedding models with random weights, as sentence-transformers saves them."""

import warnings
from pathlib import Path

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
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(seed)
    base = folder.with_name(folder.name + "-base")
    base.mkdir(parents=True)
    (base / "vocab.txt").write_text("\n".join(VOCABULARY), "utf-8")
    config = BertConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    with warnings.catch_warnings():
        # How others announce their next release is not ours to fail on.
        warnings.simplefilter("ignore")
        BertModel(config).save_pretrained(base)
        BertTokenizer(vocab={v: i for i, v in enumerate(VOCABULARY)}).save_pretrained(base)
        words = Transformer(str(base), max_seq_length=64)
        pooled = Pooling(16, pooling_mode=pooling)
        model = SentenceTransformer(modules=[words, pooled], device="cpu", prompts=prompts)
        model.save(str(folder))
    return folder
