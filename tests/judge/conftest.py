import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.judge.classifiers import NAMES
from tests.tiny_models import make_classifier

if TYPE_CHECKING:
    from tests.judge.networks import Exported


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A classifier with `NAMES`, made here."""
    return make_classifier(tmp_path_factory.mktemp("tiny") / "model", NAMES)


@pytest.fixture
def copied(tiny: Path, tmp_path: Path) -> Path:
    """A copy of it to be altered."""
    return shutil.copytree(tiny, tmp_path / "model")


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Exported]":
    """A network with random heads, exported here."""
    from tests.judge.networks import make

    folder = tmp_path_factory.mktemp("judge")
    yield make(folder)
    shutil.rmtree(folder)
