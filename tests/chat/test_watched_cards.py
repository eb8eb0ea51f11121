"""What a watched card shows after its sources changed."""

import pytest

from bot.domain import Report
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.reading import labels, words
from tests.chat.watching import Round, checked, shown, watches


@pytest.fixture
def rounds(world: World, monkeypatch: pytest.MonkeyPatch) -> Round:
    return Round(world, monkeypatch)


async def test_a_claim_of_a_report_is_watched_from_its_private_card(
    world: World, rounds: Round
) -> None:
    world.engine.result = examples.REPORT
    card = await checked(world)
    details = await world.alice.select(card, ["1"])
    await world.alice.click(details.response, label="Watch")
    [watch] = watches(world)
    assert (watch.claim.message, watch.claim.claim) == (card.id, 1)
    assert "Watched until" in words(shown(world, card))
    again = await world.alice.select(shown(world, card), ["1"])
    assert "Stop watching" in labels(again.response)
    first, _, *rest = examples.REPORT.claims
    rounds.change(Report((first, examples.UNKNOWN, *rest), examples.REPORT.skipped))
    await rounds.look()
    assert "2 without enough evidence" in words(shown(world, card))
    assert "✅ Supported → **❔ Not enough evidence**" in "".join(map(words, world.written()))


async def test_a_shared_card_keeps_its_name_and_a_card_its_language(
    world: World, rounds: Round
) -> None:
    world.env.bot.get_guild(world.guild.id).preferred_locale = "fr"
    await world.alice.send(world.channel, f"{world.mention} did it?")
    french = world.channel.last_message
    await world.alice.click(french, label="Suivre")
    assert words(shown(world, french)).startswith("### ✅ Confirmé")
    private = await checked(world, private=True)
    shared = (await world.alice.click(private, label="Share")).followups[0]
    await world.alice.click(shared, label="Watch")
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert words(shown(world, french)).startswith("### ❌ Réfuté")
    told = words(shown(world, shared))
    assert told.startswith(f"-# Shared by <@{world.alice.id}>\n### ❌ Refuted")


async def test_a_report_keeps_its_language_and_its_button(world: World, rounds: Round) -> None:
    world.env.bot.get_guild(world.guild.id).preferred_locale = "fr"
    world.engine.result = examples.REPORT
    await world.alice.send(world.channel, f"{world.mention} did it?")
    french = world.channel.last_message
    opened = await world.alice.select(french, ["1"])
    await world.alice.click(opened.response, label="Watch")
    assert "4 affirmations" in words(shown(world, french))
    assert "Supprimer" in labels(shown(world, french))
    first, _, *rest = examples.REPORT.claims
    rounds.change(Report((first, examples.UNKNOWN, *rest), examples.REPORT.skipped))
    await rounds.look()
    assert "4 affirmations" in words(shown(world, french))


async def test_a_watched_follow_up_is_answered_again_as_it_was(world: World, rounds: Round) -> None:
    form = await world.alice.click(await checked(world), label="Follow up")
    card = (await world.alice.submit_modal(form, {"question": "And when?"})).response
    await world.alice.click(card, label="Watch")
    rounds.change(examples.REFUTED)
    await rounds.look()
    assert words(shown(world, card)).startswith("-# Follows “")
    assert "### ❌ Refuted" in words(shown(world, card))
    assert [kind for kind, _, _ in world.engine.asked][-2:] == ["follow", "follow"]
    assert world.engine.earlier == [examples.SUPPORTED.query.text] * 2
