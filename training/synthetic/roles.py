"""Exchanging the sides of an event: who did it to whom."""

import re

from training.synthetic import grammar

_SWAP_VERBS_TABLE = """
    attack bomb beat defeat accuse condemn invade sue criticise criticize praise acquire buy
    support back visit expel sanction shell threaten blame urge warn denounce recognise
    recognize overtake succeed replace shoot kill arrest ask tell invite call host rescue
    eliminate thank strike blockade boycott name appoint dismiss endorse oppose
"""
_SWAP_VERBS = frozenset(_SWAP_VERBS_TABLE.split())
_SIDE = r"(?:the )?[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){0,3}"
_AFTER_VERB = re.compile(
    rf"(?P<name>{_SIDE})(?=[,.]| (?:of|to|in|for|over|on|at|by|with|as|from|after)\b)"
)
_SUBJECT = re.compile(rf"^(?:{_SIDE.replace('the', '[Tt]he')})$")


def roles_swapped(text: str) -> str | None:
    """Exchange who does it and to whom, or return None."""
    verb = grammar.main_verb(text)
    if verb is None or verb.form == "auxiliary" or verb.base not in _SWAP_VERBS:
        return None
    words = text.split()
    subject, rest = " ".join(words[: verb.index]), " ".join(words[verb.index + 1 :])
    match = _AFTER_VERB.match(rest)
    if match is None or not _SUBJECT.match(subject) or text.count(match["name"]) > 1:
        return None
    agent = "t" + subject[1:] if subject.startswith("The ") else subject
    if re.search(r"\b(?:its|his|her|their)\b", text) or text.count(subject) > 1:
        return None
    patient = match["name"]
    plural = re.compile(r"\b(?:United States|Netherlands|Philippines)$|[^s]s$")
    if verb.form != "past" and bool(plural.search(patient)) != bool(plural.search(subject)):
        return None
    return f"{grammar.upper_first(patient)} {words[verb.index]} {agent}{rest[match.end('name') :]}"
