"""The pronoun that opens a claim, replaced by what the sentence before is about.

It is replaced only where exactly one thing in that sentence agrees with it, and that thing is the
sentence's subject; everywhere else the writer's pronoun stays.
"""

from collections.abc import Sequence

from bot.claims.grammar import Form, Word, base_of, form_of, words_of
from bot.claims.mentions import Kind, Mention, mentions_in
from bot.claims.vocabulary import ADVERBS, AGENTIVE, CLAUSE_TAKING, EVENTFUL

_SUBJECTS = frozenset({"he", "she", "it", "they"})
_POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
_AGREEING = {
    "he": {Kind.HE, Kind.PERSON, Kind.NAME},
    "she": {Kind.SHE, Kind.PERSON, Kind.NAME},
    "it": {Kind.BODY, Kind.THING, Kind.NAME},
}


def resolved(text: str, before: Sequence[str]) -> str:
    """Put the subject of the sentence before in the place of a pronoun that opens a claim.

    Args:
        text: The claim.
        before: The claims of the sentence before it, in order.
    """
    words = words_of(text)
    if len(words) < 2 or words[0].start or words[1].gap.strip():
        return text
    opener = words[0].plain
    pronoun = _POSSESSIVES.get(opener, opener)
    owner = opener != pronoun
    if pronoun not in _SUBJECTS or (opener == "it" and not _acts(words)):
        return text
    acts = not owner and base_of(_verb(words).plain) in AGENTIVE
    agreeing = {
        mention.name: mention
        for claim in before
        for mention in mentions_in(claim)
        if _agrees(mention, pronoun) and not (acts and mention.kind is Kind.THING)
    }
    if pronoun == "they" and any(mention.plural for mention in agreeing.values()):
        agreeing = {name: mention for name, mention in agreeing.items() if mention.plural}
    if len(agreeing) != 1:
        return text
    ((name, mention),) = agreeing.items()
    if not _may_stand(mention, pronoun, owner):
        return text
    if owner:
        name += "'" if mention.plural and name.endswith("s") else "'s"
    return name + text[words[0].end :]


def _agrees(mention: Mention, pronoun: str) -> bool:
    if pronoun == "they":
        return mention.plural or mention.kind is Kind.BODY
    return not mention.plural and mention.kind in _AGREEING[pronoun]


def _may_stand(mention: Mention, pronoun: str, owner: bool) -> bool:
    """Whether something that agrees is known well enough to be named instead."""
    if not mention.subject:
        return False
    if pronoun != "it":
        return True
    return mention.kind is Kind.BODY or (owner and mention.kind is Kind.THING)


def _verb(words: Sequence[Word]) -> Word:
    """The word after a pronoun and its adverbs."""
    return next((word for word in words[1:] if word.plain not in ADVERBS), words[-1])


def _acts(words: Sequence[Word]) -> bool:
    """Whether "it" does something, and is no event and no mere form: "it was a surprise"."""
    verb = _verb(words)
    form = form_of(verb.plain)
    if form is not Form.AUXILIARY:
        return form is not None and base_of(verb.plain) not in EVENTFUL
    rest = [word for word in words if word.start > verb.start and word.plain not in ADVERBS]
    if not rest:
        return False
    base = base_of(rest[0].plain)
    if verb.plain in {"is", "was"}:
        passive = form_of(rest[0].plain) is Form.PAST_OR_PARTICIPLE
        return passive and base not in CLAUSE_TAKING | EVENTFUL
    return base is not None and base not in EVENTFUL
