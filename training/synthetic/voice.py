"""Active and passive."""

import re

from bot.verbs import irregular_base, past
from training.synthetic import grammar

_VERBS = """
    kill/killed injure/injured arrest/arrested detain/detained defeat/defeated beat/beaten
    condemn/condemned approve/approved reject/rejected accuse/accused attack/attacked
    bomb/bombed capture/captured seize/seized destroy/destroyed overthrow/overthrown
    invade/invaded elect/elected appoint/appointed dismiss/dismissed suspend/suspended ban/banned
    expel/expelled release/released rescue/rescued shoot/shot sentence/sentenced
    convict/convicted acquit/acquitted charge/charged sue/sued acquire/acquired buy/bought
    sign/signed launch/launched cancel/cancelled postpone/postponed evacuate/evacuated
    impose/imposed lift/lifted ratify/ratified pass/passed veto/vetoed criticise/criticised
    criticize/criticized praise/praised endorse/endorsed hit/hit strike/struck damage/damaged
    win/won discover/discovered find/found publish/published fire/fired sack/sacked
    name/named order/ordered block/blocked announce/announced denounce/denounced
    kidnap/kidnapped abduct/abducted free/freed occupy/occupied recapture/recaptured
    overturn/overturned uphold/upheld extend/extended recall/recalled close/closed open/opened
    unveil/unveiled demolish/demolished deport/deported raid/raided free/freed wound/wounded
    assassinate/assassinated murder/murdered oust/ousted back/backed pardon/pardoned
"""
_PARTICIPLE = dict(pair.split("/") for pair in _VERBS.split())
_BASE = {participle: base for base, participle in _PARTICIPLE.items()}

_LEAD = (
    r"in|on|near|at|after|during|following|over|as|for|from|amid|because|when|with|by|to|of|Qadte|"
    r"Qaplce"
)
_PASSIVE = re.compile(
    rf"^(?P<patient>[^,]{{3,60}}) (?P<be>is|are|was|were) (?P<participle>{'|'.join(_BASE)}) by "
    rf"(?P<agent>(?:(?!\b(?:{_LEAD}|and|who|that|which)\b)[^,.])+?)"
    r"(?P<rest>(?: (?:in|near|at|during|after|Qadte|Qaplce)\b[^,\"]*)?)\.$"
)
_OBJECT = re.compile(
    rf"^(?P<object>(?:(?!\b(?:{_LEAD}|that|who|which|and|how|what|out|up|down|off)\b)[^,.:])"
    r"{3,60}?)(?P<rest>(?: (?:in|near|at|during|after|Qadte|Qaplce)\b[^,\"]*)?)\.$"
)
_DETERMINED = re.compile(
    r"^(?:the|a|an|its|all|[0-9][\d,]*|two|three|four|five|six|seven|eight|nine|ten|several|"
    r"at least|more than|dozens|hundreds|thousands|[A-Z])"
)
_PLURAL = re.compile(
    r"^(?:several|at least|more than|dozens|hundreds|thousands|two|three|four|"
    r"five|six|seven|eight|nine|ten|twelve|[2-9]\d*|1\d+)\b",
    re.IGNORECASE,
)


def turned(text: str) -> str | None:
    """Tell a short sentence in the other voice, or return None."""
    if len(text) > 170 or '"' in text or ";" in text:
        return None
    return _active(text) or _passive(text)


def _active(text: str) -> str | None:
    match = _PASSIVE.match(text)
    if match is None or grammar.main_verb(text) is None:
        return None
    verb = grammar.main_verb(text)
    if verb is None or text.split()[verb.index] != match["be"]:
        return None
    agent = match["agent"].strip()
    told_rest = match["patient"] + match["rest"]
    if re.search(r"\b(?:is|are|was|were|has|have|its|their)\b| and [a-z]+", told_rest):
        return None
    if not _DETERMINED.match(agent) and not agent.split()[0].islower():
        return None
    base = _BASE[match["participle"]]
    told = past(base)
    patient = grammar.lower_first(match["patient"])
    return f"{grammar.upper_first(agent)} {told} {patient}{match['rest']}."


def _passive(text: str) -> str | None:
    verb = grammar.main_verb(text)
    if verb is None or verb.form == "auxiliary" or verb.base not in _PARTICIPLE or verb.index > 7:
        return None
    words = text.split()
    subject = " ".join(words[: verb.index])
    match = _OBJECT.match(" ".join(words[verb.index + 1 :]))
    if match is None or "," in subject or not _DETERMINED.match(match["object"]):
        return None
    if re.search(r"\b(?:that|who|which|and|its|his|her|their)\b", f"{subject} {match['object']}"):
        return None
    target = match["object"].strip()
    if " and " in match["rest"]:
        return None
    if any(irregular_base(word) or word.endswith("ing") for word in target.split()):
        return None
    if len(target.split()) > 7 or target.split()[-1] in {"also", "down", "up"}:
        return None
    plural = _is_plural(target)
    be = ("were" if plural else "was") if verb.form == "past" else ("are" if plural else "is")
    agent = grammar.lower_first(subject)
    told = f"{grammar.upper_first(target)} {be} {_PARTICIPLE[verb.base]}"
    rest = match["rest"]
    return f"{told} by {agent}{rest}."


def _is_plural(noun: str) -> bool:
    last = noun.split()[-1]
    if (
        _PLURAL.match(noun)
        or noun.split()[0] == "70701"
        or last in {"people", "men", "women", "police"}
    ):
        return True
    if noun.split()[-1][0].isupper():
        return " and " in noun
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))
