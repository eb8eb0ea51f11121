"""Draws how often a judge is right at each confidence, as an SVG picture."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bot.evaluation.metrics import Bin

WIDTH, HEIGHT = 640, 470
LEFT, RIGHT, TOP, BOTTOM = 72, 616, 96, 380
"""The edges of the plot in the picture."""
LEAST = 0.5
"""The least confidence of a yes or no, where the axis of confidence starts."""

STYLE = """
text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
.title { font-size: 17px; font-weight: 600 }
.faint { fill: #59636e }
.end { text-anchor: end }
.mid { text-anchor: middle }
.page { fill: #ffffff; stroke: #d1d9e0 }
.grid { stroke: #d1d9e0 }
.axis { stroke: #59636e }
.ideal { stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 5 4 }
.bar { fill: #8fbcf2 }
.gap { stroke: #bc4c00; stroke-width: 2 }
.dot { fill: #bc4c00 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.faint { fill: #9198a1 }
.page { fill: #0d1117; stroke: #3d444d }
.grid { stroke: #2f353d }
.axis, .ideal { stroke: #9198a1 }
.bar { fill: #24579b }
.gap { stroke: #ffa657 }
.dot { fill: #ffa657 }
}
"""
"""The picture has a ground of its own, so that it can be read on a page of any colour."""


def draw(bins: Sequence[Bin], title: str, subtitle: str) -> str:
    """Return a picture of bins of confidence: how often right, how sure, and how many."""
    plot = _Plot(min([LEAST, *(math.floor(one.accuracy * 10) / 10 for one in bins)]))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-labelledby="told">',
        f'<title id="told">{escape(_told(bins, title, subtitle))}</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="page" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8"/>',
        _text(24, 32, title, "title"),
        _text(24, 54, subtitle, "faint"),
        *_legend(),
        *plot.grid(),
        *(line for one in bins for line in plot.bar(one)),
        *plot.axes(bins),
        *(line for one in bins for line in plot.gap(one)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Plot:
    """Confidence to the right, accuracy upwards from `lowest`, both to 1."""

    lowest: float

    def x(self, confidence: float) -> float:
        return LEFT + (confidence - LEAST) / (1 - LEAST) * (RIGHT - LEFT)

    def y(self, accuracy: float) -> float:
        return BOTTOM - (accuracy - self.lowest) / (1 - self.lowest) * (BOTTOM - TOP)

    def grid(self) -> Iterator[str]:
        for tenth in range(round(self.lowest * 10), 11):
            height = self.y(tenth / 10)
            yield _line("grid", (LEFT, height), (RIGHT, height))
            yield _text(LEFT - 8, height + 4, f"{tenth * 10} %", "faint end")

    def bar(self, one: Bin) -> Iterator[str]:
        left, right = self.x(max(one.lower, LEAST)) + 1, self.x(one.upper) - 1
        top = self.y(one.accuracy)
        yield (
            f'<rect class="bar" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{BOTTOM - top:.1f}"/>'
        )
        yield _text((left + right) / 2, BOTTOM + 40, f"{one.count:,}", "mid")

    def gap(self, one: Bin) -> Iterator[str]:
        here = self.x(one.confidence)
        yield _line("gap", (here, self.y(one.accuracy)), (here, self.y(one.confidence)))
        yield f'<circle class="dot" cx="{here:.1f}" cy="{self.y(one.accuracy):.1f}" r="4"/>'

    def axes(self, bins: Sequence[Bin]) -> Iterator[str]:
        yield _line("ideal", (LEFT, self.y(LEAST)), (RIGHT, self.y(1)))
        yield _line("axis", (LEFT, BOTTOM), (RIGHT, BOTTOM))
        edges = {max(one.lower, LEAST) for one in bins} | {one.upper for one in bins}
        for edge in sorted(edges):
            yield _text(self.x(edge), BOTTOM + 18, f"{edge:.0%}".replace("%", " %"), "faint mid")
        yield _text(LEFT - 8, BOTTOM + 40, "cases", "end")
        middle = (LEFT + RIGHT) / 2
        yield _text(middle, BOTTOM + 68, "confidence in “supported” or in “not supported”", "mid")
        turned = f'transform="rotate(-90 20 {(TOP + BOTTOM) / 2})"'
        yield _text(20, (TOP + BOTTOM) / 2, "right", "mid", turned)


def _legend() -> Iterator[str]:
    height = 76
    yield f'<rect class="bar" x="{LEFT}" y="{height - 10}" width="12" height="12"/>'
    yield _text(LEFT + 18, height, "share that is right", "faint")
    yield _line("ideal", (LEFT + 152, height - 4), (LEFT + 180, height - 4))
    yield _text(LEFT + 186, height, "as sure as right", "faint")
    yield _line("gap", (LEFT + 304, height - 4), (LEFT + 330, height - 4))
    yield f'<circle class="dot" cx="{LEFT + 304}" cy="{height - 4}" r="4"/>'
    yield _text(LEFT + 338, height, "gap at the mean confidence", "faint")


def _told(bins: Sequence[Bin], title: str, subtitle: str) -> str:
    """Return the picture in words, for those who cannot see it."""
    found = [
        f"{one.count:,} cases of confidence {one.confidence:.0%} are right in {one.accuracy:.0%}."
        for one in bins
    ]
    return " ".join([f"{title}. {subtitle}.", *found])


def _text(x: float, y: float, text: str, kind: str = "", more: str = "") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" {more}>{escape(text)}</text>'


def _line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
