"""What a sentence comes down to: subject, verb, object and the slot that is at stake."""

import re
from collections.abc import Iterator

from training.synthetic import grammar
from training.synthetic.shortening import Style

_PHRASE = re.compile(
    r" (?:in|at|near|during|since|across|over|on|after|following|amid|with|by|for|against|through|"
    r"under|within|via|along|outside|around|between|throughout|before|while|because of|due to) "
)
_COMMA = re.compile(r", ")
_AND = re.compile(
    r",? (?:(?:and|but|while|as|when|where|which|who|killing|injuring|causing|leaving) |"
    r"that (?=(?:was|were|had|has|is|are|have|would|could)\b))"
)
_SCOPED = re.compile(
    r"\b(?:no|not|never|only|unless|if|whether|neither|nor|without|until|all|every|each|any|most|"
    r"first|second|third|fourth|fifth|last|record|fewer|less|cannot|refuses?d?|den(?:y|ies|ied)|"
    r"few|none|both|same|largest|biggest|worst|best|[a-z]{3,}iest|"
    r"highest|lowest|longest|fastest|oldest|youngest|smallest|greatest|strongest|latest|poorest)\b|n't\b"
)
"""Words whose truth hangs on what follows them: "the largest" of what, "no" what."""

_BAD_END = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|could|may|might|must|can|to|of|in|on|at|"
    r"by|for|from|with|as|and|or|but|the|a|an|its|his|her|their|that|which|who|than|takes?|took|"
    r"place|part|up|out|off|lead|leads|led|more|about|nearly|into|says?|said|comes?|came|goes|went|"
    r"puts?|makes?|made|gives?|gave|sets?|two|three|four|five|several|many|some|also|very|so|it|"
    r"accuses?|accused|announces?|announced|reports?|reported|results?|resulted|according|along|"
    r"shortly|days?|hours?|minutes?|weeks?|months?|years?|70701|down|effect|force|between|against|"
    r"[A-Z][a-z]+'s|former|late|new|major|continues?|continued)$"
)
_STANDS_ALONE = re.compile(
    r"\b(?:dies|died|die|crash(?:es|ed)?|collapses?d?|explodes?d?|erupts?|erupted|capsizes?d?|sinks?|"
    r"sank|resigns?|resigned|killed|injured|arrested|wounded|shot|sentenced|elected|suspended|opened|"
    r"closed|released|rescued|detained|destroyed|damaged|cancelled|postponed|evacuated|found|charged|"
    r"convicted|approved|banned|attacked|bombed|dead|protests?|protested|wins?|won|retires?|retired)$"
)
_COMPLEMENT = re.compile(r"\b(?:that|says?|said|who|which|whose|where|what|how|why|announces?d?)\b")
_LISTED = re.compile(r", (?:[\w'\u2019.-]+ ?){1,3}(?:,| and | or )")
_PURPOSE, _ORIGIN = re.compile(r" to (?=[a-z]+)"), re.compile(r" from ")
_WITH_PURPOSE_TABLE = """
    send deploy launch hold sign announce publish make begin start build use win sell buy travel
    arrive pass approve unveil establish reach test introduce create open close release pay meet
    reject cancel suspend condemn
"""
_WITH_PURPOSE = frozenset(_WITH_PURPOSE_TABLE.split())
"""Verbs whose object stands without the infinitive that follows it."""

_WITH_ORIGIN_TABLE = """
    ban bar prevent prohibit block stop exclude keep discourage protect remove range rise fall
    increase decrease suspend raise lower cut reduce
"""
_WITH_ORIGIN = frozenset(_WITH_ORIGIN_TABLE.split())
"""Verbs that say too much without "from"."""

_FRONT = re.compile(
    r"^(?:In|On|At|After|Following|During|Near|Amid|With|According to) "
    r"(?:[^,\"]|, [A-Z]\w+,){3,70}, "
)
_TITLES = (
    r"(?:president|minister|senator|governor|chancellor|mayor|secretary|leader|actor|actress|singer|"
    r"journalist|spokesman|spokeswoman|footballer|writer|author|director|activist|politician|"
    r"candidate|ambassador|judge|general|boxer|player|officer|driver|president|executive|chief|"
    r"commissioner|chairman|striker|coach|founder|musician|rapper|cyclist|lawmaker|lawyer|king)"
)
_TITLED = re.compile(
    rf"^(?:(?!The\b|An?\b)[A-Z][\w-]+ )?(?:(?!of\b|in\b|and\b|for\b)[\w-]+ ){{0,3}}{_TITLES} "
    r"(?=[A-Z][\wà-ÿ-]+ (?:(?:al-|de |van |bin )?[A-Z][\wà-ÿ-]+ )+[a-z])"
)
_MODIFIER = re.compile(
    r" (?:deadly|major|massive|large|heavy|strong|powerful|severe|violent|controversial|prominent|"
    r"popular|huge|serious|widespread|fresh|ongoing|annual|longtime|veteran|famous|ongoing|fierce|"
    r"intense|renowned|large-scale|extensive|devastating|successfully|unanimously|early|strongly|"
    r"overwhelmingly|publicly|jointly)(?= [a-z]{3})"
)


_DANGLING = re.compile(r"\b(?:and|or|but),[^,]*$")
_END_MARK = re.compile(r"(?P<mark> Qa(?:dte|plce))\.$")
_OPENS_CLAUSE = re.compile(
    r"\b(?:that|once|when|who|which|after|while|as|where|if|because|says?|said)\b"
)
_RESUMED = re.compile(r", (?:[^,]+, )?(?:is|are|was|were|has|have|had|will|would|could|may)\b")


def kernel(text: str, style: Style, marks: tuple[str, ...]) -> str:
    """Leave out of a claim all that may go, until it has few words; its truth stays."""
    if style.keep or '"' in text or "“" in text or not style.chance("kernel", 0.95):
        return text
    most = int(style.choose("kernel", ("6", "7", "8", "10")))
    for pattern, share in ((_FRONT, 0.85), (_TITLED, 0.6), (_MODIFIER, 0.8)):
        if style.chance(pattern.pattern[:9], share):
            less = grammar.upper_first(pattern.sub("", text, count=1))
            if _sound(text, less, marks) and not (pattern is _MODIFIER and _SCOPED.search(text)):
                text = less
    ending = _END_MARK.search(text)
    if ending is not None and text.count(ending["mark"].strip()) == 1:
        body = _cut_down(text[: ending.start()] + ".", most - 2, ())
        return body.rstrip(".") + ending.group()
    return _cut_down(text, most, marks)


def _cut_down(text: str, most: int, marks: tuple[str, ...]) -> str:
    for _ in range(12):
        if len(text.split()) <= most:
            break
        shorter = next((cut for cut in _cuts(text) if _sound(text, cut, marks)), None)
        if shorter is None:
            break
        text = shorter
    return text


def _sound(text: str, cut: str, marks: tuple[str, ...]) -> bool:
    """Whether what is left is a sentence with the same verb and all marks."""
    if not all(mark in cut for mark in marks if mark in text) or cut == text:
        return False
    one, two = grammar.main_verb(text), grammar.main_verb(cut)
    if one is None or two is None or one.base != two.base or one.form != two.form:
        return False
    words = cut.split()
    alone = bool(_STANDS_ALONE.search(cut[:-1]))
    return (
        len(words) >= 5
        and (two.index < len(words) - 1 or alone)
        and (cut.endswith("Qadte.") or not _BAD_END.search(cut[:-1]))
        and cut.count("(") == cut.count(")")
        and not _DANGLING.search(cut)
        and _closed(cut)
    )


def _closed(text: str) -> bool:
    """Whether the last clause that a sentence opens has a verb."""
    opened = list(_OPENS_CLAUSE.finditer(text))
    if not opened:
        return True
    words = [grammar.bare(word) for word in text[opened[-1].end() :].split()]
    if opened[-1].group() in {"after", "as"} and len(words) > 1:
        return True
    return any(
        word in grammar.AUXILIARIES
        or grammar.base_of_third(word) is not None
        or grammar.base_of_past(word) is not None
        for word in words
    )


def _cuts(text: str) -> Iterator[str]:
    """Yield what is left where the last part of a sentence goes, the shortest part first."""
    ends = [(match.start(), True) for match in _PHRASE.finditer(text)]
    ends += [(match.start(), False) for match in _AND.finditer(text)]
    ends += [
        (m.start(), False) for m in _COMMA.finditer(text) if not _LISTED.match(text, m.start())
    ]
    verb = grammar.main_verb(text)
    if verb is not None and verb.base in _WITH_PURPOSE:
        ends += [(match.start(), True) for match in _PURPOSE.finditer(text)]
    if verb is not None and verb.base not in _WITH_ORIGIN:
        ends += [(match.start(), True) for match in _ORIGIN.finditer(text)]
    for end, phrase in sorted(ends, reverse=True):
        left, part = text[:end], text[end:]
        if len(part.split()) > 22:
            return
        if _SCOPED.search(left) if phrase else re.search(r"\b(?:if|unless|not)\b", part):
            continue
        if part.startswith(",") and _RESUMED.search(part):
            continue
        if (phrase or part.startswith(" and")) and _has_verb(left, part):
            continue
        if phrase and not _complete(text, left):
            continue
        if part.startswith(" and ") and _joins(left, part):
            continue
        yield left.rstrip(",") + "."


def _complete(text: str, left: str) -> bool:
    """Whether the last verb before a phrase says something without it."""
    if _STANDS_ALONE.search(left):
        return True
    verb = grammar.main_verb(text)
    at_verb = verb is not None and verb.index == len(left.split()) - 1
    return not at_verb and not left.split()[-1].endswith(("ed", "ing"))


def _has_verb(left: str, part: str) -> bool:
    """Whether a part holds the verb of a clause that began before it."""
    if part.startswith(" and") and not _COMPLEMENT.search(left):
        return False
    words = [grammar.bare(word) for word in part.split()]
    if any(word in grammar.AUXILIARIES for word in words):
        return True
    if not _COMPLEMENT.search(left):
        return False
    return any(grammar.base_of_past(word) or grammar.base_of_third(word) for word in words)


def _joins(left: str, part: str) -> bool:
    """Whether "and" joins what only both together do: subjects, or parts of a name."""
    verb = grammar.main_verb(left + ".")
    return verb is None or part.split()[1][:1].isupper() or bool(re.search(r"\bbetween\b", left))
