"""Years told by an age: "turned four on Saturday", "the 74th anniversary of the treaty"."""

import re
from datetime import date

from bot.differences.calendar.finding import days_in
from bot.differences.calendar.mentions import DateMention
from bot.differences.calendar.patterns import RANKS
from bot.differences.calendar.periods import Period
from bot.differences.language.counting import COUNT, number_of

_AGO = re.compile(
    rf"\b(?:(?P<nth>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(RANKS)}))\s+(?:\w+\s+)?"
    rf"(?:anniversary|birthday)\b|\bturn(?:ed|s|ing)\s+(?P<age>{COUNT})\b(?!\s+(?:\w+\s+)?into\b)",
    re.IGNORECASE,
)


def counted_back(sentence: str, published: date | None) -> tuple[DateMention, ...]:
    """Find the days or years from which a sentence counts an anniversary or an age.

    A lone day of the sentence is the one that they fell on; else the year alone is known.
    """
    found: list[DateMention] = []
    if published is None:
        return ()
    for match in _AGO.finditer(sentence):
        days = list(days_in(sentence, published))
        day = days[0] if len(days) == 1 else None
        year = (day or published).year - _years(match)
        exact = day is not None and match["age"] is not None
        period = Period(year, day.month, day.day) if day and exact else Period(year)
        if period.valid:
            found.append(DateMention(*match.span(), (period,)))
    return tuple(found)


def _years(match: re.Match[str]) -> int:
    if match["word"]:
        return RANKS[match["word"].lower()]
    return int(match["nth"]) if match["nth"] else number_of(match["age"])
