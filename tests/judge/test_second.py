"""The second judge says what the network that was exported says, and only where it is asked."""

import json
import math
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from bot.domain import Question
from bot.errors import ModelError
from bot.judge.calibrated import answer_judgement, passage_judgement
from bot.judge.card import CARD, SECOND_CARD, SECOND_WEIGHTS, Calibration
from bot.judge.pair import MAX_TOKENS, PairText
from bot.judge.trained import READ_AGAIN, UNREAD, TrainedJudge
from tests.fakes import claim, passage
from tests.judge.networks import Exported, to_alter
from tests.judge.seconds import Both, make_both
from training.batches import collate, tokenized
from training.examples import Example

PAIRS = (
    PairText("Rain.", "It rained."),
    PairText("The ferry sank.", "The ferry sank off Toru.", "Ferry lost", "2024-08-06"),
    PairText("The mill burned in May.", "A mill in Osk burned on 3 May, and two men died. " * 3),
    PairText("Ferro won. " * 30, "Ferro won in Toru. " * 50),
)
FITTED = Calibration(both_told=(0.4, 1.5, 0.2), both_side=(0.1, 2.0, -0.3))


@pytest.fixture(scope="module")
def both(exported: Exported, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    folder = tmp_path_factory.mktemp("both") / "judge"
    yield make_both(exported, folder)
    shutil.rmtree(folder)


def stances(both: Both, pairs: Sequence[PairText]) -> list[list[float]]:
    """What the network itself makes of pairs, batched as for training."""
    examples = [
        Example("", "", p.query, p.focus, None, None, False, None, p.title, p.date) for p in pairs
    ]
    batch = collate(tokenized(examples, MAX_TOKENS), range(len(pairs)))
    with torch.inference_mode():
        found = both.model(batch.ids, batch.types, batch.mask, batch.query).stance
    return found.tolist()  # type: ignore[no-any-return]


class TestNetwork:
    def test_gives_the_logits_of_the_network_that_was_exported(self, both: Both) -> None:
        found = np.array(both.network.stances(PAIRS))
        # Eight bits a weight: pairs differ by far more than that, or it would tell nothing.
        assert found == pytest.approx(np.array(stances(both, PAIRS)), abs=0.1)
        assert found.std(axis=0).mean() > 0.5

    def test_does_not_mix_the_pairs_of_a_batch(self, both: Both) -> None:
        together = both.network.stances([*PAIRS, *PAIRS[::-1]])
        for pair, found in zip([*PAIRS, *PAIRS[::-1]], together, strict=True):
            (alone,) = both.network.stances([pair])
            assert found == pytest.approx(alone, abs=1e-2)

    def test_reads_no_pairs_as_none(self, both: Both) -> None:
        assert both.network.stances([]) == []


class TestOpening:
    @pytest.fixture
    def altered(self, both: Both, tmp_path: Path) -> Iterator[Path]:
        """A copy of the files to be altered."""
        yield from to_alter(both.folder, tmp_path / "judge")

    @pytest.mark.parametrize("name", ["second.onnx", "second.words"])
    def test_refuses_files_that_are_missing_or_altered(self, altered: Path, name: str) -> None:
        with (altered / name).open("r+b") as file:
            file.truncate(1000)
        with pytest.raises(ModelError, match=rf"cut short.*{name}.*Install Receipts again"):
            TrainedJudge(1, altered)
        (altered / name).unlink()
        with pytest.raises(ModelError, match=rf"cannot be read.*{name}.*Install Receipts"):
            TrainedJudge(1, altered)

    @pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b'{"sha256": "0"}'])
    def test_refuses_a_damaged_card(self, altered: Path, content: bytes) -> None:
        (altered / SECOND_CARD).write_bytes(content)
        with pytest.raises(ModelError, match=r"second\.json is .*damaged.*Install Receipts again"):
            TrainedJudge(1, altered)

    def test_is_not_opened_where_it_is_not_wanted(self, altered: Path) -> None:
        (altered / SECOND_WEIGHTS).unlink()
        assert TrainedJudge(1, altered, second=False).judge(claim("Rain."), [passage("Rain.")])


class TestReadingAgain:
    SENTENCES = tuple(f"In Toru {number} ships sank on the {number}th." for number in range(12))

    def test_weighs_both_readings_where_the_second_read(
        self, both: Both, exported: Exported, tmp_path: Path
    ) -> None:
        folder = shutil.copytree(both.folder, tmp_path / "fitted")
        fields = json.loads((folder / CARD).read_text("utf-8"))
        fitted = {"both_told": FITTED.both_told, "both_side": FITTED.both_side}
        (folder / CARD).write_text(json.dumps({**fields, "calibration": fitted}), "utf-8")
        said = claim("Five ships sank off Toru.")
        passages = [passage(f"Rain. {text} Ann fled.", f"{n}", focus=1)
            for n, text in enumerate(self.SENTENCES)]  # fmt: skip
        judgements = TrainedJudge(1, folder).judge(said, passages)
        texts = [
            PairText(said.text, p.sentence.text, p.article.title, "", "Rain.", "Ann fled.")
            for p in passages
        ]
        readings = exported.network.read(texts)
        once = [passage_judgement(one, FITTED) for one in readings]
        alone = both.network.stances([replace(text, before="", after="") for text in texts])
        weighed = [
            passage_judgement(one, FITTED, again)
            for one, again in zip(readings, alone, strict=True)
        ]
        told = [one.supports + one.refutes for one in once]
        first = sorted(range(12), key=lambda row: -told[row])[:READ_AGAIN]
        for row, found in enumerate(judgements):
            expected = weighed[row] if row in first else once[row]
            assert found.supports == pytest.approx(expected.supports, abs=5e-3)
            assert found.refutes == pytest.approx(expected.refutes, abs=5e-3)

    def test_reads_a_question_with_its_answer_as_a_claim(self, both: Both) -> None:
        asked, there = Question("What sank?"), [passage(text) for text in self.SENTENCES]
        alone = TrainedJudge(1, both.folder, second=False).judge(asked, there)
        found = TrainedJudge(1, both.folder).judge(asked, there)
        assert [one.span for one in found] == [one.span for one in alone]
        first = sorted(range(12), key=lambda row: -alone[row].relevance)[:READ_AGAIN]
        for row, (one, once) in enumerate(zip(found, alone, strict=True)):
            support = UNREAD
            if row in first:
                focus = self.SENTENCES[row]
                said = focus[slice(*(once.span or (0, 0)))] + " sank"
                (stance,) = both.network.stances([PairText(said, focus, there[row].article.title)])
                supports, refutes, neutral = (float(logit) for logit in stance)
                support = supports - np.logaddexp(refutes, neutral)
            odds = math.log(once.relevance / (1 - once.relevance))
            expected = answer_judgement(odds, Calibration(), support, once.span)
            assert one.relevance == pytest.approx(expected.relevance, abs=5e-3)
