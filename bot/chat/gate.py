"""Whether somebody may ask here and now, by the rules that the server's admins have set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from bot.chat.cards import QUIET, Card, text
from bot.chat.markup import escape
from bot.chat.pace import Now, Once, Pace
from bot.chat.permissions import has_role
from bot.chat.replies import Interaction, guild_of, turn_away, words_of
from bot.chat.settings import SettingsBook
from bot.chat.words import Words
from bot.servers import ServerSettings

REMINDED = timedelta(hours=1)
"""How long a person who was told where or by whom I may be asked is not told again."""

MAX_NAMED = 8


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not taken.

    Attributes:
        told: The line for the person, as markdown.
        until: Until when it need not be said again.
        here: Whether it may be said in the channel; otherwise it is for the person alone.
    """

    told: str
    until: datetime
    here: bool

    def card(self) -> Card:
        """Return the card that says so."""
        return Card([text(self.told)], colour=QUIET)


class Gate:
    """Lets questions in, or says why not."""

    def __init__(self, book: SettingsBook, now: Now) -> None:
        self._book = book
        self._now = now
        self._pace = Pace(now)
        self._once = Once(now)

    def refusal(
        self,
        guild: discord.Guild | None,
        channel: object,
        person: discord.abc.User,
        words: Words,
        *,
        counted: bool = False,
    ) -> Refusal | None:
        """Return why a person may not ask now; None lets them in.

        Args:
            guild: The server, if the bot is a member of it; nothing is refused elsewhere.
            channel: Where they ask.
            person: Who asks.
            words: Their language.
            counted: Whether there is nothing to count: no question is asked, or one that was
                counted before is gone on with. Otherwise it is counted when it is let in.
        """
        if guild is None:
            return None
        settings = self._book.of(guild.id)
        if not self.is_open(guild, channel):
            named = [f"<#{id}>" for id in settings.channels]
            line = words("refusal.channel", server=escape(guild.name), channels=_listed(named))
            return Refusal(f"🧭 {line}", self._now() + REMINDED, here=False)
        if not may_ask(person, settings):
            roles = [guild.get_role(id) for id in settings.askers]
            named = [f"**{escape(role.name)}**" for role in roles if role is not None]
            line = words("refusal.role", server=escape(guild.name), roles=_listed(named))
            return Refusal(f"🔒 {line}", self._now() + REMINDED, here=False)
        if counted:
            return None
        free = self._pace.admit(guild.id, person.id, settings)
        if free is None:
            return None
        when = discord.utils.format_dt(free + timedelta(seconds=1), "R")
        return Refusal(f"⏳ {words('refusal.pace', when=when)}", free, here=True)

    def is_open(self, guild: discord.Guild, channel: object) -> bool:
        """Say whether the bot may answer in a channel."""
        channels = self._book.of(guild.id).channels
        return not channels or bool(places(channel) & set(channels))

    def worth_saying(self, guild: discord.Guild, person: discord.abc.User, why: Refusal) -> bool:
        """Say whether a person who only mentioned the bot should be told, and note it."""
        return self._once.first(guild.id, person.id, why.until)


async def let_in(interaction: Interaction, *, counted: bool = False) -> bool:
    """Say whether a person may ask by what they used, and tell them at once where they may not.

    Args:
        interaction: What they used.
        counted: See `Gate.refusal`.
    """
    guild, words = guild_of(interaction), words_of(interaction)
    gate: Gate = interaction.client.gate
    refusal = gate.refusal(guild, interaction.channel, interaction.user, words, counted=counted)
    if refusal is not None:
        await turn_away(interaction, refusal.card())
    return refusal is None


def places(channel: object) -> set[int]:
    """Return the ids that stand for a channel: its own, its thread's parent's, its category's."""
    if isinstance(channel, discord.Thread):
        parent = channel.parent
        found = {channel.id, channel.parent_id, getattr(parent, "category_id", None)}
    else:
        found = {getattr(channel, "id", None), getattr(channel, "category_id", None)}
    return {id for id in found if id is not None}


def may_ask(person: discord.abc.User, settings: ServerSettings) -> bool:
    """Say whether a member may ask: everyone where no role is named, and admins always."""
    if not settings.askers or has_role(person, settings.askers):
        return True
    return isinstance(person, discord.Member) and person.guild_permissions.manage_guild


def _listed(named: Iterable[str]) -> str:
    shown = list(named)
    return ", ".join([*shown[:MAX_NAMED], *(["…"] if len(shown) > MAX_NAMED else [])]) or "-"
