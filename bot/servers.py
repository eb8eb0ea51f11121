"""What a server's admins set, what they have done, and that a server has left: frozen values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from bot.errors import ConfigError

LANGUAGES = ("en", "fr", "uk", "es", "de")
MAX_PICKED = 25
"""How many channels or roles a setting names at most: what a select menu can show."""

MAX_COOLDOWN_S = 24 * 60 * 60
MAX_ANSWERS_A_MINUTE = 600

_SNOWFLAKES = ("channels", "askers", "managers")


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the bot behaves in one server; channels and roles are Discord's ids.

    Attributes:
        channels: Where the bot answers; everywhere where none is named.
        private: Whether a command's answer is for the asker alone unless the asker says otherwise.
        house: Whether answers quote the shared articles beside the server's own.
        askers: The roles that may ask; everyone where none is named.
        managers: The roles that may manage sources, besides Manage Server.
        cooldown_s: How many seconds one person waits between two questions; 0 for none.
        answers_a_minute: How many answers the server gets in a minute; 0 for any number.
        language: In which language the bot speaks; None for that of each person's client.
        watch_channel: Where news of watched claims goes; None for where the watch was asked for.
        keeps_text: Whether words that people write may be kept beyond what a card's buttons need.

    Raises:
        ConfigError: A value is out of its range.
    """

    channels: tuple[int, ...] = ()
    private: bool = False
    house: bool = True
    askers: tuple[int, ...] = ()
    managers: tuple[int, ...] = ()
    cooldown_s: int = 0
    answers_a_minute: int = 0
    language: str | None = None
    watch_channel: int | None = None
    keeps_text: bool = False

    def __post_init__(self) -> None:
        """Refuse what no form of ours offers."""
        for name in _SNOWFLAKES:
            _require_ids(name, getattr(self, name))
        for name in ("private", "house", "keeps_text"):
            if not isinstance(getattr(self, name), bool):
                raise ConfigError(f"{name} must be true or false.")
        _require_number("cooldown_s", self.cooldown_s, MAX_COOLDOWN_S)
        _require_number("answers_a_minute", self.answers_a_minute, MAX_ANSWERS_A_MINUTE)
        if self.language is not None and self.language not in LANGUAGES:
            raise ConfigError(f"language must be one of {', '.join(LANGUAGES)}.")
        if self.watch_channel is not None and not _is_id(self.watch_channel):
            raise ConfigError("watch_channel must be the id of a channel.")


def settings_from(values: Mapping[str, Any]) -> ServerSettings:
    """Return the settings of a mapping as `settings_values` gives it.

    Raises:
        ConfigError: A value is unknown or out of its range.
    """
    known = {field.name for field in fields(ServerSettings)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ConfigError(f"There is no setting {', '.join(unknown)}.")
    given = dict(values)
    for name in _SNOWFLAKES:
        if isinstance(given.get(name), list):
            given[name] = tuple(given[name])
    return ServerSettings(**given)


def settings_values(settings: ServerSettings) -> dict[str, Any]:
    """Return the settings by their names."""
    return asdict(settings)


@dataclass(frozen=True, slots=True)
class AdminAction:
    """What an admin did in a server: `action` is a key such as "source added"."""

    when: datetime
    person: int
    action: str
    detail: str


def _require_ids(name: str, ids: object) -> None:
    if not isinstance(ids, tuple) or not all(_is_id(one) for one in ids):
        raise ConfigError(f"{name} must be ids.")
    if len(ids) > MAX_PICKED:
        raise ConfigError(f"{name} may name {MAX_PICKED} at most.")


def _require_number(name: str, number: object, highest: int) -> None:
    whole = isinstance(number, int) and not isinstance(number, bool)
    if not whole or not 0 <= number <= highest:  # type: ignore[operator]
        raise ConfigError(f"{name} must be a whole number from 0 to {highest}.")


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 63
