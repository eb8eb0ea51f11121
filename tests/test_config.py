from pathlib import Path

import pytest

from bot.config import Settings, load_settings, read_token
from bot.errors import ConfigError

PROJECT = Path(__file__).parents[1]
FIVE_MISTAKES = """\
[retrieval]
candidates = 0
dense_weight = 1.5
colour = "red"
[encoder]
threads = "many"
[limits]
claims = -3
"""


def config(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def why(path: Path | None = None) -> str:
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    return str(caught.value)


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.store.path == tmp_path / "receipts.db"
    assert settings.retrieval == Settings().retrieval


def test_the_file_that_ships_says_what_the_defaults_are() -> None:
    shipped = load_settings(PROJECT / "config.toml")
    defaults = Settings()
    assert shipped.store.path == PROJECT / defaults.store.path
    for section in ("retrieval", "judge", "verdict", "limits", "discord"):
        assert getattr(shipped, section) == getattr(defaults, section)
    assert shipped.encoder.model == defaults.encoder.model


def test_every_mistake_is_told_with_its_key(tmp_path: Path) -> None:
    told = why(config(tmp_path, FIVE_MISTAKES))
    assert told.startswith("5 mistakes in ")
    for key in (
        "retrieval.candidates",
        "retrieval.dense_weight",
        "retrieval.colour: there is no such setting",
        "encoder.threads",
        "limits.claims",
    ):
        assert key in told
    assert "(it is 1.5)" in told


def test_a_setting_outside_any_section_is_refused(tmp_path: Path) -> None:
    assert "sotre: there is no such setting" in why(config(tmp_path, '[sotre]\npath = "x.db"\n'))


def test_conflict_must_be_the_strictest_threshold(tmp_path: Path) -> None:
    told = why(config(tmp_path, "[verdict]\nsupport = 0.9\nconflict = 0.4\n"))
    assert "verdict: conflict must be at least as high as support" in told


def test_a_process_has_shards_among_those_of_all(tmp_path: Path) -> None:
    kept = load_settings(config(tmp_path, "[discord]\nshards = 4\nshard_ids = [0, 3]\n")).discord
    assert (kept.shards, kept.shard_ids) == (4, (0, 3))
    for wrong in ("shards = 4\nshard_ids = [4]", "shard_ids = [0]", "shards = -1"):
        assert "shards" in why(config(tmp_path, f"[discord]\n{wrong}\n"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    told = why(tmp_path / "absent.toml")
    assert str(tmp_path / "absent.toml") in told
    assert "No such file" in told


@pytest.mark.parametrize("content", [b"[store\n", b"\xff\xfe\x00", b"path = = 1"])
def test_a_file_that_is_not_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    assert "not valid TOML" in why(path)


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = config(tmp_path, '[store]\npath = "file.db"\n[retrieval]\npassages = 3\n')
    monkeypatch.setenv("RECEIPTS_STORE__PATH", "environment.db")
    settings = load_settings(path)
    assert settings.store.path == tmp_path / "environment.db"
    assert settings.retrieval.passages == 3


def test_the_file_can_be_named_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = config(tmp_path, "[retrieval]\npassages = 7\n")
    monkeypatch.setenv("RECEIPTS_CONFIG", str(path))
    assert load_settings().retrieval.passages == 7


def test_a_section_set_as_a_whole_in_the_environment_is_explained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RECEIPTS_STORE", "index.db")
    assert "RECEIPTS_STORE__PATH" in why()


def test_relative_paths_start_at_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    path = config(
        folder,
        '[store]\npath = "a/b.db"\n[encoder]\ncache = "models"\n[discord]\ntoken_file = "t"\n',
    )
    monkeypatch.chdir(tmp_path)
    settings = load_settings(path)
    assert settings.store.path == folder / "a" / "b.db"
    assert settings.encoder.cache == folder / "models"
    assert settings.discord.token_file == folder / "t"


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = load_settings(config(tmp_path, '[store]\npath = "~/x.db"\n'))
    assert settings.store.path == tmp_path / "x.db"


def test_a_home_folder_that_does_not_exist_is_told_with_its_key(tmp_path: Path) -> None:
    told = why(config(tmp_path, '[encoder]\ncache = "~no-such-user/x"\n'))
    assert told.startswith("encoder.cache: there is no home folder")


def test_a_token_in_the_configuration_is_refused_without_being_shown(tmp_path: Path) -> None:
    told = why(config(tmp_path, '[discord]\ntoken = "s3cret"\n'))
    assert "discord.token: there is no such setting" in told
    assert "s3cret" not in told


class TestToken:
    def test_the_environment_holds_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISCORD_TOKEN", " abc \n")
        assert read_token(Settings()) == "abc"

    def test_a_file_holds_it(self, tmp_path: Path) -> None:
        (tmp_path / "t").write_text("abc\n", "utf-8")
        path = config(tmp_path, '[discord]\ntoken_file = "t"\n')
        assert read_token(load_settings(path)) == "abc"

    def test_without_one_both_places_are_told(self) -> None:
        with pytest.raises(ConfigError, match=r"DISCORD_TOKEN.*token_file"):
            read_token(Settings())

    @pytest.mark.parametrize(
        ("content", "told"),
        [(None, "cannot be read"), (b"  \n", "is empty"), (b"\xff\xfe", "cannot be read")],
    )
    def test_a_file_without_one_is_explained(
        self, tmp_path: Path, content: bytes | None, told: str
    ) -> None:
        if content is not None:
            (tmp_path / "t").write_bytes(content)
        path = config(tmp_path, '[discord]\ntoken_file = "t"\n')
        with pytest.raises(ConfigError, match=told):
            read_token(load_settings(path))
