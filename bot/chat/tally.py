"""What is kept of each answer for a server's admins: counts, and words only where allowed."""

from datetime import UTC, datetime

from bot.asked import AUTO, Asked
from bot.chat.scopes import server_of
from bot.domain import Answer, Report, Verdict
from bot.store import UNANSWERED, Records, outcome_of

_OPEN = frozenset({UNANSWERED, Verdict.NOT_ENOUGH_EVIDENCE.value})


def tally(records: Records, kind: str, asked: Asked, result: Report | Answer) -> None:
    """Count what was answered in a server.

    Args:
        records: Where the counts are.
        kind: How it came to be asked: "ask", "check", "follow", or `AUTO`.
        asked: The query, and who asked it.
        result: Its result; each claim counts.
    """
    server = server_of(asked.scope)
    answers = result.claims if isinstance(result, Report) else (result,)
    if server is None or not answers:
        return
    now = datetime.now(UTC)
    records.counts.add(server, now.date(), kind, map(outcome_of, answers))
    if kind == AUTO or not records.settings.of(server).keeps_text:
        return
    for answer in answers:
        if outcome_of(answer) in _OPEN:
            records.unanswered.keep(server, asked.person, answer.query.text, now)
