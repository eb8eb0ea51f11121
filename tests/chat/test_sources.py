from dataclasses import replace

import pytest

from bot.chat.source_cards import source_key
from bot.domain import Scope, Source
from bot.errors import FetchError, ParseError
from bot.holdings import Failure, IndexReport
from tests.chat import examples, fakes
from tests.chat.conftest import World
from tests.chat.reading import labels, words
from tests.chat.test_admin import ADMINS_ONLY, EN, allow_everybody
from tests.chat.test_jobs import restart
from tests.chat.test_settings import logged


@pytest.fixture
def sources(world: World) -> list[Source]:
    server = str(world.guild.id)
    world.engine.held = [*fakes.server_sources(server), fakes.own_feed(server)]
    return world.engine.held


class TestAdding:
    async def test_a_file_is_indexed_for_this_server(self, world: World) -> None:
        result = await world.admin.slash(world.channel, "sources add", file=("news.txt", b"Words."))
        assert result.ephemeral
        assert words(result.response) == "### ✅ Indexed\n**3** added"
        assert world.engine.uploads == [("news.txt", b"Words.", Scope(str(world.guild.id)))]

    async def test_an_address_is_indexed_for_this_server(self, world: World) -> None:
        await world.admin.slash(
            world.channel, "sources add", address=" https://post.example/a#part"
        )
        scope = Scope(str(world.guild.id))
        assert world.engine.addresses == [("https://post.example/a", scope)]

    async def test_a_file_and_an_address_at_once_are_refused(self, world: World) -> None:
        result = await world.admin.slash(world.channel, "sources add")
        assert words(result.response) == f"⚠️ {EN('sources.one_of_both')}"

    async def test_what_is_no_address_is_told_at_once(self, world: World) -> None:
        result = await world.admin.slash(world.channel, "sources add", address="post.example")
        assert "Only addresses that begin with" in words(result.response)
        assert world.engine.addresses == []

    @pytest.mark.parametrize("error", [ParseError("It holds no text."), FetchError("No page.")])
    async def test_what_cannot_be_used_is_told(self, world: World, error: Exception) -> None:
        world.engine.error = error
        result = await world.admin.slash(world.channel, "sources add", address="https://a.example")
        assert words(result.response) == f"⚠️ {error}"

    async def test_failures_are_told_by_name(self, world: World) -> None:
        world.engine.report = fakes.FAILED
        result = await world.admin.slash(world.channel, "sources add", file=("a.zip", b"x"))
        told = words(result.response)
        assert told.startswith("### ⚠️ Indexed, with failures\n**41** added · **7** unchanged")
        assert "-# scan-0412.txt: the file is empty." in told

    async def test_a_file_that_is_too_large_is_not_read(self, world: World) -> None:
        world.env.bot.tree.get_command("sources")._max_upload = 1024 * 1024
        big = b"x" * (1024 * 1024 + 1)
        result = await world.admin.slash(world.channel, "sources add", file=("a.txt", big))
        assert words(result.response) == (
            "⚠️ That file is larger than 1 MB. Split it and add the parts."
        )
        assert world.engine.uploads == []


@pytest.mark.usefixtures("sources")
class TestListing:
    async def test_tells_what_is_the_servers_own(self, world: World) -> None:
        told = words((await world.admin.slash(world.channel, "sources list")).response)
        assert "**minutes-2024.md**\n-# 212 articles · this server" in told
        assert told.endswith("**https\\://wire.example/feed.xml**\n-# 132 articles · shared")

    async def test_pages_turn_also_after_a_restart(self, world: World) -> None:
        own = Scope(str(world.guild.id)).collection
        world.engine.held = [
            Source(f"note {number:02}", own, fakes.ADDED, 1, 1) for number in range(20)
        ]
        card = (await world.admin.slash(world.channel, "sources list")).response
        assert "**note 00**" in words(card)
        assert labels(card) == ["Next ▶"]
        await restart(world)
        await world.admin.click(card, label="Next ▶")
        assert "-# 9 to 16 of 20" in words(card)
        assert labels(card) == ["◀ Back", "Next ▶"]
        del world.engine.held[5:]
        await world.admin.click(card, label="Next ▶")
        assert "**note 04**" in words(card)
        assert labels(card) == []

    async def test_of_nothing_says_how_to_begin(self, world: World) -> None:
        world.engine.held = []
        told = words((await world.admin.slash(world.channel, "sources list")).response)
        assert "Add one with `/sources add`" in told


class TestShowing:
    async def test_tells_articles_dates_and_failures(
        self, world: World, sources: list[Source]
    ) -> None:
        world.engine.failed = (Failure("Pit shut", "There is no page."),)
        key = source_key(sources[3])
        card = (await world.admin.slash(world.channel, "sources show", source=key)).response
        told = words(card)
        assert "-# from the web · 20 articles · this server" in told
        assert "last read <t:1723021200:R>" in told
        assert "[**Story 1**](https://wire.example/1)\n-# 7 Aug 2024 · 19 sentences" in told
        assert "**1 could not be read** the last time\n-# Pit shut: There is no page." in told
        await world.admin.click(card, label="Next ▶")
        assert "**Story 7**" in words(card)

    async def test_finds_a_source_by_its_name(self, world: World, sources: list[Source]) -> None:
        result = await world.admin.slash(world.channel, "sources show", source="minutes-2024.md")
        assert "212 articles" in words(result.response)

    async def test_what_is_not_there_is_told(self, world: World) -> None:
        result = await world.admin.slash(world.channel, "sources show", source="x")
        assert words(result.response) == f"⚠️ {EN('sources.unknown')}"


class TestRemoving:
    async def test_names_what_will_be_lost_and_waits_for_a_yes(
        self, world: World, sources: list[Source]
    ) -> None:
        key = source_key(sources[0])
        card = (await world.admin.slash(world.channel, "sources remove", source=key)).response
        told = words(card)
        assert "**minutes-2024.md**\nThis will be lost" in told
        assert "\n212 articles · 4,120 sentences\n" in told
        assert "-# Story 1\n" in told
        assert "-# and 207 more" in told
        assert len(sources) == 4
        await restart(world)
        await world.admin.click(card, label="Remove")
        assert words(card) == "### 🗑️ Source removed\nminutes-2024.md\n-# 212 articles removed"
        assert len(world.engine.held) == 3

    async def test_has_the_buttons_of_earlier_cards_answer_anew(
        self, world: World, sources: list[Source]
    ) -> None:
        card = (await world.alice.slash(world.channel, "check", text="words")).response
        key = source_key(sources[0])
        asked = (await world.admin.slash(world.channel, "sources remove", source=key)).response
        await world.admin.click(asked, label="Remove")
        world.engine.result = replace(examples.SUPPORTED, evidence=(), citations=())
        result = await world.alice.click(card, label="Context")
        assert words(result.response) == f"⚠️ {EN('notice.changed')}"

    async def test_can_be_thought_better_of(self, world: World, sources: list[Source]) -> None:
        key = source_key(sources[0])
        card = (await world.admin.slash(world.channel, "sources remove", source=key)).response
        await world.admin.click(card, label="Leave it as it is")
        assert words(card) == "👍 Nothing was changed."
        assert len(sources) == 4

    async def test_of_a_shared_source_is_not_for_a_server(
        self, world: World, sources: list[Source]
    ) -> None:
        for typed in (source_key(sources[2]), sources[2].location):
            result = await world.admin.slash(world.channel, "sources remove", source=typed)
            assert words(result.response) == f"⚠️ {EN('sources.unknown')}"


class TestChoices:
    async def test_are_the_servers_own_where_one_is_removed(
        self, world: World, sources: list[Source]
    ) -> None:
        offered = await world.admin.autocomplete(world.channel, "sources remove", "source", "")
        assert [choice["name"] for choice in offered] == [
            "minutes-2024.md", "courier-*.html", "https://post.example/feed",
        ]  # fmt: skip
        offered = await world.admin.autocomplete(world.channel, "sources remove", "source", "COUR")
        assert [choice["value"] for choice in offered] == [source_key(sources[1])]

    async def test_are_all_that_it_sees_where_one_is_shown(
        self, world: World, sources: list[Source]
    ) -> None:
        offered = await world.admin.autocomplete(world.channel, "sources show", "source", "feed")
        assert len(offered) == 2

    async def test_keep_discords_limits(self, world: World) -> None:
        own = Scope(str(world.guild.id)).collection
        world.engine.held = [
            Source(f"upload:{'long' * 40}{number}.txt", own, fakes.ADDED, 1, 1)
            for number in range(40)
        ]
        every = await world.admin.autocomplete(world.channel, "sources remove", "source", "")
        assert len(every) == 25
        assert all(len(choice["name"]) <= 100 >= len(choice["value"]) for choice in every)


class TestRights:
    @pytest.mark.parametrize("command", ["list", "add", "show", "remove"])
    async def test_members_are_refused_in_code_as_well(
        self, world: World, sources: list[Source], command: str
    ) -> None:
        allow_everybody(world, "sources")
        options = {"source": "minutes-2024.md"} if command in ("show", "remove") else {}
        result = await world.alice.slash(world.channel, f"sources {command}", **options)
        assert words(result.response) == f"⚠️ {ADMINS_ONLY}"
        assert len(sources) == 4

    async def test_members_are_offered_no_sources(
        self, world: World, sources: list[Source]
    ) -> None:
        allow_everybody(world, "sources")
        for command in ("sources show", "sources remove"):
            assert await world.alice.autocomplete(world.channel, command, "source", "") == []


async def test_what_admins_do_to_sources_is_logged_when_it_succeeds(world: World) -> None:
    server = str(world.guild.id)
    world.engine.held = [*fakes.server_sources(server), fakes.own_feed(server)]
    asked = await world.admin.slash(world.channel, "sources remove", source="minutes-2024.md")
    assert logged(world) == []
    await world.admin.click(asked.response, label="Remove")
    await world.admin.slash(world.channel, "sources remove", source="nothing")
    asked = await world.admin.slash(world.channel, "index rebuild")
    await world.admin.click(asked.response, label="Rebuild")
    await world.admin.slash(world.channel, "sources add", address="https://post.example/a")
    await world.admin.slash(world.channel, "index cancel")
    world.engine.report = IndexReport(failed=fakes.FAILED.failed)
    await world.admin.slash(world.channel, "sources add", file=("bad.txt", b"x"))
    assert logged(world) == [
        (world.admin.id, "source_added", "https://post.example/a"),
        (world.admin.id, "rebuilt", ""),
        (world.admin.id, "source_removed", "minutes-2024.md"),
    ]
