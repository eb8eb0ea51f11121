"""The cards of texts with several claims: reports, and pickers before them."""

import pytest
from discord import ui

from bot.asked import Asked
from bot.chat import content, picker, reports
from bot.chat.desk import Choice
from bot.chat.words import Words
from bot.claims.reasons import NOT_PICKED
from bot.domain import Report, Scope, Skipped
from tests.chat import examples
from tests.chat.limits import check_limits, shown

ASKED = Asked("x" * 40, Scope("1"), "check", "words")
EN = Words.of("en")


def claims(count: int, text: str) -> Choice:
    return Choice(ASKED, tuple(examples.claim(f"{number} {text}") for number in range(count)))


@pytest.mark.parametrize("count", [6, 25, 26, 50])
def test_the_fullest_picker_stays_within_discords_limits(count: int) -> None:
    view = picker.picker_card(claims(count, "*_`[ " * 200), EN, range(min(25, count)))
    check_limits(view)
    assert ("Only the first 25" in shown(view)) is (count > 25)


@pytest.mark.parametrize("count", [2, 12, 13, 25, 50])
def test_a_report_of_any_length_stays_within_discords_limits(count: int) -> None:
    report = Report((examples.CONFLICTING,) * count)
    for offset in range(0, count, 7):
        check_limits(reports.report_card(ASKED, report, EN, private=True, offset=offset))


def test_a_report_counts_its_verdicts_and_tells_what_was_left_out() -> None:
    text = shown(reports.result_card(ASKED, examples.REPORT, EN, private=False))
    assert "### 4 claims checked" in text
    assert "-# 1 supported · 1 refuted · 1 conflicting · 1 without enough evidence" in text
    assert (
        "-# Not checked: “I think that is a shame.” (an opinion); “Who knows!” (no claim)" in text
    )


def test_a_reports_claims_take_two_lines_each() -> None:
    text = shown(reports.result_card(ASKED, examples.REPORT, EN, private=False))
    told = text.splitlines()[2:-1]
    assert told == [
        "❌ **1 · Refuted** · Mali cut its ties with Ukraine on 14 August 2024.",
        "-# 96 % sure · Source says 4 Aug 2024; the claim says 14 Aug 2024.",
        "✅ **2 · Supported** · Mali broke off relations with Ukraine on 4 August 2024.",
        "-# 93 % sure · Sahel Courier, 5 Aug 2024",
        "⚖️ **3 · Conflicting evidence** · The Linden bridge cost 412 million crowns.",
        "-# 71 % sure · For: Harbour Post, 2 Mar 2025 · Against: Linden Gazette, 9 Mar 2025",
        "❔ **4 · Not enough evidence** · Mali's government resigned on 9 August 2024.",
    ]


def test_claims_that_were_not_picked_are_counted_not_listed() -> None:
    skipped = (*(Skipped(f"claim {n}", NOT_PICKED) for n in range(3)), Skipped("Oh!", "no claim"))
    line = content.skipped_line(skipped, EN)
    assert line == "-# Not checked: 3 claims that were not picked; “Oh!” (no claim)"


def test_a_report_of_one_claim_is_that_claims_card() -> None:
    text = shown(reports.result_card(ASKED, Report((examples.REFUTED,)), EN, private=False))
    assert text.startswith("### ❌ Refuted")


def test_a_report_without_claims_says_why() -> None:
    report = Report((), (Skipped("What a day!", "an opinion"),))
    text = shown(reports.result_card(ASKED, report, EN, private=True))
    assert text == "### Nothing to check here\n-# Not checked: “What a day!” (an opinion)"


def test_claims_beyond_the_first_are_one_press_away() -> None:
    view = reports.report_card(ASKED, Report((examples.UNKNOWN,) * 15), EN, private=False)
    labels = [part.label for part in view.walk_children() if isinstance(part, ui.Button)]
    assert labels == ["3 more claims", "Delete"]
