"""`receipts doctor --discord` against a loopback Discord."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord as dpy
import pytest
from discord.http import Route

from bot.chat import doctor
from bot.chat.client import ReceiptsBot
from bot.chat.invitation import NEEDED, invite_link, lacking, needed
from bot.chat.published import payload
from bot.chat.serving import REFUSED_TOKEN, UNREACHABLE
from bot.chat.translation import CatalogueTranslator
from bot.config import Settings
from bot.diagnosis import Finding
from tests.chat import loopback, openapi, payloads
from tests.chat.fakes import FakeEngine
from tests.chat.loopback import Discord, Trouble

README = Path(__file__).parents[2] / "README.md"
INVITE = (
    f"https://discord.com/oauth2/authorize?client_id={payloads.APPLICATION}"
    "&scope=bot+applications.commands&permissions=274877975552"
)


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch, engine: FakeEngine) -> AsyncIterator[Discord]:
    server = Discord()
    await server.start()
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{server.port}/api/v10")
    monkeypatch.setenv("DISCORD_TOKEN", loopback.TOKEN)
    server.published = await published(engine)
    server.servers = [listed("71", "Newsroom", needed())]
    yield server
    await server.stop()
    assert server.frames == []
    assert not [seen for seen in server.requests if seen.method != "GET"]
    if openapi.DESCRIPTION.exists():
        assert [told for seen in server.requests for told in openapi.problems(seen)] == []


async def published(engine: FakeEngine) -> list[dict[str, Any]]:
    """The commands as Discord gives them back: defaults left out, permissions as text."""
    bot = ReceiptsBot(engine)
    await bot.tree.set_translator(CatalogueTranslator())
    commands = await payload(bot.tree)
    bot.desk.close()
    for command in commands:
        granted = command["default_member_permissions"]
        command["default_member_permissions"] = None if granted is None else str(granted)
        command["contexts"] = list(reversed(command["contexts"]))
        if not command.get("options"):
            command.pop("options", None)
        for option in command.get("options", ()):
            option.pop("required", None) if not option.get("required") else None
    return commands


def listed(id: str, name: str, granted: dpy.Permissions) -> dict[str, Any]:
    return {
        "id": id, "name": name, "icon": None, "banner": None, "owner": False, "features": [],
        "permissions": str(granted.value),
    }  # fmt: skip


async def visit(*, message_content: bool = False) -> dict[str, Finding]:
    settings = Settings.model_validate({"discord": {"message_content": message_content}})
    findings = await asyncio.to_thread(doctor.visit, settings)
    assert all(loopback.TOKEN not in finding.told for finding in findings)
    return {finding.what: finding for finding in findings}


async def test_all_is_well(discord: Discord) -> None:
    found = await visit()
    assert {what: one.told for what, one in found.items() if not one.well} == {}
    assert "Receipts" in found["bot"].told
    assert payloads.BOT in found["bot"].told
    assert payloads.APPLICATION in found["bot"].told
    assert found["server Newsroom"].told.startswith("ok")
    assert found["commands"].told == f"ok, {len(discord.published)} published"
    assert found["invite link"].told == INVITE
    assert "scope=applications.commands&integration_type=1" in found["user install"].told


async def test_a_refused_token_is_told_alone(
    discord: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "wrong.token.here")
    assert await visit() == {"discord token": Finding("discord token", False, REFUSED_TOKEN)}


async def test_what_cannot_be_a_token_is_not_sent(
    discord: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "two\nlines")
    assert await visit() == {"discord token": Finding("discord token", False, REFUSED_TOKEN)}
    assert discord.requests == []


async def test_no_token_says_where_to_put_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    found = await visit()
    assert not found["discord token"].well
    assert "DISCORD_TOKEN" in found["discord token"].told


async def test_an_unreachable_discord_is_told(discord: Discord) -> None:
    await discord.stop()
    assert (await visit())["discord token"] == Finding("discord token", False, UNREACHABLE)


async def test_a_server_that_lacks_permissions_is_told_with_their_names(discord: Discord) -> None:
    granted = dpy.Permissions(view_channel=True, send_messages=True)
    administrator = dpy.Permissions(administrator=True)
    discord.servers.append(listed("72", "Quiet\x1b[31m", granted))
    discord.servers.append(listed("73", "Trusting", administrator))
    found = await visit()
    quiet = found["server Quiet[31m"]
    assert not quiet.well
    assert "Send Messages in Threads, Read Message History" in quiet.told
    assert "View Channels" not in quiet.told
    assert found["server Trusting"].well


async def test_more_servers_than_fit_a_page_are_all_looked_at(discord: Discord) -> None:
    discord.servers = [listed(str(id), f"S{id}", needed()) for id in range(100, 350)]
    found = await visit()
    assert sum(what.startswith("server ") for what in found) == 250


async def test_commands_that_differ_are_told_by_name(discord: Discord) -> None:
    by_name = {command["name"]: command for command in discord.published}
    by_name["check"]["description"] = "An older text"
    by_name["index"]["options"][0]["name_localizations"] = {"de": "anders"}
    discord.published = [one for name, one in by_name.items() if name != "ask"]
    discord.published.append({"type": 1, "name": "ping", "description": "Gone since"})
    commands = (await visit())["commands"]
    assert not commands.well
    assert commands.told.startswith(
        "not published: ask; unknown here: ping; changed: check, index. "
    )


async def test_privileged_intents_are_not_needed(discord: Discord) -> None:
    discord.application = {"flags": dpy.ApplicationFlags(gateway_presence_limited=True).value}
    intents = (await visit())["intents"]
    assert intents.well
    assert "Presence may be switched off" in intents.told


@pytest.mark.parametrize("limited", [True, False])
async def test_the_message_content_intent_is_needed_only_where_it_is_asked_for(
    discord: Discord, limited: bool
) -> None:
    intents = (await visit(message_content=True))["intents"]
    assert not intents.well
    assert intents.told.startswith("switch on Message Content ")
    flag = "gateway_message_content_limited" if limited else "gateway_message_content"
    discord.application = {"flags": dpy.ApplicationFlags(**{flag: True}).value}
    assert (await visit(message_content=True))["intents"].told.startswith("ok")
    assert "Message Content may be switched off" in (await visit())["intents"].told


async def test_an_endpoint_that_takes_the_commands_away_is_told(discord: Discord) -> None:
    discord.application = {"interactions_endpoint_url": "https://a.example/"}
    assert not (await visit())["interactions"].well


async def test_what_discord_does_not_tell_leaves_the_rest(discord: Discord) -> None:
    discord.troubles.append(Trouble("/users/@me/guilds", 403, 50001))
    found = await visit()
    assert not found["servers"].well
    assert "403" in found["servers"].told
    assert found["commands"].well


def test_the_invite_link_asks_for_what_is_needed_and_no_more() -> None:
    assert sum(granted for _, granted in needed()) == len(NEEDED)
    assert lacking(dpy.Permissions.none()) == list(NEEDED.values())
    permissions = invite_link(12).rpartition("=")[2]
    assert f"scope=bot+applications.commands&permissions={permissions}`" in README.read_text(
        "utf-8"
    )
