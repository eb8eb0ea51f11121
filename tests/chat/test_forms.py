from datetime import date
from typing import Any

import pytest
from discord import ui

from bot.chat.client import ReceiptsBot
from bot.chat.forms import _questions
from bot.chat.words import LANGUAGES, Words
from bot.domain import Report, Verdict
from bot.votes import Vote
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.fakes import queries
from tests.chat.reading import labels, words

EN = Words.of("en")


async def checked(world: World, **options: Any) -> Any:
    return (await world.alice.slash(world.channel, "check", text="words", **options)).response


async def asked_on(world: World, card: Any, question: str, person: Any = None) -> Any:
    person = person or world.alice
    form = await person.click(card, label="Follow up")
    return await person.submit_modal(form, {"question": question})


async def test_a_follow_up_inherits_the_claim_and_names_it(world: World) -> None:
    card = await checked(world)
    world.engine.result = examples.ANSWERED
    result = await asked_on(world, card, "and who announced it?", world.admin)
    assert world.engine.asked[-1][:2] == ("follow", "and who announced it?")
    assert world.engine.earlier == [examples.SUPPORTED.query.text]
    assert words(result.response).startswith(f"-# Follows “{examples.SUPPORTED.query.text}”")
    assert not result.ephemeral
    assert len(world.written()) == 2


async def test_a_follow_up_to_a_private_card_is_private(world: World) -> None:
    result = await asked_on(world, await checked(world, private=True), "and when?")
    assert result.ephemeral


async def test_a_follow_up_is_private_where_the_servers_answers_are(world: World) -> None:
    card = await checked(world)
    await world.set(private=True)
    result = await asked_on(world, card, "and when?", world.admin)
    assert result.ephemeral
    assert "Share" in labels(result.response)


async def test_nobody_follows_up_where_they_may_not_ask(world: World) -> None:
    card = await checked(world)
    form = await world.alice.click(card, label="Follow up")
    await world.set(channels=(world.guild.create_text_channel("claims").id,))
    for refused in (
        await world.alice.submit_modal(form, {"question": "and when?"}),
        await world.alice.click(card, label="Follow up"),
    ):
        assert refused.ephemeral
        assert words(refused.response).startswith("🧭 In ")
    assert len(world.engine.asked) == 1


async def test_a_follow_up_counts_as_a_question_once_it_is_sent(world: World) -> None:
    await world.set(cooldown_s=30)
    card = await checked(world)
    assert words((await asked_on(world, card, "and when?")).response).startswith(
        "⏳ That was fast."
    )
    world.moment.pass_(seconds=30)
    assert words((await asked_on(world, card, "and when?")).response).startswith("-# Follows")
    refused = await world.alice.slash(world.channel, "check", text="words")
    assert words(refused.response).startswith("⏳ That was fast.")
    assert len(world.engine.asked) == 2


async def test_a_follow_up_of_a_reports_claim_follows_that_claim(world: World) -> None:
    world.engine.result = examples.REPORT
    opened = (await world.alice.select(await checked(world), ["2"])).response
    await asked_on(world, opened, "and who says so?")
    assert world.engine.earlier == [examples.CONFLICTING.query.text]


async def test_a_follow_up_of_a_follow_up_keeps_the_claim(world: World) -> None:
    card = await checked(world)
    world.engine.result = examples.ANSWERED
    first = (await asked_on(world, card, "who?")).response
    await asked_on(world, first, "and when?")
    earlier = f"{examples.SUPPORTED.query.text} {examples.ANSWERED.query.text}"
    assert world.engine.earlier[-1] == earlier


async def test_a_form_opened_before_a_restart_is_taken_after_it(world: World) -> None:
    card = await checked(world)
    form = await world.alice.click(card, label="Follow up")
    await world.env.restart_bot(ReceiptsBot(world.engine))
    result = await world.alice.submit_modal(form, {"question": "and when?"})
    assert words(result.response).startswith("-# Follows “")


async def test_a_follow_ups_buttons_work_after_a_restart(world: World) -> None:
    result = await asked_on(world, await checked(world), "and when?")
    await world.env.restart_bot(ReceiptsBot(world.engine))
    more = await world.alice.click(result.response, label="More (1)")
    assert examples.MINISTRY in words(more.response).replace("**", "")
    assert world.engine.asked[-1][:2] == ("follow", "and when?")


async def test_a_follow_up_to_something_forgotten_says_so(world: World) -> None:
    card = await checked(world)
    world.engine.records.memory.forget_server(str(world.guild.id))
    result = await asked_on(world, card, "and when?")
    assert words(result.response) == f"⚠️ {EN('notice.forgotten')}"


async def voted(world: World, person: Any, card: Any, **values: Any) -> Any:
    form = await person.click(card, label="Feedback")
    return await person.submit_modal(form, values)


async def test_a_vote_is_kept_with_its_server_and_verdict(world: World) -> None:
    card = await checked(world)
    await world.set(keeps_text=True)
    await world.env.restart_bot(ReceiptsBot(world.engine))
    result = await voted(
        world, world.alice, card, verdict="wrong", reason=" It rained. ", keep=True
    )
    assert result.ephemeral
    assert words(result.response) == f"🗳️ {EN('feedback.thanks')}"
    server = str(world.guild.id)
    [asked] = queries(world.engine)
    assert world.engine.records.feedback.of(asked.id, 0, world.alice.id) == Vote(
        asked.id, 0, world.alice.id, server, Verdict.SUPPORTED, False, "It rained.", True
    )


async def test_a_second_vote_replaces_the_first_and_starts_from_it(world: World) -> None:
    card = await checked(world)
    await voted(world, world.alice, card, verdict="wrong", reason="It rained.")
    form = await world.alice.click(card, label="Feedback")
    rows = {row["component"]["custom_id"]: row["component"] for row in form.modal["components"]}
    assert [option.get("default") for option in rows["verdict"]["options"]] == [False, True]
    assert rows["reason"]["value"] == "It rained."
    await world.alice.submit_modal(form, {"verdict": "right"})
    server = str(world.guild.id)
    assert world.engine.records.feedback.tally(server, date.min) == (1, 0)
    assert world.engine.records.feedback.tally("elsewhere", date.min) == (0, 0)


async def test_each_person_and_each_claim_has_a_vote(world: World) -> None:
    world.engine.result = Report(examples.REPORT.claims)
    card = await checked(world)
    for person, claim in ((world.alice, "0"), (world.alice, "1"), (world.admin, "0")):
        opened = (await person.select(card, [claim])).response
        await voted(world, person, opened, verdict="right")
    assert world.engine.records.feedback.tally(str(world.guild.id), date.min) == (3, 0)


def asked_in(form: Any) -> list[str]:
    """What a form asks for."""
    return [row["component"]["custom_id"] for row in form.modal["components"]]


async def test_no_reason_is_kept_longer_where_the_server_keeps_no_words(world: World) -> None:
    card = await checked(world)
    await world.set(keeps_text=True)
    form = await world.alice.click(card, label="Feedback")
    assert asked_in(form) == ["verdict", "reason", "keep"]
    await world.set(keeps_text=False)
    await world.alice.submit_modal(form, {"verdict": "wrong", "reason": "Rain.", "keep": True})
    [asked] = queries(world.engine)
    vote = world.engine.records.feedback.of(asked.id, 0, world.alice.id)
    assert vote is not None
    assert (vote.reason, vote.may_keep) == ("Rain.", False)
    again = await world.alice.click(card, label="Feedback")
    assert asked_in(again) == ["verdict", "reason"]


async def test_in_direct_messages_the_person_alone_says_what_may_be_kept(world: World) -> None:
    card = (await world.alice.user.slash("check", text="words")).response
    form = await world.alice.user.click(card, label="Feedback")
    assert asked_in(form) == ["verdict", "reason", "keep"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_keep_discords_limits(language: str) -> None:
    told = Words.of(language)
    for title in ("feedback.title", "follow.title"):
        assert len(told(title)) <= 45
    fields = _questions(None, told, may_keep=True)
    labels = [one for one in fields if isinstance(one, ui.Label)]
    assert len(labels) == 3
    for one in labels:
        assert len(one.text) <= 45
        assert len(one.description or "") <= 100
