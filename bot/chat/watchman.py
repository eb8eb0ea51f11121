"""Checks watched claims again after the sources changed, and tells when a verdict did."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

import discord

from bot.chat.desk import Desk, Reply
from bot.chat.failures import record
from bot.chat.gate import Gate
from bot.chat.news import news_card
from bot.chat.pace import Now
from bot.chat.posted import LostError, Place, Posted
from bot.chat.reports import result_card
from bot.chat.settings import SettingsBook
from bot.chat.shift import RestartingError
from bot.chat.standing import Standing
from bot.chat.words import Words
from bot.domain import Scope
from bot.errors import BotError
from bot.store import Watch

log = logging.getLogger(__name__)

QUIET = timedelta(hours=1)
"""How long a claim's next news waits after the last."""


class Watchman:
    """Goes through the watches; one round at a time, each watch on its own if it fails."""

    def __init__(
        self,
        desk: Desk,
        book: SettingsBook,
        gate: Gate,
        posted: Posted,
        now: Now,
        serves: Callable[[int], bool],
    ) -> None:
        """Look after the watches of the servers that this process serves.

        Args:
            desk: Where claims are checked.
            book: The settings; those of servers that other processes serve may be out of date.
            gate: Knows in which channels the bot may speak.
            posted: Where cards are edited and news are written.
            now: Tells the time.
            serves: Whether a server is this process's.
        """
        self._desk = desk
        self._book = book
        self._gate = gate
        self._posted = posted
        self._now = now
        self._serves = serves
        self._watches = desk.engine.records.watches
        self._round = asyncio.Lock()
        self._finished: object = None
        self._states: dict[str, str] = {}

    async def look(self) -> None:
        """Check what is due, tell what is untold, end what is over."""
        async with self._round:
            await self._end_expired()
            await self._check_due()
            await self._tell()

    async def deleted(self, server: int | None, messages: Iterable[int]) -> None:
        """End the watches of cards that are deleted, so that they count no more."""
        for message in messages if server is not None else ():
            await self._end(await self._desk.look_up(self._watches.on_card, str(server), message))

    async def _check_due(self) -> None:
        every = await self._desk.look_up(self._watches.servers)
        servers = [server for server in every if self._serves(int(server))]
        scopes = [self._scope(server) for server in servers]
        mark = (await self._desk.look_up(self._watches.mark), scopes)
        if mark == self._finished:
            return
        settled = True
        for server, scope in zip(servers, scopes, strict=True):
            state = await self._desk.look_up(self._watches.state, scope)
            if self._states.get(server) != state:
                # A job may be under way: wait until the sources stay as they are.
                self._states[server] = state
                settled = False
                continue
            for card in _by_card(await self._desk.look_up(self._watches.due, server, state)):
                settled = await self._check(card, state) and settled
        if settled:
            self._finished = mark

    async def _check(self, card: Sequence[Watch], state: str) -> bool:
        """Check the watched claims of one card; False where it has to be tried again."""
        try:
            reply = await self._answered(card[0])
            if reply is None:
                await self._end(card)
                return True
            return await self._compare(card, reply, state)
        except LostError:
            await self._end(card)
        except discord.HTTPException as error:
            log.warning("watched card not edited status=%s code=%s", error.status, error.code)
            return False
        except RestartingError:
            raise
        except Exception as error:  # noqa: BLE001
            if not isinstance(error, BotError):
                record(error, "watch")
            for watch in card:
                await self._desk.look_up(self._watches.note_checked, watch.id, watch.shown, state)
        return True

    async def _compare(self, card: Sequence[Watch], reply: Reply, state: str) -> bool:
        verdicts = {}
        for watch in card:
            answer = reply.claim(watch.claim.claim)
            if answer is None or answer.verdict is None:
                await self._end([watch])
            else:
                verdicts[watch] = answer.verdict
        if any(verdict is not watch.shown for watch, verdict in verdicts.items()):
            await self._draw(card[0], reply)
            self._desk.keep(reply)
        for watch, verdict in verdicts.items():
            await self._desk.look_up(self._watches.note_checked, watch.id, verdict, state)
        return True

    async def _tell(self) -> None:
        now = self._now()
        for watch in self._ours(await self._desk.look_up(self._watches.untold, now - QUIET)):
            place = _place(watch)
            chosen = self._book.of(int(place.server)).watch_channel
            if chosen is None and not self._may_tell(place):
                continue
            channel = chosen or place.channel
            claim = self._words_of(watch) if self._may_quote(place, channel) else ""
            card = news_card(watch, place.link, Words.of(watch.claim.language), claim)
            # Noted first: after a crash in between, silence is better than the same news twice.
            if not await self._desk.look_up(self._watches.claim_news, watch, now):
                continue
            try:
                await self._posted.write(place.server, channel, card)
            except LostError:
                await self._end([watch])
            except discord.HTTPException as error:
                log.warning("news not delivered status=%s code=%s", error.status, error.code)
                await self._desk.look_up(
                    self._watches.note_told, watch.id, watch.told, watch.told_at
                )

    def _may_quote(self, place: Place, channel: int) -> bool:
        """Say whether the news may hold the claim: not where some could read only the news."""
        return channel == place.channel or self._posted.open_to_all(place)

    def _words_of(self, watch: Watch) -> str:
        reply = self._desk.at_hand(watch.claim.asked, self._scope(watch.claim.server))
        answer = reply.claim(watch.claim.claim) if reply is not None else None
        return answer.query.text if answer is not None else ""

    async def _end_expired(self) -> None:
        now = self._now()
        expired = self._ours(await self._desk.look_up(self._watches.expired, now))
        for card in _by_card(expired):
            try:
                reply = await self._answered(card[0])
                if reply is not None:
                    over = {watch.id for watch in card}
                    await self._draw(card[0], reply, over, ended=now.date())
                    self._desk.keep(reply)
            except discord.HTTPException as error:
                log.warning("ended watch not shown status=%s code=%s", error.status, error.code)
                continue
            except LostError:
                pass
            except RestartingError:
                raise
            except Exception as error:  # noqa: BLE001
                if not isinstance(error, BotError):
                    record(error, "watch")
            await self._end(card)

    async def _answered(self, watch: Watch) -> Reply | None:
        scope = self._scope(watch.claim.server)
        asked = await self._desk.look_up(
            self._desk.engine.records.memory.recall, watch.claim.asked, scope
        )
        return None if asked is None else await self._desk.again(asked)

    def _scope(self, server: str) -> Scope:
        return Scope(server, house=self._book.of(int(server)).house)

    async def _draw(
        self, watch: Watch, reply: Reply, over: set[int] | None = None, ended: date | None = None
    ) -> None:
        place = _place(watch)
        found = await self._desk.look_up(self._watches.on_card, place.server, place.message)
        left = [one for one in found if one.id not in (over or set())]
        card = result_card(
            reply.asked,
            reply.result,
            Words.of(watch.claim.language),
            private=False,
            shared_by=watch.claim.shared_by,
            fresh=reply.fresh,
            standing=Standing.of(left, ended=ended),
        )
        await self._posted.edit(place, card)

    def _may_tell(self, place: Place) -> bool:
        """Say whether the server's settings still let the bot speak where a card is."""
        guild = self._posted.guild(place)
        if guild is None:
            return True
        return self._gate.is_open(guild, guild.get_channel_or_thread(place.channel))

    def _ours(self, watches: Iterable[Watch]) -> list[Watch]:
        return [watch for watch in watches if self._serves(int(watch.claim.server))]

    async def _end(self, watches: Sequence[Watch]) -> None:
        for watch in watches:
            await self._desk.look_up(self._watches.end, watch.id)


def _place(watch: Watch) -> Place:
    return Place(watch.claim.server, watch.claim.channel, watch.claim.message)


def _by_card(watches: Sequence[Watch]) -> list[list[Watch]]:
    ordered = sorted(watches, key=lambda watch: (watch.claim.message, watch.claim.claim))
    return [list(card) for _, card in groupby(ordered, lambda watch: watch.claim.message)]
