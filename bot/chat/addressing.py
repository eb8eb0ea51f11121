"""What a message that mentions the bot asks for, read from its words alone."""

import re

_EMOJI = re.compile(r"<a?:(\w+):\d+>")
_POINTING = re.compile(
    r"""
    (?:is|are|was|were)\s+(?:this|that|it|these|those|he|she|they)\s+
        (?:true|right|correct|real|accurate|so|legit|fake|false)(?:\s+or\s+(?:not|false|fake))?
    | (?:please\s+)?(?:fact[\s-]?check|check|verify)
        (?:\s+(?:this|that|it|these|those))?(?:\s+please)?
    | (?:any\s+|what(?:'s|\s+is)\s+(?:the|your|his|her|their)\s+|got\s+a\s+)?
        (?:source|sources|proof|evidence|receipts)(?:\s+for\s+(?:this|that|it))?
    | (?:true|really|real)
    | true\s+or\s+(?:false|not)
    | fact\s+or\s+fiction
    | did\s+(?:this|that)\s+(?:really\s+|actually\s+)?happen
    """,
    re.VERBOSE | re.IGNORECASE,
)


def without_mention(content: str, bot: int) -> str:
    """Return what a message says besides mentioning the bot."""
    rest = re.sub(rf"<@!?{bot}>", " ", content)
    return re.sub(r"[^\S\n]+", " ", rest).strip(" \t\n,:;-")


def mentions(content: str, bot: int) -> bool:
    """Say whether a message names the bot in its own words."""
    return re.search(rf"<@!?{bot}>", content) is not None


def points_elsewhere(text: str) -> bool:
    """Say whether the words ask about another message: "is this true?", "source?", nothing."""
    words = re.sub(r"[^\w\s'-]", " ", text.replace("’", "'")).strip()  # noqa: RUF001
    return not words or _POINTING.fullmatch(re.sub(r"\s+", " ", words)) is not None


def spoken(content: str) -> str:
    """Return a message's text with custom emoji as their names."""
    return _EMOJI.sub(r":\1:", content).strip()
