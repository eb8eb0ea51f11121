"""Messages to the questions and claims in them."""

import re

from bot import sentences
from bot.domain import Claim, Query, Question, Sentence, Skipped
from bot.questions import as_claim, asked, is_question

__all__ = ["as_claim", "is_question", "read"]

_MENTION = re.compile(r"\s*(?:<@[!&]?\d+>[\s,:]*)+")
_CODE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_QUOTED_REST = re.compile(r"^>>> .*\Z", re.MULTILINE | re.DOTALL)
_QUOTED_LINES = re.compile(r"^[ \t]*>(?!>>)[^\n]*(?:\n[ \t]*>[^\n]*)*", re.MULTILINE)
_LINK = re.compile(r"<?(?:https?://|www\.)\S+>?")
_MARKUP = re.compile(r"<a?:\w+:\d+>|<[@#][!&]?\d+>|:[a-z0-9_+]{2,}:|\*\*|__|~~|\|\||`")
_BULLET = re.compile(r"^(?:[-*•·\u2013]|\(?\d{1,2}[.)]|#{1,6})\s+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")

_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|hiya|howdy|yo|greetings|good\s+(?:morning|afternoon|evening|night|day)|"
    r"thanks|thank\s+you|thx|ty|cheers|bye|goodbye|welcome|congrats|congratulations|lol|lmao|"
    r"haha+|wow|ok|okay|cool|nice|great|please|help|sorry|yes|no|yeah|yep|nope|sure|"
    r"have\s+a\s+(?:\w+\s+)?day|how\s+are\s+you|what'?s\s+up|sup|nice\s+to\s+meet\s+you|"
    r"all|everyone|everybody|folks|guys|there|team|friends?|bot|again|so\s+much|very\s+much|"
    r"a\s+lot|in\s+advance|for\s+(?:the|your)\s+\w+|to\s+(?:you|all)|today|(?-i:[A-Z]\w+))\b"
    r"[\s,!.?]*){1,5}",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?:hi|hello|hey|hiya|howdy|yo|greetings|good\s+\w+|than|thx|ty|cheers|bye|goodbye|welcome|"
    r"congrat|lol|lmao|haha|wow|ok|okay|cool|nice|great|please|sorry|yes|yeah|yep|nope|sure|"
    r"have\s+a|how\s+are\s+you|what'?s\s+up|sup|no\W*$)",
    re.IGNORECASE,
)
_BELIEF = re.compile(
    r"(?:i\s+(?:(?:really|still|just|also|honestly)\s+)?(?:think|believe|guess|suppose|heard|read|"
    r"saw|know|understand|bet|assume|suspect)|i'm\s+(?:sure|certain|told)|imo|imho|afaik|"
    r"in\s+my\s+(?:\w+\s+)?(?:opinion|view)|apparently|allegedly|fun\s+fact|fact|breaking|"
    r"they\s+say|people\s+say)\b[\s,:]*(?:that\s+)?",
    re.IGNORECASE,
)
_STRONG_BELIEF = re.compile(r"apparently|allegedly|fun\s+fact|fact|breaking", re.IGNORECASE)
_FEELING = re.compile(
    r"(?:i\s+(?:(?:really|do|just|so)\s+)*(?:hope|wish|love|hate|like|dislike|feel|want|prefer|"
    r"doubt|don'?t\s+(?:think|care|like|know|believe|want|get|understand)|enjoy|need|agree|"
    r"disagree|can'?t\s+(?:believe|wait|stand))|i'm\s+(?:so|very|not|really|just|happy|sad|glad|"
    r"afraid|sorry|tired|excited)|let's\s+hope|hopefully)\b",
    re.IGNORECASE,
)
_COMMAND_VERBS = (
    "add|answer|ask|be|bring|buy|call|check|click|come|compare|consider|count|delete|describe|do|"
    "don't|dont|download|explain|fetch|find|follow|forget|get|give|go|help|imagine|join|keep|leave|"
    "let|list|listen|look|make|note|open|post|put|read|remember|remove|reply|repost|run|say|search|"
    "see|send|share|show|sign|start|stay|stop|subscribe|summarise|summarize|take|tell|translate|"
    "try|turn|use|verify|vote|wait|watch|write"
)
_COMMAND = re.compile(
    rf"(?:please\b.+|let's\b.+|(?:{_COMMAND_VERBS})\s+(?:please|me|us|it|him|them|the|a|an|this|"
    r"that|these|those|my|your|his|her|their|our|at|out|up|down|here|there|to|for|into|on|back|"
    r"more|all|any|some|if|and|not|be|what|who|when|where|how|why|now|again|calm|with|about|"
    r"worry|forget|panic|miss|share)\b.*|(?:do\s+not|don'?t)\s+\w+.*)",
    re.IGNORECASE | re.DOTALL,
)


def read(message: str) -> tuple[tuple[Query, ...], tuple[Skipped, ...]]:
    """Split a message into what can be looked up and what can't.

    A yes/no question becomes the claim it asks about. `start` and `end` of a claim are the place
    of its sentence in the message.
    """
    visible, skipped = _hide(message)
    queries: list[Query] = []
    # A claim is never cut: one that is too long is refused, not checked in pieces.
    for sentence in sentences.split(visible, longest=max(1, len(visible))):
        result = _classified(sentence)
        if isinstance(result, Skipped):
            skipped.append((sentence.start, result))
        else:
            queries.append(result)
    return tuple(queries), tuple(part for _, part in sorted(skipped, key=lambda part: part[0]))


def _hide(message: str) -> tuple[str, list[tuple[int, Skipped]]]:
    """Blank what is not the writer's own prose, keeping every other character in its place."""
    skipped: list[tuple[int, Skipped]] = []
    visible = message
    if (mention := _MENTION.match(visible)) is not None:
        visible = " " * mention.end() + visible[mention.end() :]
    for pattern, why in (
        (_CODE, "it is a code block"),
        (_QUOTED_REST, "it quotes another message"),
        (_QUOTED_LINES, "it quotes another message"),
    ):
        for match in pattern.finditer(visible):
            skipped.append((match.start(), Skipped(match.group().strip(), why)))
        visible = pattern.sub(lambda match: "\n" * len(match.group()), visible)
    return visible, skipped


def _classified(sentence: Sentence) -> Query | Skipped:
    text, linked = _cleaned(sentence.text)
    words = _WORD.findall(text)
    if not words:
        why = "it is only a link" if linked else "it has no words"
        return Skipped(sentence.text, why)
    if _GREETS.match(text) and _GREETING.fullmatch(text):
        return Skipped(sentence.text, "it is a greeting or a courtesy")
    if len(words) < 2:
        return Skipped(sentence.text, "it is too short to check")
    if is_question(text):
        return _from_question(text, sentence)
    return _from_statement(text, sentence)


def _cleaned(text: str) -> tuple[str, bool]:
    """Drop links, markup and list marks; say whether there was a link."""
    text, links = _LINK.subn(" ", text)
    text = _BULLET.sub("", _MARKUP.sub(" ", text).strip())
    text = re.sub(r"\s+", " ", text).strip()
    first = next((i for i, character in enumerate(text) if character.isalnum()), 0)
    while first and text[first - 1] in "\"'“\u2018(«$€£#-+.":
        first -= 1
    return text[first:], links > 0


def _from_question(text: str, sentence: Sentence) -> Query | Skipped:
    stated = as_claim(text)
    if stated is None:
        return Question(asked(text))
    if len(_WORD.findall(stated)) < 2:
        return Skipped(sentence.text, "it is too short to check")
    return Claim(stated, sentence.start, sentence.end)


def _from_statement(text: str, sentence: Sentence) -> Query | Skipped:
    opinion = Skipped(sentence.text, "it is an opinion, not a statement of fact")
    plain = text.replace("\u2019", "'")
    belief = _BELIEF.match(plain)
    if belief is not None:
        rest = text[belief.end() :]
        if len(_WORD.findall(rest)) < 3 or not (
            _STRONG_BELIEF.match(belief.group()) or _has_evidence(rest)
        ):
            return opinion
        return Claim(rest, sentence.start, sentence.end)
    if _FEELING.match(plain):
        return opinion
    if _COMMAND.fullmatch(plain):
        return Skipped(sentence.text, "it is a request, not a statement")
    return Claim(text, sentence.start, sentence.end)


def _has_evidence(text: str) -> bool:
    """Whether a belief is about something that sources can tell: a name or a number in it."""
    return any(_evident(word) for word in _WORD.findall(text))


def _evident(word: str) -> bool:
    return word[0].isdigit() or (word[0].isupper() and word not in {"I", "I'm", "I've", "I'd"})
