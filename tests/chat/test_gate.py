"""What a server's rules do to questions."""

from typing import Any

import pytest

from bot.domain import Scope
from tests.chat.conftest import World
from tests.chat.reading import labels, words


async def send(world: World, text: str = "did it?", channel: Any = None) -> None:
    await world.alice.send(channel or world.channel, f"{world.mention} {text}")


def told_privately(world: World) -> list[str]:
    history = world.alice.user.dm_channel.history()
    return [words(message) for message in history if message.author.bot]


@pytest.fixture
async def elsewhere(world: World) -> Any:
    """Another channel, the only one where the bot answers."""
    other = world.guild.create_text_channel("claims")
    await world.set(channels=(other.id,))
    return other


async def test_commands_elsewhere_get_a_private_line(world: World, elsewhere: Any) -> None:
    message = await world.admin.send(world.channel, "Mali cut ties.")
    results = [
        await world.alice.slash(world.channel, "check", text="words"),
        await world.alice.slash(world.channel, "ask", question="words", private=False),
        await world.alice.context_menu(world.channel, "Check this message", message),
    ]
    for result in results:
        assert result.ephemeral
        server = world.env.bot.get_guild(world.guild.id).name
        assert words(result.response) == f"🧭 In {server} I answer only in <#{elsewhere.id}>."
    assert world.engine.asked == []


async def test_commands_in_an_allowed_channel_are_answered(world: World, elsewhere: Any) -> None:
    result = await world.alice.slash(elsewhere, "check", text="words")
    assert words(result.response).startswith("### ✅ Supported")


async def test_mentions_elsewhere_get_one_private_line_an_hour(
    world: World, elsewhere: Any
) -> None:
    await send(world)
    await send(world)
    assert world.written() == []
    assert len(told_privately(world)) == 1
    assert f"<#{elsewhere.id}>" in told_privately(world)[0]
    world.moment.pass_(minutes=61)
    await send(world)
    assert len(told_privately(world)) == 2
    assert world.engine.asked == []


async def test_replies_elsewhere_are_not_answered(world: World) -> None:
    await send(world)
    card = world.channel.last_message
    other = world.guild.create_text_channel("claims")
    await world.set(channels=(other.id,))
    await world.alice.send(world.channel, "and who announced it?", reply_to=card)
    assert len(world.written()) == 1
    assert len(world.engine.asked) == 1


async def test_a_person_who_takes_no_messages_is_left_in_peace(
    world: World, elsewhere: Any
) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await send(world)
    assert world.written() == []


async def test_a_category_and_a_thread_count_as_their_channel(world: World) -> None:
    category = world.guild.create_category("News")
    inside = world.guild.create_text_channel("inside", category=category)
    await world.set(channels=(category.id,))
    result = await world.alice.slash(inside, "check", text="words")
    assert words(result.response).startswith("### ✅ Supported")
    await world.set(channels=(inside.id,))
    parent = world.env.bot.get_channel(inside.id)
    await parent.create_thread(name="talk", message=await world.alice.send(inside, "hello"))
    await world.env.settle()
    [thread] = inside.threads
    result = await world.alice.slash(thread, "check", text="words")
    assert words(result.response).startswith("### ✅ Supported")


async def test_only_roles_that_are_named_may_ask(world: World) -> None:
    role = world.guild.create_role("Report*ers")
    carol = world.guild.add_member(world.env.create_user("carol"), roles=[role])
    await world.set(askers=(role.id,))
    refused = await world.alice.slash(world.channel, "check", text="words")
    assert refused.ephemeral
    assert r"only members with the role **Report\*ers** may ask me" in words(refused.response)
    await send(world)
    assert world.written() == []
    assert len(told_privately(world)) == 1
    answered = await carol.slash(world.channel, "check", text="words")
    assert words(answered.response).startswith("### ✅ Supported")


async def test_admins_may_always_ask(world: World) -> None:
    role = world.guild.create_role("Reporters")
    await world.set(askers=(role.id,))
    answered = await world.admin.slash(world.channel, "check", text="words")
    assert words(answered.response).startswith("### ✅ Supported")


@pytest.mark.parametrize(
    ("given", "private"), [({}, True), ({"private": False}, False), ({"private": True}, True)]
)
async def test_answers_are_private_by_default_where_the_server_says_so(
    world: World, given: dict[str, bool], private: bool
) -> None:
    await world.set(private=True)
    for name, option in (("check", "text"), ("ask", "question")):
        result = await world.alice.slash(world.channel, name, **{option: "words"}, **given)
        assert result.ephemeral is private
        assert ("Share" in labels(result.response)) is private


async def test_mentions_are_always_answered_publicly(world: World) -> None:
    await world.set(private=True)
    await send(world)
    assert "Share" not in labels(world.channel.last_message)


async def test_rules_of_a_server_do_not_hold_in_direct_messages(
    world: World, elsewhere: Any
) -> None:
    await world.set(private=True, house=False, cooldown_s=60)
    for _ in range(2):
        result = await world.alice.user.slash("check", text="words")
        assert not result.ephemeral
    assert world.engine.asked[0][2] == Scope(f"user:{world.alice.id}")


async def test_rules_hold_in_their_own_server_alone(world: World, elsewhere: Any) -> None:
    other = world.env.create_guild()
    bob = other.add_member(world.env.create_user("bob"))
    channel = other.create_text_channel("general")
    result = await bob.slash(channel, "check", text="words")
    assert words(result.response).startswith("### ✅ Supported")


async def test_a_person_waits_between_questions(world: World) -> None:
    await world.set(cooldown_s=30)
    await world.alice.slash(world.channel, "check", text="words")
    world.moment.pass_(seconds=10)
    refused = await world.alice.slash(world.channel, "check", text="words")
    assert refused.ephemeral
    free = int(world.moment().timestamp()) + 21
    assert words(refused.response) == f"⏳ That was fast. You can ask again <t:{free}:R>."
    other = await world.admin.slash(world.channel, "check", text="words")
    assert words(other.response).startswith("### ✅ Supported")
    world.moment.pass_(seconds=20)
    answered = await world.alice.slash(world.channel, "check", text="words")
    assert words(answered.response).startswith("### ✅ Supported")
    assert len(world.engine.asked) == 3


async def test_a_mention_that_comes_too_fast_is_told_so_once(world: World) -> None:
    await world.set(cooldown_s=30)
    for _ in range(4):
        await send(world)
    assert len(world.engine.asked) == 1
    assert len(world.written()) == 2
    assert words(world.written()[-1]).startswith("⏳ That was fast.")
    world.moment.pass_(seconds=30)
    await send(world)
    await send(world)
    assert len(world.engine.asked) == 2
    assert len(world.written()) == 4


async def test_a_server_gets_so_many_answers_a_minute(world: World) -> None:
    await world.set(answers_a_minute=2)
    await world.alice.slash(world.channel, "check", text="words")
    world.moment.pass_(seconds=20)
    await world.admin.slash(world.channel, "check", text="words")
    refused = await world.alice.slash(world.channel, "check", text="words")
    free = int(world.moment().timestamp()) + 41
    assert f"<t:{free}:R>" in words(refused.response)
    world.moment.pass_(seconds=40)
    for _ in range(2):
        await world.alice.slash(world.channel, "check", text="words")
    assert len(world.engine.asked) == 3


async def test_the_scope_of_a_server_without_the_house_says_so(world: World) -> None:
    await world.set(house=False)
    await world.alice.slash(world.channel, "check", text="words")
    await send(world)
    scope = Scope(str(world.guild.id), house=False)
    assert [asked[2] for asked in world.engine.asked] == [scope, scope]


async def test_a_card_made_with_the_house_shows_nothing_of_it_later(world: World) -> None:
    card = (await world.alice.slash(world.channel, "check", text="words")).response
    await world.set(house=False)
    await world.alice.click(card, label="More (1)")
    assert world.engine.asked[-1][2] == Scope(str(world.guild.id), house=False)
    assert len(world.engine.asked) == 2
