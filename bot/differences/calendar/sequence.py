"""Days told from the one before them: "a day later", "the next morning", "that same evening"."""

import re
from datetime import date, timedelta

from bot.differences.calendar.finding import days_in
from bot.differences.calendar.mentions import DateMention
from bot.differences.calendar.periods import Period
from bot.differences.language.counting import COUNT, number_of

_TIME = r"(?:day|morning|afternoon|evening|night)"
_TOLD = re.compile(
    rf"\b(?:(?P<count>{COUNT})\s+(?P<scale>day|week)s?\s+"
    rf"(?P<way>later|earlier)(?!\s+than)"
    rf"|(?:on\s+)?the\s+(?:next|following)\s+(?P<next>{_TIME})|the\s+(?P<after>day)\s+after(?=[,.])"
    rf"|(?:on\s+)?the\s+(?:previous|preceding)\s+(?P<previous>{_TIME})"
    rf"|(?:later\s+)?(?:on\s+)?(?:the|that)\s+(?:very\s+)?same\s+(?P<same>{_TIME}))\b",
    re.IGNORECASE,
)


def told_in_sequence(sentence: str, before: str, published: date | None) -> tuple[DateMention, ...]:
    """Find the days that a sentence tells from the last day told before them.

    `before` is what stands before the sentence in its article. Where no day was told there, there
    is nothing to count from. Of a weekday that may be past or to come the past one is meant.
    """
    found: list[DateMention] = []
    for match in _TOLD.finditer(sentence):
        told = [*days_in(before, published), *days_in(sentence[: match.start()], published)]
        day = _away(told[-1], match) if told else None
        if day is not None:
            period = Period(day.year, day.month, day.day)
            found.append(DateMention(*match.span(), (period,), phrase=match.group()))
    return tuple(found)


def _away(day: date, match: re.Match[str]) -> date | None:
    try:
        return day + _distance(match)
    except OverflowError:
        # The first years of the calendar have no weeks before them.
        return None


def _distance(match: re.Match[str]) -> timedelta:
    if match["count"]:
        days = number_of(match["count"]) * (7 if match["scale"].lower() == "week" else 1)
        return timedelta(days=days if match["way"].lower() == "later" else -days)
    return timedelta(days=1 if match["next"] or match["after"] else -1 if match["previous"] else 0)
