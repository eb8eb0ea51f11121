"""Yes/no questions to the statements they ask about."""

import re

from bot.statements import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    DO,
    HAVE,
    NEGATED,
    PRONOUNS,
    auxiliary_of,
    bare,
    stated,
)
from bot.verbs import is_base

_WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})

_ASKED_FOR = re.compile(
    rf"\b(?:how\s+(?:many|much|long|far|old|tall|fast|often)|{'|'.join(sorted(_WH))})\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:(?:so|and|but|hey|hi|hello|um+|ok|okay|well|please|wait|bot|quick question)\b[\s,:-]*)+",
    re.IGNORECASE,
)
_FRAMES = re.compile(
    r"(?:(?:is|was|isn't|wasn't|ain't)\s+it\s+(?:really\s+|actually\s+)?(?:true|correct|right|a\s+fact|the\s+case)"
    r"(?:\s*,?\s+that)?|is\s+(?:this|that)\s+(?:true|correct|right)\s*[:,-]|"
    r"am\s+i\s+(?:right|correct)(?:\s+(?:that|in\s+thinking(?:\s+that)?))?|"
    r"(?:(?:do|does|did)\s+)?(?:you|we|anyone|anybody|someone)\s+know\s+(?:if|whether|that)"
    r"|(?:do|did)\s+(?:you|u)\s+(?:think|believe|hear)(?:\s+that)?"
    r"|(?:can|could|would|will)\s+(?:you|someone|anyone)\s+(?:please\s+)?(?:confirm|check|verify|"
    r"tell\s+me|say|find\s+out|fact[- ]?check)\s+(?:if|whether|that)?"
    r"|(?:please\s+)?(?:fact[- ]?check|check|verify|confirm)(?:\s*:|\s+(?:if|whether|that)\b)"
    r"|true\s+or\s+false\s*[:,-]?|i\s+wonder\s+(?:if|whether)|tell\s+me\s+(?:if|whether))\s+",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:(?:do|does|did)\s+(?:you|anyone)\s+know|(?:can|could|would)\s+(?:you|someone|anyone)\s+"
    r"(?:please\s+)?(?:tell\s+me|say|explain|find\s+out)|(?:please\s+)?tell\s+me)\s+"
    r"(?=(?:who|whom|whose|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\s*,\s*(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|wo|ca)"
    r"(?:n't|nt)?\s+(?:it|he|she|they|we|you|there|that)|right|correct|true|yes|no|huh|"
    r"eh|innit|(?:is|isn't)\s+(?:that|this|it)\s+(?:true|right|correct|so)|am\s+i\s+right)"
    r"\s*[?!]+\s*$",
    re.IGNORECASE,
)
_LOOSE_TAG = re.compile(r"\s+(?:right|correct|yes|no|huh|eh|innit)\s*[?!]+\s*$", re.IGNORECASE)
_SECOND = re.compile(rf",?\s+and\s+(?=(?:{'|'.join(sorted(AUXILIARIES))})\s)", re.IGNORECASE)
_APOSTROPHES = re.compile("(?<=\\w)[\u2018\u2019\u02bc\u2032\u00b4`](?=\\w)")
_MISPLACED = re.compile(r"(?<=\w)'nt\b", re.IGNORECASE)
_EVER = re.compile(r"\s+ever(?=\s)", re.IGNORECASE)
_OR_NOT = re.compile(r"\s*,?\s+or\s+not\s*$", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"(?<!more)(?<!less)\s+or\s+(?!more\b|less\b|so\b)", re.IGNORECASE)


def is_question(text: str) -> bool:
    """Whether a text asks something, with or without a question mark."""
    plain = _plain(text)
    if plain.endswith("?"):
        return True
    words = [word.strip(",.;:!\"'").lower() for word in plain.split()]
    if len(words) < 2:
        return False
    if _FRAMES.match(plain) or _ASKING.match(plain):
        return True
    first, second = words[0], words[1]
    if first in _WH:
        return _wh_asks(first, second, ", " in plain)
    return _inverted(plain.split()[0], first, second, ", " in plain)


def as_claim(question: str) -> str | None:
    """Turn a yes/no question into the statement it asks about, or None for another question.

    A negative question ("didn't they win?") asks about the positive statement. Where the subject's
    end cannot be found the words stay as they are, without "do", "does", "did" and the mark.
    """
    text = _plain(question)
    tag = _TAG.search(text) or (None if _opens_asking(text) else _LOOSE_TAG.search(text))
    if tag is not None:
        return _plain(text[: tag.start()]) or None
    text = text.rstrip("?!. ").strip()
    text = _OR_NOT.sub("", text)
    text = _EVER.sub("", text) if auxiliary_of(text.partition(" ")[0]) is not None else text
    if _ASKING.match(text):
        return None
    if (framed := _FRAMES.match(text)) is not None:
        while (inner := _FRAMES.match(text, framed.end())) is not None:
            framed = inner
        rest = text[framed.end() :]
        return (as_claim(rest) if _starts_with_auxiliary(rest) else rest) or None
    words = text.split()
    if not words or bare(words[0]) in _WH or _ends_in_wh(words):
        return None
    auxiliary = auxiliary_of(words[0])
    if auxiliary is None:
        return text
    if len(words) < 2 or _ALTERNATIVE.search(text):
        return None
    halves = _SECOND.split(text)
    if len(halves) == 2 and (second := as_claim(halves[1])) is not None:
        first = stated(auxiliary, halves[0].split()[1:])
        return f"{first} and {second}" if first else second
    return stated(auxiliary, words[1:])


def asked(question: str) -> str:
    """Strip what merely introduces a question: "can you tell me who won?" asks "who won?"."""
    text = _plain(question)
    framed = _ASKING.match(text)
    return text[framed.end() :] if framed else text


def answered(question: str, answer: str) -> str:
    """Put an answer where a question asks for it: "when did it sink" makes "on Sunday did it sink".

    The words keep their order, so that it is read well enough by a judge, and by no one else.
    """
    text = asked(question).rstrip("?!. ")
    asking = _ASKED_FOR.search(text)
    if asking is None:
        return f"{text} {answer}"
    return text[: asking.start()] + answer + text[asking.end() :]


def _plain(text: str) -> str:
    text = _MISPLACED.sub("n't", _APOSTROPHES.sub("'", text)).strip()
    filler = _FILLER.match(text)
    return text[filler.end() :] if filler and filler.end() < len(text) else text


def _starts_with_auxiliary(text: str) -> bool:
    words = text.split(maxsplit=1)
    return bool(words) and auxiliary_of(words[0]) is not None


def _opens_asking(text: str) -> bool:
    words = text.split(maxsplit=1)
    return bool(words) and (_starts_with_auxiliary(text) or bare(words[0]) in _WH)


def _ends_in_wh(words: list[str]) -> bool:
    """Whether the question asks at its end: "Mali cut ties when?"."""
    return len(words) > 1 and bare(words[-1]) in _WH


def _wh_asks(first: str, second: str, comma: bool) -> bool:
    """Whether words that open like a question make one: "When they left, it rained" doesn't."""
    if second in AUXILIARIES or second in NEGATED or second.endswith(("'s", "'d")):
        return not (comma and first in {"when", "where"} and second in HAVE)
    if first in {"why", "whose", "whom"} or (first == "how" and second in {"many", "much", "long"}):
        return True
    if first in {"what", "which", "who"} and second not in {"a", "an"}:
        return not comma and second not in PRONOUNS | DETERMINERS
    return first == "how" and second in {"old", "far", "often", "big", "tall", "fast", "high"}


def _inverted(written: str, first: str, second: str, comma: bool) -> bool:
    """Whether an auxiliary before its subject opens the text."""
    auxiliary = auxiliary_of(written)
    if auxiliary is None:
        return False
    if auxiliary == "do" and first != "do":
        return not is_base(second)
    if first in BE:
        return not (first == "were" and comma)
    if first in DO:
        return second not in {"not", "n't", "so", "it"} or first != "do"
    if first in HAVE:
        return second not in {"a", "an", "fun", "not", "been", "no", "to"} and not comma
    if first in {"will", "may"}:
        return written.islower() or second in PRONOUNS | DETERMINERS
    return second != "not" and not comma
