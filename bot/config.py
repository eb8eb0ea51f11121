"""Reads `config.toml` and the environment into settings, and reports every mistake at once."""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from bot.errors import ConfigError

CONFIG_FILE = "config.toml"
CONFIG_VARIABLE = "RECEIPTS_CONFIG"
TOKEN_VARIABLE = "DISCORD_TOKEN"

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1)]


def _user_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StoreSettings(_Section):
    """Where the index is kept; a relative path starts at the configuration file."""

    path: Path = Path("receipts.db")


class EncoderSettings(_Section):
    """The embedding model and where its export is cached.

    `threads` holds for the judge's model too; 0 means all there are.
    """

    model: str = "all-MiniLM-L6-v2"
    cache: Path = Field(default_factory=lambda: _user_cache() / "receipts")
    threads: Annotated[int, Field(ge=0, le=256)] = 0


class RetrievalSettings(_Section):
    """How many sentences each retriever brings, how they are fused, and what a passage holds."""

    candidates: Count = 200
    passages: Count = 12
    neighbours: Annotated[int, Field(ge=0, le=5)] = 1
    dense_weight: Share = 0.5


class JudgeSettings(_Section):
    """Which judge decides, and the relevance that shows a passage, or answers a question.

    `model` is "trained" (the judge that ships), "rules" (similarity and overlap, no model), or a
    cross-encoder: a folder, or a name on the Hugging Face hub. With `second` a larger judge reads
    the passages that decide a claim too.
    """

    model: str = "trained"
    second: bool = True
    min_relevance: Share = 0.5
    min_answer: Share = 0.5


class VerdictSettings(_Section):
    """Stances count from `support` and `refute` on; both sides above `conflict` make a conflict.

    A difference refutes on a passage at least `same_event` relevant, else it withholds support.
    Without `differences` the judge decides alone.
    """

    differences: bool = True
    support: Share = 0.42
    refute: Share = 0.4
    conflict: Share = 0.75
    same_event: Share = 0.6

    @model_validator(mode="after")
    def _conflict_is_the_strictest(self) -> Self:
        if self.conflict < max(self.support, self.refute):
            raise ValueError("conflict must be at least as high as support and refute")
        return self


class LimitSettings(_Section):
    """What is refused, with a message, rather than tried."""

    article_bytes: Count = 5_000_000
    fetch_seconds: Annotated[float, Field(gt=0, le=600)] = 20
    feed_articles: Count = 50
    claim_chars: Count = 1_000
    message_chars: Count = 20_000
    claims: Count = 50


class DiscordSettings(_Section):
    """Where the bot token is read from when the environment does not hold it; what Discord shows.

    With `message_content` the bot asks for the privileged intent of that name, which `/autocheck`
    needs. Without `shards` Discord says how many there are, and this process has them all.
    """

    token_file: Path | None = None
    message_content: bool = False
    shards: Annotated[int, Field(ge=0)] = 0
    shard_ids: tuple[Annotated[int, Field(ge=0)], ...] = ()

    @model_validator(mode="after")
    def _own_shards_are_among_all(self) -> Self:
        if any(id >= self.shards for id in self.shard_ids):
            raise ValueError("shard_ids must be below shards, the count of all processes together")
        return self


class Settings(BaseSettings):
    """Everything that can be configured."""

    model_config = SettingsConfigDict(
        env_prefix="RECEIPTS_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    store: StoreSettings = StoreSettings()
    encoder: EncoderSettings = EncoderSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    judge: JudgeSettings = JudgeSettings()
    verdict: VerdictSettings = VerdictSettings()
    limits: LimitSettings = LimitSettings()
    discord: DiscordSettings = DiscordSettings()


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings from `path`, else $RECEIPTS_CONFIG, else ./config.toml, else defaults.

    Environment variables such as RECEIPTS_STORE__PATH win over the file.

    Raises:
        ConfigError: the file named is missing or unreadable, or any setting is wrong; every
            mistake is listed with its key.
    """
    chosen = path or (Path(os.environ[CONFIG_VARIABLE]) if CONFIG_VARIABLE in os.environ else None)
    if chosen is None and Path(CONFIG_FILE).is_file():
        chosen = Path(CONFIG_FILE)
    if chosen is not None:
        _require_toml(chosen)
    try:
        settings = _settings_from(chosen)
    except ValidationError as error:
        raise ConfigError(_explain(error, chosen)) from error
    except SettingsError as error:
        raise ConfigError(
            f"The environment cannot be read: {error}. A setting is named by its section and its "
            "key, such as RECEIPTS_STORE__PATH."
        ) from error
    return _resolve_paths(settings, chosen.resolve().parent if chosen else Path.cwd())


def read_token(settings: Settings) -> str:
    """Return the Discord bot token, from the environment or the file named in the settings.

    Raises:
        ConfigError: there is no token, or its file cannot be read.
    """
    token = os.environ.get(TOKEN_VARIABLE, "").strip()
    if token:
        return token
    file = settings.discord.token_file
    if file is None:
        raise ConfigError(
            f"No Discord token. Set {TOKEN_VARIABLE} in the environment, or name a file that "
            "holds the token as token_file under [discord] in config.toml."
        )
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise ConfigError(f"The token file {file} cannot be read: {reason}.") from error
    if not token:
        raise ConfigError(f"The token file {file} is empty. Put the bot's token in it.")
    return token


def _settings_from(chosen: Path | None) -> Settings:
    class FileSettings(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            if chosen is None:
                return (env_settings,)
            return env_settings, TomlConfigSettingsSource(settings_cls, chosen)

    return FileSettings()


def _require_toml(path: Path) -> None:
    try:
        tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"The configuration file {path} cannot be read: {error.strerror}."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"The configuration file {path} is not valid TOML: {error}.") from error


def _explain(error: ValidationError, path: Path | None) -> str:
    where = str(path) if path else "the environment"
    mistakes = error.errors()
    count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return "\n".join([f"{count} in {where}:", *(f"  {_explain_one(one)}" for one in mistakes)])


def _explain_one(mistake: Any) -> str:
    key = ".".join(str(part) for part in mistake["loc"])
    if mistake["type"] == "extra_forbidden":
        return f"{key}: there is no such setting"
    problem = str(mistake["msg"]).removeprefix("Value error, ").replace("Input should", "should")
    if isinstance(mistake["input"], (str, int, float, bool)):
        problem += f" (it is {mistake['input']!r})"
    return f"{key}: {problem}"


def _resolve_paths(settings: Settings, base: Path) -> Settings:
    def resolve(path: Path, key: str) -> Path:
        try:
            return base / path.expanduser()
        except RuntimeError as error:
            raise ConfigError(f"{key}: there is no home folder for {path}.") from error

    store, encoder, discord = settings.store, settings.encoder, settings.discord
    store = store.model_copy(update={"path": resolve(store.path, "store.path")})
    encoder = encoder.model_copy(update={"cache": resolve(encoder.cache, "encoder.cache")})
    if discord.token_file:
        token_file = resolve(discord.token_file, "discord.token_file")
        discord = discord.model_copy(update={"token_file": token_file})
    return settings.model_copy(update={"store": store, "encoder": encoder, "discord": discord})
