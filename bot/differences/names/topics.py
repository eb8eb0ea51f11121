"""What an article is about, and need not name in each sentence."""

import re
from collections import Counter
from functools import lru_cache

from bot.differences.language.text import analyse, fold
from bot.differences.names.finding import Name, matches
from bot.domain import Article

MENTIONS = 3
"""An article that has a name so often is about it."""
BEGINNING = 20_000
"""Characters of an article that tell what it is about."""


def is_topic(name: Name, article: Article) -> bool:
    """Whether an article is about what a name stands for: by its title, or as it comes up often."""
    if matches(name, analyse(article.title).words):
        return True
    counted = _words(article.text[:BEGINNING])
    return all(counted[word] >= MENTIONS for word in name.core)


@lru_cache(maxsize=64)
def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", fold(text)))
