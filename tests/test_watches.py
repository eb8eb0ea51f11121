"""Watches, counts and texts that servers leave behind."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain import Scope, Verdict
from bot.store import AutoCheck, Count, Full, Store, Watch, Watched
from bot.store.counts import outcome_of
from tests.chat import examples
from tests.fakes import ELSEWHERE, HERE, article, put
from tests.test_memory import age

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CLAIM = Watched("1", 2, 3, "q0", 0, 7, "en")


def begin(store: Store, claim: Watched = CLAIM, now: datetime = NOW) -> Watch:
    watch = store.records.watches.begin(claim, Verdict.SUPPORTED, now)
    assert isinstance(watch, Watch)
    return watch


def test_a_watch_outlives_a_restart(tmp_path: Path, store: Store) -> None:
    watch = begin(store)
    store.close()
    again = Store(tmp_path / "index.db", create=False)
    assert again.records.watches.on_card("1", 3) == (watch,)
    again.close()


def test_a_claim_is_watched_once(store: Store) -> None:
    assert begin(store) == begin(store)
    assert len(store.records.watches.on_card("1", 3)) == 1


def test_a_person_and_a_server_have_limits(store: Store) -> None:
    watches = store.records.watches
    for number in range(5):
        begin(store, replace(CLAIM, message=number))
    assert watches.begin(replace(CLAIM, message=9), Verdict.REFUTED, NOW) is Full.PERSON
    begin(store, replace(CLAIM, server="2", message=99))
    for number in range(20):
        begin(store, replace(CLAIM, message=100 + number, person=100 + number))
    last = replace(CLAIM, message=200, person=200)
    assert watches.begin(last, Verdict.REFUTED, NOW) is Full.SERVER


def test_watches_of_another_server_are_not_on_the_card(store: Store) -> None:
    begin(store)
    assert store.records.watches.on_card("2", 3) == ()


def test_a_watch_is_due_when_the_sources_are_others(store: Store) -> None:
    watches = store.records.watches
    watch = begin(store)
    assert watches.due("1", "now") == (watch,)
    watches.note_checked(watch.id, Verdict.REFUTED, "now")
    assert watches.due("1", "now") == ()
    assert [one.shown for one in watches.due("1", "later")] == [Verdict.REFUTED]


def test_a_change_of_the_articles_shows_in_the_state_of_those_who_see_them(
    store: Store,
) -> None:
    watches = store.records.watches
    put(store, article("It snowed in Brask."))  # the first article of all begins the vectors
    states, mark = (watches.state(HERE), watches.state(ELSEWHERE)), watches.mark()
    assert watches.state(replace(HERE, house=False)) != states[0]
    put(store, article("It rained in Brask."), HERE)
    assert watches.state(HERE) != states[0]
    assert watches.state(ELSEWHERE) == states[1]
    assert watches.mark() != mark
    mark = watches.mark()
    begin(store)
    assert watches.mark() != mark


def test_news_wait_an_hour_after_the_last(store: Store) -> None:
    watches = store.records.watches
    watch = begin(store)
    assert watches.untold(NOW) == ()
    watches.note_checked(watch.id, Verdict.REFUTED, "a")
    assert [one.shown for one in watches.untold(NOW - HOUR)] == [Verdict.REFUTED]
    watches.note_told(watch.id, Verdict.REFUTED, NOW)
    watches.note_checked(watch.id, Verdict.SUPPORTED, "b")
    assert watches.untold(NOW - timedelta(minutes=1)) == ()
    assert len(watches.untold(NOW)) == 1


def test_news_are_told_by_one_of_two_programs(tmp_path: Path, store: Store) -> None:
    other = Store(tmp_path / "index.db", create=False)
    begun = begin(store)
    store.records.watches.note_checked(begun.id, Verdict.REFUTED, "a")
    [watch] = store.records.watches.untold(NOW)
    assert other.records.watches.claim_news(watch, NOW)
    assert not store.records.watches.claim_news(watch, NOW)
    assert store.records.watches.untold(NOW) == ()
    other.close()


@pytest.mark.parametrize(("days", "over"), [(29, 0), (30, 1)])
def test_a_watch_is_over_after_thirty_days(store: Store, days: int, over: int) -> None:
    begin(store)
    assert len(store.records.watches.expired(NOW + timedelta(days=days))) == over


def test_a_watched_query_is_kept_as_long_as_its_watch(store: Store) -> None:
    memory, watches = store.records.memory, store.records.watches
    kept, other = (memory.remember("check", text, Scope("1")) for text in ("One.", "Two."))
    watch = begin(store, replace(CLAIM, asked=kept.id))
    age(store, "asked", 31)
    memory.remember("check", "Three.", Scope("1"))
    assert memory.recall(kept.id, Scope("1")) == kept
    assert memory.recall(other.id, Scope("1")) is None
    watches.end(watch.id)
    assert memory.recall(kept.id, Scope("1")) is None


def test_what_a_person_or_a_server_watches_is_forgotten(store: Store) -> None:
    watches = store.records.watches
    begin(store)
    begin(store, replace(CLAIM, message=4, person=8))
    begin(store, replace(CLAIM, message=5, person=8, shared_by="<@7>"))
    assert store.records.forget_person(7) == 1
    assert len(watches.on_card("1", 4)) == 1
    assert [watch.claim.shared_by for watch in watches.on_card("1", 5)] == [None]
    watches.forget_server("1")
    assert watches.servers() == ()


def test_watches_that_nobody_could_end_are_forgotten_a_day_later(store: Store) -> None:
    now = datetime.now(UTC)
    begin(store, now=now - timedelta(days=30, hours=1))
    begin(store, replace(CLAIM, message=4), now - timedelta(days=31, hours=1))
    store.records.forget_old()
    assert [watch.claim.message for watch in store.records.watches.expired(now)] == [3]


DAY = date(2026, 11, 20)


def test_answers_are_counted_by_day_and_outcome(store: Store) -> None:
    counts = store.records.counts
    counts.add("1", DAY, "check", ["supported", "refuted", "supported"])
    counts.add("1", DAY, "check", ["supported"])
    counts.add("2", DAY, "check", ["supported"])
    counts.add("1", DAY - timedelta(days=9), "ask", ["answered"])
    assert counts.since("1", DAY) == (
        Count(DAY, "check", "refuted", 1),
        Count(DAY, "check", "supported", 3),
    )
    assert len(counts.since("1", DAY - timedelta(days=9))) == 3


def test_a_question_is_counted_by_whether_it_was_answered() -> None:
    assert outcome_of(examples.ANSWERED) == "answered"
    assert outcome_of(examples.UNANSWERED) == "unanswered"
    assert outcome_of(examples.UNKNOWN) == "not_enough_evidence"


def test_kept_texts_are_deleted_after_thirty_days_or_on_request(store: Store) -> None:
    kept = store.records.unanswered
    kept.keep("1", 7, "Old?", NOW - timedelta(days=31))
    kept.keep("1", 7, "Mine?", NOW)
    kept.keep("1", 8, "Theirs?", NOW)
    kept.keep("2", 8, "Elsewhere?", NOW)
    assert kept.texts("1", NOW) == ("Theirs?", "Mine?")
    assert kept.forget_person(7) == 1
    assert kept.texts("1", NOW) == ("Theirs?",)
    assert kept.texts("1", NOW + timedelta(days=31)) == ()
    with store._connections.explained() as db:
        assert db.execute("SELECT count(*) FROM unanswered").fetchone() == (0,)


def test_an_auto_check_speaks_a_number_of_times_an_hour(store: Store) -> None:
    checks = store.records.autochecks
    rule = AutoCheck("1", 5, per_hour=2)
    checks.switch_on(rule)
    for _ in range(2):
        assert checks.may_speak(rule, NOW)
        assert checks.take_turn(rule, NOW)
    assert not checks.take_turn(rule, NOW)
    assert not checks.may_speak(rule, NOW + timedelta(minutes=59))
    assert checks.may_speak(rule, NOW + HOUR)


def test_auto_checks_belong_to_their_server(store: Store) -> None:
    checks = store.records.autochecks
    checks.switch_on(AutoCheck("1", 5))
    assert checks.of_channel("1", 5) == AutoCheck("1", 5, 0.9, 6)
    assert checks.of_channel("2", 5) is None
    assert not checks.switch_off("2", 5)
    assert checks.switch_off("1", 5)
    assert checks.of_server("1") == ()


def rows(store: Store, table: str) -> int:
    with store._connections.explained() as db:
        (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


TABLES = ("watches", "counts", "unanswered", "autochecks", "autocheck_replies")


def fill(store: Store, server: str, now: datetime) -> None:
    """Leave a row of a server in every table, of one person where it is a person's."""
    records, channel = store.records, int(server)
    begin(store, replace(CLAIM, server=server, message=channel), now)
    records.counts.add(server, now.date(), "ask", ["answered"])
    with store._connections.writing() as db:
        db.execute(
            "INSERT INTO unanswered (server, person, text, created) VALUES (?, 7, 'Who?', ?)",
            [server, now.isoformat()],
        )
    records.autochecks.switch_on(AutoCheck(server, channel))
    with store._connections.writing() as db:
        db.execute("INSERT INTO autocheck_replies VALUES (?, ?)", [channel, now.isoformat()])


def test_a_forgotten_server_leaves_no_rows_and_the_others_are_whole(store: Store) -> None:
    for server in ("1", "2"):
        fill(store, server, NOW)
    store.records.forget_server("1")
    assert {table: rows(store, table) for table in TABLES} == dict.fromkeys(TABLES, 1)
    store.records.forget_server("2")
    assert {table: rows(store, table) for table in TABLES} == dict.fromkeys(TABLES, 0)


def test_a_forgotten_person_leaves_watches_and_words_in_no_server(store: Store) -> None:
    for server in ("1", "2"):
        fill(store, server, NOW)
    store.records.unanswered.keep("1", 8, "Theirs?", NOW)
    assert store.records.forget_person(7) == 4
    assert rows(store, "watches") == 0
    assert store.records.unanswered.texts("1", NOW) == ("Theirs?",)
    assert rows(store, "counts") == 2


def test_what_is_old_is_forgotten_and_what_a_server_chose_stays(store: Store) -> None:
    now = datetime.now(UTC)
    fill(store, "1", now - timedelta(days=32))
    fill(store, "2", now)
    store.records.forget_old()
    left = {table: rows(store, table) for table in TABLES}
    assert left == {**dict.fromkeys(TABLES, 1), "autochecks": 2}


def test_counts_of_thirty_days_are_kept(store: Store) -> None:
    today = datetime.now(UTC).date()
    for days in (29, 30):
        store.records.counts.add("1", today - timedelta(days=days), "ask", ["answered"])
    store.records.forget_old()
    assert [count.day for count in store.records.counts.since("1", date.min)] == [
        today - timedelta(days=29)
    ]
