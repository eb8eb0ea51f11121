"""What a card says around its passages: the outcome, the user's own words, what was left out."""

from collections import Counter
from collections.abc import Sequence

import discord

from bot.asked import Asked
from bot.chat import told
from bot.chat.markup import clip, escape, length
from bot.chat.words import Words
from bot.claims.reasons import NOT_PICKED
from bot.domain import Answer, Report, Skipped, Verdict
from bot.freshness import Freshness

MAX_CHARACTERS = 3900
"""Discord takes 4000 in all text displays of a message; the rest is a margin."""

MAX_QUERY = 500

_HEADINGS = {
    Verdict.SUPPORTED: ("✅", "card.supported"),
    Verdict.REFUTED: ("❌", "card.refuted"),
    Verdict.CONFLICTING: ("⚖️", "card.conflicting"),
    Verdict.NOT_ENOUGH_EVIDENCE: ("❔", "card.not_enough"),
}
_COUNTED = {
    Verdict.SUPPORTED: "report.supported",
    Verdict.REFUTED: "report.refuted",
    Verdict.CONFLICTING: "report.conflicting",
    Verdict.NOT_ENOUGH_EVIDENCE: "report.not_enough",
}


def mark_and_name(answer: Answer, words: Words) -> tuple[str, str]:
    """Return the outcome as a sign, and in words that need neither sign nor colour."""
    if answer.verdict is None:
        return ("❔", words("card.no_answer")) if answer.abstains else ("🔎", words("card.answer"))
    return named(answer.verdict, words)


def named(verdict: Verdict, words: Words) -> tuple[str, str]:
    """Return a verdict as a sign and in words."""
    mark, key = _HEADINGS[verdict]
    return mark, words(key)


def heading(answer: Answer, words: Words) -> str:
    """Return the outcome in words that need no colour."""
    return " ".join(mark_and_name(answer, words))


def verdict_line(verdict: Verdict, words: Words) -> str:
    """Return a verdict with the mark that stands for it."""
    return " ".join(named(verdict, words))


def outcome(answer: Answer, words: Words) -> str:
    """Return how sure the answer is, or that the sources are silent."""
    if answer.abstains:
        return f"-# {words('card.silent')}"
    sure = told.confidence(answer.confidence, words)
    return f"-# {sure[0].upper()}{sure[1:]}" if answer.confidence > 0 else ""


def query_line(answer: Answer, limit: int = MAX_QUERY) -> str:
    """Return the user's own words."""
    return escape(clip(answer.query.text.strip(), limit))


def follows_line(asked: Asked, words: Words) -> str:
    """Return what a follow-up takes up; nothing for another query."""
    if asked.follows is None:
        return ""
    return f"-# {words('follow.of', text=escape(clip(asked.follows.strip(), 160)))}"


def summary(report: Report, words: Words) -> str:
    """Return how many claims came out how."""
    counts = Counter(answer.verdict for answer in report.claims)
    counted = [
        words(key, count=counts[verdict]) for verdict, key in _COUNTED.items() if counts[verdict]
    ]
    return f"-# {' · '.join(counted)}"


def skipped_line(skipped: Sequence[Skipped], words: Words, *, limit: int = 500) -> str:
    """Return what was not checked and why, in one small line."""
    told_of = [part for part in skipped if part.why != NOT_PICKED]
    unpicked = len(skipped) - len(told_of)
    parts = [words("report.not_picked", count=unpicked)] if unpicked else []
    for number, part in enumerate(told_of):
        shown, why = escape(clip(part.text.strip(), 80)), escape(told.reason(part.why, words))
        entry = words("report.part", text=shown, why=why)
        if length("; ".join([*parts, entry])) > limit:
            parts.append(words("report.parts_left", count=len(told_of) - number))
            break
        parts.append(entry)
    return f"-# {words('report.not_checked', parts='; '.join(parts))}" if parts else ""


def fresh_line(fresh: Freshness | None, words: Words) -> str:
    """Return how new what the answer was made of is."""
    if fresh is None:
        return ""
    facts = []
    if fresh.newest:
        facts.append(words("fresh.newest", date=words.day(fresh.newest)))
    if fresh.indexed:
        when = discord.utils.format_dt(fresh.indexed, "R")
        facts.append(words("fresh.indexed", when=when))
    return f"-# {' · '.join(facts)}" if facts else ""
