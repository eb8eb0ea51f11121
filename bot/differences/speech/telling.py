"""Words that give a statement to somebody, and how far they vouch for it."""

from enum import StrEnum

from bot.differences.language.stems import stem


class Strength(StrEnum):
    """How far a speaker, or the one who quotes, vouches for what is told."""

    STATED = "stated"
    ALLEGED = "alleged"
    DENIED = "denied"


_VERBS = {
    Strength.STATED: """
        say tell state announce confirm report add note explain reveal disclose declare write tweet
        post acknowledge admit warn conclude find recall reply answer remark observe concede
        inform comment
    """,
    Strength.ALLEGED: """
        claim allege believe think suspect insist argue suggest assert maintain contend fear
        speculate estimate hint imply predict expect hope assume
    """,
    Strength.DENIED: "deny dispute reject dismiss refute doubt",
}
TELLING = {stem(word): strength for strength, row in _VERBS.items() for word in row.split()}
"""Verbs of telling, by stem."""

_PLAIN = "say tell add claim allege believe think insist argue deny"
PLAIN = frozenset(map(stem, _PLAIN.split()))
"""Those of them that can be followed by a clause without "that"."""

_AFTERWARDS = """
    report note explain announce confirm declare state warn write admit recall reply remark tweet
    acknowledge reveal suggest estimate predict fear conclude
"""
AFTERWARDS = PLAIN | frozenset(map(stem, _AFTERWARDS.split()))
"""Those that can follow what they tell: "the bridge is safe, officials warned"."""

HEARSAY = frozenset({"allegedly", "reportedly", "purportedly", "supposedly", "rumoredly"})
"""Adverbs that tell something as another's word without saying whose."""

ACCUSING = frozenset(map(stem, ("accuse", "blame", "suspect")))
"""Verbs of which what is told stands behind "of"."""

SAID_TO = frozenset(
    {"said", "believed", "alleged", "reported", "thought", "rumoured", "rumored", "claimed"}
)
"""Participles before "to" that do so: "is said to have fled"."""

RUMOURS = frozenset(
    {
        *("allegation", "allegations", "claim", "claims", "rumour", "rumours", "rumor", "rumors"),
        *("accusation", "accusations", "suggestion", "suggestions", "assertion", "assertions"),
    }
)
"""Nouns before "that" that do so: "rumours that the bank had failed"."""

NAMING = frozenset(
    map(stem, ("call", "describe", "brand", "dub", "label", "term", "denounce", "condemn", "hail"))
)
"""Verbs of which what is told is a quotation behind them: "called the vote “a farce”"."""
