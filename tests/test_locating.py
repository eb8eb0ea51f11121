"""A model is found in a folder or on the hub, and else it is told where to look."""

from pathlib import Path

import pytest

from tests.cli_runs import Cli, Ended
from tests.hub import serving

MODEL = "someone/nli-small"
CLOSED = "http://127.0.0.1:9"
LOCATE = """\
import sys
from bot.encoder import locate
from bot.errors import ModelError
try:
    print(locate(sys.argv[1], 'the other one'))
except ModelError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def here(tmp_path: Path) -> Cli:
    return Cli(tmp_path, {"HF_HOME": str(tmp_path / "cache")})


def locate(here: Cli, name: str = MODEL, **environment: str) -> Ended:
    return here.run(name, code=LOCATE, **environment)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A model with its weights for three libraries."""
    folder = tmp_path / "published"
    (folder / "onnx").mkdir(parents=True)
    (folder / "openvino").mkdir()
    for name in ("config.json", "model.safetensors"):
        (folder / name).write_text(name, "utf-8")
    (folder / "onnx" / "model.onnx").write_text("not read", "utf-8")
    (folder / "openvino" / "openvino_model.bin").write_text("not read", "utf-8")
    return folder


def test_a_model_is_downloaded_once_without_what_is_not_read(here: Cli, published: Path) -> None:
    with serving(MODEL, published) as hub:
        first = locate(here, HF_ENDPOINT=hub.address)
        assert first.status == 0
        assert hub.files == {"config.json", "model.safetensors"}
        hub.asked.clear()
        again = locate(here, HF_ENDPOINT=hub.address)
        assert (again.status, again.out, hub.asked) == (0, first.out, [])
    found = Path(first.out.strip())
    assert (found / "config.json").read_text("utf-8") == "config.json"


def test_an_unknown_name_is_told_with_another_setting(here: Cli, published: Path) -> None:
    with serving(MODEL, published) as hub:
        told = locate(here, "someone/else", HF_ENDPOINT=hub.address)
    assert told.status == 1
    assert "'someone/else' is not on this machine and could not be downloaded" in told.err
    assert "or set the other one." in told.err
    assert "Traceback" not in told.err


def test_a_network_that_is_down_is_told(here: Cli) -> None:
    told = locate(here, HF_ENDPOINT=CLOSED)
    assert (told.status, "Check the name and the network" in told.err) == (1, True)


def test_a_proxy_that_refuses_is_told(here: Cli, published: Path) -> None:
    with serving(MODEL, published) as hub:
        told = locate(here, HF_ENDPOINT="https://hub.invalid", HTTPS_PROXY=hub.address)
    assert (told.status, "Check the name and the network" in told.err) == (1, True)
    assert "Traceback" not in told.err
