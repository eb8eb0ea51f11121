import asyncio
import dataclasses
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest

from bot.chat.client import ReceiptsBot
from bot.domain import Answer, Report, Scope
from bot.errors import QueryError
from bot.store import AutoCheck
from tests.chat import examples
from tests.chat.conftest import World, opened_world
from tests.chat.fakes import FakeEngine, queries
from tests.chat.permissions import allow_everybody
from tests.chat.reading import labels, words


@pytest.fixture
async def open_world(engine: FakeEngine) -> AsyncIterator[World]:
    """A server whose bot sees every message, and checks those of one channel."""
    async with opened_world(engine, "claims", message_content=True) as world:
        checked = AutoCheck(str(world.guild.id), world.channel.id)
        engine.records.autochecks.switch_on(checked)
        yield world


def sure(answer: Answer, confidence: float = 0.95) -> Report:
    return Report((dataclasses.replace(answer, confidence=confidence),))


async def say(world: World, text: str = "Mali cut ties.") -> Any:
    return await world.alice.send(world.channel, text)


@pytest.mark.parametrize(
    ("answer", "verdict"), [(examples.REFUTED, "❌ Refuted"), (examples.SUPPORTED, "✅ Supported")]
)
async def test_a_clear_claim_gets_a_small_reply_that_pings_nobody(
    open_world: World, answer: Answer, verdict: str
) -> None:
    world = open_world
    world.engine.result = sure(answer)
    message = await say(world)
    [card] = world.written()
    assert words(card).startswith(f"**{verdict}**")
    assert "Checked without being asked. Admins change that with `/autocheck`." in words(card)
    assert labels(card) == ["Details", "Delete"]
    assert card.reference.message_id == message.id
    sent = world.env.http_requests[-1].json
    assert sent["allowed_mentions"] == {"parse": [], "replied_user": False}
    details = await world.alice.click(card, label="Details")
    assert words(details.response).startswith(f"### {verdict}")
    assert "Sources up to 29 Dec 2025" in words(details.response)
    assert {"Follow up", "Feedback"} < set(labels(details.response))
    # A watched card tells the whole message, which nobody asked for.
    assert "Watch" not in labels(details.response)


@pytest.mark.parametrize(
    "result",
    [
        sure(examples.UNKNOWN),
        sure(examples.CONFLICTING),
        sure(examples.REFUTED, 0.89),
        sure(dataclasses.replace(examples.REFUTED, evidence=(), citations=())),
        Report(()),
    ],
)
async def test_what_is_not_clear_stays_unanswered_and_nothing_of_it_is_kept(
    open_world: World, result: Report
) -> None:
    world = open_world
    world.engine.result = result
    await say(world)
    assert len(world.engine.asked) == 1
    assert world.written() == []
    assert queries(world.engine) == []
    assert world.engine.records.counts.since(str(world.guild.id), datetime.min.date()) == ()


async def test_a_reply_goes_with_the_message_that_it_answers(open_world: World) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    message = await say(world)
    assert len(world.written()) == 1
    await world.alice.delete(message)
    assert world.written() == []


@pytest.mark.parametrize("step", ["check", "take_turn"])
async def test_a_message_deleted_while_it_is_checked_gets_no_reply(
    open_world: World, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    world, loop = open_world, asyncio.get_running_loop()
    world.engine.result = sure(examples.REFUTED)
    withdrawals = world.env.bot._withdrawals

    def deleted_meanwhile(*_: Any) -> Any:
        [message_id] = withdrawals._errands
        deleting = withdrawals.deleted(world.channel.id, [message_id])
        asyncio.run_coroutine_threadsafe(deleting, loop).result(10)
        return sure(examples.REFUTED) if step == "check" else True

    where = world.engine if step == "check" else world.engine.records.autochecks
    monkeypatch.setattr(where, step, deleted_meanwhile)
    await say(world)
    assert world.written() == []
    assert queries(world.engine) == []
    assert withdrawals._errands == {}


async def test_who_wrote_the_message_may_delete_the_reply(open_world: World) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    await say(world)
    [card] = world.written()
    await world.alice.click(card, label="Delete")
    assert world.written() == []


async def test_the_surest_claim_of_a_message_is_shown(open_world: World) -> None:
    world = open_world
    claims = (*sure(examples.SUPPORTED, 0.91).claims, *sure(examples.REFUTED, 0.97).claims)
    world.engine.result = Report((examples.UNKNOWN, *claims))
    await say(world)
    [card] = world.written()
    assert words(card).startswith("**❌ Refuted**")


async def test_no_more_replies_than_the_hour_allows(open_world: World) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    for _ in range(8):
        await say(world)
    assert len(world.written()) == 6
    assert len(world.engine.asked) == 6
    world.moment.pass_(hours=1)
    await say(world)
    assert len(world.written()) == 7


async def test_other_channels_bots_webhooks_and_mentions_are_left_alone(open_world: World) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    await world.alice.send(world.guild.create_text_channel("other"), "Mali cut ties.")
    await world.guild.add_member(world.env.create_user("feed", bot=True)).send(
        world.channel, "Mali cut ties."
    )
    await world.guild.create_webhook(world.channel).send("Mali cut ties.")
    assert world.engine.asked == []
    await world.alice.send(world.channel, f"{world.mention} Mali cut ties.")
    assert [kind for kind, _, _ in world.engine.asked] == ["answer"]
    own = [one for one in world.written() if one.author.id == world.env.bot.user.id]
    assert len(own) == 1


async def test_a_message_that_someone_asked_about_gets_no_second_reply(open_world: World) -> None:
    world = open_world
    world.engine.result = sure(examples.UNKNOWN)
    message = await say(world)
    await world.admin.context_menu(world.channel, "Check this message", message)
    world.engine.result = sure(examples.REFUTED)
    replay = await world.env.bot.get_channel(world.channel.id).fetch_message(message.id)
    world.env.bot.dispatch("message", replay)
    await world.env.settle()
    assert world.written() == []


async def test_a_message_is_let_go_when_many_wait(open_world: World) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    world.env.bot.desk._asked_for = 3
    await say(world)
    assert world.engine.asked == []
    world.env.bot.desk._asked_for = 0
    await say(world)
    assert len(world.written()) == 1


async def test_a_text_that_cannot_be_checked_is_no_reason_to_speak(open_world: World) -> None:
    world = open_world
    world.engine.error = QueryError("That text is too long.")
    await say(world)
    assert world.written() == []


@pytest.mark.parametrize("named", ["channel", "category", "other"])
async def test_only_channels_where_the_settings_let_the_bot_answer_are_checked(
    open_world: World, named: str
) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    category = world.guild.create_category("c")
    inside = world.guild.create_text_channel("inside", category=category)
    world.engine.records.autochecks.switch_on(AutoCheck(str(world.guild.id), inside.id))
    places = {"channel": inside.id, "category": category.id, "other": world.channel.id}
    await world.set(channels=(places[named],))
    await world.alice.send(inside, "Mali cut ties.")
    assert len(world.engine.asked) == (named != "other")


async def test_it_speaks_the_servers_language_and_quotes_what_the_server_quotes(
    open_world: World,
) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    await world.set(language="de", house=False)
    await say(world)
    [card] = world.written()
    assert "Ohne Auftrag geprüft." in words(card)
    assert [scope for _, _, scope in world.engine.asked] == [Scope(str(world.guild.id), False)]


async def test_what_is_kept_of_a_message_is_its_writers_to_delete(open_world: World) -> None:
    world = open_world
    world.engine.result = sure(examples.REFUTED)
    await say(world)
    [asked] = queries(world.engine)
    assert asked.person == world.alice.id
    told = words((await world.alice.slash(world.channel, "privacy")).response)
    assert "every message; of those I keep nothing unless I reply" in told


async def test_what_admins_choose_is_logged(open_world: World) -> None:
    world = open_world
    await world.admin.slash(world.channel, "autocheck on", channel=world.channel)
    for _ in range(2):
        await world.admin.slash(world.channel, "autocheck off", channel=world.channel)
    log = world.engine.records.audit.last(str(world.guild.id))
    assert [(entry.person, entry.action, entry.detail) for entry in log] == [
        (world.admin.id, "autocheck_off", "#claims"),
        (world.admin.id, "autocheck_on", "#claims · ≥ 90 % · ≤ 6/h"),
    ]
    told = words((await world.admin.slash(world.channel, "settings audit")).response)
    assert "**Checks without being asked on** · \\#claims · ≥ 90 % · ≤ 6/h" in told


async def test_a_channel_where_the_bot_may_not_answer_is_told(open_world: World) -> None:
    world = open_world
    other = world.guild.create_text_channel("other")
    await world.set(channels=(other.id,))
    refused = await world.admin.slash(world.channel, "autocheck on", channel=world.channel)
    assert "don't let me answer in #claims" in words(refused.response).replace("\\", "")
    status = await world.admin.slash(world.channel, "autocheck status")
    assert "an hour\n-# 🔇 silent: the settings don't let me answer there" in words(status.response)


async def test_admins_choose_channels(open_world: World) -> None:
    world = open_world
    other = world.guild.create_text_channel("other")
    on = await world.admin.slash(
        world.channel, "autocheck on", channel=other, confidence=95, **{"per-hour": 2}
    )
    assert f"<#{other.id}> · from 95 % confidence · at most 2 replies an hour" in words(on.response)
    off = await world.admin.slash(world.channel, "autocheck off", channel=other)
    assert f"<#{other.id}>" not in words(off.response)
    status = await world.admin.slash(world.channel, "autocheck status")
    assert f"<#{world.channel.id}> · from 90 % confidence" in words(status.response)
    allow_everybody(world, "autocheck")
    refused = await world.alice.slash(world.channel, "autocheck status")
    assert "Manage Server" in words(refused.response)


async def test_without_the_intent_it_says_what_is_missing_and_asks_for_nothing(
    world: World,
) -> None:
    assert not world.env.bot.intents.message_content
    result = await world.admin.slash(world.channel, "autocheck on", channel=world.channel)
    assert "message\\_content in config.toml" in words(result.response)
    world.engine.records.autochecks.switch_on(AutoCheck(str(world.guild.id), world.channel.id))
    await say(world)
    assert world.engine.asked == []


def test_the_intent_is_asked_for_when_the_operator_says_so(engine: FakeEngine) -> None:
    assert ReceiptsBot(engine, message_content=True).intents.message_content
