"""What a comparison makes of a claim's date or number, in one word or two normal forms."""

from datetime import date
from typing import Literal

from bot.differences import compare
from bot.domain import DifferenceKind
from tests.differences.passages import PUBLISHED, passage_of, told

SILENT, AGREES, LEFT_ALONE = "silent", "agrees", "left alone"


def outcome(
    claim: str, sentence: str, kind: Literal["date", "number"], published: date | None = PUBLISHED
) -> str:
    """Tell "claimed | found" for a difference, or whether the claim's is agreed on or missing."""
    found = compare(claim, passage_of(sentence, published))
    differences = told(found, DifferenceKind(kind))
    if differences:
        return "; ".join(" | ".join(pair) for pair in differences)
    if any(missing.kind == kind for missing in found.missing):
        return SILENT
    return AGREES if found.settled else LEFT_ALONE
