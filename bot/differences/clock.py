"""Times of day: the claim's against the sentence's."""

import re
from dataclasses import dataclass

from bot.differences.calendar.outcomes import Outcome
from bot.differences.language.attachment import attached
from bot.differences.language.counting import SMALL, number_of
from bot.differences.language.text import Text
from bot.differences.names.subjects import governor_shared
from bot.differences.result import Findings, Missing
from bot.domain import Difference, DifferenceKind, Span

_DAY, _HOUR = 24 * 60, 60
_SMALL_HOURS = 5
_HOURS = rf"\d{{1,2}}|{'|'.join(SMALL)}"
_CLOCK = re.compile(
    r"(?<![\w.:/,$€£-])"
    rf"(?:(?P<hour>{_HOURS})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<full>[01]?\d|2[0-3]):(?P<past>[0-5]\d)(?![:\w]|\.\d)"
    rf"|(?P<bare>{_HOURS})\s?o['\u2019]clock\b"
    rf"|(?:(?P<part>half|quarter)\s+(?P<way>past|to)\s+)?(?P<spoken>{_HOURS})"
    r"\s+(?:in\s+the\s+(?P<time>morning|afternoon|evening)|at\s+(?P<night>night))\b"
    rf"|(?P<fraction>half|quarter)\s+(?P<side>past|to)\s+(?P<plain>{_HOURS})\b"
    r"|(?P<named>noon|midday|midnight)\b)"
    r"(?:\s+\(?(?P<zone>(?-i:[A-Z]{2,4}T|UTC|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s+time)))?",
    re.IGNORECASE,
)
_BEFORE_FULL = re.compile(
    r"\b(?:at|by|around|about|until|till|before|after|since|from|between|and|to|past)\s+$",
    re.IGNORECASE,
)
_AFTER_FULL = re.compile(r"\s*(?:local|hours|GMT|UTC|on\s)")
_LOOSE = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|shortly|just|before|after|by|past|minutes?)\s+$",
    re.IGNORECASE,
)
"""What makes a time a bound, or only near to the one told."""
_PARTS = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
_NAMED = {"noon": 12 * _HOUR, "midday": 12 * _HOUR, "midnight": 0}


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day in minutes after midnight; two where it may be of either half of the day."""

    span: Span
    minutes: tuple[int, ...]
    exact: bool
    loose: bool
    zone: str | None


def compare_clock(claim: Text, sentence: Text, findings: Findings, *, same_event: bool) -> None:
    """Compare each time of day of the claim with those of the sentence."""
    clocks = _clocks(claim.text)
    told = _clocks(sentence.text) if clocks else []
    for ours in clocks:
        outcomes = [(_outcome(ours, other), other) for other in told]
        agreeing = [other for outcome, other in outcomes if outcome == "agrees"]
        if agreeing:
            findings.agreements.append(agreeing[0].span)
            findings.alike.append((ours.span, agreeing[0].span))
            continue
        said = claim.text[slice(*ours.span)]
        conflicts = [other for outcome, other in outcomes if outcome == "conflicts"]
        if len(conflicts) == 1 == len(told):
            (other,) = conflicts
            same = same_event and governor_shared(claim, ours.span, sentence)
            if same and attached(claim, sentence, other.span):
                found = sentence.text[slice(*other.span)]
                findings.differences.append(
                    Difference(DifferenceKind.TIME, said, found, other.span)
                )
                continue
        if len(conflicts) == len(told):
            findings.missing.append(Missing("time", said))


def _outcome(ours: _Clock, other: _Clock) -> Outcome:
    """Whether a time bears the claim's out; noon in one place is no noon in another."""
    if ours.zone and other.zone and ours.zone != other.zone:
        return "fits"
    apart = min(_apart(one, two) for one in ours.minutes for two in other.minutes)
    if ours.loose or other.loose:
        return "agrees" if apart < _HOUR else "conflicts" if apart > _HOUR else "fits"
    if ours.exact and other.exact:
        return "agrees" if apart == 0 else "conflicts"
    if any(one // _HOUR == two // _HOUR for one in ours.minutes for two in other.minutes):
        # "At 4 a.m." is borne out by 4:17, but not the other way round.
        return "fits" if ours.exact else "agrees"
    return "fits" if apart < _HOUR // 2 else "conflicts"


def _apart(one: int, two: int) -> int:
    distance = abs(one - two)
    return min(distance, _DAY - distance)


def _clocks(text: str) -> list[_Clock]:
    return [clock for match in _CLOCK.finditer(text) if (clock := _clock(text, match)) is not None]


def _clock(text: str, match: re.Match[str]) -> _Clock | None:
    if match["full"] and not match["zone"]:
        around = _BEFORE_FULL.search(text, 0, match.start()), _AFTER_FULL.match(text, match.end())
        if not any(around):
            return None
    end = match.start("zone") if match["zone"] else match.end()
    span = match.start(), len(text[:end].rstrip(" ("))
    loose = _LOOSE.search(text, 0, match.start()) is not None
    exact = bool(match["minute"] or match["full"] or match["part"] or match["fraction"])
    minutes = _minutes(match)
    return None if minutes is None else _Clock(span, minutes, exact, loose, match["zone"])


def _minutes(match: re.Match[str]) -> tuple[int, ...] | None:
    if match["named"]:
        return (_NAMED[match["named"].lower()],)
    if match["full"]:
        at = int(match["full"]) * _HOUR + int(match["past"])
        return (at,) if int(match["full"]) > 12 else (at, (at + _DAY // 2) % _DAY)
    hour = number_of(match["hour"] or match["bare"] or match["spoken"] or match["plain"])
    if not 1 <= hour <= 12:
        return None
    told = (match["part"] or match["fraction"] or "").lower()
    way = (match["way"] or match["side"] or "").lower()
    at = (hour % 12 * _HOUR + int(match["minute"] or 0) + _PARTS.get((told, way), 0)) % _DAY
    after_noon = _after_noon(match, hour)
    if after_noon is not None:
        return ((at + (_DAY // 2 if after_noon else 0)) % _DAY,)
    return at, (at + _DAY // 2) % _DAY


def _after_noon(match: re.Match[str], hour: int) -> bool | None:
    """Whether a time is of the day's second half, where that is told."""
    if match["half"]:
        return match["half"].lower() == "p"
    if match["time"]:
        return match["time"].lower() != "morning"
    # "At one at night" is before the morning, "at ten at night" after the evening.
    return None if not match["night"] else hour % 12 > _SMALL_HOURS
