import csv
import io
from typing import Any

import pytest
from simcord.components import walk_components

from bot.chat.audit import audit_card, audit_file
from bot.chat.client import ReceiptsBot
from bot.chat.settings_card import settings_card
from bot.chat.words import LANGUAGES, Words
from bot.servers import MAX_PICKED, AdminAction, ServerSettings
from tests.chat import fakes
from tests.chat.conftest import World
from tests.chat.permissions import allow_everybody
from tests.chat.reading import menus, wire, words

FULL = ServerSettings(
    channels=tuple(range(10**17, 10**17 + MAX_PICKED)),
    private=True,
    house=False,
    askers=tuple(range(2 * 10**17, 2 * 10**17 + MAX_PICKED)),
    managers=tuple(range(3 * 10**17, 3 * 10**17 + MAX_PICKED)),
    cooldown_s=86_400,
    answers_a_minute=600,
    language="uk",
    watch_channel=10**17,
    keeps_text=True,
)


async def opened(world: World) -> Any:
    return (await world.admin.slash(world.channel, "settings view")).response


def kept(world: World) -> ServerSettings:
    return world.engine.records.settings.of(str(world.guild.id))


def logged(world: World) -> list[tuple[int, str, str]]:
    entries = world.engine.records.audit.last(str(world.guild.id))
    return [(entry.person, entry.action, entry.detail) for entry in entries]


async def test_every_setting_is_shown_in_words(world: World) -> None:
    result = await world.admin.slash(world.channel, "settings view")
    assert result.ephemeral
    assert words(result.response).splitlines() == [
        "### ⚙️ Settings of this server",
        "**Where I answer**",
        "**Who may ask**",
        "**Who may manage sources** · members with Manage Server",
        "**News of watched claims**",
        "**Language**",
        "**Answers to commands** · for everyone in the channel",
        "**Shared articles** · quoted beside this server's own",
        "**Words people send me** · kept only for the buttons of a card",
        "**Wait between a person's questions** · none",
        "**Answers a minute in this server** · any number",
    ]
    assert menus(result.response) == [
        "Everywhere",
        "Everyone",
        "No other role",
        "Where the watch was set",
        "Each person's own",
    ]


async def test_channels_are_picked_saved_confirmed_and_logged(world: World) -> None:
    other = world.guild.create_text_channel("claims")
    card = await opened(world)
    picked = [world.channel, other]
    result = await world.admin.select(card, picked, custom_id="receipts:set:channels")
    assert kept(world) == ServerSettings(channels=(world.channel.id, other.id))
    told = words(result.response)
    assert "✅ Saved: Where I answer" in told
    assert menus(result.response)[0] == f"{world.channel.id} {other.id}"
    ids = f"[{world.channel.id}, {other.id}]"
    assert logged(world) == [(world.admin.id, "setting:channels", ids)]
    await world.admin.select(card, [], custom_id="receipts:set:channels")
    assert kept(world) == ServerSettings()


async def test_roles_are_picked(world: World) -> None:
    role = world.guild.create_role("Reporters")
    card = await opened(world)
    await world.admin.select(card, [role], custom_id="receipts:set:askers")
    result = await world.admin.select(card, [role], custom_id="receipts:set:managers")
    assert kept(world) == ServerSettings(askers=(role.id,), managers=(role.id,))
    assert "**Who may manage sources** · members with Manage Server" in words(result.response)
    assert menus(result.response)[1:3] == [str(role.id)] * 2
    assert "`/sources`, `/index`" in words(result.response)


@pytest.mark.parametrize("name", ["askers", "managers"])
async def test_the_role_of_everyone_narrows_nothing_and_widens_nothing(
    world: World, name: str
) -> None:
    everyone = world.guild.default_role
    await world.admin.select(await opened(world), [everyone], custom_id=f"receipts:set:{name}")
    assert kept(world) == ServerSettings()


async def test_the_watch_channel_is_picked_and_taken_back(world: World) -> None:
    card = await opened(world)
    await world.admin.select(card, [world.channel], custom_id="receipts:set:watch_channel")
    assert kept(world).watch_channel == world.channel.id
    await world.admin.select(card, [], custom_id="receipts:set:watch_channel")
    assert kept(world).watch_channel is None


async def test_a_language_holds_for_the_whole_server(world: World) -> None:
    card = await opened(world)
    result = await world.admin.select(card, ["uk"], custom_id="receipts:set:language")
    assert "**Мова**" in words(result.response)
    assert menus(result.response)[-1] == "Українська"
    answer = await world.alice.slash(world.channel, "check", text="words")
    assert words(answer.response).startswith("### ✅ Підтверджено")
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert words(world.channel.last_message).startswith("### ✅ Підтверджено")
    await world.admin.select(card, ["own"], custom_id="receipts:set:language")
    assert kept(world) == ServerSettings()


@pytest.mark.parametrize(
    ("name", "pressed", "value"),
    [("private", "on", True), ("house", "off", False), ("keeps_text", "on", True)],
)
async def test_a_switch_does_what_its_label_says_also_when_pressed_twice(
    world: World, name: str, pressed: str, value: bool
) -> None:
    card = await opened(world)
    custom_id = f"receipts:switch:{name}:{pressed}"
    result = await world.admin.click(card, custom_id=custom_id)
    assert getattr(kept(world), name) is value
    back = f"receipts:switch:{name}:{'off' if pressed == 'on' else 'on'}"
    parts = walk_components(wire(result.response))
    assert back in [part.get("custom_id") for part in parts]
    await world.admin.click(result.response, custom_id=back)
    assert kept(world) == ServerSettings()
    assert len(logged(world)) == 2


async def test_numbers_are_set_in_a_form(world: World) -> None:
    form = await world.admin.click(await opened(world), label="Change")
    result = await world.admin.submit_modal(form, {"cooldown_s": " 30", "answers_a_minute": "5"})
    assert kept(world) == ServerSettings(cooldown_s=30, answers_a_minute=5)
    told = words(result.response)
    assert "**Wait between a person's questions** · 30 seconds" in told
    assert "**Answers a minute in this server** · at most 5" in told
    assert [detail for _, _, detail in logged(world)] == ["5", "30"]


@pytest.mark.parametrize("written", ["", "-1", "ten", "86401", "1e3", "٣"])
async def test_a_wrong_number_is_told_and_saves_nothing(world: World, written: str) -> None:
    form = await world.admin.click(await opened(world), label="Change")
    values = {"cooldown_s": written or " ", "answers_a_minute": "5"}
    result = await world.admin.submit_modal(form, values)
    assert words(result.followups[0]) == (
        "⚠️ Wait between a person's questions: write a whole number from 0 to 86,400."
    )
    assert kept(world) == ServerSettings()
    assert logged(world) == []


async def test_menus_and_buttons_work_after_a_restart(world: World) -> None:
    card = await opened(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    await world.admin.select(card, [world.channel], custom_id="receipts:set:channels")
    await world.admin.click(card, custom_id="receipts:switch:house:off")
    form = await world.admin.click(card, label="Change")
    await world.admin.submit_modal(form, {"cooldown_s": "3", "answers_a_minute": "4"})
    assert kept(world) == ServerSettings(
        channels=(world.channel.id,), house=False, cooldown_s=3, answers_a_minute=4
    )


async def test_settings_hold_after_a_restart(world: World) -> None:
    await world.set(private=True)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    result = await world.alice.slash(world.channel, "check", text="words")
    assert result.ephemeral


async def test_whoever_is_no_admin_any_more_can_change_nothing(world: World) -> None:
    card = await opened(world)
    form = await world.admin.click(card, label="Change")
    world.env.backend.get_member(world.guild.id, world.admin.id).role_ids.clear()
    refused = [
        await world.admin.select(card, [world.channel], custom_id="receipts:set:channels"),
        await world.admin.click(card, custom_id="receipts:switch:house:off"),
        await world.admin.click(card, label="Change"),
        await world.admin.submit_modal(form, {"cooldown_s": "3", "answers_a_minute": "4"}),
    ]
    for result in refused:
        assert "Only members with the Manage Server permission" in words(result.response)
    assert kept(world) == ServerSettings()


@pytest.mark.parametrize("command", ["view", "audit"])
async def test_members_are_refused(world: World, command: str) -> None:
    allow_everybody(world, "settings")
    role = world.guild.create_role("Librarians")
    carol = world.guild.add_member(world.env.create_user("carol"), roles=[role])
    await world.set(managers=(role.id,))
    for member in (world.alice, carol):
        result = await member.slash(world.channel, f"settings {command}")
        assert "Only members with the Manage Server permission" in words(result.response)


async def test_a_role_that_is_named_may_manage_sources(world: World) -> None:
    for group in ("index", "sources"):
        allow_everybody(world, group)
    role = world.guild.create_role("Librarians")
    carol = world.guild.add_member(world.env.create_user("carol"), roles=[role])
    await world.set(managers=(role.id,))
    result = await carol.slash(world.channel, "sources add", file=("news.txt", b"Words."))
    assert words(result.response) == "### ✅ Indexed\n**3** added"
    world.engine.held = fakes.server_sources(str(world.guild.id))
    assert await carol.autocomplete(world.channel, "sources remove", "source", "") != []
    asked = await carol.slash(world.channel, "sources remove", source="minutes-2024.md")
    await carol.click(asked.response, label="Remove")
    refused = await world.alice.slash(world.channel, "index rebuild")
    assert "Only members with" in words(refused.response)
    assert logged(world) == [
        (carol.id, "source_removed", "minutes-2024.md"),
        (carol.id, "source_added", "news.txt"),
    ]


async def test_the_log_shows_the_last_entries_and_attaches_all(world: World) -> None:
    audit, server = world.engine.records.audit, str(world.guild.id)
    for number in range(20):
        audit.write(server, world.admin.id, "source_added", f"=cmd*{number}.txt")
    audit.write(server, world.admin.id, "setting:house", "false")
    audit.write("1", world.alice.id, "source_added", "another-servers.txt")
    result = await world.admin.slash(world.channel, "settings audit")
    assert result.ephemeral
    told = words(result.response)
    assert f"<@{world.admin.id}> · **Shared articles** · left out" in told
    assert r"**Source added** · =cmd\*19.txt" in told
    assert "cmd\\*5.txt" not in told
    assert told.endswith("-# The file holds all 21 entries.")
    assert "another" not in told
    [attached] = result.response.attachments
    rows = list(csv.reader(io.StringIO((await attached.read()).decode("utf-8-sig"))))
    assert rows[0] == ["when", "user_id", "action", "detail"]
    assert len(rows) == 22
    assert rows[1][1:] == [str(world.admin.id), "setting:house", "false"]
    assert rows[2][3] == "'=cmd*19.txt"
    assert "another" not in str(rows)


async def test_an_empty_log_is_told(world: World) -> None:
    result = await world.admin.slash(world.channel, "settings audit")
    assert words(result.response) == "### 📋 What admins did\nNothing yet."
    assert result.response.attachments == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("settings", [ServerSettings(), FULL], ids=["defaults", "full"])
def test_the_card_keeps_discords_limits(settings: ServerSettings, language: str) -> None:
    card = settings_card(settings, Words.of(language), saved=("cooldown_s", "answers_a_minute"))
    assert card.content_length() <= 4000
    assert card.total_children_count <= 40
    for item in card.walk_children():
        assert len(getattr(item, "custom_id", "")) <= 100
        assert len(getattr(item, "label", None) or "") <= 80
        assert len(getattr(item, "placeholder", None) or "") <= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_keeps_discords_limits(language: str) -> None:
    told = Words.of(language)
    for key in ("settings.form", "settings.cooldown_s_field", "settings.answers_a_minute_field"):
        assert len(told(key)) <= 45


def test_a_log_of_long_entries_keeps_discords_limits() -> None:
    entry = AdminAction(fakes.ADDED, 10**18, "source_added", "*" * 5000)
    picked = AdminAction(fakes.ADDED, 10**18, "setting:managers", str(list(FULL.managers)))
    card = audit_card([entry, picked] * 50, Words.of("de"))
    assert card.content_length() <= 4000
    assert audit_file([entry]).filename == "admin-log.csv"
