"""What a comparison of a claim with a passage yields."""

from dataclasses import dataclass, field
from typing import Literal

from bot.differences.speech.reported import Attribution
from bot.domain import Difference, Span

MissingKind = Literal[
    "date",
    "time",
    "number",
    "name",
    "office",
    "quote",
    "negation",
    "certainty",
    "extent",
    "speaker",
]
"""`certainty`: planned, possible or alleged; `extent`: some, not all; `speaker`: who says it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something of the claim's, in the claim's words, on which the passage's sentence is silent.

    `nearby` says that the sentences around it or its heading have it, or may in other words: "the
    winery" may be the firm whose name stands there.
    """

    kind: MissingKind
    text: str
    nearby: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where a claim and a passage differ, agree, and where the passage is silent.

    `agreements` are places in the passage's found sentence that hold what the claim holds;
    `settled` are those of them that are dates, numbers or quotations rather than names. `reported`
    is set where the sentence gives what the claim states to a speaker the claim doesn't name.
    `rivals` are differences only if the passage tells of the same: other numbers of the kind, and
    what differs together with a date or with something else.
    `alike` are places in the claim and in the sentence that tell the same date or number.
    `taken_back` is set where the sentence corrects what the claim states.
    """

    differences: tuple[Difference, ...] = ()
    agreements: tuple[Span, ...] = ()
    settled: tuple[Span, ...] = ()
    missing: tuple[Missing, ...] = ()
    reported: Attribution | None = None
    rivals: tuple[Difference, ...] = ()
    alike: tuple[tuple[Span, Span], ...] = ()
    taken_back: Difference | None = None

    @property
    def whole(self) -> bool:
        """Whether the passage holds the claim's dates, numbers and quotations, and all else."""
        other = self.differences or self.missing or self.rivals or self.taken_back
        return bool(self.settled) and not other


@dataclass(slots=True)
class Findings:
    """A comparison while it is being made."""

    differences: list[Difference] = field(default_factory=list)
    named: list[Span] = field(default_factory=list)
    agreements: list[Span] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    alike: list[tuple[Span, Span]] = field(default_factory=list)
    rivals: list[Difference] = field(default_factory=list)
    reported: Attribution | None = None
    taken_back: Difference | None = None
    elsewhen: bool = False

    def tell_otherwise(self, difference: Difference) -> None:
        """Report a difference; what the claim says in its place is no longer missing."""
        self.missing = [one for one in self.missing if one.text != difference.claimed]
        self.differences.append(difference)

    def frozen(self) -> Comparison:
        """Give what was found, each once, with agreements in reading order."""
        # The first of two rules that found the same has the place nearest to it.
        told = {(one.kind, one.claimed, one.found): one for one in reversed(self.differences)}
        return Comparison(
            tuple(reversed(told.values())),
            tuple(sorted({*self.named, *self.agreements})),
            tuple(sorted(set(self.agreements))),
            tuple(dict.fromkeys(self.missing)),
            self.reported,
            tuple(dict.fromkeys(self.rivals)),
            tuple(sorted(set(self.alike))),
            self.taken_back,
        )
