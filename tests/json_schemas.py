"""What the command line prints as JSON: every field, and no others."""

from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

NULLABLE = {"type": ["string", "null"]}
TEXT = {"type": "string"}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}


def exactly(**fields: Any) -> dict[str, Any]:
    """The schema of an object with these fields, all of them and no others."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


ANSWER = exactly(
    schema={"const": 1},
    query=exactly(kind={"enum": ["claim", "question"]}, text=TEXT),
    verdict={"enum": ["supported", "refuted", "conflicting", "not_enough_evidence", None]},
    confidence=SHARE,
    abstains={"type": "boolean"},
    evidence={
        "type": "array",
        "items": exactly(
            stance={"enum": ["supports", "refutes", "neutral"]},
            score=SHARE,
            passage=TEXT,
            sentence=TEXT,
            span={
                "anyOf": [
                    {"type": "null"},
                    {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
                ]
            },
            differences={
                "type": "array",
                "items": exactly(kind=TEXT, claimed=TEXT, found=TEXT, text=TEXT),
            },
            attribution=NULLABLE,
            notes={"type": "array", "items": TEXT},
            copies={"type": "array", "items": exactly(title=TEXT, uri=TEXT)},
            citation=exactly(
                number={"type": "integer", "minimum": 1},
                title=TEXT,
                uri=TEXT,
                publisher=NULLABLE,
                published=NULLABLE,
                position={"type": "integer", "minimum": 0},
            ),
        ),
    },
    elapsed_ms={"type": "number", "minimum": 0},
)
REPORT = exactly(
    schema={"const": 1},
    claims={"type": "array", "items": ANSWER},
    skipped={"type": "array", "items": exactly(text=TEXT, why=TEXT)},
)
COUNT = {"type": "integer", "minimum": 0}
INDEXED = exactly(
    schema={"const": 1},
    added=COUNT,
    updated=COUNT,
    unchanged=COUNT,
    removed=COUNT,
    failed={"type": "array", "items": exactly(name=TEXT, why=TEXT)},
)
SOURCES = exactly(
    schema={"const": 1},
    sources={
        "type": "array",
        "items": exactly(
            location=TEXT, collection=TEXT, added=TEXT, articles=COUNT, sentences=COUNT
        ),
    },
)
STATUS = exactly(
    schema={"const": 1},
    sources=COUNT,
    articles=COUNT,
    sentences=COUNT,
    model=NULLABLE,
    indexed=NULLABLE,
    newest=NULLABLE,
)
FINDINGS = exactly(
    schema={"const": 1},
    findings={
        "type": "array",
        "items": exactly(what=TEXT, well={"type": "boolean"}, told=TEXT),
    },
)


def valid(document: Any, schema: dict[str, Any]) -> None:
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(document)]
    assert errors == []
