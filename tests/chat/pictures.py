"""Pictures of every card for the documentation.

`python -m tests.chat.pictures [name ...] [--language de] [--folder FOLDER]`; without names, all.
"""

import argparse
import asyncio
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import discord
import numpy as np
import simcord
from PIL import Image, ImageChops

from bot.chat.client import ReceiptsBot
from bot.servers import LANGUAGES
from tests.chat.conftest import Moment
from tests.chat.fakes import FakeEngine, fake_engine
from tests.chat.scenes import ANSWERS, Scene
from tests.chat.server_scenes import SERVERS

FOLDER = Path(__file__).parents[2] / "docs" / "cards"
SCENES = ANSWERS | SERVERS
PHONE = "-phone"
WIDTHS = {"": 760, PHONE: 390}
"""How wide a message is, by the ending of the picture's name."""
ON_PHONES = (
    "report",
    "picker",
    "long",
    "conflicting",
    "not-enough-evidence",
    "supported",
    "watched",
    "abstained",
    "stats",
    "settings",
    "sources",
)
FORMS = ("feedback",)
"""Scenes whose end is a form instead of a message."""
FORM_SURFACE = (0x39, 0x3A, 0x41)
SCALE = 2
DIMMED = ((0x37, 0x38, 0x3E), (0x3D, 0x3E, 0x45), (0x42, 0x49, 0x8C), (0x7A, 0x30, 0x39))
"""Buttons while the page talks to its server, which a picture can catch it at."""
DIMMED_PIXELS = 1500
SHOTS = 12
PANE = (530, 120, 2990, 3960)
PAD = 28


async def _picture(name: str, ending: str, language: str | None, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch, fake_engine(Path(scratch)) as engine:
        await _taken(name, ending, language, folder, engine)


async def _taken(
    name: str, ending: str, language: str | None, folder: Path, engine: FakeEngine
) -> None:
    moment = Moment(datetime(2026, 1, 1, tzinfo=UTC))
    bot = ReceiptsBot(engine, now=moment, message_content=True)
    async with simcord.run(bot, check_errors=False, shard_count=1) as env:
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
        if language is not None:
            await bot.book.change(guild.id, language=language)
        env.settle_timeout = 120.0
        target = await SCENES[name](Scene(env, engine, guild, channel, person, moment))
        async with env.preview(
            channel, viewers=[person], display="fixed", width=WIDTHS[ending], height=1900
        ) as view:
            await view.show(target)
            path = folder / f"{name}{ending}.png"
            await asyncio.to_thread(_shoot, view.url, path, form=name in FORMS)


def _shoot(url: str, path: Path, *, form: bool) -> None:
    for _ in range(SHOTS):
        page = _page(url)
        left, top, right, bottom = _form_box(page) if form else _message_box(page)
        pad = 0 if form else PAD
        drawn = page.crop((left - pad, top - pad, right + pad, bottom + pad))
        if not _is_dimmed(drawn):
            break
    else:
        raise RuntimeError(f"{path.name} has dimmed buttons in each of {SHOTS} shots")
    drawn.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def _page(url: str) -> Image.Image:
    chromium = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        subprocess.run(
            [
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={folder}",
                f"--force-device-scale-factor={SCALE}",
                "--window-size=1500,2200",
                "--force-prefers-reduced-motion",
                "--virtual-time-budget=10000",
                f"--screenshot={shot}",
                url,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return Image.open(shot).convert("RGB").crop(PANE)


def _is_dimmed(drawn: Image.Image) -> bool:
    pixels = np.asarray(drawn)
    return any((pixels == colour).all(axis=2).sum() > DIMMED_PIXELS for colour in DIMMED)


def _message_box(page: Image.Image) -> tuple[int, int, int, int]:
    """Find the message: what differs from the background of the main pane."""
    background = Image.new("RGB", page.size, page.getpixel((4, 4)))
    drawn = ImageChops.difference(page, background).convert("L").point(lambda v: 255 * (v > 4))
    return _box(drawn)


def _form_box(page: Image.Image) -> tuple[int, int, int, int]:
    """Find the form, whose surface is lighter than all of the darkened page behind it."""
    surface = (np.asarray(page) == FORM_SURFACE).all(axis=2)
    rows = np.flatnonzero(surface.sum(axis=1) > page.width // 10)
    columns = np.flatnonzero(surface.sum(axis=0) > len(rows) // 2)
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _box(drawn: Image.Image) -> tuple[int, int, int, int]:
    box = drawn.getbbox()
    if box is None:
        raise RuntimeError("the picture shows nothing")
    return box


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    everything = [*SCENES, *(name + PHONE for name in ON_PHONES)]
    parser.add_argument("names", nargs="*", default=everything, help="such as report-phone")
    parser.add_argument("--language", choices=LANGUAGES, help="the server's language")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    for name in args.names:
        ending = PHONE if name.endswith(PHONE) else ""
        asyncio.run(_picture(name.removesuffix(ending), ending, args.language, args.folder))


if __name__ == "__main__":
    main()
