import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.chat.client import ReceiptsBot
from bot.chat.shift import RestartingError
from bot.chat.words import Words
from bot.domain import Scope
from bot.errors import EmptyIndexError
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.reading import labels, words
from tests.chat.watching import Round, shown, watched, watches

EN = Words.of("en")


@pytest.fixture
def rounds(world: World, monkeypatch: pytest.MonkeyPatch) -> Round:
    return Round(world, monkeypatch)


async def test_a_changed_verdict_edits_the_card_and_is_told_once(
    world: World, rounds: Round
) -> None:
    card = await watched(world)
    rounds.change(examples.REFUTED)
    before = len(world.env.http_requests)
    await rounds.look(4)
    assert words(shown(world, card)).startswith("### ❌ Refuted")
    assert "Stop watching" in labels(shown(world, card))
    news = [message for message in world.written() if message.id != card.id]
    link = f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/{card.id}"
    assert [words(one) for one in news] == [
        "🔔 A verdict has changed: ✅ Supported → **❌ Refuted**\n"
        f"{examples.REFUTED.query.text}\n-# [Open the card]({link})"
    ]
    sent = [entry for entry in world.env.http_requests[before:] if entry.method == "POST"]
    assert [entry.json["allowed_mentions"]["parse"] for entry in sent] == [[]]


async def test_sources_that_still_change_are_waited_for(world: World, rounds: Round) -> None:
    card = await watched(world)
    asked = len(world.engine.asked)
    for _ in range(3):
        rounds.change(examples.REFUTED)
        await rounds.look(1)
    assert len(world.engine.asked) == asked
    await rounds.look(1)
    assert words(shown(world, card)).startswith("### ❌ Refuted")


async def test_a_verdict_that_stays_is_not_told(world: World, rounds: Round) -> None:
    card = await watched(world)
    before = words(shown(world, card))
    rounds.change(replace(examples.SUPPORTED, confidence=0.6))
    asked = len(world.engine.asked)
    await rounds.look(4)
    assert len(world.engine.asked) == asked + 1
    assert words(shown(world, card)) == before
    assert len(world.written()) == 1


async def test_a_verdict_that_flips_back_is_told_at_most_once_an_hour(
    world: World, rounds: Round
) -> None:
    card = await watched(world)
    rounds.change(examples.REFUTED)
    await rounds.look()
    rounds.change(examples.SUPPORTED)
    world.moment.pass_(minutes=30)
    await rounds.look()
    assert words(shown(world, card)).startswith("### ✅ Supported")
    assert len(world.written()) == 2
    world.moment.pass_(minutes=31)
    await rounds.look(1)
    told = [words(one) for one in world.written() if one.id != card.id]
    assert len(told) == 2
    assert any("❌ Refuted → **✅ Supported**" in one for one in told)


async def test_a_flip_there_and_back_within_the_hour_is_no_news(
    world: World, rounds: Round
) -> None:
    await watched(world)
    for result in (examples.REFUTED, examples.SUPPORTED, examples.REFUTED):
        rounds.change(result)
        await rounds.look()
    world.moment.pass_(hours=2)
    await rounds.look()
    assert len(world.written()) == 2


async def test_a_watch_goes_on_after_a_restart(world: World, rounds: Round) -> None:
    card = await watched(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    rounds.restart()
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert words(shown(world, card)).startswith("### ❌ Refuted")
    assert len(world.written()) == 2
    rounds.restart()
    await rounds.look()
    assert len(world.written()) == 2


async def test_a_card_that_is_deleted_is_watched_no_more(world: World) -> None:
    card, other = await watched(world), await watched(world)
    await world.alice.click(shown(world, card), label="Delete")
    assert [watch.claim.message for watch in watches(world)] == [other.id]


async def test_a_card_that_was_deleted_unnoticed_ends_its_watch_quietly(
    world: World, rounds: Round, caplog: pytest.LogCaptureFixture
) -> None:
    await watched(world)
    path = f"/channels/{world.channel.id}/messages/*"
    world.env.inject_error("PATCH", path, status=404, code=10008)
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert watches(world) == ()
    assert len(world.written()) == 1
    assert "failure" not in caplog.text


async def test_a_lost_permission_ends_the_watch_quietly(world: World, rounds: Round) -> None:
    card = await watched(world)
    rounds.change(examples.REFUTED)
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50013)
    await rounds.look()
    assert watches(world) == ()
    assert [one.id for one in world.written()] == [card.id]


async def test_news_that_discord_cannot_take_are_told_later(world: World, rounds: Round) -> None:
    await watched(world)
    rounds.change(examples.REFUTED)
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=400, code=50035)
    await rounds.look()
    assert len(world.written()) == 1
    await rounds.look(1)
    assert len(world.written()) == 2


async def test_a_watch_ends_after_thirty_days_and_the_card_says_so(
    world: World, rounds: Round
) -> None:
    card = await watched(world)
    world.moment.pass_(days=30, minutes=1)
    await rounds.look(1)
    assert watches(world) == ()
    ended = EN("watch.ended", date=EN.day(world.moment.now.date()))
    assert words(shown(world, card)).endswith(f"-# {ended}")
    assert "Watch" in labels(shown(world, card))
    assert len(world.written()) == 1


async def test_an_index_that_cannot_answer_leaves_the_watch(world: World, rounds: Round) -> None:
    await watched(world)
    rounds.change(examples.SUPPORTED)
    world.engine.error = EmptyIndexError("Nothing is indexed.")
    await rounds.look()
    assert len(watches(world)) == 1
    world.engine.error = None
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert len(world.written()) == 2


async def test_a_query_that_was_forgotten_ends_its_watch(world: World, rounds: Round) -> None:
    await watched(world)
    world.engine.records.memory.forget_server(str(world.guild.id))
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert watches(world) == ()
    assert len(world.written()) == 1


async def test_people_are_answered_before_watches(world: World, rounds: Round) -> None:
    await watched(world)
    desk: Any = world.env.bot.desk
    desk._asked_for = 1
    desk._idle.clear()
    rounds.change(examples.REFUTED)
    world.engine.asked.clear()
    looking = asyncio.create_task(rounds.look())
    while not desk._spare.locked():
        await asyncio.sleep(0)
    assert world.engine.asked == []
    desk._asked_for = 0
    desk._idle.set()
    await looking
    assert [one[2] for one in world.engine.asked] == [Scope(str(world.guild.id))]


async def test_news_go_to_the_channel_that_the_admins_chose(world: World, rounds: Round) -> None:
    card = await watched(world)
    news = world.guild.create_text_channel("news")
    await world.set(watch_channel=news.id)
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert words(shown(world, card)).startswith("### ❌ Refuted")
    assert [one.id for one in world.written()] == [card.id]
    [told] = news.history()
    assert words(told).startswith("🔔 A verdict has changed")
    assert examples.REFUTED.query.text in words(told)


async def test_news_elsewhere_keep_the_claim_of_a_channel_that_is_not_for_all(
    world: World, rounds: Round
) -> None:
    await watched(world)
    news = world.guild.create_text_channel("news")
    await world.set(watch_channel=news.id)
    channel = world.env.bot.get_channel(world.channel.id)
    await channel.set_permissions(channel.guild.me, view_channel=True)
    await channel.set_permissions(channel.guild.default_role, view_channel=False)
    rounds.change(examples.REFUTED)
    await rounds.look()
    [told] = news.history()
    assert "✅ Supported → **❌ Refuted**" in words(told)
    assert examples.REFUTED.query.text not in words(told)


async def test_articles_that_a_server_leaves_out_count_no_more(world: World, rounds: Round) -> None:
    card = await watched(world)
    await rounds.look(3)
    world.engine.asked.clear()
    world.engine.result = examples.REFUTED
    await world.set(house=False)
    await rounds.look(3)
    assert [scope for _, _, scope in world.engine.asked] == [Scope(str(world.guild.id), False)]
    assert words(shown(world, card)).startswith("### ❌ Refuted")


async def test_the_end_of_the_shift_does_not_wait_for_watches(
    world: World, rounds: Round, caplog: pytest.LogCaptureFixture
) -> None:
    await watched(world)
    bot: Any = world.env.bot
    assert bot.rounds.running
    rounds.change(examples.REFUTED)
    await rounds.look(1)
    await bot.desk.shift.end(0.0, 0.0)
    with pytest.raises(RestartingError):
        await rounds.look(1)
    [watch] = watches(world)
    assert watch.shown == watch.told == "supported"
    await bot.leave()
    assert not bot.rounds.running
    assert "failure" not in caplog.text


async def test_watches_of_another_processs_servers_are_left_to_it(
    world: World, rounds: Round
) -> None:
    """This process does not know the settings as they are there."""
    card = await watched(world)
    world.moment.pass_(days=31)
    rounds.change(examples.REFUTED)
    own = (world.guild.id >> 22) % 2
    for shard, ended in ((1 - own, False), (own, True)):
        bot = ReceiptsBot(world.engine, shard_count=2, shard_ids=[shard])
        rounds.restart(serves=bot.serves)
        asked = len(world.engine.asked)
        await rounds.look()
        bot.desk.close()
        assert (watches(world) == ()) is ended
        assert (len(world.engine.asked) > asked) is ended
    assert "Watched until" not in words(shown(world, card))


async def test_no_news_are_written_where_the_bot_may_not_answer_any_more(
    world: World, rounds: Round
) -> None:
    card = await watched(world)
    await world.set(channels=(world.guild.create_text_channel("claims").id,))
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert words(shown(world, card)).startswith("### ❌ Refuted")
    assert len(world.written()) == 1
    await world.set(channels=())
    await rounds.look()
    assert len(world.written()) == 2
