"""What `receipts doctor` looks at: each part on its own, with what to do about it."""

import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.config import Settings, load_settings, read_token
from bot.encoder import Encoder, open_encoder, processor_threads
from bot.engine import Engine
from bot.errors import BotError, EmptyIndexError
from bot.judge import open_judge


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: whether it is well, and what was found or is to be done."""

    what: str
    well: bool
    told: str


def examine(
    config: Path | None, visit: Callable[[Settings], list[Finding]] | None = None
) -> list[Finding]:
    """Return what was found; later parts are left out where an earlier one prevents them.

    Args:
        config: The configuration file; None for the usual one.
        visit: Asks Discord about the bot, instead of only looking for a token.
    """
    findings = [Finding("python", sys.version_info >= (3, 11), platform.python_version())]
    try:
        settings = load_settings(config)
    except BotError as error:
        return [*findings, Finding("configuration", False, str(error))]
    findings.append(Finding("configuration", True, "no mistakes"))
    for what, look in (("model", _model), ("judge", _judge), ("index", _index)):
        findings.append(_look(what, look, settings))
    if visit is not None:
        return [*findings, *visit(settings)]
    return [*findings, _look("discord token", _token, settings)]


def findings_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the findings in the JSON schema."""
    return {
        "schema": 1,
        "findings": [{"what": one.what, "well": one.well, "told": one.told} for one in findings],
    }


def _look(what: str, look: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(what, True, look(settings))
    except EmptyIndexError as error:
        return Finding(what, True, str(error))
    except BotError as error:
        return Finding(what, False, str(error))


def _model(settings: Settings) -> str:
    identity = _encoder(settings).identity
    return (
        f"{identity.name}, {identity.dimension} dimensions, weights "
        f"{identity.weights_sha256[:12]}…, {processor_threads(settings.encoder.threads)} threads"
    )


def _judge(settings: Settings) -> str:
    judge = settings.judge
    open_judge(judge.model, _encoder(settings), settings.encoder.threads, second=judge.second)
    return judge.model


def _encoder(settings: Settings) -> Encoder:
    threads = processor_threads(settings.encoder.threads)
    return open_encoder(settings.encoder.model, settings.encoder.cache, threads)


def _index(settings: Settings) -> str:
    engine = Engine(settings, create=False)
    try:
        return engine.examine()
    finally:
        engine.close()


def _token(settings: Settings) -> str:
    try:
        read_token(settings)
    except BotError as error:
        return f"none, which only `receipts run` needs. {error}"
    return "there is one (it was not tried)"
