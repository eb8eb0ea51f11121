from datetime import UTC, date, datetime

import pytest

from bot.articles import SUFFIXES, parse_article
from bot.domain import Article
from bot.errors import ParseError

URI = "file:///somewhere/a"
BODY = "The dam at Irsk was closed on Monday. Nobody was hurt."


def parse(content: str | bytes, name: str = "a.md") -> Article:
    return parse_article(content.encode() if isinstance(content, str) else content, URI, name)


def front(fields: str, body: str = BODY) -> str:
    return f"---\n{fields}\n---\n\n{body}\n"


def why(content: str | bytes, name: str = "a.md") -> str:
    with pytest.raises(ParseError) as caught:
        parse(content, name)
    return str(caught.value)


class TestFrontMatter:
    def test_says_all_that_the_text_does_not(self) -> None:
        fields = (
            "Title: 'Dam closed: engineers leave'\npublished: 2024-03-04\npublisher: Irsk Herald\n"
            "language: en\nurl: https://herald.example/dam\nauthor: ignored"
        )
        assert parse(front(fields)) == Article(
            uri="https://herald.example/dam",
            title="Dam closed: engineers leave",
            text=BODY,
            publisher="Irsk Herald",
            published=date(2024, 3, 4),
            fetched=parse(front(fields)).fetched,
            language="en",
        )

    def test_may_be_absent(self) -> None:
        article = parse(f"# Dam closed\n\n{BODY}\n")
        assert (article.uri, article.title, article.text) == (URI, "Dam closed", BODY)
        assert (article.publisher, article.published, article.language) == (None, None, None)

    @pytest.mark.parametrize("written", ["", "~", "null", "# only a remark"])
    def test_with_an_empty_field_is_as_without_it(self, written: str) -> None:
        article = parse(front(f"title: {written}\npublished: {written}\npublisher: {written}"))
        assert (article.title, article.published, article.publisher) == (BODY, None, None)

    def test_that_is_empty_is_as_none(self) -> None:
        assert parse("---\n\n---\n" + BODY).text == BODY

    @pytest.mark.parametrize("publisher", ["unknown", "Unknown"])
    def test_an_unknown_publisher_is_none(self, publisher: str) -> None:
        assert parse(front(f"publisher: {publisher}")).publisher is None

    @pytest.mark.parametrize(
        ("written", "day"),
        [
            ("2024-08-05", date(2024, 8, 5)),
            ("'2024-08-05'", date(2024, 8, 5)),
            ("2024-08-05T23:10:00Z", date(2024, 8, 5)),
            ("2024-08-05 23:10:00", date(2024, 8, 5)),
            ("20240805", date(2024, 8, 5)),
            ("unknown", None),
            ("Unknown", None),
        ],
    )
    def test_dates_are_read(self, written: str, day: date | None) -> None:
        assert parse(front(f"published: {written}")).published == day
        assert parse(front(f"date: {written}")).published == day

    @pytest.mark.parametrize("written", ["5 Aug 2024", "2024-13-45", "soon", "2024"])
    def test_a_date_in_another_form_is_refused_with_the_right_form(self, written: str) -> None:
        told = why(front(f"published: {written}"))
        assert f"'published: {written}' is not a date" in told
        assert "2024-08-05" in told

    @pytest.mark.parametrize(
        "fields", ["title: 'unclosed", "title: [a", "a: b: c", "? [a]\n: b", "title: *nothing"]
    )
    def test_that_is_not_yaml_is_refused(self, fields: str) -> None:
        assert why(front(fields)).startswith("a.md: the front matter is not valid YAML (")

    @pytest.mark.parametrize("fields", ["just words", "- a\n- b"])
    def test_that_is_not_fields_is_refused(self, fields: str) -> None:
        assert "lines of the form 'title: …'" in why(front(fields))

    def test_nested_very_deeply_is_refused(self) -> None:
        assert "nested too deeply" in why(front("title: " + "[" * 5000))

    def test_cannot_swell(self) -> None:
        doubled = "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))
        article = parse(front(f"a0: &a0 [x]\n{doubled}\ntitle: *a39"))
        assert article.title == BODY

    @pytest.mark.parametrize(
        "value",
        ["!!bool x", "!!int ''", "!!timestamp x", "!!python/name:os.system", "0x" + "f" * 9],
    )
    def test_makes_no_values_of_its_own(self, value: str) -> None:
        assert parse(front(f"title: {value}\npublisher: Irsk Herald")).publisher == "Irsk Herald"

    def test_a_lone_surrogate_is_replaced(self) -> None:
        assert parse(front('title: "Dam \\ud800 closed"')).title == "Dam ? closed"

    @pytest.mark.parametrize("url", ["ftp://x.example/a", "javascript:alert(1)", "a/b.html"])
    def test_an_address_that_no_browser_opens_is_not_taken(self, url: str) -> None:
        assert parse(front(f"url: {url}")).uri == URI

    def test_the_heading_stays_when_the_title_is_another(self) -> None:
        article = parse(front("title: Dam closed", f"# Engineers leave Irsk\n\n{BODY}"))
        assert article.title == "Dam closed"
        assert article.text == f"Engineers leave Irsk\n\n{BODY}"


def test_markdown_reads_as_it_is_shown() -> None:
    text = parse(
        "# Dam closed\n\nThe *dam* at [Irsk](https://irsk.example) was **closed**\non `Monday`.\n\n"
        "- First point.\n- Second point.\n\n> She said so.\n\n![a picture](x.png)\n"
    ).text
    assert text == (
        "The dam at Irsk was closed on Monday.\n\nFirst point.\n\nSecond point.\n\nShe said so."
    )


class TestHtml:
    PAGE = """<!doctype html><html lang="en"><head><title>Dam closed | Irsk Herald</title>
    <meta property="og:title" content="Dam closed"><meta property="og:site_name"
    content="Irsk Herald"><meta property="article:published_time" content="2024-03-04T08:00:00Z">
    <link rel="canonical" href="https://herald.example/dam"></head><body>
    <nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Dam closed</h1>
    <p>The dam at Irsk was closed on Monday after cracks were found in its eastern wall.</p>
    <p>Nobody was hurt, said the engineer Lena Horn, who had ordered the closure herself.</p>
    <p>The valley below the dam holds four villages, and all of them were warned by radio.</p>
    </article><footer>Copyright Irsk Herald. All rights reserved.</footer></body></html>"""

    def test_gives_the_article_and_what_the_page_says_of_it(self) -> None:
        article = parse(self.PAGE, "a.html")
        assert article.title == "Dam closed"
        assert article.publisher == "Irsk Herald"
        assert article.published == date(2024, 3, 4)
        assert article.uri == "https://herald.example/dam"
        assert article.text.startswith("The dam at Irsk was closed on Monday")
        assert article.text.endswith("all of them were warned by radio.")

    def test_leaves_what_surrounds_the_article(self) -> None:
        text = parse(self.PAGE, "a.htm").text
        assert "Sport" not in text
        assert "Copyright" not in text

    @pytest.mark.parametrize("page", ["<html><body></body></html>", "<p>", "<!doctype html>"])
    def test_without_an_article_is_refused(self, page: str) -> None:
        assert "no article was found on the page" in why(page, "a.html")

    def test_in_latin_1_is_read_as_it_declares(self) -> None:
        page = self.PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
        content = page.replace("Lena Horn", "Léna Hörn").encode("latin-1")
        assert "Léna Hörn" in parse(content, "a.html").text

    @pytest.mark.parametrize("charset", ["undefined", "punycode", "hex", "rot13", "no-such", "u8"])
    def test_with_a_charset_that_does_not_fit_never_fails_otherwise(self, charset: str) -> None:
        page = self.PAGE.replace("<head>", f'<head><meta charset="{charset}">')
        content = page.encode() + b"\xff"
        assert "Save it as UTF-8" in why(content, "a.html")


class TestPlainText:
    def test_a_first_line_without_a_full_stop_is_the_title(self) -> None:
        article = parse(f"Dam closed at Irsk\n\n{BODY}", "a.txt")
        assert (article.title, article.text) == ("Dam closed at Irsk", BODY)

    @pytest.mark.parametrize(
        "first", ["The dam is closed.", "Is it closed?", "He said:", "x" * 161]
    )
    def test_a_first_line_that_is_a_sentence_or_long_stays(self, first: str) -> None:
        assert parse(f"{first}\n{BODY}", "a.txt").text == f"{first}\n{BODY}"

    def test_a_single_line_is_text_and_title(self) -> None:
        article = parse("Dam closed at Irsk", "a.txt")
        assert (article.title, article.text) == ("Dam closed at Irsk", "Dam closed at Irsk")

    def test_a_long_opening_is_cut_at_a_word_for_the_title(self) -> None:
        title = parse("The dam, " * 30 + ".", "a.txt").title
        assert title.endswith("The dam, The…")
        assert len(title) <= 81


class TestEncodings:
    TEXT = "Überlauf am Damm\n\nDer Damm wurde geschlossen. Niemand wurde verletzt — „gut so“."

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_that_are_marked_are_read(self, encoding: str) -> None:
        article = parse(self.TEXT.encode(encoding), "a.txt")
        assert article.title == "Überlauf am Damm"
        assert article.text.endswith("— „gut so“.")

    def test_another_one_is_refused_with_what_to_do(self) -> None:
        told = why("Der Dämon".encode("latin-1"), "a.txt")
        assert "not in UTF-8 (byte 5). Save it as UTF-8" in told

    def test_that_were_mixed_up_before_are_repaired(self) -> None:
        mixed = "Der DÃ¤mm wurde geschlossen. Das war Ã¼ber Nacht."
        assert parse(mixed, "a.txt").text == "Der Dämm wurde geschlossen. Das war über Nacht."

    def test_line_ends_become_one_kind(self) -> None:
        assert parse("Dam closed\r\n\r\nIt was old.\rIt broke.", "a.txt").text == (
            "It was old.\nIt broke."
        )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"PK\x03\x04\x00\x00data", "binary file"),
        (b"...\n---\n***", "there is no text in it"),
        (b"\xef\xbb\xbf", "there is no text in it"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_file_without_text_is_refused(content: bytes, told: str, name: str) -> None:
    assert told in why(content, name)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.docx", ".md.exe", "txt"])
def test_another_kind_of_file_is_refused(name: str) -> None:
    assert "only text (.txt), Markdown (.md) and HTML (.html)" in why(BODY, name)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_the_ending_may_be_in_capitals(suffix: str) -> None:
    content = TestHtml.PAGE if "htm" in suffix else BODY
    assert "The dam at Irsk was closed on Monday" in parse(content, f"A{suffix.upper()}").text


def test_an_article_knows_when_it_was_read() -> None:
    fetched = parse(BODY, "a.txt").fetched
    assert abs((datetime.now(UTC) - fetched).total_seconds()) < 60
    assert fetched.microsecond == 0
