import pytest

from bot.chat.client import ReceiptsBot
from bot.chat.privacy import privacy_card
from bot.chat.words import LANGUAGES, Words
from bot.domain import Scope
from bot.votes import Vote
from tests.chat.conftest import World
from tests.chat.fakes import queries
from tests.chat.reading import labels, words

DELETE = "Delete mine"


async def test_what_is_kept_is_told_privately(world: World) -> None:
    result = await world.alice.slash(world.channel, "privacy")
    assert result.ephemeral
    told = words(result.response)
    assert "**What you ask or have checked**, with your user id: for 30 days" in told
    assert "without their words: for 30 days" in told
    assert "or 7 days after they remove me" in told
    assert "**What you think of answers**, with your user id: for 365 days" in told
    assert "**What admins change**, with their user id: for 365 days" in told
    assert "**Which claims you watch**, with your user id: for 30 days" in told
    assert "**What you asked and the sources left open**, in your words" in told
    assert "without words or names: for 30 days" in told
    assert "every message" not in told
    assert labels(result.response) == [DELETE]


async def test_it_is_told_in_direct_messages_as_well(world: World) -> None:
    result = await world.alice.user.slash("privacy")
    assert words(result.response).startswith("### 🔏 What I keep")


async def test_who_asked_is_kept_with_a_query(world: World) -> None:
    await world.alice.slash(world.channel, "check", text="words")
    await world.admin.send(world.channel, f"{world.mention} did it?")
    people = [asked.person for asked in queries(world.engine)]
    assert people == [world.alice.id, world.admin.id]


async def test_a_person_deletes_their_own_in_every_server_and_nobody_elses(world: World) -> None:
    memory = world.engine.records.memory
    mine = [
        memory.remember("check", "words", scope, world.alice.id)
        for scope in (Scope("1"), Scope("2"), Scope(f"user:{world.alice.id}"))
    ]
    other = memory.remember("check", "words", Scope("1"), world.admin.id)
    feedback = world.engine.records.feedback
    for person in (world.alice.id, world.admin.id):
        feedback.save(Vote(other.id, 0, person, "1", None, right=True, reason="Because."))
    card = (await world.alice.slash(world.channel, "privacy")).response
    await world.env.restart_bot(ReceiptsBot(world.engine))
    result = await world.alice.click(card, label=DELETE)
    assert words(result.response) == (
        "### 🗑️ Deleted\n4 entries of yours are gone. "
        "The buttons of cards that you asked for no longer work."
    )
    assert [memory.recall(asked.id, asked.scope) for asked in mine] == [None] * 3
    assert memory.recall(other.id, other.scope) == other
    assert feedback.of(other.id, 0, world.alice.id) is None
    assert feedback.of(other.id, 0, world.admin.id) is not None


async def test_results_in_memory_go_as_well(world: World) -> None:
    await world.alice.slash(world.channel, "check", text="words")
    assert world.env.bot.desk._results
    card = (await world.alice.slash(world.channel, "privacy")).response
    await world.alice.click(card, label=DELETE)
    assert not world.env.bot.desk._results


async def test_nothing_to_delete_is_told(world: World) -> None:
    card = (await world.alice.slash(world.channel, "privacy")).response
    result = await world.alice.click(card, label=DELETE)
    assert words(result.response) == "### 🗑️ Deleted\nThere was nothing of yours."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_keeps_discords_limits(language: str) -> None:
    card = privacy_card(Words.of(language), reads_all=True)
    assert card.content_length() <= 4000
    assert len(Words.of(language)("privacy.delete")) <= 80
