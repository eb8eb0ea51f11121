# ruff: noqa: RUF001
import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import discord
import pytest

from bot.chat import told
from bot.chat.differing import differs
from bot.chat.words import LANGUAGES, Words, plural
from bot.claims import reasons
from bot.differences import Attribution, Missing, describe, describe_attribution, describe_missing
from bot.differences.result import MissingKind
from bot.differences.speech.telling import Strength
from bot.domain import Difference, DifferenceKind
from bot.independence import REPLACED
from bot.render import day
from bot.weigher import TOGETHER

BOT = Path(__file__).parents[2] / "bot"
EN = Words.of("en")
OTHERS = [language for language in LANGUAGES if language != "en"]
KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
# Discord's rule for the names of slash commands and options; letters may be of any script.
NAME = re.compile(r"[-'\w]{1,32}")
FORMS = {language: {"one", "other"} for language in LANGUAGES} | {"uk": {"one", "few", "many"}}


def forms(words: Words, key: str) -> list[str]:
    text = words.texts[key]
    return [text] if isinstance(text, str) else list(text.values())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def strings(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_keys_of_english(language: str) -> None:
    assert list(Words.of(language).texts) == list(EN.texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_placeholders_of_the_english_one(language: str) -> None:
    words = Words.of(language)
    for key in EN.texts:
        expected = placeholders(forms(EN, key)[0])
        for form in forms(words, key):
            assert form == form.strip(" ")
            assert placeholders(form) == expected, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    for key, text in Words.of(language).texts.items():
        if not isinstance(text, str):
            assert set(text) >= FORMS[language], key


def test_every_key_in_the_source_is_in_the_catalogue_and_the_other_way_round() -> None:
    used = set(strings(BOT / "chat"))
    families = {name.partition(".")[0] for name in EN.texts}
    keys = {one for one in used if KEY.fullmatch(one) and one.partition(".")[0] in families}
    assert keys - set(EN.texts) == set()
    whole = tuple(one for one in used if one.endswith(".") and one[:-1] in families)
    assert [key for key in EN.texts if key not in keys and not key.startswith(whole)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_names_and_descriptions_keep_discords_limits(language: str) -> None:
    words = Words.of(language)
    for key in words.texts:
        family, _, last = key.partition(".")[0], *key.rpartition(".")[1:]
        for form in forms(words, key):
            if key == "command.check_message.name":
                assert len(form) <= 32
            elif family in ("command", "option") and last == "name":
                assert NAME.fullmatch(form), form
                assert form == form.lower()
            elif last == "description":
                assert 1 <= len(form) <= 100, form
            elif family == "card" or key in ("report.more_claims", "watch.begin", "watch.stop"):
                assert len(form.format(count="999 999", number="99", who="")) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_commands_or_options_have_one_name(language: str) -> None:
    words = Words.of(language)
    for family in ("command.", "option."):
        names = [words(key) for key in words.texts if key.startswith(family) and "name" in key]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_of_months_has_twelve(language: str) -> None:
    words = Words.of(language)
    assert len(words("date.months").split()) == len(words("date.months_alone").split()) == 12


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "Перевірено 1 твердження"),
        (2, "Перевірено 2 твердження"),
        (5, "Перевірено 5 тверджень"),
        (11, "Перевірено 11 тверджень"),
        (21, "Перевірено 21 твердження"),
        (22, "Перевірено 22 твердження"),
        (25, "Перевірено 25 тверджень"),
        (112, "Перевірено 112 тверджень"),
    ],
)
def test_ukrainian_counts_with_its_plural_forms(count: int, told: str) -> None:
    assert Words.of("uk")("report.checked", count=count) == told


def test_ukrainian_articles_have_three_forms() -> None:
    counts = (1, 2, 5, 11, 21, 22, 25)
    nouns = [Words.of("uk")("index.articles", count=count).split()[-1] for count in counts]
    assert nouns == ["стаття", "статті", "статей", "статей", "стаття", "статті", "статей"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plural_rule_is_that_of_cldr(language: str) -> None:
    babel = pytest.importorskip("babel")
    rule = babel.Locale(language).plural_form
    assert [plural(language, n) for n in range(300)] == [rule(n) for n in range(300)]


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        (discord.Locale.american_english, "en"),
        (discord.Locale.french, "fr"),
        (discord.Locale.ukrainian, "uk"),
        (discord.Locale.spain_spanish, "es"),
        (discord.Locale.latin_american_spanish, "es"),
        (discord.Locale.german, "de"),
        (discord.Locale.japanese, "en"),
        ("xx", "en"),
        (None, "en"),
    ],
)
def test_a_locale_has_its_language_or_english(
    locale: str | discord.Locale | None, language: str
) -> None:
    assert Words.of(locale).language == language


def test_a_text_that_a_language_lacks_is_told_in_english() -> None:
    words = Words("uk", {"card.share": "Поділитися"}, EN)
    assert words("card.share") == "Поділитися"
    assert words("report.more_claims", count=21) == "21 more claims"


def test_a_text_that_english_lacks_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Words.of("uk")("card.nothing_of_the_kind")


def test_dates_are_written_in_the_persons_language() -> None:
    when = date(2024, 8, 1)
    assert [Words.of(language).day(when) for language in LANGUAGES] == [
        "1 Aug 2024",
        "1er août 2024",
        "1 серпня 2024",
        "1 de agosto de 2024",
        "1. August 2024",
    ]
    for month in range(1, 13):
        assert EN.day(date(2024, month, 15)) == day(date(2024, month, 15))


DIFFERENCES = [
    (DifferenceKind.DATE, "2024-08-14", "2024-08-04", "4 серпня 2024", "14 серпня 2024"),
    (DifferenceKind.DATE, "2024-08", "--09-01", "1 вересня", "серпень 2024"),
    (DifferenceKind.DATE, ">2024-08", "2023/2024", "2023 – 2024", "після серпня 2024"),
    (DifferenceKind.DATE, "2024-02-30", "2024", "2024", "30 лютого 2024"),
    (DifferenceKind.NUMBER, "1200000", "3400000000 USD", "3,4 млрд USD", "1,2 млн"),
    (DifferenceKind.NUMBER, "~5 days", "1.5 days", "1,5 дня", "приблизно 5 днів"),
    (DifferenceKind.NUMBER, "0", "10-22 km", "10–22 км", "жодного"),
    (DifferenceKind.NUMBER, "12%", "12345", "12 345", "12 %"),
    (DifferenceKind.NAME, "Kyiv", "Lviv", "Lviv", "Kyiv"),
    (DifferenceKind.TIME, "7 pm", "8 p.m.", "8 p.m.", "7 pm"),
    (DifferenceKind.QUOTE, "never", "ever", "«ever»", "«never»"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "claimed", "found", "told_found", "told_claimed"), DIFFERENCES)
def test_what_differs_is_told_by_kind(
    kind: DifferenceKind, claimed: str, found: str, told_found: str, told_claimed: str
) -> None:
    difference = Difference(kind, claimed, found)
    sentence = f"У джерелі: {told_found}; у твердженні: {told_claimed}."
    assert differs(difference, Words.of("uk")).replace("\u00a0", " ") == sentence
    assert differs(difference, EN) == describe(difference)


def test_a_correction_is_told_by_the_words_that_take_it_back() -> None:
    difference = Difference(DifferenceKind.CORRECTION, "It sank", "Correction: We said")
    assert differs(difference, Words.of("uk")) == "Джерело це спростовує («Correction: We said»)."
    assert differs(difference, EN) == describe(difference)


@pytest.mark.parametrize(
    ("kind", "found"), [("date", "2024-summer"), ("date", "2024-13-45"), ("number", "7 gallons")]
)
def test_a_difference_of_a_form_without_translation_stays_english(kind: str, found: str) -> None:
    difference = Difference(DifferenceKind(kind), "2024", found)
    assert differs(difference, Words.of("uk")) == describe(difference)


def core_reasons() -> set[str]:
    named = {
        value
        for name, value in vars(reasons).items()
        if name.isupper() and name[0] != "_" and isinstance(value, str)
    }
    told_in_place = re.compile(r"it (?:is|has|says|states|quotes) .+")
    sources = [*strings(BOT / "claims")]
    sources += [
        node.value
        for node in ast.walk(ast.parse((BOT / "checker.py").read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return named | {one for one in sources if told_in_place.fullmatch(one)}


def test_every_reason_of_the_core_is_translated_and_no_other() -> None:
    ours = {EN(key) for key in EN.texts if key.startswith("skipped.")}
    assert core_reasons() == ours
    for language in OTHERS:
        for why in ours:
            assert told.reason(why, Words.of(language)) != why
            assert told.reason(why, EN) == why


def core_remarks() -> list[str]:
    kinds: tuple[MissingKind, ...] = MissingKind.__args__  # type: ignore[attr-defined]
    speakers = (None, "The mayor", "She")
    attributions = [
        Attribution(speaker, words, (0, 1), (1, 2), strength)
        for speaker in speakers
        for words in ("said", "according to")
        for strength in Strength
    ]
    return [
        *(describe_missing(Missing(kind, "in May")) for kind in kinds),
        *(describe_attribution(one) for one in attributions),
        REPLACED,
        TOGETHER,
        "Also in: One; Two",
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_every_remark_of_the_core_is_translated(language: str) -> None:
    for remark in core_remarks():
        assert told.remark(remark, Words.of(language)) != remark
        assert told.remark(remark, EN) == remark


def test_the_words_of_a_source_stay_verbatim_in_a_remark() -> None:
    said = describe_missing(Missing("quote", "{count} “never” (ever)"))
    assert told.remark(said, Words.of("de")) == (
        "Die Worte „{count} “never” (ever)“ stehen nicht in der Quelle."
    )


def test_what_nobody_knows_stays_as_it_is() -> None:
    assert told.remark("A free note.", Words.of("uk")) == "A free note."
