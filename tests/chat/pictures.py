"""Pictures of every card for the documentation: `python -m tests.chat.pictures [name ...]`."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord
from PIL import Image, ImageChops

from bot.chat.client import ReceiptsBot
from bot.chat.index_cards import indexed_card, progress_card
from bot.chat.progress import Pace
from bot.chat.words import Words
from bot.config import Settings, StoreSettings
from bot.domain import Scope
from bot.engine import Engine
from bot.errors import EmptyIndexError
from bot.holdings import IndexProgress
from tests.chat import examples
from tests.chat.fakes import FAILED, FakeEngine, Result, fake_engine, own_feed, server_sources

FOLDER = Path(__file__).parents[2] / "docs" / "cards"
EN = Words.of("en")
WIDTHS = {"": 760, "-phone": 390}
"""How wide a message is, by the ending of the picture's name."""
ON_PHONES = ("report", "picker", "long", "conflicting", "not-enough-evidence")
SCALE = 2
PANE = (530, 120, 2990, 3160)
PAD = 28


@dataclass
class Scene:
    """A channel with the bot and one person in it."""

    env: Any
    engine: FakeEngine
    channel: Any
    person: Any

    async def check(self, result: Result, text: str = "…") -> Any:
        self.engine.result = result
        return (await self.person.slash(self.channel, "check", text=text)).response

    async def ask(self, result: Result, text: str = "…") -> Any:
        self.engine.result = result
        return (await self.person.slash(self.channel, "ask", question=text)).response

    async def used(self, command: str) -> Any:
        return (await self.person.slash(self.channel, command)).response


async def _more(scene: Scene) -> Any:
    card = await scene.check(examples.SUPPORTED)
    return (await scene.person.click(card, label="More evidence (1)")).response


async def _context(scene: Scene) -> Any:
    card = await scene.ask(examples.ANSWERED)
    return (await scene.person.click(card, label="Context")).response


async def _shared(scene: Scene) -> Any:
    scene.engine.result = examples.REFUTED
    private = await scene.person.slash(scene.channel, "check", text="…", private=True)
    return (await scene.person.click(private.response, label="Share")).followups[0]


async def _picker(scene: Scene) -> Any:
    card = await scene.check(examples.EIGHT, examples.EIGHT_TEXT)
    await scene.person.select(card, ["0", "2", "5"])
    return card


async def _report(scene: Scene) -> Any:
    card = await scene.check(examples.EIGHT, examples.EIGHT_TEXT)
    await scene.person.click(card, label="Check all (8)")
    return card


async def _claim(scene: Scene) -> Any:
    card = await _report(scene)
    return (await scene.person.select(card, ["0"])).response


async def _follow_up(scene: Scene) -> Any:
    card = await scene.check(examples.REFUTED)
    form = await scene.person.click(card, label="Follow up")
    scene.engine.result = examples.ANSWERED
    sent = await scene.person.submit_modal(form, {"question": examples.ANSWERED.query.text})
    return sent.response


async def _mention(scene: Scene) -> Any:
    scene.engine.result = examples.ANSWERED
    words = f"<@{scene.env.bot.user.id}> {examples.ANSWERED.query.text}"
    await scene.person.send(scene.channel, words)
    return scene.channel.last_message


async def _welcome(scene: Scene) -> Any:
    guild = scene.env.bot.get_guild(scene.person.guild.id)
    scene.env.backend.edit_guild(guild.id, {"system_channel_id": scene.channel.id})
    await scene.env.settle()
    await scene.env.bot.on_guild_join(guild)
    return scene.channel.last_message


async def _error(scene: Scene) -> Any:
    scene.engine.error = EmptyIndexError(
        "Nothing is indexed yet. An admin can add articles with /sources add."
    )
    return await scene.check(examples.SUPPORTED)


async def _bug(scene: Scene) -> Any:
    scene.engine.error = RuntimeError("a bug")
    return await scene.check(examples.SUPPORTED)


async def _status(scene: Scene) -> Any:
    scene.engine.held = server_sources(str(scene.person.guild.id))
    return (await scene.person.slash(scene.channel, "index status")).response


async def _sources(scene: Scene) -> Any:
    server = str(scene.person.guild.id)
    scene.engine.held = [*server_sources(server), own_feed(server)]
    return (await scene.person.slash(scene.channel, "sources list")).response


async def _source(scene: Scene) -> Any:
    await _sources(scene)
    shown = await scene.person.slash(scene.channel, "sources show", source="minutes-2024.md")
    return shown.response


async def _removal(scene: Scene) -> Any:
    await _sources(scene)
    asked = await scene.person.slash(scene.channel, "sources remove", source="minutes-2024.md")
    return asked.response


async def _settings(scene: Scene) -> Any:
    await scene.env.bot.book.change(
        scene.person.guild.id, channels=(scene.channel.id,), cooldown_s=30
    )
    return (await scene.person.slash(scene.channel, "settings view")).response


async def _audit(scene: Scene) -> Any:
    server, who = str(scene.person.guild.id), scene.person.id
    for action, detail in (
        ("source_added", "minutes-2024.md"),
        ("setting:house", "false"),
        ("setting:cooldown_s", "30"),
        ("rebuilt", ""),
    ):
        scene.engine.records.audit.write(server, who, action, detail)
    return (await scene.person.slash(scene.channel, "settings audit")).response


async def _progress(scene: Scene) -> Any:
    progress = IndexProgress(212, 640, "lagos-port.html", FAILED.failed)
    card = progress_card("Indexing minutes-2024.md", progress, EN, Pace(96.0, 267.0))
    return await scene.env.bot.get_channel(scene.channel.id).send(view=card)


async def _indexed(scene: Scene) -> Any:
    return await scene.env.bot.get_channel(scene.channel.id).send(view=indexed_card(FAILED, EN))


async def _receipt(scene: Scene) -> Any:
    """The real engine over the seed articles, as the README shows it."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(store=StoreSettings(path=Path(scratch) / "seeds.db"))
        engine = Engine(settings, create=True)
        engine.add([FOLDER.parents[1] / "seeds"], Scope())
        report = engine.check("did Mali cut ties on Aug 4?", Scope())
        engine.close()
    return await scene.check(report, "did Mali cut ties on Aug 4?")


SCENES: dict[str, Callable[[Scene], Awaitable[Any]]] = {
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
    "more": _more,
    "context": _context,
    "shared": _shared,
    "help": lambda scene: scene.used("help"),
    "welcome": _welcome,
    "error": _error,
    "bug": _bug,
    "status": _status,
    "sources": _sources,
    "source": _source,
    "removal": _removal,
    "settings": _settings,
    "audit": _audit,
    "privacy": lambda scene: scene.used("privacy"),
    "progress": _progress,
    "indexed": _indexed,
}


async def _picture(name: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder, fake_engine(Path(folder)) as engine:
        await _taken(name, ending, engine)


async def _taken(name: str, ending: str, engine: FakeEngine) -> None:
    async with simcord.run(ReceiptsBot(engine), check_errors=False, shard_count=1) as env:
        env.backend.bot_user.name = env.backend.bot_user.global_name = "Receipts"
        guild = env.create_guild("Newsroom")
        admins = guild.create_role(
            "Admins",
            permissions=discord.Permissions(
                manage_guild=True,
                view_channel=True,
                use_application_commands=True,
                send_messages=True,
            ),
        )
        channel = guild.create_text_channel("claims")
        person = guild.add_member(env.create_user("amina", global_name="Amina"), roles=[admins])
        target = await SCENES[name](Scene(env, engine, channel, person))
        async with env.preview(
            channel, viewers=[person], display="fixed", width=WIDTHS[ending], height=1600
        ) as view:
            await view.show(target)
            await asyncio.to_thread(_shoot, view.url, FOLDER / f"{name}{ending}.png")


def _shoot(url: str, path: Path) -> None:
    chromium = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={profile}",
                f"--force-device-scale-factor={SCALE}",
                "--window-size=1500,1900",
                "--force-prefers-reduced-motion",
                "--virtual-time-budget=10000",
                f"--screenshot={path}",
                url,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    _crop(path)


def _crop(path: Path) -> None:
    """Keep the message alone: what differs from the background of the main pane."""
    page = Image.open(path).convert("RGB").crop(PANE)
    background = Image.new("RGB", page.size, page.getpixel((4, 4)))
    drawn = ImageChops.difference(page, background).convert("L").point(lambda v: 255 * (v > 4))
    box = drawn.getbbox()
    if box is None:
        raise RuntimeError(f"{path.name} shows nothing")
    left, top, right, bottom = box
    message = page.crop((left - PAD, top - PAD, right + PAD, bottom + PAD))
    message.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or (*SCENES, *(f"{name}-phone" for name in ON_PHONES)):
        ending = "-phone" if name.endswith("-phone") else ""
        asyncio.run(_picture(name.removesuffix(ending), ending))


if __name__ == "__main__":
    main()
