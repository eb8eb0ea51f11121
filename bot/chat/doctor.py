"""What `receipts doctor --discord` asks Discord, over HTTP alone: the bot stays offline."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import discord

from bot.chat.client import ReceiptsBot
from bot.chat.invitation import invite_link, lacking, user_link
from bot.chat.markup import tidy
from bot.chat.published import compare
from bot.chat.serving import REFUSED_TOKEN, UNREACHABLE
from bot.chat.translation import CatalogueTranslator
from bot.config import Settings, read_token
from bot.diagnosis import Finding
from bot.engine import Engine
from bot.errors import BotError

PAGE = 200
"""How many servers Discord lists at once."""
PRIVILEGED = {
    "members": ("Server Members", "gateway_guild_members"),
    "presences": ("Presence", "gateway_presence"),
    "message_content": ("Message Content", "gateway_message_content"),
}
"""Each privileged intent: its name in the Developer Portal, and the application's flag for it."""
ENDPOINT = (
    "an Interactions Endpoint URL is set, and Discord sends every command there. Clear it in the "
    "Developer Portal, under General Information."
)


def visit(settings: Settings) -> list[Finding]:
    """Return what Discord says of the bot whose token `receipts run` would use."""
    try:
        token = read_token(settings)
    except BotError as error:
        return [Finding("discord token", False, str(error))]
    wanted = {"message_content"} if settings.discord.message_content else set[str]()
    if len(token.split()) != 1:
        return [Finding("discord token", False, REFUSED_TOKEN)]
    with tempfile.TemporaryDirectory() as folder:
        # The commands need an engine to stand on; none of them is run.
        store = settings.store.model_copy(update={"path": Path(folder) / "receipts.db"})
        engine = Engine(settings.model_copy(update={"store": store}), create=True)
        try:
            return asyncio.run(_visit(_Visitor(engine), token, wanted))
        finally:
            engine.close()


class _Visitor(ReceiptsBot):
    """The bot with all its commands, which it does not publish."""

    async def setup_hook(self) -> None:
        """Translate the commands as those that are published."""
        await self.tree.set_translator(CatalogueTranslator())


async def _visit(bot: _Visitor, token: str, intents: set[str]) -> list[Finding]:
    async with bot:
        try:
            await bot.login(token)
        except discord.LoginFailure:
            return [Finding("discord token", False, REFUSED_TOKEN)]
        except (discord.HTTPException, OSError) as error:
            return [Finding("discord token", False, _unheard(error))]
        findings = [
            Finding("discord token", True, "ok, Discord takes it"),
            *_application(bot, intents),
        ]
        looks = (("servers", _servers), ("commands", _commands))
        for what, look in looks:
            findings += await _look(what, look, bot)
        return [*findings, *_links(bot)]


async def _look(
    what: str, look: Callable[[_Visitor], Awaitable[list[Finding]]], bot: _Visitor
) -> list[Finding]:
    try:
        return await look(bot)
    except (discord.HTTPException, OSError) as error:
        return [Finding(what, False, _unheard(error))]


def _unheard(error: discord.HTTPException | OSError) -> str:
    if isinstance(error, OSError):
        return UNREACHABLE
    return f"Discord did not answer this (status {error.status}). Try again in a few minutes."


def _application(bot: _Visitor, intents: set[str]) -> list[Finding]:
    application, user = bot.application, bot.user
    if application is None or user is None:
        raise RuntimeError("a login without an identity")
    name, owner = tidy(str(user)), tidy(application.name)
    told = f"ok, {name} (id {user.id}) of the application {owner} (id {application.id})"
    findings = [Finding("bot", True, told), _intents(intents, application.flags)]
    if application.interactions_endpoint_url:
        findings.append(Finding("interactions", False, ENDPOINT))
    return findings


def _intents(intents: set[str], flags: discord.ApplicationFlags) -> Finding:
    lacks, spare = [], []
    for intent, (name, flag) in PRIVILEGED.items():
        # Discord keeps one flag for small bots ("limited") and one for those it has verified.
        granted = getattr(flags, flag) or getattr(flags, f"{flag}_limited")
        wanted = intent in intents
        if wanted and not granted:
            lacks.append(name)
        if granted and not wanted:
            spare.append(name)
    where = "in the Developer Portal, under Bot, Privileged Gateway Intents"
    if lacks:
        return Finding("intents", False, f"switch on {', '.join(lacks)} {where}")
    told = "ok, no privileged one is missing"
    if spare:
        told += f"; {', '.join(spare)} may be switched off {where}"
    return Finding("intents", True, told)


async def _servers(bot: _Visitor) -> list[Finding]:
    findings: list[Finding] = []
    last: discord.Object | None = None
    while True:
        page = await bot.http.get_guilds(PAGE, after=last.id if last else None, with_counts=False)
        for server in page:
            told = f"server {tidy(server['name'])}"
            granted = discord.Permissions(int(server.get("permissions") or 0))
            findings.append(_permissions(told, granted, bot))
        if len(page) < PAGE:
            break
        last = discord.Object(int(page[-1]["id"]))
    return findings or [Finding("servers", True, "ok, in none yet: use the invite link")]


def _permissions(what: str, granted: discord.Permissions, bot: _Visitor) -> Finding:
    missing = lacking(granted)
    if not missing:
        return Finding(what, True, "ok, all permissions (a channel may still take some away)")
    told = f"give the bot's role {', '.join(missing)} in Server Settings, Roles"
    return Finding(what, False, f"{told}, or invite it again")


async def _commands(bot: _Visitor) -> list[Finding]:
    sync = await compare(bot, bot.tree)
    parts = (("not published", sync.missing), ("unknown here", sync.extra))
    told = [
        f"{what}: {', '.join(map(tidy, names))}"
        for what, names in (*parts, ("changed", sync.changed))
        if names
    ]
    if not told:
        return [Finding("commands", True, f"ok, {len(bot.tree.get_commands())} published")]
    cure = "Start `receipts run`, which publishes them"
    return [Finding("commands", False, f"{'; '.join(told)}. {cure}.")]


def _links(bot: _Visitor) -> list[Finding]:
    application = bot.application
    if application is None:
        raise RuntimeError("a login without an application")
    own = user_link(application.id)
    if application.user_integration_config is None:
        own += " (works once User Install is ticked in the Developer Portal, under Installation)"
    return [
        Finding("invite link", True, invite_link(application.id)),
        Finding("user install", True, own),
    ]
