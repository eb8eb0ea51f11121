from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
import pytest

from bot.chat.desk import Desk
from bot.chat.presence import IndexPresence, presence_of
from bot.chat.words import Words
from bot.domain import IndexStatus, Scope
from bot.errors import StoreError
from tests.chat.fakes import FakeEngine

FILLED = IndexStatus(3, 345, 12345, "model", datetime(2026, 11, 12, 8, tzinfo=UTC), None)
EMPTY = IndexStatus(0, 0, 0, None, None, None)


class Growing(FakeEngine):
    """An engine whose index can change."""

    index: IndexStatus = FILLED
    failure: Exception | None = None

    def status(self, scope: Scope) -> IndexStatus:
        assert scope == Scope()  # What one server has added is not for all to see.
        if self.failure is not None:
            raise self.failure
        return self.index


class Client:
    """Takes note of the presence."""

    def __init__(self) -> None:
        self.shown: list[str | None] = []
        self.error: Exception | None = None

    async def change_presence(self, *, activity: discord.CustomActivity) -> None:
        if self.error is not None:
            raise self.error
        self.shown.append(activity.name)


@pytest.fixture
def growing(engine: FakeEngine) -> Growing:
    return Growing(engine.records)


@pytest.fixture
def desk(growing: Growing) -> Iterator[Desk]:
    made = Desk(growing)
    yield made
    made.close()


async def test_the_presence_is_sent_only_when_it_changed(desk: Desk, growing: Growing) -> None:
    client: Any = Client()
    presence = IndexPresence(client, desk)
    await presence.refresh()
    await presence.refresh()
    assert client.shown == ["12,345 sentences · updated 12 Nov 2026"]
    growing.index = replace(FILLED, sentences=12346)
    await presence.refresh()
    assert len(client.shown) == 2


async def test_a_new_session_gets_its_presence(desk: Desk) -> None:
    client: Any = Client()
    presence = IndexPresence(client, desk)
    await presence.refresh()
    presence.forget()
    await presence.refresh()
    assert len(client.shown) == 2


@pytest.mark.parametrize("error", [ConnectionResetError(), discord.ClientException()])
async def test_a_lost_connection_is_tried_again(desk: Desk, error: Exception) -> None:
    client: Any = Client()
    presence = IndexPresence(client, desk)
    client.error = error
    await presence.refresh()
    client.error = None
    await presence.refresh()
    assert len(client.shown) == 1


@pytest.mark.parametrize("error", [StoreError("The index is in use."), ValueError("a bug")])
async def test_an_error_does_not_end_the_refreshing(
    desk: Desk, growing: Growing, error: Exception
) -> None:
    client: Any = Client()
    presence = IndexPresence(client, desk)
    growing.failure = error
    await presence.refresh()
    growing.failure = None
    await presence.refresh()
    assert len(client.shown) == 1


async def test_a_bot_that_stops_leaves_the_presence_as_it_is(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    client: Any = Client()
    await desk.shift.end(0, 0)
    await IndexPresence(client, desk).refresh()
    assert client.shown == []
    assert "failure id=" not in caplog.text


def test_an_empty_index_says_so() -> None:
    assert presence_of(EMPTY, Words.of("en")) == "Nothing indexed yet"
