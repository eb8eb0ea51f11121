"""What servers leave behind: settings, the log of what admins did, departures."""

import json
import logging
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Scope
from bot.errors import ConfigError
from bot.holdings import Failure
from bot.servers import AdminAction, ServerSettings
from bot.store import JOB_DAYS, JobKind, Store
from bot.store.audit import KEPT_DAYS
from bot.store.departures import GRACE
from bot.votes import Vote

SET = ServerSettings(
    channels=(1, 2),
    private=True,
    house=False,
    askers=(3,),
    managers=(4, 5),
    cooldown_s=30,
    answers_a_minute=10,
    language="uk",
    watch_channel=6,
    keeps_text=True,
)
LEFT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_settings_are_read_back_as_they_were_saved(tmp_path: Path, store: Store) -> None:
    store.records.settings.save("100", ServerSettings())
    store.records.settings.save("100", SET)
    store.close()
    again = Store(tmp_path / "index.db", create=False)
    assert again.records.settings.of("100") == SET
    assert again.records.settings.every() == {"100": SET}
    again.close()


def test_a_server_without_settings_has_the_defaults(store: Store) -> None:
    store.records.settings.save("100", SET)
    assert store.records.settings.of("200") == ServerSettings()


WRONG = [
    {"channels": [1.5]}, {"channels": [0]}, {"channels": "1"}, {"channels": [True]},
    {"channels": list(range(1, 27))}, {"askers": ["3"]}, {"managers": [-1]},
    {"private": 1}, {"house": None}, {"keeps_text": "yes"},
    {"cooldown_s": -1}, {"cooldown_s": 86_401}, {"cooldown_s": 1.0}, {"cooldown_s": True},
    {"answers_a_minute": 601}, {"answers_a_minute": "5"},
    {"language": "xx"}, {"language": 1}, {"language": []}, {"watch_channel": "7"}, {"colour": 1},
]  # fmt: skip


@pytest.mark.parametrize("values", WRONG, ids=json.dumps)
def test_a_row_with_a_wrong_value_gives_the_defaults_and_is_logged(
    store: Store, caplog: pytest.LogCaptureFixture, values: dict[str, Any]
) -> None:
    write(store, "100", json.dumps(values))
    with caplog.at_level(logging.WARNING):
        assert store.records.settings.of("100") == ServerSettings()
    assert "settings damaged, defaults used server=100" in caplog.text


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_a_damaged_row_gives_the_defaults_and_spares_the_others(store: Store, text: str) -> None:
    write(store, "100", text)
    store.records.settings.save("200", SET)
    assert store.records.settings.every() == {"100": ServerSettings(), "200": SET}


def test_a_setting_that_is_missing_in_an_old_row_has_its_default(store: Store) -> None:
    write(store, "100", json.dumps({"house": False}))
    assert store.records.settings.of("100") == ServerSettings(house=False)


def write(store: Store, server: str, text: str) -> None:
    with store._connections.writing() as db:
        db.execute("INSERT INTO server_settings VALUES (?, ?, '')", [server, text])


def test_a_wrong_setting_cannot_be_made() -> None:
    with pytest.raises(ConfigError, match="cooldown_s must be a whole number from 0 to 86400"):
        replace(SET, cooldown_s=86_401)


def test_the_log_tells_a_servers_last_actions_newest_first(store: Store) -> None:
    audit = store.records.audit
    for number in range(3):
        audit.write("100", 7, "setting changed", f"change {number}")
    audit.write("200", 8, "source added", "secret.txt")
    assert [entry.detail for entry in audit.last("100", 2)] == ["change 2", "change 1"]
    entry = audit.last("100")[-1]
    assert entry == AdminAction(entry.when, 7, "setting changed", "change 0")
    assert datetime.now(UTC) - entry.when < timedelta(minutes=1)
    assert [entry.detail for entry in audit.last("200")] == ["secret.txt"]


def test_entries_of_the_log_are_forgotten_after_a_year(store: Store) -> None:
    store.records.audit.write("100", 7, "setting changed")
    with store._connections.writing() as db:
        old = datetime.now(UTC) - timedelta(days=KEPT_DAYS + 1)
        db.execute("UPDATE audit SET at = ?", [old.isoformat(timespec="seconds")])
    assert store.records.audit.last("100") == ()
    store.records.forget_old()
    with store._connections.explained() as db:
        assert db.execute("SELECT count(*) FROM audit").fetchone() == (0,)


@pytest.mark.parametrize(("passed", "due"), [(-timedelta(seconds=1), ()), (timedelta(), ("100",))])
def test_a_departure_is_due_when_the_grace_has_passed(
    store: Store, passed: timedelta, due: tuple[str, ...]
) -> None:
    store.records.departures.left("100", LEFT)
    assert store.records.departures.due(LEFT + GRACE + passed) == due


def test_a_return_ends_a_departure_and_a_second_one_starts_anew(store: Store) -> None:
    departures = store.records.departures
    departures.left("100", LEFT)
    assert departures.returned("100", "200") == 1
    assert departures.due(LEFT + 2 * GRACE) == ()
    departures.left("100", LEFT)
    departures.left("100", LEFT + timedelta(days=3))
    assert departures.due(LEFT + GRACE) == ()
    assert departures.returned() == 0


def test_jobs_of_servers_that_another_process_serves_are_not_interrupted(store: Store) -> None:
    jobs = store.records.jobs
    ours, other = (jobs.begin(server, 1, 7, JobKind.REBUILD, "") for server in ("100", "200"))
    assert jobs.interrupt(lambda server: server == 100) == (ours,)
    assert jobs.take_interrupted(other.id, "200") is None
    assert jobs.interrupt(lambda server: server == 200) == (other,)


def test_a_server_is_greeted_by_the_first_and_once_and_for_all(store: Store) -> None:
    welcomes = store.records.welcomes
    assert [welcomes.claim(server) for server in ("100", "200", "100")] == [True, True, False]
    store.records.forget_server("100")
    assert not welcomes.claim("100")


def test_a_forgotten_server_leaves_no_rows_and_the_others_are_whole(store: Store) -> None:
    records = store.records
    for server in ("100", "200"):
        records.settings.save(server, SET)
        records.audit.write(server, 7, "setting changed")
        records.jobs.begin(server, 1, 7, JobKind.ADDRESS, "https://post.example/feed")
        records.departures.left(server, LEFT)
        records.feedback.save(Vote("q", 0, int(server), server, None, right=True))
    records.forget_server("100")
    assert [job.server for job in records.jobs.interrupt()] == ["200"]
    assert list(records.settings.every()) == ["200"]
    assert records.audit.last("100") == ()
    assert len(records.audit.last("200")) == 1
    votes = [records.feedback.tally(server, date.min) for server in ("100", "200")]
    assert votes == [(0, 0), (1, 0)]
    assert records.departures.due(LEFT + GRACE) == ("200",)


def test_a_servers_readings_go_with_its_sources(store: Store) -> None:
    for server in ("100", "200"):
        source = store.catalog.add_source(Scope(server), "https://post.example/feed")
        store.shelf.note_reading(source, [Failure("Pit shut", "There is no page.")])
    store.catalog.remove_collection(Scope("100"))
    with store._connections.explained() as db:
        assert db.execute("SELECT count(*) FROM source_failures").fetchone() == (1,)


def test_a_person_who_is_forgotten_leaves_no_jobs(store: Store) -> None:
    jobs = store.records.jobs
    for person in (7, 8):
        jobs.begin("100", 1, person, JobKind.UPLOAD, "a.txt")
    assert store.records.forget_person(7) == 1
    assert [job.person for job in jobs.interrupt()] == [8]


def test_an_interrupted_job_is_forgotten_after_a_while_and_one_that_runs_is_not(
    store: Store,
) -> None:
    jobs = store.records.jobs
    job = jobs.begin("100", 1, 7, JobKind.REBUILD, "")
    jobs.interrupt()
    jobs.begin("200", 1, 7, JobKind.REBUILD, "")
    with store._connections.writing() as db:
        old = datetime.now(UTC) - timedelta(days=JOB_DAYS + 1)
        db.execute("UPDATE jobs SET created = ?", [old.isoformat(timespec="seconds")])
    assert jobs.take_interrupted(job.id, "100") is None
    store.records.forget_old()
    with store._connections.explained() as db:
        assert db.execute("SELECT server FROM jobs").fetchall() == [("200",)]
