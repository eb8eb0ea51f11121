"""How fast questions may come: a wait for each person, a number a minute for each server."""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.servers import MAX_COOLDOWN_S, ServerSettings

Now = Callable[[], datetime]

MINUTE = timedelta(minutes=1)
MAX_PEOPLE = 10_000
"""From this many on, those whose wait is surely over are dropped."""


class Pace:
    """Counts questions in memory; a restart begins anew."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._people: dict[tuple[int, int], datetime] = {}
        self._servers: dict[int, deque[datetime]] = {}

    def admit(self, server: int, person: int, settings: ServerSettings) -> datetime | None:
        """Count a question and return None, or return when the next one may be asked."""
        now = self._now()
        asked = self._people.get((server, person))
        if asked is not None:
            free = asked + timedelta(seconds=settings.cooldown_s)
            if now < free:
                return free
        answered = self._recent(server, now)
        if 0 < settings.answers_a_minute <= len(answered):
            return answered[-settings.answers_a_minute] + MINUTE
        if settings.answers_a_minute:
            answered.append(now)
        if settings.cooldown_s:
            self._people[server, person] = now
            self._drop_old(now)
        return None

    def _recent(self, server: int, now: datetime) -> deque[datetime]:
        answered = self._servers.setdefault(server, deque())
        while answered and answered[0] <= now - MINUTE:
            answered.popleft()
        return answered

    def _drop_old(self, now: datetime) -> None:
        if len(self._people) > MAX_PEOPLE:
            oldest = now - timedelta(seconds=MAX_COOLDOWN_S)
            self._people = {key: asked for key, asked in self._people.items() if asked > oldest}


class Once:
    """Lets a thing be said once in a while to each person."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._until: dict[tuple[int, int], datetime] = {}

    def first(self, server: int, person: int, until: datetime) -> bool:
        """Return True unless it was said before and that time has not come yet."""
        now = self._now()
        if self._until.get((server, person), now) > now:
            return False
        if len(self._until) > MAX_PEOPLE:
            self._until = {key: until for key, until in self._until.items() if until > now}
        self._until[server, person] = until
        return True
