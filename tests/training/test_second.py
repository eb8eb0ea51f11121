"""The second judge reads the first one's tokens, and learns sentences without their neighbours."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import onnx
import pytest
import torch
from transformers import MPNetModel

from bot.encoder.weights import DEFAULT_MODEL, locate
from bot.judge.pair import open_tokenizer
from tests.judge.seconds import BERT_WORDS, SMALL, small
from training import alone, bases
from training.bases import NAMES, SECOND, Mpnet, bert_order, open_base
from training.composed import NEAR, held_apart, read_composed
from training.examples import Example
from training.export import export
from training.model import JudgeModel
from training.shipped import fill
from training.train import freeze


@pytest.fixture
def words() -> list[str]:
    """BERT's words in their order."""
    found = open_tokenizer(locate(DEFAULT_MODEL) / "tokenizer.json").get_vocab()
    return sorted(found, key=found.__getitem__)


class TestBase:
    def test_finds_the_words_of_bert_in_another_order(self, words: list[str]) -> None:
        others = ["<s>", "</s>", "<pad>", "<mask>", *(w for w in words[::-1] if w not in NAMES)]
        order = bert_order(others)
        assert len(order) == len(words) == BERT_WORDS
        assert order[words.index("[CLS]")] == others.index("<s>")
        found = [others[place] for place in order]
        assert [w for w in found if w not in NAMES.values()] == [w for w in words if w not in NAMES]

    def test_a_vocabulary_that_lacks_a_word_is_refused(self, words: list[str]) -> None:
        with pytest.raises(KeyError, match="ukraine"):
            bert_order([NAMES.get(word, word) for word in words if word != "ukraine"])

    def test_reads_tokens_of_bert_as_the_network_reads_its_own(self) -> None:
        torch.manual_seed(0)
        network = MPNetModel(SMALL)
        network.train(False)
        order = list(range(5, BERT_WORDS + 5))
        asked = torch.tensor([[101, 2023, 2003, 102, 2009, 102]])
        mask, types = torch.ones_like(asked), torch.zeros_like(asked)
        with torch.inference_mode():
            expected = network(input_ids=asked + 5, attention_mask=mask).last_hidden_state
            found = Mpnet(network, order)(asked, mask, types).last_hidden_state
        torch.testing.assert_close(found, expected)

    def test_that_is_not_there_is_asked_for(
        self, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path_factory.mktemp("base")
        monkeypatch.setattr(bases, "BASE", folder)
        with pytest.raises(SystemExit, match="all-mpnet-base-v2: put its files into"):
            open_base(SECOND)
        (folder / "model.safetensors").write_bytes(b"another's")
        with pytest.raises(SystemExit, match="all-mpnet-base-v2: put its files into"):
            open_base(SECOND)


class TestShipped:
    @pytest.fixture
    def learnt(self) -> JudgeModel:
        """A small network no two of whose weights are the same, as after training."""
        model = small()
        with torch.no_grad():
            for weight in model.parameters():
                if weight.dim() == 1:
                    torch.nn.init.normal_(weight)
        return model

    @pytest.fixture
    def exported(self, learnt: JudgeModel, tmp_path: Path) -> Iterator[Path]:
        """Its export; removed afterwards, for it is large."""
        path = tmp_path / "second.onnx"
        export(learnt, path, second=True)
        yield path
        for file in tmp_path.iterdir():
            file.unlink()

    def test_network_has_the_weights_that_were_exported_and_its_own_other_heads(
        self, learnt: JudgeModel, exported: Path
    ) -> None:
        model = small(seed=1)
        own = {name: weight.clone() for name, weight in model.state_dict().items()}
        fill(model, exported)
        for name, weight in learnt.state_dict().items():
            if name.startswith(("relevance.", "span.")):
                assert model.state_dict()[name].equal(own[name])
            else:
                # Half a step of 127 of the largest of 64.
                wrong = float((model.state_dict()[name] - weight).abs().max())
                assert wrong <= float(weight.abs().max()) / 254 + 1e-6, name

    def test_file_that_lacks_a_layer_is_refused(self, exported: Path) -> None:
        graph = onnx.load(str(exported))
        node = next(one for one in graph.graph.node if one.op_type == "MatMulNBits")
        node.op_type = "Other"
        onnx.save(graph, str(exported))
        with pytest.raises(ValueError, match=r"lacks .*weight"):
            fill(small(seed=1), exported)


def test_layers_that_are_frozen_learn_nothing_and_the_others_do() -> None:
    model = small()
    freeze(model.base, 1)
    asked = torch.tensor([[101, 2023, 2003, 102, 2009, 102]])
    ones = torch.ones_like(asked)
    model(asked, ones, ones, ones).stance.sum().backward()
    learnt = {name for name, weight in model.named_parameters() if weight.grad is not None}
    assert learnt == {
        name
        for name, _ in model.named_parameters()
        if name.startswith(("base.network.encoder.layer.1.", "mix.", "stance."))
    }


def composed(group: int) -> Iterator[Example]:
    for number in range(2):
        yield Example(
            f"{group}:{number}", "composed_news", "It sank.", "It did.", "supported", True,
            title="Ferry lost", date="2024-08-06", before="Fog.", after="So.", group=f"{group}",
        )  # fmt: skip


@cache
def later(name: str) -> tuple[Example, ...]:
    """A mix without public pairs: to find the nearest sentences takes seconds."""
    return tuple(alone.later_mix(name, 1, []))


class TestMix:
    def test_holds_shares_of_other_mixes_without_neighbours(self) -> None:
        there = [one for group in range(400) for one in composed(group)]
        other = [Example("q", "squad2_dev", "Who?", "Ann.", None, True, True)]
        mixes = {"third": other, "fifth": other, "sixth": there, "seventh": []}
        found = list(alone.alone_mix(mixes))
        assert len(found) == pytest.approx(400, abs=80)
        assert {one.source for one in found} == {"composed_news"}
        assert all(one.before == one.after == "" for one in found)
        headed = sum(one.title == "Ferry lost" and one.date == "2024-08-06" for one in found)
        assert headed == pytest.approx(len(found) * alone.HEADED, abs=60)
        assert all(bool(one.title) == bool(one.date) for one in found)

    def test_keeps_contrasting_pairs_together(self) -> None:
        there = [one for group in range(50) for one in composed(group)]
        found = list(alone.alone_mix({"third": [], "fifth": [], "sixth": there, "seventh": []}))
        groups = [one.group for one in found]
        assert {groups.count(group) for group in groups} == {2}

    @pytest.mark.parametrize("name", alone.LATER)
    def test_goes_on_with_claims_beside_a_sentence_and_its_twin(self, name: str) -> None:
        found = later(name)
        titles = {one.title for one in found}
        for path in alone.LATER[name].composed:
            assert not titles & {one.title for one in held_apart(read_composed(path), held=True)}
        labels: dict[str, set[str | None]] = {}
        for one in found:
            if one.label != "nei":
                labels.setdefault(one.group, set()).add(one.label)
        assert set(map(frozenset, labels.values())) == {frozenset({"supported", "refuted"})}

    def test_goes_on_with_what_looks_nearly_told(self) -> None:
        found = later("near")
        silent = {one.id: one for one in found if one.label == "nei" and "/open/" not in one.id}
        beside = {(one.query, one.focus) for one in found if one.label != "nei"}
        assert silent
        assert not beside & {(one.query, one.focus) for one in silent.values()}
        left_open = {claim for one in read_composed(NEAR) for claim in one.left_open}
        open_asked = [one for one in found if one.query in left_open]
        assert {one.label for one in open_asked} == {"nei"}
        pairs = {(one.query, one.focus) for one in open_asked}
        assert len(pairs) >= 2 * len({one.query for one in open_asked})

    def test_goes_on_with_some_public_inference(self) -> None:
        public = [
            Example(f"p{n}", "rte.train", f"It sank {n}.", "It did.", "supported", True, True)
            for n in range(4000)
        ]
        asked = Example("q", "squad2_dev", "Who?", "Ann.", None, True, True)
        found = list(alone.later_mix("near", 1, [*public, asked]))
        share = alone.INFERENCE["rte.train"] * alone.LATER["near"].inference
        inference = [one for one in found if one.source == "rte.train"]
        assert len(inference) == pytest.approx(4000 * share, abs=80)
        assert asked not in found
