from typing import Any

import discord
import pytest

from bot.chat import controls
from bot.chat.buttons import BUTTONS, CardButton
from bot.chat.choosing import CHOOSING_ITEMS
from bot.chat.client import ReceiptsBot
from bot.chat.forms import FORM_BUTTONS
from bot.chat.watch_button import WatchButton
from bot.chat.words import Words
from bot.domain import Report
from bot.errors import StoreError
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.reading import labels, rows, words

EN = Words.of("en")
FORGOTTEN = EN("notice.forgotten")
CHANGED = EN("notice.changed")


async def checked(world: World, **options: Any) -> Any:
    result = await world.alice.slash(world.channel, "check", text="words", **options)
    return result.response


async def test_more_evidence_is_private_and_goes_on_where_the_card_stopped(world: World) -> None:
    card = await checked(world)
    assert rows(card) == [
        ["More (1)", "Context", "Follow up"],
        ["Watch", "Feedback", "Delete"],
    ]
    result = await world.alice.click(card, label="More (1)")
    assert result.ephemeral
    assert examples.MINISTRY in words(result.response).replace("**", "")
    assert examples.CUT not in words(result.response).replace("**", "")


async def test_anybody_may_press_the_buttons_of_a_public_card(world: World) -> None:
    card = await checked(world)
    result = await world.admin.click(card, label="More (1)")
    assert examples.MINISTRY in words(result.response).replace("**", "")


async def test_context_shows_the_neighbours_with_the_cited_sentence_in_bold(world: World) -> None:
    card = await checked(world)
    result = await world.alice.click(card, label="Context")
    assert result.ephemeral
    told = words(result.response)
    assert f"> {examples.BEFORE} **{examples.CUT}** {examples.AFTER}" in told
    assert "> -# [1]" in told


async def test_context_that_is_gone_is_told(world: World) -> None:
    world.engine.result = examples.CONFLICTING
    card = await checked(world)
    result = await world.alice.click(card, label="Context")
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
    world.engine.records.memory.claim_message(private.id)
    await world.alice.click(private, label="Share")
    assert world.written() == []


async def test_nothing_is_shared_where_the_bot_may_not_answer_any_more(world: World) -> None:
    private = await checked(world, private=True)
    await world.set(channels=(world.guild.create_text_channel("claims").id,))
    result = await world.alice.click(private, label="Share")
    assert result.ephemeral
    assert words(result.response).startswith("🧭 In ")
    assert world.written() == []


async def test_a_menu_opens_one_claim_of_a_report_for_who_chose(world: World) -> None:
    world.engine.result = examples.REPORT
    card = await checked(world)
    assert labels(card) == ["Delete"]
    await world.env.restart_bot(ReceiptsBot(world.engine))
    opened = await world.admin.select(card, ["1"])
    assert opened.ephemeral
    assert words(opened.response).startswith("### ✅ Supported")
    assert rows(opened.response) == [["More (1)", "Context", "Follow up", "Watch", "Feedback"]]
    more = await world.admin.click(opened.response, label="More (1)")
    assert examples.MINISTRY in words(more.response).replace("**", "")


async def test_claims_beyond_the_first_are_shown(world: World) -> None:
    world.engine.result = Report((examples.UNKNOWN,) * 12 + (examples.REFUTED,) * 2)
    card = await checked(world)
    result = await world.alice.click(card, label="2 more claims")
    assert result.ephemeral
    assert words(result.response).count("Refuted**") == 2
    opened = await world.alice.select(result.response, ["13"])
    assert words(opened.response).startswith("### ❌ Refuted")


async def test_the_buttons_work_after_a_restart(world: World) -> None:
    card = await checked(world, private=True)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    before = len(world.engine.asked)
    more = await world.alice.click(card, label="More (1)")
    assert examples.MINISTRY in words(more.response).replace("**", "")
    assert world.engine.asked[before:] == [world.engine.asked[0]]
    shared = await world.alice.click(card, label="Share")
    assert len(shared.followups) == 1


async def test_a_button_shows_what_its_card_showed_while_the_bot_runs(world: World) -> None:
    card = await checked(world)
    world.engine.result = examples.REFUTED
    more = await world.alice.click(card, label="More (1)")
    assert examples.MINISTRY in words(more.response).replace("**", "")
    assert len(world.engine.asked) == 1


async def test_evidence_that_is_gone_after_a_restart_is_told(world: World) -> None:
    card = await checked(world)
    world.engine.result = examples.REFUTED
    await world.env.restart_bot(ReceiptsBot(world.engine))
    more = await world.alice.click(card, label="More (1)")
    assert words(more.response) == f"⚠️ {CHANGED}"


@pytest.mark.parametrize("label", ["More (1)", "Context", "Share"])
async def test_a_forgotten_question_is_told_privately(world: World, label: str) -> None:
    card = await checked(world, private=True)
    world.engine.records.memory.forget_server(str(world.guild.id))
    result = await world.alice.click(card, label=label)
    told = result.followups[0] if label == "Share" else result.response
    assert words(told) == f"⚠️ {FORGOTTEN}"
    assert told.ephemeral
    assert world.written() == []


async def test_a_question_of_another_server_is_not_recalled(world: World) -> None:
    card = await checked(world)
    with world.engine.records.memory._connections.writing() as db:
        db.execute("UPDATE asked SET server = 'another'")
    result = await world.alice.click(card, label="More (1)")
    assert words(result.response) == f"⚠️ {FORGOTTEN}"


async def test_an_error_behind_a_button_is_told(world: World) -> None:
    card = await checked(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    world.engine.error = StoreError("The index cannot be read. Run `receipts doctor`.")
    result = await world.alice.click(card, label="More (1)")
    assert words(result.response) == r"⚠️ The index cannot be read. Run \`receipts doctor\`."


async def test_a_bug_behind_a_button_shows_an_id(world: World) -> None:
    card = await checked(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    world.engine.error = KeyError("bug")
    result = await world.alice.click(card, label="More (1)")
    assert "Something went wrong on my side (id " in words(result.response)


async def test_a_press_that_discord_forgot_does_no_work(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    card = await checked(world, private=True)
    world.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062, times=None)
    await world.alice.click(card, label="More (1)")
    await world.alice.click(card, label="Share")
    assert caplog.text.count("interaction gone before the deferral") == 2
    assert world.written() == []


def test_each_custom_id_matches_one_button() -> None:
    option = discord.SelectOption(label="x")
    buttons: list[controls.Button | controls.Menu] = [
        controls.evidence_button("q0", 1, 3, "x"),
        controls.context_button("q0", 1, [3, 0], EN),
        controls.claims_button("q0", 3, "x"),
        controls.claim_menu("q0", 3, [option], EN),
        controls.share_button("q0", EN),
        controls.delete_button("q0", EN),
        controls.follow_button("q0", 1, EN),
        controls.feedback_button("q0", 1, EN),
        controls.watch_button("q0", 1, 2**62, watched=False, words=EN),
        controls.pick_menu("q0", [option], EN),
        controls.picked_button("q0", "x", all_of_them=True, enabled=True),
    ]
    items: tuple[type[CardButton], ...] = (*BUTTONS, *FORM_BUTTONS, WatchButton, *CHOOSING_ITEMS)
    for position, button in enumerate(buttons):
        fits = [
            kind.__discord_ui_compiled_template__.fullmatch(button.custom_id or "") is not None
            for kind in items
        ]
        assert fits == [kind == position for kind in range(len(items))]


def may_moderate(world: World) -> Any:
    rights = discord.Permissions(manage_messages=True)
    role = world.guild.create_role("Moderators", permissions=rights)
    return world.guild.add_member(world.env.create_user("mod"), roles=[role])


async def test_who_asked_may_delete_the_card(world: World) -> None:
    card = await checked(world)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    await world.alice.click(card, label="Delete")
    assert world.written() == []
    assert world.engine.records.audit.last(str(world.guild.id)) == ()


async def test_a_moderator_may_delete_the_card_which_is_noted(world: World) -> None:
    card, moderator = await checked(world), may_moderate(world)
    await moderator.click(card, label="Delete")
    assert world.written() == []
    [entry] = world.engine.records.audit.last(str(world.guild.id))
    assert (entry.person, entry.action, entry.detail) == (moderator.id, "card_deleted", "")
    told = (await world.admin.slash(world.channel, "settings audit")).response
    assert "Somebody's answer deleted" in words(told)


async def test_a_card_that_somebody_else_has_just_deleted_is_no_trouble(world: World) -> None:
    card = await checked(world)
    world.env.inject_error("DELETE", "/webhooks/*/*/messages/@original", status=404, code=10008)
    result = await world.alice.click(card, label="Delete")
    assert result.followups == []


async def test_others_may_not_delete_the_card(world: World) -> None:
    card = await checked(world)
    result = await world.admin.click(card, label="Delete")
    [told] = result.followups
    assert told.flags.ephemeral
    assert words(told) == f"⚠️ {EN('notice.not_yours_to_delete')}"
    assert len(world.written()) == 1


async def test_a_card_whose_asker_is_forgotten_is_for_moderators_to_delete(world: World) -> None:
    card = await checked(world)
    world.engine.records.memory.forget_server(str(world.guild.id))
    await world.alice.click(card, label="Delete")
    assert len(world.written()) == 1
    await may_moderate(world).click(card, label="Delete")
    assert world.written() == []


async def test_a_private_card_has_nothing_to_delete_until_it_is_shared(world: World) -> None:
    private = await checked(world, private=True)
    assert "Delete" not in labels(private)
    await world.alice.click(private, label="Share")
    assert "Delete" not in labels(private)
    await world.alice.click(world.channel.last_message, label="Delete")
    assert world.written() == []


async def test_a_view_holds_no_finished_card_in_memory(world: World) -> None:
    await checked(world)
    store = world.env.bot._connection._view_store
    assert store._views == {}
    assert store._synced_message_views == {}
