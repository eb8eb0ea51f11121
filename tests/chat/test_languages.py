# ruff: noqa: RUF001
"""The same card in every language, the evidence verbatim in each, and what is published."""

from typing import Any

import pytest
from simcord import interactions

from bot.chat.words import LANGUAGES, Words
from bot.domain import Report, Skipped
from bot.errors import FetchError, QueryError
from tests.chat import examples, fakes
from tests.chat.conftest import World
from tests.chat.reading import labels, words

LOCALES = {"en": "en-US", "fr": "fr", "uk": "uk", "es": "es-419", "de": "de"}


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the locale of the interactions that follow."""
    made = interactions.base_payload

    def set_locale(locale: str) -> None:
        def payload(*args: Any, **kwargs: Any) -> Any:
            record, sent = made(*args, **kwargs)
            return record, {**sent, "locale": locale}

        monkeypatch.setattr(interactions, "base_payload", payload)

    return set_locale


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_card_speaks_the_persons_language_and_the_evidence_its_own(
    world: World, speak: Any, language: str
) -> None:
    speak(LOCALES[language])
    own = Words.of(language)
    world.engine.result = examples.REFUTED
    result = await world.alice.slash(world.channel, "check", text="words", private=True)
    card = words(result.response)
    assert card.startswith(f"### ❌ {own('card.refuted')}")
    assert f"**{own('card.against')}** · " in card
    for citation in examples.REFUTED.citations:
        assert citation.quote in card.replace("**", "")
        assert citation.title in card
        assert citation.published is not None
        assert f"{citation.publisher} · {own.day(citation.published)}" in card
    if language != "en":
        assert "Source says" not in card
    told = ["card.context", "card.follow_up", "card.feedback", "card.share"]
    assert labels(result.response) == [own(key) for key in told]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_reports_and_their_buttons_speak_the_persons_language(
    world: World, speak: Any, language: str
) -> None:
    speak(LOCALES[language])
    own = Words.of(language)
    skipped = (Skipped("What a day!", "it is an opinion, not a statement of fact"),)
    world.engine.result = Report(examples.REPORT.claims, skipped)
    card = (await world.alice.slash(world.channel, "check", text="words")).response
    assert f"### {own('report.checked', count=4)}" in words(card)
    assert own("skipped.opinion") in words(card)
    assert labels(card) == [own("card.delete")]
    opened = words((await world.alice.select(card, ["3"])).response)
    assert f"**{own('card.nearest')}**" in opened
    assert examples.CUT in opened


async def test_a_button_answers_in_the_language_of_who_presses(world: World, speak: Any) -> None:
    speak("uk")
    card = (await world.alice.slash(world.channel, "check", text="words")).response
    speak("fr")
    more = await world.admin.click(card, label="Ще (1)")
    assert words(more.response).startswith("### Autres preuves")


@pytest.mark.parametrize("locale", ["ja", "xx"])
async def test_an_unknown_language_gets_english(world: World, speak: Any, locale: str) -> None:
    speak(locale)
    result = await world.alice.slash(world.channel, "check", text="words")
    assert words(result.response).startswith("### ✅ Supported")


async def test_admins_are_told_in_their_language(world: World, speak: Any) -> None:
    speak("uk")
    world.engine.held = fakes.server_sources(str(world.guild.id))
    status = words((await world.admin.slash(world.channel, "index status")).response)
    assert "Найновіша стаття: 6 серпня 2024" in status
    listed = words((await world.admin.slash(world.channel, "sources list")).response)
    assert "212 статей · цей сервер" in listed
    asked = await world.admin.slash(world.channel, "sources remove", source="minutes-2024.md")
    removed = await world.admin.click(asked.response, label="Видалити")
    assert "Видалено 212 статей" in words(removed.response)
    world.engine.error = RuntimeError("bug")
    failed = await world.admin.slash(world.channel, "sources add", file=("a.txt", b"x"))
    assert "У мене щось пішло не так" in words(failed.response)


async def test_what_the_web_refuses_is_told_in_the_persons_language(
    world: World, speak: Any
) -> None:
    speak("de")
    world.engine.error = FetchError("post.example does not answer. Try again later.")
    result = await world.admin.slash(world.channel, "sources add", address="https://post.example")
    assert words(result.response) == (
        "⚠️ post.example antwortet nicht. Versuche es später noch einmal."
    )


async def test_an_error_of_the_core_stays_as_it_is(world: World, speak: Any) -> None:
    speak("de")
    world.engine.error = QueryError("That text is too long.")
    result = await world.alice.slash(world.channel, "check", text="words")
    assert words(result.response) == "⚠️ That text is too long."


async def test_a_mention_is_answered_in_the_language_of_the_server(world: World) -> None:
    world.env.bot.get_guild(world.guild.id).preferred_locale = "fr"
    await world.alice.send(world.channel, f"{world.mention} did it?")
    assert words(world.channel.last_message).startswith("### ✅ Confirmé")
    await world.alice.send(world.channel, world.mention)
    assert "**Vérifier une affirmation** · </check:" in words(world.channel.last_message)


def localised(command: dict[str, Any]) -> list[dict[str, Any]]:
    """A command with its subcommands and options, as published."""
    return [command, *(one for part in command.get("options", []) for one in localised(part))]


async def test_commands_are_published_in_every_language(world: World) -> None:
    [sent] = [
        entry.json
        for entry in world.env.http_requests
        if entry.method == "PUT" and entry.path.endswith("/commands")
    ]
    parts = [part for command in sent for part in localised(command)]
    expected = {"fr", "uk", "es-ES", "es-419", "de"}
    for part in parts:
        assert set(part["name_localizations"]) == expected
        for name in part["name_localizations"].values():
            assert 1 <= len(name) <= 32
        if part.get("type") == 3 and "description" not in part:
            continue
        assert set(part["description_localizations"]) == expected
    by_name = {command["name"]: command for command in sent}
    assert by_name["check"]["name_localizations"]["uk"] == "перевірити"
    assert by_name["Check this message"]["name_localizations"]["fr"] == "Vérifier ce message"
    [text, private] = by_name["check"]["options"]
    assert text["name_localizations"]["de"] == "text"
    assert private["description_localizations"]["es-ES"] == "Mostrarte la respuesta solo a ti"
    names = [part["name"] for part in by_name["index"]["options"]]
    assert names == ["rebuild", "status", "cancel"]
    names = [part["name"] for part in by_name["sources"]["options"]]
    assert names == ["list", "show", "add", "remove"]
