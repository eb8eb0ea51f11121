"""Cuts from a text what its page put around the article."""

import re

_CUT = re.compile(
    r"""\W*(?:
        (?:check|see|read)\ also | also\ (?:read|see|on) | read\ next
        | read\ more
        | (?!.*[.!?]\W*$)(?:
            (?:read\ )?more\ (?:on|about|stories|from|news|like\ this)\b.* | share\ this.*
        )
        | related(?:\ (?:articles?|stories|posts|topics|content|news|coverage|reading|links))?
        | recommended(?:\ for\ you|\ reading|\ stories)?
        | you\ (?:may|might)\ also\ (?:like|be\ interested\ in)
        | most\ (?:read|popular) | trending(?:\ now)? | don['\u2019]t\ miss | up\ next
        | what\ to\ read\ next | latest\ news | editor['\u2019]s\ picks
        | (?:sign\ up|subscribe)\b.{0,60}newsletters?\b.*
        | (?:leave\ a\ )?comments? | advertisement
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that is nothing but the heading of what follows an article on its page.

One that ends as a sentence does, "More news is expected today.", is none."""
_POINTER = re.compile(
    r"\W*(?:(?:check|see|read|watch) (?:also|more)|also read)\s*[:|\u2013-]\s*\S", re.IGNORECASE
)
"""A line that points to another article, with its headline on the same line."""
_CUT_FROM = 0.3
"""Such a heading counts after this share of the lines, so that a headline stays."""


def without_boilerplate(text: str) -> str:
    """Cut what follows an article on its page, and lines that point to other articles."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    start = max(1, int(len(lines) * _CUT_FROM))
    for number, line in enumerate(lines[start:], start):
        if _CUT.fullmatch(line):
            lines = lines[:number]
            break
    return "\n".join(line for line in lines if not _POINTER.match(line)).strip()
