"""What no description of Discord's API says, of every card, and of what must be found."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from discord.ui import LayoutView

from bot.chat import cards, index_cards, picker, reports, source_cards
from bot.chat.desk import Choice
from bot.chat.guide import Guide
from bot.chat.words import LANGUAGES, Words
from bot.domain import Answer, Claim, IndexStatus, Report
from bot.freshness import Freshness
from bot.holdings import Failure, Held, Holding, IndexProgress, IndexReport
from bot.store import Job, JobKind
from tests.chat import examples, fakes, openapi
from tests.chat.examples import asked_elsewhere
from tests.chat.loopback import Seen
from tests.chat.unwritten import breaches

PATH = "/channels/22/messages"
RESULTS = [
    value for name, value in vars(examples).items() if isinstance(value, Answer | Report)
]  # fmt: skip
ASKED = asked_elsewhere("q" * 12)
FOLLOWED = replace(ASKED, kind="follow", follows="Mali cut its ties with Ukraine.")
FRESH = Freshness(date(2024, 8, 6), datetime(2024, 8, 7, tzinfo=UTC))
CLAIMS = tuple(Claim(f"Bridge {number} is open.", 0, 1) for number in range(30))
CHOICES = [Choice(ASKED, CLAIMS[:6]), Choice(ASKED, CLAIMS)]


def every_card(words: Words) -> list[LayoutView]:
    made: list[LayoutView] = []
    for result in RESULTS:
        made += (
            reports.result_card(ASKED, result, words, private=private) for private in (True, False)
        )
        answers = (result,) if isinstance(result, Answer) else result.claims
        made += (
            cards.evidence_card(ASKED, answer, claim, offset, words)
            for claim, answer in enumerate(answers)
            for offset in range(len(answer.evidence))
        )
        made += (
            cards.context_card(
                [
                    (citation, evidence.hit.passage)
                    for citation, evidence in zip(answer.citations, answer.evidence, strict=True)
                ],
                words,
            )
            for answer in answers
            if answer.evidence
        )
    made += (
        picker.picker_card(choice, words, picked) for choice in CHOICES for picked in ((), (0,))
    )
    made += (
        picker.checking_card(2, words),
        cards.answer_card(FOLLOWED, examples.ANSWERED, words, private=False, fresh=FRESH),
        Guide().help_card(words, manager=True, admin=True),
        Guide().welcome_card(words),
        cards.notice_card("Something went wrong."),
        index_cards.waiting_card("Indexing notes.md", 0, words),
        index_cards.waiting_card("Indexing notes.md", 2, words),
        index_cards.progress_card("Indexing notes.md", IndexProgress(1, 3, "notes.md"), words),
        index_cards.indexed_card(IndexReport(added=3), words),
        index_cards.indexed_card(fakes.FAILED, words),
        index_cards.indexed_card(IndexReport(stopped=True), words),
        *source_pages(words),
    )
    return made


def source_pages(words: Words) -> list[LayoutView]:
    """The cards of sources, and of jobs that stop or were interrupted."""
    source, *_ = fakes.server_sources("1")
    failed = (Failure("an article without a title", "post.example does not answer."),)
    held = Held("Story", "https://wire.example/1", None, 19)
    holding = Holding(source, fakes.ADDED, 0, (held,), failed)
    jobs = [Job(9, "1", 2, 3, kind, "https://post.example/feed") for kind in JobKind]
    made: list[LayoutView] = [
        source_cards.list_card([source] * 20, source.collection, 8, words),
        source_cards.list_card([], source.collection, 0, words),
        source_cards.holding_card(holding, source.collection, words),
        source_cards.removal_question(holding, words),
        source_cards.rebuild_question([source], words),
        source_cards.rebuild_question([], words),
        source_cards.removed_card(source, 3, words),
        index_cards.stopping_card(jobs, words),
        index_cards.status_card(IndexStatus(1, 2, 3, None, None, None), jobs, words),
    ]
    for job in jobs:
        made += [
            index_cards.interrupted_card(job, words, offer=True),
            index_cards.interrupted_card(job, words, offer=False),
            index_cards.leaving_card(job, words),
        ]
    return made


def parts(card: LayoutView) -> Any:
    return card.to_components()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_card_is_as_discord_takes_it(language: str) -> None:
    made = every_card(Words.of(language))
    assert len(made) > 30
    for card in made:
        seen = Seen("POST", PATH, {"components": parts(card), "flags": 1 << 15})
        assert breaches(seen) == []
        if openapi.DESCRIPTION.exists():
            assert openapi.problems(seen) == []


def display(text: str) -> dict[str, Any]:
    return {"type": 10, "content": text}


def button(**rest: Any) -> dict[str, Any]:
    return {"type": 1, "components": [{"type": 2, "style": 2, "label": "l", **rest}]}


@pytest.mark.parametrize(
    "component",
    [
        display(" \n"),
        display("see [this](javascript:alert)"),
        display("see [this](file:///etc/passwd)"),
        display("see [this]()"),
        display("on <t:yesterday>"),
        display("on <t:1722729600:Q>"),
        button(label=" "),
        button(style=5, url="discord.gg/x"),
        button(style=5, url="https://"),
        {"type": 1, "components": []},
        {"type": 17, "components": []},
        {
            "type": 9,
            "components": [display("a")],
            "accessory": {"type": 2, "style": 5, "label": "l"},
        },
        {"type": 17, "components": [display("")]},
        {"type": 12, "items": [{"media": {"url": "ftp://a.example/b.png"}}]},
    ],
)
def test_what_discord_would_refuse_in_a_card_is_found(component: dict[str, Any]) -> None:
    assert breaches(Seen("POST", PATH, {"components": [component]}))
    assert breaches(
        Seen("POST", "/interactions/1/t/callback", {"data": {"components": [component]}})
    )


@pytest.mark.parametrize(
    "component",
    [
        display("see [**this**](https://a.example/b_c?d=e%20f)"),
        display(r"escaped \[this\](not:a link)"),
        display("on <t:1722729600> and <t:-5:R>"),
        button(label=None, emoji={"name": "🔎"}),
        button(style=5, url="http://a.example"),
        {"type": 12, "items": [{"media": {"url": "attachment://b.png"}}]},
    ],
)
def test_what_discord_takes_is_not_found(component: dict[str, Any]) -> None:
    assert breaches(Seen("POST", PATH, {"components": [component]})) == []


@pytest.mark.parametrize(
    "embed",
    [
        {},
        {"fields": [{"name": " ", "value": "v"}]},
        {"fields": [{"name": "n", "value": ""}]},
        {"title": "t", "url": "javascript:alert"},
        {"title": "t", "image": {"url": "file:///a.png"}},
        {"title": "t", "timestamp": "yesterday"},
        {"description": "[a](data:text/html,b)"},
    ],
)
def test_what_discord_would_refuse_in_an_embed_is_found(embed: dict[str, Any]) -> None:
    assert breaches(Seen("POST", PATH, {"embeds": [embed]}))


def command(**rest: Any) -> dict[str, Any]:
    return {"name": "check", "description": "d", "type": 1, **rest}


def option(name: str, **rest: Any) -> dict[str, Any]:
    return {"name": name, "description": "d", "type": 3, **rest}


@pytest.mark.parametrize(
    "commands",
    [
        [command(name="Check")],
        [command(name="check it")],
        [command(name_localizations={"de": "Prüfen"})],
        [command(description=" ")],
        [command(description_localizations={"de": ""})],
        [command(options=[option("a"), option("b", required=True)])],
        [command(options=[option("A")])],
        [command(options=[option("a"), option("a")])],
        [command(options=[option("sub", type=1, options=[option("a"), option("B")])])],
        [command(options=[option("a", choices=[{"name": "", "value": "v"}])])],
        [{"name": f"Check {number}", "type": 3} for number in range(6)],
    ],
)
def test_what_discord_would_refuse_in_commands_is_found(commands: list[dict[str, Any]]) -> None:
    assert breaches(Seen("PUT", "/applications/12/commands", commands))


def test_commands_that_discord_takes_are_not_found() -> None:
    slash = command(
        name_localizations={"de": "prüfen"},
        options=[option("text", required=True), option("private")],
    )
    menus = [{"name": f"Check {number}", "type": 3} for number in range(5)]
    assert breaches(Seen("PUT", "/applications/12/commands", [slash, *menus])) == []
