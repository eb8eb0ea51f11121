"""What an article is about need not stand in each of its sentences."""

from dataclasses import replace

import pytest

from bot.differences import Missing, compare
from bot.differences.names.topics import BEGINNING
from bot.domain import Passage
from tests.differences.passages import passage_of

CREW = "Nobody on board was hurt, and the crew of 21 were brought ashore by noon."


def of_article(rest: str, title: str = "") -> Passage:
    """The crew's sentence, found by itself in an article whose rest is that."""
    found = passage_of(CREW, title=title)
    return replace(found, article=replace(found.article, text=f"{CREW} {rest}"))


@pytest.mark.parametrize(
    ("claim", "rest", "title"),
    [
        ("The Marlin's crew were brought ashore", "", "Freighter Marlin strikes a bridge"),
        ("the crew of the marlin were brought ashore", "", "Freighter Marlin strikes a bridge"),
        ("The Marlin's crew were brought ashore", "The Marlin sank. The Marlin's owner is Osk. "
         "Divers will reach the Marlin today.", ""),
        ("José Marlín's crew were brought ashore", "Jose Marlin spoke. Jose Marlin left. "
         "Jose Marlin slept.", ""),
    ],
)  # fmt: skip
def test_what_the_article_is_about_is_not_missing(claim: str, rest: str, title: str) -> None:
    assert compare(claim, of_article(rest, title)).missing == ()


@pytest.mark.parametrize(
    ("claim", "rest", "title", "missing"),
    [
        ("The Marlin's crew were brought ashore", "", "", "Marlin"),
        ("The Marlin's crew were brought ashore", "The Marlin sank. Divers saw the Marlin.", "",
         "Marlin"),
        ("The Marlin's crew were brought ashore", "Marlins swim. " * 3, "", "Marlin"),
        ("The Marlin's crew were brought ashore", "So. " * BEGINNING + "The Marlin sank. " * 3, "",
         "Marlin"),
        ("Ida Moen's crew were brought ashore", "Moen spoke. " * 3, "", "Ida Moen"),
        ("The Osprey's crew were brought ashore", "", "Freighter Marlin strikes a bridge",
         "Osprey"),
    ],
)  # fmt: skip
def test_what_it_only_mentions_is(claim: str, rest: str, title: str, missing: str) -> None:
    assert compare(claim, of_article(rest, title)).missing == (Missing("name", missing),)
