"""What a person is told when something fails, and what the log keeps of it."""

import logging
import secrets
import traceback

from bot.chat.shift import RestartingError
from bot.chat.told import problem
from bot.chat.words import Words
from bot.errors import BotError

log = logging.getLogger(__name__)


def explain(error: BaseException, where: str, words: Words) -> str:
    """Return the words for the user; anything but a `BotError` is a bug and is logged with an id.

    Args:
        error: What was raised.
        where: The command or event that failed, for the log.
        words: The user's language.
    """
    if isinstance(error, RestartingError):
        return words("notice.restarting")
    if isinstance(error, BotError):
        return problem(str(error), words)
    return words("notice.bug", id=record(error, where))


def record(error: BaseException, where: str) -> str:
    """Log a bug's places in the code and return its id."""
    failure = secrets.token_hex(4)
    log.error("failure id=%s where=%s\n%s", failure, where, "".join(_places(error)))
    return failure


def _places(error: BaseException | None) -> list[str]:
    # Messages of exceptions may hold what a user wrote, so only types and lines are kept.
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__qualname__}\n"]
        error = error.__cause__ or error.__context__
    return lines
