"""The picture of a server's statistics: light, so that it reads on both of Discord's themes."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.chat.statistics import Statistics
from bot.chat.words import Words

INK, FAINT, PAPER, ACCENT = "#2e3338", "#747f8d", "#ffffff", "#5865f2"
LETTERS = 12
"""Points; large, for a phone shows the picture at a third of its size."""

_KEYS = {
    "supported": ("card.supported", "#3ba55d"),
    "refuted": ("card.refuted", "#ed4245"),
    "conflicting": ("card.conflicting", "#e9a23b"),
    "not_enough_evidence": ("card.not_enough", "#80848e"),
    "answered": ("card.answer", "#5865f2"),
    "unanswered": ("card.no_answer", "#b5bac1"),
}


def outcome_name(outcome: str, words: Words) -> str:
    """Return what a card calls an outcome."""
    return words(_KEYS[outcome][0])


def draw(statistics: Statistics, words: Words) -> bytes:
    """Return a PNG of checks a day and of how they came out; slow, not for the event loop."""
    # Loaded when first needed: most processes never draw.
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    layout = ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.15)
    figure = Figure(figsize=(6.2, 5.6), dpi=150, facecolor=PAPER, layout=layout)
    top, below = figure.subplots(2, 1, height_ratios=(3, 2))
    _daily(top, statistics, words)
    _outcomes(below, statistics, words)
    target = io.BytesIO()
    figure.savefig(target, format="png")
    return target.getvalue()


def _daily(axes: Any, statistics: Statistics, words: Words) -> None:
    places = range(len(statistics.days))
    axes.bar(places, statistics.daily, color=ACCENT, width=0.75)
    _plain(axes, words("stats.daily"))
    axes.set_ylim(0, max(1, *statistics.daily) * 1.1)
    axes.yaxis.get_major_locator().set_params(integer=True, nbins=4)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(FAINT)
    # A date with its month in full is as wide as eleven bars.
    shown = [*range(len(statistics.days) - 1, -1, -14)]
    axes.tick_params(axis="x", pad=8)
    axes.set_xticks(shown, [_day(statistics.days[place], words) for place in shown])


def _day(when: date, words: Words) -> str:
    """Write a date without its year."""
    number = words("date.first") if when.day == 1 else str(when.day)
    month = words("date.months").split()[when.month - 1]
    return words("date.day_only", day=number, month=month)


def _outcomes(axes: Any, statistics: Statistics, words: Words) -> None:
    outcomes = [*statistics.outcomes][::-1]
    values = [statistics.outcomes[outcome] for outcome in outcomes]
    bars = axes.barh(
        [outcome_name(outcome, words) for outcome in outcomes],
        values,
        color=[_KEYS[outcome][1] for outcome in outcomes],
        height=0.7,
    )
    axes.bar_label(bars, labels=_labels(values, words), padding=4, color=INK, fontsize=LETTERS)
    axes.margins(x=0.24)
    _plain(axes, words("stats.outcomes"))
    axes.set_xticks([])


def _labels(values: Sequence[int], words: Words) -> list[str]:
    total = sum(values)
    return [f"{words.number(value)} · {value * 100 / total:.0f} %" for value in values]


def _plain(axes: Any, title: str) -> None:
    axes.set_title(title, loc="left", color=INK, fontsize=14, fontweight="bold")
    axes.set_facecolor(PAPER)
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=INK, length=0, labelsize=LETTERS)
