"""Discord's own description of its API, where a checkout has it beside it."""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.chat.loopback import Seen

SHARED = Path(os.environ.get("RECEIPTS_SHARED", Path(__file__).parents[3] / "shared"))
DESCRIPTION = SHARED / "discord-openapi.json"
ROOT = "urn:discord"


@cache
def _description() -> dict[str, Any]:
    description: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    # discord.py sends some ids as numbers, which the service takes.
    description["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}
    return description


@cache
def _registry() -> Registry[Any]:
    empty: Registry[Any] = Registry()
    filled: Registry[Any] = empty.with_resource(ROOT, DRAFT202012.create_resource(_description()))
    return filled


def template(method: str, path: str) -> str:
    """The described path that a request goes to; literal parts win over parameters."""
    found: list[str] = [
        described
        for described, operations in _description()["paths"].items()
        if method.lower() in operations
        and re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", described), path)
    ]
    return min(found, key=lambda described: described.count("{"))


def problems(seen: Seen) -> list[str]:
    """What the description has against a request."""
    described = template(seen.method, seen.path)
    operation = _description()["paths"][described][seen.method.lower()]
    if "requestBody" not in operation:
        return [] if seen.body is None else [f"{described} takes no body"]
    pointer = "/".join(
        part.replace("~", "~0").replace("/", "~1")
        for part in (
            "paths",
            described,
            seen.method.lower(),
            "requestBody",
            "content",
            "application/json",
            "schema",
        )
    )
    validator = Draft202012Validator({"$ref": f"{ROOT}#/{pointer}"}, registry=_registry())
    return [
        f"{described} {error.json_path}: {error.message[:200]}"
        for error in validator.iter_errors(seen.body)
    ]
