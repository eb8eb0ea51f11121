"""The bot as its own process against a loopback Discord, every request checked."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.chat import openapi, payloads, wire
from tests.chat.loopback import TIMEOUT_S, Discord, Seen, Trouble
from tests.chat.wire import Bot, texts

ROOT = Path(__file__).parents[2]
ANSWER = "/messages/@original"
CHANNEL = f"/channels/{payloads.CHANNEL}/messages"


async def test_a_command_is_deferred_and_then_answered(running: Bot) -> None:
    discord = running.discord
    await discord.check("51")
    answer = await discord.sent("PATCH", ANSWER)
    deferral = await discord.sent("POST", "/callback")
    assert discord.requests.index(deferral) < discord.requests.index(answer)
    assert deferral.body["type"] == 5
    assert "flags" not in (deferral.body.get("data") or {})
    assert texts(answer).startswith("### ✅ Supported")
    assert answer.body["flags"] & 1 << 15
    assert not answer.body.get("content")
    assert not answer.body.get("embeds")
    assert answer.body["allowed_mentions"]["parse"] == []


async def test_a_mention_is_answered_as_a_reply_that_is_not_sent_twice(running: Bot) -> None:
    await running.discord.mention("61")
    reply = await running.discord.sent("POST", CHANNEL)
    assert reply.body["message_reference"]["message_id"] in ("61", 61)
    assert reply.body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert reply.body["enforce_nonce"] is True


@pytest.mark.skipif(not openapi.DESCRIPTION.exists(), reason="no description of the API here")
def test_the_description_of_the_api_refuses_what_discord_refuses() -> None:
    button = {"type": 2, "style": 2, "label": "l" * 81, "custom_id": "c"}
    row = {"type": 1, "components": [button]}
    assert openapi.problems(Seen("POST", CHANNEL, {"components": [row]}))
    button["label"] = "l" * 80
    assert openapi.problems(Seen("POST", CHANNEL, {"components": [row]})) == []


async def test_links_of_a_card_are_web_addresses(running: Bot) -> None:
    await running.discord.check("51")
    answer = await running.discord.sent("PATCH", ANSWER)
    links = [part.split(")")[0] for part in texts(answer).split("](")[1:]]
    assert links
    assert all(address.startswith("https://") for address in links)


async def test_the_bot_identifies_without_privileged_intents(running: Bot) -> None:
    [identify] = [frame for frame in running.discord.frames if frame["op"] == 2]
    guilds, guild_messages, dm_messages = 1 << 0, 1 << 9, 1 << 12
    assert identify["d"]["intents"] == guilds | guild_messages | dm_messages


async def test_published_commands_are_described_for_both_installs(running: Bot) -> None:
    published = (await running.discord.sent("PUT", "/commands")).body
    by_name = {command["name"]: command for command in published}
    assert set(by_name) == {
        *("ask", "check", "Check this message", "help"),
        *("index", "sources", "settings", "privacy", "stats", "autocheck"),
    }
    assert sorted(by_name["check"]["integration_types"]) == [0, 1]
    assert by_name["index"]["integration_types"] == [0]
    assert by_name["settings"]["integration_types"] == [0]


@pytest.mark.parametrize(
    ("token", "told"),
    [("wrong.token.here", "Discord refused the bot token."), ("", "There is no bot token.")],
)
async def test_an_unusable_token_ends_with_what_to_do(
    loopback: Discord, tmp_path: Path, token: str, told: str
) -> None:
    bot = await wire.start(loopback, tmp_path, token=token)
    assert await bot.ended() == 2
    assert told in bot.logged
    assert "Traceback" not in bot.logged
    assert "wrong.token.here" not in bot.logged


async def test_an_intent_that_is_not_switched_on_ends_with_what_to_do(
    loopback: Discord, tmp_path: Path
) -> None:
    loopback.gateway.disallows = True
    bot = await wire.start(loopback, tmp_path)
    assert await bot.ended() == 2
    assert "Discord refused the Message Content Intent." in bot.logged
    assert "Traceback" not in bot.logged


async def test_an_unreachable_discord_ends_with_what_to_do(
    loopback: Discord, tmp_path: Path
) -> None:
    await loopback.stop()
    bot = await wire.start(loopback, tmp_path)
    assert await bot.ended() == 2
    assert "Discord cannot be reached." in bot.logged
    assert "Traceback" not in bot.logged


@pytest.mark.parametrize("down", ["/users/@me", "/gateway/bot", None])
async def test_a_discord_that_is_down_at_the_start_ends_with_what_to_do(
    loopback: Discord, tmp_path: Path, down: str | None
) -> None:
    if down is not None:
        loopback.troubles.append(Trouble(down, 502, times=5))
    else:
        loopback.gateway.unreachable = 1000
    bot = await wire.start(loopback, tmp_path)
    assert await bot.ended() == 2
    assert "Discord cannot be reached." in bot.logged


async def test_a_bot_that_was_not_forked_stops_as_well(loopback: Discord) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chat.serve", str(loopback.port),
        cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    talk = asyncio.create_task(process.communicate(b"right.token.here\n"))
    try:
        await loopback.ready()
        process.terminate()
        _, errors = await asyncio.wait_for(asyncio.shield(talk), TIMEOUT_S)
    finally:
        if process.returncode is None:
            process.kill()
            await talk
    assert process.returncode == 0, errors.decode()
    assert "Traceback" not in errors.decode()
