import re
from dataclasses import replace
from datetime import date

import discord
import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.asked import Asked
from bot.chat import cards, content, exhibits, index_cards, reports, source_cards
from bot.chat.progress import Pace
from bot.chat.standing import Standing
from bot.chat.words import Words
from bot.domain import (
    Answer,
    IndexStatus,
    Passage,
    Report,
    Scope,
    Sentence,
    Skipped,
    Source,
    Stance,
    Verdict,
)
from bot.freshness import Freshness
from bot.holdings import Failure, Held, Holding, IndexProgress, IndexReport
from bot.render import confidence_told
from bot.store import Job, JobKind
from tests.chat import examples
from tests.chat.limits import check_limits, shown

ASKED = Asked("x" * 40, Scope("1"), "check", "words")
STANCES = list(Stance)
EN = Words.of("en")


def big_answer(sentence: str, count: int, verdict: Verdict | None, query: str) -> Answer:
    source = examples.article(
        "https://a.example/" + "p" * 380, "T*" * 200, "P_" * 100, None, sentence
    )
    found = [
        examples.evidence(source, sentence, STANCES[index % 3], differences=())
        for index in range(count)
    ]
    return examples.answer(examples.claim(query), verdict, 0.5, *found)


@pytest.mark.parametrize("verdict", [*Verdict, None])
@pytest.mark.parametrize("private", [True, False])
def test_the_fullest_card_stays_within_discords_limits(
    verdict: Verdict | None, private: bool
) -> None:
    answer = big_answer("*_`[" * 600, 20, verdict, "claim_*" * 900)
    skipped = tuple(Skipped("s*" * 300, "no claim") for _ in range(40))
    check_limits(reports.result_card(ASKED, answer, EN, private=private))
    check_limits(reports.result_card(ASKED, Report((answer,), skipped), EN, private=private))
    check_limits(reports.result_card(ASKED, Report((answer,) * 30, skipped), EN, private=private))
    watched = Standing(frozenset({0}), until=date(2026, 9, 30), message=2**63)
    for result in (answer, Report((answer,) * 30, skipped)):
        card = reports.result_card(ASKED, result, EN, private=private, standing=watched)
        check_limits(card)
        assert "Watched until 30 Sep 2026" in shown(card)
    for offset in range(20):
        check_limits(cards.evidence_card(ASKED, answer, 0, offset, EN))
        check_limits(
            reports.report_card(ASKED, Report((answer,) * 30), EN, private=private, offset=offset)
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(min_size=1, max_size=900),
    st.text(max_size=900),
    st.integers(0, 9),
    st.sampled_from([*Verdict, None]),
)
def test_any_text_gives_a_card_within_the_limits(
    sentence: str, query: str, count: int, verdict: Verdict | None
) -> None:
    answer = big_answer(sentence, count, verdict, query)
    check_limits(reports.result_card(ASKED, answer, EN, private=True))
    check_limits(reports.result_card(ASKED, Report((answer,) * 4), EN, private=True))


def test_a_card_reads_without_its_colour() -> None:
    headings = [
        shown(cards.answer_card(ASKED, answer, EN, private=False)).splitlines()[0]
        for answer in (
            examples.SUPPORTED,
            examples.REFUTED,
            examples.CONFLICTING,
            examples.UNKNOWN,
            examples.ANSWERED,
            examples.UNANSWERED,
        )
    ]
    assert headings == [
        "### ✅ Supported",
        "### ❌ Refuted",
        "### ⚖️ Conflicting evidence",
        "### ❔ Not enough evidence",
        "### 🔎 Answer",
        "### ❔ No answer",
    ]


def test_every_shown_passage_is_verbatim_with_its_citation() -> None:
    text = shown(cards.answer_card(ASKED, examples.SUPPORTED, EN, private=False)).replace("**", "")
    for citation in examples.SUPPORTED.citations[: cards.MAX_SHOWN]:
        assert f"> {citation.quote}\n> -# [{citation.number}] [{citation.title}](" in text


def test_what_differs_is_told_once_for_passages_that_agree() -> None:
    text = shown(cards.answer_card(ASKED, examples.REFUTED, EN, private=False))
    assert text.count("**Against** · ") == 1
    assert text.count("> -# [") == 2


def test_conflicting_evidence_shows_both_sides_first() -> None:
    sides = [Stance.SUPPORTS] * 4 + [Stance.REFUTES]
    found = [examples.evidence(examples.COURIER, examples.CUT, side) for side in sides]
    answer = examples.answer(examples.claim("c"), Verdict.CONFLICTING, 0.6, *found)
    assert exhibits.order(answer) == (0, 4, 1, 2, 3)
    text = shown(cards.answer_card(ASKED, answer, EN, private=False))
    assert text.index("**For**") < text.index("**Against**")


@pytest.mark.parametrize(
    ("answer", "passage"),
    [(examples.UNKNOWN, examples.CUT), (examples.UNANSWERED, examples.MINISTRY)],
)
def test_abstaining_marks_the_nearest_passages_as_no_answer(answer: Answer, passage: str) -> None:
    text = shown(cards.answer_card(ASKED, answer, EN, private=False))
    silent, nearest = text.index("My sources don't tell."), text.index("**Nearest passages, not")
    assert silent < nearest < text.index(passage)
    assert "%" not in text
    assert "**For**" not in text
    assert "**Related**" not in text


def test_nothing_in_the_nearest_passages_is_decisive() -> None:
    found = examples.evidence(examples.COURIER, examples.CUT, Stance.NEUTRAL, "Aug. 4")
    answer = examples.answer(examples.claim("c"), Verdict.NOT_ENOUGH_EVIDENCE, 0.0, found)
    assert "**Aug. 4**" not in shown(cards.answer_card(ASKED, answer, EN, private=False))


@pytest.mark.parametrize(
    ("verdict", "headings"),
    [
        (Verdict.SUPPORTED, ["**For**", "**Against**"]),
        (Verdict.REFUTED, ["**Against**", "**For**"]),
        (Verdict.CONFLICTING, ["**For**", "**Against**"]),
    ],
)
def test_the_sides_stand_apart_the_verdicts_own_first(
    verdict: Verdict, headings: list[str]
) -> None:
    sides = [Stance.REFUTES, Stance.SUPPORTS, Stance.REFUTES]
    found = [examples.evidence(examples.COURIER, examples.CUT, side) for side in sides]
    answer = examples.answer(examples.claim("c"), verdict, 0.6, *found)
    text = shown(cards.answer_card(ASKED, answer, EN, private=False))
    told = [line for line in text.splitlines() if line in ("**For**", "**Against**")]
    assert told == headings


def test_a_card_tells_how_new_its_sources_are() -> None:
    fresh = Freshness(date(2024, 8, 6), examples.FETCHED)
    card = cards.answer_card(ASKED, examples.SUPPORTED, EN, private=False, fresh=fresh)
    stamp = int(examples.FETCHED.timestamp())
    assert shown(card).endswith(f"-# Sources up to 6 Aug 2024 · indexed <t:{stamp}:R>")


def test_an_index_without_dates_says_nothing_of_them() -> None:
    assert content.fresh_line(Freshness(None, None), EN) == ""


def test_a_follow_up_names_what_it_follows() -> None:
    asked = Asked("q0", Scope("1"), "follow", "and when?", 1, "Mali *cut* ties.")
    text = shown(cards.answer_card(asked, examples.ANSWERED, EN, private=False))
    assert text.startswith("-# Follows “Mali \\*cut\\* ties.”\n### 🔎 Answer")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.0, "very high confidence · 99 %"),
        (0.93, "very high confidence · 93 %"),
        (0.8, "high confidence · 80 %"),
        (0.6, "moderate confidence · 60 %"),
        (0.3, "low confidence · 30 %"),
    ],
)
def test_confidence_is_told_in_words_and_as_a_number(value: float, words: str) -> None:
    assert confidence_told(value) == words
    told = content.outcome(replace(examples.SUPPORTED, confidence=value), EN)
    assert told == f"-# {words.capitalize()}"


def test_a_local_source_is_cited_without_a_link() -> None:
    line = exhibits.citation_line(examples.SUPPORTED.citations[3], EN)
    assert line == "-# [4] **Embassy notes**"


def long_passage(count: int, size: int) -> Passage:
    texts = [f"{number} " + "w" * size + "." for number in range(count)]
    source = examples.article("https://a.example/", "A", None, None, *texts)
    sentences, at = [], 0
    for position, text in enumerate(texts):
        sentences.append(Sentence(position, at, at + len(text), text))
        at += len(text) + 1
    return Passage(source, tuple(sentences), count // 2)


@pytest.mark.parametrize(("count", "size"), [(7, 20), (7, 900), (1, 9000), (7, 5000)])
def test_context_keeps_the_cited_sentence_and_the_limits(count: int, size: int) -> None:
    passage = long_passage(count, size)
    found = (examples.SUPPORTED.citations[0], passage)
    check_limits(cards.context_card([found] * 3, EN))
    view = cards.context_card([found], EN)
    check_limits(view)
    assert f"**{passage.focus} w" in shown(view)


def test_context_is_the_articles_own_text() -> None:
    passage = long_passage(3, 10)
    assert exhibits.surroundings(passage).replace("**", "") == f"> {passage.text}"


async def test_a_card_is_finished_so_that_discord_py_does_not_keep_it() -> None:
    assert cards.notice_card("words").is_finished()


def test_index_cards_stay_within_discords_limits() -> None:
    long = "n*" * 400
    report = IndexReport(1, 2, 3, 4, tuple(Failure(long, long) for _ in range(90)))
    source = Source(long, "house", examples.FETCHED, 100, 2)
    held = Held("n*" * 80, "https://a.example/" + "%" * 100, None, 10**6)
    holding = Holding(source, examples.FETCHED, 0, (held,) * source_cards.HELD_PAGE, report.failed)
    job = Job(1, "1", 2, 3, JobKind.ADDRESS, "https://a.example/" + long)
    title = index_cards.job_title(job.kind, job.subject, EN)
    status = IndexStatus(9, 9, 9, long[:60], examples.FETCHED, examples.FETCHED.date())
    for view in (
        index_cards.indexed_card(report, EN),
        index_cards.indexed_card(IndexReport(), EN),
        index_cards.status_card(status, [job] * 80, EN),
        index_cards.status_card(IndexStatus(0, 0, 0, None, None, None), [], EN),
        index_cards.progress_card(
            title, IndexProgress(5, 0, long, report.failed), EN, Pace(1, 9e9)
        ),
        index_cards.waiting_card(title, 1000, EN),
        index_cards.stopping_card([job] * 80, EN),
        index_cards.interrupted_card(job, EN, offer=True),
        index_cards.leaving_card(job, EN),
        source_cards.list_card([source] * 80, "server:1", 8, EN),
        source_cards.list_card([], "server:1", 0, EN),
        source_cards.holding_card(holding, "house", EN),
        source_cards.removal_question(holding, EN),
        source_cards.rebuild_question([source] * 80, EN),
        source_cards.rebuild_question([], EN),
        source_cards.removed_card(source, 1, EN),
    ):
        check_limits(view)


def test_failures_are_told_by_name() -> None:
    report = IndexReport(added=2, failed=(Failure("scan.pdf", "it holds pictures, but no text"),))
    text = shown(index_cards.indexed_card(report, EN))
    assert re.search(r"\*\*2\*\* added", text)
    assert "-# scan.pdf: it holds pictures, but no text" in text


def accent(view: discord.ui.LayoutView) -> str:
    return next(
        str(part.accent_colour) for part in view.walk_children() if isinstance(part, ui.Container)
    )


def test_colours_repeat_the_verdict() -> None:
    views = [
        cards.answer_card(ASKED, answer, EN, private=False)
        for answer in (examples.SUPPORTED, examples.REFUTED, examples.CONFLICTING, examples.UNKNOWN)
    ]
    assert len({accent(view) for view in views}) == 4
    assert accent(reports.result_card(ASKED, examples.REPORT, EN, private=False)) == str(
        cards.ANSWERED
    )


def test_a_card_tells_whose_word_a_passage_reports() -> None:
    sentence = "The ferry is safe, engineers said."
    source = examples.article("https://a.example/1", "Ferry", "Post", None, sentence)
    whose = "According to engineers (“said”); the source itself does not state it."
    found = examples.evidence(source, sentence, Stance.SUPPORTS, attribution=whose)
    answer = examples.answer(examples.claim("The ferry is safe"), Verdict.SUPPORTED, 0.9, found)
    assert f"> -# {whose}" in shown(cards.answer_card(ASKED, answer, EN, private=False))
