"""Percentages, percentage points and shares in words."""

import pytest

from tests.differences.outcomes import AGREES, SILENT, outcome

POLL = "In the poll, 47% of nurses favoured a strike and 38% opposed it."
RATE = "The central bank of Norvania raised its key rate to 4.75 percent."
GROWTH = "Exports of tea grew by 12 per cent in the first nine months."
SHARE = "Two-thirds of the reefs have lost their fish."
POINTS = "Support for the mayor fell by 6 percentage points."

PERCENTAGES = [
    ("47% of nurses favoured a strike", POLL, AGREES),
    ("47 percent of nurses favoured a strike", POLL, AGREES),
    ("47 per cent of nurses favoured a strike", POLL, AGREES),
    ("Forty-seven percent of nurses favoured a strike", POLL, AGREES),
    ("About 45% of nurses favoured a strike", POLL, AGREES),
    ("More than 40% of nurses favoured a strike", POLL, AGREES),
    ("Fewer than 50% of nurses favoured a strike", POLL, AGREES),
    ("Nearly 50% of nurses favoured a strike", POLL, AGREES),
    ("At least 47% of nurses favoured a strike", POLL, AGREES),
    ("Up to 47% of nurses favoured a strike", POLL, AGREES),
    ("38% of nurses opposed a strike", POLL, AGREES),
    ("57% of nurses opposed the strike in the poll",
     "In the poll, 38% of nurses opposed the strike.", "57% | 38%"),
    ("More than 60% of nurses opposed the strike in the poll",
     "In the poll, 38% of nurses opposed the strike.", ">60% | 38%"),
    ("Less than 20% of nurses opposed the strike in the poll",
     "In the poll, 38% of nurses opposed the strike.", "<20% | 38%"),
    ("The central bank of Norvania raised its key rate to 4.75%", RATE, AGREES),
    ("The central bank of Norvania raised its key rate to 4.8%", RATE, AGREES),
    ("The central bank of Norvania raised its key rate to 5.75%", RATE, "5.75% | 4.75%"),
    ("The central bank of Norvania raised its key rate to 4.25%", RATE, "4.25% | 4.75%"),
    ("The central bank of Norvania raised its key rate above 6%", RATE, ">6% | 4.75%"),
    ("The central bank of Norvania raised its key rate to at least 4%", RATE, AGREES),
    ("The central bank of Norvania raised its key rate by 0.5%", RATE, SILENT),
    ("Exports of tea grew by 12%", GROWTH, AGREES),
    ("Exports of tea grew by twelve percent", GROWTH, AGREES),
    ("Exports of tea grew by 21%", GROWTH, "21% | 12%"),
    ("Exports of tea grew by up to 9%", GROWTH, "≤9% | 12%"),
    ("Exports of tea grew to 12%", GROWTH, AGREES),
    ("Exports of tea grew by 12 percentage points", GROWTH, SILENT),
    ("Imports of tin grew by 31%", GROWTH, SILENT),
    ("Two-thirds of the reefs have lost their fish", SHARE, AGREES),
    ("67% of the reefs have lost their fish", SHARE, AGREES),
    ("66.7% of the reefs have lost their fish", SHARE, AGREES),
    ("More than half of the reefs have lost their fish", SHARE, AGREES),
    ("A third of the reefs have lost their fish", SHARE, "1/3 | 2/3"),
    ("Half of the reefs have lost their fish", SHARE, "1/2 | 2/3"),
    ("80% of the reefs have lost their fish", SHARE, "80% | 2/3"),
    ("One in five pupils skips breakfast", "Some 20% of pupils skip their breakfast.", AGREES),
    ("About one in two pupils skips breakfast", "Some 20% of pupils skip their breakfast.",
     "1/2 | ~20%"),
    ("Three quarters of the crop was lost", "The frost left 75% of the crop lost.", AGREES),
    ("Nine out of ten shops stayed shut", "Nine in ten shops stayed shut.", AGREES),
    ("A quarter of the herd was sold", "The owner sold a quarter of the herd.", AGREES),
    ("Support for the mayor fell by 6 points", POINTS, SILENT),
    ("Support for the mayor fell by six percentage points", POINTS, AGREES),
    ("Support for the mayor fell by 16 percentage points", POINTS, "16 points | 6 points"),
    ("Support for the mayor fell by 6%", POINTS, SILENT),
    ("Between 40% and 50% of nurses favoured a strike", POLL, AGREES),
    ("Turnout was 63%", "Turnout was between 55% and 60%.", "63% | 55-60%"),
    ("Turnout was 58%", "Turnout was between 55% and 60%.", SILENT),
    ("Exactly 30% of the dam was built", "At least 30% of the dam was built.", SILENT),
    ("Thirty percent of the dam was built", "The dam was built.", SILENT),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sentence", "expected"), PERCENTAGES)
def test_percentages_and_shares_are_compared(claim: str, sentence: str, expected: str) -> None:
    assert outcome(claim, sentence, "number") == expected


def test_a_denial_of_the_rest_is_no_difference() -> None:
    sentence = "The audit found that 28% of the bridges did not meet the norm."
    assert outcome("The audit found that 72% of the bridges met the norm", sentence, "number") == (
        SILENT
    )
