"""From the words of a yes/no question to those of a statement."""

from bot.verbs import is_base, is_participle, past, third_person


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DO = frozenset({"do", "does", "did"})
BE = frozenset({"is", "are", "was", "were", "am"})
HAVE = frozenset({"has", "have", "had"})
_MODAL = frozenset({"can", "could", "will", "would", "should", "must", "might", "may", "shall"})
AUXILIARIES = DO | BE | HAVE | _MODAL
NEGATED = {"won't": "will", "can't": "can", "shan't": "shall"}
NEGATED |= {f"{word}n't": word for word in AUXILIARIES - {"will", "can", "shall", "am", "may"}}
NEGATED |= {word.replace("'", ""): base for word, base in NEGATED.items() if word != "won't"}

PRONOUNS = _words("he she it they we you i this that there these those")
DETERMINERS = _words(
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


def bare(word: str) -> str:
    """Give a word in lower case, without its marks and its possessive."""
    return word.strip(",.;:!?\"'“”()").lower().removesuffix("'s")


def auxiliary_of(word: str) -> str | None:
    """The auxiliary that a word is, affirmed where it is denied; None for another word."""
    plain = word.strip(',"“').lower()
    return plain if plain in AUXILIARIES else NEGATED.get(plain)


def stated(auxiliary: str, rest: list[str]) -> str | None:
    """Order the words of a question as a statement; None where there is nothing to state."""
    words = [word for index, word in enumerate(rest) if index > 3 or word.lower() != "not"]
    if not words:
        return None
    if auxiliary in DO:
        return _with_verb_inflected(auxiliary, words)
    modal = auxiliary in _MODAL
    boundary = _verb_at(words) if modal else _predicate_at(words, auxiliary in HAVE)
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
    if words[0].lower() in PRONOUNS and len(words) > 1:
        start = 1
        while start < len(words) - 1 and words[start].lower() in _ADVERBS:
            start += 1
        if words[start].islower() and (words[0].lower() not in DETERMINERS or is_base(words[1])):
            return start
    candidates = [i for i in range(1, len(words)) if _may_be_verb(words, i)]
    if not candidates:
        return _after_name(words)
    first = candidates[0]
    follows = first + 1 in candidates
    closed = words[first - 1][:1].isupper() or bare(words[first - 1]).endswith("s")
    return first + 1 if follows and not closed else first


def _may_be_verb(words: list[str], index: int) -> bool:
    word, before = words[index].rstrip(",.;:"), bare(words[index - 1])
    if before in DETERMINERS | _LINKS or words[index - 1].lower().endswith(("'s", "s'")):
        return False
    return word.islower() and (is_base(word) or word in {"be", "have"})


def _after_name(words: list[str]) -> int | None:
    """The word after a capitalised subject, which can only be its verb."""
    size = 0
    while size < len(words) and words[size][:1].isupper():
        size += 1
    if not 0 < size < len(words) or words[size - 1].lower().endswith(("'s", "s'")):
        return None
    word = words[size]
    plural = word.endswith("s") and not word.endswith("ss")
    if not word.isalpha() or plural or bare(word) in _LINKS | DETERMINERS:
        return None
    return size


def _predicate_at(words: list[str], perfect: bool) -> int | None:
    """Find where the subject ends and what is said of it begins."""
    if words[0].lower() in PRONOUNS and len(words) > 1 and words[1].lower() != "of":
        following = bare(words[1])
        if words[0].lower() not in DETERMINERS or following in DETERMINERS | _ADJECTIVES | _LINKS:
            return 1
    for index in range(1, len(words)):
        if _opens_predicate(words, index, perfect):
            return index
    if perfect:
        return None
    for index in range(1, len(words)):
        if bare(words[index]) in _LINKS - {"of", "and", "or"}:
            return index
    if len(words) == 2:
        return 1
    return _after_name(words)


def _opens_predicate(words: list[str], index: int, perfect: bool) -> bool:
    word, before = bare(words[index]), bare(words[index - 1])
    if before in _LINKS | DETERMINERS:
        return False
    if word in _ADVERBS or word in {"been", "born"} or is_participle(word):
        return True
    if perfect:
        return False
    if word in {"a", "an", "the"} or word in _ADJECTIVES or word.endswith(("ible", "able")):
        return True
    return (word.endswith("ing") and len(word) > 5) or word[:1].isdigit()
