"""A server sees the house collection and its own, and nothing of another server's, anywhere."""

import pytest

from bot.domain import Scope
from bot.store import Store
from tests.fakes import ELSEWHERE, HERE, HOUSE, article, found_by_vector, found_by_words, put

TEXTS = {
    HOUSE: "The house lamp is lit. It burns oil.",
    HERE: "The own lamp is lit. It burns gas.",
    ELSEWHERE: "The secret lamp is lit. It burns whale fat.",
}
SEEN = [
    (HOUSE, {"house"}),
    (HERE, {"house", "own"}),
    (Scope(HERE.server, house=False), {"own"}),
    (Scope("300", house=False), set()),
    (ELSEWHERE, {"house", "secret"}),
    (Scope("300"), {"house"}),
    (Scope("house"), {"house"}),
    (Scope("server:200"), {"house"}),
    (Scope("200' OR '1'='1"), {"house"}),
    (Scope("%"), {"house"}),
]


@pytest.fixture
def shared(store: Store) -> Store:
    for scope, text in TEXTS.items():
        put(store, article(text, uri=f"file:///{scope.server}.txt"), scope)
    return store


def kinds(sentences: list[str]) -> set[str]:
    return {kind for kind in ("house", "own", "secret") for s in sentences if kind in s}


@pytest.mark.parametrize(("scope", "seen"), SEEN)
def test_words_find_only_what_is_visible(shared: Store, scope: Scope, seen: set[str]) -> None:
    assert kinds(found_by_words(shared, '"lamp"', scope)) == seen


@pytest.mark.parametrize(("scope", "seen"), SEEN)
def test_vectors_find_only_what_is_visible(shared: Store, scope: Scope, seen: set[str]) -> None:
    assert kinds(found_by_vector(shared, "the secret lamp burns", scope)) == seen


@pytest.mark.parametrize(("scope", "seen"), SEEN)
def test_neighbours_of_a_sentence_are_only_its_own_articles(
    shared: Store, scope: Scope, seen: set[str]
) -> None:
    passages = [shared.search.context(f"file:///{one.server}.txt", 0, scope, 5) for one in TEXTS]
    assert kinds([passage.text for passage in passages if passage]) == seen


@pytest.mark.parametrize(("scope", "seen"), SEEN)
def test_sources_and_counts_are_of_what_is_visible(
    shared: Store, scope: Scope, seen: set[str]
) -> None:
    collections = {source.collection for source in shared.catalog.sources(scope)}
    kinds_of = {HOUSE.collection: "house", HERE.collection: "own", ELSEWHERE.collection: "secret"}
    assert {kinds_of[collection] for collection in collections} == seen
    status = shared.catalog.status(scope)
    assert (status.articles, status.sources) == (len(seen), len(seen))
    assert status.sentences == 2 * len(seen)
    assert (status.indexed is None) == (not seen)


@pytest.mark.parametrize("scope", [HOUSE, HERE, ELSEWHERE, Scope("300")])
def test_a_scope_changes_only_its_own(shared: Store, scope: Scope) -> None:
    own = {f"file:///{scope.server}.txt"} if scope in TEXTS else set()
    assert set(shared.catalog.known(scope)) == own
    assert len(shared.catalog.own_sources(scope)) == len(own)
    for one in TEXTS:
        removed = shared.catalog.remove_article(scope, f"file:///{one.server}.txt")
        assert removed == (one == scope)


def test_the_same_address_may_stand_in_several_collections(store: Store) -> None:
    for scope, text in TEXTS.items():
        put(store, article(text), scope)
    assert kinds(found_by_words(store, '"lamp"', HERE)) == {"house", "own"}
    own = store.search.context("file:///a.txt", 0, HERE, 0)
    assert own is not None
    assert own.text == "The own lamp is lit."
    put(store, article("The own candle is out.", uri="file:///a.txt"), HERE)
    assert kinds(found_by_words(store, '"lamp"', ELSEWHERE)) == {"house", "secret"}


def test_a_removed_collection_leaves_nothing_and_the_others_are_whole(shared: Store) -> None:
    assert shared.catalog.remove_collection(ELSEWHERE) == 1
    assert kinds(found_by_words(shared, '"lamp"', ELSEWHERE)) == {"house"}
    assert kinds(found_by_vector(shared, "the secret lamp burns", ELSEWHERE)) == {"house"}
    assert shared.catalog.own_sources(ELSEWHERE) == {}
    assert kinds(found_by_words(shared, '"lamp"', HERE)) == {"house", "own"}
    with shared._connections.explained() as db:
        names = {row[0] for row in db.execute("SELECT name FROM collections").fetchall()}
        [entries] = db.execute("SELECT count(*) FROM full_text_docsize").fetchone()
    assert names == {HOUSE.collection, HERE.collection}
    assert entries == 4
    with pytest.raises(ValueError, match="belongs to no server"):
        shared.catalog.remove_collection(HOUSE)


def test_words_of_another_server_do_not_crowd_out_what_is_visible(store: Store) -> None:
    for number in range(30):
        put(store, article("Lamp lamp lamp.", uri=f"file:///{number}"), ELSEWHERE)
    put(store, article("The own lamp is lit after a long and windy night.", uri="x"), HERE)
    ranked = store.search.by_words('"lamp"', HERE, 5)
    assert len(ranked) == 1
    assert len(found_by_vector(store, "lamp", HERE)) == 1
