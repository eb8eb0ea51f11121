"""A judge's most confident mistakes on a set, and which kinds of claim it gets wrong."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.differences import content_overlap
from bot.evaluation.cases import Case
from bot.evaluation.quality import confidence

LONG = 150
"""Words from which evidence is long."""
LOW_OVERLAP = 0.5
"""The share of the claim's content words below which the evidence has few of them."""
EXCERPT = 80
"""Words of evidence that are printed."""

_MONTHS = "jan(uary)?|feb(ruary)?|march|april|june|july|aug(ust)?|sept(ember)?|oct(ober)?"
_MONTHS += "|nov(ember)?|dec(ember)?|may [0-9]+|[0-9]+ may"
_DATE = re.compile(
    rf"\b({_MONTHS}|(mon|tues|wednes|thurs|fri|satur|sun)day|(1[0-9]|20)[0-9]{{2}}s?)\b", re.I
)
_NUMBER = re.compile(
    r"[0-9]|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|half|twice|percent)\b",
    re.I,
)
_NEGATION = re.compile(
    r"\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|fail(s|ed)? to|den(y|ies|ied)"
    r"|refused?|lacks?|lacked)\b|n['\u2019]t\b",
    re.I,
)
_COMPARISON = re.compile(
    r"\b(than|more|most|less|fewer|least|best|worst|highest|lowest|largest|smallest|biggest|oldest"
    r"|youngest|longest|first|last|only|same|before|after|as \w+ as)\b",
    re.I,
)
_QUOTATION = re.compile(r"[\"\u201c\u201d«»]|(?<!\w)['\u2018][^'\u2018\u2019]+['\u2019](?!\w)")

TAGS: dict[str, Callable[[Case], bool]] = {
    "date": lambda case: bool(_DATE.search(case.claim)),
    "number": lambda case: bool(_NUMBER.search(_DATE.sub("", case.claim))),
    "negation": lambda case: bool(_NEGATION.search(case.claim)),
    "comparison": lambda case: bool(_COMPARISON.search(case.claim)),
    "quotation": lambda case: bool(_QUOTATION.search(case.claim)),
    "long evidence": lambda case: len(case.evidence.split()) >= LONG,
    "low overlap": lambda case: content_overlap(case.claim, case.evidence) < LOW_OVERLAP,
}
"""The kinds of claim and of evidence that are told apart; a claim can be of several."""


def tags_of(case: Case) -> list[str]:
    """Return the kinds a case is of, or `plain`."""
    return [tag for tag, holds in TAGS.items() if holds(case)] or ["plain"]


def report(cases: Sequence[Case], threshold: float, count: int) -> str:
    """Return the `count` most confident mistakes and a table of accuracy by kind, as text."""
    wrong = [case for case in cases if not _right(case, threshold)]
    wrong.sort(key=confidence, reverse=True)
    mistakes = [_told(number, case) for number, case in enumerate(wrong[:count], 1)]
    return "\n\n".join([*mistakes, "\n".join(_table(cases, threshold))])


def _table(cases: Sequence[Case], threshold: float) -> Iterator[str]:
    """Yield the lines of the table: of false support and missed support, both as counts."""
    kinds: dict[str, list[Case]] = {"all": list(cases), **{tag: [] for tag in TAGS}, "plain": []}
    for case in cases:
        for tag in tags_of(case):
            kinds[tag].append(case)
    yield f"{'kind':15}{'cases':>7}{'supported':>11}{'accuracy':>10}{'false':>7}{'missed':>8}"
    for kind, of_kind in kinds.items():
        if not of_kind:
            continue
        wrong = [case for case in of_kind if not _right(case, threshold)]
        missed = sum(case.is_supported for case in wrong)
        yield (
            f"{kind:15}{len(of_kind):7}{_share(case.is_supported for case in of_kind):>11}"
            f"{_share(_right(case, threshold) for case in of_kind):>10}"
            f"{len(wrong) - missed:7}{missed:8}"
        )


def _told(number: int, case: Case) -> str:
    stances = f"supports {case.supports:.2f}  refutes {case.refutes:.2f}  rest {case.neutral:.2f}"
    indented = [
        textwrap.fill(text, 100, initial_indent="   ", subsequent_indent="   ")
        for text in (f"claim: {case.claim}", f"evidence: {_excerpt(case)}")
    ]
    return "\n".join(
        [f"{number}. {case.label}; {stances}  [{', '.join(tags_of(case))}]", *indented]
    )


def _excerpt(case: Case) -> str:
    """Return the stretch of the evidence that shares most words with the claim."""
    words = case.evidence.split()
    stretches = [words[start : start + EXCERPT] for start in range(0, len(words), EXCERPT // 4)]
    texts = [" ".join(stretch) for stretch in stretches] or [""]
    best = max(range(len(texts)), key=lambda index: content_overlap(case.claim, texts[index]))
    before = "… " if best else ""
    after = " …" if best * (EXCERPT // 4) + EXCERPT < len(words) else ""
    return f"{before}{texts[best]}{after}"


def _right(case: Case, threshold: float) -> bool:
    return (case.supports >= threshold) == case.is_supported


def _share(holds: Iterable[bool]) -> str:
    each = list(holds)
    return f"{sum(each) / len(each):.1%}"
