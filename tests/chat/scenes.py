"""What the pictures of answers show: each scene ends with the message that is drawn."""

import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat.words import Words
from bot.config import Settings, StoreSettings
from bot.domain import Report, Scope
from bot.engine import Engine
from bot.errors import EmptyIndexError
from bot.store import AutoCheck
from tests.chat import examples
from tests.chat.conftest import Moment, World
from tests.chat.fakes import FakeEngine, Result
from tests.chat.watching import Round

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass
class Scene:
    """A channel with the bot and one person in it, who is an admin."""

    env: Any
    engine: FakeEngine
    guild: Any
    channel: Any
    person: Any
    moment: Moment

    @property
    def server(self) -> str:
        return str(self.guild.id)

    @property
    def words(self) -> Words:
        return Words.of(self.env.bot.book.of(self.guild.id).language)

    async def check(self, result: Result, text: str = "…") -> Any:
        self.engine.result = result
        return await self.used("check", text=text)

    async def ask(self, result: Result, text: str = "…") -> Any:
        self.engine.result = result
        return await self.used("ask", question=text)

    async def used(self, command: str, **options: Any) -> Any:
        return (await self.person.slash(self.channel, command, **options)).response

    async def press(self, card: Any, key: str, **values: Any) -> Any:
        return await self.person.click(card, label=self.words(key, **values))

    async def posted(self, card: Any, *files: Any) -> Any:
        channel = self.env.bot.get_channel(self.channel.id)
        return await channel.send(view=card, files=files)


Act = Callable[[Scene], Awaitable[Any]]


async def _more(scene: Scene) -> Any:
    card = await scene.check(examples.SUPPORTED)
    return (await scene.press(card, "card.more_left", count=1)).response


async def _context(scene: Scene) -> Any:
    card = await scene.ask(examples.ANSWERED)
    return (await scene.press(card, "card.context")).response


async def _private(scene: Scene) -> Any:
    scene.engine.result = examples.REFUTED
    return await scene.used("check", text="…", private=True)


async def _shared(scene: Scene) -> Any:
    return (await scene.press(await _private(scene), "card.share")).followups[0]


async def _picker(scene: Scene) -> Any:
    card = await scene.check(examples.EIGHT, examples.EIGHT_TEXT)
    await scene.person.select(card, ["0", "2", "5"])
    return card


async def _report(scene: Scene) -> Any:
    card = await scene.check(examples.EIGHT, examples.EIGHT_TEXT)
    await scene.press(card, "picker.all", count=8)
    return card


async def _claim(scene: Scene) -> Any:
    return (await scene.person.select(await _report(scene), ["0"])).response


async def _follow_up(scene: Scene) -> Any:
    card = await scene.check(examples.REFUTED)
    form = await scene.press(card, "card.follow_up")
    scene.engine.result = examples.ANSWERED
    sent = await scene.person.submit_modal(form, {"question": examples.ANSWERED.query.text})
    return sent.response


async def _feedback(scene: Scene) -> Any:
    return await scene.press(await scene.check(examples.REFUTED), "card.feedback")


async def _mention(scene: Scene) -> Any:
    scene.engine.result = examples.ANSWERED
    words = f"<@{scene.env.bot.user.id}> {examples.ANSWERED.query.text}"
    await scene.person.send(scene.channel, words)
    return scene.channel.last_message


async def _watched(scene: Scene) -> Any:
    card = await scene.check(examples.SUPPORTED)
    await scene.press(card, "watch.begin")
    return card


async def _news(scene: Scene) -> Any:
    await _watched(scene)
    world = World(
        scene.env,
        scene.engine,
        scene.guild,
        scene.channel,
        scene.person,
        scene.person,
        scene.moment,
    )
    with pytest.MonkeyPatch.context() as patch:
        now = scene.moment.now
        rounds = Round(world, patch)
        scene.moment.now = now
        rounds.change(replace(examples.REFUTED, query=examples.SUPPORTED.query))
        await rounds.look()
    return scene.channel.last_message


async def _unasked(scene: Scene) -> Any:
    scene.engine.records.autochecks.switch_on(AutoCheck(scene.server, scene.channel.id))
    scene.engine.result = Report((examples.REFUTED,))
    await scene.person.send(scene.channel, examples.REFUTED.query.text)
    return scene.channel.last_message


async def _error(scene: Scene) -> Any:
    scene.engine.error = EmptyIndexError(
        "Nothing is indexed yet. An admin can add articles with /sources add."
    )
    return await scene.check(examples.SUPPORTED)


async def _bug(scene: Scene) -> Any:
    scene.engine.error = RuntimeError("a bug")
    return await scene.check(examples.SUPPORTED)


async def _receipt(scene: Scene) -> Any:
    """The real engine over the seed articles, as the README shows it."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(store=StoreSettings(path=Path(scratch) / "seeds.db"))
        engine = Engine(settings, create=True)
        engine.add([SEEDS], Scope())
        report = engine.check("did Mali cut ties on Aug 4?", Scope())
        engine.close()
    return await scene.check(report, "did Mali cut ties on Aug 4?")


ANSWERS: dict[str, Act] = {
    "receipt": _receipt,
    "supported": lambda scene: scene.check(examples.SUPPORTED),
    "refuted": lambda scene: scene.check(examples.REFUTED),
    "conflicting": lambda scene: scene.check(examples.CONFLICTING),
    "not-enough-evidence": lambda scene: scene.check(examples.UNKNOWN),
    "answered": _mention,
    "abstained": lambda scene: scene.ask(examples.UNANSWERED),
    "report": _report,
    "picker": _picker,
    "claim": _claim,
    "long": lambda scene: scene.check(examples.LONG),
    "follow-up": _follow_up,
    "feedback": _feedback,
    "more": _more,
    "context": _context,
    "private": _private,
    "shared": _shared,
    "watched": _watched,
    "news": _news,
    "unasked": _unasked,
    "error": _error,
    "bug": _bug,
}
