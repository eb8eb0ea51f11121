"""What opens a sentence without being part of what it states."""

import re

from bot.claims.visible import count_words

_CALL = re.compile(
    r"\s*(?:(?:(?:hi|hello|hey|yo|dear|morning|evening)(?:\s+(?:all|everyone|everybody|folks|guys|"
    r"there|team|bot|friends))?|wow|omg|lol|lmao|haha+|well|yes|no|yeah|yep|nope|ok|okay|oh|ah|"
    r"look|listen|guys|folks|people|anyway|psa|update|news|note|edit|ps|tl;?dr|q|a|claim|"
    r"(?:just\s+)?(?:fyi|btw|tbh|ngl|ffs|wtf|smh))\s*[,!:\u2014-]+\s+|"
    r"(?:omg|lol|lmao|haha+|btw|fyi|tbh|ngl|ffs|wtf|smh)\s+|(?:and|but|so,)\s+(?!for\b|so\b))",
    re.IGNORECASE,
)
_BELIEF = re.compile(
    r"\s*(?:i\s+(?:(?:really|still|just|also|honestly)\s+)?(?:think|believe|guess|suppose|heard|read|"
    r"saw|know|understand|assume|suspect)|i['\u2019]m\s+(?:sure|certain|told|hearing)|imo|imho|"
    r"afaik|iirc|in\s+my\s+(?:\w+\s+)?(?:opinion|view)|apparently|allegedly|reportedly|supposedly|"
    r"(?:did\s+you\s+know\s+)?(?:fun\s+)?fact|breaking(?:\s+news)?|just\s+in|til|they\s+say|"
    r"people\s+say|rumou?r\s+has\s+it|word\s+is)\b[\s,:]*(?:that\s+)?",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\s*(?:apparently|allegedly|reportedly|supposedly|(?:fun\s+)?fact|breaking|just\s+in|til)",
    re.IGNORECASE,
)


def without_call(sentence: str) -> str:
    """Blank calls and connectives before a statement: "Wow, …", "Hi all, …", "But …"."""
    match = _CALL.match(sentence)
    if match is None or count_words(sentence[match.end() :]) < 2:
        return sentence
    return " " * match.end() + sentence[match.end() :]


def without_belief(sentence: str) -> tuple[str, bool]:
    """Blank "I think that", "Breaking:" and the like; say whether a mere belief is left.

    A belief is about something that sources can tell where a name or a number is in it.
    """
    match = _BELIEF.match(sentence)
    if match is None:
        return sentence, False
    rest = sentence[match.end() :]
    mere = not _FIRM.match(match.group()) and not any(map(_evident, rest.split()))
    return " " * match.end() + rest, mere or count_words(rest) < 3


def _evident(word: str) -> bool:
    word = word.strip("\"'“\u2018(*_")
    return word[:1].isdigit() or (
        word[:1].isupper()
        and word.replace("\u2019", "'") not in {"I", "I'm", "I've", "I'd", "I'll"}
    )
