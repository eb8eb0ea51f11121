"""Leaving out of a sentence what the rest of it stands without."""

import re
from dataclasses import dataclass
from zlib import crc32

from training.synthetic import grammar, world

_BRACKETS = re.compile(r" ?\([^()]*\)")
_ADVERBS = re.compile(
    r" (?:also|reportedly|officially|formally|currently|finally|already|again|eventually|"
    r"subsequently|immediately|further|meanwhile|allegedly|once again|as well|approximately)(?= )"
)
_APPOSITIVE = re.compile(r", (?:a|an|the|one of|which|who|whose) [^,;]{8,90},(?= )")
TAIL = re.compile(
    r"(?:, (?:with|after|following|amid|as|which|who|where|while|saying|killing|injuring|making|"
    r"leaving|causing|citing|becoming|including|despite|forcing|one of|the first|a day|when|due to|"
    r"because|during|ending|bringing|according to|but|and|in what|as well as|prompting|although|"
    r"though|in order|for|accusing|although|whose|in response|over|since)\b"
    r"| (?:after|following|amid|as part of|in response to|despite|in protest|because of|due to|"
    r"saying|while|during) (?![^,]*\b(?:if|unless|until)\b))[^\"“]*(?=\.$)"
)
_RESUMED = re.compile(
    r", (?:and |but )?(?:is|are|was|were|has|have|had|will|would|could|may|[a-z]+(?:s|ed)) "
)
"""The clause goes on after what looked like its end."""

_NOT_BEFORE_TAIL = re.compile(
    r"\b(?:years?|months?|days?|weeks?|hours?|minutes?|shortly|soon|just|long|even|only|moments|"
    r"immediately|reportedly|time|is|are|was|were|not|ever|again|sought|that|of|in|on|to|by|with|for|from|at|who|which|and|or|but|a|the)$"
)
_HEDGED = re.compile(r"\b(?:no|not|never|only|unless|if|whether|neither|nor|n't|without|until)\b")
_COORDINATED = re.compile(
    r",? and (?:(?:is|are|was|were|has|have|\d+|several|dozens|many|another|at least|injur|wound|"
    r"leav|destroy|kill|four|five|six|seven|eight|two|three|nine|ten|more)\b"
    r"|\w+s (?:the|a|an|in|to|its) )[^\"“]*(?=\.$)"
)
_LIST = re.compile(r", (?:[A-Z][\w-]+,? )+and ")
_SPOT = re.compile(r" (?:in|at|near|during|since|across|over|on) ")


@dataclass(frozen=True, slots=True)
class Style:
    """How one claim is told; one style gives one wording whatever the slot says."""

    seed: int
    keep: bool = False
    """Whether every clause stays, because leaving one out would change what is denied."""

    def chance(self, key: str, share: float) -> bool:
        """Decide on a rewriting by its name, so that twins are told alike."""
        return crc32(f"{self.seed}:{key}".encode()) % 10_000 < share * 10_000

    def choose(self, key: str, options: tuple[str, ...]) -> str:
        """Choose among wordings by name."""
        return options[crc32(f"{self.seed}/{key}".encode()) % len(options)]


def _kept(before: str, after: str, marks: tuple[str, ...]) -> bool:
    return all(mark in after for mark in marks if mark in before)


def lighter(text: str, style: Style, marks: tuple[str, ...]) -> str:
    """Leave out brackets, adverbs and appositions."""
    for name, pattern, share in (
        ("brackets", _BRACKETS, 0.9),
        ("adverbs", _ADVERBS, 0.6),
        ("appositive", _APPOSITIVE, 0.8),
    ):
        if not style.chance(name, share):
            continue
        if name == "appositive" and (_LIST.search(text) or style.keep):
            continue
        less = pattern.sub(" " if name == "appositive" else "", text)
        if _kept(text, less, marks) and grammar.main_verb(less) is not None:
            text = less
    return text


_TOWN = r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)*"
_LOCALITY = re.compile(
    rf"\b(?P<lead>in|near|at) (?P<first>{_TOWN})(?:, {_TOWN})*, (?P<last>{_TOWN}),?(?=[. ]|$)"
)


def generalised(text: str, style: Style, marks: tuple[str, ...]) -> str:
    """Name only the town or only the country of a place."""
    match = _LOCALITY.search(text)
    if match is None or any(mark in match.group() for mark in marks):
        return text
    country = world.country_named().get(match["last"])
    if country is None or text[match.end() :].startswith(" and "):
        return text
    if style.chance("country", 0.5):
        told = f"in {country.name}"
    else:
        told = f"{match['lead']} {match['first']}"
    return text[: match.start()] + told + text[match.end() :]


def shorter(text: str, style: Style, marks: tuple[str, ...]) -> str:
    """Leave out the clauses and phrases that the rest stands without."""
    for name, pattern in (("tail", TAIL), ("coordinated", _COORDINATED), ("again", TAIL)):
        share = 0.92 if len(text) > 90 else 0.6
        if not style.chance(name, share) or _LIST.search(text):
            continue
        verb = grammar.main_verb(text)
        for match in pattern.finditer(text):
            cut = text[: match.start()] + text[match.end() :]
            cut_verb = grammar.main_verb(cut)
            if (
                verb is not None
                and cut_verb == verb
                and len(cut.split()) >= max(6, verb.index + 3)
                and _kept(text, cut, marks)
                and not _NOT_BEFORE_TAIL.search(text[: match.start()])
                and not _RESUMED.search(match.group())
                and not _HEDGED.search(match.group())
                and not _HEDGED.search(cut)
                and cut.count("(") == cut.count(")")
            ):
                text = cut
                break
    return _without_last(text, style, marks)


_LAST = re.compile(r" (?:in|at|near|during|since|across|over|on) [^,\"“]{4,50}(?=\.$)")
_NEEDS_PLACE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|place|lives?|located|found|took|takes?|arrives?|arrived|down|"
    r"ban|attacks?|vote|votes|part|up|out|go|goes|went|put|puts|talks|war|effect|and|from|to|of)"
    r"|ed|ing)$"
)


def _without_last(text: str, style: Style, marks: tuple[str, ...]) -> str:
    """Leave out where or when, if it stands last in a long sentence."""
    verb, matches = grammar.main_verb(text), list(_LAST.finditer(text))
    if verb is None or not matches or len(text.split()) < 14 or not style.chance("last", 0.6):
        return text
    starts = [m.start() + n.start() for m in matches for n in _SPOT.finditer(m.group())]
    cut = text[: max(starts)] + "."
    kept = _kept(text, cut, marks) and not _HEDGED.search(text) and '"' not in text
    if not kept or _NEEDS_PLACE.search(cut[:-1]) or len(cut.split()) < verb.index + 5:
        return text
    return cut if grammar.main_verb(cut) == verb else text


def tail_of(text: str) -> re.Match[str] | None:
    """Find the last clauses of a sentence, which can be left out."""
    for match in TAIL.finditer(text):
        if _NOT_BEFORE_TAIL.search(text[: match.start()]) is None:
            return match
    return None


def without_tail(text: str) -> str:
    """Leave out the last clauses of a sentence."""
    match = tail_of(text)
    return text if match is None else text[: match.start()] + text[match.end() :]
