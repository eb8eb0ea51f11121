import logging
from typing import Any

import discord
import pytest

from bot.chat.client import ReceiptsBot
from bot.domain import Report, Scope, Skipped
from bot.errors import EmptyIndexError
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.reading import labels, words


async def test_a_mention_is_answered_as_a_reply_that_pings_nobody(world: World) -> None:
    world.engine.result = examples.ANSWERED
    asked = await world.alice.send(world.channel, f"{world.mention} who announced it?")
    reply = world.channel.last_message
    assert words(reply).startswith("### 🔎 Answer")
    assert reply.reference.message_id == asked.id
    assert world.engine.asked == [("answer", "who announced it?", Scope(str(world.guild.id)))]
    sent = world.env.http_requests[-1].json
    assert sent["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert "Share" not in labels(reply)


async def test_the_bot_shows_that_it_works_before_it_answers(world: World) -> None:
    before = len(world.env.http_requests)
    await world.alice.send(world.channel, f"{world.mention} who announced it?")
    paths = [entry.path.rsplit("/", 1)[1] for entry in world.env.http_requests[before:]]
    assert paths == ["typing", "messages"]


@pytest.mark.parametrize("words_", ["is this true?", "check this", "", "source?"])
async def test_a_reply_that_points_checks_the_other_message(world: World, words_: str) -> None:
    # The other message mentions the bot, so that Discord lets the bot read it.
    await world.env.restart_bot(ReceiptsBot(world.engine))
    claim = await world.admin.send(world.channel, f"{world.mention} Mali cut ties.")
    before = len(world.engine.asked)
    await world.alice.send(world.channel, f"{world.mention} {words_}", reply_to=claim)
    [(kind, text, _)] = world.engine.asked[before:]
    assert kind == "check"
    assert "Mali cut ties." in text


async def test_a_message_that_discord_hides_is_explained(world: World) -> None:
    claim = await world.admin.send(world.channel, "Mali cut ties.")
    await world.alice.send(world.channel, f"{world.mention} is this true?", reply_to=claim)
    assert world.engine.asked == []
    assert "“Check this message”" in words(world.channel.last_message)


async def test_a_reply_with_words_of_its_own_asks_those(world: World) -> None:
    other = await world.admin.send(world.channel, f"hello {world.mention} there")
    await world.alice.send(world.channel, f"{world.mention} did Mali cut ties?", reply_to=other)
    assert world.engine.asked[-1][:2] == ("answer", "did Mali cut ties?")


async def test_a_bare_mention_gets_help(world: World) -> None:
    await world.alice.send(world.channel, world.mention)
    assert words(world.channel.last_message).startswith("### 🧾 Receipts")
    assert world.engine.asked == []


async def test_pointing_at_the_bots_own_card_gets_help(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} did it?")
    card = world.channel.last_message
    await world.alice.send(world.channel, "is this true?", reply_to=card)
    assert words(world.channel.last_message).startswith("### 🧾 Receipts")


async def test_thanks_to_a_card_stay_unanswered(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} did it?")
    card = world.channel.last_message
    world.engine.result = Report((), (Skipped("thanks!", "no claim"),))
    await world.alice.send(world.channel, "thanks!", reply_to=card)
    assert len(world.written()) == 1


async def test_a_follow_up_question_to_a_card_is_answered(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} did it?")
    card = world.channel.last_message
    await world.alice.send(world.channel, "and who announced it?", reply_to=card)
    assert world.engine.asked[-1][1] == "and who announced it?"
    assert len(world.written()) == 2


async def test_a_named_request_without_a_claim_is_told_so(world: World) -> None:
    world.engine.result = Report((), (Skipped("nice day", "an opinion"),))
    await world.alice.send(world.channel, f"{world.mention} nice day")
    assert words(world.channel.last_message).startswith("### Nothing to check here")


async def test_other_messages_are_left_alone(world: World) -> None:
    texts = ("Mali cut ties.", f"@everyone {world.admin.mention}")
    sent = [await world.alice.send(world.channel, text) for text in texts]
    assert world.written() == []
    claim = world.engine.records.memory.claim_message
    assert [claim(message.id) for message in sent] == [True, True]


async def test_bots_and_webhooks_are_not_answered(world: World) -> None:
    other = world.guild.add_member(world.env.create_user("feed", bot=True))
    await other.send(world.channel, f"{world.mention} did it?")
    hook = world.guild.create_webhook(world.channel)
    await hook.send(f"{world.mention} did it?")
    assert world.engine.asked == []


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    await world.alice.send_dm("Did Mali cut ties?")
    channel = world.alice.user.dm_channel
    assert words(channel.last_message).startswith("### ✅ Supported")
    assert world.engine.asked == [("answer", "Did Mali cut ties?", Scope(f"user:{world.alice.id}"))]


async def test_a_message_is_answered_once_even_after_a_restart(world: World) -> None:
    message = await world.alice.send(world.channel, f"{world.mention} did it?")
    again = world.env.bot.get_channel(world.channel.id)
    assert again is not None
    replay = await again.fetch_message(message.id)
    world.env.bot.dispatch("message", replay)
    await world.env.settle()
    await world.env.restart_bot(ReceiptsBot(world.engine))
    replay = await world.env.bot.get_channel(world.channel.id).fetch_message(message.id)
    world.env.bot.dispatch("message", replay)
    await world.env.settle()
    assert len(world.written()) == 1
    assert len(world.engine.asked) == 1


async def test_an_error_of_the_users_is_told_in_reply(world: World) -> None:
    world.engine.error = EmptyIndexError("Nothing is indexed yet.")
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert words(world.channel.last_message) == "⚠️ Nothing is indexed yet."


async def test_a_bug_is_told_with_an_id_and_logged_without_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.engine.error = RuntimeError("secret")
    with caplog.at_level(logging.INFO):
        await world.alice.send(world.channel, f"{world.mention} secret?")
    assert "(id " in words(world.channel.last_message)
    assert "where=message" in caplog.text
    assert "secret" not in caplog.text


async def test_without_permission_the_author_is_told_once(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error(
        "POST", f"/channels/{world.channel.id}/*", status=403, code=50013, times=None
    )
    for _ in range(2):
        await world.alice.send(world.channel, f"{world.mention} did it?")
    told = [message for message in world.alice.user.dm_channel.history() if message.author.bot]
    assert len(told) == 1
    assert f"I may not write in {world.channel.mention}" in words(told[0]).replace("\\", "")
    assert caplog.text.count("no permission to answer") == 1
    assert world.engine.asked == []


async def test_an_author_who_takes_no_messages_leaves_a_line_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("POST", "/channels/*", status=403, code=50013, times=None)
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert "author not reachable code=" in caplog.text


async def test_without_the_history_permission_the_answer_is_a_plain_message(world: World) -> None:
    world.env.inject_error(
        "POST", f"/channels/{world.channel.id}/messages", status=400, code=160002
    )
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert words(world.channel.last_message).startswith("### ✅ Supported")
    assert world.channel.last_message.reference is None


async def test_an_answer_that_discord_refuses_is_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=400, code=50035)
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert "answer not delivered" in caplog.text


async def test_a_bug_in_an_event_is_logged(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(message_id: int) -> bool:
        raise RuntimeError(words_of_a_user)

    words_of_a_user = "sec" + "ret"
    monkeypatch.setattr(world.engine.records.memory, "claim_message", broken)
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert "where=on_message" in caplog.text
    assert "secret" not in caplog.text


async def test_the_words_of_a_forwarded_or_embedded_message_are_read(world: World) -> None:
    news = await world.admin.send(world.channel, "Mali cut ties.")
    forwarded = await world.admin.forward(news, world.channel)
    await world.alice.context_menu(world.channel, "Check this message", forwarded)
    assert world.engine.asked[-1][1] == "Mali cut ties."
    embed = discord.Embed(title="Mali cuts ties", description="It did so on 4 August.")
    channel: Any = world.env.bot.get_channel(world.channel.id)
    posted = await channel.send(embed=embed)
    await world.alice.context_menu(world.channel, "Check this message", posted)
    assert world.engine.asked[-1][1] == "Mali cuts ties\nIt did so on 4 August."
