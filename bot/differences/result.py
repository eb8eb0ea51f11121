"""What a comparison of a claim with a passage yields."""

from dataclasses import dataclass, field
from typing import Literal

from bot.domain import Difference, Span

MissingKind = Literal["date", "number", "name", "office", "quote", "negation"]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something of the claim's, in the claim's words, on which the passage is silent."""

    kind: MissingKind
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where a claim and a passage differ, agree, and where the passage is silent.

    `agreements` are places in the passage's found sentence that hold what the claim holds;
    `settled` are those of them that are dates, numbers or quotations rather than names.
    """

    differences: tuple[Difference, ...] = ()
    agreements: tuple[Span, ...] = ()
    settled: tuple[Span, ...] = ()
    missing: tuple[Missing, ...] = ()


@dataclass(slots=True)
class Findings:
    """A comparison while it is being made."""

    differences: list[Difference] = field(default_factory=list)
    named: list[Span] = field(default_factory=list)
    agreements: list[Span] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    def frozen(self) -> Comparison:
        """Give what was found, each once, with agreements in reading order."""
        return Comparison(
            tuple(dict.fromkeys(self.differences)),
            tuple(sorted({*self.named, *self.agreements})),
            tuple(sorted(set(self.agreements))),
            tuple(dict.fromkeys(self.missing)),
        )
