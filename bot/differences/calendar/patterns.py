"""How dates are written: the patterns of months, days, years, decades, centuries and seasons."""

import re

from bot.differences.calendar.periods import Part

MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b)\.?"
)
_PART = (
    r"(?:(?P<part>(?:early|mid|late)(?:\s+in)?(?:\s+the)?|"
    r"(?:(?:the\s+)?(?:beginning|start|middle|end)\s+of)(?:\s+the)?)[\s-]+)?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_FOUR = r"1[0-9]\d\d|20\d\d"
_YEAR = rf"(?P<year>{_FOUR})(?![\d%]|,\d)"
_JOIN = r"\s*(?P<join>-|\u2013|\u2014|to|through|until|and|or|&)\s*"
_NOT_COUNT = r"(?![\d:%]|[.,]\d|\s*(?:percent|per\s+cent|million|billion|thousand|[ap]\.?m)\b)"
_ENDED = r"(?:(?<=[-\u2013]\d)|(?<=[-\u2013]\d\d)|(?!\s+[a-z]))"
"""What follows the last day of a range: of one without a dash no word, which it may count."""

ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d|-\d)")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.-]\d)")
MONTH_DAY = re.compile(
    rf"\b{_PART}{_MONTH}\s*(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}{_NOT_COUNT}"
    rf"(?:{_JOIN}(?P<more>\d{{1,2}}){_ORDINAL}{_NOT_COUNT}{_ENDED})?"
    rf"(?:,?\s+(?:of\s+)?{_YEAR})?",
    re.IGNORECASE,
)
DAY_MONTH = re.compile(
    rf"(?<![\d.,:$€£-])(?P<day>\d{{1,2}}){_ORDINAL}(?:{_JOIN}(?P<more>\d{{1,2}}){_ORDINAL})?"
    rf"(?:\s+(?:day\s+)?(?:of\s+)?|[\s-]){_MONTH}(?![a-z])(?:,?[\s-]+(?:of\s+)?{_YEAR})?",
    re.IGNORECASE,
)
MONTH_ONLY = re.compile(rf"\b{_PART}{_MONTH}(?![a-z])(?:,?\s+(?:of\s+)?{_YEAR})?", re.IGNORECASE)
DECADE = re.compile(
    rf"{_PART}(?:\b(?P<year>1[5-9]\d0|20\d0)|(?<!\w)['\u2019](?P<short>[2-9]0))['\u2019]?s\b",
    re.IGNORECASE,
)
_RANKS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
RANKS = {word: number for number, word in enumerate(_RANKS, start=1)}
_RANK = rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(_RANKS, key=len, reverse=True))}"
CENTURY = re.compile(
    rf"\b{_PART}(?P<rank>{_RANK})(?:{_JOIN}(?P<more>{_RANK}))?[\s-](?:century|centuries|c\.)"
    r"(?P<era>\s*(?:BCE?\b|B\.C\.))?",
    re.IGNORECASE,
)
QUARTER = re.compile(
    rf"\b(?:Q(?P<number>[1-4])|(?:the\s+)?(?P<rank>first|second|third|fourth|final|last|1st|2nd|"
    rf"3rd|4th)\s+(?P<unit>quarter|half))(?:\s+(?:of\s+)?(?:the\s+year\s+)?|\s?/\s?){_YEAR}|"
    rf"\bQ(?P<alone>[1-4])\b",
    re.IGNORECASE,
)
SEASON = re.compile(
    rf"\b{_PART}(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}", re.IGNORECASE
)
YEAR_ONLY = re.compile(
    rf"(?<![\w$€£#/.,-])\b{_PART}{_YEAR}(?![\w/]|[.:]\d|-\d|-year|\s?(?:%|million|billion|BCE?\b))",
    re.IGNORECASE,
)
YEAR_SPAN = re.compile(
    r"(?<![\w$€£/-])(1[5-9]\d\d|20\d\d)\s?[-\u2013/]\s?(20\d\d|1[5-9]\d\d|\d\d)(?![\w/-])"
)
ERA = re.compile(
    r"(?<![\w.,$€£-])(?P<first>\d{1,4})(?:\s*(?:-|\u2013|to|and|or)\s*(?P<last>\d{1,4}))?"
    r"\s*(?:BCE?\b|B\.\s?C\.)|\bAD\s(?P<after>\d{1,4})\b"
)

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|during|year|of\s+the\s+year|circa|as\s+of|born)|\(|:)\s*$", re.I
)
_BEFORE_YEAR_WEAK = re.compile(
    r"\b(?:the|its|his|her|their|this|between|spring|summer|autumn|fall|winter|from)\s+$|"
    r"['\u2019]s\s+$",
    re.IGNORECASE,
)
_BEFORE_COUNT = re.compile(
    r"\b(?:least|most|than|nearly|almost|roughly|approximately|some|over|under|total\s+of|up\s+to|"
    r"only|just|all|numbers?|no\.|estimated|exactly|another|flight|route|room|section|article|"
    r"page|unit|model|highway|channel|line|paragraph|chapter|verse|asteroid)\s+$",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"(?:\s+|-)(?:(?!was|is|has|does|of|in|by|to|and|or|but|when|with|as|for|on|at|from|after|the)"
    r"[\w-]+\s+)?"
    r"(?!was|is|has|does|as|series|Olympics|Games)(?:[a-z]+(?<![uis])s|people|men|women|children|"
    r"feet|km|kg|miles?|mm|cm|rpm|hp)\b"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|on|since|until|till|by|from|during|last|this|next|early|mid|late|before|after|"
    r"through|between|every|to)[\s-]+$",
    re.IGNORECASE,
)


def is_year(text: str, match: re.Match[str]) -> bool:
    """Tell a year from a count."""
    start, year = match.start("year"), int(match["year"])
    before = text[max(0, start - 24) : start]
    if _BEFORE_COUNT.search(before):
        return False
    if _BEFORE_YEAR.search(before):
        return True
    if not 1500 <= year <= 2060:
        return False
    if _COUNTS.match(text, match.end()):
        return _BEFORE_YEAR_WEAK.search(before) is not None
    return True


def is_month(text: str, match: re.Match[str], *, exact: bool = False) -> bool:
    """Tell the month from the verb, the adjective and the first name it looks like."""
    word = match["month"].lower()
    before = text[max(0, match.start() - 16) : match.start()]
    prepared = _BEFORE_MONTH.search(before) is not None or bool(match.groupdict().get("part"))
    if prepared or exact:
        return prepared or word not in {"may", "march", "mar"}
    if len(word) <= 4 and word not in {"june", "july"}:
        return False
    return match["month"][0].isupper() and word not in {"march", "april", "june", "august"}


def part_of(word: str | None) -> Part | None:
    """The part of a period that a word names."""
    match (word or "").lower().removeprefix("the ").split():
        case ["early", *_] | ["beginning" | "start", *_]:
            return "early"
        case ["mid" | "middle", *_]:
            return "mid"
        case ["late" | "end", *_]:
            return "late"
    return None


def month_of(match: re.Match[str]) -> int:
    """The number of the month that a match names."""
    return MONTHS[match["month"].lower()]


def year_of(match: re.Match[str]) -> int | None:
    """The year that a match gives, if it does."""
    return int(match["year"]) if match["year"] else None
