"""Discord refusing, stalling and repeating itself: one answer each, and a word in the log."""

from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.chat import payloads, wire
from tests.chat.loopback import Discord, Trouble
from tests.chat.wire import Bot, texts

DEFERRAL = "/token51/callback"
ANSWER = "/token51/messages/@original"
CHANNEL = f"/channels/{payloads.CHANNEL}/messages"
WAIT_S = 0.25


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_reply_waits_as_long_as_a_limit_says(running: Bot, everywhere: bool) -> None:
    discord = running.discord
    discord.troubles.append(
        Trouble(CHANNEL, 429, retry_after_s=WAIT_S, everywhere=everywhere, times=2)
    )
    await discord.mention("61")
    await discord.sent("POST", CHANNEL, done=True)
    times = [seen.at_s for seen in discord.seen("POST", CHANNEL)]
    assert len(times) == 3
    assert all(after - before >= WAIT_S for before, after in pairwise(times))


async def test_a_limit_on_everything_holds_other_requests_as_well(running: Bot) -> None:
    discord = running.discord
    discord.troubles.append(Trouble(CHANNEL, 429, retry_after_s=WAIT_S, everywhere=True))
    await discord.mention("61")
    limited = await discord.sent("POST", CHANNEL)
    await discord.dispatch(
        "MESSAGE_CREATE", payloads.mention("62", "who?") | {"channel_id": payloads.OTHER_CHANNEL}
    )
    other = await discord.sent("POST", f"/channels/{payloads.OTHER_CHANNEL}/messages")
    assert other.at_s - limited.at_s >= WAIT_S


@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize("ending", [DEFERRAL, ANSWER])
async def test_a_command_waits_as_long_as_a_limit_says(
    running: Bot, ending: str, everywhere: bool
) -> None:
    discord = running.discord
    discord.troubles.append(Trouble(ending, 429, retry_after_s=WAIT_S, everywhere=everywhere))
    await discord.check("51")
    await discord.sent("PATCH", ANSWER, done=True)
    first, second = [seen for seen in discord.requests if seen.path.endswith(ending)]
    assert second.at_s - first.at_s >= WAIT_S


@pytest.mark.parametrize("late", [False, True])
async def test_a_burst_of_bad_gateways_leaves_one_answer_each(running: Bot, late: bool) -> None:
    """Whether the requests took effect (`late`) or not."""
    discord = running.discord
    for ending in (DEFERRAL, ANSWER, CHANNEL):
        discord.troubles.append(Trouble(ending, 502, times=2, late=late))
    await discord.check("51")
    await discord.mention("61")
    answer = await discord.sent("PATCH", ANSWER, count=3)
    await discord.sent("POST", CHANNEL, count=3)
    assert texts(answer).startswith("### ✅ Supported")
    nonces = {seen.body["nonce"] for seen in discord.seen("POST", CHANNEL)}
    assert len(nonces) == 1
    assert len(discord.seen("POST", CHANNEL, done=True)) == 1


async def test_endless_bad_gateways_do_not_end_the_bot(running: Bot) -> None:
    discord = running.discord
    discord.troubles.append(Trouble(CHANNEL, 502, times=5))
    await discord.mention("61")
    await discord.sent("POST", CHANNEL, count=5)
    await discord.mention("62")
    reply = await discord.sent("POST", CHANNEL, done=True)
    assert str(reply.body["message_reference"]["message_id"]) == "62"
    assert "answer not delivered" in running.logged


async def test_a_deferral_that_comes_too_late_is_logged_and_not_followed(running: Bot) -> None:
    discord = running.discord
    discord.stalls[DEFERRAL] = 4.0
    await discord.check("51")
    deferral = await discord.sent("POST", DEFERRAL)
    await discord.check("52")
    await discord.sent("PATCH", "/token52/messages/@original", done=True)
    assert not deferral.done
    assert [seen for seen in discord.requests if "token51" in seen.path] == [deferral]
    assert "interaction gone before the deferral code=10062" in running.logged


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_answer_that_discord_no_longer_takes_is_logged(running: Bot, code: int) -> None:
    discord = running.discord
    status = 404 if code == 10062 else 400
    discord.troubles.append(Trouble(ANSWER, status, code))
    await discord.check("51")
    await discord.sent("PATCH", ANSWER)
    await discord.check("52")
    await discord.sent("PATCH", "/token52/messages/@original", done=True)
    assert len(discord.seen("PATCH", ANSWER)) == 1
    assert f"interaction gone before the answer code={code}" in running.logged


async def test_an_interaction_that_discord_forgot_gets_no_answer(running: Bot) -> None:
    discord = running.discord
    discord.troubles.append(Trouble(DEFERRAL, 404, 10062))
    await discord.check("51")
    await discord.sent("POST", DEFERRAL)
    await discord.check("52")
    await discord.sent("PATCH", "/token52/messages/@original")
    assert not discord.seen("PATCH", ANSWER)


async def test_a_command_that_comes_twice_is_answered_once(running: Bot) -> None:
    discord = running.discord
    await discord.check("51")
    await discord.check("51")
    await discord.check("52")
    await discord.sent("PATCH", "/token52/messages/@original", done=True)
    await discord.sent("POST", DEFERRAL, count=2)
    await discord.sent("PATCH", ANSWER, done=True)
    # A last command shows that nothing of the first is still to come.
    await discord.check("53")
    await discord.sent("PATCH", "/token53/messages/@original", done=True)
    assert len(discord.seen("PATCH", ANSWER)) == 1


async def test_a_refusal_that_comes_twice_is_told_once(running: Bot) -> None:
    discord = running.discord
    for _ in range(2):
        await discord.dispatch("INTERACTION_CREATE", payloads.subcommand("51", "index", "status"))
    await discord.sent("POST", DEFERRAL, count=2)
    assert len(discord.seen("POST", DEFERRAL, done=True)) == 1
    assert "Manage Server" in texts(discord.seen("POST", DEFERRAL, done=True)[0])
    await discord.check("52")
    await discord.sent("PATCH", "/token52/messages/@original", done=True)
    assert not [seen for seen in discord.requests if "/token51/messages" in seen.path]


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[tuple[Bot, Bot]]:
    """Two processes with one set of records, which hear of the same interactions."""
    first = Discord()
    second = Discord(interactions=first.interactions)
    for discord in (first, second):
        await discord.start()
    try:
        async with wire.serving(first, tmp_path) as one, wire.serving(second, tmp_path) as other:
            yield one, other
    finally:
        for discord in (first, second):
            await discord.stop()


async def test_two_processes_answer_a_command_once(pair: tuple[Bot, Bot]) -> None:
    for id in ("51", "52", "53"):
        for bot in pair:
            await bot.discord.check(id)
    for bot in pair:
        await bot.discord.sent("POST", "/callback", count=3)
    for bot in pair:
        # Its own last command shows that a process has nothing of the others still to send.
        await bot.discord.check(f"6{bot.discord.port}")
        await bot.discord.sent("PATCH", f"/token6{bot.discord.port}/messages/@original", done=True)
    for id in ("51", "52", "53"):
        ending = f"/token{id}/messages/@original"
        assert sum(len(bot.discord.seen("PATCH", ending)) for bot in pair) == 1


async def test_two_processes_answer_a_mention_once(pair: tuple[Bot, Bot]) -> None:
    for bot in pair:
        await bot.discord.mention("61")
    for bot in pair:
        await bot.discord.mention(f"7{bot.discord.port}")
    replied_to = []
    for bot in pair:
        mine = f"7{bot.discord.port}"
        await bot.discord.until(lambda bot=bot, mine=mine: mine in replies(bot))  # type: ignore[misc]
        replied_to += replies(bot)
    assert replied_to.count("61") == 1


def replies(bot: Bot) -> list[str]:
    sent = bot.discord.seen("POST", CHANNEL)
    return [str(seen.body["message_reference"]["message_id"]) for seen in sent]
