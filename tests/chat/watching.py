"""Rounds of the bot's watch, and cards whose claims are watched."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.posted import Posted
from bot.chat.watchman import Watchman
from bot.domain import Answer, Report
from bot.store import Watch
from tests.chat.conftest import World


class Round:
    """The bot's rounds of looking, over sources whose state the test sets."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self.world = world
        # What is too old is deleted by the machine's own clock.
        world.moment.now = datetime.now(UTC)
        self.state = "0"
        self.changes = 0
        watches = world.engine.records.watches
        monkeypatch.setattr(watches, "state", lambda scope: f"{self.state} {scope.house}")
        monkeypatch.setattr(watches, "mark", lambda: (self.changes, 0))
        self.restart()

    def restart(self, serves: Callable[[int], bool] = lambda server: True) -> None:
        bot: Any = self.world.env.bot
        self.watchman = Watchman(
            bot.desk, bot.book, bot.gate, Posted(bot), self.world.moment, serves
        )

    def change(self, result: Report | Answer) -> None:
        self.world.engine.result = result
        self.changes += 1
        self.state = str(self.changes)

    async def look(self, times: int = 2) -> None:
        """Two rounds: sources that have changed are checked when they stay as they are."""
        for _ in range(times):
            await self.watchman.look()


def watches(world: World) -> tuple[Watch, ...]:
    return world.engine.records.watches.expired(datetime.max.replace(tzinfo=UTC))


async def checked(world: World, **options: Any) -> Any:
    result = await world.alice.slash(world.channel, "check", text="words", **options)
    return result.response


async def watched(world: World) -> Any:
    card = await checked(world)
    await world.alice.click(card, label="Watch")
    return card


def shown(world: World, card: Any) -> Any:
    return next(message for message in world.channel.history() if message.id == card.id)
