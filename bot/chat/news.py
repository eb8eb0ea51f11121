"""The short message that says how a watched claim's verdict changed."""

from bot.chat import content
from bot.chat.cards import COLOURS, Card, text
from bot.chat.words import Words
from bot.store import Watch


def news_card(watch: Watch, link: str, words: Words) -> Card:
    """Return the old and the new verdict of a watched claim, with a link to its card."""
    told = words(
        "watch.changed",
        old=content.verdict_line(watch.told, words),
        new=f"**{content.verdict_line(watch.shown, words)}**",
    )
    line = text(f"🔔 {told}", f"-# [{words('watch.to_card')}]({link})")
    return Card([line], colour=COLOURS[watch.shown])
