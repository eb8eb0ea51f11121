"""Answering messages: a mention, a reply that points at another message, a direct message."""

import logging

import discord

from bot.chat.addressing import mentions, points_elsewhere, spoken, without_mention
from bot.chat.cards import Card, notice_card
from bot.chat.desk import Desk, Reply
from bot.chat.failures import explain
from bot.chat.gate import Gate, Refusal
from bot.chat.guide import Guide
from bot.chat.picker import picker_card
from bot.chat.replies import personal_scope, server_scope, server_words
from bot.chat.reports import result_card
from bot.chat.settings import SettingsBook
from bot.chat.withdrawals import Withdrawals
from bot.chat.words import Words
from bot.domain import Report, Scope

log = logging.getLogger(__name__)

_NO_HISTORY = 160002
ANSWERED_TYPES = frozenset({discord.MessageType.default, discord.MessageType.reply})


def text_of(message: discord.Message) -> str:
    """Return what a message says: its own words, else the forwarded or the embedded ones."""
    if message.content:
        return spoken(message.clean_content)
    for snapshot in message.message_snapshots:
        if snapshot.content:
            return spoken(snapshot.content)
    parts = [part for embed in message.embeds for part in (embed.title, embed.description) if part]
    return spoken("\n".join(parts))


class Listener:
    """Answers the messages that are meant for the bot, each once."""

    def __init__(
        self, desk: Desk, book: SettingsBook, gate: Gate, guide: Guide, withdrawals: Withdrawals
    ) -> None:
        self._desk = desk
        self._book = book
        self._gate = gate
        self._guide = guide
        self._withdrawals = withdrawals
        self._silenced: set[int] = set()

    async def hear(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer a message if it is meant for the bot."""
        self._desk.shift.attend()
        if message.author.bot or message.type not in ANSWERED_TYPES:
            return
        if message.guild is not None and me not in message.mentions:
            return
        if not await self._desk.claim_message(message.id):
            return
        words = self._words_of(message)
        refusal = self._gate.refusal(message.guild, message.channel, message.author, words)
        if refusal is not None and message.guild is not None:
            if self._gate.worth_saying(message.guild, message.author, refusal):
                await _turn_away(message, refusal)
            return
        try:
            with self._withdrawals.errand(message.id) as errand:
                async with message.channel.typing():
                    card = await errand.run(self._card(message, me))
                if card is not None and not errand.withdrawn:
                    reply = await reply_to(message, card)
                    await self._withdrawals.replied(errand, message.id, reply)
        except discord.Forbidden as error:
            await self._report_silence(message, error)
        except discord.HTTPException as error:
            log.warning("answer not delivered channel=%s code=%s", message.channel.id, error.code)

    async def _card(self, message: discord.Message, me: discord.ClientUser) -> Card | None:
        try:
            return await self._answer(message, me)
        except discord.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001
            return notice_card(explain(error, "message", self._words_of(message)))

    async def _answer(self, message: discord.Message, me: discord.ClientUser) -> Card | None:
        text = spoken(without_mention(message.content, me.id))
        scope, words = self._scope_of(message), self._words_of(message)
        person = message.author.id
        if not points_elsewhere(text):
            choice = await self._desk.choice("answer", text, scope, person)
            if choice is not None:
                return picker_card(choice, words)
            reply = await self._desk.reply("answer", text, scope, person)
            # A reply to a card pings the bot without naming it: "thanks" needs no answer.
            asked = message.guild is None or mentions(message.content, me.id)
            if isinstance(reply.result, Report) and not reply.result.claims and not asked:
                return None
            return _public(reply, words)
        target = await _replied_to(message)
        if target is None or target.author.id == me.id:
            return self._guide.help_card(words)
        # Somebody asked about it, so it is not checked unasked as well.
        await self._desk.claim_message(target.id)
        told = text_of(target)
        if not told:
            menu = words("command.check_message.name")
            return notice_card(words("notice.unreadable", menu=menu), mark="🔒")
        choice = await self._desk.choice("check", told, scope, person)
        if choice is not None:
            return picker_card(choice, words)
        return _public(await self._desk.reply("check", told, scope, person), words)

    async def _report_silence(self, message: discord.Message, error: discord.Forbidden) -> None:
        channel = message.channel
        if channel.id in self._silenced:
            return
        self._silenced.add(channel.id)
        log.warning("no permission to answer channel=%s code=%s", channel.id, error.code)
        name = getattr(channel, "mention", "that channel")
        try:
            told = self._words_of(message)("notice.not_allowed", channel=name)
            await message.author.send(view=notice_card(told, mark="🔒"))
        except discord.HTTPException as failure:
            log.warning("author not reachable code=%s", failure.code)

    def _scope_of(self, message: discord.Message) -> Scope:
        if message.guild is not None:
            return server_scope(message.guild, self._book.of(message.guild.id))
        return personal_scope(message.author.id)

    def _words_of(self, message: discord.Message) -> Words:
        """Return the server's language: a message does not tell its author's."""
        return words_in(message.guild, self._book)


def words_in(guild: discord.Guild | None, book: SettingsBook) -> Words:
    """Return the words for what a whole server reads; English outside servers."""
    return Words.of(None) if guild is None else server_words(guild, book.of(guild.id))


def _public(reply: Reply, words: Words) -> Card:
    return result_card(reply.asked, reply.result, words, private=False, fresh=reply.fresh)


async def _turn_away(message: discord.Message, refusal: Refusal) -> None:
    try:
        if refusal.here:
            await reply_to(message, refusal.card())
        else:
            await message.author.send(view=refusal.card())
    except discord.HTTPException as error:
        log.info("refusal not delivered channel=%s code=%s", message.channel.id, error.code)


async def _replied_to(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    try:
        return await message.channel.fetch_message(reference.message_id)
    except (discord.Forbidden, discord.NotFound):
        return None


async def reply_to(message: discord.Message, card: Card) -> discord.Message:
    """Reply to a message; the nonce has Discord drop what a lost connection makes us send again."""
    reference = message.to_reference(fail_if_not_exists=False)
    send, nonce = message.channel.send, str(message.id)
    try:
        return await send(view=card, reference=reference, mention_author=False, nonce=nonce)
    except discord.HTTPException as error:
        if error.code != _NO_HISTORY:
            raise
        return await send(view=card, nonce=nonce)
