"""Small numbers in words: "three", "a"."""

_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
SMALL = tuple(_COUNTED.split(" "))
"""The numbers that are written as words, from one on."""
NUMBER = rf"\d{{1,3}}|{'|'.join(SMALL)}"
COUNT = rf"(?:an?|{NUMBER})"
_NUMBERS = {word: number for number, word in enumerate(SMALL, start=1)}
_NUMBERS |= {"a": 1, "an": 1, "zero": 0}


def number_of(word: str) -> int:
    """The number that a figure or a word up to twelve is; "a" is one."""
    return int(word) if word.isdecimal() else _NUMBERS[word.lower()]
