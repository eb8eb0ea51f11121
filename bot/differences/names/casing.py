"""A claim's names written as its article writes them, for who types without capitals."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.differences.language.common_words import CALENDAR, TITLES, is_ordinary
from bot.differences.language.lexicon import STOP_WORDS
from bot.differences.language.text import analyse, fold
from bot.domain import Article, Passage

_GOES_ON = re.compile(r",\s|['\u2019]s\b|\s+[A-Z]")
"""What stands behind a name more often than behind another word that opens a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my"}
)


def with_capitals(claim: str, passage: Passage) -> str:
    """Write a claim's names as the article writes them, each as long as before: "psg" as "PSG"."""
    known = _names_known(passage.article)
    words = analyse(claim).words
    written = list(claim)
    for index, word in enumerate(words):
        large = known.get(word.plain, "") if word.text.islower() and word.country is None else ""
        # What "the" stands before is seldom a name that is written small: "the moon".
        common = index > 0 and words[index - 1].plain in _DETERMINERS and not large.isupper()
        if len(large) == word.end - word.start and not common:
            written[word.start : word.end] = large
    return "".join(written)


@lru_cache(maxsize=64)
def _names_known(article: Article) -> Mapping[str, str]:
    """The words that an article writes with a capital and never without, common ones left out."""
    found = [
        (match.group(), text, match)
        for text in (article.text, article.publisher or "")
        for match in _WORD.finditer(text)
    ]
    small = {fold(word) for word, _, _ in found if word[0].islower()}
    large = (word for word, text, match in found if word[0].isupper() and _is_named(text, match))
    return {
        plain: word
        for plain, word in ((fold(word), word) for word in large)
        if plain not in small
        and len(plain) > 2
        and plain not in STOP_WORDS | TITLES | CALENDAR
        and not is_ordinary(plain)
    }


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether a capital is not owed to the start of a sentence alone: "Okafor, 41, said"."""
    before = text[max(0, match.start() - 4) : match.start()].rstrip(" \"'\u201c\u2018(\u2014-")
    if before and before[-1] not in ".!?:\n":
        return True
    short = match.end() - match.start() > 1 and match.group().isupper()
    return short or _GOES_ON.match(text, match.end()) is not None
