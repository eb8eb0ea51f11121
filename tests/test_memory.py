"""What a chat must remember across restarts."""

from pathlib import Path

import pytest

from bot.asked import Asked
from bot.domain import Scope
from bot.store import Store
from bot.store.memory import KEPT_DAYS
from tests.fakes import ELSEWHERE, HERE, HOUSE


def age(store: Store, table: str, days: int) -> None:
    with store._connections.writing() as db:
        db.execute(
            f"UPDATE {table} SET created = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', ?)",
            [f"-{days} days"],
        )


def test_a_query_is_recalled_as_it_was_asked(store: Store) -> None:
    asked = store.records.memory.remember("check", "Did it rain?", HERE)
    assert store.records.memory.recall(asked.id, HERE) == Asked(
        asked.id, HERE, "check", "Did it rain?"
    )


def test_who_asked_what_it_follows_and_what_was_picked_are_recalled(store: Store) -> None:
    memory = store.records.memory
    asked = memory.remember("follow", "When?", HERE, 7, follows="It rained.", picked=(0, 12))
    assert memory.recall(asked.id, HERE) == Asked(
        asked.id, HERE, "follow", "When?", 7, "It rained.", (0, 12)
    )


def test_a_reply_is_young_for_a_quarter_of_an_hour(store: Store) -> None:
    memory = store.records.memory
    memory.claim_message(7)
    assert memory.young_reply(7) is None
    memory.note_reply(7, 8)
    assert memory.young_reply(7) == 8
    assert memory.young_reply(8) is None
    age(store, "answered_messages", 1)
    assert memory.young_reply(7) is None


def test_a_query_is_recalled_after_a_restart(tmp_path: Path, store: Store) -> None:
    asked = store.records.memory.remember("check", "Did it rain?", HERE)
    store.close()
    again = Store(tmp_path / "index.db", create=False)
    assert again.records.memory.recall(asked.id, HERE) == asked
    again.close()


@pytest.mark.parametrize("scope", [HOUSE, ELSEWHERE])
def test_a_query_of_one_server_is_nobody_elses(store: Store, scope: Scope) -> None:
    asked = store.records.memory.remember("check", "Did it rain?", HERE)
    assert store.records.memory.recall(asked.id, scope) is None


def test_a_query_outside_servers_is_recalled_there_alone(store: Store) -> None:
    asked = store.records.memory.remember("ask", "When did it rain?", HOUSE)
    assert store.records.memory.recall(asked.id, HOUSE) == asked
    assert store.records.memory.recall(asked.id, HERE) is None


def test_ids_differ_and_cannot_be_guessed(store: Store) -> None:
    ids = {store.records.memory.remember("check", "Did it rain?", HERE).id for _ in range(20)}
    assert len(ids) == 20
    assert all(len(id) >= 12 for id in ids)


@pytest.mark.parametrize(("days", "kept"), [(KEPT_DAYS - 1, True), (KEPT_DAYS + 1, False)])
def test_a_query_is_forgotten_after_a_while(store: Store, days: int, kept: bool) -> None:
    asked = store.records.memory.remember("check", "Did it rain?", HERE)
    age(store, "asked", days)
    assert (store.records.memory.recall(asked.id, HERE) is not None) is kept


def test_what_is_forgotten_is_deleted(store: Store) -> None:
    store.records.memory.remember("check", "Did it rain?", HERE)
    age(store, "asked", KEPT_DAYS + 1)
    store.records.memory.remember("check", "Did it snow?", HERE)
    with store._connections.explained() as db:
        assert db.execute("SELECT text FROM asked").fetchall() == [("Did it snow?",)]


def test_a_message_is_claimed_once(store: Store) -> None:
    assert store.records.memory.claim_message(2**62)
    assert not store.records.memory.claim_message(2**62)
    assert store.records.memory.claim_message(1)


def test_a_message_is_claimed_once_by_two_programs(tmp_path: Path, store: Store) -> None:
    other = Store(tmp_path / "index.db", create=False)
    assert other.records.memory.claim_message(7)
    assert not store.records.memory.claim_message(7)
    other.close()


def test_claims_of_messages_are_forgotten_after_a_while(store: Store) -> None:
    store.records.memory.claim_message(7)
    age(store, "answered_messages", KEPT_DAYS + 1)
    assert store.records.memory.claim_message(7)


def test_who_asked_is_kept_with_a_query(store: Store) -> None:
    asked = store.records.memory.remember("check", "Did it rain?", HERE, 42)
    assert store.records.memory.recall(asked.id, HERE) == asked
    assert asked.person == 42


def test_a_persons_queries_are_deleted_in_every_server_and_nobody_elses(store: Store) -> None:
    memory = store.records.memory
    mine = [memory.remember("check", "Did it rain?", scope, 42) for scope in (HERE, ELSEWHERE)]
    other = memory.remember("check", "Did it rain?", HERE, 43)
    unknown = memory.remember("check", "Did it rain?", HERE)
    assert store.records.forget_person(42) == 2
    assert [memory.recall(asked.id, asked.scope) for asked in mine] == [None, None]
    assert memory.recall(other.id, HERE) == other
    assert memory.recall(unknown.id, HERE) == unknown


def test_what_is_old_is_deleted_without_another_query(store: Store) -> None:
    store.records.memory.remember("check", "Did it rain?", HERE)
    store.records.memory.claim_message(7)
    for table in ("asked", "answered_messages"):
        age(store, table, KEPT_DAYS + 1)
    store.records.forget_old()
    with store._connections.explained() as db:
        for table in ("asked", "answered_messages"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
