"""Cards of a server's sources: the list, one source, and what is asked before one is lost."""

import hashlib
from collections.abc import Sequence

import discord

from bot.chat import controls
from bot.chat.cards import ANSWERED, QUIET, Card, Item, rule, text
from bot.chat.index_cards import failure_line
from bot.chat.markup import clip, escape, link
from bot.chat.translation import typed
from bot.chat.words import Words
from bot.domain import UPLOAD, Source
from bot.download import is_web_address
from bot.holdings import Held, Holding

PAGE = 8
"""Sources of a list on one card."""
HELD_PAGE = 6
"""Articles of a source on one card."""
MAX_NAMED = 5
MAX_FAILED = 3
MAX_LINK = 150
DANGER = discord.Colour(0xED4245)


def source_key(source: Source) -> str:
    """Return what stands for a source in choices and custom ids: a digest, short and the same."""
    place = f"{source.collection}\0{source.location}"
    return hashlib.sha256(place.encode()).hexdigest()[:20]


def list_card(sources: Sequence[Source], own: str, offset: int, words: Words) -> Card:
    """Return the sources from `offset` on; `own` names the server's collection."""
    listed = sorted(sources, key=lambda source: (source.collection != own, source.location))
    title = f"### 📚 {words('sources.title')}"
    if not listed:
        add = typed(words, "command.sources.name", "command.add.name")
        return Card([text(title, f"-# {words('sources.none', command=add)}")], colour=QUIET)
    offset = _page_start(offset, len(listed), PAGE)
    lines: list[str] = []
    for source in listed[offset : offset + PAGE]:
        lines.append(f"**{escape(clip(source.name, 120))}**")
        lines.append(f"-# {_articles_of(source, own, words)}")
    end, total = min(offset + PAGE, len(listed)), len(listed)
    place = words("sources.place", first=offset + 1, last=end, total=total)
    buttons = [
        controls.sources_button(start, label) for start, label in _pages(offset, total, PAGE, words)
    ]
    return Card(
        [text(title, f"-# {place}" if total > PAGE else ""), rule(), text(*lines)],
        colour=ANSWERED,
        buttons=buttons,
    )


def holding_card(holding: Holding, own: str, words: Words) -> Card:
    """Return one source with its articles, and what of it could not be read."""
    source, offset = holding.source, holding.offset
    times = [words("sources.added", when=discord.utils.format_dt(source.added, "D"))]
    if holding.read:
        times.append(words("sources.read", when=discord.utils.format_dt(holding.read, "R")))
    blocks: list[Item] = [
        text(
            f"### 📄 {escape(clip(source.name, 120))}",
            f"-# {_kind(source, words)} · {_articles_of(source, own, words)}",
            f"-# {' · '.join(times)}",
        )
    ]
    if holding.articles:
        shown = [line for held in holding.articles for line in _held(held, words)]
        blocks += (rule(), text(*shown))
    if holding.failed and not offset:
        lines = [failure_line(one, words, 40, 90) for one in holding.failed[:MAX_FAILED]]
        if len(holding.failed) > MAX_FAILED:
            lines.append(f"-# {words('index.more', count=len(holding.failed) - MAX_FAILED)}")
        blocks += (rule(), text(words("sources.failed", count=len(holding.failed)), *lines))
    buttons = [
        controls.holding_button(source_key(source), start, label)
        for start, label in _pages(offset, source.articles, HELD_PAGE, words)
    ]
    return Card(blocks, colour=ANSWERED, buttons=buttons)


def removal_question(holding: Holding, words: Words) -> Card:
    """Return what is asked before a source is removed: it names what will be lost."""
    source = holding.source
    lines = [words("sources.empty")]
    if source.articles:
        named = [f"-# {escape(clip(held.title, 100))}" for held in holding.articles[:MAX_NAMED]]
        left = source.articles - len(named)
        if left > 0 and named:
            named.append(f"-# {words('index.more', count=left)}")
        articles = words("sources.articles", count=source.articles)
        lost = f"{articles} · {words('sources.sentences', count=source.sentences)}"
        lines = [words("sources.lost"), lost, *named]
        if source.location.startswith(UPLOAD):
            lines.append(f"-# {words('sources.upload_gone')}")
        elif is_web_address(source.location):
            lines.append(f"-# {words('sources.feed_gone')}")
    return Card(
        [
            text(
                f"### 🗑️ {words('sources.remove_ask')}",
                f"**{escape(clip(source.name, 200))}**",
                *lines,
            )
        ],
        colour=DANGER,
        buttons=[controls.remove_button(source_key(source), words), controls.keep_button(words)],
    )


def rebuild_question(own: Sequence[Source], words: Words) -> Card:
    """Return what is asked before a server's sources are read again."""
    read = [source for source in own if not source.location.startswith(UPLOAD)]
    if not read:
        top = f"### 🔄 {words('sources.rebuild_none')}"
        return Card([text(top, words("sources.rebuild_nothing"))], colour=QUIET)
    named = [f"-# {escape(clip(source.name, 120))}" for source in read[:MAX_NAMED]]
    if len(read) > MAX_NAMED:
        named.append(f"-# {words('index.more', count=len(read) - MAX_NAMED)}")
    uploads = len(own) - len(read)
    return Card(
        [
            text(
                f"### 🔄 {words('sources.rebuild_ask')}",
                words("sources.rebuild_what", count=len(read)),
                *named,
                words("sources.rebuild_lost"),
                f"-# {words('sources.rebuild_uploads', count=uploads)}" if uploads else "",
            )
        ],
        colour=ANSWERED,
        buttons=[controls.rebuild_button(words), controls.keep_button(words)],
    )


def removed_card(source: Source, articles: int, words: Words) -> Card:
    """Return how many articles went with a source."""
    return Card(
        [
            text(
                f"### 🗑️ {words('index.source_removed')}",
                escape(clip(source.name, 200)),
                f"-# {words('index.articles_removed', count=articles)}",
            )
        ],
        colour=QUIET,
    )


def _held(held: Held, words: Words) -> tuple[str, str]:
    title = clip(held.title, 80)
    shown = link(title, held.uri) if len(held.uri) <= MAX_LINK else f"**{escape(title)}**"
    when = [words.day(held.published)] if held.published else []
    return shown, f"-# {' · '.join([*when, words('sources.sentences', count=held.sentences)])}"


def _articles_of(source: Source, own: str, words: Words) -> str:
    if source.collection == own:
        return words("index.articles_here", count=source.articles)
    return words("index.articles_shared", count=source.articles)


def _kind(source: Source, words: Words) -> str:
    if source.location.startswith(UPLOAD):
        return words("sources.upload")
    return words("sources.web") if is_web_address(source.location) else words("sources.disk")


def _page_start(offset: int, total: int, page: int) -> int:
    """Return the start of the page that `offset` is on, or of the last where there are fewer."""
    last = max(0, total - 1)
    return min(offset, last) // page * page


def _pages(offset: int, total: int, page: int, words: Words) -> list[tuple[int, str]]:
    """Return where the pages before and after start, with the labels of their buttons."""
    turns = []
    if offset > 0:
        turns.append((max(0, offset - page), f"◀ {words('sources.back')}"))
    if offset + page < total:
        turns.append((offset + page, f"{words('sources.next')} ▶"))
    return turns
