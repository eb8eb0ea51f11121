"""Any sentence-transformers model, served by ONNX Runtime, gives its own vectors."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.encoder import DEFAULT_MODEL, Encoder, open_encoder, processor_threads
from bot.encoder.export import MIN_EXPORT_COSINE, load_reference, read_card
from bot.encoder.serving import OnnxEncoder, ReferenceEncoder
from bot.encoder.weights import DEFAULT_SHA256, locate, weights_sha256
from bot.errors import ModelError
from tests.tiny_models import make

TEXTS = [
    "The lighthouse keeper retired on 3 March.",
    "Rain.",
    "Le phare fut éteint à l'aube; 灯台は消えた. 🐟",
    "Twelve ships passed the cape, " * 80,
    "the lighthouse keeper retired on 4 march",
    "A",
]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model that is made here."""
    return make(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture
def copied(tiny: Path, tmp_path: Path) -> Path:
    """A copy of it to be altered."""
    return shutil.copytree(tiny, tmp_path / "model")


def cosines(left: Encoder, right: Encoder) -> list[float]:
    pairs = left.encode_documents(TEXTS) * right.encode_documents(TEXTS)
    return [float(cosine) for cosine in pairs.sum(axis=1)]


class TestPackagedModel:
    def test_reproduces_sentence_transformers(self, minilm: Encoder) -> None:
        assert isinstance(minilm, OnnxEncoder)
        folder = locate(DEFAULT_MODEL)
        reference = ReferenceEncoder(load_reference(DEFAULT_MODEL, folder), "reference", "")
        assert min(cosines(minilm, reference)) >= MIN_EXPORT_COSINE

    def test_is_known_by_its_weights(self, minilm: Encoder) -> None:
        assert minilm.identity.weights_sha256 == DEFAULT_SHA256
        assert (minilm.identity.name, minilm.identity.dimension) == (DEFAULT_MODEL, 384)

    def test_gives_unit_vectors_of_32_bits(self, minilm: Encoder) -> None:
        vectors = minilm.encode_documents(TEXTS)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)

    def test_keeps_the_order_of_texts(self, minilm: Encoder) -> None:
        forward = minilm.encode_documents(TEXTS)
        backward = minilm.encode_documents(TEXTS[::-1])[::-1]
        assert np.abs(forward - backward).max() < 1e-4

    def test_gives_a_text_the_same_vector_alone_and_in_a_batch(self, minilm: Encoder) -> None:
        together = minilm.encode_documents(TEXTS)
        alone = np.concatenate([minilm.encode_documents([text]) for text in TEXTS])
        assert np.abs(together - alone).max() < 1e-4

    def test_reads_an_empty_text(self, minilm: Encoder) -> None:
        assert np.linalg.norm(minilm.encode_documents([""])) == pytest.approx(1, abs=1e-5)

    def test_tells_how_far_it_is(self, minilm: Encoder) -> None:
        told: list[int] = []
        minilm.encode_documents(TEXTS * 20, told.append)
        assert sum(told) == len(TEXTS) * 20
        assert len(told) > 1

    def test_that_was_altered_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        altered = shutil.copytree(locate(DEFAULT_MODEL), tmp_path / "model")
        weights = altered / "model.safetensors"
        content = bytearray(weights.read_bytes())
        content[-1] ^= 1
        weights.write_bytes(content)
        monkeypatch.setattr("bot.encoder.locate", lambda _: altered)
        with pytest.raises(ModelError, match=r"altered or cut short.*53aa51172d14…"):
            open_encoder(DEFAULT_MODEL, tmp_path / "cache", 1)
        assert not (tmp_path / "cache").exists()


class TestConfiguredModel:
    @pytest.mark.parametrize("pooling", ["mean", "cls", "max"])
    def test_is_exported_with_its_pooling(self, tmp_path: Path, pooling: str) -> None:
        folder = make(tmp_path / "model", pooling, seed=3)
        served = open_encoder(str(folder), tmp_path / "cache", 1)
        reference = ReferenceEncoder(load_reference("model", folder), "reference", "")
        assert isinstance(served, OnnxEncoder)
        assert served.identity.dimension == 16
        assert min(cosines(served, reference)) >= MIN_EXPORT_COSINE

    def test_puts_its_prompts_before_texts(self, tmp_path: Path) -> None:
        prompts = {"query": "asked: ", "document": "written: "}
        folder = make(tmp_path / "model", prompts=prompts)
        served = open_encoder(str(folder), tmp_path / "cache", 1)
        plain = make(tmp_path / "plain")
        other = open_encoder(str(plain), tmp_path / "cache", 1)
        documents = other.encode_documents([f"written: {text}" for text in TEXTS])
        assert np.abs(served.encode_documents(TEXTS) - documents).max() < 1e-4
        queries = other.encode_queries([f"asked: {text}" for text in TEXTS])
        assert np.abs(served.encode_queries(TEXTS) - queries).max() < 1e-4

    def test_without_a_fast_tokenizer_is_served_as_it_is(
        self, copied: Path, tmp_path: Path
    ) -> None:
        (copied / "tokenizer.json").rename(copied / "letters.json")
        vocabulary = copied.parent / "vocabulary"
        make(vocabulary)
        shutil.copy(vocabulary.with_name("vocabulary-base") / "vocab.txt", copied)
        served = open_encoder(str(copied), tmp_path / "cache", 1)
        assert isinstance(served, ReferenceEncoder)
        assert served.encode_documents(TEXTS).shape == (len(TEXTS), 16)
        assert served.encode_queries(TEXTS[:1]).shape == (1, 16)
        assert served.encode_documents([]).shape == (0, 16)
        assert not (tmp_path / "cache").exists()

    @pytest.mark.parametrize("changed", ["1_Pooling/config.json", "tokenizer.json"])
    def test_that_differs_only_in_its_configuration_is_another(
        self, tiny: Path, copied: Path, changed: str
    ) -> None:
        assert weights_sha256("tiny", tiny) == weights_sha256("tiny", copied)
        with (copied / changed).open("a") as file:
            file.write("\n")
        assert weights_sha256("tiny", tiny) != weights_sha256("tiny", copied)

    @pytest.mark.parametrize("content", [b"", b"junk" * 100])
    def test_with_damaged_weights_is_refused(
        self, copied: Path, tmp_path: Path, content: bytes
    ) -> None:
        (copied / "model.safetensors").write_bytes(content)
        with pytest.raises(ModelError, match="cannot be loaded"):
            open_encoder(str(copied), tmp_path / "cache", 1)

    def test_without_weights_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="has no weights in"):
            open_encoder(str(tmp_path), tmp_path / "cache", 1)

    @pytest.mark.parametrize("name", ["no such model!", "a/b/c", "../up"])
    def test_with_an_impossible_name_is_refused(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ModelError, match="neither a folder nor the name of a model"):
            open_encoder(name, tmp_path / "cache", 1)


class TestExport:
    def test_is_made_once(self, tiny: Path, tmp_path: Path) -> None:
        first = open_encoder(str(tiny), tmp_path / "cache", 1)
        (exported,) = (tmp_path / "cache").iterdir()
        written = (exported / "model.onnx").stat().st_mtime_ns
        second = open_encoder(str(tiny), tmp_path / "cache", 1)
        assert (exported / "model.onnx").stat().st_mtime_ns == written
        assert np.array_equal(first.encode_documents(TEXTS), second.encode_documents(TEXTS))

    def test_leaves_nothing_but_the_export(self, tiny: Path, tmp_path: Path) -> None:
        served = open_encoder(str(tiny), tmp_path / "cache", 1)
        (exported,) = (tmp_path / "cache").iterdir()
        assert exported.name == served.identity.weights_sha256
        assert {path.name for path in exported.iterdir()} == {"model.onnx", "card.json"}

    @pytest.mark.parametrize("name", ["model.onnx", "card.json"])
    @pytest.mark.parametrize("content", [None, b"", b"{}", b"[]", b"null", b"\xff" * 50])
    def test_that_is_damaged_is_made_anew(
        self, tiny: Path, tmp_path: Path, name: str, content: bytes | None
    ) -> None:
        expected = open_encoder(str(tiny), tmp_path / "cache", 1).encode_documents(TEXTS)
        (exported,) = (tmp_path / "cache").iterdir()
        if content is None:
            (exported / name).unlink()
        else:
            (exported / name).write_bytes(content)
        assert read_card(exported) is None
        again = open_encoder(str(tiny), tmp_path / "cache", 1)
        assert np.array_equal(again.encode_documents(TEXTS), expected)
        assert read_card(exported) is not None

    def test_that_cannot_be_written_is_told(self, tiny: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", "utf-8")
        with pytest.raises(ModelError, match=r"cannot be written.*\[encoder\] cache"):
            open_encoder(str(tiny), tmp_path / "file" / "cache", 1)


@pytest.mark.parametrize("texts", [[], ()])
def test_no_texts_give_no_vectors(minilm: Encoder, texts: list[str]) -> None:
    assert minilm.encode_documents(texts).shape == (0, 384)
    assert minilm.encode_queries(texts).shape == (0, 384)


def test_as_many_threads_are_used_as_are_configured_or_allowed() -> None:
    assert processor_threads(3) == 3
    assert processor_threads(0) >= 1
