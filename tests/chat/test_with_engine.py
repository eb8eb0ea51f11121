"""The whole way with nothing replaced: a message on Discord, the real models, the seed articles."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.chat.client import ReceiptsBot
from bot.config import Settings, StoreSettings
from bot.domain import Scope
from bot.engine import Engine
from tests.chat.reading import words

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def engine(tmp_path: Path) -> Any:
    engine = Engine(Settings(store=StoreSettings(path=tmp_path / "index.db")), create=True)
    engine.add([SEEDS], Scope())
    yield engine
    engine.close()


@pytest.fixture
async def env(engine: Engine) -> AsyncIterator[Any]:
    bot = ReceiptsBot(engine)
    # The models read their weights on the first question, which takes a busy machine long.
    env = simcord.Env(bot, shard_count=1, settle_timeout=120.0)
    await env.start()
    yield env
    await env.shutdown()
    bot.desk.close()


async def test_a_wrong_date_is_refuted_with_the_right_one_in_bold(env: Any) -> None:
    channel = env.create_guild().create_text_channel("claims")
    person = channel.guild.add_member(env.create_user("amina"))
    result = await person.slash(channel, "check", text="Mali cut ties with Ukraine on Aug 14")
    card = words(result.response)
    assert "Refuted" in card
    assert "**Aug. 4**" in card
    assert "Source says 4 Aug 2024; the claim says 14 Aug 2024." in card


async def test_a_mention_with_a_question_is_answered_in_the_channel(env: Any) -> None:
    channel = env.create_guild().create_text_channel("claims")
    person = channel.guild.add_member(env.create_user("amina"))
    await person.send(
        channel, f"<@{env.bot.user.id}> who speaks for the pro-independence coalition?"
    )
    assert "**Mohamed Elmaouloud Ramadane**" in words(channel.last_message)


async def test_a_server_that_leaves_the_house_out_sees_nothing_of_it(
    env: Any, engine: Engine
) -> None:
    guild = env.create_guild()
    manage = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    admin = guild.add_member(env.create_user("admin"), roles=[manage])
    channel = guild.create_text_channel("claims")
    claim = "Mali cut ties with Ukraine on Aug 14"
    await env.bot.book.change(guild.id, house=False)
    for own in (None, b"The harbour of Port Linden reopened on 3 May after a fire, it said."):
        if own is not None:
            await admin.slash(channel, "sources add", file=("note.txt", own))
        card = words((await admin.slash(channel, "check", text=claim)).response)
        assert ("Nothing is indexed yet" if own is None else "Not enough evidence") in card
        status = words((await admin.slash(channel, "index status")).response)
        assert f"**{int(own is not None)}** article" in status
        for told in (card, status):
            assert "Bamako" not in told
            assert "shared" not in told
    assert engine.status(Scope()).articles > 1


async def test_an_upload_is_seen_by_its_own_server_alone(env: Any, engine: Engine) -> None:
    guild, other = env.create_guild(), env.create_guild()
    manage = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    admin = guild.add_member(env.create_user("admin"), roles=[manage])
    outsider = other.add_member(env.create_user("outsider"))
    note = b"The harbour of Port Linden reopened on 3 May after a fire, the mayor said."
    channel = guild.create_text_channel("claims")
    await admin.slash(channel, "sources add", file=("note.txt", note))
    claim = "The harbour of Port Linden reopened on 3 May."
    inside = await admin.slash(channel, "check", text=claim)
    outside = await outsider.slash(other.create_text_channel("claims"), "check", text=claim)
    assert "Supported" in words(inside.response)
    assert "Not enough evidence" in words(outside.response)
    assert "Linden" not in words(outside.response).replace(claim, "")
