"""The short message that says how a watched claim's verdict changed."""

from bot.chat import content
from bot.chat.cards import COLOURS, Card, text
from bot.chat.markup import clip, escape
from bot.chat.words import Words
from bot.store import Watch

MAX_CLAIM = 240


def news_card(watch: Watch, link: str, words: Words, claim: str = "") -> Card:
    """Return the old and the new verdict of a watched claim, with a link to its card.

    Args:
        watch: The watch.
        link: The address of the card.
        words: The card's language.
        claim: What is watched; nothing where it may not be told, or is not at hand.
    """
    told = words(
        "watch.changed",
        old=content.verdict_line(watch.told, words),
        new=f"**{content.verdict_line(watch.shown, words)}**",
    )
    quoted = escape(clip(claim.strip(), MAX_CLAIM))
    line = text(f"🔔 {told}", quoted, f"-# [{words('watch.to_card')}]({link})")
    return Card([line], colour=COLOURS[watch.shown])
