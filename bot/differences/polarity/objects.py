"""What a verb is said of: whether two texts' verbs have one object, or each its own."""

from bot.differences.language.asides import completed
from bot.differences.language.attachment import is_content
from bot.differences.language.denials import REQUESTS, is_denied
from bot.differences.language.lexicon import AUXILIARIES
from bot.differences.language.overlap import held, senses_of
from bot.differences.language.text import Text, Word
from bot.verbs import is_participle

_ADDING_NOTHING = frozenset({"longer", "one", "yet", "ever"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_JOINING = frozenset({"nor", "or"})
_MARKS = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "any", "some", "no"})


def is_passive(text: Text, index: int) -> bool:
    """Whether a verb tells what is done to what stands before it: "was beaten"."""
    before = text.words[max(0, index - 3) : index]
    return is_participle(text.words[index].plain) and any(
        word.plain.removesuffix("n't") in _BE and word.clause == text.words[index].clause
        for word in before
    )


def object_of(text: Text, index: int) -> list[Word]:
    """The words of content and the countries that follow a verb in its own part of a clause."""
    word = text.words[index]
    return [
        after
        for after in completed(text, index)
        if after.start > word.start
        and after.clause == word.clause
        and (is_content(after) or after.country is not None)
    ]


def holds_object(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether what the claim's verb is said of is what the sentence's is said of."""
    senses = senses_of(completed(sentence, other))
    lacking = [
        word
        for word in object_of(claim, index)
        if not held(word, senses) and (word.country is not None or not adds_nothing(word))
    ]
    if not lacking or not is_denied(sentence, other):
        return not lacking
    # What is denied at all is denied of each detail: those may be told elsewhere.
    known = senses_of(sentence.words)
    detailed = all(word.text[0].isupper() and held(word, known) for word in lacking)
    return detailed and not names_own(sentence, other, claim)


def names_own(text: Text, index: int, other: Text) -> bool:
    """Whether a verb's object has a name that the other text lacks."""
    senses = senses_of(other.words)
    named = [word for word in object_of(text, index) if word.text[0].isupper()]
    return any(not held(word, senses) for word in named)


def owns_object(text: Text, index: int, other: Text) -> bool:
    """Whether the verb's nearest object is one that the other text doesn't tell of."""
    noun: list[Word] = []
    for place, word in enumerate(text.words[index + 1 :], index + 1):
        if text.words[place - 1].plain in _JOINING:
            continue
        adjoins = not noun or text.text[noun[-1].end : word.start].strip(" '\u2019s") == ""
        if word.clause != text.words[index].clause or (noun and (word.is_stop or not adjoins)):
            break
        if word.plain in AUXILIARIES or (word.is_stop and word.plain not in _MARKS):
            break
        if not adds_nothing(word) or word.country is not None:
            noun.append(word)
    senses = senses_of(other.words)
    return bool(noun) and not any(held(word, senses) for word in noun)


def undergoes(claim: Text, index: int, sentence: Text, other: int) -> bool:
    """Whether what the claim's passive is said of follows the sentence's verb, if that is one."""
    match = sentence.words[other]
    following = [word for word in completed(sentence, other) if word.start > match.start]
    if not any(is_content(word) for word in following):
        return True
    subject = [
        word
        for word in claim.words[:index]
        if word.clause == claim.words[index].clause
        and (is_content(word) or word.country is not None)
    ]
    senses = senses_of(following)
    return any(held(word, senses) for word in subject) or all(map(adds_nothing, subject))


def adds_nothing(word: Word) -> bool:
    """Whether a word says nothing of what is done: "yet", "officially", "an offer to"."""
    empty = word.plain in _ADDING_NOTHING or word.plain.endswith("ly") or word.stem in REQUESTS
    return empty or not is_content(word)
