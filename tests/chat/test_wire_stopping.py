"""SIGTERM or Ctrl-C: what runs is answered or its asker is told, and the process ends."""

import asyncio
import signal
from pathlib import Path

import pytest
from discord import utils

from bot.chat.words import Words
from tests.chat import payloads, wire
from tests.chat.loopback import Discord
from tests.chat.wire import Bot, texts

COMMANDS = [str(number) for number in range(50, 58)]
EN = Words.of("en")
RESTARTING = EN("notice.restarting")
CHANNEL = f"/channels/{payloads.CHANNEL}/messages"


async def loaded(bot: Bot) -> None:
    """Give the bot commands and a mention; the first piece of work is held at the gate."""
    for id in COMMANDS:
        await bot.discord.check(id, "slow words")
    await bot.discord.mention("61", "slow words")
    await bot.discord.sent("POST", "/callback", count=len(COMMANDS), done=True)
    await bot.discord.sent("POST", "/typing")
    await bot.discord.held()


def answers(discord: Discord) -> list[str]:
    """What each command was answered, which must be once."""
    told = []
    for id in COMMANDS:
        [answer] = discord.seen("PATCH", f"/token{id}/messages/@original", done=True)
        told.append(texts(answer))
    return told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_what_runs_is_finished_before_the_bot_stops(
    running: Bot, number: signal.Signals
) -> None:
    discord = running.discord
    await loaded(running)
    running.stop(number)
    await discord.until(lambda: "INFO:bot.chat.serving:stopping" in running.logged)
    discord.gate.set()
    assert await running.ended() == 0
    assert all(told.startswith("### ✅ Supported") for told in answers(discord))
    assert len(discord.seen("POST", CHANNEL, done=True)) == 1


async def test_what_comes_while_the_bot_stops_is_told_to_ask_again(running: Bot) -> None:
    discord = running.discord
    await discord.check("50", "slow words")
    await discord.held()
    running.stop()
    await discord.until(lambda: "INFO:bot.chat.serving:stopping" in running.logged)
    await discord.check("51")
    told = await discord.sent("PATCH", "/token51/messages/@original", done=True)
    await discord.mention("61")
    reply = await discord.sent("POST", CHANNEL, done=True)
    discord.gate.set()
    assert await running.ended() == 0
    assert RESTARTING in texts(told)
    assert RESTARTING in texts(reply)
    assert len(discord.seen("PATCH", "/token50/messages/@original", done=True)) == 1


async def test_who_asked_what_takes_too_long_is_told(loopback: Discord, tmp_path: Path) -> None:
    async with wire.serving(loopback, tmp_path, grace_s=0.2) as bot:
        await loaded(bot)
        started = asyncio.get_running_loop().time()
        bot.stop()
        # The gate stays shut: one job never ends, and the others never begin.
        assert await bot.ended() == 0
        assert asyncio.get_running_loop().time() - started < 8
    assert all(RESTARTING in told for told in answers(loopback))
    [reply] = loopback.seen("POST", CHANNEL, done=True)
    assert RESTARTING in texts(reply)
    assert loopback.at_gate == 1


async def test_an_indexing_job_that_takes_too_long_is_interrupted_and_offered_again(
    loopback: Discord, tmp_path: Path
) -> None:
    # An id tells when an interaction began, and an old one cannot be answered.
    id = str(utils.time_snowflake(utils.utcnow()))
    address = "https://slow.example/feed"
    asked = payloads.subcommand(id, "sources", "add", address=address)
    async with wire.serving(loopback, tmp_path, grace_s=0.2) as bot:
        await loopback.dispatch("INTERACTION_CREATE", payloads.as_admin(asked))
        await loopback.held()
        bot.stop()
        assert await bot.ended() == 0
    told = loopback.seen("PATCH", f"/token{id}/messages/@original", done=True)
    assert texts(told[-1]).startswith("### ⏸️ Interrupted: Indexing ")
    again = Discord()
    await again.start()
    try:
        async with wire.serving(again, tmp_path):
            offer = await again.sent("POST", CHANNEL, done=True)
    finally:
        await again.stop()
    assert EN("job.restarted") in texts(offer)
    button = offer.body["components"][-1]["components"][0]
    assert (button["label"], button["custom_id"]) == (EN("job.go_on"), "receipts:resume:1")


async def test_a_bot_that_waits_for_discord_stops_at_once(running: Bot) -> None:
    gateway = running.discord.gateway
    gateway.unreachable = 1000
    gateway.drop()
    await running.discord.until(lambda: gateway.unreachable < 999)
    running.stop()
    assert await running.ended() == 0
