"""Yes/no questions to the statements they ask about."""

import re

from bot.verbs import is_base, is_participle, past, third_person


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DO = frozenset({"do", "does", "did"})
_BE = frozenset({"is", "are", "was", "were", "am"})
_HAVE = frozenset({"has", "have", "had"})
_MODAL = frozenset({"can", "could", "will", "would", "should", "must", "might", "may", "shall"})
_AUXILIARIES = _DO | _BE | _HAVE | _MODAL
_NEGATED = {"won't": "will", "can't": "can", "shan't": "shall"}
_NEGATED |= {f"{word}n't": word for word in _AUXILIARIES - {"will", "can", "shall", "am", "may"}}
_NEGATED |= {word.replace("'", ""): base for word, base in _NEGATED.items() if word != "won't"}

_PRONOUNS = _words("he she it they we you i this that there these those")
_DETERMINERS = _words(
    "a an the his her its their our your my this that these those some any every each no"
)
_LINKS = _words(
    """
    of in on at to for from by with and or between against over under into about near during
    after before since behind
    """
)
_ADVERBS = _words(
    """
    still now really ever already not also currently always never actually recently once
    officially formally just only even truly reportedly allegedly definitely too more less
    again
    """
)
_ADJECTIVES = _words(
    """
    able alive available aware bigger cheaper closed dead dangerous effective expensive fake
    false free guilty healthy higher illegal ill innocent larger legal likely lower male
    female married missing older open president prime poor real responsible rich safe sick
    single smaller taller true unable unlikely vacant worse better worth younger due set
    """
)
_WH = _words("who whom whose what which when where why how")

_FILLER = re.compile(
    r"(?:(?:so|and|but|hey|hi|hello|um+|ok|okay|well|please|wait|bot|quick question)\b[\s,:-]*)+",
    re.IGNORECASE,
)
_FRAMES = re.compile(
    r"(?:(?:is|was)\s+it\s+(?:really\s+|actually\s+)?(?:true|correct|right|a\s+fact|the\s+case)"
    r"(?:\s+that)?|(?:do|does|did)\s+(?:you|we|anyone|anybody|someone)\s+know\s+(?:if|whether|that)"
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
    r"is\s+(?:that|this|it)\s+(?:true|right|correct))\s*\?+\s*$",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r"\s*,?\s+or\s+not\s*$", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"(?<!more)(?<!less)\s+or\s+(?!more\b|less\b|so\b)", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")


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
        return _wh_asks(first, second, "," in plain)
    return _inverted(plain.split()[0], first, second, "," in plain)


def as_claim(question: str) -> str | None:
    """Turn a yes/no question into the statement it asks about, or None for another question.

    A negative question ("didn't they win?") asks about the positive statement. Where the subject's
    end cannot be found the words stay as they are, without "do", "does", "did" and the mark.
    """
    text = _plain(question)
    if (tag := _TAG.search(text)) is not None:
        return _plain(text[: tag.start()]) or None
    text = text.rstrip("?!. ").strip()
    text = _OR_NOT.sub("", text)
    if _ASKING.match(text):
        return None
    framed = _FRAMES.match(text)
    if framed is not None:
        rest = text[framed.end() :]
        return (as_claim(rest) if _starts_with_auxiliary(rest) else rest) or None
    words = text.split()
    if not words or _bare(words[0]) in _WH or _ends_in_wh(words):
        return None
    auxiliary = _auxiliary(words[0])
    if auxiliary is None:
        return text
    if len(words) < 2 or _ALTERNATIVE.search(text):
        return None
    return _stated(auxiliary, words[1:])


def asked(question: str) -> str:
    """Strip what merely introduces a question: "can you tell me who won?" asks "who won?"."""
    text = _plain(question)
    framed = _ASKING.match(text)
    return text[framed.end() :] if framed else text


def _plain(text: str) -> str:
    text = text.replace("\u2019", "'").strip()
    filler = _FILLER.match(text)
    return text[filler.end() :] if filler and filler.end() < len(text) else text


def _bare(word: str) -> str:
    return word.strip(",.;:!?\"'“”()").lower().removesuffix("'s")


def _auxiliary(word: str) -> str | None:
    plain = word.strip(',"“').lower()
    return plain if plain in _AUXILIARIES else _NEGATED.get(plain)


def _starts_with_auxiliary(text: str) -> bool:
    words = text.split(maxsplit=1)
    return bool(words) and _auxiliary(words[0]) is not None


def _ends_in_wh(words: list[str]) -> bool:
    """Whether the question asks at its end: "Mali cut ties when?"."""
    return len(words) > 1 and _bare(words[-1]) in _WH


def _wh_asks(first: str, second: str, comma: bool) -> bool:
    """Whether words that open like a question make one: "When they left, it rained" doesn't."""
    if second in _AUXILIARIES or second in _NEGATED or second.endswith(("'s", "'d")):
        return not (comma and first in {"when", "where"} and second in _HAVE)
    if first in {"why", "whose", "whom"} or (first == "how" and second in {"many", "much", "long"}):
        return True
    if first in {"what", "which", "who"} and second not in {"a", "an"}:
        return not comma and second not in _PRONOUNS | _DETERMINERS
    return first == "how" and second in {"old", "far", "often", "big", "tall", "fast", "high"}


def _inverted(written: str, first: str, second: str, comma: bool) -> bool:
    """Whether an auxiliary before its subject opens the text."""
    auxiliary = _auxiliary(written)
    if auxiliary is None:
        return False
    if auxiliary == "do" and first != "do":
        return not is_base(second)
    if first in _BE:
        return not (first == "were" and comma)
    if first in _DO:
        return second not in {"not", "n't", "so", "it"} or first != "do"
    if first in _HAVE:
        return second not in {"a", "an", "fun", "not", "been", "no", "to"} and not comma
    if first in {"will", "may"}:
        return written.islower() or second in _PRONOUNS | _DETERMINERS
    return second != "not" and not comma


def _stated(auxiliary: str, rest: list[str]) -> str | None:
    words = [word for index, word in enumerate(rest) if index > 3 or word.lower() != "not"]
    if not words:
        return None
    if auxiliary in _DO:
        return _with_verb_inflected(auxiliary, words)
    modal = auxiliary in _MODAL
    boundary = _verb_at(words) if modal else _predicate_at(words, auxiliary in _HAVE)
    if boundary is None:
        return " ".join([auxiliary, *words])
    return " ".join([*words[:boundary], auxiliary, *words[boundary:]])


def _with_verb_inflected(auxiliary: str, words: list[str]) -> str:
    index = _verb_at(words)
    if index is None or auxiliary == "do":
        return " ".join(words)
    inflect = past if auxiliary == "did" else third_person
    verb = words[index]
    plain = verb.rstrip(",.;:")
    return " ".join([*words[:index], inflect(plain) + verb[len(plain) :], *words[index + 1 :]])


def _verb_at(words: list[str]) -> int | None:
    """Find the base form that follows the subject."""
    if words[0].lower() in _PRONOUNS and len(words) > 1:
        start = 1
        while start < len(words) - 1 and words[start].lower() in _ADVERBS:
            start += 1
        if words[start].islower() and (words[0].lower() not in _DETERMINERS or is_base(words[1])):
            return start
    candidates = [i for i in range(1, len(words)) if _may_be_verb(words, i)]
    if not candidates:
        return _after_name(words)
    first = candidates[0]
    follows = first + 1 in candidates
    closed = words[first - 1][:1].isupper() or _bare(words[first - 1]).endswith("s")
    return first + 1 if follows and not closed else first


def _may_be_verb(words: list[str], index: int) -> bool:
    word, before = words[index].rstrip(",.;:"), _bare(words[index - 1])
    if before in _DETERMINERS | _LINKS or words[index - 1].lower().endswith(("'s", "s'")):
        return False
    return word.islower() and (is_base(word) or word in {"be", "have"})


def _after_name(words: list[str]) -> int | None:
    """The word after a capitalised subject, which can only be its verb."""
    size = 0
    while size < len(words) and words[size][:1].isupper():
        size += 1
    if not 0 < size < len(words):
        return None
    word = words[size]
    plural = word.endswith("s") and not word.endswith("ss")
    if not word.isalpha() or plural or _bare(word) in _LINKS | _DETERMINERS:
        return None
    return size


def _predicate_at(words: list[str], perfect: bool) -> int | None:
    """Find where the subject ends and what is said of it begins."""
    if words[0].lower() in _PRONOUNS and len(words) > 1 and words[1].lower() != "of":
        following = _bare(words[1])
        if words[0].lower() not in _DETERMINERS or following in _DETERMINERS | _ADJECTIVES | _LINKS:
            return 1
    for index in range(1, len(words)):
        if _opens_predicate(words, index, perfect):
            return index
    if perfect:
        return None
    for index in range(1, len(words)):
        if _bare(words[index]) in _LINKS - {"of", "and", "or"}:
            return index
    if len(words) == 2:
        return 1
    return _after_name(words)


def _opens_predicate(words: list[str], index: int, perfect: bool) -> bool:
    word, before = _bare(words[index]), _bare(words[index - 1])
    if before in _LINKS | _DETERMINERS:
        return False
    if word in _ADVERBS or word == "been" or is_participle(word):
        return True
    if perfect:
        return False
    if word in {"a", "an", "the"} or word in _ADJECTIVES:
        return True
    return (word.endswith("ing") and len(word) > 5) or word[:1].isdigit()
