"""A model that cannot judge claims is refused, with what to do about it."""

import json
from pathlib import Path

import pytest

from bot.encoder import DEFAULT_MODEL
from bot.errors import ModelError
from bot.judge import open_judge
from tests.fakes import WordEncoder
from tests.judge.classifiers import NAMES, configure, name_outputs, opened
from tests.tiny_models import make_classifier


class TestRefusal:
    def test_of_nameless_outputs_tells_their_names_and_what_to_do(self, tmp_path: Path) -> None:
        nameless = make_classifier(tmp_path / "model", ["LABEL_0", "LABEL_1", "LABEL_2"])
        with pytest.raises(
            ModelError, match=r"named LABEL_0, LABEL_1, LABEL_2\. .*id2label.*model = \"rules\""
        ):
            opened(nameless)

    @pytest.mark.parametrize(
        ("names", "told"),
        [
            (["entailment", "not_entailment"], "entailment, not_entailment"),
            (["entailment", "neutral", "neutral"], "entailment, neutral, neutral"),
            ([*NAMES, "other"], "entailment, neutral, contradiction, other"),
            (["negative", "neutral", "positive"], "negative, neutral, positive"),
            (["1"], "1"),
            ([], "not at all"),
        ],
    )
    def test_of_other_classes_tells_them(self, copied: Path, names: list[str], told: str) -> None:
        name_outputs(copied, names)
        with pytest.raises(ModelError, match=rf"cannot judge claims.* are named {told}\. "):
            opened(copied)

    def test_of_two_orders_tells_both(self, copied: Path) -> None:
        configure(copied, label2id={name: number for number, name in enumerate(NAMES[::-1])})
        both = f"{', '.join(NAMES)} and also {', '.join(NAMES[::-1])}"
        with pytest.raises(ModelError, match=both):
            opened(copied)

    @pytest.mark.parametrize("content", [b"", b"[]", b"null", b'{"id2label": [1]}', b"\xff"])
    def test_of_an_unreadable_configuration(self, copied: Path, content: bytes) -> None:
        (copied / "config.json").write_bytes(content)
        with pytest.raises(ModelError, match=r"config\.json"):
            opened(copied)

    def test_of_a_configuration_for_another_library(self, copied: Path) -> None:
        for changed in ({"model_type": "unknown"}, {"hidden_size": "wide"}, {"dtype": "floaty"}):
            configure(copied, **changed)
            with pytest.raises(ModelError, match="cannot be loaded"):
                opened(copied)

    @pytest.mark.parametrize("content", [None, b"", b"junk" * 100])
    def test_of_damaged_weights(self, copied: Path, content: bytes | None) -> None:
        weights = copied / "model.safetensors"
        weights.unlink() if content is None else weights.write_bytes(content)
        with pytest.raises(ModelError, match="cannot be loaded"):
            opened(copied)

    def test_of_a_model_without_its_vocabulary(self, copied: Path) -> None:
        (copied / "tokenizer.json").unlink()
        with pytest.raises(ModelError, match="has no vocabulary"):
            opened(copied)

    def test_of_a_model_that_is_no_classifier(self, copied: Path) -> None:
        configure(copied, architectures=["BertForCausalLM"])
        with pytest.raises(ModelError, match=r"no classifier of pairs.*\[judge\]"):
            opened(copied)
        with pytest.raises(ModelError, match="are named not at all"):
            open_judge(DEFAULT_MODEL, WordEncoder())

    def test_of_code_that_comes_with_a_model(self, copied: Path) -> None:
        trap = copied / "trap.py"
        trap.write_text(f"open({str(copied / 'sprung')!r}, 'w')\nclass Trap: pass\n", "utf-8")
        kind = {"model_type": "CrossEncoder", "__version__": {}}
        (copied / "config_sentence_transformers.json").write_text(json.dumps(kind), "utf-8")
        modules = [{"idx": 0, "name": "0", "path": "", "type": "trap.Trap"}]
        (copied / "modules.json").write_text(json.dumps(modules), "utf-8")
        with pytest.raises(ModelError, match="executes third-party code"):
            opened(copied)
        assert not (copied / "sprung").exists()

    @pytest.mark.parametrize("name", ["no such model!", "a/b/c", "../up"])
    def test_of_an_impossible_name(self, name: str) -> None:
        with pytest.raises(ModelError, match="neither a folder nor the name of a model"):
            open_judge(name, WordEncoder())
