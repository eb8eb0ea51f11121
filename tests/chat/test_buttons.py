from typing import Any

import pytest

from bot.chat import controls
from bot.chat.buttons import BUTTONS
from bot.chat.client import ReceiptsBot
from bot.chat.words import Words
from bot.domain import Report
from bot.errors import StoreError
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.reading import labels, words

EN = Words.of("en")
FORGOTTEN = EN("notice.forgotten")
CHANGED = EN("notice.changed")


async def checked(world: World, **options: Any) -> Any:
    result = await world.alice.slash(world.channel, "check", text="words", **options)
    return result.response


async def test_more_evidence_is_private_and_goes_on_where_the_card_stopped(world: World) -> None:
    card = await checked(world)
    assert labels(card) == ["Context 1", "Context 2", "Context 3", "More evidence (1)"]
    result = await world.alice.click(card, label="More evidence (1)")
    assert result.ephemeral
    assert examples.MINISTRY in words(result.response).replace("**", "")
    assert examples.CUT not in words(result.response).replace("**", "")


async def test_anybody_may_press_the_buttons_of_a_public_card(world: World) -> None:
    card = await checked(world)
    result = await world.admin.click(card, label="More evidence (1)")
    assert examples.MINISTRY in words(result.response).replace("**", "")


async def test_context_shows_the_neighbours_with_the_cited_sentence_in_bold(world: World) -> None:
    card = await checked(world)
    result = await world.alice.click(card, label="Context 1")
    assert result.ephemeral
    told = words(result.response)
    assert f"> {examples.BEFORE} **{examples.CUT}** {examples.AFTER}" in told
    assert "> -# [1]" in told


async def test_context_that_is_gone_is_told(world: World) -> None:
    card = await checked(world)
    result = await world.alice.click(card, label="Context 2")
    assert words(result.response) == f"⚠️ {CHANGED}"


async def test_share_posts_once_and_names_who_shared(world: World) -> None:
    private = await checked(world, private=True)
    result = await world.alice.click(private, label="Share")
    public = world.channel.last_message
    assert words(public).startswith(f"-# Shared by <@{world.alice.id}>\n### ✅ Supported")
    assert "Share" not in labels(public)
    assert "Share" not in labels(private)
    assert len(result.followups) == 1


async def test_a_double_press_of_share_posts_once(world: World) -> None:
    private = await checked(world, private=True)
    world.engine.seen.add(private.id)
    await world.alice.click(private, label="Share")
    assert world.written() == []


async def test_details_of_a_reports_claim(world: World) -> None:
    world.engine.result = examples.REPORT
    card = await checked(world)
    assert labels(card) == ["Details", "Details", "Details", "Closest"]
    result = await world.alice.click(card, custom_id=f"receipts:evidence:q0:{1}:0")
    assert words(result.response).startswith("### ✅ Supported")
    closest = await world.alice.click(card, label="Closest")
    assert words(closest.response).startswith("### Closest passages\n-# None of them settles it.")


async def test_claims_beyond_the_first_are_shown(world: World) -> None:
    world.engine.result = Report((examples.UNKNOWN,) * 6 + (examples.REFUTED,) * 2)
    card = await checked(world)
    result = await world.alice.click(card, label="2 more claims")
    assert result.ephemeral
    assert words(result.response).count("**❌ Refuted**") == 2


async def test_the_buttons_work_after_a_restart(world: World) -> None:
    card = await checked(world, private=True)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    before = len(world.engine.asked)
    more = await world.alice.click(card, label="More evidence (1)")
    assert examples.MINISTRY in words(more.response).replace("**", "")
    assert world.engine.asked[before:] == [world.engine.asked[0]]
    shared = await world.alice.click(card, label="Share")
    assert len(shared.followups) == 1


async def test_a_button_shows_what_its_card_showed_while_the_bot_runs(world: World) -> None:
    card = await checked(world)
    world.engine.result = examples.REFUTED
    more = await world.alice.click(card, label="More evidence (1)")
    assert examples.MINISTRY in words(more.response).replace("**", "")
    assert len(world.engine.asked) == 1


async def test_evidence_that_is_gone_after_a_restart_is_told(world: World) -> None:
    card = await checked(world)
    world.engine.result = examples.REFUTED
    await world.env.restart_bot(ReceiptsBot(world.engine))
    more = await world.alice.click(card, label="More evidence (1)")
    assert words(more.response) == f"⚠️ {CHANGED}"


@pytest.mark.parametrize("label", ["More evidence (1)", "Context 1", "Share"])
async def test_a_forgotten_question_is_told_privately(world: World, label: str) -> None:
    card = await checked(world, private=True)
    world.engine.remembered.clear()
    result = await world.alice.click(card, label=label)
    told = result.followups[0] if label == "Share" else result.response
    assert words(told) == f"⚠️ {FORGOTTEN}"
    assert told.ephemeral
    assert world.written() == []


async def test_a_question_of_another_server_is_not_recalled(world: World) -> None:
    card = await checked(world)
    world.engine.remembered["q0"] = examples.asked_elsewhere("q0")
    result = await world.alice.click(card, label="More evidence (1)")
    assert words(result.response) == f"⚠️ {FORGOTTEN}"


async def test_an_error_behind_a_button_is_told(world: World) -> None:
    card = await checked(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    world.engine.error = StoreError("The index cannot be read. Run `receipts doctor`.")
    result = await world.alice.click(card, label="More evidence (1)")
    assert words(result.response) == r"⚠️ The index cannot be read. Run \`receipts doctor\`."


async def test_a_bug_behind_a_button_shows_an_id(world: World) -> None:
    card = await checked(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    world.engine.error = KeyError("bug")
    result = await world.alice.click(card, label="More evidence (1)")
    assert "Something went wrong on my side (id " in words(result.response)


async def test_a_press_that_discord_forgot_does_no_work(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    card = await checked(world, private=True)
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062, times=None)
    await world.alice.click(card, label="More evidence (1)")
    await world.alice.click(card, label="Share")
    assert caplog.text.count("interaction gone before the deferral") == 2
    assert world.written() == []


def test_each_custom_id_matches_one_button() -> None:
    buttons = [
        controls.evidence_button("q0", 1, 3, "x"),
        controls.context_button("q0", 1, 3, "x"),
        controls.claims_button("q0", 3, "x"),
        controls.share_button("q0", EN),
    ]
    for position, button in enumerate(buttons):
        fits = [
            kind.__discord_ui_compiled_template__.fullmatch(button.custom_id or "") is not None
            for kind in BUTTONS
        ]
        assert fits == [kind == position for kind in range(len(BUTTONS))]


async def test_a_view_holds_no_finished_card_in_memory(world: World) -> None:
    await checked(world)
    store = world.env.bot._connection._view_store
    assert store._views == {}
    assert store._synced_message_views == {}
