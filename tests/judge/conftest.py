import shutil
from pathlib import Path

import pytest

from tests.judge.classifiers import NAMES
from tests.tiny_models import make_classifier


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A classifier with `NAMES`, made here."""
    return make_classifier(tmp_path_factory.mktemp("tiny") / "model", NAMES)


@pytest.fixture
def copied(tiny: Path, tmp_path: Path) -> Path:
    """A copy of it to be altered."""
    return shutil.copytree(tiny, tmp_path / "model")
