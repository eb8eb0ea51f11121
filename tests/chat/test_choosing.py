from typing import Any

import pytest

from bot.chat.client import ReceiptsBot
from bot.chat.words import Words
from bot.domain import Report
from bot.errors import StoreError
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.fakes import queries
from tests.chat.reading import labels, wire, words

EN = Words.of("en")
SIX = "Mali left. Niger left. Chad left. Benin left. Togo left. Ghana left."


@pytest.fixture(autouse=True)
def report(world: World) -> None:
    world.engine.result = Report((examples.REFUTED, *(examples.SUPPORTED,) * 5))


async def picker(world: World, text: str = SIX, **options: Any) -> Any:
    return (await world.alice.slash(world.channel, "check", text=text, **options)).response


def buttons(card: Any) -> dict[str, bool]:
    """The labels of the buttons, with whether each can be pressed."""
    rows = [part for part in wire(card) if part["type"] == 1]
    found = [part for row in rows for part in row["components"] if part["type"] == 2]
    return {part["label"]: not part.get("disabled") for part in found}


async def test_a_text_of_six_claims_is_not_checked_before_some_are_picked(world: World) -> None:
    card = await picker(world)
    assert words(card).startswith("### 6 claims found\nPick the ones that I should check.\n**1** ·")
    assert buttons(card) == {"Check these": False, "Check all (6)": True}
    assert world.engine.asked == []


async def test_a_text_of_five_claims_is_checked_at_once(world: World) -> None:
    await picker(world, SIX.removesuffix(" Ghana left."))
    assert len(world.engine.asked) == 1


async def test_only_what_was_picked_is_checked_even_after_restarts(world: World) -> None:
    card = await picker(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    await world.alice.select(card, ["0", "4"])
    assert buttons(card) == {"Check these (2)": True, "Check all (6)": True}
    await world.env.restart_bot(ReceiptsBot(world.engine))
    await world.alice.click(card, label="Check these (2)")
    assert world.engine.picked == [(0, 4)]
    assert words(card).startswith("### 2 claims checked")
    assert len(world.written()) == 1
    await world.env.restart_bot(ReceiptsBot(world.engine))
    opened = await world.alice.select(card, ["1"])
    assert words(opened.response).startswith("### ✅ Supported")
    assert world.engine.picked == [(0, 4), (0, 4)]


async def test_a_pick_can_be_taken_back(world: World) -> None:
    card = await picker(world)
    await world.alice.select(card, ["3"])
    assert buttons(card)["Check these (1)"]
    await world.alice.select(card, [])
    assert not buttons(card)["Check these"]


async def test_all_are_checked_by_one_press(world: World) -> None:
    card = await picker(world, private=True)
    await world.alice.click(card, label="Check all (6)")
    assert world.engine.picked == [(0, 1, 2, 3, 4, 5)]
    assert labels(card) == ["Share"]


async def test_nobody_else_picks(world: World) -> None:
    card = await picker(world)
    for result in (
        await world.admin.select(card, ["3"]),
        await world.admin.click(card, label="Check all (6)"),
    ):
        [told] = result.followups
        assert told.flags.ephemeral
        assert words(told) == f"⚠️ {EN('notice.not_yours_to_pick')}"
    assert world.engine.asked == []


async def test_a_mention_with_many_claims_gets_a_picker_too(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} {SIX}")
    card = world.channel.last_message
    assert world.engine.asked == []
    await world.alice.click(card, label="Check all (6)")
    assert words(world.channel.last_message).startswith("### 6 claims checked")
    assert len(world.written()) == 1


async def test_a_check_that_fails_gives_the_picker_back(world: World) -> None:
    card = await picker(world)
    world.engine.error = StoreError("The index cannot be read.")
    await world.alice.select(card, ["2"])
    result = await world.alice.click(card, label="Check these (1)")
    assert [words(told) for told in result.followups] == ["⚠️ The index cannot be read."]
    assert buttons(card)["Check these (1)"]


async def test_a_picker_whose_text_is_forgotten_says_so(world: World) -> None:
    card = await picker(world)
    world.engine.records.memory.forget_server(str(world.guild.id))
    result = await world.alice.click(card, label="Check all (6)")
    assert [words(told) for told in result.followups] == [f"⚠️ {EN('notice.forgotten')}"]


async def test_going_on_with_a_picker_is_no_second_question(world: World) -> None:
    await world.set(cooldown_s=30)
    card = await picker(world)
    await world.alice.click(card, label="Check all (6)")
    assert words(card).startswith("### 6 claims checked")


async def test_nobody_picks_where_they_may_not_ask_any_more(world: World) -> None:
    card = await picker(world)
    await world.set(channels=(world.guild.create_text_channel("claims").id,))
    result = await world.alice.click(card, label="Check all (6)")
    assert result.ephemeral
    assert words(result.response).startswith("🧭 In ")
    assert world.engine.asked == []


async def test_a_second_press_while_the_claims_are_checked_checks_nothing(world: World) -> None:
    card = await picker(world)
    [asked] = queries(world.engine)
    with world.env.bot.desk.only_once(asked.id):
        await world.alice.click(card, label="Check all (6)")
    assert world.engine.asked == []
    await world.alice.click(card, label="Check all (6)")
    assert len(world.engine.asked) == 1
