"""A gateway that fails: nothing is lost, and nothing is answered twice."""

from tests.chat import payloads
from tests.chat.gateway import IDENTIFY, RESUME
from tests.chat.wire import Bot, texts

ANSWER = "/token51/messages/@original"
CHANNEL = f"/channels/{payloads.CHANNEL}/messages"


async def answered(bot: Bot, *messages: str) -> None:
    """Each message has one answer, and no other has any."""
    await bot.discord.sent("POST", CHANNEL, count=len(messages), done=True)
    replies = bot.discord.seen("POST", CHANNEL)
    replied_to = [str(reply.body["message_reference"]["message_id"]) for reply in replies]
    assert sorted(replied_to) == sorted(messages)


async def test_a_message_that_was_missed_is_answered_once_after_the_resume(running: Bot) -> None:
    discord = running.discord
    await discord.mention("61")
    await discord.sent("POST", CHANNEL)
    discord.gateway.drop()
    await discord.mention("62")
    await discord.framed(RESUME)
    await discord.mention("63")
    await answered(running, "61", "62", "63")
    [identify] = [frame for frame in discord.frames if frame["op"] == IDENTIFY]
    assert identify


async def test_a_request_to_reconnect_is_followed_without_losing_a_message(running: Bot) -> None:
    discord = running.discord
    await discord.gateway.reconnect()
    await discord.mention("61")
    await discord.framed(RESUME)
    await discord.mention("62")
    await answered(running, "61", "62")


async def test_a_session_that_is_gone_is_begun_anew(running: Bot) -> None:
    discord = running.discord
    await discord.mention("61")
    await discord.sent("POST", CHANNEL)
    discord.gateway.forgets = 1
    await discord.gateway.reconnect()
    await discord.framed(IDENTIFY, count=2)
    await discord.mention("61")
    await discord.mention("62")
    await answered(running, "61", "62")


async def test_an_unreachable_gateway_is_tried_again(running: Bot) -> None:
    discord = running.discord
    discord.gateway.unreachable = 2
    discord.gateway.drop()
    await discord.mention("61")
    await discord.framed(RESUME)
    await answered(running, "61")


async def test_a_gateway_that_dies_before_the_answer_does_not_take_it_along(running: Bot) -> None:
    discord = running.discord
    await discord.check("51", "slow words")
    await discord.held()
    discord.gateway.drop()
    discord.gate.set()
    answer = await discord.sent("PATCH", ANSWER, done=True)
    assert texts(answer).startswith("### ✅ Supported")
    await discord.framed(RESUME)
    await discord.mention("61")
    await answered(running, "61")
    assert len(discord.seen("PATCH", ANSWER)) == 1


async def test_a_message_that_comes_twice_is_answered_once(running: Bot) -> None:
    for id in ("61", "61", "62"):
        await running.discord.mention(id)
    await answered(running, "61", "62")


async def test_a_message_that_comes_again_while_it_is_answered_is_answered_once(
    running: Bot,
) -> None:
    discord = running.discord
    await discord.mention("61", "slow words")
    await discord.held()
    await discord.mention("61", "slow words")
    discord.gate.set()
    await discord.mention("62")
    await answered(running, "61", "62")
