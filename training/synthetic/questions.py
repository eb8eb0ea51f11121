"""Statements as questions that yes or no answers."""

from bot.verbs import irregular_base
from training.synthetic import grammar


def question(text: str) -> str:
    """Turn a statement into a question that yes or no answers."""
    verb = grammar.main_verb(text)
    words = grammar.words_of(text.rstrip("."))
    if (
        verb is None
        or any("," in word for word in words[: verb.index])
        or verb.index > 12
        or _goes_on(words, verb)
    ):
        return f"Is it true that {grammar.lower_first(text.rstrip('.'))}?"
    subject, rest = words[: verb.index], words[verb.index + 1 :]
    subject[0] = grammar.lower_first(subject[0])
    if verb.form == "auxiliary":
        auxiliary, tail = words[verb.index], rest
        if verb.base in {"had", "has", "have"} and not _perfect(rest):
            auxiliary, tail = (
                {"had": "did", "has": "does", "have": "do"}[verb.base],
                ["have", *rest],
            )
    else:
        auxiliary = {"third": "does", "plural": "do", "past": "did"}[verb.form]
        tail = [verb.base, *rest]
    return " ".join([auxiliary.capitalize(), *subject, *tail]) + "?"


def _goes_on(words: list[str], verb: grammar.Verb) -> bool:
    """Whether a second verb follows that a question would have to inflect too."""
    if verb.form == "auxiliary":
        return False
    later = zip(words[verb.index + 1 :], words[verb.index + 2 :], strict=False)
    return any(
        w == "and" and (grammar.base_of_third(n) or grammar.base_of_past(n)) for w, n in later
    )


def _perfect(rest: list[str]) -> bool:
    """Whether "has" is followed by a participle."""
    nearby = [grammar.bare(word) for word in rest[:2]]
    return any(w.endswith("ed") or w in {"been", "not"} or irregular_base(w) for w in nearby)
