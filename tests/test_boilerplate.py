"""What follows an article on its page is never evidence; sentences in the same words are."""

import pytest

from bot.articles import parse_article
from bot.articles.boilerplate import without_boilerplate

ARTICLE = [
    "The harbour of Port Aldou froze over on Friday.",
    "Two icebreakers were sent from Kell.",
    "The mayor thanked their crews.",
]
TEASER = "Penguins seen at the equator for the first time"

HEADINGS = [
    "Check Also",
    "CHECK ALSO:",
    "See also",
    "Read also »",
    "Also read",
    "Read next",
    "Read more",
    "Read more about ice",
    "Read more on this",
    "Related",
    "Related articles",
    "Related Stories:",
    "Recommended for you",
    "You may also like",
    "You might also be interested in",
    "Most read",
    "Trending now",
    "Don\u2019t miss",
    "More from Politics",
    "More on this story",
    "More stories",
    "Share this article",
    "Share this:",
    "Sign up for our newsletter",
    "Subscribe to the morning newsletter",
    "Leave a comment",
    "Comments",
    "— Advertisement —",
    "Editor's picks",
    "Latest news",
]

POINTERS = [
    "READ ALSO: Penguins seen at the equator",
    "Read more: Penguins seen at the equator",
    "See also \u2013 Penguins seen at the equator",
    "Also read: Penguins",
    "» Watch more | Penguins on film",
]

SENTENCES = [
    "Check also whether the ice holds, the mayor told skaters.",
    "Read more slowly, the judge told the clerk.",
    "See also how the crews worked, she wrote in her report.",
    "More news is expected on Saturday, the harbour office said.",
    "More from the crews will be heard at the inquiry.",
    "More stories of rescue came in by night.",
    "More on this will be known by Sunday.",
    "Share this burden with us, the mayor asked the cabinet.",
    "Related articles of the treaty were suspended.",
    "Comments by the mayor were met with laughter.",
    "Trending now are sledges, a shopkeeper said.",
    "Advertisement spending fell by a third.",
    "The latest news from Kell is good.",
    "Don't miss the point, he said.",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_follows_such_a_heading_is_cut(heading: str) -> None:
    text = "\n\n".join([*ARTICLE, heading, TEASER, "Another teaser …"])
    assert without_boilerplate(text) == "\n\n".join(ARTICLE)


@pytest.mark.parametrize("pointer", POINTERS)
def test_a_line_that_points_elsewhere_is_dropped_alone(pointer: str) -> None:
    text = "\n".join([ARTICLE[0], pointer, *ARTICLE[1:]])
    assert without_boilerplate(text) == "\n".join(ARTICLE)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_in_such_words_stays_with_what_follows(sentence: str) -> None:
    text = "\n\n".join([*ARTICLE, sentence, "The ice broke on Monday."])
    assert without_boilerplate(text) == text


def test_such_words_at_the_top_are_a_headline() -> None:
    text = "\n".join(["Latest news", *ARTICLE])
    assert without_boilerplate(text) == text


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_every_kind_of_text_is_cut(name: str) -> None:
    content = "\n\n".join(["Harbour freezes", *ARTICLE, "Check Also", TEASER]).encode()
    text = parse_article(content, "file:///a", name).text
    assert ARTICLE[-1] in text
    assert TEASER not in text


def test_a_page_is_cut_too() -> None:
    paragraphs = "".join(f"<p>{line} It was the coldest night in years.</p>" for line in ARTICLE)
    page = (
        f"<html><body><article><h1>Harbour freezes</h1>{paragraphs}<p>READ ALSO: {TEASER}</p>"
        f"<h3>Related articles</h3><p>{TEASER}</p></article></body></html>"
    )
    text = parse_article(page.encode(), "file:///a", "a.html").text
    assert ARTICLE[-1] in text
    assert TEASER not in text
