from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot import claims
from bot.chat.client import ReceiptsBot
from tests.chat import wire
from tests.chat.fakes import FakeEngine, fake_engine
from tests.chat.loopback import Discord


@dataclass
class Moment:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@dataclass
class World:
    """A server with the bot, an ordinary member and an admin."""

    env: Any
    engine: FakeEngine
    guild: Any
    channel: Any
    alice: Any
    admin: Any
    moment: Moment

    @property
    def mention(self) -> str:
        return f"<@{self.env.bot.user.id}>"

    async def set(self, **values: Any) -> None:
        """Change settings of the server, as its admins do."""
        await self.env.bot.book.change(self.guild.id, **values)

    def written(self) -> list[Any]:
        """What the bot wrote in the channel."""
        return [message for message in self.channel.history() if message.author.bot]


@pytest.fixture(scope="session", autouse=True)
def splitter() -> None:
    """Load what splits sentences, so that no test waits for it."""
    claims.read("It is.")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[FakeEngine]:
    with fake_engine(tmp_path) as fake:
        yield fake


@asynccontextmanager
async def opened_world(
    engine: FakeEngine, channel: str, *, message_content: bool = False
) -> AsyncIterator[World]:
    """Run a bot in a server with one channel, and stop it before its records close."""
    moment = Moment()
    bot = ReceiptsBot(engine, now=moment, message_content=message_content)
    env = simcord.Env(bot, shard_count=1)
    await env.start()
    try:
        guild = env.create_guild()
        manage = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
        yield World(
            env,
            engine,
            guild,
            guild.create_text_channel(channel),
            guild.add_member(env.create_user("alice")),
            guild.add_member(env.create_user("admin"), roles=[manage]),
            moment,
        )
    finally:
        await env.shutdown()
        bot.desk.close()
        # A thread that still reads would lose its connection under it.
        bot.desk.rest(10.0)


@pytest.fixture
async def world(engine: FakeEngine) -> AsyncIterator[World]:
    async with opened_world(engine, "general") as world:
        yield world


@pytest.fixture(name="loopback")
async def discord_on_loopback() -> AsyncIterator[Discord]:
    server = Discord()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def running(loopback: Discord, tmp_path: Path) -> AsyncIterator[wire.Bot]:
    async with wire.serving(loopback, tmp_path) as bot:
        yield bot
