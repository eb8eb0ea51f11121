"""A claim's names written as its article writes them, for who types without capitals."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.differences.language.common_words import CALENDAR, TITLES, is_ordinary
from bot.differences.language.lexicon import STOP_WORDS
from bot.differences.language.text import analyse, fold
from bot.differences.names.finding import opens_sentence
from bot.domain import Article, Passage

_GOES_ON = re.compile(r",\s|['\u2019]s\b|\s+[A-Z]")
"""What stands behind a name more often than behind another word that opens a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my"}
)
_COMMON = STOP_WORDS | TITLES | CALENDAR


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
        match for text in (article.text, article.publisher or "") for match in _WORD.finditer(text)
    ]
    small = {fold(match.group()) for match in found if match.group()[0].islower()}
    large = [match.group() for match in found if match.group()[0].isupper() and _is_named(match)]
    return {
        plain: word
        for plain, word in ((fold(word), word) for word in large)
        if plain not in small and len(plain) > 2 and plain not in _COMMON and not is_ordinary(plain)
    }


def _is_named(match: re.Match[str]) -> bool:
    """Whether a capital is not owed to the start of a sentence alone: "Okafor, 41, said"."""
    if not opens_sentence(match.string, match.start()):
        return True
    acronym = len(match.group()) > 1 and match.group().isupper()
    return acronym or _GOES_ON.match(match.string, match.end()) is not None
