"""A bot of several shards, in one process and in two that share an index."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord import utils

from bot.config import DiscordSettings
from tests.chat import payloads, wire
from tests.chat.gateway import IDENTIFY, RESUME
from tests.chat.loopback import Discord
from tests.chat.wire import Bot

PRESENCE = 3
PLACES = (
    (payloads.GUILD, payloads.CHANNEL),
    (payloads.SECOND_GUILD, payloads.SECOND_CHANNEL),
)


@pytest.fixture(name="loopback")
async def discord_of_two_shards() -> AsyncIterator[Discord]:
    server = Discord(shards=2)
    await server.start()
    yield server
    await server.stop()


async def mention(discord: Discord, shard: int, id: str, text: str = "did it?") -> None:
    """Have a person mention the bot in the server of a shard."""
    guild, channel = PLACES[shard]
    asked = payloads.mention(id, text) | {"guild_id": guild, "channel_id": channel}
    await discord.dispatch("MESSAGE_CREATE", asked)


async def answered(discord: Discord, shard: int, *messages: str) -> None:
    """Each message in the server of a shard has one answer, and no other has any."""
    ending = f"/channels/{PLACES[shard][1]}/messages"
    await discord.sent("POST", ending, count=len(messages), done=True)
    replies = discord.seen("POST", ending)
    assert [str(one.body["message_reference"]["message_id"]) for one in replies] == [*messages]


def identified(discord: Discord) -> list[list[int]]:
    return [frame["d"]["shard"] for frame in discord.frames if frame["op"] == IDENTIFY]


async def test_a_server_of_each_shard_is_answered(running: Bot) -> None:
    discord = running.discord
    await discord.framed(IDENTIFY, count=2)
    assert identified(discord) == [[0, 2], [1, 2]]
    await mention(discord, 0, "60")
    await mention(discord, 1, "61")
    await answered(discord, 0, "60")
    await answered(discord, 1, "61")


async def test_a_shard_that_loses_its_connection_goes_on_where_it_was(running: Bot) -> None:
    discord = running.discord
    await discord.framed(IDENTIFY, count=2)
    await mention(discord, 1, "61")
    await answered(discord, 1, "61")
    discord.gateway.unreachable = 2
    discord.gateway.drop(shard=1)
    await mention(discord, 1, "62")
    await mention(discord, 0, "60")
    await answered(discord, 0, "60")
    await discord.framed(RESUME)
    await answered(discord, 1, "61", "62")
    assert len(identified(discord)) == 2


async def test_a_shard_that_cannot_connect_at_the_start_is_tried_again(
    loopback: Discord, tmp_path: Path
) -> None:
    loopback.gateway.refuses = 2
    async with wire.serving(loopback, tmp_path):
        await loopback.framed(IDENTIFY, count=2)
        await mention(loopback, 1, "61")
        await answered(loopback, 1, "61")


async def test_every_shard_shows_how_new_the_index_is(running: Bot) -> None:
    discord = running.discord
    await discord.framed(PRESENCE, count=2)
    shown = [frame["d"]["activities"] for frame in discord.frames if frame["op"] == PRESENCE]
    assert [one["state"] for [one] in shown] == ["6,789 sentences · updated 7 Aug 2024"] * 2


@pytest.fixture
async def pair(loopback: Discord, tmp_path: Path) -> AsyncIterator[tuple[Bot, Bot]]:
    """Two processes with one set of records, each with a shard of its own."""
    first, second = (DiscordSettings(shards=2, shard_ids=(shard,)) for shard in (0, 1))
    async with (
        wire.serving(loopback, tmp_path, settings=first) as one,
        wire.serving(loopback, tmp_path, settings=second) as other,
    ):
        await loopback.framed(IDENTIFY, count=2)
        yield one, other


async def test_two_processes_share_an_index_and_the_shards(pair: tuple[Bot, Bot]) -> None:
    discord = pair[0].discord
    assert identified(discord) == [[0, 2], [1, 2]]
    assert not discord.seen("GET", "/gateway/bot")
    await mention(discord, 0, "60", "slow words")
    await discord.held()
    await mention(discord, 1, "61")
    # Another process answers it, for the first one still waits.
    await answered(discord, 1, "61")
    discord.gate.set()
    await answered(discord, 0, "60")


async def test_a_start_interrupts_no_job_of_another_process(
    loopback: Discord, tmp_path: Path
) -> None:
    first, second = (DiscordSettings(shards=2, shard_ids=(shard,)) for shard in (0, 1))
    # An id tells when an interaction began, and an old one cannot be answered.
    id = str(utils.time_snowflake(utils.utcnow()))
    asked = payloads.subcommand(id, "sources", "add", address="https://slow.example/feed")
    async with wire.serving(loopback, tmp_path, settings=first):
        await loopback.dispatch("INTERACTION_CREATE", payloads.as_admin(asked))
        await loopback.held()
        async with wire.serving(loopback, tmp_path, settings=second) as other:
            await loopback.framed(IDENTIFY, count=2)
            await loopback.until(lambda: "ready guilds=1 shards=1" in other.logged)
            await mention(loopback, 1, "61")
            await answered(loopback, 1, "61")
            assert loopback.seen("POST", f"/channels/{payloads.CHANNEL}/messages") == []
            loopback.gate.set()
