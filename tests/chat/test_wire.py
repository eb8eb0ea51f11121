"""The bot as its own process against a loopback Discord, every request checked."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from simcord.components import walk_components

from tests.chat import loopback, openapi
from tests.chat.loopback import Discord, Seen

ROOT = Path(__file__).parents[2]


@dataclass
class Running:
    """A bot that is connected."""

    discord: Discord
    process: Process


async def spawn(discord: Discord, token: str) -> Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chat.serve", str(discord.port),
        cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    if process.stdin is None:
        raise RuntimeError("no pipe to the bot")
    process.stdin.write(f"{token}\n".encode())
    await process.stdin.drain()
    return process


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    server = Discord()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def running(discord: Discord) -> AsyncIterator[Running]:
    process = await spawn(discord, loopback.TOKEN)
    try:
        await discord.ready()
        yield Running(discord, process)
    finally:
        if process.returncode is None:
            process.terminate()
        _, errors = await process.communicate()
    assert process.returncode == 0
    assert loopback.TOKEN not in errors.decode()
    assert "Traceback" not in errors.decode()
    if openapi.DESCRIPTION.exists():
        told = [problem for seen in discord.requests for problem in openapi.problems(seen)]
        assert told == []


def texts(seen: Seen) -> str:
    parts = walk_components(seen.body["components"])
    return "\n".join(part["content"] for part in parts if part["type"] == 10)


async def test_a_command_is_deferred_and_then_answered(running: Running) -> None:
    discord = running.discord
    await discord.dispatch("INTERACTION_CREATE", loopback.command("51", "check", text="words"))
    answer = await discord.sent("PATCH", "/messages/@original")
    deferral = await discord.sent("POST", "/callback")
    assert discord.requests.index(deferral) < discord.requests.index(answer)
    assert deferral.body["type"] == 5
    assert "flags" not in (deferral.body.get("data") or {})
    assert texts(answer).startswith("### ✅ Supported")
    assert answer.body["flags"] & 1 << 15
    assert not answer.body.get("content")
    assert not answer.body.get("embeds")
    assert answer.body["allowed_mentions"]["parse"] == []


async def test_a_mention_is_answered_once_also_after_a_reconnect(running: Running) -> None:
    discord = running.discord
    await discord.dispatch("MESSAGE_CREATE", loopback.mention("61", "did Mali cut ties?"))
    reply = await discord.sent("POST", f"/channels/{loopback.CHANNEL}/messages")
    assert reply.body["message_reference"]["message_id"] in ("61", 61)
    assert reply.body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert reply.body["enforce_nonce"] is True
    await discord.reconnect()
    await discord.until(lambda: any(frame["op"] == 6 for frame in discord.gateway))
    await discord.dispatch("MESSAGE_CREATE", loopback.mention("61", "did Mali cut ties?"))
    await discord.dispatch("MESSAGE_CREATE", loopback.mention("62", "who announced it?"))
    second = await discord.sent("POST", f"/channels/{loopback.CHANNEL}/messages", count=2)
    assert second.body["message_reference"]["message_id"] in ("62", 62)


async def test_an_interaction_that_discord_forgot_gets_no_answer(running: Running) -> None:
    discord = running.discord
    discord.refusals["/token51/callback"] = (404, 10062)
    await discord.dispatch("INTERACTION_CREATE", loopback.command("51", "check", text="words"))
    await discord.sent("POST", "/token51/callback")
    await discord.dispatch("INTERACTION_CREATE", loopback.command("52", "check", text="words"))
    await discord.sent("PATCH", "/token52/messages/@original")
    assert not [seen for seen in discord.requests if "token51/messages" in seen.path]


@pytest.mark.skipif(not openapi.DESCRIPTION.exists(), reason="no description of the API here")
def test_the_description_of_the_api_refuses_what_discord_refuses() -> None:
    button = {"type": 2, "style": 2, "label": "l" * 81, "custom_id": "c"}
    row = {"type": 1, "components": [button]}
    path = f"/channels/{loopback.CHANNEL}/messages"
    assert openapi.problems(Seen("POST", path, {"components": [row]}))
    button["label"] = "l" * 80
    assert openapi.problems(Seen("POST", path, {"components": [row]})) == []


async def test_links_of_a_card_are_web_addresses(running: Running) -> None:
    discord = running.discord
    await discord.dispatch("INTERACTION_CREATE", loopback.command("51", "check", text="words"))
    answer = await discord.sent("PATCH", "/messages/@original")
    links = [part.split(")")[0] for part in texts(answer).split("](")[1:]]
    assert links
    assert all(address.startswith("https://") for address in links)


async def test_the_bot_identifies_without_privileged_intents(running: Running) -> None:
    [identify] = [frame for frame in running.discord.gateway if frame["op"] == 2]
    guilds, guild_messages, dm_messages = 1 << 0, 1 << 9, 1 << 12
    assert identify["d"]["intents"] == guilds | guild_messages | dm_messages


async def test_published_commands_are_described_for_both_installs(running: Running) -> None:
    published = (await running.discord.sent("PUT", "/commands")).body
    by_name = {command["name"]: command for command in published}
    assert set(by_name) == {"ask", "check", "Check this message", "index"}
    assert sorted(by_name["check"]["integration_types"]) == [0, 1]
    assert by_name["index"]["integration_types"] == [0]


@pytest.mark.parametrize(
    ("token", "told"),
    [("wrong.token.here", "Discord refused the bot token."), ("", "There is no bot token.")],
)
async def test_an_unusable_token_ends_with_what_to_do(
    discord: Discord, token: str, told: str
) -> None:
    process = await spawn(discord, token)
    _, errors = await process.communicate()
    assert process.returncode == 2
    assert told in errors.decode()
    assert "Traceback" not in errors.decode()
    assert "wrong.token.here" not in errors.decode()


async def test_an_unreachable_discord_ends_with_what_to_do(discord: Discord) -> None:
    await discord.stop()
    process = await spawn(discord, loopback.TOKEN)
    _, errors = await process.communicate()
    assert process.returncode == 2
    assert "Discord cannot be reached." in errors.decode()
