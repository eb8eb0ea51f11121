"""A number with what it counts."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.differences.figures.patterns import ordinal_suffix, plain_number
from bot.differences.language.text import Word
from bot.domain import Span

Kind = Literal["count", "percent", "money", "ordinal", "age", "label", "score", "multiple"]
Bound = Literal["exact", "exactly", "least", "over", "most", "under", "about", "nearly", "dozens"]

_SIGNS: dict[Bound, str] = {"over": ">", "under": "<", "least": "≥", "most": "≤"}
_SIGNS |= {"about": "~", "nearly": "~"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    `nouns` are the words right after it, `event` those a little further; `lead` is the
    preposition before it ("to 15%", "by 3%"), `rate` is what it is for each of ("per match").
    Within `rounding` another number may be the same one, within `sure` it is.
    """

    start: int
    end: int
    value: Decimal
    kind: Kind = "count"
    unit: str = ""
    bound: Bound = "exact"
    nouns: tuple[Word, ...] = ()
    event: tuple[Word, ...] = ()
    lead: str = ""
    rounding: Decimal = Decimal(0)
    sure: Decimal = Decimal(0)
    rate: str = ""
    written: str = ""
    high: Decimal | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @property
    def measured(self) -> bool:
        """Whether it has a unit of measure rather than things it counts."""
        return self.kind == "count" and bool(self.unit)

    @property
    def top(self) -> Decimal:
        """The upper end of a range, or the number itself."""
        return self.value if self.high is None else self.high

    @property
    def normal(self) -> str:
        """Its normal form: 84, 15%, 3400000000 USD, 10 km, 4th, 3-1."""
        if self.written:
            return self.written
        plain = plain_number(self.value)
        if self.high is not None:
            plain = f"{plain}-{plain_number(self.high)}"
        if self.kind == "percent":
            return f"{plain} points" if self.unit else f"{plain}%"
        if self.kind == "multiple":
            return f"{plain} times"
        if self.kind == "money" or self.measured:
            return f"{plain} {self.unit}".rstrip()
        return plain + ordinal_suffix(int(self.value)) if self.kind == "ordinal" else plain

    @property
    def bounded(self) -> str:
        """Its normal form, with a sign where it gives a bound."""
        return ("" if self.written else _SIGNS.get(self.bound, "")) + self.normal
