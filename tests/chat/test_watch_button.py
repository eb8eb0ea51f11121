import discord

from bot.chat.words import Words
from bot.domain import Verdict
from bot.store import Watched
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.fakes import queries
from tests.chat.reading import labels, words
from tests.chat.watching import checked, shown, watched, watches

EN = Words.of("en")


async def test_a_card_says_that_its_claim_is_watched_and_until_when(world: World) -> None:
    card = shown(world, await watched(world))
    [watch] = watches(world)
    assert words(card).endswith(f"-# 👁️ {EN('watch.until', date=EN.day(watch.until.date()))}")
    assert "Stop watching" in labels(card)
    assert watch.claim.person == world.alice.id
    assert watch.claim.channel == world.channel.id


async def test_pressing_again_stops_it(world: World) -> None:
    card = await watched(world)
    await world.alice.click(shown(world, card), label="Stop watching")
    assert watches(world) == ()
    assert "Watch" in labels(shown(world, card))
    assert "Watched until" not in words(shown(world, card))


async def test_only_who_began_or_a_moderator_stops_it(world: World) -> None:
    card = await watched(world)
    bob = world.guild.add_member(world.env.create_user("bob"))
    result = await bob.click(shown(world, card), label="Stop watching")
    assert "Somebody else watches this claim." in words(result.followups[0])
    assert len(watches(world)) == 1
    role = world.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
    moderator = world.guild.add_member(world.env.create_user("mod"), roles=[role])
    await moderator.click(shown(world, card), label="Stop watching")
    assert watches(world) == ()


async def test_private_cards_questions_and_direct_messages_have_no_watch(world: World) -> None:
    assert "Watch" not in labels(await checked(world, private=True))
    direct = await world.alice.user.slash("check", text="words")
    assert "Watch" not in labels(direct.response)
    world.engine.result = examples.ANSWERED
    asked = await world.alice.slash(world.channel, "ask", question="Who?")
    assert "Watch" not in labels(asked.response)


async def test_the_limit_is_told_privately(world: World) -> None:
    for _ in range(5):
        await watched(world)
    card = await checked(world)
    result = await world.alice.click(card, label="Watch")
    assert words(result.followups[0]) == "⚠️ You watch 5 claims already. Stop one first."
    assert len(watches(world)) == 5
    assert "Watch" in labels(shown(world, card))


async def test_who_may_not_ask_begins_no_watch_but_may_stop_one(world: World) -> None:
    card, other = await watched(world), await checked(world)
    role = world.guild.create_role("Readers")
    await world.set(askers=(role.id,))
    refused = await world.alice.click(other, label="Watch")
    assert "only members with the role **Readers** may ask me" in words(refused.response)
    assert len(watches(world)) == 1
    await world.alice.click(shown(world, card), label="Stop watching")
    assert watches(world) == ()


async def test_a_label_that_is_no_longer_true_does_what_it_said(world: World) -> None:
    card = await checked(world)
    bob = world.guild.add_member(world.env.create_user("bob"))
    place = (str(world.guild.id), world.channel.id, card.id)
    records = world.engine.records.watches
    [asked] = queries(world.engine)
    records.begin(Watched(*place, asked.id, 0, bob.id, "en"), Verdict.SUPPORTED, world.moment())
    await world.alice.click(card, label="Watch")
    assert [watch.claim.person for watch in watches(world)] == [bob.id]
    assert "Stop watching" in labels(shown(world, card))
    world.engine.records.forget_person(bob.id)
    await world.alice.click(shown(world, card), label="Stop watching")
    assert watches(world) == ()
    assert "Watch" in labels(shown(world, card))


async def test_a_watch_can_be_stopped_when_its_query_was_deleted(world: World) -> None:
    card = await watched(world)
    world.engine.records.memory.forget_server(str(world.guild.id))
    result = await world.alice.click(shown(world, card), label="Stop watching")
    assert watches(world) == ()
    assert result.followups
