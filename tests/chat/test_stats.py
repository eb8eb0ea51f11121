import io
from datetime import UTC, date, datetime, timedelta

import pytest
from PIL import Image

from bot.chat.statistics import DAYS, Statistics, sum_up
from bot.chat.stats import TIMES, in_words, stats_card
from bot.chat.stats_picture import draw
from bot.chat.words import LANGUAGES, Words
from bot.domain import Report
from bot.store import Count
from bot.votes import Vote
from tests.chat import examples
from tests.chat.conftest import World
from tests.chat.limits import check_limits, shown
from tests.chat.permissions import allow_everybody
from tests.chat.reading import wire, words

EN = Words.of("en")
TODAY = date(2026, 11, 20)
COUNTS = [
    Count(TODAY, "check", "supported", 6),
    Count(TODAY, "ask", "unanswered", 1),
    Count(TODAY - timedelta(days=3), "check", "not_enough_evidence", 2),
    Count(TODAY - timedelta(days=29), "ask", "answered", 3),
    Count(TODAY - timedelta(days=30), "check", "refuted", 50),
]
SUMMED = sum_up(COUNTS, TODAY, (4, 1))


@pytest.fixture
def patience(world: World) -> None:
    # Drawing is work of the processor's alone, which a busy machine stretches.
    world.env.settle_timeout = 120.0


def counted(world: World) -> dict[tuple[str, str], int]:
    counts = world.engine.records.counts.since(str(world.guild.id), date(2000, 1, 1))
    return {(count.kind, count.outcome): count.count for count in counts}


async def test_each_answer_in_a_server_is_counted_without_its_words(world: World) -> None:
    world.engine.result = examples.REPORT
    await world.alice.slash(world.channel, "check", text="words")
    world.engine.result = examples.UNANSWERED
    await world.alice.slash(world.channel, "ask", question="words")
    await world.alice.send(world.channel, f"{world.mention} who?")
    await world.alice.user.slash("ask", question="words")
    assert counted(world) == {
        ("check", "supported"): 1,
        ("check", "refuted"): 1,
        ("check", "conflicting"): 1,
        ("check", "not_enough_evidence"): 1,
        ("ask", "unanswered"): 2,
    }
    now = datetime.now(UTC)
    assert world.engine.records.unanswered.texts(str(world.guild.id), now) == ()


@pytest.mark.usefixtures("patience")
async def test_what_stays_open_is_kept_in_words_only_where_a_server_allows_it(
    world: World,
) -> None:
    own = str(world.guild.id)
    await world.set(keeps_text=True)
    world.engine.result = examples.REPORT
    await world.alice.slash(world.channel, "check", text="words")
    world.engine.result = examples.UNANSWERED
    await world.alice.slash(world.channel, "ask", question="words")
    unanswered = world.engine.records.unanswered
    kept = unanswered.texts(own, datetime.now(UTC))
    assert kept == (examples.UNANSWERED.query.text, examples.UNKNOWN.query.text)
    await world.alice.slash(world.channel, "ask", question="words")
    card = words((await world.admin.slash(world.channel, "stats")).response)
    heading, often = EN("stats.add_next"), examples.UNANSWERED.query.text
    assert f"**{heading}**\n- **2{TIMES}** {often}\n- **1{TIMES}** " in card
    await world.set(language="en")
    assert len(unanswered.texts(own, datetime.now(UTC))) == 3
    await world.set(keeps_text=False)
    assert unanswered.texts(own, datetime.now(UTC)) == ()
    card = words((await world.admin.slash(world.channel, "stats")).response)
    assert "this server keeps no words" in card


async def test_words_kept_are_deleted_when_their_writer_asks_for_it(world: World) -> None:
    own = str(world.guild.id)
    await world.set(keeps_text=True)
    world.engine.result = examples.UNANSWERED
    await world.alice.slash(world.channel, "ask", question="words")
    await world.admin.slash(world.channel, "ask", question="words")
    card = (await world.alice.slash(world.channel, "privacy")).response
    await world.alice.click(card, label="Delete mine")
    assert len(world.engine.records.unanswered.texts(own, datetime.now(UTC))) == 1


@pytest.mark.usefixtures("patience")
async def test_stats_show_a_picture_that_is_told_in_words_too(world: World) -> None:
    world.engine.result = Report((examples.SUPPORTED, examples.UNKNOWN))
    await world.alice.slash(world.channel, "check", text="words")
    result = await world.admin.slash(world.channel, "stats")
    assert result.ephemeral
    card = words(result.response)
    assert card.startswith("### 📊 Statistics\n**2** checks in 30 days\nLeft open")
    assert "**50 %**" in card
    assert "Feedback" not in card
    gallery = next(part for part in wire(result.response)[0]["components"] if part["type"] == 12)
    told = gallery["items"][0]["description"]
    assert "Supported 1, Not enough evidence 1" in told
    [file] = result.response.attachments
    assert file.description == told


@pytest.mark.usefixtures("patience")
async def test_stats_count_what_people_of_this_server_found_right_and_wrong(world: World) -> None:
    card = (await world.alice.slash(world.channel, "check", text="words")).response
    bob = world.guild.add_member(world.env.create_user("bob"))
    for person, verdict in ((world.alice, "right"), (world.admin, "wrong"), (bob, "wrong")):
        form = await person.click(card, label="Feedback")
        await person.submit_modal(form, {"verdict": verdict})
    feedback = world.engine.records.feedback
    feedback.save(Vote("elsewhere", 0, bob.id, "1", None, right=False))
    told = words((await world.admin.slash(world.channel, "stats")).response)
    assert "Feedback: **1** right, **2** wrong" in told


async def test_a_server_without_answers_is_told_so(world: World) -> None:
    result = await world.admin.slash(world.channel, "stats")
    assert "Nothing was asked in this server yet." in words(result.response)


async def test_only_who_manages_the_server_sees_its_stats(world: World) -> None:
    allow_everybody(world, "stats")
    result = await world.alice.slash(world.channel, "stats")
    assert "Manage Server" in words(result.response)


def test_the_days_are_thirty_and_what_is_older_is_left_out() -> None:
    assert len(SUMMED.days) == len(SUMMED.daily) == DAYS
    assert SUMMED.daily[-1] == 7
    assert SUMMED.daily[0] == 3
    assert SUMMED.total == 12
    assert "refuted" not in SUMMED.outcomes
    assert SUMMED.open_share == 3 / 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_a_light_png_in_every_language(language: str) -> None:
    image = Image.open(io.BytesIO(draw(SUMMED, Words.of(language))))
    assert image.format == "PNG"
    assert image.width > image.height > 400
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_the_card_keeps_discords_limits_and_names_the_feedback() -> None:
    groups = [(9, "w" * 900)] * 40
    card = stats_card(SUMMED, groups, EN)
    check_limits(card)
    assert len(in_words(SUMMED, EN)) <= 1024
    assert "Feedback: **4** right, **1** wrong" in shown(card)


def test_statistics_of_nothing_divide_nothing() -> None:
    assert Statistics((), (), {}).open_share == 0.0
