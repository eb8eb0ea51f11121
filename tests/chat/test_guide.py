from typing import Any

import pytest

from bot.chat.client import ReceiptsBot
from bot.chat.words import LANGUAGES, Words
from bot.store import GRACE
from tests.chat.conftest import World
from tests.chat.reading import words


async def test_help_says_how_to_ask_and_what_is_kept_to_the_asker_alone(world: World) -> None:
    result = await world.alice.slash(world.channel, "help")
    told = words(result.response)
    assert result.ephemeral
    assert told.startswith("### 🧾 Receipts")
    assert "</ask:" in told
    assert "</check:" in told
    assert "*Check this message*" in told
    assert "for 30 days" in told
    assert "</privacy:" in told
    assert "</sources add:" not in told
    assert "</settings view:" not in told


async def test_help_shows_admins_where_sources_and_settings_are(world: World) -> None:
    told = words((await world.admin.slash(world.channel, "help")).response)
    assert "**Sources** · </sources add:" in told
    assert "**Settings** · </settings view:" in told


async def test_help_shows_those_who_manage_sources_where_they_are_added(world: World) -> None:
    role = world.guild.create_role("Librarians")
    await world.set(managers=(role.id,))
    librarian = world.guild.add_member(world.env.create_user("lena"), roles=[role])
    told = words((await librarian.slash(world.channel, "help")).response)
    assert "</sources add:" in told
    assert "</settings view:" not in told


async def test_help_speaks_the_servers_language(world: World) -> None:
    await world.set(language="fr")
    told = words((await world.alice.slash(world.channel, "help")).response)
    assert "**Poser une question** · </ask:" in told


async def test_links_are_commands_that_are_published(world: World) -> None:
    ids = {command.name: command.id for command in await world.env.bot.tree.fetch_commands()}
    told = words((await world.admin.slash(world.channel, "help")).response)
    assert f"</ask:{ids['ask']}>" in told
    assert f"</sources add:{ids['sources']}>" in told


async def test_commands_that_were_never_published_are_written_as_they_are_typed(
    world: World,
) -> None:
    world.env.bot._guide.learn([])
    await world.set(language="fr")
    told = words((await world.admin.slash(world.channel, "help")).response)
    assert "`/demander`" in told
    assert "`/sources ajouter`" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cards_speak_every_language(world: World, language: str) -> None:
    own, guide = Words.of(language), world.env.bot._guide
    for card in (guide.help_card(own, manager=True, admin=True), guide.welcome_card(own)):
        assert own("help.about") in str(card.to_components())
        assert card.content_length() < 1500


async def join(world: World, *, system_channel: Any = None) -> None:
    """Have the bot come to know the server as one that has just added it."""
    if system_channel is not None:
        changes = {"system_channel_id": system_channel.id}
        world.env.backend.edit_guild(world.guild.id, changes)
    await world.env.settle()
    await world.env.bot.on_guild_join(world.env.bot.get_guild(world.guild.id))


async def test_a_server_without_a_system_channel_is_greeted_nowhere(world: World) -> None:
    await join(world)
    assert world.written() == []


async def test_a_server_is_greeted_once_in_its_system_channel(world: World) -> None:
    await join(world, system_channel=world.channel)
    [card] = world.written()
    assert words(card).startswith("### 🧾 Receipts")
    assert "</help:" in words(card)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    await join(world)
    assert len(world.written()) == 1


async def test_a_server_that_returns_is_not_greeted_again(world: World) -> None:
    await join(world, system_channel=world.channel)
    departures, server = world.engine.records.departures, str(world.guild.id)
    departures.left(server, world.moment())
    await join(world)
    assert departures.due(world.moment() + GRACE) == ()
    world.engine.forget_server(server)
    await join(world)
    assert len(world.written()) == 1


async def test_a_server_that_set_a_language_is_greeted_in_it(world: World) -> None:
    await world.set(language="de")
    await join(world, system_channel=world.channel)
    assert Words.of("de")("help.about") in words(world.written()[0])


async def test_a_system_channel_where_the_bot_may_not_write_stays_silent(world: World) -> None:
    me = world.env.bot.get_guild(world.guild.id).me
    role = next(role for role in me.roles if role.managed)
    world.env.backend.guilds[world.guild.id].roles[role.id].permissions = 0
    world.env.backend.guilds[world.guild.id].roles[world.guild.id].permissions = 1 << 10
    before = len(world.env.http_requests)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    await join(world, system_channel=world.channel)
    assert world.written() == []
    sent = [entry for entry in world.env.http_requests[before:] if "messages" in entry.path]
    assert sent == []
    # It has not been greeted, so that it can be when the bot is added again.
    assert world.engine.records.welcomes.claim(str(world.guild.id))
