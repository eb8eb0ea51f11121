"""What people think of answers, and for how long it is kept."""

from datetime import UTC, datetime, timedelta

from bot.domain import Verdict
from bot.store import Store
from bot.store.feedback import COUNTED_DAYS
from bot.store.memory import KEPT_DAYS
from bot.votes import Vote

TODAY = datetime.now(UTC).date()


def vote(person: int, *, right: bool, may_keep: bool = False, server: str | None = "1") -> Vote:
    return Vote("q", 0, person, server, Verdict.REFUTED, right, "because", may_keep)


def age(store: Store, days: int) -> None:
    with store._connections.writing() as db:
        db.execute(
            "UPDATE feedback SET created = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', ?)",
            [f"-{days} days"],
        )


def test_a_vote_is_found_as_it_was_given(store: Store) -> None:
    feedback = store.records.feedback
    given = vote(7, right=False, may_keep=True)
    feedback.save(given)
    assert feedback.of("q", 0, 7) == given
    assert feedback.of("q", 1, 7) is None
    assert feedback.of("q", 0, 8) is None


def test_a_person_has_one_vote_a_card(store: Store) -> None:
    feedback = store.records.feedback
    feedback.save(vote(7, right=False))
    feedback.save(vote(7, right=True))
    feedback.save(vote(8, right=False))
    assert feedback.tally("1", TODAY) == (1, 1)


def test_one_servers_votes_are_not_anothers(store: Store) -> None:
    feedback = store.records.feedback
    feedback.save(vote(7, right=True))
    feedback.save(vote(8, right=True, server=None))
    assert feedback.tally("2", TODAY) == (0, 0)
    feedback.forget_server("1")
    assert feedback.of("q", 0, 7) is None
    assert feedback.of("q", 0, 8) is not None


def test_a_reason_is_kept_longer_only_where_it_may_be(store: Store) -> None:
    feedback = store.records.feedback
    for person, may_keep in ((7, True), (8, False)):
        feedback.save(vote(person, right=True, may_keep=may_keep))
    age(store, KEPT_DAYS + 1)
    store.records.forget_old()
    votes = [feedback.of("q", 0, person) for person in (7, 8)]
    assert [one.reason for one in votes if one] == ["because", None]
    assert feedback.tally("1", TODAY - timedelta(days=KEPT_DAYS)) == (0, 0)
    assert feedback.tally("1", TODAY - timedelta(days=KEPT_DAYS + 1)) == (2, 0)


def test_a_server_that_keeps_no_words_any_more_keeps_no_reason_longer(store: Store) -> None:
    feedback = store.records.feedback
    for person, server in ((7, "1"), (8, "2")):
        feedback.save(vote(person, right=True, may_keep=True, server=server))
    store.records.forget_texts("1")
    age(store, KEPT_DAYS + 1)
    store.records.forget_old()
    votes = [feedback.of("q", 0, person) for person in (7, 8)]
    assert [one.reason for one in votes if one] == [None, "because"]


def test_old_votes_go(store: Store) -> None:
    store.records.feedback.save(vote(7, right=True, may_keep=True))
    age(store, COUNTED_DAYS + 1)
    store.records.feedback.forget_old()
    assert store.records.feedback.of("q", 0, 7) is None


def test_a_person_can_have_their_votes_deleted(store: Store) -> None:
    feedback = store.records.feedback
    for person in (7, 8):
        feedback.save(vote(person, right=True))
    assert feedback.forget_person(7) == 1
    assert feedback.of("q", 0, 7) is None
    assert feedback.of("q", 0, 8) is not None
