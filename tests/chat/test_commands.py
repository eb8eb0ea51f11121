import logging

import discord
import pytest

from bot.domain import Report, Scope, Stance, Verdict
from bot.errors import QueryError
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.reading import labels, words


async def test_check_answers_in_the_channel(world: World) -> None:
    result = await world.alice.slash(world.channel, "check", text="Mali cut ties.")
    assert not result.ephemeral
    assert words(result.response).startswith("### ✅ Supported")
    assert world.engine.asked == [("check", "Mali cut ties.", Scope(str(world.guild.id)))]


async def test_ask_answers_a_question(world: World) -> None:
    world.engine.result = examples.ANSWERED
    result = await world.alice.slash(world.channel, "ask", question="Who announced it?")
    assert "**Col. Abdoulaye Maiga**" in words(result.response)
    assert world.engine.asked[0][:2] == ("ask", "Who announced it?")


@pytest.mark.parametrize("command", [("ask", "question"), ("check", "text")])
async def test_a_private_answer_can_be_shared(world: World, command: tuple[str, str]) -> None:
    name, option = command
    result = await world.alice.slash(world.channel, name, **{option: "words"}, private=True)
    assert result.ephemeral
    assert labels(result.response)[-1] == "Share"


async def test_a_public_answer_has_no_share_button(world: World) -> None:
    result = await world.alice.slash(world.channel, "check", text="words")
    assert "Share" not in labels(result.response)


async def test_check_this_message_answers_privately(world: World) -> None:
    message = await world.admin.send(world.channel, "Mali cut ties. <:wow:123456789012345678>")
    result = await world.alice.context_menu(world.channel, "Check this message", message)
    assert result.ephemeral
    assert "Share" in labels(result.response)
    assert world.engine.asked[0][:2] == ("check", "Mali cut ties. :wow:")


async def test_a_message_without_words_is_refused_kindly(world: World) -> None:
    message = await world.admin.send(world.channel, "", attachments=[("a.png", b"x")])
    result = await world.alice.context_menu(world.channel, "Check this message", message)
    assert words(result.response) == "⚠️ That message holds no text that I could check."
    assert world.engine.asked == []


async def test_the_first_request_of_every_command_is_the_deferral(world: World) -> None:
    before = len(world.env.http_requests)
    await world.alice.slash(world.channel, "check", text="words")
    first, second = world.env.http_requests[before:]
    assert first.path.endswith("/callback")
    assert first.json["type"] == 5
    assert second.method == "PATCH"


async def test_an_error_of_the_users_is_shown_as_it_is(world: World) -> None:
    world.engine.error = QueryError("That text is too long: 9000 of 4000 characters.")
    result = await world.alice.slash(world.channel, "check", text="words")
    assert words(result.response) == "⚠️ That text is too long: 9000 of 4000 characters."


async def test_a_bug_shows_an_id_and_logs_it_without_the_users_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.engine.error = ValueError("secret words of a user")
    with caplog.at_level(logging.INFO):
        result = await world.alice.slash(world.channel, "check", text="secret words of a user")
    told = words(result.response)
    assert "Something went wrong on my side (id " in told
    failure = told.split("(id ")[1].split(")")[0]
    assert f"failure id={failure} where=check" in caplog.text
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_interaction_that_is_gone_is_logged_and_does_no_work(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    # Where Discord has an acknowledgement already, another process has claimed the interaction.
    monkeypatch.setattr(world.engine.records.memory, "claim_message", lambda id: code != 40060)
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=code)
    await world.alice.slash(world.channel, "check", text="words")
    assert world.engine.asked == []
    assert f"interaction gone before the deferral code={code}" in caplog.text


async def test_an_answer_that_comes_too_late_is_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("PATCH", "/webhooks/*/*/messages/@original", status=404, code=10062)
    await world.alice.slash(world.channel, "check", text="words")
    assert "interaction gone before the answer code=10062" in caplog.text


async def test_discord_failing_twice_leaves_a_line_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error(
        "PATCH", "/webhooks/*/*/messages/@original", status=403, code=50013, times=None
    )
    await world.alice.slash(world.channel, "check", text="words")
    assert "refusal not delivered where=check code=50013" in caplog.text


async def test_a_direct_message_sees_the_house_sources_only(world: World) -> None:
    await world.alice.user.slash("check", text="words")
    assert world.engine.asked[0][2] == Scope(f"user:{world.alice.id}")


async def test_a_server_that_the_bot_is_not_in_lends_no_sources(world: World) -> None:
    state = world.env.bot._connection
    state._remove_guild(world.env.bot.get_guild(world.guild.id))
    await world.alice.slash(world.channel, "check", text="words")
    assert world.engine.asked[0][2] == Scope(f"user:{world.alice.id}")


async def test_nothing_in_a_source_pings_anyone(world: World) -> None:
    role = world.guild.create_role("Everyone else")
    sentence = f"Read this @everyone and @here, <@{world.admin.id}> and <@&{role.id}>!"
    source = examples.article("https://a.example/", "@everyone", "@here", None, sentence)
    found = examples.evidence(source, sentence, Stance.SUPPORTS, "@everyone")
    query = examples.claim("@everyone, is it true?")
    world.engine.result = examples.answer(query, Verdict.SUPPORTED, 0.9, found)
    await world.alice.slash(world.channel, "check", text="words")
    await world.alice.send(world.channel, f"{world.mention} @everyone did it?")
    for message in world.written():
        assert not message.mention_everyone
        assert message.mentions == []
        assert message.role_mentions == []
        told = words(message)
        assert "@everyone" not in told
        assert "@here" not in told
        assert f"<@\u200b{world.admin.id}>" in told
    bodies = [entry.json for entry in world.env.http_requests if entry.json]
    sent = [body for body in bodies if "components" in body]
    assert len(sent) == 2
    assert all(body["allowed_mentions"].get("parse") == [] for body in sent)


async def test_markdown_of_a_source_shows_as_text(world: World) -> None:
    sentence = "# Prices *rose* by 5_000_ [here](https://evil.example), ||they|| say."
    source = examples.article("https://a.example/", "T", None, None, sentence)
    found = examples.evidence(source, sentence, Stance.SUPPORTS)
    query = examples.claim("c")
    world.engine.result = examples.answer(query, Verdict.SUPPORTED, 0.9, found)
    result = await world.alice.slash(world.channel, "check", text="words")
    expected = (
        r"> \# Prices \*rose\* by 5\_000\_ \[here\](https\://evil.example), \|\|they\|\| say."
    )
    assert expected in words(result.response)


async def test_a_report_of_nothing_is_told(world: World) -> None:
    world.engine.result = Report(())
    result = await world.alice.slash(world.channel, "check", text="words")
    assert words(result.response) == "### Nothing to check here"


def test_the_bot_asks_for_no_privileged_intent(world: World) -> None:
    intents = world.env.bot.intents
    assert not intents.members
    assert not intents.presences
    assert not intents.message_content
    assert (
        intents.value == discord.Intents(guilds=True, guild_messages=True, dm_messages=True).value
    )


def test_the_published_commands_keep_the_rules_nobody_checks(world: World) -> None:
    tree = world.env.bot.tree
    published = [command.to_dict(tree) for command in tree.get_commands()]
    assert {command["name"] for command in published} == {
        "ask",
        "check",
        "Check this message",
        "help",
        "index",
        "stats",
        "autocheck",
        "privacy",
        "settings",
        "sources",
    }
    assert sum(command["type"] == 3 for command in published) <= 5
    for command in published:
        if command["type"] == 1:
            assert command["name"] == command["name"].lower()
        leaves = [command, *command.get("options", [])]
        for leaf in leaves:
            required = [option.get("required", False) for option in leaf.get("options", [])]
            assert required == sorted(required, reverse=True)
    for name in ("index", "settings", "stats", "autocheck"):
        group = next(command for command in published if command["name"] == name)
        manage = discord.Permissions(manage_guild=True).value
        assert int(group["default_member_permissions"]) == manage
        assert group["contexts"] == [0]
        assert group["integration_types"] == [0]
    ask = next(command for command in published if command["name"] == "ask")
    assert sorted(ask["contexts"]) == [0, 1, 2]
    assert sorted(ask["integration_types"]) == [0, 1]
