"""Why a sentence cannot be checked, in words for its writer."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.claims.grammar import Form, Word, base_of, follows_noun_opener, form_of, words_of
from bot.claims.visible import count_words
from bot.claims.vocabulary import CLAUSE_TAKING, PLURALS

GREETING = "it is a greeting or a courtesy"
SHORT = "it is too short to check"
HEADING = "it is a heading, or only introduces what follows"
FRAGMENT = "it states nothing that can be true or false"
REQUEST = "it is a request, not a statement"
HYPOTHESIS = "it says what would be if something else were so, not what is"
PREDICTION = "it is a guess or a prediction, which no source can confirm"
OPINION = "it is an opinion, not a statement of fact"
NOT_PICKED = "it is not one of those picked"

_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|hiya|howdy|yo|greetings|good\s+(?:morning|afternoon|evening|night|day|"
    r"luck)|happy\s+\w+|see\s+(?:you|ya)|you'?re\s+welcome|my\s+pleasure|no\s+(?:problem|worries)|"
    r"thanks|thank\s+you|thx|ty|cheers|bye|goodbye|welcome|congrats|congratulations|lol|lmao|omg|"
    r"haha+|wow|ok|okay|cool|nice|great|please|help|sorry|yes|no|yeah|yep|nope|sure|g[mn]|brb|np|"
    r"have\s+a\s+(?:\w+\s+)?day|how\s+are\s+you|what'?s\s+up|sup|nice\s+to\s+meet\s+you|"
    r"all|everyone|everybody|folks|guys|there|team|friends?|bot|again|so\s+much|very\s+much|"
    r"a\s+lot|in\s+advance|for\s+(?:the|your)\s+\w+|to\s+(?:you|all)|today|later|soon|"
    r"tomorrow|(?-i:[A-Z]\w+))\b[\s,!.?]*){1,5}",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?:hi|hello|hey|hiya|howdy|yo|greetings|good\s+\w+|happy\s+\w+|see\s+y\w+|you'?re\s+welcome|"
    r"my\s+pleasure|no\s+(?:problem|worries)|thanks?|thx|ty|cheers|bye|goodbye|welcome|congrat\w*|lol|"
    r"lmao|omg|haha+|wow|ok|okay|cool|nice|great|please|sorry|yes|yeah|yep|nope|sure|have\s+a|g[mn]|"
    r"brb|np|how\s+are\s+you|what'?s\s+up|sup|no\W*$)\b",
    re.IGNORECASE,
)
_COMMAND_VERBS = (
    "add|answer|ask|be|bring|buy|call|check|click|come|compare|consider|count|delete|describe|dm|do|"
    "don't|dont|download|explain|fetch|find|follow|forget|get|give|go|help|join|keep|leave|"
    "let|list|listen|look|make|note|open|post|put|read|remember|remove|reply|repost|run|say|search|"
    "see|send|share|show|sign|start|stay|stop|subscribe|summarise|summarize|take|tell|translate|"
    "try|turn|use|verify|vote|wait|watch|write"
)
_COMMAND = re.compile(
    rf"(?:(?:please|pls|plz|let's)\b.+|(?:{_COMMAND_VERBS})\s+(?:please|me|us|it|him|them|the|a|an|"
    r"this|that|these|those|my|your|his|her|their|our|at|out|up|down|here|there|to|for|into|on|"
    r"back|more|all|any|some|if|and|not|be|what|who|when|where|how|why|now|again|calm|with|about|"
    r"worry|forget|panic|miss|share|whether)\b.*|(?:do\s+not|don'?t|never\s+(?:ever\s+)?"
    rf"(?:{_COMMAND_VERBS}))\s+\w+.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASKED_FAVOUR = re.compile(
    r"(?:can|could|would|will|may)\s+(?:you|u|someone|somebody|anyone|anybody|i)\b", re.IGNORECASE
)
_FAVOURING = frozenset({"you", "u", "someone", "somebody", "anyone", "anybody", "i"})
_SUPPOSED = re.compile(
    r"(?:even\s+if|if|unless|suppose|supposing|imagine|assuming|had\s+\w+\b[^,]*,\s*|"
    r"were\s+(?:\w+\s+)?to\b|were\s+it\b|should\s+(?:the|a|he|she|it|they|we|you))\b",
    re.IGNORECASE,
)
# "Honey keeps if it is closed" is a rule that sources can tell; "it would keep if" is none.
_CONDITIONAL = re.compile(
    r"\bwould(?:n't)?\s+(?:\w+\s+)?have\b|"
    r"\b(?:would|could|might|will|'ll|won't|wouldn't|couldn't)\b.*"
    r"(?<!\bsee)(?<!\bdecide)(?<!\bas)(?<!\beven)\s(?:if|unless)\s",
    re.IGNORECASE | re.DOTALL,
)
_SURELY = r"(?:probably|likely|surely|definitely|certainly|undoubtedly|inevitably|obviously|maybe)"
_PREDICTION = re.compile(
    r"(?:maybe|perhaps|possibly|probably|surely|no\s+doubt|i\s+bet|my\s+bet)\b|"
    rf".*\b(?:will|won't|gonna|going\s+to)\s+(?:\w+\s+)?{_SURELY}\b|"
    rf".*\b{_SURELY}\s+(?:will|won't|(?:(?:be|is|are)\s+)?(?:going\s+to|gonna))\b|.*\bmight\b",
    re.IGNORECASE | re.DOTALL,
)
_FEELING = re.compile(
    r"(?:i\s+(?:(?:really|do|just|so|also|still)\s+)*(?:hope|wish|love|hate|like|dislike|feel|want|"
    r"prefer|doubt|don'?t\s+(?:think|care|like|know|believe|want|get|understand)|enjoy|need|agree|"
    r"disagree|miss|can'?t\s+(?:believe|wait|stand))|(?:i'?m|i\s+am)\s+(?:so|very|not|really|just|"
    r"happy|sad|glad|afraid|sorry|tired|excited|proud|worried)|let's\s+hope|hopefully|"
    r"what\s+an?\s|my\s+favou?rite|it'?s\s+a\s+(?:shame|pity|disgrace))",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:should(?:n't)?|ought\s+to|deserves?|we\s+(?:must|need\s+to|have\s+to|all\s+know))\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|am|isn't|aren't|wasn't|weren't|seems?|seemed|looks?|"
    r"looked|sounds?|sounded|feels?|felt)|'s|'re)\s+(?:(?:not|the|a|an|so|very|really|just|such|too|"
    r"pretty|quite|rather|absolutely|simply|totally|truly|clearly|by\s+far|most|more|always|all|"
    r"completely|utterly|one\s+of\s+the)\s+)*"
    r"(?:beautiful|ugly|amazing|awesome|awful|terrible|horrible|wonderful|fantastic|stupid|dumb|"
    r"idiotic|ridiculous|disgusting|boring|lovely|gorgeous|brilliant|pathetic|useless|overrated|"
    r"underrated|cute|annoying|shameful|disgraceful|outrageous|incredible|unbelievable|insane|"
    r"evil|delicious|hilarious|trash|garbage|rubbish|cringe|lame|perfect|superb|magnificent|"
    r"dreadful|a?\s*(?:joke|disgrace|idiots?|morons?|clowns?|losers?|cowards?|genius))\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:best|worst|greatest|finest|coolest|dumbest|ugliest|nicest)\b"
    r"(?!-|\s+(?:known|paid|selling|sold|seller|actor|actress|picture|director|of\s+(?:\d|five)))",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\d|\b(?:record(?:ed)?|since|decades?|years|century|centuries|voted|named|ranked|rated|prize|"
    r"award|title)\b",
    re.IGNORECASE,
)


def why_sentence(text: str, *, heading: bool) -> str | None:
    """Say why a whole sentence is nothing to check, or None where it may be."""
    plain = text.replace("\u2019", "'")
    if _GREETS.match(plain) and _GREETING.fullmatch(plain):
        return GREETING
    if count_words(text) < 2:
        return SHORT
    if plain.endswith(":"):
        return HEADING
    return HEADING if heading and not _has_verb(words_of(plain)) else None


def why_asked(question: str, stated: str) -> str | None:
    """Say why a yes/no question is none for the sources, or None where it may be."""
    if count_words(stated) < 2:
        return SHORT
    if _ASKED_FAVOUR.match(question) and stated.lower().split()[0] in _FAVOURING:
        return REQUEST
    judged = _is_judged(stated.replace("\u2019", "'"))
    return OPINION if judged and not _is_told(words_of(stated)) else None


def why_statement(text: str) -> str | None:
    """Say why a statement is nothing that sources could confirm, or None where it may be.

    Whatever somebody else is said to say, think or ask for is a fact to check: that they do.
    """
    plain = text.replace("\u2019", "'")
    if _COMMAND.fullmatch(plain):
        return REQUEST
    if _FEELING.match(plain):
        return OPINION
    if _SUPPOSED.match(plain):
        return HYPOTHESIS
    words = words_of(plain)
    if len(words) <= 3 and not _may_have_verb(words):
        return FRAGMENT
    if _is_told(words):
        return None
    if _CONDITIONAL.search(plain):
        return HYPOTHESIS
    if _PREDICTION.match(plain):
        return PREDICTION
    return OPINION if _is_judged(plain) else None


def _is_judged(plain: str) -> bool:
    ranked = _RANKED.search(plain) is not None and _MEASURED.search(plain) is None
    return bool(ranked or _ADVICE.search(plain) or _JUDGED.search(plain))


def _is_told(words: Sequence[Word]) -> bool:
    """Whether somebody other than the writer says it."""
    if ("according", "to") in pairwise(word.plain for word in words):
        return True
    for index in range(1, len(words)):
        if base_of(words[index].plain) not in CLAUSE_TAKING | {"call", "describe", "decide"}:
            continue
        mine = {word.plain for word in words[max(0, index - 2) : index]} & {"i", "we", "you"}
        passive = form_of(words[index - 1].plain) is Form.AUXILIARY
        if not mine and not passive and not follows_noun_opener(words, index):
            return True
    return False


def _has_verb(words: Sequence[Word]) -> bool:
    return any(
        form_of(word.plain) is not None and not follows_noun_opener(words, index)
        for index, word in enumerate(words)
        if index
    )


def _may_have_verb(words: Sequence[Word]) -> bool:
    """Whether some word could be a verb, known or not."""
    for index, word in enumerate(words):
        if form_of(word.plain) is not None or "'" in word.plain or not word.plain.isascii():
            return True
        if index and (word.plain.endswith(("s", "ing", "ed")) or _takes_verb(words[index - 1])):
            return not words[index - 1].plain[0].isdigit()
    return False


def _takes_verb(word: Word) -> bool:
    plural = word.plain.endswith("s") or word.plain in PLURALS
    return plural or word.plain in {"i", "you", "we", "they"}
