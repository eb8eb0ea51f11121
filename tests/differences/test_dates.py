"""Dates: agreeing, differing, or not told."""

from datetime import date

import pytest

from bot.differences import Missing, compare, describe
from bot.domain import DifferenceKind
from tests.differences.passages import BRIDGE, BRIDGE_2019, agreed, passage_of, told

DATE_AGREES = [
    ("The bridge in Porto was closed on July 29", BRIDGE),
    ("The bridge in Porto was closed on 29 July", BRIDGE),
    ("The bridge in Porto was closed on 29 July 2024", BRIDGE),
    ("The bridge in Porto was closed on July 29th, 2024", BRIDGE),
    ("The bridge in Porto was closed on 2024-07-29", BRIDGE),
    ("The bridge in Porto was closed on 7/29/2024", BRIDGE),
    ("The bridge in Porto was closed on 29/7/24", BRIDGE),
    ("The bridge in Porto was closed on 29.7.2024", BRIDGE),
    ("The bridge in Porto was closed in July", BRIDGE),
    ("The bridge in Porto was closed in late July", BRIDGE),
    ("The bridge in Porto was closed at the end of July", BRIDGE),
    ("The bridge in Porto was closed in July 2024", BRIDGE),
    ("The bridge in Porto was closed in 2024", BRIDGE),
    ("the bridge in porto was closed on july 29", BRIDGE),
    ("The bridge was closed in 2019", BRIDGE_2019),
    ("The bridge was closed in May 2019", BRIDGE_2019),
    ("The bridge was closed on 3 May", BRIDGE_2019),
    ("The bridge was closed on May 3rd", BRIDGE_2019),
    ("The bridge was closed on 3/5/2019", BRIDGE_2019),
    ("The bridge was closed on 5/3/2019", BRIDGE_2019),
    ("The bridge was closed in the 2010s", BRIDGE_2019),
    ("The fair ran on Aug. 6", "The fair ran from Aug. 4 to Aug. 8."),
    ("The fair ran from Aug. 4 to 8", "The fair ran from Aug. 4 to Aug. 8."),
    ("The fair ran Aug. 4-8", "The fair ran from Aug. 4 to Aug. 8."),
    ("The fair ran in August", "The fair ran between Aug. 4 and Aug. 8."),
    ("The mine closed in July", "The mine closed late last month."),
    ("The mine closed in 2022", "The mine closed two years ago."),
    ("The mine closed on 30 July", "The mine closed last Tuesday."),
    ("The mine closed on 4 August", "The mine closed yesterday."),
    ("The mine closed on Aug. 1", "The mine closed Thursday, its owner said."),
    ("The ban has held since 2020", "The ban has held since 2020."),
    ("The ban ran from 2019 to 2021", "The ban ran from 2019 to 2021."),
    ("The ban was in force in 2020", "The ban was in force from 2019 to 2021."),
    ("The vote was held on Dec. 28", "The vote was held on Dec. 28, 2023."),
    ("The vote was held on 4 August", "The vote was held on Aug. 4 and again on Aug. 11."),
    ("The vote was held on Aug. 11", "The vote was held on Aug. 4 and again on Aug. 11."),
    ("The law was passed in the 1990s", "The law was passed in 1994."),
    ("The law was passed in early 2021", "The law was passed in February 2021."),
    ("The ferry sank on 24 December", "The ferry sank on Christmas Eve."),
    ("The ferry sank on New Year's Day 2024", "The ferry sank on Jan. 1."),
    ("The ferry sank on new year\u2019s night", "The ferry sank on Dec. 31."),
    ("The ferry sank on New Year's night", "The ferry sank on New Year's Day."),
    ("The law was passed in October 2023", "The law, passed last October, is in force."),
    ("The fair is on in Jan. 2025", "The fair will be held next January."),
    ("The fair runs on Aug. 6", "The fair runs Aug. 5-7 in the old port."),
]

DATE_DIFFERS = [
    ("The bridge in Porto was closed on July 19", BRIDGE, "2024-07-19", "2024-07-29"),
    ("The bridge in Porto was closed on 29 June", BRIDGE, "2024-06-29", "2024-07-29"),
    ("The bridge in Porto was closed on 29 July 2023", BRIDGE, "2023-07-29", "2024-07-29"),
    ("The bridge in Porto was closed in early July", BRIDGE, "early 2024-07", "2024-07-29"),
    ("The bridge in Porto was closed in June", BRIDGE, "2024-06", "2024-07-29"),
    ("The bridge in Porto was closed in 2021", BRIDGE, "2021", "2024-07-29"),
    ("the bridge in porto was closed on july 19", BRIDGE, "2024-07-19", "2024-07-29"),
    ("The bridge was closed in 2018", BRIDGE_2019, "2018", "2019-05-03"),
    ("The bridge was closed on 4 May 2019", BRIDGE_2019, "2019-05-04", "2019-05-03"),
    ("The bridge was closed on 3 March", BRIDGE_2019, "2019-03-03", "2019-05-03"),
    ("The bridge was closed on 6/7/2019", BRIDGE_2019, "2019-06-07", "2019-05-03"),
    ("The bridge was closed in the 1990s", BRIDGE_2019, "1990s", "2019-05-03"),
    ("The fair ran from Aug. 4 to Aug. 9", "The fair ran from Aug. 4 to Aug. 8.",
     "2024-08-04/2024-08-09", "2024-08-04/2024-08-08"),
    ("The fair ran on Aug. 12", "The fair ran from Aug. 4 to Aug. 8.",
     "2024-08-12", "2024-08-04/2024-08-08"),
    ("The mine closed in June", "The mine closed late last month.", "2024-06", "late 2024-07"),
    ("The mine closed in 2021", "The mine closed two years ago.", "2021", "2022"),
    ("The mine closed on 2 August", "The mine closed yesterday.", "2024-08-02", "2024-08-04"),
    ("The law was passed in 2020", "The law was passed in 1994.", "2020", "1994"),
    ("The vote was held on Aug. 5", "The vote was held on Aug. 4 and again on Aug. 11.",
     "2024-08-05", "2024-08-04"),
    ("The ferry sank on 14 February", "The ferry sank on Christmas Eve.",
     "2024-02-14", "2024-12-24"),
    ("The ferry sank on Boxing Day 2023", "The ferry sank on Dec. 25, 2023.",
     "2023-12-26", "2023-12-25"),
    ("The law was passed in October 2022", "The law was passed last October.",
     "2022-10", "2023-10"),
    ("Ward died on 1 March", "Crowds gathered on March 1 as Ward, who died on Feb. 16, was buried.",
     "2024-03-01", "2024-02-16"),
    ("Orlen joined the pact in 2022", "Orlen, which joined the pact in 2014 and left it in 2022.",
     "2022", "2014"),
    ("A school in Kuro was attacked on 30 July",
     "Gunmen attacked a school in Kuro at around 8:30 a.m. on Aug. 1.", "2024-07-30", "2024-08-01"),
]  # fmt: skip

DATE_SILENT = [
    ("The bridge in Porto was closed on July 29", "The bridge in Porto was closed.", "July 29"),
    ("The bridge in Porto was closed on July 19", "The port of Odense was flooded on July 29.",
     "July 19"),
    ("Braga's bridge was closed on July 19", BRIDGE, "July 19"),
    ("The bridge was closed on 3 May", "The bridge, built in 1931, was closed.", "3 May"),
    ("The bridge was closed in 2020", "The bridge, which opened in 1931, was closed.", "2020"),
    ("The mine closed in 2011", "The mine closed and its owner left.", "2011"),
    ("Braga joined the pact in 2022",
     "Odense joined the pact on Aug. 1, two years after Braga joined.", "2022"),
]  # fmt: skip

NO_DATE = [
    ("The bridge may reopen", "The bridge may reopen."),
    ("Workers march on the capital", "Workers marched on the capital on Aug. 2."),
    ("2021 people fled", "Some 2021 people fled."),
    ("The mine closed yesterday", "The mine closed on 4 March."),
    ("The mine closed in 2024", "The mine closed."),
    ("The shop opens at 5 p.m.", "The shop opens at 6 p.m."),
    ("Nurses strike on Friday", "Nurses will strike from Thursday until Saturday morning."),
    ("Pilots strike on Friday", "Pilots will strike from 4 a.m. on Thursday to 7 a.m. on Sunday."),
    ("Berg quit on Wednesday", "Berg quit after losing seven states on Super Tuesday."),
]


@pytest.mark.parametrize(("claim", "sentence"), DATE_AGREES)
def test_dates_agree_where_one_holds_the_other(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert found.differences == ()
    assert found.missing == ()
    assert any(char.isdigit() or "a" in char for char in agreed(found, passage_of(sentence))[-1])


@pytest.mark.parametrize(("claim", "sentence", "claimed", "source"), DATE_DIFFERS)
def test_another_date_for_the_same_event_is_a_difference(
    claim: str, sentence: str, claimed: str, source: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == [(claimed, source)]
    assert len(found.differences) == 1


@pytest.mark.parametrize(("claim", "sentence", "words"), DATE_SILENT)
def test_a_date_is_missing_where_the_sentence_gives_none_for_it(
    claim: str, sentence: str, words: str
) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == []
    assert Missing("date", words) in found.missing


@pytest.mark.parametrize(("claim", "sentence"), NO_DATE)
def test_what_only_looks_like_a_date_is_left_alone(claim: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == []
    assert all(missing.kind != "date" for missing in found.missing)


@pytest.mark.parametrize(
    ("claim", "claimed", "source"),
    [
        ("The bridge in Porto was closed on July 19", "--07-19", "--07-29"),
        ("The bridge in Porto was closed on July 19, 2022", "2022-07-19", "--07-29"),
    ],
)
def test_without_a_publication_date_only_the_day_is_compared(
    claim: str, claimed: str, source: str
) -> None:
    found = compare(claim, passage_of(BRIDGE, None))
    assert told(found, DifferenceKind.DATE) == [(claimed, source)]
    assert compare("The bridge was closed on July 29, 2022", passage_of(BRIDGE, None)).missing == ()


def test_a_day_late_in_the_year_belongs_to_the_year_before_a_january_article() -> None:
    passage = passage_of("The ferry sank on Dec. 28.", date(2024, 1, 3))
    assert compare("The ferry sank on 28 December 2023", passage).differences == ()
    assert told(compare("The ferry sank on 28 December 2022", passage), DifferenceKind.DATE)


def test_a_month_written_small_beside_a_day_raises_nothing() -> None:
    found = compare("It opened on 4 may.", passage_of("The pool opened on the 4 may, they said."))
    assert [difference.kind for difference in found.differences] == []


@pytest.mark.parametrize("impossible", ["30 February 2019", "31 April", "2019-13-45"])
def test_a_day_that_the_calendar_lacks_is_no_difference(impossible: str) -> None:
    found = compare(f"The bridge was closed on {impossible}", passage_of(BRIDGE_2019))
    assert found.differences == ()
    assert Missing("date", impossible) in found.missing


def test_the_day_of_an_announcement_is_the_day_of_what_it_does() -> None:
    sentence = "Chad is leaving the pact, foreign minister Idriss Koulou announced on Aug. 4."
    found = compare("Chad left the pact on Aug 14", passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == [("2024-08-14", "2024-08-04")]


def test_the_day_on_which_something_was_told_is_not_the_day_it_happened() -> None:
    sentence = "A ferry sank with 12 on board, port officials said on Aug. 4."
    found = compare("A ferry sank with 12 on board on Aug 2", passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The port said on Monday that a ferry with 12 on board had sunk.",
        "Port officials told reporters on Monday a ferry with 12 on board had sunk.",
    ],
)
def test_the_day_before_what_was_told_is_not_the_day_it_happened(sentence: str) -> None:
    found = compare("A ferry with 12 on board sank on Aug 2", passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == []
    assert Missing("date", "Aug 2") in found.missing


def test_the_day_within_what_was_told_is_compared() -> None:
    sentence = "The port said that on Sunday a ferry with 12 on board sank."
    found = compare("A ferry with 12 on board sank on Aug 2", passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == [("2024-08-02", "2024-08-04")]


def test_the_day_of_a_report_is_compared_with_a_claim_about_the_report() -> None:
    sentence = "The port said on Sunday that a ferry had sunk."
    found = compare("The port said on Aug 2 that a ferry had sunk", passage_of(sentence))
    assert told(found, DifferenceKind.DATE) == [("2024-08-02", "2024-08-04")]


@pytest.mark.parametrize(
    ("claim", "before", "sentence"),
    [
        (
            "The mine closed on 5 August",
            "The pit flooded on Sunday.",
            "A day later the mine closed.",
        ),
        ("The mine closed on 6 August", "The pit flooded on Sunday.", "Two days later it closed."),
        (
            "The mine closed on Aug 1",
            "The pit flooded on Sunday.",
            "It had closed three days earlier.",
        ),
        (
            "The mine closed on 5 August",
            "It flooded on Aug. 4.",
            "The mine closed the next morning.",
        ),
        (
            "The mine closed on 4 August",
            "It flooded on Aug. 4.",
            "The mine closed that same evening.",
        ),
        (
            "The mine closed on 3 August",
            "It flooded on Aug. 4.",
            "It had closed the previous night.",
        ),
        ("The mine closed on 11 August", "It flooded on Aug. 4.", "A week later the mine closed."),
        ("The mine closed on 5 August", "", "It flooded on Aug. 4 and closed the following day."),
    ],
)
def test_a_day_is_counted_from_the_one_told_before(claim: str, before: str, sentence: str) -> None:
    found = compare(claim, passage_of(sentence, before=before))
    assert all(missing.kind != "date" for missing in found.missing)
    assert found.settled


@pytest.mark.parametrize("before", ["The pit flooded.", "The pit flooded on Saturday.", ""])
def test_a_day_counted_from_another_or_from_none_is_never_a_difference(before: str) -> None:
    found = compare("The mine closed on 5 August", passage_of("A day later the mine closed.",
                                                               before=before))  # fmt: skip
    assert told(found, DifferenceKind.DATE) == []
    assert Missing("date", "5 August") in found.missing


def test_a_day_before_the_calendar_begins_is_none() -> None:
    found = compare(
        "The mine closed on 5 August",
        passage_of("It had closed 900 weeks earlier.", before="It flooded on 0001-01-01."),
    )
    assert Missing("date", "5 August") in found.missing


def test_a_holiday_is_no_name() -> None:
    found = compare("The ferry sank on New Year's Day", passage_of("The ferry sank on Monday."))
    assert all(missing.kind == "date" for missing in found.missing)


def test_two_weekdays_differ_in_an_article_without_a_date() -> None:
    passage = passage_of("The ferry reopened on Tuesday, the port said.", None)
    found = compare("The ferry reopened on Friday", passage)
    assert told(found, DifferenceKind.DATE) == [("on Friday", "on Tuesday")]
    assert describe(found.differences[0]) == "Source says on Tuesday; the claim says on Friday."
