"""Checking messages that nobody asked about, in channels whose admins want it; mostly silence."""

import logging

import discord

from bot.asked import Asked
from bot.chat import content, controls
from bot.chat.cards import Card, Item, colour_of, gap, rule, text
from bot.chat.desk import Desk
from bot.chat.exhibits import exhibits, order
from bot.chat.failures import record
from bot.chat.gate import Gate
from bot.chat.messages import ANSWERED_TYPES, reply_to, text_of, words_in
from bot.chat.pace import Now
from bot.chat.replies import server_scope
from bot.chat.settings import SettingsBook
from bot.chat.shift import RestartingError
from bot.chat.withdrawals import Errand, Withdrawals
from bot.chat.words import Words
from bot.domain import Report, Verdict
from bot.errors import BotError
from bot.store import AutoCheck

log = logging.getLogger(__name__)

MAX_QUEUE = 2
"""With more people than this waiting for an answer, a message is let go."""

_CLEAR = frozenset({Verdict.SUPPORTED, Verdict.REFUTED})


class AutoChecker:
    """Speaks up only where a source settles a claim."""

    def __init__(
        self, desk: Desk, book: SettingsBook, gate: Gate, withdrawals: Withdrawals, now: Now
    ) -> None:
        self._desk = desk
        self._book = book
        self._gate = gate
        self._withdrawals = withdrawals
        self._now = now
        self._waiting = 0

    async def hear(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Check a message where that is wanted, and reply where a claim of it is clear."""
        guild = message.guild
        if guild is None or message.author.bot or message.webhook_id is not None:
            return
        if message.type not in ANSWERED_TYPES or me in message.mentions or not message.content:
            return
        if not self._gate.is_open(guild, message.channel):
            return
        rule_ = await self._rule(str(guild.id), message.channel.id)
        if rule_ is None or self._desk.queue + self._waiting > MAX_QUEUE:
            return
        self._waiting += 1
        try:
            with self._withdrawals.errand(message.id) as errand:
                await self._check(message, guild, rule_, errand)
        except discord.HTTPException as error:
            log.warning("auto-check not delivered code=%s", error.code)
        except (BotError, RestartingError):
            # Nobody asked, so nobody is told.
            log.info("auto-check not possible")
        except Exception as error:  # noqa: BLE001
            record(error, "autocheck")
        finally:
            self._waiting -= 1

    async def _rule(self, server: str, channel: int) -> AutoCheck | None:
        checks = self._desk.engine.records.autochecks
        rule_ = await self._desk.look_up(checks.of_channel, server, channel)
        if rule_ is None or not await self._desk.look_up(checks.may_speak, rule_, self._now()):
            return None
        return rule_

    async def _check(
        self, message: discord.Message, guild: discord.Guild, rule_: AutoCheck, errand: Errand
    ) -> None:
        scope, written = server_scope(guild, self._book.of(guild.id)), text_of(message)
        report = await errand.run(self._desk.unasked(written, scope))
        if report is None or not clear_claims(report, rule_.confidence):
            return
        # While it waited its turn, others may have spoken, or someone asked about the message.
        if await self._rule(rule_.server, rule_.channel) is None:
            return
        if not await self._desk.claim_message(message.id):
            return
        checks = self._desk.engine.records.autochecks
        if not await self._desk.look_up(checks.take_turn, rule_, self._now()):
            return
        reply = await errand.run(self._desk.adopt(written, scope, report, message.author.id))
        if reply is None:
            return
        card = auto_card(reply.asked, report, rule_.confidence, words_in(guild, self._book))
        if not errand.withdrawn:
            await self._withdrawals.replied(errand, message.id, await reply_to(message, card))


def clear_claims(report: Report, confidence: float) -> list[int]:
    """Return the numbers of the claims that a source settles surely enough, the surest first."""
    found = [
        number
        for number, answer in enumerate(report.claims)
        if answer.verdict in _CLEAR and answer.evidence and answer.confidence >= confidence
    ]
    return sorted(found, key=lambda number: -report.claims[number].confidence)


def auto_card(asked: Asked, report: Report, confidence: float, words: Words) -> Card:
    """Return a small card of the surest claim: its verdict, one source, and why it is there."""
    number = clear_claims(report, confidence)[0]
    answer = report.claims[number]
    shown = [one.text for one in exhibits(answer, order(answer)[:1], words)]
    blocks: list[Item] = [
        text(f"**{content.heading(answer, words)}**", content.query_line(answer, 240)),
        gap(),
        text(*shown),
        rule(),
        text(f"-# {words('autocheck.unasked', command=words('command.autocheck.name'))}"),
    ]
    buttons = [
        controls.evidence_button(asked.id, number, 0, words("autocheck.details")),
        controls.delete_button(asked.id, words),
    ]
    return Card(blocks, colour=colour_of(answer), buttons=buttons)
